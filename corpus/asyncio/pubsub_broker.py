"""A broker with topics, wildcards, bounded mailboxes and slow subscribers."""
from __future__ import annotations
import asyncio
import fnmatch
import weakref
from collections import defaultdict
from contextlib import asynccontextmanager, AsyncExitStack
from typing import AsyncIterator, NamedTuple


class Message(NamedTuple):
    topic: str
    body: object
    seq: int = 0

    def __str__(self):
        return f"#{self.seq} {self.topic}: {self.body}"


class Subscription:
    def __init__(self, pattern, size, policy):
        self.pattern = pattern
        self.queue: asyncio.Queue[Message | None] = asyncio.Queue(size)
        self.policy = policy
        self.dropped = 0

    def offer(self, m):
        try:
            self.queue.put_nowait(m)
        except asyncio.QueueFull:
            self.dropped += 1
            match self.policy:
                case "drop-new":
                    pass
                case "drop-old":
                    self.queue.get_nowait()
                    self.queue.put_nowait(m)
                case other:
                    raise ValueError(f"policy {other!r}") from None

    def __aiter__(self) -> AsyncIterator[Message]:
        return self

    async def __anext__(self):
        m = await self.queue.get()
        if m is None:
            raise StopAsyncIteration
        return m

    def __repr__(self):
        return f"<{type(self).__name__} {self.pattern!r} {self.queue.qsize()}/{self.queue.maxsize} dropped={self.dropped}>"


class Broker:
    def __init__(self):
        self._subs: defaultdict[str, weakref.WeakSet[Subscription]] = defaultdict(weakref.WeakSet)
        self._seq = 0

    @asynccontextmanager
    async def subscribe(self, pattern, size=2, policy="drop-old"):
        sub = Subscription(pattern, size, policy)
        self._subs[pattern].add(sub)
        try:
            yield sub
        finally:
            self._subs[pattern].discard(sub)
            if not self._subs[pattern]:
                del self._subs[pattern]
            print("unsubscribed", sub)

    async def publish(self, topic, body):
        self._seq += 1
        m = Message(topic, body, self._seq)
        n = 0
        for pattern in sorted(self._subs):
            if fnmatch.fnmatchcase(topic, pattern):
                for sub in self._subs[pattern]:
                    sub.offer(m)
                    n += 1
        await asyncio.sleep(0)
        return n

    def close(self):
        for subs in self._subs.values():
            for s in subs:
                while s.queue.full():
                    s.dropped += 1
                    s.queue.get_nowait()
                s.queue.put_nowait(None)


async def listen(name, broker, pattern, ready, slow=0, **options):
    seen = []
    async with broker.subscribe(pattern, **options) as sub:
        ready.release()
        async for m in sub:
            seen.append(str(m))
            for _ in range(slow):
                await asyncio.sleep(0)
            if m.body == "leave":
                break
        else:
            print(name, "ran to the end")
    return name, seen


async def main():
    broker = Broker()
    ready = asyncio.Semaphore(0)
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(listen("all", broker, "*", ready)),
                 tg.create_task(listen("sports", broker, "sports.*", ready)),
                 tg.create_task(listen("slow", broker, "*", ready, slow=5, size=1)),
                 tg.create_task(listen("lazy", broker, "news.?", ready, slow=9, size=1, policy="drop-new"))]
        for _ in tasks:
            await ready.acquire()
        for topic, body in [("news.1", "hello"), ("sports.ball", 1), ("news.2", {"k": [1]}), ("sports.chess", "leave"),
                            ("sports.x", "unheard"), ("news.10", None), ("news.3", ...)]:
            print("->", topic, await broker.publish(topic, body))
        broker.close()
    for t in tasks:
        name, seen = t.result()
        print(name, seen)
    async with AsyncExitStack() as stack:
        subs = [await stack.enter_async_context(broker.subscribe(f"t{i}", policy="panic", size=1)) for i in range(3)]
        stack.push_async_callback(broker.publish, "t1", "late")
        print(subs, Message("a", 1)._replace(seq=9), Message._fields, Message._field_defaults)
        try:
            for i in range(2):
                await broker.publish("t2", i)
        except ValueError as e:
            print("error", e, e.__cause__, e.__suppress_context__, repr(e.__context__))


asyncio.run(main())
