"""Stages of async generators: batching, merging, windows, timeouts and clean-up in the right order."""
import asyncio
import collections
import itertools
from contextlib import aclosing


async def source(name, n, *, fail_at=None):
    try:
        for i in range(n):
            if i == fail_at:
                raise ConnectionError(f"{name} lost at {i}")
            await asyncio.sleep(0)
            yield name, i
    finally:
        print("close", name)


async def amap(f, it):
    async for x in it:
        r = f(x)
        yield await r if asyncio.iscoroutine(r) else r


async def batch(it, size):
    buf = []
    async for x in it:
        buf.append(x)
        if len(buf) == size:
            yield tuple(buf)
            buf.clear()
    if buf:
        yield tuple(buf)


async def window(it, n):
    d = collections.deque(maxlen=n)
    async for x in it:
        d.append(x)
        if len(d) == n:
            yield list(d)


async def take(it, n):
    if n <= 0:
        return
    async with aclosing(it) as it:
        async for x in it:
            yield x
            n -= 1
            if not n:
                return


async def merge(*its):
    queue = asyncio.Queue(1)
    done = object()

    async def pump(it):
        try:
            async with aclosing(it):
                async for x in it:
                    await queue.put((x, None))
        except Exception as e:
            await queue.put((None, e))
        finally:
            await queue.put((done, None))

    tasks = [asyncio.create_task(pump(it)) for it in its]
    try:
        left = len(tasks)
        while left:
            x, error = await queue.get()
            if error:
                raise error
            if x is done:
                left -= 1
            else:
                yield x
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        print("merged", sum(t.cancelled() for t in tasks), "cancelled")


async def tee(it, n):
    queues = [collections.deque() for _ in range(n)]
    it = aiter(it)
    async def branch(q):
        while True:
            if not q:
                try:
                    x = await anext(it)
                except StopAsyncIteration:
                    return
                for other in queues:
                    other.append(x)
            yield q.popleft()
    return tuple(branch(q) for q in queues)


async def double(x):
    await asyncio.sleep(0)
    return x[0] * (x[1] + 1)


async def main():
    print([b async for b in batch(amap(double, source("a", 5)), 2)])
    print([w async for w in window(source("w", 4), 3)])
    async with aclosing(take(source("t", 100), 3)) as g:
        print([x async for x in g])
    async with aclosing(merge(source("x", 3), source("y", 2))) as m:
        print(sorted([x async for x in m]))
    try:
        async with aclosing(merge(source("p", 9), source("q", 9, fail_at=2))) as m:
            async for _ in m:
                pass
    except ConnectionError as e:
        print(type(e).__name__, e)
    a, b = await tee(source("tee", 3), 2)
    print([x async for x in a], [y async for _, y in b])
    g = source("thrown", 3)
    print(await anext(g))
    try:
        await g.athrow(KeyError("thrown in"))
    except KeyError as e:
        print(repr(e))
    print(await anext(g, "exhausted"), await anext(source("d", 0), None))
    g = source("early", 3)
    async for x in g:
        break
    await g.aclose()
    print({k: [v async for _, v in source(k, n)] for k, n in zip("uv", itertools.count(1))})
    gen = (x async for x in source("expr", 2) if x[1])
    print(gen.__name__, [x async for x in gen], type(gen).__name__)


asyncio.run(main())
