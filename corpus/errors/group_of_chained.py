"""Chained exceptions inside groups: what was printed as a member is not lost where a group follows from it."""

import sys
import traceback


class ConfigError(Exception):
    pass


def load(text):
    try:
        return int(text)
    except ValueError as e:
        raise ConfigError(f"bad setting {text!r}") from e


def load_all(texts):
    errors = []
    for text in texts:
        try:
            load(text)
        except ConfigError as e:
            errors.append(e)
    if errors:
        raise ExceptionGroup("settings", errors)


def wrapped():
    try:
        load("x")
    except ConfigError as e:
        raise ExceptionGroup("one setting", [e, KeyError("other")])


def cause_is_member():
    try:
        load_all(["y", "1", "z"])
    except ExceptionGroup as group:
        raise ExceptionGroup("again", [group.exceptions[0], OSError("disk")]) from group.exceptions[0]


for f in wrapped, cause_is_member, lambda: load_all(["p", "q"]):
    try:
        f()
    except ExceptionGroup:
        traceback.print_exc(file=sys.stdout)
    print("-----")

# A bare exception that except* catches comes as a group that has no traceback.
try:
    raise ValueError("bare")
except* ValueError as group:
    print(repr(group), group.args)
    traceback.print_exception(group, file=sys.stdout)

wrapped()
