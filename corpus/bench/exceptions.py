"""Exceptions raised and caught: near, from deep down, by dictionaries and conversions, through finally."""
import sys
import time


class Rejected(Exception):
    def __init__(self, value):
        super().__init__(value)
        self.value = value


def check(n):
    if n % 3 == 0:
        raise Rejected(n)
    return n


def near(count):
    total = 0
    for i in range(count):
        try:
            total += check(i)
        except Rejected as e:
            total -= e.value
    return total


def dive(depth, n):
    if depth == 0:
        return check(n)
    return dive(depth - 1, n)


def deep(count):
    total = 0
    for i in range(count):
        try:
            total += dive(10, i)
        except ValueError:
            total += 1
        except Rejected:
            total += 2
    return total


def lookups(count):
    table = {i: i * 2 for i in range(0, 100, 2)}
    missing = bad = 0
    for i in range(count):
        try:
            missing += table[i % 100] % 2
        except KeyError:
            missing += 1
        try:
            int("12" if i % 2 else "x")
        except ValueError:
            bad += 1
    return missing, bad


def finals(count):
    closed = 0
    for i in range(count):
        try:
            try:
                if i % 5 == 0:
                    raise Rejected(i)
                if i % 7 == 0:
                    continue
            finally:
                closed += 1
        except Rejected:
            closed += 1
    return closed


def main(size=200_000):
    start = time.perf_counter()
    results = near(size), deep(size // 4), lookups(size), finals(size)
    elapsed = time.perf_counter() - start
    print("exceptions", size, *results)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
