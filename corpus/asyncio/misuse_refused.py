"""Uses of coroutines and loops that asyncio refuses."""
import asyncio


async def coro():
    return 1


def attempt(f):
    try:
        r = f()
        print("fine", r)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0].split("<coroutine")[0])


async def inner():
    attempt(lambda: asyncio.run(asyncio.sleep(0)) if False else asyncio.get_running_loop().run_until_complete(asyncio.sleep(0)) if False else None)
    c = coro()
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print(e)
    for bad in (5, None, "x", [], lambda: 1, coro):
        try:
            await bad
        except TypeError as e:
            print(e)
    try:
        async with open("x") if False else asyncio.Lock:
            pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, str(e))
    try:
        async for _ in [1]:
            pass
    except TypeError as e:
        print(e)
    try:
        with asyncio.Lock():
            pass
    except TypeError as e:
        print(e)
    fut = asyncio.get_running_loop().create_future()
    attempt(fut.result)
    attempt(fut.exception)
    fut.set_result(1)
    attempt(lambda: fut.set_result(2))
    attempt(lambda: asyncio.create_task(5))
    attempt(lambda: asyncio.ensure_future(5))
    attempt(lambda: fut.set_exception(StopIteration()))
    attempt(lambda: asyncio.Queue().get_nowait())
    attempt(asyncio.Lock().release)
    attempt(asyncio.Semaphore(0).locked)
    attempt(lambda: asyncio.Semaphore(-1))
    attempt(lambda: asyncio.BoundedSemaphore(1).release())
    attempt(lambda: asyncio.Barrier(0))
    attempt(lambda: asyncio.Queue().task_done())
    attempt(lambda: asyncio.Condition().notify())
    t = asyncio.timeout(1)
    attempt(lambda: t.reschedule(5))
    tg = asyncio.TaskGroup()
    c2 = coro()
    attempt(lambda: tg.create_task(c2))
    c2.close()
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(e)
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except TimeoutError as e:
        print(repr(e))


asyncio.run(inner())
attempt(lambda: asyncio.get_running_loop())
attempt(lambda: asyncio.run(5))
attempt(lambda: asyncio.current_task())
loop = asyncio.new_event_loop()
loop.close()
attempt(lambda: loop.call_soon(print))
attempt(lambda: loop.run_until_complete(asyncio.Future(loop=loop)))
asyncio.run(coro)
