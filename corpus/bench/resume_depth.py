"""What one resume costs at the bottom of a chain of awaits; the size is the depth of the chain."""
import sys
import time
import types

RESUMES = 200_000


@types.coroutine
def pause(value):
    return (yield value)


async def chain(depth, resumes):
    if depth == 0:
        total = 0
        for i in range(resumes):
            total += await pause(i)
        return total
    return await chain(depth - 1, resumes)


def main(size=100, resumes=RESUMES):
    sys.setrecursionlimit(size + 1000)
    coroutine = chain(size, resumes)
    value = coroutine.send(None)
    result = None
    start = time.perf_counter()
    try:
        while True:
            value = coroutine.send(value + 1)
    except StopIteration as stop:
        result = stop.value
    elapsed = time.perf_counter() - start
    print("resume depth", size, result)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
