"""gather: order, duplicates, cancellation from both sides."""
import asyncio


async def val(v, ticks=0):
    for _ in range(ticks):
        await asyncio.sleep(0)
    if isinstance(v, Exception):
        raise v
    return v


async def main():
    print(await asyncio.gather(val("a", 5), val("b"), val("c", 2)))
    same = asyncio.create_task(val("same", 1))
    print(await asyncio.gather(same, same, val("other")))
    print(await asyncio.gather())
    print(await asyncio.gather(val(1), val(ValueError("x"), 1), val(2, 4), return_exceptions=True))
    slow = asyncio.create_task(val("slow", 6))
    try:
        await asyncio.gather(slow, val(KeyError("fast")))
    except KeyError as exc:
        print("raised", exc, slow.done())
    print(await slow)
    children = [asyncio.create_task(asyncio.sleep(60)) for _ in range(3)]
    gathering = asyncio.gather(*children)
    await asyncio.sleep(0)
    print(gathering.cancel("all of them"))
    try:
        await gathering
    except asyncio.CancelledError as exc:
        print(exc.args, [c.cancelled() for c in children])
    children = [asyncio.create_task(asyncio.sleep(60)), asyncio.create_task(val(3))]
    gathering = asyncio.gather(*children, return_exceptions=True)
    await asyncio.sleep(0)
    children[0].cancel()
    print(await gathering)
    nested = await asyncio.gather(asyncio.gather(val(1), val(2)), asyncio.gather(val(3)))
    print(nested)
    print(gathering.done(), "_GatheringFuture finished" in repr(gathering))


asyncio.run(main())
