"""Multiple inheritance: C3 linearisation and cooperative super()."""


class Base:
    def __init__(self, **kwargs):
        self.extra = kwargs

    def describe(self):
        return ["Base"]


class Left(Base):
    def __init__(self, left=0, **kwargs):
        super().__init__(**kwargs)
        self.left = left

    def describe(self):
        return ["Left"] + super().describe()


class Right(Base):
    def __init__(self, right=0, **kwargs):
        super().__init__(**kwargs)
        self.right = right

    def describe(self):
        return ["Right"] + super().describe()


class Both(Left, Right):
    def describe(self):
        return ["Both"] + super().describe()


class Mixin:
    def describe(self):
        return ["Mixin"] + super().describe()


class Final(Mixin, Both):
    pass


def names(cls):
    return " ".join(c.__name__ for c in cls.mro())


print(names(Both))
print(names(Final))
print(Final().describe())
f = Final(left=1, right=2, other=3)
print(f.left, f.right, f.extra)
print(super(Left, f).describe(), super(Both, f).describe())
print(Final.__bases__ == (Mixin, Both), Final.__base__.__name__)


class A: pass
class B: pass
class C(A, B): pass
class D(B, A): pass


try:
    class Impossible(C, D):
        pass
except TypeError as e:
    print("TypeError:", e)

try:
    class Twice(A, A):
        pass
except TypeError as e:
    print("TypeError:", e)

try:
    Mixin().describe()
except AttributeError as e:
    print("AttributeError:", e)


class Registry:
    classes = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Registry.classes[key or cls.__name__.lower()] = cls


class Json(Registry):
    pass


class Xml(Registry, key="markup"):
    pass


print({key: cls.__name__ for key, cls in Registry.classes.items()})


class Meta(type):
    def __new__(mcls, name, bases, namespace):
        namespace["fields"] = [k for k in namespace if not k.startswith("_")]
        return super().__new__(mcls, name, bases, namespace)

    def __call__(cls, *args):
        instance = super().__call__()
        for field, value in zip(cls.fields, args):
            setattr(instance, field, value)
        return instance

    def __len__(cls):
        return len(cls.fields)


class Point(metaclass=Meta):
    x = 0
    y = 0


p = Point(3)
print(Point.fields, len(Point), p.x, p.y, type(Point).__name__)
Dynamic = type("Dynamic", (Both,), {"size": 3, "double": lambda self: self.size * 2})
print(Dynamic().double(), Dynamic.__name__, Dynamic().describe())
