"""What weak references do, as far as it does not depend on when objects go."""
import gc
import weakref


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(f"{type(e).__name__}: {e}")


class A:
    def __init__(self, n=0):
        self.n = n

    def m(self):
        return ("m", self.n)

    def __call__(self):
        return "called"


a = A(1)
r = weakref.ref(a)
print(r() is a, r == weakref.ref(a), hash(r) == hash(a), repr(r).split("; to ")[1].split(" at ")[0], type(r), r.__callback__)
for bad in (1, "x", (), [], {}, None, 1.5, object()):
    show(lambda: weakref.ref(bad))
weakref.ref(print), weakref.ref(A), weakref.ref({1})


def make():
    b = A(2)
    return weakref.ref(b, lambda r: print("gone", r() is None))


r2 = make()
gc.collect()
print(r2() is None)
d = weakref.WeakValueDictionary()
d["a"] = a
d["x"] = a
print(d["a"] is a, len(d), sorted(d), "a" in d, "q" in d, d.get("q"), d.pop("x").n)
show(lambda: d["q"])
k = weakref.WeakKeyDictionary({a: "v"})
print(k[a], list(k.items())[0][1], a in k, 5 in k, len(k))
s = weakref.WeakSet([a])
print(a in s, len(s), [x.n for x in s])
m = weakref.WeakMethod(a.m)
print(m()(), m == weakref.WeakMethod(a.m))
p = weakref.proxy(a)
print(p.n, p.m(), p())
p.n = 9
print(a.n)
f = weakref.finalize(a, print, "finalized", 1)
print(f.alive, f.peek()[1:], f.atexit)
f()
print(f.alive, f())
g = weakref.finalize(a, print, "at exit")
