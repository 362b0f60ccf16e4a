"""An error while a class body runs, inside a function that makes classes."""


def make(bases, fields):
    class Made(*bases):
        values = {}
        for name in fields:
            values[name] = len(name)
        del name

        def get(self, key):
            return self.values[key]

    return Made


class Base:
    kind = "base"

    def __init_subclass__(cls):
        print("subclass", cls.__name__, "of", cls.kind)


made = make((Base,), ["a", "bc"])
print(made().get("bc"), made.__qualname__)
try:
    made().get("zz")
except KeyError as e:
    print("KeyError", e)


class Outer:
    limit = 3

    class Inner:
        doubled = limit * 2


print("not reached")
