"""Colours, of which translated programs print none."""

COLORIZE = False


class ANSIColors:
    RESET = BOLD_GREEN = BOLD_MAGENTA = BOLD_RED = GREEN = GREY = MAGENTA = RED = YELLOW = ""


def can_colorize():
    return False
