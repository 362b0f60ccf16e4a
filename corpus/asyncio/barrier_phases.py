"""A barrier between the phases of several workers; then one that breaks."""
import asyncio


async def worker(name, barrier, log):
    for phase in range(3):
        log.append((phase, name))
        index = await barrier.wait()
        if index == 0:
            log.append((phase, "-- all here --"))


async def main():
    barrier = asyncio.Barrier(3)
    log = []
    await asyncio.gather(*(worker(n, barrier, log) for n in "xyz"))
    for phase in range(3):
        names = sorted(n for p, n in log if p == phase)
        print(phase, names)
    print(barrier.parties, barrier.n_waiting, barrier.broken)

    async with asyncio.TaskGroup() as group:
        async def enter(n):
            async with barrier as position:
                return n, position
        tasks = [group.create_task(enter(n)) for n in range(3)]
    print(sorted(t.result()[1] for t in tasks))

    waiting = [asyncio.create_task(barrier.wait()) for _ in range(2)]
    await asyncio.sleep(0.01)
    print(barrier.n_waiting)
    await barrier.abort()
    for r in await asyncio.gather(*waiting, return_exceptions=True):
        print(type(r).__name__, r)
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as exc:
        print(exc, barrier.broken)
    await barrier.reset()
    print(barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as exc:
        print(exc)


asyncio.run(main())
