"""Tasks that all sleep at the same time: the measure is the memory of the process."""
import asyncio
import sys
import time


class Gauge:
    def __init__(self):
        self.asleep = 0
        self.peak = 0
        self.woken = 0


async def sleeper(gauge, until):
    gauge.asleep += 1
    gauge.peak = max(gauge.peak, gauge.asleep)
    await asyncio.sleep(until - asyncio.get_running_loop().time())
    gauge.asleep -= 1
    gauge.woken += 1


async def run(size):
    gauge = Gauge()
    # Long enough for the last one to fall asleep before the first one wakes.
    until = asyncio.get_running_loop().time() + max(1.0, size * 15e-6)
    tasks = [asyncio.create_task(sleeper(gauge, until)) for _ in range(size)]
    for task in tasks:
        await task
    return gauge


def main(size=100_000):
    start = time.perf_counter()
    gauge = asyncio.run(run(size))
    elapsed = time.perf_counter() - start
    print("sleepers", size, gauge.peak, gauge.woken)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
