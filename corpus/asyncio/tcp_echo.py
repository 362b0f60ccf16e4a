"""A TCP echo server and its clients, over streams."""
import asyncio


async def serve(reader, writer):
    while data := await reader.read(100):
        writer.write(data)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def ask(port, name):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    replies = []
    for i in range(3):
        writer.write(f"{name}{i}".encode())
        await writer.drain()
        replies.append(await reader.readexactly(len(name) + 1))
    writer.write_eof()
    rest = await reader.read()
    writer.close()
    await writer.wait_closed()
    return replies, rest, writer.is_closing(), reader.at_eof()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        print(server.is_serving(), len(server.sockets))
        for result in await asyncio.gather(*(ask(port, name) for name in ("a", "bb", "ccc"))):
            print(result)
    print(server.is_serving(), server.sockets)


asyncio.run(main())
