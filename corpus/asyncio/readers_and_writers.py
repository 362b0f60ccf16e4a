"""add_reader and add_writer on pipes, sockets and a named pipe."""
import asyncio
import os
import socket
import tempfile


async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    os.set_blocking(r, False)
    got = asyncio.Queue()

    def readable(tag):
        data = os.read(r, 10)
        got.put_nowait((tag, data))
        if not data:
            print(loop.remove_reader(r), loop.remove_reader(r))

    loop.add_reader(r, readable, "first")
    os.write(w, b"hello")
    print(await got.get())
    loop.add_reader(r, readable, "second")
    os.write(w, b"again and again")
    print(await got.get(), await got.get())
    os.close(w)
    print(await got.get())
    os.close(r)
    a, b = socket.socketpair()
    a.setblocking(False)
    sent = loop.create_future()
    total = 0

    def writable():
        nonlocal total
        try:
            total += a.send(b"x" * 65536)
        except BlockingIOError:
            print("full")
        if total >= 1_000_000:
            loop.remove_writer(a)
            sent.set_result(total)

    loop.add_writer(a, writable)

    def drain():
        n = 0
        while n < 1_000_000:
            n += len(b.recv(65536))
        return n
    drained = loop.run_in_executor(None, drain)
    print(await sent >= 1_000_000, await drained >= 1_000_000)
    for bad in (-1, "x", 3.5, 99999):
        try:
            loop.add_reader(bad, print)
        except (ValueError, OSError, TypeError) as e:
            print(type(e).__name__, e)
    a.close()
    b.close()
    with tempfile.TemporaryDirectory() as d:
        fifo = os.path.join(d, "fifo")
        os.mkfifo(fifo)
        reading = asyncio.to_thread(open, fifo, "rb", 0)
        writing = asyncio.to_thread(open, fifo, "wb", 0)
        f, g = await asyncio.gather(reading, writing)
        reader = asyncio.StreamReader()
        t, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), f)
        wt, wp = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, g)
        writer = asyncio.StreamWriter(wt, wp, None, loop)
        for i in range(3):
            writer.write(f"line {i}\n".encode())
        await writer.drain()
        print(await reader.readline(), await reader.readline())
        writer.close()
        print(await reader.read(), reader.at_eof())
        t.close()
        with open(os.path.join(d, "plain"), "wb") as plain:
            try:
                await loop.connect_write_pipe(asyncio.Protocol, plain)
            except ValueError as e:
                print(e)
        with open(os.path.join(d, "plain"), "rb") as plain:
            try:
                await loop.connect_read_pipe(asyncio.Protocol, plain)
            except ValueError as e:
                print(e)


asyncio.run(main())
