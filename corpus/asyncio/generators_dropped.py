"""Async generators: broken off, shielded, closed by the loop, thrown into."""
import asyncio
import contextlib


async def numbers(log, name):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0)
    except GeneratorExit:
        log.append(f"{name} exit")
        raise
    finally:
        await asyncio.sleep(0)
        log.append(f"{name} closed")


async def find(log, name, what):
    async for n in numbers(log, name):
        if n == what:
            return n
    return None


async def raising(log):
    async for n in numbers(log, "r"):
        raise KeyError(n)


@contextlib.asynccontextmanager
async def resource(log):
    log.append("open")
    try:
        yield "res"
    except ValueError as e:
        log.append(f"saw {e}")
    finally:
        await asyncio.sleep(0)
        log.append("release")


async def main():
    log = []
    print(await find(log, "a", 2), log)
    for _ in range(4):
        await asyncio.sleep(0)
    print(log)
    log.clear()
    try:
        await raising(log)
    except KeyError as e:
        print("error", e, log)
    for _ in range(4):
        await asyncio.sleep(0)
    print(log)
    log.clear()
    g = numbers(log, "g")
    print(await anext(g), await g.asend(None))
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print(e, log)
    print([x async for x in g], await anext(g, "none left"))
    log.clear()
    g = numbers(log, "h")
    await anext(g)
    await g.aclose()
    print(log)
    log.clear()
    async with resource(log) as r:
        print(r)
        raise ValueError("inside")
    print(log)
    log.clear()
    g = numbers(log, "left")
    print(await anext(g))
    t = asyncio.create_task(find(log, "t", 9))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    for _ in range(4):
        await asyncio.sleep(0)
    print(log)
    return log, g

log, g = asyncio.run(main())
print(log)
