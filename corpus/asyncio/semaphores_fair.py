"""Semaphores: order of entry, cancelled waiters, bounds."""
import asyncio


async def enter(sem, name, log, ticks=1):
    async with sem:
        log.append(f"+{name}")
        for _ in range(ticks):
            await asyncio.sleep(0)
        log.append(f"-{name}")


async def main():
    log = []
    sem = asyncio.Semaphore(2)
    print(sem.locked(), repr(sem)[-20:])
    await asyncio.gather(*(enter(sem, n, log, n % 3 + 1) for n in range(6)))
    print(" ".join(log))

    sem = asyncio.Semaphore(0)
    waiters = [asyncio.create_task(enter(sem, n, log)) for n in "abc"]
    await asyncio.sleep(0)
    print(sem.locked(), repr(sem)[-19:])
    waiters[0].cancel()
    await asyncio.sleep(0)
    sem.release()
    await asyncio.sleep(0)
    print([w.done() for w in waiters], sem.locked())
    sem.release()
    print(await asyncio.gather(*waiters, return_exceptions=True))
    print(" ".join(log[12:]), sem.locked())

    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as exc:
        print(exc)
    try:
        asyncio.Semaphore(-1)
    except ValueError as exc:
        print(exc)
    lock = asyncio.Lock()
    order = []

    async def hold(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)

    tasks = [asyncio.create_task(hold(n)) for n in range(5)]
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(order, lock.locked())
    try:
        lock.release()
    except RuntimeError as exc:
        print(exc)


asyncio.run(main())
