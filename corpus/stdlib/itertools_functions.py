"""itertools, all of it, on small inputs; laziness and sharing."""
import itertools
from itertools import accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest
import operator


def noisy(n):
    for i in range(n):
        seen.append(i)
        yield i


seen = []
print(list(accumulate([1, 2, 3, 4])), list(accumulate("abc")), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(batched("abcdefg", 3)), list(chain("ab", [1], ())), list(chain.from_iterable(["ab", [1, 2]])))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations_with_replacement("ab", 2)))
print(list(permutations("abc", 2)), len(list(permutations(range(5)))), list(permutations([])))
print(list(product("ab", range(2))), list(product([1, 2], repeat=2)), list(product()), list(product("a", [])))
print(list(compress("abcdef", [1, 0, True, "", "x"])), list(filterfalse(str.isdigit, "a1b2")), list(filterfalse(None, [0, 1, ""])))
print(list(islice(count(), 3)), list(islice(count(5, -2), 3)), list(islice(count(0.5, 0.5), 3)), list(islice(cycle("ab"), 5)), list(repeat(7, 3)), list(islice(cycle([]), 3)))
print(list(islice("abcdefgh", 3)), list(islice("abcdefgh", 2, None)), list(islice("abcdefgh", 1, 7, 3)), list(islice("abc", 0)))
print(list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(dropwhile(lambda n: n < 3, [1, 2, 3, 1])), list(starmap(operator.add, [(1, 2), ("a", "b")])))
print(list(pairwise([1, 2, 3])), list(pairwise([1])), list(zip_longest("abc", [1])), list(zip_longest("a", "bc", fillvalue="?")))
print([(k, "".join(g)) for k, g in groupby("aaabbcaa")], [(k, list(g)) for k, g in groupby(range(7), key=lambda n: n // 3)])

groups = groupby("aabb")
(k1, g1), (k2, g2) = groups
print(k1, list(g1), k2, list(g2))
a, b, c = tee(noisy(4), 3)
print(next(a), next(a), seen, next(b), seen, list(c), seen, list(a), list(b))
seen.clear()
lazy = islice(noisy(10), 2, 5)
print(seen, next(lazy), seen, list(lazy), seen)
counter = count(10)
print(next(counter), next(counter), counter, repeat("x", 2), count(1, 2))
print(list(map(operator.sub, count(10, 10), [1, 2, 3])), dict(zip("abc", count(1))), sum(islice(cycle([1, -1]), 7)))


def unique(items, key=None):
    found = set()
    for item in items:
        k = item if key is None else key(item)
        if k not in found:
            found.add(k)
            yield item


def powerset(items):
    items = list(items)
    return chain.from_iterable(combinations(items, r) for r in range(len(items) + 1))


print(list(unique("abracadabra")), list(unique(["a", "A", "b"], str.lower)), list(powerset("abc")))
for action in (lambda: list(islice("abc", -1)), lambda: list(batched("abc", 0)), lambda: list(combinations("abc", -1)), lambda: product("a", repeat=-1), lambda: chain(5).__next__(),
               lambda: list(starmap(pow, [1])), lambda: count("a"), lambda: list(accumulate([1, "a"])), lambda: next(itertools.cycle(5)), lambda: list(batched("abc", 2, strict=True))):
    try:
        print(action())
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
