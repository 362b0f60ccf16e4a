"""as_completed as an iterator and as an asynchronous one, with timeouts and failures."""
import asyncio


async def job(n, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise OSError(n, "failed")
    return n


async def main():
    tasks = [asyncio.create_task(job(i, d), name=f"job{i}") for i, d in enumerate((0.03, 0.01, 0.02))]
    async for t in asyncio.as_completed(tasks):
        print(t.get_name(), t in tasks, await t)
    for c in asyncio.as_completed([job(i, d) for i, d in enumerate((0.03, 0.01, 0.02))]):
        print(type(c).__name__, await c)
    it = asyncio.as_completed([job(1, 0.001), job(2, 5)], timeout=0.05)
    print(type(it).__name__, it is iter(it), it is aiter(it))
    try:
        async for t in it:
            print("first", t.result())
    except TimeoutError as e:
        print(repr(e))
    left = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    print(len(left))
    for t in left:
        t.cancel()
    cs = asyncio.as_completed([job(1, 5), job(2, 5)], timeout=0.01)
    for c in cs:
        try:
            await c
        except TimeoutError as e:
            print("each", repr(e))
    async for t in asyncio.as_completed([job(1, 0.001, True), job(2, 0.002)]):
        try:
            print(await t)
        except OSError as e:
            print(e)
    same = asyncio.ensure_future(job(7, 0))
    print([await c for c in asyncio.as_completed([same, same, job(8, 0.01)])])
    async for _ in asyncio.as_completed([]):
        print("never")
    for bad in (job(1, 0), asyncio.get_running_loop().create_future(), 5, [1]):
        try:
            async for x in asyncio.as_completed(bad):
                pass
        except TypeError as e:
            print("TypeError", str(e).split(" at 0x")[0])
        if asyncio.iscoroutine(bad):
            bad.close()
    it = asyncio.as_completed([job(1, 0), job(2, 0.001)])
    c = next(it)
    print(await c)
    t = await anext(it)
    print(t.result())
    try:
        next(it)
    except StopIteration:
        print("over")
    try:
        await anext(it)
    except StopAsyncIteration:
        print("over too")


asyncio.run(main())
