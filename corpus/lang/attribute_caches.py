"""Attributes at one site while classes, shapes and modules change under it."""
import sys


class A:
    kind = "class"

    def __init__(self, n):
        self.n = n

    def who(self):
        return "A.who"


class B(A):
    pass


def read(o):
    return o.kind


def call(o):
    return o.who()


a, b = A(1), B(2)
print(read(a), read(b), call(a), call(b))
a.kind = "instance"
print(read(a), read(b), read(A(3)))
del a.kind
print(read(a))
A.kind = "changed"
print(read(a), read(b))
B.kind = "of B"
print(read(a), read(b))
del B.kind
print(read(b))
b.who = lambda: "instance who"
print(call(a), call(b), call(B(1)))
A.who = lambda self: "new who"
print(call(a), call(b), call(B(1)))
A.kind = property(lambda self: f"property {self.n}")
print(read(a), read(b))
try:
    b.kind = 1
except AttributeError as e:
    print(e)
A.kind = "plain again"
b.kind = 1
print(read(a), read(b))
b.__dict__["kind"] = "through the dict"
print(read(b), list(b.__dict__))
b.__dict__ = {"n": 5, "who": lambda: "dict who"}
print(read(b), call(b), b.n)


class Other:
    kind = "other"

    def who(self):
        return "Other.who " + str(self.n)


c = A(7)
print(read(c), call(c))
c.__class__ = Other
print(read(c), call(c))

objects = []
for names in ("ab", "ba", "abc", "c", "bca"):
    o = A(0)
    for name in names:
        setattr(o, name, name.upper())
    objects.append(o)


def get_b(o):
    return getattr(o, "b", None), (o.b if "b" in o.__dict__ else "-")


for _ in range(2):
    print([get_b(o) for o in objects], [list(vars(o)) for o in objects])

many = A(0)
for i in range(300):
    setattr(many, f"x{i}", i)
print(many.x0, many.x299, len(many.__dict__), list(many.__dict__)[:3])
for i in range(299):
    delattr(many, f"x{i}")
print(many.__dict__)


class Meta(type):
    def level(cls):
        return cls.__name__.lower()

    @property
    def size(cls):
        return len(cls.__name__)


class Named(metaclass=Meta):
    pass


class Named2(Named):
    size2 = 4


def level(cls):
    return cls.level(), cls.size


print(level(Named), level(Named2))
Named.level = classmethod(lambda cls: "own " + cls.__name__)
print(level(Named), level(Named2), Named2().level())
try:
    Named().size
except AttributeError as e:
    print(e)

module = sys.modules[__name__]
value = 1


def read_global():
    return value, module.value


print(read_global())
module.value = 2
print(read_global())
globals()["value"] = 3
print(read_global())
del module.value
try:
    read_global()
except NameError as e:
    print(e)


def length(x):
    return len(x)


print(length("abc"))
module.len = lambda x: "shadowed"
print(length("abc"))
del module.len
print(length("abc"))
import builtins
builtins.answer = 42
print(answer)
builtins_len, builtins.len = builtins.len, lambda x: "from builtins"
print(length("abc"))
builtins.len = builtins_len
print(length("abc"))


class Base:
    def f(self):
        return "Base"


class Child(Base):
    def f(self):
        return "Child " + super().f()


child = Child()
print(child.f(), child.f())
Base.f = lambda self: "Base changed"
print(child.f())


class Inserted(Base):
    def f(self):
        return "Inserted"


Child.__bases__ = (Inserted,)
print(child.f(), [k.__name__ for k in Child.__mro__])
child.__len__ = lambda: 3
try:
    len(child)
except TypeError as e:
    print(e)
Child.__len__ = lambda self: 4
print(len(child))
