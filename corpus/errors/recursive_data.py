"""Recursion without end: in a function, in a repr, in a comparison and in a class's attribute look-up."""
import sys

sys.setrecursionlimit(200)


def depth(n):
    return 1 + depth(n + 1)


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")


class Same:
    def __eq__(self, other):
        return other == self


class Text:
    def __repr__(self):
        return f"<{self!r}>"


for f in (lambda: depth(0), lambda: Loop().a, lambda: Same() == Same(), lambda: repr(Text())):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__, str(e).split(" while")[0])
a = [1]
a.append(a)
d = {"self": a}
d["d"] = d
print(a, d, a == a)
b = [1]
b.append(b)
try:
    a == b
except RecursionError as e:
    print("comparison:", e)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(50), even(5000))
