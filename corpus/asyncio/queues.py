"""Queue, PriorityQueue, LifoQueue: producers, consumers, join, limits, errors."""
import asyncio


async def producer(name, queue, items):
    for item in items:
        await queue.put(f"{name}{item}")
        log.append(f"put {name}{item}")


async def consumer(name, queue):
    while True:
        item = await queue.get()
        log.append(f"{name} got {item}")
        await asyncio.sleep(0)
        queue.task_done()


log = []


def flush(label):
    print(label)
    for entry in log:
        print("   ", entry)
    log.clear()


async def pipeline():
    queue = asyncio.Queue(maxsize=2)
    consumers = [asyncio.create_task(consumer(f"c{i}", queue)) for i in range(2)]
    await asyncio.gather(producer("a", queue, range(3)), producer("b", queue, range(2)))
    await queue.join()
    for task in consumers:
        task.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)
    flush("pipeline")


async def orders():
    priority = asyncio.PriorityQueue()
    for item in [(3, "low"), (1, "high"), (2, "middle"), (1, "also high")]:
        priority.put_nowait(item)
    lifo = asyncio.LifoQueue()
    for item in "abc":
        await lifo.put(item)
    print([await priority.get() for _ in range(4)], [lifo.get_nowait() for _ in range(3)])


async def limits():
    queue = asyncio.Queue(1)
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize)
    queue.put_nowait("one")
    try:
        queue.put_nowait("two")
    except asyncio.QueueFull as e:
        print("QueueFull", e.args)
    print(queue.full(), queue.get_nowait())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as e:
        print("QueueEmpty", e.args)
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as e:
        print("ValueError:", e)


async def waiting_getters():
    queue = asyncio.Queue()

    async def getter(name):
        try:
            log.append(f"{name} got {await queue.get()}")
        except asyncio.CancelledError:
            log.append(f"{name} cancelled")

    getters = [asyncio.create_task(getter(f"g{i}")) for i in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    queue.put_nowait("first")
    queue.put_nowait("second")
    await asyncio.gather(*getters)
    flush("getters")


async def sentinel():
    queue = asyncio.Queue()

    async def numbers():
        for i in range(4):
            queue.put_nowait(i)
            await asyncio.sleep(0)
        await queue.put(None)

    async def drain():
        while (item := await queue.get()) is not None:
            yield item

    task = asyncio.create_task(numbers())
    print([item * 10 async for item in drain()], queue.qsize())
    await task


async def main():
    await pipeline()
    await orders()
    await limits()
    await waiting_getters()
    await sentinel()


asyncio.run(main())
