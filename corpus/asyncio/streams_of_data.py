"""Async generators as a pipeline on the loop: map, filter, batch, merge, timeouts, early exit."""
import asyncio


async def source(name, n, delay=0.0):
    try:
        for i in range(n):
            await asyncio.sleep(delay)
            yield f"{name}{i}"
    finally:
        closed.append(name)


async def amap(func, stream):
    async for item in stream:
        result = func(item)
        if asyncio.iscoroutine(result):
            result = await result
        yield result


async def afilter(predicate, stream):
    async for item in stream:
        if predicate(item):
            yield item


async def batches(stream, size):
    batch = []
    async for item in stream:
        batch.append(item)
        if len(batch) == size:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


async def take(stream, n):
    if n <= 0:
        return
    async for item in stream:
        yield item
        n -= 1
        if n == 0:
            break
    await stream.aclose()


async def merge(*streams):
    queue = asyncio.Queue()
    done = object()

    async def pump(stream):
        async for item in stream:
            await queue.put(item)
        await queue.put(done)

    tasks = [asyncio.create_task(pump(stream)) for stream in streams]
    running = len(tasks)
    try:
        while running:
            item = await queue.get()
            if item is done:
                running -= 1
            else:
                yield item
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def with_deadline(stream, seconds):
    iterator = aiter(stream)
    while True:
        try:
            yield await asyncio.wait_for(anext(iterator), seconds)
        except StopAsyncIteration:
            return
        except TimeoutError:
            yield "too slow"
            return


async def enumerate_async(stream, start=0):
    n = start
    async for item in stream:
        yield n, item
        n += 1


async def shout(text):
    await asyncio.sleep(0)
    return text.upper()


async def collect(stream):
    return [item async for item in stream]


closed = []


async def main():
    print(await collect(amap(shout, source("a", 3))))
    print(await collect(amap(len, afilter(lambda s: s != "b1", source("b", 3)))))
    print(await collect(batches(source("c", 5), 2)))
    print(await collect(take(source("d", 100), 3)), await collect(take(source("never", 1), 0)))
    print(sorted(await collect(merge(source("e", 2), source("f", 3)))))
    print(await collect(with_deadline(source("g", 2), 1)))
    print(await collect(with_deadline(source("h", 2, delay=0.5), 0.001)))
    print(await collect(enumerate_async(take(amap(shout, source("i", 9)), 2), start=1)))
    print(closed)
    merged = merge(source("j", 50), source("k", 50))
    async for item in merged:
        if item == "k3":
            break
    await merged.aclose()
    print(sorted(closed[-2:]) == ["j", "k"] or closed[-2:])


asyncio.run(main())
