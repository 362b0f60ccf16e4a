"""__del__: after del, after None is assigned, with containers, at the end, and when it raises."""
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1)
b = a
del a
print("still")
b = None
print("gone")
def f():
    x = A(2)
    y = [A(3)]
    del x
    print("x")
    y = None
    print("y")
f()
d = {1: A(4)}
del d[1]
print("d")
class H:
    pass
h = H(); h.a = A(5)
del h.a
print("h")
h.a = A(6); h.a = None
print("h2")
import atexit
z = A(7)
atexit.register(print, "atexit")


class Loud(A):
    def __del__(self):
        raise ValueError(f"in the end of {self.n}")


w = Loud(8)
del w
print("end")
