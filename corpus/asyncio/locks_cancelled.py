"""Conditions, semaphores and events under cancellation."""
import asyncio


async def consumer(cond, items, name, out):
    async with cond:
        try:
            await cond.wait_for(lambda: items)
            out.append((name, items.pop(0)))
        except asyncio.CancelledError:
            out.append((name, "cancelled", cond.locked()))
            raise


async def main():
    cond, items, out = asyncio.Condition(), [], []
    ts = [asyncio.create_task(consumer(cond, items, f"c{i}", out), name=f"c{i}") for i in range(5)]
    await asyncio.sleep(0)
    async with cond:
        items += [1, 2]
        cond.notify(2)
    await asyncio.sleep(0.001)
    print(out, [t.done() for t in ts])
    ts[2].cancel("no more")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    async with cond:
        items += [3, 4]
        cond.notify_all()
    print(await asyncio.gather(*ts, return_exceptions=True))
    print(out)
    for call in (lambda: cond.notify(), lambda: cond.notify_all()):
        try:
            call()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    print(*(repr(o).split()[-1] for o in (cond, asyncio.Lock(), asyncio.Event())))

    sem = asyncio.Semaphore(2)
    order = []

    async def worker(i, hold):
        async with sem:
            order.append(("in", i))
            await asyncio.sleep(hold)
        order.append(("out", i))

    ts = [asyncio.create_task(worker(i, 0.01 * (i + 1))) for i in range(5)]
    await asyncio.sleep(0.001)
    print(sem.locked(), repr(sem)[-20:])
    ts[2].cancel()
    ts[0].cancel()
    await asyncio.gather(*ts, return_exceptions=True)
    print(order, sem.locked(), sem._value)
    b = asyncio.BoundedSemaphore(1)
    try:
        b.release()
    except ValueError as e:
        print(e)
    for v in (-1,):
        try:
            asyncio.Semaphore(v)
        except ValueError as e:
            print(e)
    lock = asyncio.Lock()
    await lock.acquire()
    w = asyncio.create_task(lock.acquire())
    w2 = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    lock.release()
    w.cancel()
    print(await asyncio.gather(w, w2, return_exceptions=True), lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    ev = asyncio.Event()
    ws = [asyncio.create_task(ev.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    print(repr(ev)[-20:])
    ev.set()
    ev.clear()
    print(await asyncio.gather(*ws), ev.is_set())

    other = asyncio.Event()

    async def use():
        try:
            await asyncio.wait_for(other.wait(), 0.01)
        except RuntimeError as e:
            print(str(e).split(" at ")[0])
        except TimeoutError:
            print("timeout")
    await use()
    global shared
    shared = other


asyncio.run(main())


async def again():
    try:
        await shared.wait()
    except RuntimeError as e:
        print(e.__class__.__name__, str(e).split(" object at")[0], "is bound to a different event loop" in str(e))

asyncio.run(again())
