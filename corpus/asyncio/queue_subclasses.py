"""Queues whose items are kept by a subclass."""
import asyncio
import collections


class UniqueQueue(asyncio.Queue):
    """Drops what waits already."""

    def _init(self, maxsize):
        self._queue = collections.OrderedDict()

    def _put(self, item):
        self._queue[item] = None

    def _get(self):
        return self._queue.popitem(last=False)[0]


class Bounded(asyncio.Queue):
    """Full by weight, not by number."""

    def __init__(self, weight):
        super().__init__()
        self.weight = weight

    def full(self):
        return sum(self._queue) >= self.weight

    async def get(self):
        item = await super().get()
        return item, self.qsize()


async def main():
    unique = UniqueQueue()
    for item in "mississippi":
        await unique.put(item)
    print(unique.qsize(), [unique.get_nowait() for _ in range(unique.qsize())])
    print(unique.empty())

    heavy = Bounded(10)
    done = []

    async def feed():
        for w in (4, 7, 1, 9):
            await heavy.put(w)
            done.append(w)

    feeding = asyncio.create_task(feed())
    await asyncio.sleep(0)
    print("put so far", done, heavy.full())
    while not feeding.done() or not heavy.empty():
        print(await heavy.get(), done)
        await asyncio.sleep(0)
    try:
        heavy.put_nowait(30)
        heavy.put_nowait(1)
    except asyncio.QueueFull as exc:
        print(type(exc).__name__, str(exc) == "")
    print(asyncio.Queue[int], issubclass(asyncio.PriorityQueue, asyncio.Queue))


asyncio.run(main())
