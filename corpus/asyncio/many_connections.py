"""Two hundred connections at a time, each with a conversation of its own."""
import asyncio

open_now = most_open = served = 0


async def serve(reader, writer):
    global open_now, most_open, served
    open_now += 1
    most_open = max(most_open, open_now)
    try:
        while line := await reader.readline():
            a, b = map(int, line.split())
            writer.write(b"%d\n" % (a * b))
            served += 1
    finally:
        open_now -= 1
        writer.close()


async def client(port, n, barrier):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await barrier.wait()
    total = 0
    for i in range(5):
        writer.write(b"%d %d\n" % (n, i))
        total += int(await reader.readline())
    writer.close()
    await writer.wait_closed()
    return total


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=250)
    port = server.sockets[0].getsockname()[1]
    barrier = asyncio.Barrier(200)
    totals = await asyncio.gather(*(client(port, n, barrier) for n in range(200)))
    print(totals == [10 * n for n in range(200)], sum(totals))
    server.close()
    await server.wait_closed()
    print(served, most_open, open_now)


asyncio.run(main())
