"""Terminals that hand on every character as it comes."""

import termios
from termios import *

__all__ = ["cfmakeraw", "cfmakecbreak", "setraw", "setcbreak"]

# What the items of a terminal's settings are.
IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)

# The settings that a raw terminal does not have, by item: of input, output, the line, and how lines are edited.
_RAW_OFF = {
    IFLAG: "IGNBRK BRKINT IGNPAR PARMRK INPCK ISTRIP INLCR IGNCR ICRNL IXON IXANY IXOFF",
    OFLAG: "OPOST",
    CFLAG: "PARENB CSIZE",
    LFLAG: "ECHO ECHOE ECHOK ECHONL ICANON IEXTEN ISIG NOFLSH TOSTOP",
}
_CBREAK_OFF = {LFLAG: "ECHO ICANON"}


def _turn_off(mode, settings):
    for item, names in settings.items():
        for name in names.split():
            mode[item] &= ~getattr(termios, name)
    # A read ends with the first character.
    characters = list(mode[CC])
    characters[VMIN], characters[VTIME] = 1, 0
    mode[CC] = characters


def cfmakeraw(mode):
    """Changes settings, a list as of tcgetattr, to those of a terminal that does nothing with characters."""
    _turn_off(mode, _RAW_OFF)
    mode[CFLAG] |= CS8


def cfmakecbreak(mode):
    """Changes settings to those of a terminal that shows no input and does not wait for the end of lines."""
    _turn_off(mode, _CBREAK_OFF)


def _change(fd, when, make):
    before = tcgetattr(fd)
    mode = list(before)
    make(mode)
    tcsetattr(fd, when, mode)
    return before


def setraw(fd, when=TCSAFLUSH):
    """Makes a terminal raw and returns its former settings."""
    return _change(fd, when, cfmakeraw)


def setcbreak(fd, when=TCSAFLUSH):
    """Makes a terminal hand on characters at once and returns its former settings."""
    return _change(fd, when, cfmakecbreak)
