"""Special methods that return what they must not, and abstract classes."""
import abc
import enum


class Bad:
    def __len__(self):
        return -1

    def __bool__(self):
        return 5

    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __hash__(self):
        return "x"

    def __iter__(self):
        return [1]

    def __index__(self):
        return 1.5

    def __int__(self):
        return "1"

    def __float__(self):
        return 1

    def __format__(self, spec):
        return b""

    def __contains__(self, x):
        return "truthy"

    def __enter__(self):
        return 1

    def __bytes__(self):
        return "b"

    def __complex__(self):
        return 1

    def __dir__(self):
        return 5

    def __call__(self, x, /, y, *, z):
        return x


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @abc.abstractmethod
    def scale(self, k): ...


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


bad = Bad()
for f in (len, bool, str, repr, hash, iter, int, float, format, bytes, complex, dir, lambda b: [1, 2][b], lambda b: 1 in b, lambda b: [*b], lambda b: range(b), lambda b: b(), lambda b: b(1, 2), lambda b: b(x=1, y=2, z=3), lambda b: b(1, 2, 3, z=4),
          lambda b: b(1, 2, z=3, w=4), lambda b: b + 1, lambda b: b[0], lambda b: b.nope, lambda b: b < b, lambda b: -b, lambda b: Shape(), lambda b: Colour(3), lambda b: Colour["GREEN"], lambda b: Colour.GREEN, lambda b: setattr(Colour, "RED", 2), lambda b: Colour(), lambda b: Colour.RED < Colour.BLUE,
          lambda b: type("Sub", (Colour,), {}), lambda b: f"{b}", lambda b: "%d" % b, lambda b: sum(b), lambda b: open(b), lambda b: round(b), lambda b: isinstance(1, b), lambda b: int("1", b), lambda b: b"%d" % b"x"):
    try:
        print("fine", f(bad))
    except Exception as e:
        print(type(e).__name__, e)
with bad as x:
    print("inside", x)
