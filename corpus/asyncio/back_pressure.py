"""Back-pressure: a writer that drains waits for a slow reader; buffers stay within their limits."""
import asyncio


class Slow(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.total = 0
        transport.pause_reading()
        asyncio.get_running_loop().call_later(0.02, self.go_on)

    def go_on(self):
        self.transport.resume_reading()
        print("reading again:", self.transport.is_reading())

    def data_received(self, data):
        self.total += len(data)

    def connection_lost(self, exc):
        done.set_result(self.total)


class Writer(asyncio.Protocol):
    def __init__(self):
        self.events = []

    def connection_made(self, transport):
        self.transport = transport
        transport.set_write_buffer_limits(high=100_000, low=10_000)
        print(transport.get_write_buffer_limits())

    def pause_writing(self):
        self.events.append(("pause", self.transport.get_write_buffer_size() > 100_000))

    def resume_writing(self):
        self.events.append(("resume", self.transport.get_write_buffer_size() <= 10_000))


async def streams():
    async def serve(reader, writer):
        total = 0
        while data := await reader.read(50_000):
            total += len(data)
            most[0] = max(most[0], len(reader._buffer))
            await asyncio.sleep(0)
        writer.write(str(total).encode())
        writer.close()

    most = [0]
    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=10_000)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for _ in range(40):
        writer.write(b"x" * 250_000)
        await writer.drain()
        assert writer.transport.get_write_buffer_size() <= 64 * 1024
    writer.write_eof()
    print(await reader.read(), most[0] <= 300_000)
    writer.close()
    server.close()


async def main():
    global done
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    server = await loop.create_server(Slow, "127.0.0.1", 0)
    transport, writer = await loop.create_connection(Writer, *server.sockets[0].getsockname())
    for _ in range(200):
        transport.write(b"y" * 100_000)
    transport.close()
    transport.write(b"ignored")
    print(await done)
    print(writer.events)
    server.close()
    for bad in ((1, 2), (-1, None), (None, -5)):
        try:
            transport.set_write_buffer_limits(*bad)
        except ValueError as e:
            print(e)
    await streams()


asyncio.run(main())
