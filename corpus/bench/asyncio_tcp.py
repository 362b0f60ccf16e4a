"""A stream of data over TCP from a server to a client in the same loop, after pyperformance's asyncio_tcp."""
import asyncio
import sys
import time

CHUNK = 10 * 1024 * 1024


async def main(chunks=100):
    async def serve(reader, writer):
        data = b"x" * CHUNK
        for _ in range(chunks):
            writer.write(data)
            await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    start = time.perf_counter()
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    total = 0
    while data := await reader.read(CHUNK):
        total += len(data)
    writer.close()
    await writer.wait_closed()
    seconds = time.perf_counter() - start
    server.close()
    print("asyncio_tcp", total)
    print(f"elapsed {seconds:.6f}", file=sys.stderr)


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
