"""What the interpreter says about wrong types, attributes and arguments."""


class Empty:
    pass


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx, dy=0):
        return Point(self.x + dx, self.y + dy)

    @classmethod
    def origin(cls):
        return cls(0, 0)

    @staticmethod
    def distance(a, b):
        return abs(a.x - b.x) + abs(a.y - b.y)

    @property
    def fixed(self):
        return 1


p, e = Point(1, 2), Empty()
none, five, text, items, pair = None, 5, "abc", [1, 2], (1, 2)


def function(a, b, *, c):
    return a


ATTEMPTS = [
    lambda: p + p, lambda: p < p, lambda: p[0], lambda: p(), lambda: len(p), lambda: iter(p), lambda: -p, lambda: p.z,
    lambda: p.mvoe(1), lambda: Point.z, lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(x=1, z=2), lambda: p.move(),
    lambda: Point.move(), lambda: Point.origin(1), lambda: Point.distance(p), lambda: setattr(p, "fixed", 2), lambda: Empty(1), lambda: object(1),
    lambda: function(), lambda: function(1), lambda: function(1, 2), lambda: function(1, 2, 3), lambda: function(1, 2, c=3, d=4), lambda: function(1, a=1, b=2, c=3),
    lambda: none(), lambda: none[0], lambda: None.x, lambda: five(), lambda: text(), lambda: items(1), lambda: int("1", "2"), lambda: int([]),
    lambda: "a" + 1, lambda: 1 + "a", lambda: [1] + (2,), lambda: (1,) + [2], lambda: {} + {}, lambda: {1} + {2}, lambda: None + 1, lambda: [] * [],
    lambda: "a" % 1 % 2, lambda: text["a"], lambda: items[None], lambda: pair["x"], lambda: {}[[]], lambda: {[]}, lambda: hash({}), lambda: 1 in 2,
    lambda: [] < {}, lambda: 1 < "a", lambda: None < None, lambda: sorted([1, "a"]), lambda: max(1, "a"), lambda: sum(["a"]), lambda: "".join([1]), lambda: abs("a"),
    lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: super().x, lambda: range("a"), lambda: range(1.5), lambda: items[1.0], lambda: "ab" * 1.5, lambda: chr("a"),
    lambda: open(5.5), lambda: print(end=5), lambda: zip(1), lambda: enumerate(1), lambda: map(1, [1]).__next__(), lambda: dict(1), lambda: list(1), lambda: set(1),
    lambda: float("a"), lambda: float([]), lambda: round("a"), lambda: pow("a", 2), lambda: divmod(1, "a"), lambda: 1 @ 2, lambda: ~1.5, lambda: [] & [],
    lambda: next(5), lambda: reversed(5), lambda: bytes("a"), lambda: ord(5), lambda: getattr(p, 5), lambda: type("X", 5, {}), lambda: type(1, 2), lambda: callable(),
]

n = 0
for attempt in ATTEMPTS:
    n += 1
    try:
        result = attempt()
        print(n, "ok", result)
    except Exception as error:
        print(n, f"{type(error).__name__}: {error}")
print(function(1, 2))
