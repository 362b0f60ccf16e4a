"""Time limits on connections: reads that come too late, servers that never answer, and what is left to read after."""
import asyncio


async def serve(reader, writer):
    writer.write(b"par")
    await asyncio.sleep(0.05)
    writer.write(b"tial line\nnext\n")
    await reader.read()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        async with asyncio.timeout(0.01):
            await reader.readline()
    except TimeoutError as e:
        print("too late:", repr(e))
    print(await reader.readline())
    print(await asyncio.wait_for(reader.readline(), 1))
    try:
        await asyncio.wait_for(reader.read(10), 0.01)
    except TimeoutError:
        print("nothing more")
    writer.write_eof()
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    server.close()

    async def silent(reader, writer):
        try:
            await reader.read()
        finally:
            print("server: client has gone")
            writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)

    async def exchange():
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        try:
            writer.write(b"hello")
            return await reader.readline()
        finally:
            writer.close()
            await writer.wait_closed()

    try:
        await asyncio.wait_for(exchange(), 0.02)
    except TimeoutError:
        print("no answer")
    await asyncio.sleep(0.01)
    server.close()
    await server.wait_closed()


asyncio.run(main())
