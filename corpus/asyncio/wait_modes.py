"""wait: its three modes, timeouts and misuse."""
import asyncio


async def job(name, ticks, exc=None):
    for _ in range(ticks):
        await asyncio.sleep(0)
    if exc:
        raise exc
    return name


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def main():
    def start():
        return [asyncio.create_task(job("a", 6), name="a"), asyncio.create_task(job("b", 2, OSError("b")), name="b"),
                asyncio.create_task(job("c", 1), name="c")]

    for mode in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = start()
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, names(done), names(pending))
        await asyncio.gather(*tasks, return_exceptions=True)
    stuck = asyncio.create_task(asyncio.sleep(60), name="stuck")
    done, pending = await asyncio.wait([stuck], timeout=0.005)
    print(names(done), names(pending), stuck.cancelled())
    stuck.cancel()
    done, pending = await asyncio.wait({stuck})
    print(names(done), stuck.cancelled())
    for bad in (lambda: asyncio.wait([]), lambda: asyncio.wait([stuck], return_when="sometimes"),
                lambda: asyncio.wait(stuck)):
        try:
            await bad()
        except (ValueError, TypeError) as exc:
            print(type(exc).__name__, exc)
    coro = job("x", 1)
    try:
        await asyncio.wait([coro])
    except TypeError as exc:
        print(exc)
    coro.close()
    tasks = start()
    waiting = asyncio.create_task(asyncio.wait(tasks))
    await asyncio.sleep(0)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True), [t.cancelled() for t in tasks])
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
