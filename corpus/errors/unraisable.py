"""What is said of exceptions that have nowhere to go."""

import gc
import sys
import weakref


class Silent(Exception):
    def __str__(self):
        1 / 0


class Last:
    def __init__(self, action):
        self.action = action

    def __del__(self):
        self.action()


def chained():
    try:
        int("x")
    except ValueError as e:
        raise KeyError("key") from e


def noted():
    e = ValueError("two\nlines")
    e.add_note("a note")
    raise e


def group():
    raise ExceptionGroup("several", [ValueError(1), TypeError(2)])


def empty(): raise ValueError


def silent():
    raise Silent


def misspelt():
    return sys.exist


def deeper(n=0): deeper(n + 1)


for action in chained, noted, group, empty, silent, misspelt, deeper:
    last = Last(action)
    del last


def called(reference):
    raise OSError(2, "No such thing", "name")


class Plain:
    pass


plain = Plain()
reference = weakref.ref(plain, called)
plain = None
gc.collect()


def stubborn():
    try:
        yield 1
    finally:
        yield 2


def drop():
    generator = stubborn()
    next(generator)
    generator = None
    print("dropped")


drop()
for _ in stubborn():
    break


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.err_msg, args.object.__qualname__, args.exc_traceback.tb_lineno)


sys.unraisablehook = hook
last = Last(empty)
del last
sys.unraisablehook = lambda args: 1 / 0
last = Last(empty)
del last
sys.unraisablehook = sys.__unraisablehook__
last = Last(empty)
del last
try:
    sys.unraisablehook(ValueError())
except TypeError as e:
    print(e)
