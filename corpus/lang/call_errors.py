def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)
def f0(): return 0
def f1(a): return a
def f2(a, b=5): return a, b
def f3(a, b, c): return a, b, c
def f4(a, /, b, *, c, d=4): return a, b, c, d
def f5(*args, **kw): return args, kw
def f6(a, b, c, d, e, f=6, *rest, g, h=8, **kw): return a, b, c, d, e, f, rest, g, h, kw
def f7(a, b, /): return a, b
def f8(*, key): return key
t(f0, 1); t(f0, 1, 2); t(f0, x=1)
t(f1); t(f1, 1, 2); t(f1, b=1); t(f1, 1, a=2)
t(f2); t(f2, 1, 2, 3); t(f2, b=1); t(f2, 1, b=9); t(f2, 1, 2, b=3)
t(f3); t(f3, 1); t(f3, 1, 2); t(f3, 1, c=2); t(f3, aa=1); t(f3, 1, 2, 3, 4)
t(f4); t(f4, 1); t(f4, 1, 2); t(f4, 1, 2, 3); t(f4, 1, 2, c=3); t(f4, a=1, b=2, c=3); t(f4, 1, 2, 3, c=1); t(f4, 1, 2, 3, c=1, d=1)
t(f5, 1, 2, x=3); t(f6, 1, 2, 3, 4, 5, g=7); t(f6, 1, 2, 3, 4, 5, 6, 7, 8, g=7, z=9); t(f6, 1)
t(f7, a=1, b=2); t(f7, 1, b=2); t(f7, 1); t(f8); t(f8, 1); t(f8, keyy=1); t(f8, key=1, ky=3)
class A:
    def m(self, x, y=2): return x, y
    def __init__(self, v=1): self.v = v
    @classmethod
    def c(cls, x): return cls.__name__, x
    @staticmethod
    def s(x): return x
    def __call__(self, q): return q, self.v
a = A()
t(a.m); t(a.m, 1, 2, 3); t(a.m, 1); t(A.m, a, 5); t(A, 1, 2); t(A, z=1); t(A.c); t(A.c, 1); t(a.c, 2); t(A.s); t(a.s, 1); t(a, 3); t(a); t(A.m)
t(len); t(len, 1, 2); t(len, 1); t(len, x=1); t([].append); t([].append, 1, 2); t([].pop, 1, 2); t([].insert, 1); t({}.get); t({}.get, 1, 2, 3)
t(getattr, 1); t(getattr, 1, 2); t(setattr, 1, 2); t(isinstance, 1); t(isinstance, 1, 2); t(issubclass, 1, int); t(issubclass, int, 1); t(hasattr, 1, 1)
t(list.append); t(list.append, 1, 2); t(str.upper, 3); t(str.join, ","); t("a".join, 3); t("x".upper, 1); t(int, "a", 3, 4); t(int, 1, foo=2)
t(sorted); t(sorted, [3, 1], 1); t(sorted, [2, 1], reverse=True); t(sorted, [1], foo=3); t(print, 1, foo=3); t(sum); t(sum, [1], 2, 3); t(enumerate); t(range); t(range, 1, 2, 3, 4)
t(object, 1); t(object.__init__, 1, 2); t(object.__new__); t(object.__new__, 1); t(object.__new__, int); t(type, 1, 2); t(type); t(type, "X", (), {}, foo=1)
class B:
    pass
t(B, 1); t(B, x=1)
class C(B):
    def __new__(cls, *a): return super().__new__(cls)
t(C, 1) if False else print(type(C(1)).__name__)
class D:
    def __new__(cls, *a): return super().__new__(cls, *a)
t(D, 1)
class E2:
    def __init__(self): return 5
t(E2)
t(None); t(3); t("x", 1); t(f1, *5) if False else None
try: f1(*5)
except TypeError as e: print(e)
try: f1(**5)
except TypeError as e: print(e)
try: f1(**{1: 2})
except TypeError as e: print(e)
try: f5(**{"a": 1}, **{"a": 2})
except TypeError as e: print(e)
try: f5(a=1, **{"a": 2})
except TypeError as e: print(e)
t(max); t(min, 1); t(zip, 1); t(map); t(map, len); t(filter, 1); t(iter); t(iter, 1); t(next); t(next, 1); t(abs); t(chr); t(ord, 1, 2); t(divmod, 1); t(pow, 1); t(round); t(hash); t(hash, []); t(id); t(callable); t(repr); t(vars, 1)
t((1).__add__); t((1).__add__, 1, 2); t(int.__add__); t(int.__add__, 1); t(int.__add__, "a", 1); t(a.__init__, 1, 2, 3); t(object().__eq__); t(a.__eq__, 1)
print(f6.__code__.co_varnames, f6.__code__.co_argcount, f6.__code__.co_kwonlyargcount, f6.__defaults__, f6.__kwdefaults__, f6.__name__, f6.__qualname__, f6.__module__, f6.__doc__)
f6.custom = 1
print(f6.__dict__, f6.custom)
def mk():
    z = 1
    def inner(): return z
    return inner
print(mk().__closure__[0].cell_contents, mk().__qualname__, mk().__code__.co_freevars)
f2.__defaults__ = (1, 2)
print(f2())
print(repr(len), repr(list.append), repr(int.__add__), type(len), type(list.append), type(int.__add__), type([].append), type((1).__add__), type(f0), type(a.m))
print(a.m.__func__ is A.m, a.m.__self__ is a, a.m == a.m, hash(a.m) == hash(a.m), a.m.__name__)
