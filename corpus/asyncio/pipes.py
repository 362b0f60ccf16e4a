"""Pipes as transports and as streams."""
import asyncio
import os


class Reader(asyncio.Protocol):
    def __init__(self):
        self.got = b""
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        print("made", type(transport).__name__)

    def data_received(self, data):
        self.got += data

    def eof_received(self):
        print("eof")

    def connection_lost(self, exc):
        self.done.set_result(exc)


async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    rt, protocol = await loop.connect_read_pipe(Reader, os.fdopen(r, "rb", 0))
    wt, _ = await loop.connect_write_pipe(asyncio.Protocol, os.fdopen(w, "wb", 0))
    wt.write(b"hello ")
    wt.write(b"x" * 200_000)
    print(wt.get_write_buffer_size() > 0, wt.can_write_eof(), rt.is_reading())
    wt.write_eof()
    print(await protocol.done, len(protocol.got), wt.is_closing(), rt.is_closing())

    r, w = os.pipe()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(r, "rb", 0))
    os.write(w, b"line 1\nline")
    print(await reader.readline())
    os.write(w, b" 2\n")
    os.close(w)
    print(await reader.readline(), await reader.readline(), reader.at_eof())

    # The reading end is closed while there is data to write.
    r, w = os.pipe()
    lost = loop.create_future()

    class Writer(asyncio.Protocol):
        def connection_lost(self, exc):
            lost.set_result(exc)

    wt, _ = await loop.connect_write_pipe(Writer, os.fdopen(w, "wb", 0))
    wt.write(b"y" * 200_000)
    os.close(r)
    print(repr(await lost))
    path = f"/tmp/py2go-corpus-{os.getpid()}.txt"
    with open(path, "w+b") as file:
        os.unlink(path)
        for connect in (loop.connect_read_pipe, loop.connect_write_pipe):
            try:
                await connect(asyncio.Protocol, file)
            except ValueError as e:
                print(e)


asyncio.run(main())
