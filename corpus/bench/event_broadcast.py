"""Events that wake many tasks at once, round after round."""
import asyncio
import sys
import time


async def listener(events, heard, name):
    for event in events:
        await event.wait()
        heard[name] += 1


async def run(size):
    events = [asyncio.Event() for _ in range(size)]
    heard = [0] * 200
    listeners = [asyncio.create_task(listener(events, heard, n)) for n in range(200)]
    await asyncio.sleep(0)
    for event in events:
        event.set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    await asyncio.gather(*listeners)
    return sum(heard)


def main(size=500):
    start = time.perf_counter()
    total = asyncio.run(run(size))
    elapsed = time.perf_counter() - start
    print("event_broadcast", size, total)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
