"""A BufferedProtocol receives into memory of its own; protocols can be changed."""
import asyncio


class Frames(asyncio.BufferedProtocol):
    """Frames of a length byte and so many bytes."""

    def connection_made(self, transport):
        self.transport = transport
        self.buffer = bytearray(64)
        self.filled = 0
        self.frames = []

    def get_buffer(self, sizehint):
        return memoryview(self.buffer)[self.filled :]

    def buffer_updated(self, nbytes):
        self.filled += nbytes
        while self.filled and self.filled > self.buffer[0]:
            size = self.buffer[0] + 1
            self.frames.append(bytes(self.buffer[1:size]))
            self.buffer[: self.filled - size] = self.buffer[size : self.filled]
            self.filled -= size

    def eof_received(self):
        print("eof", self.frames, self.filled)

    def connection_lost(self, exc):
        done.set_result(exc)


class Switch(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        print("first protocol:", data)
        frames = Frames()
        frames.connection_made(self.transport)
        self.transport.set_protocol(frames)
        self.transport.write(b"go")


async def main():
    global done
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    server = await loop.create_server(Switch, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"hello")
    print(await reader.readexactly(2))
    writer.write(b"\x03abc\x02")
    await asyncio.sleep(0.01)
    writer.write(b"de" + b"\x28" + b"x" * 40 + b"\x00\x05half")
    await asyncio.sleep(0.01)
    writer.close()
    print(await done)
    server.close()

    class Empty(Frames):
        def get_buffer(self, sizehint):
            return bytearray()

    problems = []
    loop.set_exception_handler(lambda loop, context: problems.append((context["message"], context["exception"])))
    done = loop.create_future()
    server = await loop.create_server(Empty, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"x")
    print(repr(await done), problems)
    writer.close()
    server.close()


asyncio.run(main())
