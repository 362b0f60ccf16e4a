"""Gathering eager tasks: those that end at once, are given twice, fail, are seen by others, or go on later."""

import asyncio
import contextvars

level = contextvars.ContextVar("level", default=0)


async def square(n):
    level.set(n)
    return n * level.get()


async def squares(n):
    return await asyncio.gather(*[square(i) for i in range(n)]), level.get()


async def later(n):
    await asyncio.sleep(0)
    return -n


async def shown(tasks):
    tasks.append(asyncio.current_task())
    return len(tasks)


async def bad():
    raise ValueError("bad")


async def leaves(depth):
    if depth == 0:
        return 1
    return sum(await asyncio.gather(leaves(depth - 1), leaves(depth - 1))) + level.get()


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    twice = square(3)
    print(await asyncio.gather(twice, twice, later(1), twice))
    print(await asyncio.gather(square(1), square(2)), level.get())
    print(await asyncio.gather(squares(3), squares(4)))
    tasks = []
    print(await asyncio.gather(shown(tasks), shown(tasks), square(9)))
    print([t.get_name() for t in tasks], [t.done() for t in tasks], [t.result() for t in tasks])
    print(await asyncio.gather(bad(), square(1), return_exceptions=True))
    try:
        await asyncio.gather(square(1), bad(), later(2))
    except ValueError as e:
        print("caught", e)
    print(await leaves(6))
    done = asyncio.gather(square(1), square(2))
    print(type(done).__name__, done.done(), done.result(), done.cancel(), done)
    waiting = asyncio.gather(square(1), later(2))
    print(waiting.done(), waiting.cancel())
    try:
        await waiting
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
