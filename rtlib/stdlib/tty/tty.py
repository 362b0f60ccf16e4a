"""Modes of a terminal: raw, where every byte comes as it is, and cbreak, where lines are not waited for."""

from termios import *
import termios

__all__ = ["cfmakeraw", "cfmakecbreak", "setraw", "setcbreak"]

IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)


def _set_characters(mode):
    mode[CC] = list(mode[CC])
    mode[CC][VMIN] = 1
    mode[CC][VTIME] = 0


def cfmakeraw(mode):
    """Changes what tcgetattr gave to raw mode."""
    mode[IFLAG] &= ~(IGNBRK | BRKINT | IGNPAR | PARMRK | INPCK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXANY | IXOFF)
    mode[OFLAG] &= ~OPOST
    mode[CFLAG] = mode[CFLAG] & ~(PARENB | CSIZE) | CS8
    mode[LFLAG] &= ~(ECHO | ECHOE | ECHOK | ECHONL | ICANON | IEXTEN | ISIG | NOFLSH | TOSTOP)
    _set_characters(mode)


def cfmakecbreak(mode):
    """Changes what tcgetattr gave to cbreak mode."""
    mode[LFLAG] &= ~(ECHO | ICANON)
    _set_characters(mode)


def setraw(fd, when=termios.TCSAFLUSH):
    """Puts a terminal into raw mode; the result is its mode before."""
    return _change(fd, when, cfmakeraw)


def setcbreak(fd, when=termios.TCSAFLUSH):
    """Puts a terminal into cbreak mode; the result is its mode before."""
    return _change(fd, when, cfmakecbreak)


def _change(fd, when, change):
    before = tcgetattr(fd)
    mode = list(before)
    change(mode)
    tcsetattr(fd, when, mode)
    return before
