"""shield: inner work goes on, outer cancellation does not reach it."""
import asyncio


async def transaction(log):
    log.append("begin")
    await asyncio.sleep(0.01)
    log.append("commit")
    return "ok"


async def main():
    log = []
    inner = asyncio.create_task(transaction(log))

    async def client():
        return await asyncio.shield(inner)

    outer = asyncio.create_task(client())
    await asyncio.sleep(0)
    outer.cancel()
    print(await asyncio.gather(outer, return_exceptions=True), inner.done())
    print(await inner, log)

    done = asyncio.get_running_loop().create_future()
    done.set_result(5)
    print(asyncio.shield(done) is done)

    cancelled = asyncio.create_task(asyncio.sleep(60))
    shielded = asyncio.shield(cancelled)
    await asyncio.sleep(0)
    cancelled.cancel()
    try:
        await shielded
    except asyncio.CancelledError:
        print("inner was cancelled", shielded.cancelled())

    async def fail():
        raise KeyError("inside")

    try:
        await asyncio.shield(fail())
    except KeyError as exc:
        print(repr(exc))
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.sleep(0.03, "late")), 0.005)
    except TimeoutError:
        print("gave up waiting")
    for n in (2, 3):
        print(await asyncio.shield(asyncio.sleep(0, n)))


asyncio.run(main())
