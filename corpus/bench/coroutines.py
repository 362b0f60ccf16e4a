"""Coroutines that await coroutines and never suspend: a Fibonacci tree driven by send."""
import sys
import time


async def fibonacci(n):
    if n <= 1:
        return n
    return await fibonacci(n - 1) + await fibonacci(n - 2)


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value


def main(size=27):
    start = time.perf_counter()
    result = run(fibonacci(size))
    elapsed = time.perf_counter() - start
    print("coroutines", size, result)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
