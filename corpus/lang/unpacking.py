"""Unpacking on the left, on the right, in calls, loops and returns; swaps; del."""


def min_max(items):
    low, *_, high = sorted(items)
    return low, high


def attempt(action):
    try:
        print("ok", action())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def unpack2(value):
    a, b = value
    return a, b


def unpack_star(value):
    a, b, *c = value
    return a, b, c


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __iter__(self):
        yield self.a
        yield self.b


a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), c, [d, e] = (1, 2), 3, "xy"
print(a, b, c, d, e)
first, *middle, last = range(6)
print(first, middle, last)
*init, tail = "abc"
print(init, tail)
head, *none = [1]
print(head, none)
x = y = z = []
x.append(1)
print(y, z is x)
i, values = 0, [10, 20, 30]
i, values[i] = 2, "changed"
print(i, values)
values[0], values[1:], *rest = 7, "pq", "more", "rest"
print(values, rest)
for n, (word, *letters) in enumerate([("ab", 1, 2), ("cd",)]):
    print(n, word, letters)
left, right = Pair("l", "r")
print(left, right, *Pair(1, 2), [*Pair(3, 4)], (*Pair(5, 6), 7))
print(min_max([3, 1, 2]), {**dict(a=1), **{"b": 2}})
key, value = {"k": "v"}.popitem()
print(key, value)
for k, v in {"a": 1, "b": 2}.items():
    print(k, v, end=";")
print()

attempt(lambda: unpack2([1]))
attempt(lambda: unpack2([1, 2, 3]))
attempt(lambda: unpack2(5))
attempt(lambda: unpack2(None))
attempt(lambda: unpack2({"x": 1, "y": 2}))
attempt(lambda: unpack2(iter("abc")))
attempt(lambda: unpack_star([1]))
attempt(lambda: unpack_star(range(2)))
attempt(lambda: unpack_star("hello"))

items = list(range(10))
del items[0], items[-1], items[2:4]
print(items)
del items[::2]
print(items)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["zzz"]
except KeyError as e:
    print("KeyError", e)
del x, (y, z)
try:
    x
except NameError as e:
    print(e)
print((1,) + (2, 3), (), (4,), (1, (2,)))
