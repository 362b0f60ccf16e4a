"""Task groups that fail in different ways."""
import asyncio


async def fail(exc, ticks=0):
    for _ in range(ticks):
        await asyncio.sleep(0)
    raise exc


async def cleanup(log, name):
    try:
        await asyncio.sleep(60)
    finally:
        log.append(name)


async def show(body):
    try:
        await body()
    except BaseExceptionGroup as group:
        print(f"{type(group).__name__}: {group.message}: {[repr(e) for e in group.exceptions]}")
    except BaseException as exc:
        print(type(exc).__name__, exc.args)


async def several():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(ValueError(1)))
        group.create_task(fail(KeyError(2)))


async def body_fails():
    log = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cleanup(log, "a"))
            group.create_task(cleanup(log, "b"))
            await asyncio.sleep(0)
            raise RuntimeError("body")
    finally:
        print(sorted(log))


async def nested():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(fail(OSError("outer"), 5))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(fail(LookupError("inner"), 1))


async def failing_cleanup():
    async def bad():
        try:
            await asyncio.sleep(60)
        finally:
            raise ArithmeticError("while cancelled")

    async with asyncio.TaskGroup() as group:
        group.create_task(bad())
        group.create_task(fail(ValueError("first"), 1))


async def misuse():
    group = asyncio.TaskGroup()
    for state in ("new", "finished"):
        coro = asyncio.sleep(0)
        try:
            group.create_task(coro)
        except RuntimeError as exc:
            print(state, str(exc).split("> ")[1])
        if state == "new":
            async with group:
                print(repr(group))
    try:
        async with group:
            pass
    except RuntimeError as exc:
        print(str(exc).split("> ")[1])


async def swallowed():
    async with asyncio.TaskGroup() as group:
        async def late():
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                return "kept calm"
        calm = group.create_task(late())
        await asyncio.sleep(0)
        calm.cancel()
    print(calm.result())


async def main():
    for body in (several, body_fails, nested, failing_cleanup, misuse, swallowed):
        print("--", body.__name__)
        await show(body)
    parent = asyncio.create_task(show(nested))
    await parent
    print(parent.cancelling())


asyncio.run(main())
