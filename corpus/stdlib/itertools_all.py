import itertools as it
from itertools import *
import operator


def show(name, value):
    print(name, value)


def fails(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print("no error", r)
    except Exception as e:
        print(type(e).__name__, e)


show("count", list(islice(count(10), 3)))
show("count step", list(islice(count(1, 3), 4)))
show("count float", list(islice(count(0.5, 0.25), 4)))
show("count repr", [count(), count(5), count(1, 2), count(1.5)])
show("count big", list(islice(count(2**63 - 1), 3)))
show("cycle", list(islice(cycle("abc"), 8)))
show("cycle empty", list(cycle([])))
show("repeat", [list(repeat(7, 3)), repeat(1), repeat("x", 2), operator.length_hint(repeat(0, 9))])
show("accumulate", list(accumulate([1, 2, 3, 4])))
show("accumulate mul", list(accumulate([1, 2, 3, 4], operator.mul)))
show("accumulate initial", list(accumulate([1, 2], initial=100)))
show("accumulate func", list(accumulate("abc", func=lambda a, b: b + a)))
show("accumulate empty", list(accumulate([])))
show("chain", list(chain("ab", [1], ())))
show("chain from", list(chain.from_iterable(["ab", "cd"])))
show("compress", list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])))
show("dropwhile", list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
show("takewhile", list(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
show("filterfalse", list(filterfalse(lambda x: x % 2, range(8))))
show("filterfalse none", list(filterfalse(None, [0, 1, "", "a", None])))
show("islice", [list(islice("ABCDEFG", *a)) for a in [(2,), (2, 4), (2, None), (0, None, 2), (1, 6, 3), (None, 3), (3, 2)]])
show("pairwise", list(pairwise("ABCD")))
show("pairwise one", list(pairwise("A")))
show("batched", list(batched("ABCDEFG", 3)))
show("starmap", list(starmap(pow, [(2, 5), (3, 2), [10, 3]])))
show("zip_longest", list(zip_longest("ABCD", "xy", fillvalue="-")))
show("zip_longest 3", list(zip_longest([1], [], [2, 3])))
show("product", list(product("AB", [1, 2])))
show("product repeat", list(product([0, 1], repeat=2)))
show("product none", [list(product()), list(product([], [1])), list(product([1], repeat=0))])
show("permutations", list(permutations("ABC")))
show("permutations 2", list(permutations(range(3), 2)))
show("permutations too many", list(permutations([1], 2)))
show("combinations", list(combinations("ABCD", 2)))
show("combinations 0", list(combinations("AB", 0)))
show("cwr", list(combinations_with_replacement("ABC", 2)))
show("cwr empty", [list(combinations_with_replacement([], 2)), list(combinations_with_replacement([], 0))])
show("groupby", [(k, "".join(g)) for k, g in groupby("AAABBBCCDAABBB")])
show("groupby key", [(k, list(g)) for k, g in groupby(sorted(["apple", "bob", "cat", "dog", "avocado"]), key=len)])
groups = [(k, g) for k, g in groupby([1, 1, 2])]
show("groupby stale", [(k, list(g)) for k, g in groups])
a, b, c = tee([1, 2, 3], 3)
show("tee", [next(a), next(a), list(b), list(a), list(c)])
show("tee 0", tee([], 0))

it1 = iter(range(10))
show("islice consumes", [list(islice(it1, 2, 6, 3)), list(it1)])

fails(islice, [1], -1)
fails(islice, [1], 1, -1)
fails(islice, [1], -1, 2)
fails(islice, [1], 1, 2, 0)
fails(islice, [1], "a")
fails(combinations, "ab", -1)
fails(permutations, "ab", -1)
fails(permutations, "ab", "x")
fails(product, [1], repeat=-1)
fails(batched, [1], 0)
fails(lambda: list(batched([1, 2, 3], 2, strict=True)))
fails(count, "a")
fails(tee, [1], -1)
fails(lambda: list(chain(5)))
fails(repeat)
fails(cycle, 3)
fails(lambda: list(starmap(pow, [5])))
fails(groupby)
fails(zip_longest, [1], bad=2)


class Chained(chain):
    pass


show("subclass", [list(Chained([1], [2])), type(Chained.from_iterable([[1]])).__name__])


def gen():
    yield 1
    raise ValueError("stop here")


for f in (accumulate, lambda g: chain(g), pairwise, lambda g: islice(g, 5), lambda g: takewhile(bool, g), cycle):
    out = []
    try:
        for x in f(gen()):
            out.append(x)
    except ValueError as e:
        print(out, e)
