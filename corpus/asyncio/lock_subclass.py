"""Subclasses of locks and events that add to what they do."""
import asyncio


class TimedLock(asyncio.Lock):
    def __init__(self):
        super().__init__()
        self.history = []

    async def acquire(self):
        result = await super().acquire()
        self.history.append(asyncio.current_task().get_name())
        return result

    def release(self):
        self.history.append("released")
        super().release()


class Latch(asyncio.Event):
    def __init__(self, count):
        super().__init__()
        self.count = count

    def down(self):
        self.count -= 1
        if self.count == 0:
            self.set()


class Gate(asyncio.Semaphore):
    peak = 0

    async def __aenter__(self):
        await super().__aenter__()
        Gate.peak = max(Gate.peak, 3 - self._value)
        return self


async def main():
    lock = TimedLock()
    latch = Latch(3)
    gate = Gate(3)

    async def work():
        async with lock:
            await asyncio.sleep(0)
        async with gate as entered:
            assert entered is gate
            await asyncio.sleep(0)
        latch.down()

    tasks = [asyncio.create_task(work(), name=f"w{n}") for n in range(3)]
    print(await latch.wait(), latch.is_set())
    await asyncio.gather(*tasks)
    print(lock.history)
    print(Gate.peak, lock.locked(), gate.locked())
    print(repr(lock).split(" object")[0].rsplit(".", 1)[1], "unlocked" in repr(lock))
    print(await asyncio.wait_for(lock.acquire(), 1), lock.locked())
    waiter = lock.acquire()
    print(asyncio.iscoroutine(waiter))
    waiter.close()
    try:
        asyncio.Event(loop=None)
    except TypeError as exc:
        print(exc)


asyncio.run(main())
