"""A tree of tasks, six wide: what a task, a gather or a TaskGroup costs under different work.

Arguments: size (levels), variant, "tg" for TaskGroup instead of gather, and "eager" for eager tasks. Variants of a leaf:
none (nothing but a step), io (a sleep of 50 ms), memoization (a sleep unless the value is known),
cpu_io_mixed (half the leaves compute a factorial, half sleep).
"""
import asyncio
import math
import random
import sys
import time

BRANCHES = 6
IO_SECONDS = 0.05
MEMOIZABLE = 90
FACTORIAL_OF = 500


class Leaf:
    """What happens at the end of every branch."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    async def work(self):
        self.count += 1


class IoLeaf(Leaf):
    async def work(self):
        self.count += 1
        await asyncio.sleep(IO_SECONDS)


class MemoizationLeaf(Leaf):
    def __init__(self, seed):
        super().__init__(seed)
        self.cache = {}

    async def work(self):
        self.count += 1
        key = self.random.randint(1, 100)
        if key > MEMOIZABLE:
            await asyncio.sleep(IO_SECONDS)
            return key
        if key not in self.cache:
            self.cache[key] = await self.fetch(key)
        return self.cache[key]

    async def fetch(self, key):
        await asyncio.sleep(IO_SECONDS)
        return key


class MixedLeaf(Leaf):
    async def work(self):
        self.count += 1
        if self.random.random() < 0.5:
            return math.factorial(FACTORIAL_OF)
        await asyncio.sleep(IO_SECONDS)


VARIANTS = {"none": Leaf, "io": IoLeaf, "memoization": MemoizationLeaf, "cpu_io_mixed": MixedLeaf}


async def grow_gather(leaf, level):
    if level == 0:
        await leaf.work()
        return
    await asyncio.gather(*[grow_gather(leaf, level - 1) for _ in range(BRANCHES)])


async def grow_group(leaf, level):
    if level == 0:
        await leaf.work()
        return
    async with asyncio.TaskGroup() as group:
        for _ in range(BRANCHES):
            group.create_task(grow_group(leaf, level - 1))


async def grow_eagerly(grow, leaf, level):
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await grow(leaf, level)


def main(size="6", variant="none", mode="gather", start_mode="lazy"):
    leaf = VARIANTS[variant](0)
    grow = grow_group if mode == "tg" else grow_gather
    start = time.perf_counter()
    if start_mode == "eager":
        asyncio.run(grow_eagerly(grow, leaf, int(size)))
    else:
        asyncio.run(grow(leaf, int(size)))
    elapsed = time.perf_counter() - start
    print("async tree", variant, mode, size, leaf.count)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
