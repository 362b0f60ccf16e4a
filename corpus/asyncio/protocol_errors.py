"""What happens when protocols and server callbacks raise."""
import asyncio


def handler(loop, context):
    print("handler:", context["message"], repr(context.get("exception")), sorted(set(context) - {"message", "exception"}))


class Bad(asyncio.Protocol):
    how = ""

    def connection_made(self, transport):
        self.transport = transport
        if self.how == "made":
            raise RuntimeError("made")

    def data_received(self, data):
        if self.how == "data":
            raise RuntimeError("data")
        if self.how == "pause":
            self.transport.set_write_buffer_limits(0)
            self.transport.write(b"z" * 20_000_000)

    def eof_received(self):
        if self.how == "eof":
            raise RuntimeError("eof")

    def pause_writing(self):
        raise RuntimeError("pause")

    def connection_lost(self, exc):
        print("lost:", repr(exc))
        if self.how == "lost":
            raise RuntimeError("lost")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    for how in ("data", "eof", "lost", "pause", "made"):
        print("-", how)
        Bad.how = how
        server = await loop.create_server(Bad, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"x")
        await asyncio.sleep(0.02)
        writer.transport.abort() if how == "pause" else writer.close()
        await asyncio.sleep(0.02)
        server.close()

    async def callback(reader, writer):
        await reader.readline()
        raise ValueError("in the callback")

    print("- callback")
    server = await asyncio.start_server(callback, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"line\n")
    print(await reader.read())
    writer.close()
    server.close()

    def plain(reader, writer):
        writer.write(b"not a coroutine")
        writer.close()

    server = await asyncio.start_server(plain, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.read())
    writer.close()
    server.close()
    transport = writer.transport
    for bad in (lambda: transport.write("text"), lambda: transport.write(None)):
        try:
            bad()
        except TypeError as e:
            print(e)
    reader, writer = asyncio.StreamReader(), None


asyncio.run(main())
