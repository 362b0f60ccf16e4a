"""Streams under pressure: many writers, drains that wait, readers that go away, half-closed ends."""
import asyncio
import contextlib


async def slow_server(reader, writer):
    total = 0
    try:
        while data := await reader.read(1000):
            total += len(data)
            await asyncio.sleep(0)
        writer.write(str(total).encode())
        await writer.drain()
    finally:
        writer.close()


async def rude_server(reader, writer):
    await reader.readexactly(10)
    writer.transport.abort()


async def early_server(reader, writer):
    writer.write(b"x" * 100)
    writer.write_eof()
    with contextlib.suppress(ConnectionError):
        data = await reader.read()
        print("early got", len(data))
    writer.close()


async def main():
    server = await asyncio.start_server(slow_server, "127.0.0.1", 0)
    addr = server.sockets[0].getsockname()
    r, w = await asyncio.open_connection(*addr)
    w.transport.set_write_buffer_limits(high=1000)

    async def writes(n):
        for _ in range(n):
            w.write(b"y" * 500)
            await w.drain()
        return n
    print(await asyncio.gather(*(writes(20) for _ in range(5))))
    w.write_eof()
    print(await r.read())
    w.close()
    await w.wait_closed()
    print(w.is_closing(), r.at_eof(), w.transport.is_closing())
    try:
        w.write(b"z")
        await w.drain()
    except (ConnectionError, RuntimeError) as e:
        print(type(e).__name__, e)
    server.close()

    server = await asyncio.start_server(rude_server, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    w.write(b"0123456789")
    try:
        data = await r.read()
        print("end", data)
    except ConnectionResetError as e:
        print("reset", e.errno)
    try:
        for _ in range(100):
            w.write(b"q" * 10000)
            await w.drain()
    except (ConnectionResetError, BrokenPipeError) as e:
        print(isinstance(e, ConnectionError))
    w.close()
    try:
        await w.wait_closed()
        print("closed")
    except ConnectionError as e:
        print("wait_closed raises", isinstance(e, ConnectionError))
    server.close()

    server = await asyncio.start_server(early_server, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(len(await r.read()), r.at_eof(), r.feed_eof())
    w.write(b"still")
    w.write(b" open")
    w.close()
    await w.wait_closed()
    await asyncio.sleep(0.01)
    server.close()
    await server.wait_closed()

    async def both(reader, writer):
        line = await reader.readline()
        writer.write(b"got " + line)
        await writer.drain()
        try:
            await reader.readline()
        except asyncio.CancelledError:
            print("handler cancelled")
            raise
    server = await asyncio.start_server(both, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=8)
    w.write(b"a long line that is too long for the limit\n")
    try:
        await r.readline()
    except ValueError as e:
        print(e)
    w.close()
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    w.write(b"x\n")
    print(await r.readline())
    server.close()
    return "end"


print(asyncio.run(main()))
