"""Producers and consumers around bounded queues."""
import asyncio
import sys
import time


async def producer(queue, first, count):
    for i in range(first, first + count):
        await queue.put(i)


async def stage(source, target):
    while True:
        item = await source.get()
        await target.put(item * 2 % 1_000_003)
        source.task_done()


async def consumer(queue, totals, name):
    while True:
        item = await queue.get()
        totals[name] += item
        queue.task_done()


async def run(size):
    raw, cooked = asyncio.Queue(16), asyncio.Queue(16)
    totals = [0] * 4
    workers = [asyncio.create_task(stage(raw, cooked)) for _ in range(4)]
    workers += [asyncio.create_task(consumer(cooked, totals, n)) for n in range(4)]
    await asyncio.gather(*(producer(raw, n * size, size // 4) for n in range(4)))
    await raw.join()
    await cooked.join()
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return sum(totals)


def main(size=100_000):
    start = time.perf_counter()
    total = asyncio.run(run(size))
    elapsed = time.perf_counter() - start
    print("queues", size, total)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
