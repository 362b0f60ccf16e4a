"""An error at the end of a chain of awaits, some of which have been suspended."""
import asyncio


class TransportError(Exception):
    pass


class Client:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *exc_info):
        await asyncio.sleep(0)
        print("closing", self.name)

    async def send(self, data):
        await asyncio.sleep(0)
        if not data:
            raise TransportError(f"{self.name}: nothing to send")
        return len(data)


async def stream(client, chunks):
    for chunk in chunks:
        yield await client.send(chunk)


async def upload(chunks):
    total = 0
    async with Client("uplink") as client:
        async for n in stream(client, chunks):
            total += n
    return total


async def main():
    print(await upload(["abc", "de"]))
    results = await asyncio.gather(upload(["x"]), upload(["y", ""]))
    print("not reached", results)


asyncio.run(main())
