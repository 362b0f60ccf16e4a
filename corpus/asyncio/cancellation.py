"""Cancelling: where it arrives, who may catch it, messages, shield, uncancel."""
import asyncio

log = []


async def worker(name, swallow=False):
    try:
        log.append(f"{name} starts")
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        log.append(f"{name} cancelled {e.args}")
        if not swallow:
            raise
        return "swallowed"
    finally:
        log.append(f"{name} finally")
    return "finished"


async def parent():
    try:
        await worker("child")
    except asyncio.CancelledError:
        log.append("parent cleans up")
        await asyncio.sleep(0)
        log.append("parent cleaned up")
        raise


async def outcome(task):
    try:
        return await task
    except asyncio.CancelledError as e:
        return f"CancelledError{e.args}"


def flush(label):
    print(label, log)
    log.clear()


async def main():
    task = asyncio.create_task(worker("plain"))
    await asyncio.sleep(0)
    print(task.cancel("because"), task.cancelled(), task.cancelling())
    print(await outcome(task), task.cancelled(), task.cancel())
    flush("plain")

    task = asyncio.create_task(worker("unstarted"))
    task.cancel()
    print(await outcome(task))
    flush("unstarted")

    task = asyncio.create_task(worker("swallower", swallow=True))
    await asyncio.sleep(0)
    task.cancel()
    print(await outcome(task), task.cancelled(), task.cancelling())
    flush("swallower")

    task = asyncio.create_task(parent())
    await asyncio.sleep(0)
    task.cancel()
    print(await outcome(task))
    flush("parent")

    inner = asyncio.create_task(worker("shielded", swallow=True))
    outer = asyncio.create_task(outcome(asyncio.shield(inner)))
    await asyncio.sleep(0)
    outer.cancel()
    print(await outer, inner.done())
    inner.cancel()
    print(await inner)
    flush("shield")

    try:
        task.result()
    except asyncio.CancelledError as e:
        print("result raises", type(e).__name__, isinstance(e, Exception))
    try:
        task.exception()
    except asyncio.CancelledError:
        print("exception raises too")

    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(outcome(future))
    await asyncio.sleep(0)
    future.cancel("future's message")
    print(await task, future.cancelled(), future.cancel())

    async def cancels_itself():
        asyncio.current_task().cancel("myself")
        log.append("still running")
        await asyncio.sleep(0)
        log.append("never")

    print(await outcome(asyncio.create_task(cancels_itself())))
    flush("itself")

    async def raises_cancelled():
        raise asyncio.CancelledError("by hand")

    task = asyncio.create_task(raises_cancelled())
    print(await outcome(task), task.cancelled())

    async def converts():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            raise ValueError("converted")

    task = asyncio.create_task(converts())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as e:
        print(repr(e), repr(e.__context__), task.cancelled())


asyncio.run(main())
