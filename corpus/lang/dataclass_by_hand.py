"""Records without dataclasses: a decorator that writes the methods, and a class that has them."""


def record(*fields, frozen=False):
    def decorate(cls):
        defaults = {f: getattr(cls, f) for f in fields if hasattr(cls, f)}

        def __init__(self, *args, **kwargs):
            if len(args) > len(fields):
                raise TypeError(f"{cls.__name__} takes {len(fields)} fields, got {len(args)}")
            values = dict(defaults)
            values.update(zip(fields, args))
            for key, value in kwargs.items():
                if key not in fields:
                    raise TypeError(f"{cls.__name__} has no field {key!r}")
                values[key] = value
            for field in fields:
                if field not in values:
                    raise TypeError(f"missing field {field!r}")
                object.__setattr__(self, field, values[field])

        def __repr__(self):
            inside = ", ".join(f"{f}={getattr(self, f)!r}" for f in fields)
            return f"{cls.__qualname__}({inside})"

        def as_tuple(self):
            return tuple(getattr(self, f) for f in fields)

        def __eq__(self, other):
            if type(other) is not type(self):
                return NotImplemented
            return as_tuple(self) == as_tuple(other)

        cls.__init__ = __init__
        cls.__repr__ = __repr__
        cls.__eq__ = __eq__
        cls.as_tuple = as_tuple
        cls.__hash__ = None
        if frozen:
            def refuse(self, name, value=None):
                raise AttributeError(f"cannot change {name!r}")
            cls.__setattr__ = refuse
            cls.__delattr__ = refuse
            cls.__hash__ = lambda self: hash(as_tuple(self))
        return cls
    return decorate


@record("x", "y")
class Point:
    y = 0

    def moved(self, dx=0, dy=0):
        return Point(self.x + dx, self.y + dy)


@record("name", "tags", frozen=True)
class Item:
    tags = ()

    class Inner:
        pass


class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    fahrenheit = property(
        lambda self: self.celsius * 9 / 5 + 32,
        lambda self, value: setattr(self, "celsius", (value - 32) * 5 / 9),
        doc="The same in Fahrenheit.",
    )


p = Point(1)
print(p, p.moved(dy=5), Point(x=1) == p, p == (1, 0), p != Point(2), p.as_tuple())
p.x = 10
print(p, vars(p))
item = Item("pen", tags=("blue",))
print(item, hash(item) == hash(Item("pen", ("blue",))), {item: "found"}[Item("pen", ("blue",))], Item.Inner.__qualname__)
for action in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: setattr(item, "name", "x"), lambda: delattr(item, "name"), lambda: hash(p), lambda: {p}):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
t = Temperature(100)
t.fahrenheit = 50
print(t.celsius, Temperature.fahrenheit.__doc__, Temperature(0).fahrenheit)
print([attr for attr in ("x", "y", "z") if hasattr(p, attr)], isinstance(item, Item), Point.__name__, Point.__module__)
