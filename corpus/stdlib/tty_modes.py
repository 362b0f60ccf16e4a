"""Terminals made raw, and back."""
import os
import termios
import tty

master, slave = os.openpty()
before = termios.tcgetattr(slave)
print(sorted(tty.__all__), tty.IFLAG, tty.CC, len(before))
print(bool(before[tty.LFLAG] & termios.ICANON), bool(before[tty.OFLAG] & termios.OPOST))
print(tty.setraw(slave) == before)
raw = termios.tcgetattr(slave)
for item, names in ((tty.IFLAG, "ICRNL IXON"), (tty.OFLAG, "OPOST"), (tty.LFLAG, "ECHO ICANON ISIG IEXTEN")):
    print([name for name in names.split() if raw[item] & getattr(termios, name)])
print(raw[tty.CFLAG] & termios.CSIZE == termios.CS8, raw[tty.CC][termios.VMIN], raw[tty.CC][termios.VTIME])
os.write(master, b"a\r\x03")
print(os.read(slave, 10))
os.write(slave, b"line\n")
print(os.read(master, 10))
termios.tcsetattr(slave, termios.TCSANOW, before)
os.write(slave, b"line\n")
print(os.read(master, 10))
tty.setcbreak(slave, termios.TCSANOW)
mode = termios.tcgetattr(slave)
print(bool(mode[tty.LFLAG] & termios.ECHO), bool(mode[tty.LFLAG] & termios.ISIG))
os.write(master, b"c")
print(os.read(slave, 10))
mode = list(before)
tty.cfmakeraw(mode)
print(mode[tty.LFLAG] == raw[tty.LFLAG], mode[tty.CC] is before[tty.CC])
r, w = os.pipe()
try:
    tty.setraw(r)
except termios.error as e:
    print(e.args)
for fd in (master, slave, r, w):
    os.close(fd)
