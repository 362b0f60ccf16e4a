def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 1}
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a)
        return super().__call__(*a, **k)
    def __instancecheck__(cls, o): return o == 42
    def __subclasscheck__(cls, o): return o is int
    def __len__(cls): return 7
    def __iter__(cls): return iter("ab")
    def __getitem__(cls, k): return k * 2
    def __contains__(cls, x): return x == 1
    @property
    def mp(cls): return "mp " + cls.__name__
    def __repr__(cls): return "<M " + cls.__name__ + ">"
class M1(metaclass=Meta, opt=3):
    x = 5
    def __init__(self, a): self.a = a
print(M1, M1.injected, M1(4).a, isinstance(42, M1), issubclass(int, M1), len(M1), list(M1), M1[3], 1 in M1, M1.mp, type(M1))
t(lambda: M1(1).mp)
class Base:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))
class S1(Base, tag=1): pass
class S2(S1): pass
print(Base.subs)
def bad():
    class S3(Base, foo=1): pass
t(bad)
class Desc:
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, o, t=None): return ("get", self.name, o is None, t.__name__)
    def __set__(self, o, v): print("set", self.name, v)
    def __delete__(self, o): print("del", self.name)
class ND:
    def __get__(self, o, t=None): return "nd"
class H:
    d = Desc()
    n = ND()
h = H()
print(h.d, H.d, h.n); h.d = 4; del h.d; h.n = 5; print(h.n, h.__dict__)
class P:
    def __init__(self): self._v = 1
    @property
    def v(self): "doc"; return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): del self._v
    @property
    def ro(self): return 1
p = P(); p.v = 5; print(p.v, P.v.__doc__, P.v.fget.__name__); del p.v
t(lambda: p.v); t(lambda: setattr(p, "ro", 1)); t(lambda: delattr(p, "ro"))
class Sl:
    __slots__ = ("a", "b", "__priv")
    def __init__(self): self.a = 1
s = Sl(); print(s.a); t(lambda: s.b); t(lambda: setattr(s, "z", 1)); t(lambda: s.__dict__); print(Sl.a, Sl.__slots__)
del s.a; t(lambda: s.a); t(lambda: delattr(s, "a"))
class Sl2(Sl):
    __slots__ = ("c",)
class Sl3(Sl): pass
s2 = Sl2(); s2.c = 3; s2.b = 2; print(s2.c, s2.b, s2.a); t(lambda: setattr(s2, "q", 1))
s3 = Sl3(); s3.q = 1; print(s3.__dict__, s3.a)
t(lambda: type("X", (), {"__slots__": ("a",), "a": 1}))
t(lambda: type("X", (int, str), {}))
t(lambda: type("X", (bool,), {}))
t(lambda: type("X", (1,), {}))
class G:
    def __getattr__(self, n):
        if n.startswith("x"): return n
        raise AttributeError(n)
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
g = G(); g.k = 2; print(g.k, g.xx); t(lambda: g.yy); del g.k; print(g.__dict__); print(hasattr(g, "q"), getattr(g, "q", 9))
class GA:
    def __getattribute__(self, n): return "ga " + n
print(GA().anything, GA().__class__)
class L(list):
    def __init__(self, *a): super().__init__(*a); self.tag = 1
    def __len__(self): return 100
    def append(self, x): super().append(x * 2)
l = L([1]); l.append(4); print(l, len(l), l.tag, l == [1, 8], isinstance(l, list), l.__dict__, list.__len__(l))
class I(int):
    def __add__(self, o): return I(int(self) + int(o) + 1)
    def __repr__(self): return f"I({int(self)})"
print(I(3) + 4, 3 + I(4), I(5) - 1, I(2) * 3, type(I(2) * 3), I(7).real, [I(1)], I(3) == 3, {3: 1}[I(3)])
class St(str):
    def __new__(cls, v, extra): o = super().__new__(cls, v); o.extra = extra; return o
    def shout(self): return self.upper() + "!"
print(St("ab", 3).extra, St("ab", 1).shout(), St("ab", 1) + "c", St("q", 1) == "q", {"q": 5}[St("q", 0)], len(St("abc", 1)))
class Dd(dict):
    def __missing__(self, k): return k * 2
print(Dd(a=1)["a"], Dd()["zz"]); t(lambda: Dd().zz)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def first(self): return self[0]
print(T(1, 2).first, T(1, 2), T(1, 2)[1:])
class Ex(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f"Ex<{self.b}>"
try: raise Ex(1, 2)
except Ex as e: print(e, e.args, e.b, repr(e), e.__dict__)
class F(float): pass
class By(bytes): pass
class Se(set): pass
print(F(1.5) + 1, By(b"x"), Se([1]), F(2).hex(), Se([1]) | {2})
class K:
    def __class_getitem__(cls, k): return cls.__name__, k
print(K[int])
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __eq__(self, o): return isinstance(o, Cmp) and self.v == o.v
print(Cmp(1) < Cmp(2), Cmp(1) > Cmp(2), Cmp(1) == Cmp(1), Cmp(1) != Cmp(1), sorted([Cmp(2), Cmp(1)])[0].v)
t(lambda: Cmp(1) <= Cmp(2)); t(lambda: hash(Cmp(1))); t(lambda: {Cmp(1): 1})
class Ar:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return "radd"
    def __iadd__(self, o): return "iadd"
    def __neg__(self): return "neg"
    def __matmul__(self, o): return "mm"
    def __pow__(self, a, m=None): return ("pow", a, m)
    def __divmod__(self, o): return "dm"
    def __rdivmod__(self, o): return "rdm"
    def __index__(self): return 3
    def __bool__(self): return False
    def __call__(self): return "called"
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __round__(self, n=None): return ("round", n)
    def __format__(self, s): return "fmt" + s
    def __hash__(self): return -1
    def __reversed__(self): return "rev"
    def __length_hint__(self): return 3
    def __abs__(self): return "abs"
a = Ar()
t(lambda: a + 1); print(1 + a, -a, a @ 1, a ** 2, pow(a, 2, 3), divmod(a, 1), divmod(1, a), [1, 2, 3, 4][a], bool(a), a(), round(a), round(a, 2), f"{a:x}", hash(a), reversed(a), abs(a))
a += 1; print(a)
print(C) if False else None
o = object(); print(type(o), o == o, o != o); t(lambda: o.x); t(lambda: setattr(o, "x", 1)); t(lambda: o < o)
class X1: pass
class Y1: pass
x = X1(); x.q = 1; x.__class__ = Y1; print(type(x).__name__, x.q); t(lambda: setattr(x, "__class__", int)); t(lambda: setattr(x, "__class__", 3))
x.__dict__ = {"n": 1}; print(x.n, vars(x)); x.__dict__["k"] = 3; print(x.k); x.w = 4; print(x.__dict__); del x.k; print(x.__dict__)
print(X1.__name__, X1.__qualname__, X1.__module__, X1.__bases__, X1.__dict__.keys() >= {"__module__"}, X1.__doc__, X1.__base__, X1.__mro__)
print(type(X1.__dict__), X1.__subclasses__(), X1.__class__)
X1.attr = 3; print(x.__class__, X1().attr); del X1.attr; t(lambda: X1.attr); t(lambda: setattr(int, "x", 1)); t(lambda: delattr(X1, "zz"))
X1.__len__ = lambda self: 5; print(len(X1())); del X1.__len__; t(lambda: len(X1()))
N = type("N", (X1,), {"v": 1, "m": lambda self: self.v}); print(N().m(), N.__name__, N, N.__module__)
class Outer:
    class Inner:
        def f(self): pass
print(Outer.Inner.__qualname__, Outer.Inner.f.__qualname__, Outer.Inner.f)if False else print(Outer.Inner.__qualname__, Outer.Inner.f.__qualname__)
class Sup1:
    def f(self): return "s1"
    @classmethod
    def c(cls): return "c1 " + cls.__name__
    @property
    def p(self): return "p1"
    v = 3
class Sup2(Sup1):
    def f(self): return super().f() + "+s2"
    @classmethod
    def c(cls): return super().c() + "+c2"
    @property
    def p(self): return super().p + "+p2"
    def w(self): return super().v, super(Sup2, self).v, super().__init__(), __class__
print(Sup2().f(), Sup2.c(), Sup2().p, Sup2().w()); print(super(Sup2, Sup2()), super(Sup2))
t(lambda: super(Sup2, 3).f); t(lambda: super(Sup2, Sup2()).zz)
print(dir(Sup2())[-4:], isinstance(Sup2(), (int, Sup1)))
t(lambda: isinstance(1, "a")); t(lambda: issubclass(int, "a")); t(lambda: getattr(1, "zz")); t(lambda: X1.zz); t(lambda: (1).zz); t(lambda: len.zz); t(lambda: None.zz)
print(Sup1().__init__, "x") if False else None
print((5).__class__, int.__name__, int.__mro__, bool.__bases__, type.__mro__, type(type), type.__name__)
print(hasattr(int, "__dict__"), "real" in int.__dict__, list.__module__)
print(X1.__eq__(1, 2)) if False else None
print(object.__reduce_ex__(X1(), 2)[1])
