"""Round trips of small messages between twenty clients and a server, all in one loop."""
import asyncio
import sys
import time

SIZE = 64


async def serve(reader, writer):
    try:
        while True:
            writer.write(await reader.readexactly(SIZE))
            await writer.drain()
    except asyncio.IncompleteReadError:
        writer.close()


async def client(port, count):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    message = b"x" * SIZE
    got = 0
    for _ in range(count):
        writer.write(message)
        await writer.drain()
        got += len(await reader.readexactly(SIZE))
    writer.close()
    await writer.wait_closed()
    return got


async def main(connections=20, count=1000):
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    start = time.perf_counter()
    totals = await asyncio.gather(*(client(port, count) for _ in range(connections)))
    seconds = time.perf_counter() - start
    server.close()
    print("asyncio_echo", sum(totals))
    print(f"elapsed {seconds:.6f}", file=sys.stderr)


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
