"""The same tree of coroutines, but every leaf suspends once."""
import sys
import time
import types


@types.coroutine
def pause():
    yield


async def fibonacci(n):
    if n <= 1:
        await pause()
        return n
    return await fibonacci(n - 1) + await fibonacci(n - 2)


def run(coroutine):
    resumes = 0
    while True:
        try:
            coroutine.send(None)
        except StopIteration as stop:
            return stop.value, resumes
        resumes += 1


def main(size=23):
    start = time.perf_counter()
    result, resumes = run(fibonacci(size))
    elapsed = time.perf_counter() - start
    print("coroutines suspended", size, result, resumes)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
