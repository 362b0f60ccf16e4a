"""The iterator protocol: classes, __getitem__ fallback, iter with a sentinel, itertools."""
import itertools


class Fibonacci:
    def __init__(self, limit):
        self.limit = limit
        self.a, self.b = 0, 1

    def __iter__(self):
        return self

    def __next__(self):
        if self.a > self.limit:
            raise StopIteration
        value = self.a
        self.a, self.b = self.b, self.a + self.b
        return value


class Squares:
    """Old style: only __getitem__ and IndexError."""

    def __getitem__(self, i):
        if i >= 5:
            raise IndexError(i)
        return i * i


class Grid:
    def __init__(self, rows):
        self.rows = rows

    def __iter__(self):
        for row in self.rows:
            yield from row

    def __reversed__(self):
        return (cell for row in reversed(self.rows) for cell in reversed(row))

    def __len__(self):
        return sum(map(len, self.rows))


def chunks(items, size):
    it = iter(items)
    while chunk := list(itertools.islice(it, size)):
        yield chunk


def read_until(lines, end):
    it = iter(lines)
    return list(iter(lambda: next(it), end))


print(list(Fibonacci(50)), sum(Fibonacci(100)), 21 in Fibonacci(30), max(Fibonacci(10)))
f = Fibonacci(10)
print(next(f), next(f), list(f), next(f, "empty"))
print(list(Squares()), 9 in Squares(), [a + b for a, b in zip(Squares(), "xyzzy" and range(5))], list(reversed([1, 2])))
g = Grid([[1, 2], [3]])
print(list(g), list(reversed(g)), len(g), sorted(g, reverse=True), set(g) == {1, 2, 3}, tuple(g))
print(list(chunks(range(7), 3)), read_until(["a", "b", "", "c"], ""))
print(list(itertools.chain([1], (2, 3), "a")), list(itertools.chain.from_iterable([[1], [2]])), list(itertools.islice(itertools.count(10, 5), 4)))
print(list(itertools.accumulate([1, 2, 3, 4])), list(itertools.accumulate([3, 1, 2], max)), list(itertools.takewhile(lambda n: n < 3, [1, 2, 5, 1])), list(itertools.dropwhile(lambda n: n < 3, [1, 2, 5, 1])))
print(list(itertools.product("ab", [1, 2])), list(itertools.permutations([1, 2, 3], 2)), list(itertools.combinations("abc", 2)))
print([(k, list(v)) for k, v in itertools.groupby("aabbbc")], list(itertools.zip_longest([1, 2], "a", fillvalue="-")), list(itertools.repeat("r", 2)))
a, b = itertools.tee([1, 2, 3])
print(next(a), list(b), list(a), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.pairwise("abc")), list(itertools.islice(itertools.cycle("xy"), 5)), list(itertools.compress("abcd", [1, 0, 1])))
print(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5])), list(filter(lambda s: s > "b", "abcd")), list(enumerate(Fibonacci(2), start=1)), list(zip()), list(zip([1, 2])))
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, None), end="; ")
print()
items = [1, 2, 3]
for x in items:
    if x == 2:
        items.append(4)
print(items, iter(items) is not iter(items), iter(it) is it)
broken = iter([])
print(next(broken, "default"), [*Fibonacci(3)], *Fibonacci(2), dict(zip("ab", itertools.count())))
for action in (lambda: next(iter([])), lambda: iter(3), lambda: list(zip(5)), lambda: next(5), lambda: iter(5, 0), lambda: [x for x in Grid(None)]):
    try:
        print(action())
    except StopIteration as e:
        print("StopIteration", e.value)
    except TypeError as e:
        print("TypeError:", e)
