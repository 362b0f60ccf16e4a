"""Lock, Event, Semaphore, Condition, Barrier: order of waiters, cancellation while waiting."""
import asyncio

log = []


def flush(label):
    print(label, log)
    log.clear()


async def locks():
    lock = asyncio.Lock()

    async def user(name):
        async with lock:
            log.append(f"{name} in")
            await asyncio.sleep(0)
            log.append(f"{name} out")

    await asyncio.gather(*(user(n) for n in "abc"))
    flush("lock")
    await lock.acquire()
    waiter = asyncio.create_task(user("w"))
    other = asyncio.create_task(user("o"))
    await asyncio.sleep(0)
    waiter.cancel()
    lock.release()
    await asyncio.gather(waiter, other, return_exceptions=True)
    print(lock.locked(), waiter.cancelled())
    flush("cancelled waiter")
    try:
        lock.release()
    except RuntimeError as e:
        print("RuntimeError:", e)


async def events():
    event = asyncio.Event()

    async def waiter(n):
        log.append(await event.wait())
        log.append(n)

    tasks = [asyncio.create_task(waiter(n)) for n in range(2)]
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    await event.wait()
    event.clear()
    print(event.is_set())
    flush("event")


async def semaphores():
    semaphore = asyncio.Semaphore(2)
    running = highest = 0

    async def limited(name):
        nonlocal running, highest
        async with semaphore:
            running += 1
            highest = max(highest, running)
            log.append(name)
            await asyncio.sleep(0)
            running -= 1

    await asyncio.gather(*(limited(n) for n in "abcde"))
    print("highest", highest, semaphore.locked())
    flush("semaphore")
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded.locked())
    try:
        bounded.release()
    except ValueError as e:
        print("ValueError:", e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print("ValueError:", e)


async def conditions():
    condition = asyncio.Condition()
    items = []

    async def taker(name):
        async with condition:
            await condition.wait_for(lambda: items)
            log.append(f"{name} took {items.pop(0)}")

    takers = [asyncio.create_task(taker(n)) for n in "xyz"]
    await asyncio.sleep(0)
    async with condition:
        items.extend([1, 2])
        condition.notify_all()
    await asyncio.sleep(0)
    async with condition:
        items.append(3)
        condition.notify()
    await asyncio.gather(*takers)
    flush("condition")
    try:
        condition.notify()
    except RuntimeError as e:
        print("RuntimeError:", e)


async def barriers():
    barrier = asyncio.Barrier(3)

    async def runner(name):
        log.append(f"{name} waits")
        position = await barrier.wait()
        log.append(f"{name} passes")
        return position

    print(sorted(await asyncio.gather(*(runner(n) for n in "abc"))), barrier.n_waiting, barrier.broken)
    flush("barrier")


async def main():
    for part in (locks, events, semaphores, conditions, barriers):
        await part()


asyncio.run(main())
