"""Classes changed after they were made: bases, classes of instances, slots, resolution orders; and what Python refuses."""

import gc
import weakref


def attempt(what, action):
    try:
        print(what, "->", action())
    except Exception as e:
        print(what, "->", f"{type(e).__name__}: {e}")


class Loud(type):
    def mro(cls):
        print("order of", cls.__name__, "was", cls.__mro__ and [c.__name__ for c in cls.__mro__])
        return type.mro(cls)


class Animal(metaclass=Loud):
    pass


class Machine(metaclass=Loud):
    def sound(self):
        return "whirr"


class Dog(Animal):
    pass


class Puppy(Dog):
    pass


Dog.__bases__ = (Machine,)
print(Puppy().sound(), Puppy.__mro__, Animal.__subclasses__(), Machine.__subclasses__())


def cycle():
    Machine.__bases__ = (Puppy,)


attempt("cycle", cycle)
attempt("empty", lambda: setattr(Dog, "__bases__", ()))
attempt("no classes", lambda: setattr(Dog, "__bases__", (1,)))
attempt("another layout", lambda: setattr(Dog, "__bases__", (list,)))
attempt("delete", lambda: delattr(Dog, "__bases__"))
attempt("builtin", lambda: setattr(int, "__bases__", (object,)))


class Point:
    __slots__ = ("x", "y")


class Vector:
    __slots__ = ("y", "x")


class Sized:
    __slots__ = ("x", "y", "size")


p = Point()
p.x, p.y = 1, 2
p.__class__ = Vector
print(type(p).__name__, p.x, p.y)
attempt("more slots", lambda: setattr(p, "__class__", Sized))
attempt("to a builtin", lambda: setattr(p, "__class__", list))
attempt("to no class", lambda: setattr(p, "__class__", 5))


class Plain:
    pass


class Weak:
    __slots__ = ("__weakref__",)


for name, bases, slots in (
    ("A", (Plain,), "__dict__"), ("B", (Plain,), ("__weakref__",)), ("C", (int,), ("x",)), ("D", (), ("1x",)), ("E", (), ("a b",)),
    ("F", (), (1,)), ("G", (), ("x", "x")), ("H", (), ("__dict__", "__dict__")), ("I", (Weak,), ()),
):
    attempt(name, lambda: type(name, bases, {"__slots__": slots}).__name__)
attempt("conflict", lambda: type("J", (), {"__slots__": "x", "x": 0}))
attempt("null", lambda: type("a\0b", (), {}))
w = Weak()
print(weakref.ref(w)() is w)
attempt("no weak reference", lambda: weakref.ref(p))
attempt("past type", lambda: object.__setattr__(str, "x", 1))
attempt("read only", lambda: setattr(property(), "fget", print))
attempt("wrong class", lambda: type("K", (int,), {"__add__": str.__add__})(1) + 1)
print(property.fget, complex.real, type(slice.start), [].__add__.__objclass__)


class Bad(type):
    def mro(cls):
        return [cls, dict, object]


attempt("unsuitable order", lambda: Bad("L", (), {}))


def temporary():
    class Child(Plain):
        pass

    return len(Plain.__subclasses__())


print(temporary())
gc.collect()
print(len(Plain.__subclasses__()))


class Endless:
    pass


Endless.__call__ = Endless()
try:
    Endless()()
except RecursionError:
    print("RecursionError")
