"""Dining philosophers and a bounded buffer: locks in order, conditions, fairness."""
import asyncio
import random


class Table:
    def __init__(self, seats):
        self.forks = [asyncio.Lock() for _ in range(seats)]
        self.meals = [0] * seats
        self.eating = set()
        self.most = 0


async def philosopher(table, seat, rounds, rng):
    left, right = seat, (seat + 1) % len(table.forks)
    first, second = sorted((left, right))
    for _ in range(rounds):
        for _ in range(rng.randrange(3)):
            await asyncio.sleep(0)
        async with table.forks[first]:
            async with table.forks[second]:
                table.eating.add(seat)
                neighbours = {(seat - 1) % len(table.forks), (seat + 1) % len(table.forks)}
                assert not neighbours & table.eating, "neighbours eat together"
                table.most = max(table.most, len(table.eating))
                await asyncio.sleep(0)
                table.meals[seat] += 1
                table.eating.discard(seat)


class Buffer:
    def __init__(self, limit):
        self.items = []
        self.limit = limit
        self.changed = asyncio.Condition()
        self.log = []

    async def put(self, item):
        async with self.changed:
            while len(self.items) >= self.limit:
                self.log.append(f"full for {item}")
                await self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    async def get(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.items)
            item = self.items.pop(0)
            self.changed.notify_all()
            return item


async def fill(buffer, name, n):
    for i in range(n):
        await buffer.put(f"{name}{i}")


async def drain(buffer, n):
    return [await buffer.get() for _ in range(n)]


async def main():
    table = Table(5)
    rng = random.Random(42)
    await asyncio.gather(*(philosopher(table, seat, 10, rng) for seat in range(5)))
    print(table.meals, 1 <= table.most <= 2, any(fork.locked() for fork in table.forks))

    buffer = Buffer(2)
    *_, drained = await asyncio.gather(fill(buffer, "a", 4), fill(buffer, "b", 2), drain(buffer, 6))
    print(drained, buffer.items)
    print(buffer.log)

    waiting = asyncio.create_task(drain(buffer, 1))
    await asyncio.sleep(0)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True))
    await buffer.put("after cancel")
    print(await buffer.get(), buffer.changed.locked())
    rng = random.Random(7)
    print([rng.randint(1, 6) for _ in range(10)], rng.choice("abc"), round(rng.random(), 6), rng.sample(range(10), 3))


asyncio.run(main())
