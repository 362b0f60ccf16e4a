"""A lock that is handed from task to task, and a semaphore that lets in a few at a time."""
import asyncio
import sys
import time


async def worker(lock, slots, rounds, tally, name):
    for _ in range(rounds):
        async with lock:
            tally[name] += 1
            await asyncio.sleep(0)
        await slots.acquire()
        try:
            await asyncio.sleep(0)
            tally[name] += 1
        finally:
            slots.release()


async def run(size):
    lock, slots = asyncio.Lock(), asyncio.Semaphore(4)
    tally = [0] * 16
    await asyncio.gather(*(worker(lock, slots, size // 16, tally, n) for n in range(16)))
    return sum(tally)


def main(size=60_000):
    start = time.perf_counter()
    total = asyncio.run(run(size))
    elapsed = time.perf_counter() - start
    print("lock_handover", size, total)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
