"""A balanced tree walked by recursive async generators."""
import asyncio
import sys
import time


class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    async def __aiter__(self):
        if self.left:
            async for value in self.left:
                yield value
        yield self.value
        if self.right:
            async for value in self.right:
                yield value


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(build(low, middle), middle, build(middle + 1, high))


async def walk(tree, rounds):
    total = 0
    for _ in range(rounds):
        async for value in tree:
            total += value
    return total


def main(size=50_000, rounds=2):
    tree = build(0, size)
    start = time.perf_counter()
    total = asyncio.run(walk(tree, rounds))
    elapsed = time.perf_counter() - start
    print("async generators", size, total)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
