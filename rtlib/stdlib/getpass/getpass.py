"""Asks for a password without showing it, and tells who the user is."""

import os
import sys
import termios
import warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    try:
        fd = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        try:
            fd = sys.stdin.fileno()
        except (AttributeError, ValueError):
            return _shown(prompt, stream)
        return _hidden(prompt, stream or sys.stderr, sys.stdin, fd, stream)
    with open(fd, "r+b", buffering=0) as tty:
        import io

        text = io.TextIOWrapper(tty)
        return _hidden(prompt, stream or text, text, fd, stream)


def _hidden(prompt, out, source, fd, stream):
    try:
        old = termios.tcgetattr(fd)
    except termios.error:
        return _shown(prompt, stream)
    new = old[:]
    new[3] &= ~termios.ECHO
    try:
        termios.tcsetattr(fd, termios.TCSAFLUSH, new)
        return _read(prompt, out, source)
    finally:
        termios.tcsetattr(fd, termios.TCSAFLUSH, old)
        out.write("\n")
        out.flush()


def _shown(prompt, stream):
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=3)
    stream = stream or sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    return _read(prompt, stream, sys.stdin)


def _read(prompt, stream, source):
    if prompt:
        stream.write(str(prompt))
        stream.flush()
    line = source.readline()
    if not line:
        raise EOFError
    return line[:-1] if line[-1] == "\n" else line


def getuser():
    for name in "LOGNAME", "USER", "LNAME", "USERNAME":
        if user := os.environ.get(name):
            return user
    import pwd

    try:
        return pwd.getpwuid(os.getuid())[0]
    except KeyError as e:
        raise OSError("No username set in the environment") from e
