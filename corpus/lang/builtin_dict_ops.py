"""What dicts and sets do and how they refuse."""


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(f"{type(e).__name__}: {e}")


def seq(x, f):
    f(x)
    return x


class H:
    def __init__(self, h, n):
        self.h, self.n = h, n

    def __hash__(self):
        return self.h

    def __eq__(self, o):
        print(f"eq({self.n},{getattr(o, 'n', o)})", end=" ")
        return isinstance(o, H) and self.n == o.n

    def __repr__(self):
        return f"H{self.n}"


class Keys:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, k):
        return k * 2


class Missing(dict):
    def __missing__(self, k):
        return f"missing {k}"


D = {"a": 1, "b": 2}
for c in (
    lambda: D["a"], lambda: D["z"], lambda: D[[]], lambda: D.get("z"), lambda: D.get("z", 5), lambda: D.get(), lambda: D.get([]), lambda: D.pop("z"), lambda: D.pop("z", 1),
    lambda: D.pop(), lambda: {}.popitem(), lambda: seq({1: 2, 3: 4}, lambda d: d.popitem()), lambda: D.setdefault("a", 9), lambda: seq({}, lambda d: d.setdefault("k", []).append(1)),
    lambda: dict(1), lambda: dict([1]), lambda: dict([(1,)]), lambda: dict([(1, 2), (3, 4)], x=5), lambda: dict(Keys()), lambda: dict(a=1, b=2), lambda: dict({1: 2}, **{"x": 3}),
    lambda: dict(["ab", "cd"]), lambda: dict(1, 2), lambda: dict(zip("ab", range(2))), lambda: dict(**{1: 2}), lambda: {**D, "c": 3, **{"a": 9}}, lambda: {**1}, lambda: {**[1]},
    lambda: {**Keys()}, lambda: D | {"c": 1}, lambda: D | [("c", 1)], lambda: [] | D, lambda: D.update(1), lambda: D.update([1, 2]), lambda: D.update([(1, 2, 3)]), lambda: D.update(1, 2),
    lambda: seq({}, lambda d: d.update(a=1)), lambda: seq({}, lambda d: d.update([("x", 1)], y=2)), lambda: seq({}, lambda d: d.update(Keys())), lambda: D == {"b": 2, "a": 1}, lambda: D != {}, lambda: D < {},
    lambda: D == 5, lambda: hash(D), lambda: {1: "a", 1.0: "b", True: "c"}, lambda: {None: 1, (): 2}, lambda: list(D), lambda: D.keys(), lambda: D.values(), lambda: D.items(), lambda: list(D.items()),
    lambda: len(D.keys()), lambda: "a" in D.keys(), lambda: ("a", 1) in D.items(), lambda: ("a", 2) in D.items(), lambda: "a" in D.items(), lambda: 1 in D.values(), lambda: D.keys() & {"a"}, lambda: D.keys() | [1] == {1, "a", "b"},
    lambda: D.keys() - ["a"], lambda: D.keys() ^ {"a"}, lambda: D.keys() == {"a", "b"}, lambda: D.keys() < {"a", "b", "c"}, lambda: D.keys() <= 5, lambda: D.items() & [("a", 1)], lambda: D.keys().isdisjoint(["c"]),
    lambda: D.keys()[0], lambda: D.values() == D.values(), lambda: hash(D.keys()), lambda: list(reversed(D)), lambda: list(reversed(D.items())), lambda: list(reversed(D.values())), lambda: dict.fromkeys("ab"), lambda: dict.fromkeys([1, 2], 0),
    lambda: dict.fromkeys(5), lambda: dict.fromkeys(), lambda: Missing.fromkeys("a"), lambda: Missing()["k"], lambda: Missing().get("k"), lambda: "k" in Missing(), lambda: D.nothing, lambda: D.has_key("a"),
    lambda: D.keys().mapping, lambda: type(iter(D)), lambda: type(iter(D.items())), lambda: type(iter(D.values())), lambda: D.copy() is D, lambda: {}.clear(), lambda: dict.get, lambda: D.__contains__("a"), lambda: D.__getitem__("zz"),
    lambda: D.__or__(5), lambda: D.__len__(), lambda: D + D, lambda: D * 2, lambda: D[1:2], lambda: bool({}), lambda: {1: {2: {3: {}}}}, lambda: str({"x": 'q"\''}), lambda: {i: i * i for i in range(3)},
    lambda: {H(1, 1): 1, H(1, 2): 2, H(1, 1): 3}, lambda: {H(1, 1): 1}[H(1, 3)], lambda: H(2, 1) in {H(1, 1)},
):
    show(c)

d = {}
d["self"] = d
print(d)
d = {1: 2}
show(lambda: [d.setdefault(i, i) for i in d])


def grow(d):
    for k in d:
        d[k + 1] = 1


def shrink(d):
    for k in d:
        del d[k]


def swap(d):
    for k in list(d):
        pass
    for k in d:
        d.pop(k)
        d[k + 100] = 1


show(lambda: grow({1: 1}))
show(lambda: shrink({1: 1, 2: 2}))
show(lambda: swap({1: 1, 2: 2}))
it = iter({1: 2})
print(next(it), next(it, "end"))


def kw(**k):
    return k


def two(a, b=2, *c, d=4, **e):
    return a, b, c, d, e


for c in (
    lambda: kw(**{"a": 1}, **{"a": 2}), lambda: kw(a=1, **{"a": 2}), lambda: kw(**5), lambda: kw(**{1: 2}), lambda: kw(**Keys()), lambda: two(*5), lambda: two(*[1, 2, 3], **{"d": 5, "z": 6}),
    lambda: two(1, **{"a": 2}), lambda: two(**{"b": 1}), lambda: print(**{"sep": "-", "end": "!\n"}), lambda: dict(**{"a": 1}, **{"a": 2}),
):
    show(c)
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 3):
    del big[i]
print(len(big), list(big)[:5], list(big)[-3:], sum(big))
for i in range(0, 1000, 3):
    big[i] = "new"
print(list(big)[-2:], big[999], big.popitem(), 999 in big)
d = {"x": 1, "y": 2}
d |= {"z": 3}
d |= [("w", 4)]
print(d)
show(lambda: d.__ior__(5))
del d["x"]
d["x"] = 0
print(d)
try:
    del d["nope"]
except KeyError as e:
    print("KeyError", e, e.args)

S = {1, 2, 3}
F = frozenset({1, 2})
for c in (
    lambda: set(), lambda: frozenset(), lambda: frozenset([1]), lambda: {1, 2} | {3}, lambda: S | F, lambda: F | S, lambda: S & [1], lambda: S.intersection([1, 9], (1,)), lambda: S - F, lambda: S ^ {3, 4}, lambda: S.union("a") >= {"a"},
    lambda: S + S, lambda: S | 5, lambda: S.union(5), lambda: S.add([]), lambda: {[]}, lambda: set(5), lambda: set(1, 2), lambda: set(x=1), lambda: S.remove(9), lambda: S.discard(9), lambda: set().pop(), lambda: S.pop(1),
    lambda: S < {1, 2, 3, 4}, lambda: S <= F, lambda: S == frozenset(S), lambda: S == [1, 2, 3], lambda: S < [1], lambda: S.issubset(range(10)), lambda: S.issuperset([1]), lambda: S.isdisjoint([7]), lambda: hash(S), lambda: hash(F) == hash(frozenset([2, 1])),
    lambda: {F: 1}[frozenset([1, 2])], lambda: {1, 2} in {F}, lambda: S[0], lambda: S.copy() is S, lambda: F.copy() is F, lambda: seq({1, 2}, lambda s: s.update([5], (6,))), lambda: seq({1, 2}, lambda s: s.difference_update([1])), lambda: seq({1, 2}, lambda s: s.symmetric_difference_update([1, 3])),
    lambda: seq({1, 2, 3}, lambda s: s.intersection_update([1, 3], [3])), lambda: seq({1}, lambda s: s.clear()), lambda: F.add(1), lambda: {3, 1, 2}, lambda: {10, 5, 8, 100, -1, 64}, lambda: {(1, 2), (0, 0)}, lambda: {True, 0, None}, lambda: {1.5, 2.5, 0.5}, lambda: set(range(20)) - set(range(0, 20, 3)),
    lambda: sorted({"b", "a"}), lambda: type(iter(S)), lambda: {x % 3 for x in range(10)}, lambda: {H(1, 1), H(1, 2)}, lambda: set.union({1}, [2]), lambda: set.add, lambda: S.__and__(5), lambda: frozenset([frozenset([1])]), lambda: len(S), lambda: {*[1, 2], *(3,)}, lambda: S.__or__({9}),
    lambda: S.difference(), lambda: F.difference() is F, lambda: S.union(), lambda: min(S), lambda: S.symmetric_difference(5),
):
    show(c)


def setgrow():
    s = {1}
    for x in s:
        s.add(x + 1)


show(setgrow)


class SS(set):
    pass


s = SS([1, 2])
print(s, s | {3}, type(s | {3}), type(s.copy()), SS(), repr(frozenset()), type(s & {1}), s == {1, 2})
s = {1, 2}
t = s
s |= {3}
s &= {1, 3}
s -= {1}
s ^= {4}
print(s, t is s)
show(lambda: s.__ior__([1]))
try:
    s |= [1]
except TypeError as e:
    print(e)


class MD(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)

    def __getitem__(self, k):
        return super().__getitem__(k) + 1

    def __iter__(self):
        return iter(["custom"])


m = MD(a=1)
m["b"] = 2
print(m, m["b"], list(m), dict(m), {**m}, m.get("b"), m | {"z": 1}, type(m | {}), m.copy(), type(m.copy()), len(m))
