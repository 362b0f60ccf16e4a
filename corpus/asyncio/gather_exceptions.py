"""gather: order of results, return_exceptions, the first error, what happens to the others."""
import asyncio


async def work(name, steps, error=None):
    try:
        for _ in range(steps):
            await asyncio.sleep(0)
        if error:
            raise error
        log.append(f"{name} done")
        return name
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise


def flush(label):
    print(label, log)
    log.clear()


log = []


async def main():
    print(await asyncio.gather(work("a", 3), work("b", 1), work("c", 2)))
    flush("order")

    results = await asyncio.gather(work("a", 1), work("b", 0, ValueError("bad")), work("c", 2, KeyError("k")), return_exceptions=True)
    print(results)
    flush("return_exceptions")

    try:
        await asyncio.gather(work("a", 3), work("b", 1, ValueError("first")), work("c", 2, KeyError("second")))
    except ValueError as e:
        log.append(repr(e))
    flush("raised at once")
    for _ in range(4):
        await asyncio.sleep(0)
    flush("the others went on")

    outer = asyncio.gather(work("a", 5), work("b", 5))
    await asyncio.sleep(0)
    print(outer.cancel())
    try:
        await outer
    except asyncio.CancelledError as e:
        log.append(f"gather cancelled {outer.cancelled()}")
    flush("cancelled")

    one = asyncio.create_task(work("one", 5))
    outer = asyncio.gather(one, work("two", 2), return_exceptions=True)
    await asyncio.sleep(0)
    one.cancel()
    print([type(r).__name__ if isinstance(r, BaseException) else r for r in await outer])
    flush("child cancelled")

    one = asyncio.create_task(work("one", 5))
    outer = asyncio.gather(one, work("two", 1))
    await asyncio.sleep(0)
    one.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        log.append("child's cancellation came through")
    flush("child cancelled, raised")

    same = asyncio.create_task(work("same", 1))
    print(await asyncio.gather(same, same, work("other", 0)))
    nested = await asyncio.gather(asyncio.gather(work("x", 1), work("y", 0)), work("z", 0))
    print(nested)
    fut = asyncio.get_running_loop().create_future()
    fut.set_result("future")
    print(await asyncio.gather(fut, work("w", 0)))
    flush("mixed")
    done = asyncio.gather(work("q", 0))
    done.add_done_callback(lambda f: log.append(f"callback {f.result()}"))
    await done
    await asyncio.sleep(0)
    flush("callback")


asyncio.run(main())
