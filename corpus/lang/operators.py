"""Operator methods: arithmetic, reflected, in-place, comparison, containers, call."""
from functools import total_ordering


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return "Vector" + repr(self.parts) if len(self.parts) != 1 else f"Vector({self.parts[0]})"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, k):
        if isinstance(k, Vector):
            return sum(a * b for a, b in zip(self.parts, k.parts))
        return Vector(*(a * k for a in self.parts))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return "matmul"

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return (self * self) ** 0.5

    def __bool__(self):
        return any(self.parts)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, i):
        return self.parts[i]

    def __contains__(self, x):
        return x in self.parts

    def __call__(self, i):
        return self.parts[i]


@total_ordering
class Version:
    def __init__(self, text):
        self.key = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.key == other.key

    def __lt__(self, other):
        return self.key < other.key


class Log:
    def __init__(self):
        self.lines = []

    def __iadd__(self, line):
        self.lines.append(line)
        return self

    def __lshift__(self, line):
        self.lines.append("<<" + line)
        return self

    def __rsub__(self, other):
        return f"{other} - log"

    def __divmod__(self, n):
        return ("divmod", n)

    def __pow__(self, n, mod=None):
        return ("pow", n, mod)

    def __invert__(self):
        return "inverted"

    def __index__(self):
        return 2

    def __setitem__(self, key, value):
        self.lines.append((key, value))

    def __delitem__(self, key):
        self.lines.append(("del", key))


v, w = Vector(1, 2, 3), Vector(4, 5, 6)
print(v + w, v * w, v * 2, 2 * v, -v, abs(Vector(3, 4)), v @ w)
print(bool(Vector(0, 0)), v == Vector(1, 2, 3), v != w, v == 1, len({v, w, Vector(1, 2, 3)}))
print(len(v), v[0], v[-1], v[1:], 2 in v, 9 not in v, list(v), v(1))
for attempt in (lambda: v + 1, lambda: 1 - v, lambda: v < w, lambda: v[9], lambda: +v):
    try:
        print(attempt())
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
versions = [Version(t) for t in ("1.10", "1.9", "2.0", "1.9.1")]
print([v.key for v in sorted(versions)], versions[0] >= versions[1], max(versions).key)
log = same = Log()
log += "one"
log << "two" << "three"
log[1:2, ...] = "x"
log[None] = 1
del log["k"]
print(log is same, log.lines, 5 - log, divmod(log, 3), log ** 2, pow(log, 2, 5), ~log)
print("abcd"[log], [10, 20, 30][log:], hex(log), range(5)[log])
