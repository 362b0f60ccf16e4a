"""TaskGroup: results, failures, cancellation of siblings, nesting, except*."""
import asyncio

log = []


async def work(name, steps=1, error=None):
    try:
        for _ in range(steps):
            await asyncio.sleep(0)
        if error:
            raise error
        return name
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise


def flush(label):
    print(label, log)
    log.clear()


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work("a"))
        b = tg.create_task(work("b"), name="named b")
        print("inside", a.done(), b.get_name())
    print("after", a.result(), b.result())

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("slow", 10))
            tg.create_task(work("bad", 1, ValueError("bad")))
            log.append("body")
            await asyncio.sleep(1)
            log.append("never")
    except* ValueError as group:
        print(repr(group), group.exceptions)
    flush("one fails")

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("x", 1, ValueError("x")))
            tg.create_task(work("y", 1, KeyError("y")))
            tg.create_task(work("z", 1, ValueError("z")))
    except* KeyError as group:
        print("KeyErrors", group.exceptions)
    except* ValueError as group:
        print("ValueErrors", group.exceptions, group.message)
    flush("several fail")

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("child", 10))
            await asyncio.sleep(0)
            raise RuntimeError("body failed")
    except BaseExceptionGroup as e:
        print(repr(e), e.exceptions[0].__context__)
    flush("body fails")

    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(work("outer sibling", 10))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work("inner", 1, OSError("deep")))
    except ExceptionGroup as e:
        print(repr(e))
    flush("nested")

    async def owner():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("kid 1", 10))
            tg.create_task(work("kid 2", 10))

    task = asyncio.create_task(owner())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log.append("owner cancelled")
    flush("cancelled from outside")

    async with asyncio.TaskGroup() as tg:
        gone = tg.create_task(work("gone", 5))
        await asyncio.sleep(0)
        gone.cancel()
    flush("a child alone")

    async def spawner(tg, n):
        log.append(n)
        if n:
            tg.create_task(spawner(tg, n - 1))

    async with asyncio.TaskGroup() as tg:
        tg.create_task(spawner(tg, 3))
    flush("tasks that add tasks")
    leftover = work("too late")
    try:
        tg.create_task(leftover)
    except RuntimeError as e:
        leftover.close()
        print("RuntimeError: TaskGroup ... is finished" if "is finished" in str(e) else e)


asyncio.run(main())
