"""Dataclasses whose annotations are texts, with slots, frozen ones that pickle themselves, and ones that hold themselves."""
import copy
import dataclasses
import pickle
import typing
import weakref
from dataclasses import InitVar, dataclass, field, fields, make_dataclass, replace
from typing import ClassVar


@dataclass
class Settings:
    name: "str"
    version: "ClassVar[int]" = 3
    scale: "typing.ClassVar" = 2
    start: "InitVar[int]" = 1
    step: "dataclasses.InitVar[int]" = 2
    options: "list[str]" = field(default_factory=list)
    ClassVarious: "ClassVariousThing" = None

    def __post_init__(self, start, step):
        self.total = start + step


print(Settings("a", 5), Settings("a", 5).total, [f.name for f in fields(Settings)])
print(Settings.__doc__)
for method in "__init__", "__repr__", "__eq__":
    print(getattr(Settings, method).__qualname__, getattr(Settings, method).__module__)


@dataclass(slots=True, weakref_slot=True)
class Node:
    value: int
    parent: "Node" = None


node = Node(1)
node.parent = node
print(node, Node.__slots__, weakref.ref(node)() is node)


@dataclass(frozen=True, slots=True)
class Secret:
    text: str

    def __getstate__(self):
        return self.text[::-1]

    def __setstate__(self, state):
        object.__setattr__(self, "text", state[::-1].upper())


print(pickle.loads(pickle.dumps(Secret("abc"))), copy.copy(Secret("xyz")))
Point = make_dataclass("Point", [("x", int), ("y", int, 0)], frozen=True, order=True)
print(Point(1), Point.__module__, Point(1) < Point(1, 2), pickle.loads(pickle.dumps(Point(3, 4))), replace(Point(1), y=9))


class Truthy(list):
    def __eq__(self, other):
        return self + other


@dataclass
class Pair:
    first: object
    second: object


print(Pair(1, Truthy([1])) == Pair(1, Truthy([2])), Pair(1, Truthy()) == Pair(1, Truthy()))
for wrong in (
    lambda: replace(Settings("a"), name="b"), lambda: make_dataclass("X", ["a", "a"]), lambda: make_dataclass("X", [("a", int, 1, 2)]),
    lambda: dataclass(type("X", (Point,), {"__annotations__": {"z": int}})),
    lambda: dataclass(type("X", (), {"__annotations__": {"z": list}, "z": []})),
    lambda: dataclass(type("X", (), {"__annotations__": {"z": int}, "__lt__": 1}), order=True),
    lambda: setattr(Point(1), "x", 2),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
