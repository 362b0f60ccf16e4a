"""Generic classes by syntax and by inheritance: parameters, bounds, constraints evaluated late, and what is refused."""

import types
import typing
from typing import Generic, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")
S = TypeVar("S")


def attempt(what, action):
    try:
        print(what, "->", action())
    except Exception as e:
        print(what, "->", f"{type(e).__name__}: {e}")


class Base:
    def __init_subclass__(cls, **options):
        cls.options = options


more = {"c": 3}


class Box[A: int, B: (int, str)](Base, a=1, **more):
    def both(self, a: A, b: B) -> tuple[A, B]:
        return a, b


print(Box.__type_params__, Box.__bases__, Box.options, hasattr(Box, "__parameters__"))
a, b = Box.__type_params__
print(a.__bound__, a.__constraints__, b.__bound__, b.__constraints__)
print(Box.both.__annotations__)


class Late[X: Undefined, Y: (Undefined, int)]:
    pass


x, y = Late.__type_params__
print(x.__constraints__, y.__bound__)
attempt("bound", lambda: x.__bound__)
attempt("constraints", lambda: y.__constraints__)
Undefined = str
print(x.__bound__, y.__constraints__)


class Pair(Generic[T, S]):
    pass


class Same(Pair[T, T], list[T]):
    pass


print(Pair.__parameters__, Same.__parameters__, Same.__orig_bases__, Same.__mro__)
print(Pair[int, str], Same[int].__args__, Pair[int, S][str], typing.Optional[Pair[int, str]])


def plain():
    class Bad(Generic):
        pass


def twice():
    class Bad(Generic[T], Generic[S]):
        pass


def unlisted():
    class Bad[Q](dict[Q, S]):
        pass


attempt("plain", plain)
attempt("twice", twice)
attempt("unlisted", unlisted)
attempt("too many", lambda: Pair[int, str, float])
print(types.new_class("Made", (typing.List[int],)).__bases__, types.resolve_bases((list[int], typing.Dict[str, int])))


@runtime_checkable
class HasPlace(Protocol):
    x: int
    y: int


class Point:
    def __init__(self):
        self.x, self.y = 1, 2


print(isinstance(Point(), HasPlace), isinstance(3, HasPlace))
attempt("issubclass", lambda: issubclass(Point, HasPlace))
match Point():
    case HasPlace(x=px, y=py):
        print(px, py)
print(isinstance(1, int | T), int | T, T | None, list[T] | None)
attempt("order", lambda: isinstance(1, T | int))
