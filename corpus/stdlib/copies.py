"""What copy, bisect and gc do."""
import bisect
import copy
import gc


class P:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"P({self.x}, {self.y})"


class S:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = [1]


class C:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


class L(list):
    pass


class D(dict):
    pass


class Node:
    def __init__(self):
        self.next = self


a = [1, [2, 3], {"k": [4]}, (5, [6]), {7}, P([8], None)]
b = copy.copy(a)
c = copy.deepcopy(a)
print(b == a, b is a, b[1] is a[1], c[1] is a[1], c[2]["k"] is a[2]["k"], c[3] is a[3], c)
p = P([1], {"a": 1})
q = copy.copy(p)
r = copy.deepcopy(p)
print(q, q.x is p.x, r, r.x is p.x)
s = S()
t = copy.deepcopy(s)
print(t.a, t.a is s.a, hasattr(t, "b"))
print(copy.copy(C()), copy.deepcopy([C()]))
l = L([1, [2]])
l.tag = [3]
m = copy.deepcopy(l)
print(m, type(m).__name__, m.tag, m.tag is l.tag, copy.copy(l))
d = D(x=[1])
e = copy.deepcopy(d)
print(e, type(e).__name__, e["x"] is d["x"])
n = copy.deepcopy(Node())
print(n.next is n)
x = []
x.append(x)
y = copy.deepcopy(x)
print(y[0] is y, y is x)
t = (1, 2)
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy(len) is len, copy.deepcopy(P) is P)
e = copy.deepcopy(ValueError("a", [1]))
print(repr(e))
print(copy.copy({1: 2}), copy.copy({1}), copy.deepcopy(frozenset([1])), copy.copy(bytearray(b"x")), copy.deepcopy(range(3)))
try:
    copy.copy((i for i in ()))
except TypeError as err:
    print(err)
xs = [1, 3, 3, 5]
print(bisect.bisect(xs, 3), bisect.bisect_left(xs, 3), bisect.bisect_right(xs, 9), bisect.bisect_left(xs, 4, 1, 3))
bisect.insort(xs, 4)
bisect.insort_left(xs, 3)
print(xs, bisect.bisect_left([(1, "a"), (2, "b")], 2, key=lambda t: t[0]))
try:
    bisect.bisect(xs, 1, -1)
except ValueError as err:
    print(err)
print(gc.isenabled(), gc.collect() >= 0, gc.disable(), gc.isenabled(), gc.enable())
