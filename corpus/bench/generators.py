"""A balanced tree walked by recursive generators with yield from."""
import sys
import time


class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(build(low, middle), middle, build(middle + 1, high))


def main(size=100_000, rounds=5):
    tree = build(0, size)
    total = 0
    start = time.perf_counter()
    for _ in range(rounds):
        for value in tree:
            total += value
    elapsed = time.perf_counter() - start
    print("generators", size, total)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
