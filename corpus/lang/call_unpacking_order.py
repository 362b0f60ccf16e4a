"""Calls with * and **: in which order arguments are unpacked and checked, and that dicts are copied."""
def f(*a, **k): return a, k
class M:
    def keys(self): print("keys"); return ["a", "b"]
    def __getitem__(self, k): print("get", k); return k * 2
class It:
    def __iter__(self): print("iter"); return iter([1, 2])
print(f(*It(), **M()))
print(f(*(1,), **{"x": 1}))
for bad in (lambda: f(**5), lambda: f(**{1: 2}), lambda: f(*5, **{"a": 1}), lambda: f(*[1], **None), lambda: f(*It(), **{3: 4})):
    try: bad()
    except TypeError as e: print(e)
d = {"q": 1}
r = f(**d); r[1]["z"] = 2; print(d, r)
import collections
print(f(**collections.OrderedDict(b=1, a=2)), f(*[], **collections.defaultdict(int, x=1)))
def g(a, *, b=2, **kw): return a, b, kw
print(g(*[1], **{"b": 3, "c": 4}), g(**{"a": 1}))
try: g(1, **{"a": 2})
except TypeError as e: print(e)
