"""Frames of running functions: names, lines, namespaces."""
import collections
import inspect
import sys
from typing import NamedTuple, TypeVar


def caller_name(depth=1):
    return sys._getframe(depth + 1).f_code.co_name


def who():
    return caller_name(), sys._getframe().f_lineno


class Thing:
    made_in = sys._getframe().f_code.co_name

    def method(self):
        frame = inspect.currentframe()
        return frame.f_code.co_name, frame.f_code.co_qualname, frame.f_lineno, frame.f_back.f_lineno, frame.f_globals is globals()

    @property
    def prop(self):
        return [info.function for info in inspect.stack()]


def gen():
    yield sys._getframe().f_code.co_name
    yield sys._getframe(1).f_code.co_name


def deep(n):
    if n == 0:
        frame, names = sys._getframe(), []
        while frame is not None:
            names.append((frame.f_code.co_name, frame.f_lineno))
            frame = frame.f_back
        return names
    return deep(n - 1)


async def co():
    return sys._getframe().f_code.co_name


def drive(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


print(who())
print(Thing.made_in, Thing().method())
print(Thing().prop)
print(list(gen()))
print(deep(2))
print(drive(co()))
print((lambda: sys._getframe().f_code.co_name)(), [sys._getframe().f_code.co_name for _ in range(1)])
print(sys._getframe().f_code.co_name, sys._getframe().f_locals is globals(), sys._getframe().f_back)
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)
Point = collections.namedtuple("Point", "x y")
made = type("Made", (), {})
print(Point.__module__, made.__module__, TypeVar("T").__module__, NamedTuple("N", [("a", int)]).__module__)


def fails():
    local = 1
    raise ValueError("x")


try:
    fails()
except ValueError as e:
    tb = e.__traceback__
    print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_lineno, tb.tb_next.tb_next)
    print([(i.function, i.lineno, i.code_context[0].strip()) for i in inspect.trace()])
print(inspect.getframeinfo(sys._getframe()).code_context, inspect.isframe(sys._getframe()))
print(sys.gettrace(), sys.getprofile())
