"""Eager tasks that are cancelled before, during and after their first step."""
import asyncio


async def quick(n):
    return n * 2


async def slow(name, log):
    log.append(f"{name} starts")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        log.append(f"{name} cancelled {e.args}")
        raise
    finally:
        log.append(f"{name} ends")


async def self_cancel(log):
    asyncio.current_task().cancel("by myself")
    log.append("still here")
    await asyncio.sleep(0)
    log.append("never")


async def fails():
    raise LookupError("at once")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    log = []
    t = asyncio.create_task(quick(4), name="quick")
    print(t.done(), t.result(), t.get_coro(), t)
    s = asyncio.create_task(slow("s", log))
    print(log, s.done(), s.cancel("enough"), s.cancelling())
    try:
        await s
    except asyncio.CancelledError as e:
        print("main sees", e.args)
    print(log, s.cancelled())
    log.clear()
    m = asyncio.create_task(self_cancel(log))
    print(log, m.done(), m.cancelling())
    print(await asyncio.gather(m, return_exceptions=True), log)
    f = asyncio.create_task(fails())
    print(f.done(), repr(f.exception()))
    r = await asyncio.gather(*(asyncio.create_task(quick(i)) for i in range(4)))
    print(r)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(slow("a", log))
            b = tg.create_task(fails())
            print("b done", b.done())
            try:
                tg.create_task(slow("c", log))
            except RuntimeError as e:
                print(e)
    except* LookupError as eg:
        print(eg.exceptions)
    print(log)

    order = []

    async def child(n):
        order.append(("in", n, asyncio.current_task().get_name()))
        await asyncio.sleep(0)
        order.append(("out", n, asyncio.current_task().get_name()))

    async def parent():
        order.append(("parent", asyncio.current_task().get_name()))
        ts = [asyncio.create_task(child(i), name=f"child-{i}") for i in range(2)]
        order.append(("back", asyncio.current_task().get_name()))
        await asyncio.wait(ts)

    await asyncio.create_task(parent(), name="parent")
    for o in order:
        print(*o)
    loop.set_task_factory(None)
    t = asyncio.Task(quick(1), loop=loop, eager_start=True)
    print(t.done(), t.result())
    async with asyncio.timeout(0.01) as cm:
        try:
            await asyncio.create_task(slow("z", log))
        except asyncio.CancelledError:
            print("in time", cm.expired(), asyncio.current_task().cancelling())


try:
    asyncio.run(main())
except TimeoutError as e:
    print("timeout", repr(e))
print(asyncio.all_tasks.__name__)
