"""Type annotations: they are kept, not checked; generics, aliases, type parameters."""
from __future__ import annotations

from typing import Any, Callable, Generic, Iterable, Iterator, Optional, Protocol, TypeVar, Union, cast

T = TypeVar("T")
Number = Union[int, float]
limit: int = 10
later: "NotDefinedAnywhere"


class Stack(Generic[T]):
    """A stack of anything."""

    items: list[T]
    size: int = 0

    def __init__(self, items: Optional[Iterable[T]] = None) -> None:
        self.items: list[T] = list(items or ())

    def push(self, item: T) -> Stack[T]:
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()

    def __iter__(self) -> Iterator[T]:
        return iter(reversed(self.items))


class Named(Protocol):
    name: str


class Dog:
    def __init__(self, name: str) -> None:
        self.name = name


def call(thing: Named, *args: Any, func: Callable[[str], str] = str.upper, **kwargs: Any) -> str:
    local: str = func(thing.name)
    unset: int
    return local + str(args) + str(kwargs)


def first[K](items: list[K], default: K | None = None) -> K | None:
    return items[0] if items else default


class Pair[A, B]:
    def __init__(self, a: A, b: B):
        self.a, self.b = a, b

    def swap(self) -> Pair[B, A]:
        return Pair(self.b, self.a)


type Names = list[str]


def average(values: list[Number]) -> float:
    """Average of numbers."""
    return sum(values) / len(values)


print(Stack[int]([1, 2]).push(3).pop(), list(Stack("ab")), Stack.size)
print(call(Dog("rex"), 1, 2, extra=True), call(Dog("Rex"), func=str.lower))
print(first([5, 6]), first([]), first([], "default"), Pair(1, "x").swap().a)
print(call.__annotations__)
print(Stack.__annotations__, average.__annotations__, __annotations__)
print(average([1, 2.5]), cast(int, "not checked"), limit, Names.__name__)
print(Stack.__doc__, average.__doc__, call.__name__, Stack.push.__annotations__["return"])


def untyped(a, b: int = "wrong type, but who looks", *, c: float):
    return a, b, c


print(untyped(1, c="x"), untyped.__annotations__, untyped.__defaults__)
