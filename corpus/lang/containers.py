"""list, tuple, dict, set, range: their methods, slices, views and errors."""

items = [5, 3, 8, 1]
items.append(9)
items.extend((2, 7))
items.insert(1, 4)
items.insert(-100, 0)
print(items, items.pop(), items.pop(0), items.index(8), items.count(3), len(items))
items.remove(3)
items.reverse()
print(items, sorted(items), items[::-1], items[1:4], items[-2:], items * 2)
items.sort()
items[1:3] = ["x", "y", "z"]
items[::2] = [0] * len(items[::2])
print(items, items + [1], [1, 2] < [1, 3], [1] < [1, 0], [] == [], [1, 2] == (1, 2))
copy = items.copy()
items.clear()
print(items, copy, list("abc"), list(range(3)), [0] * 3, [[]] * 2)
grid = [[0] * 2 for _ in range(2)]
grid[0][1] = 5
grid[1] += [7]
print(grid)
t = (1, 2, 3, 2)
print(t.count(2), t.index(3), t[1:], t + (4,), 2 in t, hash(t) == hash((1, 2, 3, 2)), tuple("ab"), (1, 2) < (1, 2, 0))
d = {"a": 1, "b": 2}
d["c"] = 3
d.update({"a": 10}, z=26)
print(d, d.get("q"), d.get("q", 0), d.setdefault("n", []), d.pop("b"), d.pop("b", None), len(d))
d["n"].append(1)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), "a" in d, d.keys() & {"a", "zz"})
print(d | {"a": 0, "new": 1}, dict([("x", 1)]), dict(x=1), dict.fromkeys("ab", 0), {1: "one", (1, 2): "pair"}[(1, 2)])
print(d.popitem(), reversed(d).__class__.__name__, list(reversed(d)), {"a": 1, "b": 2} == {"b": 2, "a": 1})
del d["a"]
d |= {"last": 0}
print(d, {k: v for k, v in sorted(d.items(), key=str)})
s, u = {1, 2, 3}, set([3, 4])
print(s | u, s & u, s - u, s ^ u, s <= {1, 2, 3, 4}, s < s, s.isdisjoint({9}), 2 in s, len(s))
s.add(4)
s.discard(99)
s.remove(1)
s |= {10}
s -= {2}
print(s, frozenset([1, 2]) == {1, 2}, {frozenset([1]): "f"}[frozenset([1])], set(), frozenset(), frozenset({5}), s.union([7], (8,)), s.pop() in (3, 4, 10))
r = range(2, 20, 3)
print(r, list(r), len(r), r[2], r[-1], r[1:3], 5 in r, 6 in r, r.index(8), range(5) == range(0, 5, 1), list(range(5, 0, -2)), list(range(3, 3)), bool(range(0)), r.start, r.step)
sl = slice(1, 10, 2)
print(sl, sl.indices(6), "abcdefgh"[sl], list(range(8))[slice(None, None, -1)])
print(all([]), any([]), sum([[1], [2]], []), list(zip([1, 2, 3], "ab")), list(enumerate("ab", 1)), list(reversed([1, 2])), list(map(str, (1, 2))))
nested = [1, [2, (3, {"k": {4}})]]
print(nested, str(nested), [None, True, 1.5, "q", b"b"])
loop = [1]
loop.append(loop)
own = {}
own["self"] = own
print(loop, own)
for action in (lambda: [][0], lambda: [1].pop(5), lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(2), lambda: {}["k"], lambda: {}.popitem(),
               lambda: {[]: 1}, lambda: {{}}, lambda: set().pop(), lambda: {1}.remove(2), lambda: (1,)[1], lambda: items["a"], lambda: [1, 2] + (3,),
               lambda: range(3)[5], lambda: range(0, 1, 0), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: [3, "a"].sort(), lambda: sum(["a"]), lambda: max([]),
               lambda: (1).append, lambda: [].add, lambda: zip([1], [1, 2], strict=True).__class__, lambda: list(zip([1], [1, 2], strict=True)), lambda: hash([]), lambda: len(5), lambda: iter(5), lambda: next([]),
               lambda: tuple(5), lambda: [1, 2, 3].__setitem__(slice(0, 3, 2), [1]), lambda: {1: 2}.keys()[0], lambda: list(5)):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    for k in own:
        own[k + "x"] = 1
except RuntimeError as e:
    print(e)
