"""A TCP proxy that passes the end of each direction on by itself, counts, and lets go of both sides when either breaks."""

import asyncio
import socket
import struct


async def pump(reader, writer, counts, direction):
    try:
        while data := await reader.read(4096):
            counts[direction] += len(data)
            writer.write(data)
            await writer.drain()
        writer.write_eof()
    except OSError as e:
        counts["errors"].append((direction, type(e).__name__))
        writer.transport.abort()


class Proxy:
    def __init__(self, port):
        self.port = port
        self.done = asyncio.Queue()

    async def __call__(self, reader, writer):
        counts = {"up": 0, "down": 0, "errors": []}
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError as e:
            counts["errors"].append(("connect", type(e).__name__))
            writer.close()
            await self.done.put(counts)
            return
        async with asyncio.TaskGroup() as group:
            group.create_task(pump(reader, back, counts, "up"))
            group.create_task(pump(there, writer, counts, "down"))
        for w in (writer, back):
            w.close()
        await self.done.put(counts)


async def summing(reader, writer):
    """Reads all numbers, and answers when the client has said its last."""
    total = 0
    async for line in reader:
        total += int(line)
    writer.write(f"{total}\n".encode())
    writer.close()


async def flood(reader, writer):
    """Sends until nobody takes it."""
    try:
        while True:
            writer.write(b"w" * 65536)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


async def through(handler, client):
    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    proxy = Proxy(server.sockets[0].getsockname()[1])
    front = await asyncio.start_server(proxy, "127.0.0.1", 0)
    async with server, front:
        await client(front.sockets[0].getsockname()[1])
        counts = await proxy.done.get()
        server.abort_clients()
        return counts


async def sums(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.writelines(b"%d\n" % n for n in range(5000))
    await writer.drain()
    print("can send more:", writer.can_write_eof())
    writer.write_eof()
    print("sum", await reader.readline(), await reader.read())
    writer.close()
    await writer.wait_closed()


async def breaks_off(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print("got", len(await reader.readexactly(100_000)))
    # A reset in place of an end.
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def main():
    print(await through(summing, sums))
    counts = await through(flood, breaks_off)
    print(counts["up"], counts["down"] >= 100_000, len(counts["errors"]) >= 1)

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        proxy = Proxy(unused.getsockname()[1])
        front = await asyncio.start_server(proxy, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection("127.0.0.1", front.sockets[0].getsockname()[1])
        print(await reader.read(), await proxy.done.get())
        writer.close()
        front.close()
        await front.wait_closed()


asyncio.run(main())
