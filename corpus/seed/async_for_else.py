"""`async for … else`, and the statements that it stands for."""
import asyncio


class Countdown:
    def __init__(self, start):
        self.n = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if self.n <= 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def short(start, stop_at):
    seen = []
    async for x in Countdown(start):
        if x == stop_at:
            break
        if x % 2:
            continue
        seen.append(x)
    else:
        seen.append("else")
    return seen


async def long(start, stop_at):
    seen = []
    iter = (Countdown(start))
    iter = type(iter).__aiter__(iter)
    running = True
    while running:
        try:
            x = await type(iter).__anext__(iter)
        except StopAsyncIteration:
            running = False
        else:
            if x == stop_at:
                break
            if x % 2:
                continue
            seen.append(x)
    else:
        seen.append("else")
    return seen


async def unpacking():
    async def pairs():
        for i, word in enumerate(["one", "two", "three"]):
            await asyncio.sleep(0)
            yield word, i
    found = {}
    async for found["last"], i in pairs():
        found[i] = found["last"]
    return found


async def main():
    for start, stop_at in [(6, -1), (6, 2), (0, 0), (1, 0)]:
        a = await short(start, stop_at)
        b = await long(start, stop_at)
        print(start, stop_at, a, a == b)
    print(await unpacking())
    try:
        async for x in [1, 2]:
            print(x)
    except TypeError as e:
        print("TypeError:", e)


asyncio.run(main())
