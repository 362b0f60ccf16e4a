"""What lists and tuples do and how they refuse."""


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(f"{type(e).__name__}: {e}")


class Idx:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Bad:
    def __eq__(self, other):
        raise RuntimeError("bad eq")

    __hash__ = None


def seq(x, f):
    f(x)
    return x


L = [1, 2, 3, 4, 5]
T = (1, 2, 3, 4, 5)
for c in (
    lambda: L[1], lambda: L[-1], lambda: L[5], lambda: L[-6], lambda: L["a"], lambda: L[1.0], lambda: L[Idx(2)], lambda: L[True],
    lambda: L[10**30], lambda: L[-(10**30)], lambda: T[7], lambda: T["x"], lambda: T[Idx(1):], lambda: L[:: 0], lambda: L["a":],
    lambda: L[None:None:None], lambda: L[::-1], lambda: L[10**30 :], lambda: L[: -(10**30)], lambda: T[::2], lambda: T[:] is T,
    lambda: L + 1, lambda: L + T, lambda: T + L, lambda: T + (6,), lambda: L * 2, lambda: 2 * T, lambda: L * "a", lambda: "a" * L,
    lambda: L * 1.5, lambda: L * -1, lambda: [] * 10**30, lambda: L * Idx(2), lambda: None * L,
    lambda: 1 in L, lambda: "a" in L, lambda: Bad() in L, lambda: L.index(3), lambda: L.index(9), lambda: L.index(3, 3), lambda: L.index(3, -4, -1),
    lambda: L.index("x", 1.5), lambda: T.index(9), lambda: T.index(2, 1), lambda: L.count(1), lambda: T.count(True), lambda: L.count(Bad()),
    lambda: L.pop("x"), lambda: [].pop(), lambda: [1].pop(3), lambda: seq([1, 2, 3], lambda x: x.pop(0)), lambda: L.remove(99), lambda: L.append(),
    lambda: L.append(1, 2), lambda: L.insert(1), lambda: seq([1, 2], lambda x: x.insert(-1, 9)), lambda: seq([1, 2], lambda x: x.insert(100, 9)),
    lambda: L.extend(1), lambda: seq([1], lambda x: x.extend(x)), lambda: seq([1], lambda x: x.extend("ab")), lambda: L.index(), lambda: L.sort(1),
    lambda: L.sort(foo=1), lambda: L.nothing, lambda: list(1), lambda: list(1, 2), lambda: list(x=1), lambda: tuple(1), lambda: tuple(x=1), lambda: tuple([1], 2),
    lambda: list("abc"), lambda: tuple("abc"), lambda: list({1: 2}), lambda: list(range(3)), lambda: [1, 2] < [1, 3], lambda: [1, 2] < [1], lambda: [1] < 1,
    lambda: (1, "a") < (1, 2), lambda: [1] == (1,), lambda: [1] != [2], lambda: (1,) <= (1,), lambda: [[1], 2] == [[1], 2.0], lambda: hash([]),
    lambda: hash((1, [])), lambda: hash((1, 2, (3,))), lambda: hash(()), lambda: {[]: 1}, lambda: {1: 2}[[]], lambda: [1, 2].copy(), lambda: [].clear(),
    lambda: sorted([3, 1, 2]), lambda: sorted([3, "a"]), lambda: sorted([1, 2], key=5), lambda: sorted(5),
    lambda: sorted("banana", key=lambda c: -ord(c)), lambda: sorted([(1, "b"), (1, "a"), (0, "z")]), lambda: sorted([1, 2, 3], reverse=True),
    lambda: sorted(["b", "a"], reverse="x"), lambda: sorted([1, None]), lambda: sorted([{}, {}]), lambda: list(reversed(L)), lambda: reversed(5),
    lambda: reversed({1}), lambda: list(reversed({1: 2, 3: 4})), lambda: list(reversed("abc")), lambda: type(reversed(L)), lambda: type(iter(L)), lambda: type(iter(T)), lambda: iter(5),
    lambda: next(iter([])), lambda: next(iter([]), "d"), lambda: next(5), lambda: next(), lambda: iter(), lambda: iter(5, 5), lambda: list(iter(iter([1, 2, 0, 3]).__next__, 0)),
    lambda: type(iter(int, 1)), lambda: len(5), lambda: len(), lambda: len(L), lambda: [*1], lambda: [*L, *T, *"ab"], lambda: (*[1], 2), lambda: {*1},
    lambda: L.__len__(), lambda: L.__getitem__(0), lambda: L.__contains__(3), lambda: [1].__add__([2]), lambda: [1].__add__(2), lambda: [1].__mul__(3), lambda: [1].__rmul__(3),
    lambda: [1].__eq__([1]), lambda: [1].__eq__(1), lambda: [1].__lt__([2]), lambda: type([3].__iter__()), lambda: type(L.__reversed__()), lambda: [].__hash__,
    lambda: [1].__iadd__((2,)), lambda: (1,).__add__((2,)), lambda: list.append, lambda: list.sort, lambda: tuple.index,
    lambda: list.append(1, 2), lambda: list.append(), lambda: list.index([1], 1), lambda: type([].__iter__()).__name__,
    lambda: [1, 2, 3].__class__, lambda: isinstance([], list), lambda: L.__sizeof__() > 0,
):
    show(c)


def assign(l, k, v):
    l[k] = v
    return l


def delete(l, k):
    del l[k]
    return l


for c in (
    lambda: assign([1, 2], 0, 9), lambda: assign([1, 2], 2, 9), lambda: assign([1, 2], "a", 9), lambda: assign([1, 2], slice(0, 1), 9),
    lambda: assign([1, 2], slice(0, 1), [7, 8, 9]), lambda: assign([1, 2, 3, 4], slice(None, None, 2), [9]), lambda: assign([1, 2, 3, 4], slice(None, None, 2), 9),
    lambda: assign([1, 2, 3], slice(5, 1), "xy"), lambda: assign((1,), 0, 1), lambda: assign(5, 0, 1), lambda: assign("abc", 0, "x"), lambda: assign(range(3), 0, 1),
    lambda: delete([1, 2, 3], 1), lambda: delete([1], 3), lambda: delete([1], "a"), lambda: delete((1,), 0), lambda: delete(5, 0), lambda: delete("abc", 0),
    lambda: delete([1, 2, 3, 4, 5], slice(None, None, -2)), lambda: delete(list(range(10)), slice(1, 8, 3)), lambda: assign([1], slice(None, None, 0), []),
):
    show(c)


def unpack2(v):
    a, b = v
    return a, b


def unpackx(v):
    a, *b, c = v
    return a, b, c


for v in ([1, 2], [1], (1, 2, 3), "ab", "abc", {1: 2, 3: 4}, {1}, 5, None, iter([1, 2, 3]), range(2), [], (x for x in (1, 2, 3))):
    show(lambda: unpack2(v))
for v in ([1, 2], [1], (1, 2, 3), "abcd", 5, range(6), iter("xyz")):
    show(lambda: unpackx(v))


a = [1]
a.append(a)
print(a)
t = (1, a)
a.append(t)
print(t)
b = a = [1, 2]
a += [3]
print(a, b is a)
a *= 2
print(a)
show(lambda: a.__iadd__(5))
try:
    a += 5
except TypeError as e:
    print(e)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)
x = [1, 2, 3, 4]
x[1], x[0] = x[0], x[1]
print(x)
l = [1, 2]
l[1], l[0] = l
print(l)


class Sub(list):
    def __init__(self, *a):
        super().__init__(*a)
        self.tag = "t"

    def __getitem__(self, i):
        return ("got", super().__getitem__(i))

    def append(self, x):
        super().append(x * 2)


s = Sub([1, 2])
s.append(5)
print(s, s[0], s[-1], len(s), s.tag, s + [1], type(s + [1]), s == [1, 2, 10], list(s), s.copy(), type(s[:]))
print(sorted(s), 10 in s, s * 2, [*s])


class P(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def a(self):
        return self[0]


p = P(1, 2)
print(p, p.a, p == (1, 2), hash(p) == hash((1, 2)), p + (3,), type(p[:]), isinstance(p, tuple), {p: 1}[(1, 2)])


class Cmp:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        print("lt", self.v, o.v, end="; ")
        return self.v < o.v

    def __repr__(self):
        return f"C{self.v}"


print(sorted([Cmp(3), Cmp(1), Cmp(2)]))
print(max([Cmp(3), Cmp(5)], key=lambda c: c.v), min(Cmp(4), Cmp(2)))


def evil():
    l = [3, 1, 2]
    l.sort(key=lambda x: l.append(x) or x)


show(evil)


def boom(x):
    raise KeyError(x)


l = [3, 1, 2]
show(lambda: l.sort(key=boom))
print(l)


class Half:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        if self.v == 3:
            raise ValueError("three")
        return self.v < o.v


l = [Half(v) for v in (5, 4, 3, 2, 1)]
show(lambda: l.sort())
print(sorted(h.v for h in l))
print([[0] * 3 for _ in range(2)], [i * j for i in range(3) for j in range(i)], [x for x in range(20) if x % 3 == 0 if x % 2])
l = [1, 2, 3]
for x in l:
    if x < 6:
        l.append(x + 3)
print(l)
l = [1, 2, 3, 4]
for x in l:
    l.remove(x)
print(l)
