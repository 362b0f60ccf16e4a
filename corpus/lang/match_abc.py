"""Sequence and mapping patterns on classes that say by inheritance or registration what they are."""

import collections
import collections.abc


def kind(subject):
    match subject:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
        case _:
            return "neither"


class Line(collections.abc.Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("length asked")
        return self.n

    def __getitem__(self, i):
        print("item", i)
        if i >= self.n:
            raise IndexError(i)
        return i * i


class Parent:
    pass


class Before(Parent):
    pass


print(kind(Before()))
collections.abc.Mapping.register(Parent)


class After(Parent):
    pass


for subject in (
    Line(3), collections.UserDict(), collections.UserList(), collections.deque(), Parent(), Before(), After(), "text", b"bytes", range(3),
    collections.OrderedDict(), collections.ChainMap(), {1}, memoryview(b"x"),
):
    print(type(subject).__name__, kind(subject))
match Line(5):
    case [first, _, *_, last]:
        print(first, last)
match Line(5):
    case [_, second, *rest]:
        print(second, rest)
match Line(1):
    case [_, _, *_]:
        print("too long")
    case [_]:
        print("one, not looked at")
match range(1 << 40):
    case first, second, *_, last:
        print(first, second, last)
print(collections.abc.Sequence.__flags__ >> 5 & 3, collections.abc.Mapping.__flags__ >> 5 & 3, list.__flags__ >> 5 & 3)
try:
    class Both(collections.abc.Collection):
        __abc_tpflags__ = 1 << 5 | 1 << 6
except TypeError as e:
    print(e)
