"""__getattr__, __getattribute__, __setattr__, __delattr__, __slots__, descriptors."""


class Defaults:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __getattr__(self, name):
        if name.startswith("no_"):
            raise AttributeError(f"refused: {name}")
        return f"<{name}>"


class Guarded:
    def __init__(self):
        super().__setattr__("log", [])
        self.x = 1

    def __getattribute__(self, name):
        value = super().__getattribute__(name)
        return value * 100 if name == "x" else value

    def __setattr__(self, name, value):
        self.log.append(f"set {name}={value}")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(f"del {name}")
        super().__delattr__(name)


class Typed:
    """A data descriptor that checks what it stores."""

    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.slot)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.slot, value)


class Lazy:
    """A non-data descriptor: computed once, then found on the instance."""

    def __init__(self, func):
        self.func = func

    def __get__(self, instance, owner):
        value = self.func(instance)
        instance.__dict__[self.func.__name__] = value
        return value


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name = name
        self.age = age

    @Lazy
    def initials(self):
        print("computing")
        return "".join(word[0] for word in self.name.split())


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


d = Defaults(real=1)
print(d.real, d.anything, hasattr(d, "no_way"), getattr(d, "no_way", None))
g = Guarded()
g.y = 2
del g.y
print(g.x, g.log)
try:
    g.y
except AttributeError as e:
    print("AttributeError:", e)
p = Person("Ada King Lovelace", 36)
print(p.name, p.age, p.initials, p.initials, sorted(p.__dict__))
try:
    p.age = "old"
except TypeError as e:
    print("TypeError:", e)
print(type(Person.name).__name__, Person.age.kind is int)
s = Slotted(1)
for action in (lambda: s.b, lambda: setattr(s, "c", 3), lambda: s.__dict__, lambda: p.nothing,
               lambda: Person.nothing, lambda: delattr(p, "nothing"), lambda: (5).real.foo, lambda: None.x):
    try:
        print(action())
    except AttributeError as e:
        print("AttributeError:", e, "| name:", e.name)
s.b = 2
print(s.a + s.b)
