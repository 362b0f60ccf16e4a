"""for statements that yield: over ranges, lists, tuples, dicts and iterators, left early, changed on the way, thrown into, resumed late."""


def over(iterable, stop=None):
    x = "none"
    try:
        for x in iterable:
            if x == stop:
                break
            sent = yield x
            if sent is not None:
                print("  sent", sent)
        else:
            print("  all of it")
    except (ValueError, RuntimeError) as e:
        print("  caught", type(e).__name__, e)
        yield "handled"
    finally:
        print("  last", x)


def pairs(n):
    for i in range(n):
        for j in range(i, n, 2):
            yield i, j
    yield "end", i, j


def counted(a, b, c):
    for i in range(a, b, c):
        yield i


def nothing():
    for i in range(0):
        yield i
    try:
        print(i)
    except UnboundLocalError as e:
        print(" ", e)


for iterable in (range(3), [1, 2], (4, 5), "ab", {"k": 1}, {7}, iter([8, 9]), map(abs, (-1, -2)), range(10**20, 10**20 + 2), []):
    print(list(over(iterable)))
print(list(over(range(10), 3)), list(over([5, 6, 7], 6)))
print(list(pairs(3)), list(counted(5, -5, -3)), list(counted(0, 3, 5)), list(nothing()))

growing = [1, 2, 3]
for x in over(growing):
    if len(growing) < 6:
        growing.append(x * 10)
print(growing)

finished = over(growing)
print(len(list(finished)))
growing.append("late")
print(next(finished, "still finished"))

changing = {1: 1, 2: 2}
for x in over(changing):
    changing[f"{x}+"] = x
print(sorted(map(str, changing)))

g = over([1, 2, 3])
print(next(g), g.send("hello"), g.throw(ValueError("thrown")), next(g, "done"))
g = over(range(5))
print(next(g), next(g), g.close())

shared = iter(range(6))
first = (x * 10 for x in shared)
print(next(first), next(shared), next(first), list(shared), list(first))
items = [1, 2, 3]
lazy = (x + y for x in items for y in items if x != y)
print(next(lazy))
items.append(4)
print(list(lazy))
items.clear()
late = (x for x in items)
items.append("added")
print(list(late), list(late))

try:
    (x for x in 5)
except TypeError as e:
    print(e)
nested = (list(x for x in range(n)) for n in range(3))
print(*nested)
print(sum(x * x for x in range(10)), any(x > 3 for x in (1, 2, 5)), max((len(w), w) for w in ["a", "ccc", "bb"]))


def delegating():
    yield from (x for x in range(2))
    yield from [x for x in range(2)]
    for x in over(range(2)):
        yield x, (yield "asked")


g = delegating()
print(next(g), next(g), next(g), next(g), next(g), g.send("answer"), list(g))
