"""A chat server: who joins, speaks and leaves is told to everybody else."""
import asyncio

members = {}


async def tell(text, but=None):
    for name, writer in list(members.items()):
        if name != but:
            writer.write(text.encode() + b"\n")
            await writer.drain()


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    members[name] = writer
    await tell(f"* {name} joins", but=name)
    writer.write(f"welcome {name}, {len(members)} here\n".encode())
    try:
        async for line in reader:
            text = line.decode().strip()
            if text == "/quit":
                break
            await tell(f"<{name}> {text}", but=name)
    finally:
        del members[name]
        writer.close()
        await tell(f"* {name} leaves")


class Client:
    def __init__(self, name):
        self.name = name
        self.log = []

    async def join(self, port):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        self.say(self.name)
        await self.hear()

    def say(self, text):
        self.writer.write(text.encode() + b"\n")

    async def hear(self):
        line = (await self.reader.readline()).decode().strip()
        self.log.append(line)
        return line


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    ann, bob, cat = Client("ann"), Client("bob"), Client("cat")
    await ann.join(port)
    await bob.join(port)
    await ann.hear()
    await cat.join(port)
    await ann.hear()
    await bob.hear()
    ann.say("hello")
    await bob.hear()
    await cat.hear()
    cat.say("/quit")
    await ann.hear()
    await bob.hear()
    await cat.hear()
    bob.writer.close()
    await ann.hear()
    for client in (ann, bob, cat):
        print(client.name, client.log)
    print(sorted(members))
    ann.writer.close()
    server.close()
    await server.wait_closed()
    print(sorted(members))


asyncio.run(main())
