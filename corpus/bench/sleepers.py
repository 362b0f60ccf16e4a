"""Tasks that all sleep at the same time: the measures are the memory of the process and the time of its processors, since sleeping takes
no time of theirs. The second argument is how many seconds the creation of one task is given."""
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


async def run(size, each):
    gauge = Gauge()
    # Long enough for the last one to fall asleep before the first one wakes.
    until = asyncio.get_running_loop().time() + max(0.5, size * each)
    tasks = [asyncio.create_task(sleeper(gauge, until)) for _ in range(size)]
    for task in tasks:
        await task
    return gauge


def main(size="100000", each="15e-6"):
    size = int(size)
    start = time.process_time()
    gauge = asyncio.run(run(size, float(each)))
    elapsed = time.process_time() - start
    print("sleepers", size, gauge.peak, gauge.woken)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
