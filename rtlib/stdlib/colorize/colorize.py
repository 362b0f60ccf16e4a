"""Colours of terminals. The library prints none, and says so."""

COLORIZE = True


class ANSIColors:
    BACKGROUND_YELLOW = "\x1b[43m"
    BOLD_GREEN = "\x1b[1;32m"
    BOLD_MAGENTA = "\x1b[1;35m"
    BOLD_RED = "\x1b[1;31m"
    BLACK = "\x1b[30m"
    GREEN = "\x1b[32m"
    GREY = "\x1b[90m"
    MAGENTA = "\x1b[35m"
    RED = "\x1b[31m"
    RESET = "\x1b[0m"
    YELLOW = "\x1b[33m"


NoColors = ANSIColors()
for _name in vars(ANSIColors):
    if not _name.startswith("_"):
        setattr(NoColors, _name, "")


def can_colorize():
    return False


def get_colors(colorize=False):
    return ANSIColors() if colorize or can_colorize() else NoColors
