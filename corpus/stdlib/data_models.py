import collections, copy, operator, sys, weakref, math, functools
from collections import UserDict, UserList, UserString, ChainMap, OrderedDict, Counter, deque, defaultdict
from collections.abc import MutableMapping, Sequence, Set, MutableSet, Hashable, Callable, Iterator, Awaitable
class CaseDict(MutableMapping):
    def __init__(self, *a, **k): self._d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self._d[k.lower()][1]
    def __setitem__(self, k, v): self._d[k.lower()] = (k, v)
    def __delitem__(self, k): del self._d[k.lower()]
    def __iter__(self): return (k for k, _ in self._d.values())
    def __len__(self): return len(self._d)
    def __repr__(self): return f"{type(self).__name__}({dict(self.items())})"
class Range2(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(self.n))]
        if not -self.n <= i < self.n: raise IndexError(i)
        return (i % self.n) ** 2
class LowSet(MutableSet):
    def __init__(self, it=()): self.s = 0; [self.add(x) for x in it]
    def __contains__(self, x): return bool(self.s >> x & 1)
    def __iter__(self): return (i for i in range(self.s.bit_length()) if i in self)
    def __len__(self): return self.s.bit_count()
    def add(self, x): self.s |= 1 << x
    def discard(self, x): self.s &= ~(1 << x)
d = CaseDict(Content_Type="a", X=1); d["x"] = 2
print(d, d["CONTENT_TYPE"], "x" in d, d.get("q", 0), d.pop("X"), d.setdefault("new", []), list(d.keys()), d == {"Content_Type": "a", "new": []}, d.popitem(), len(d), d.items() & {("new", 1)} if False else sorted(d.keys() | {"z"}))
try: d["missing"]
except KeyError as e: print(repr(e))
r = Range2(6); print(list(r), r[1:4], r[-1], 16 in r, r.index(9), r.count(4), list(reversed(r)), isinstance(r, Sequence))
s = LowSet([1, 5, 3]); print(sorted(s | {2}), s & LowSet([5]), type(s - {1}).__name__, s <= LowSet(range(9)), s.isdisjoint([2]), s ^ LowSet([1, 7]) == LowSet([3, 5, 7]), s.pop(), len(s)); s |= LowSet([8]); s.remove(8)
try: s.remove(8)
except KeyError as e: print(repr(e))
class D(UserDict):
    def __missing__(self, k): return k * 2
print(D(a=1)["zz"], D(a=1) | {"b": 2}, UserList([3, 1]) + [2], sorted(UserList("ba")), UserString("abc").upper() + "d", UserList([1, 2])[::-1])
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); print(o, o.popitem(last=False), o == OrderedDict(c=3, a=1), o == {"a": 1, "c": 3}, list(reversed(o)), OrderedDict([(1, 2)]) | {3: 4})
c = Counter("abracadabra"); c.subtract("aab"); print(c, c - Counter(a=1), c & Counter("ab"), +c, c.elements().__class__.__name__, sorted(c.elements()), Counter(a=3) > Counter(a=1), c.most_common(2), Counter([1, 1]) | Counter([2]), c["zzz"])
q = deque(range(5), 4); q.rotate(2); q.appendleft(9); print(q, q.maxlen, q[1], list(q)[::-1], q.index(3), q.count(9), deque("ab") + deque("c"), deque([1]) * 3, q.copy() == q)
for f in (lambda: deque().pop(), lambda: q.index(77), lambda: q.remove(77), lambda: deque([], -1), lambda: q[10], lambda: [x for x in q if q.append(1) is None], lambda: {k: d2.update({k + 1: 1}) for k in d2} if (d2 := {1: 1}) else 0, lambda: [s2.add(i + 10) for i in s2] if (s2 := {1}) else 0, lambda: defaultdict(3), lambda: defaultdict()["x"], lambda: Counter(a="x") + Counter(a=1), lambda: namedtuple_bad(), lambda: collections.namedtuple("A", "a a"), lambda: collections.namedtuple("A", "1a"), lambda: collections.namedtuple("A", "def"), lambda: OrderedDict().popitem(), lambda: OrderedDict().move_to_end(1), lambda: ChainMap()["x"], lambda: Sequence(), lambda: UserDict()["q"]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Pt:
    __slots__ = ("x", "y")
    def __init__(self, x, y): object.__setattr__(self, "x", x); object.__setattr__(self, "y", y)
    def __setattr__(self, *a): raise AttributeError(f"immutable {a}")
    def __eq__(self, o): return isinstance(o, Pt) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return ("deep", len(memo) >= 0)
    def __getstate__(self): return {"s": 1}
    def __sizeof__(self): return 99
    def __rsub__(self, o): return ("rsub", o)
    def __pow__(self, e, mod=None): return ("pow", e, mod)
    def __ipow__(self, e): return ("ipow", e)
    def __getattr__(self, n): return f"dyn_{n}" if n != "nope" else super().__getattr__(n)
    def __divmod__(self, o): return "dm"
    def __neg__(self): return Pt(-self.x, -self.y)
    def __abs__(self): return math.hypot(self.x, self.y)
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 7j
    def __trunc__(self): return 8
    def __floor__(self): return 9
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __instancecheck__(self, o): return True
    def __bytes__(self): return b"pt"
    def __fspath__(self): return "/pt"
p = Pt(3, 4); print(copy.copy(p), copy.deepcopy([p]), p == Pt(3, 4), p != Pt(1, 1), len({p, Pt(3, 4)}), 5 - p, pow(p, 2, 3), p.foo, divmod(p, 1), abs(p), int(p), float(p), complex(p), math.trunc(p), math.floor(p), bytes(p), (-p).x, sys.getsizeof(p) >= 99)
p2 = p; p2 **= 2; print(p2)
with p: raise ValueError
for f in (lambda: setattr(p, "x", 1), lambda: p.nope, lambda: p - 5, lambda: p < p, lambda: p.__dict__, lambda: weakref.ref(p), lambda: p[0], lambda: p(), lambda: iter(p), lambda: p @ p, lambda: ~p, lambda: delattr(p, "x"), lambda: len(p), lambda: 1 in p, lambda: round(p)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Meta(type):
    def __instancecheck__(cls, o): return hasattr(o, "quack")
    def __subclasscheck__(cls, c): return "Duck" in c.__name__
    def __call__(cls, *a, **k): return ("called", a, k)
    def __getitem__(cls, k): return f"{cls.__name__}<{k}>"
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __contains__(cls, x): return x == 1
    def __or__(cls, o): return "or"
    def __eq__(cls, o): return True
    __hash__ = type.__hash__
    def __dir__(cls): return ["zz"]
class Duck(metaclass=Meta):
    def __class_getitem__(cls, k): return "unused"
print(isinstance(3, Duck), issubclass(type("MyDuck", (), {}), Duck), Duck(1, a=2), Duck["x"], Duck, 1 in Duck, Duck | int, Duck == 5, dir(Duck))
class Lazy:
    def __init__(self, f): self.f = f; functools.update_wrapper(self, f)
    def __get__(self, o, t): 
        if o is None: return self
        v = o.__dict__[self.f.__name__] = self.f(o); return v
class A:
    n = 0
    @Lazy
    def val(self): "doc"; A.n += 1; return 42
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v * 2
    @p.deleter
    def p(self): del self._p
    @classmethod
    def make(cls, *a): return cls.__name__, a
    @staticmethod
    def st(x=1): return x
    @functools.cached_property
    def cp(self): return object()
    def __init_subclass__(cls, **k): print("sub", cls.__name__, k)
    def __class_getitem__(cls, i): return f"{cls.__name__}[{i}]"
class B(A, flag=1):
    def __set_name__(self, *a): print("set_name", a[1])
    def val2(self): return super().val, __class__.__name__
    p = property(lambda self: "B.p", doc="bp")
class Holder: attr = B()
a = A(); print(a.val, a.val, A.n, A.val.__doc__, a.make(1), A.st(), a.cp is a.cp, A[3], B().val2(), B().p, B.p.__doc__)
a.p = 4; print(a.p); del a.p
for f in (lambda: a.p, lambda: setattr(B(), "p", 1), lambda: delattr(B(), "p"), lambda: A.make.__func__(1), lambda: super(B, A()).val, lambda: A.nope, lambda: a.nope, lambda: A.p.fget(1), lambda: type("X", (A,), {}, flag=2) and None, lambda: type("X", (), {"__slots__": ("a", "a b")}), lambda: type("X", (), {"__slots__": ("q",), "q": 1}), lambda: object.__new__(A, 1), lambda: A(1), lambda: type("T", (bool,), {}), lambda: object().__class__.__bases__[0]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(operator.itemgetter(1, slice(2))("abc"), operator.attrgetter("real", "imag")(3), operator.methodcaller("split", ",")("a,b"), operator.concat("a", "b"), operator.countOf([1, 1], 1), operator.indexOf("abc", "c"), operator.index(5), operator.ixor(5, 1), operator.is_not(1, None), operator.length_hint([1]))
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {1, 2} < {1, 2, 3}, {1} | {2}, {1, 2} - {2}, {1}.union([2], (3,)), frozenset("ab") & {"a"}, {**{"a": 1}, "b": 2}, dict.fromkeys("ab", 0), dict([("x", 1)], y=2), {"a": 1} | {"a": 2}, {}.get("x"), sorted({"b": 1, "a": 2}), list({1: 2}.items()), dict(zip("ab", [1, 2])), {k: v for k, v in [("a", 1)]}, max({"a": 3, "b": 2}, key=lambda k: k), [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in "ab" for y in range(2)], "-".join("abc")[::-2], "abc" * 2, [1, 2] * 2, (1,) + (2,), [[0] * 2] * 2, sum([[1], [2]], []), any([0, "", 3]), all([]), min("b", "a"), abs(-3), divmod(7, -2), round(2.5), bin(-5), hex(255), oct(8), chr(128512), ord("a"), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1])), list(enumerate("ab", 1)), list(zip(*[(1, 2), (3, 4)])), callable(print), id(a) == id(a), type(a).__name__, vars(Pt).keys() >= {"x"}, repr("a'b\"c\n\x00é\ud800"), ascii("é"), format(255, "#06x"), eval("1+1"), str(b"x", "ascii"), bytes(3), bytearray(b"ab"), memoryview(b"abc")[1:].tobytes(), int("ff", 16), int(" 12_3 "), float("  inf"), complex(1, 2), slice(1, None, 2).indices(5), NotImplemented, Ellipsis, __debug__, __name__)
