"""List, set, dict comprehensions and generator expressions; their scopes."""

matrix = [[1, 2, 3], [4, 5, 6]]
words = ["apple", "fig", "banana", "kiwi", "plum", "fig"]

print([x * x for x in range(6) if x % 2], [(x, y) for x in range(3) for y in "ab"])
print([[row[i] for row in matrix] for i in range(3)])
print([cell for row in matrix if row[0] > 1 for cell in row if cell != 5])
print({len(w) for w in words}, {w: len(w) for w in words if len(w) > 3})
print({v: k for k, v in {"a": 1, "b": 2}.items()})
print(sum(x for x in range(101)), max((len(w), w) for w in words), any(w == "fig" for w in words))
print(sorted({c for w in words for c in w}), "-".join(str(n) for n in range(4)))

x = "outside"
squares = [x for x in range(3)]
print(x, squares)

# The walrus binds in the function around the comprehension.
found = [last := w for w in words if w.startswith(("a", "k"))]
print(found, last)
if any((hit := n) > 5 for n in [1, 7, 3, 9]):
    print("hit", hit)

total = 0
print([total := total + n for n in (1, 2, 3, 4)], total)


class Table:
    size = 3
    rows = [i for i in range(size)]
    try:
        bad = [size for i in range(2)]
    except NameError as e:
        bad = str(e)


print(Table.rows, Table.bad)


def counter():
    log = []

    def source(name, n):
        log.append("made " + name)
        for i in range(n):
            log.append(f"{name}{i}")
            yield i

    g = ((a, b) for a in source("a", 2) for b in source("b", 2))
    log.append("nothing yet")
    log.append(next(g))
    rest = list(g)
    return log, rest


log, rest = counter()
print(log)
print(rest)

functions = [lambda: i for i in range(3)]
print([f() for f in functions])
print([(lambda k: k * n)(2) for n in range(3)])
gen = (n for n in [1, 2, 3])
print(2 in gen, list(gen))
nested = {k: [n for n in range(k) if n % 2 == 0] for k in range(1, 6, 2)}
print(nested)
print([*range(3), *(x for x in "ab"), *{}], {**{"a": 1}, "b": 2, **{"a": 3}}, {*[1, 2], *[2, 3]})
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as e:
    print(e)
print(dict(zip("abc", range(3))), list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, "", "x"])))
