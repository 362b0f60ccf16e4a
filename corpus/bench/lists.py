"""Lists of numbers: a sieve, matrix product, quicksort, fannkuch-like flips, comprehensions."""
import sys
import time


def primes(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    n = 2
    while n * n <= limit:
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
        n += 1
    return sum(flags)


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def quicksort(items):
    if len(items) <= 1:
        return items
    pivot = items[len(items) // 2]
    return (quicksort([x for x in items if x < pivot])
            + [x for x in items if x == pivot]
            + quicksort([x for x in items if x > pivot]))


def flips(n):
    """The most prefix reversals that any permutation of n numbers needs."""
    permutation = list(range(n))
    counters = [0] * n
    most = 0
    i = 0
    while i < n:
        if counters[i] < i:
            j = 0 if i % 2 == 0 else counters[i]
            permutation[i], permutation[j] = permutation[j], permutation[i]
            counters[i] += 1
            i = 0
            work = permutation[:]
            count = 0
            while first := work[0]:
                work[:first + 1] = work[first::-1]
                count += 1
            most = max(most, count)
        else:
            counters[i] = 0
            i += 1
    return most


def main(size=400_000):
    start = time.perf_counter()
    count = primes(size)
    n = int(size ** 0.5) // 10
    matrix = [[(i * j) % 7 for j in range(n)] for i in range(n)]
    product = multiply(matrix, matrix)
    items = [(i * 7919) % 10007 for i in range(size // 10)]
    ordered = quicksort(items)
    most = flips(8)
    elapsed = time.perf_counter() - start
    print("lists", size, count, sum(map(sum, product)), ordered == sorted(items), most)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
