"""Queues that are shut down, in each of the three kinds."""
import asyncio


async def consumer(name, queue):
    got = []
    try:
        while True:
            got.append(await queue.get())
            queue.task_done()
    except asyncio.QueueShutDown:
        return name, got


async def main():
    queue = asyncio.Queue(3)
    readers = [asyncio.create_task(consumer(n, queue)) for n in "ab"]
    for i in range(7):
        await queue.put(i)
    queue.shutdown()
    print(await asyncio.gather(*readers))
    for call in (queue.put(1), queue.get()):
        try:
            await call
        except asyncio.QueueShutDown as exc:
            print(type(exc).__name__, exc.args)
    await queue.join()

    stack = asyncio.LifoQueue()
    for word in "first second third".split():
        stack.put_nowait(word)
    print(stack, stack.get_nowait())
    stack.shutdown(immediate=True)
    print(stack.empty(), str(stack))
    try:
        stack.get_nowait()
    except asyncio.QueueShutDown:
        print("nothing left")

    heap = asyncio.PriorityQueue()
    for item in [(3, "c"), (1, "a"), (2, "b")]:
        await heap.put(item)
    heap.shutdown()
    while not heap.empty():
        print(await heap.get(), heap.qsize())
    full = asyncio.Queue(1)
    full.put_nowait(0)
    blocked = asyncio.create_task(full.put(1))
    await asyncio.sleep(0)
    print(str(full))
    full.shutdown()
    print(await asyncio.gather(blocked, return_exceptions=True), full.full())


asyncio.run(main())
