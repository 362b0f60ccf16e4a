"""Publish and subscribe: queues per subscriber, async iteration, closing, slow readers."""
import asyncio


class Closed(Exception):
    pass


class Subscription:
    _END = object()

    def __init__(self, hub, topic, limit):
        self.hub = hub
        self.topic = topic
        self.queue = asyncio.Queue(limit)
        self.dropped = 0

    def deliver(self, message):
        try:
            self.queue.put_nowait(message)
        except asyncio.QueueFull:
            self.dropped += 1

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.queue.get()
        if message is self._END:
            raise StopAsyncIteration
        return message

    async def __aenter__(self):
        self.hub.topics.setdefault(self.topic, []).append(self)
        return self

    async def __aexit__(self, *exc_info):
        self.hub.topics[self.topic].remove(self)


class Hub:
    def __init__(self):
        self.topics = {}
        self.closed = False

    def subscribe(self, topic, limit=0):
        return Subscription(self, topic, limit)

    def publish(self, topic, message):
        if self.closed:
            raise Closed(topic)
        subscribers = self.topics.get(topic, [])
        for subscription in subscribers:
            subscription.deliver(message)
        return len(subscribers)

    async def close(self):
        self.closed = True
        for subscriptions in self.topics.values():
            for subscription in subscriptions:
                await subscription.queue.put(Subscription._END)


async def reader(hub, name, topic, limit=0, stop_at=None, pace=1):
    got = []
    async with hub.subscribe(topic, limit) as subscription:
        async for message in subscription:
            got.append(message)
            for _ in range(pace):
                await asyncio.sleep(0)
            if message == stop_at:
                break
        else:
            got.append("end")
    return name, got, subscription.dropped


async def writer(hub):
    counts = []
    for n in range(6):
        counts.append(hub.publish("numbers", n))
        if n % 2 == 0:
            counts.append(hub.publish("words", f"w{n}"))
        await asyncio.sleep(0)
    return counts


async def main():
    hub = Hub()
    readers = [
        asyncio.create_task(reader(hub, "all", "numbers")),
        asyncio.create_task(reader(hub, "first", "numbers", stop_at=2)),
        asyncio.create_task(reader(hub, "slow", "numbers", limit=1, pace=4)),
        asyncio.create_task(reader(hub, "words", "words")),
    ]
    await asyncio.sleep(0)
    print(await writer(hub))
    await hub.close()
    for name, got, dropped in await asyncio.gather(*readers):
        print(name, got, "dropped", dropped)
    print({topic: len(subscriptions) for topic, subscriptions in hub.topics.items()}, hub.publish.__name__)
    try:
        hub.publish("numbers", 7)
    except Closed as e:
        print("Closed:", e)


asyncio.run(main())
