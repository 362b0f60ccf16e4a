"""Recursive calls and small integers."""
import sys
import time


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def main(size=30):
    start = time.perf_counter()
    result = fib(size)
    elapsed = time.perf_counter() - start
    print("fib", size, result)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
