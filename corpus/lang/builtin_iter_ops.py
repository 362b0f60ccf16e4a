"""What the builtin iterators and the functions over iterables do and how they refuse."""


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(f"{type(e).__name__}: {e}")


class Seq:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * 10


class NoIter:
    __iter__ = None


class BadIter:
    def __iter__(self):
        return 5


class Count:
    def __init__(self):
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration("done")
        return self.i


class T:
    def __init__(self, b):
        self.b = b

    def __bool__(self):
        if self.b is None:
            raise ValueError("no truth")
        return self.b


class BadBool:
    def __bool__(self):
        return 5


class BadLen:
    def __len__(self):
        return -1


class StrLen:
    def __len__(self):
        return "x"


for c in (
    lambda: list(Seq(3)), lambda: list(reversed(Seq(3))), lambda: 20 in Seq(3), lambda: 25 in Seq(3), lambda: list(NoIter()), lambda: list(BadIter()), lambda: list(Count()), lambda: next(Count()), lambda: 3 in Count(), lambda: 1 in NoIter(), lambda: 1 in 5,
    lambda: bool(T(True)), lambda: bool(T(None)), lambda: bool(BadBool()), lambda: bool(BadLen()), lambda: len(BadLen()), lambda: len(StrLen()), lambda: not T(False), lambda: bool(Seq(0)),
    lambda: list(enumerate("ab")), lambda: list(enumerate("ab", 5)), lambda: list(enumerate(start=2, iterable="a")), lambda: enumerate(), lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: enumerate("a", x=1), lambda: enumerate("a", 1, 2), lambda: list(enumerate("a", 2**64)),
    lambda: list(zip()), lambda: list(zip("ab", [1])), lambda: list(zip("ab", [1], strict=True)), lambda: list(zip("a", [1, 2], strict=True)), lambda: list(zip("a", "b", [1, 2], strict=True)), lambda: list(zip("ab", "cd", [1], strict=True)), lambda: zip(5), lambda: zip("a", 5), lambda: zip(x=1), lambda: list(zip("abc")),
    lambda: list(map(str, [1, 2])), lambda: list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), lambda: list(map(max, [1, 5], [3, 2], [2, 9])), lambda: map(str), lambda: map(), lambda: map(5, 5), lambda: list(map(5, [1])), lambda: map(str, [1], x=1), lambda: list(map(None, [1])),
    lambda: list(filter(None, [0, 1, "", "a", [], T(True)]))[:2], lambda: list(filter(lambda x: x > 1, [1, 2, 3])), lambda: filter(None), lambda: filter(None, 5), lambda: list(filter(bool, [0, 1])), lambda: list(filter(5, [1])),
    lambda: min(), lambda: min([]), lambda: min([], default=5), lambda: min(1, 2, default=5), lambda: min(5), lambda: min(3, 1, 2), lambda: min([3, 1], key=lambda x: -x), lambda: max("abc"), lambda: max([1, "a"]), lambda: min(1, "a"), lambda: max([1, 2], foo=1), lambda: max(1, 2, key=None), lambda: max([], default=None), lambda: min(3, 1, key=lambda v: -v), lambda: max((1, "a"), (1, "b")), lambda: min(1, 1.0), lambda: max(1, True), lambda: max([0.0, float("nan"), 1]),
    lambda: sum([1, 2, 3]), lambda: sum([]), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum([[1], [2]], []), lambda: sum([1, 2], start=10), lambda: sum(5), lambda: sum([0.1] * 10), lambda: sum([1e308, 1e308, -1e308]), lambda: sum([1, 2.5, True]), lambda: sum([2**63, 2**63]), lambda: sum([0.1, 1, 0.2], 5), lambda: sum([1, "a"]), lambda: sum(), lambda: sum([1], 2, 3), lambda: sum([1j, 2]), lambda: sum([1e16, 1.0, -1e16]), lambda: sum([-0.0]), lambda: sum([-0.0], -0.0), lambda: sum(x * x for x in range(5)),
    lambda: any([0, 1]), lambda: any([]), lambda: all([]), lambda: all([1, 0]), lambda: any(5), lambda: all([T(None)]), lambda: any([T(True), T(None)]), lambda: any(), lambda: all(x for x in (1, 2)),
    lambda: range(3), lambda: range(1, 10, 3), lambda: range(1, 2, 0), lambda: range(), lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 3, 4), lambda: range(x=1), lambda: list(range(5, 0, -2)), lambda: len(range(10**30)), lambda: range(10**30)[10**29], lambda: range(10)[20], lambda: range(10)[-1], lambda: range(10)[2:5], lambda: range(10)[::-1], lambda: range(10)["a"], lambda: range(3) == range(0, 3, 1), lambda: range(0) == range(5, 5), lambda: range(0, 3, 2) == range(0, 4, 2), lambda: hash(range(3)) == hash(range(0, 3)), lambda: 5 in range(10), lambda: 5.0 in range(10), lambda: "a" in range(10), lambda: 5.5 in range(10), lambda: range(10).index(5), lambda: range(10).index(50), lambda: range(10).index("a"), lambda: range(10).count(5), lambda: range(5).start, lambda: range(5).stop, lambda: range(5).step, lambda: list(reversed(range(5))), lambda: range(3) < range(4), lambda: bool(range(0)), lambda: range(True), lambda: type(iter(range(3))), lambda: type(iter(range(10**30))), lambda: list(range(10**20, 10**20 + 3)), lambda: range(5).nothing, lambda: range(2).__contains__(1), lambda: [*range(3)], lambda: max(range(10)), lambda: sum(range(101)), lambda: range(-(2**63), 2**63)[0],
    lambda: slice(1), lambda: slice(1, 2, 3), lambda: slice(), lambda: slice(1, 2).indices(10), lambda: slice(None, None, -1).indices(5), lambda: slice(1).indices(-1), lambda: slice(1) == slice(1), lambda: slice(1).start, lambda: slice(1, 2) < slice(1, 3), lambda: hash(slice(1, 2)) == hash(slice(1, 2)), lambda: slice("a").indices(3),
    lambda: [1] + None, lambda: 1 + "a", lambda: "a" + 1, lambda: 1 - "a", lambda: None + 1, lambda: 1 < "a", lambda: None < None, lambda: [] >= 1, lambda: -"a", lambda: +[], lambda: ~1.5, lambda: 1 @ 2, lambda: 5 // "a", lambda: divmod("a", 1), lambda: pow("a", 2), lambda: 2 ** "a", lambda: {} | 1, lambda: 1 << "a", lambda: 1 << -1, lambda: 1 & 1.5, lambda: print >> 5, lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0 ** -1, lambda: 7 // -2, lambda: -7 % 3, lambda: 7 % -3, lambda: 2**62 * 4, lambda: 2**63 - 1 + 1, lambda: -(2**63) - 1, lambda: 2**62 + 2**62, lambda: 3037000500 * 3037000500, lambda: -(2**63) // -1, lambda: 1 << 63, lambda: 1 << 62, lambda: -1 >> 100, lambda: True + True, lambda: True & False, lambda: 1 == 1.0, lambda: 2**53 + 1 == float(2**53), lambda: 2**53 + 1 > float(2**53), lambda: 10**400 > 1e308, lambda: 1 < float("nan"), lambda: float("inf") > 10**400,
):
    show(c)


class A:
    def __add__(self, o):
        return NotImplemented

    def __radd__(self, o):
        return "A.radd"

    def __lt__(self, o):
        return NotImplemented

    def __gt__(self, o):
        return "A.gt"


class B(A):
    def __radd__(self, o):
        return "B.radd"

    def __gt__(self, o):
        return "B.gt"

    def __iadd__(self, o):
        return "B.iadd"


class M:
    def __mul__(self, o):
        return "mul"

    __rmul__ = __mul__


for c in (
    lambda: A() + 1, lambda: 1 + A(), lambda: A() + B(), lambda: B() + A(), lambda: A() + A(), lambda: [] + A(), lambda: "" + A(), lambda: () + A(), lambda: 1.5 + A(), lambda: A() < B(), lambda: A() < A(), lambda: A() < 1, lambda: 1 < A(), lambda: B() < A(),
    lambda: [1] * M(), lambda: M() * [1], lambda: 3 * M(), lambda: "a" * M(),
):
    show(c)
b = B()
b += 1
print(b)
x = "a"
try:
    x += 1
except TypeError as e:
    print(e)
x = 5
for op in ("x -= 'a'", "x **= 'a'", "x @= 1", "x //= None", "x <<= 1.5", "x |= []"):
    pass
try:
    x -= "a"
except TypeError as e:
    print(e)
try:
    x **= "a"
except TypeError as e:
    print(e)
try:
    x @= 1
except TypeError as e:
    print(e)
try:
    x |= []
except TypeError as e:
    print(e)
z = zip("abc", range(10))
print(next(z), list(z), list(z))
m = map(lambda x: 1 // x, [1, 0, 2])
print(next(m))
show(lambda: next(m))
print(next(m), next(m, None))
e = enumerate("xy")
print(e.__next__(), type(e), iter(e) is e)


class E(enumerate):
    pass


print(list(E("ab")))


class MyMap(map):
    def __next__(self):
        return super().__next__() * 2


print(list(MyMap(int, "123")))
r = reversed([1, 2, 3])
print(next(r), r.__length_hint__(), list(r))
print([x for x in iter(Count().__next__, 3)])
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
print(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), dict(sorted({"b": 1, "a": 2}.items())))
