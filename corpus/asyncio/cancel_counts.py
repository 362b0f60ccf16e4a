"""cancel, uncancel and cancelling, with messages, as structured code uses them."""
import asyncio


async def stubborn():
    task = asyncio.current_task()
    for attempt in range(2):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as exc:
            print("attempt", attempt, exc.args, task.cancelling(), task.uncancel())
    await asyncio.sleep(0)
    return "survived"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel("first"), task.cancelling())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(task.cancel("second"), task.cancelling())
    print(await task, task.cancelled(), task.cancelling(), task.cancel())

    async def early():
        print("never printed")

    unborn = asyncio.create_task(early())
    unborn.cancel("before it began")
    try:
        await unborn
    except asyncio.CancelledError as exc:
        print(exc.args, unborn.cancelled())

    async def own():
        asyncio.current_task().cancel("by itself")
        print("still running")
        await asyncio.sleep(0)

    try:
        await asyncio.create_task(own())
    except asyncio.CancelledError as exc:
        print(exc.args)

    future = asyncio.get_running_loop().create_future()
    print(future.cancel("gone"), future.cancel())
    for ask in (future.result, future.exception):
        try:
            ask()
        except asyncio.CancelledError as exc:
            print(ask.__name__, exc.args)

    async def inner():
        async with asyncio.timeout(None) as scope:
            await asyncio.sleep(0)
            scope.reschedule(asyncio.get_running_loop().time() - 1)
            await asyncio.sleep(60)

    try:
        await inner()
    except TimeoutError:
        print("timeout", asyncio.current_task().cancelling())


asyncio.run(main())
