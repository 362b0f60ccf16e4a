# conform: python=3.8
"""A lock held by `with (yield from lock)`, beside `async with`."""
import asyncio

events = []


@asyncio.coroutine
def old_worker(name, lock):
    with (yield from lock):
        events.append(name + " in")
        yield from asyncio.sleep(0.01)
        events.append(name + " out")


async def new_worker(name, lock):
    async with lock:
        events.append(name + " in")
        await asyncio.sleep(0.01)
        events.append(name + " out")


@asyncio.coroutine
def failing_worker(lock):
    try:
        with (yield from lock) as nothing:
            events.append("failing in, %r" % (nothing,))
            raise ValueError("lost")
    except ValueError as e:
        events.append("failed: %s, locked: %s" % (e, lock.locked()))


@asyncio.coroutine
def by_hand(name, lock):
    yield from lock.acquire()
    try:
        events.append(name + " in")
        yield from asyncio.sleep(0)
    finally:
        lock.release()
        events.append(name + " out")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(
        old_worker("old 1", lock),
        new_worker("new 1", lock),
        failing_worker(lock),
        by_hand("hand", lock),
        old_worker("old 2", lock),
    )
    print(lock.locked())


asyncio.run(main())
for event in events:
    print(event)
