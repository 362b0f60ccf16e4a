"""A bounded buffer made of a Condition."""
import asyncio


class Buffer:
    def __init__(self, size):
        self.items, self.size = [], size
        self.changed = asyncio.Condition()

    async def put(self, item):
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.changed.notify_all()

    async def take(self):
        async with self.changed:
            while not self.items:
                await self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify_all()
            return item


async def main():
    buffer = Buffer(2)

    async def produce():
        for i in range(6):
            await buffer.put(i)
            print("put", i)

    async def consume(name):
        return name, [await buffer.take() for _ in range(3)]

    results = await asyncio.gather(produce(), consume("a"), consume("b"))
    print(results[1:])
    cond = asyncio.Condition()
    for call in (cond.notify, cond.notify_all, cond.release):
        try:
            call()
        except RuntimeError as exc:
            print(exc)
    try:
        await cond.wait()
    except RuntimeError as exc:
        print(exc)
    waiter = asyncio.create_task(consume("late"))
    await asyncio.sleep(0)
    print(buffer.changed.locked(), "waiters:1" in repr(buffer.changed))
    waiter.cancel()
    print(await asyncio.gather(waiter, return_exceptions=True), buffer.changed.locked())
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with shared:
        print(lock.locked(), shared.locked())


asyncio.run(main())
