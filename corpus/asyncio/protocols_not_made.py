"""Where the protocol cannot be made, a connection of the loop's own is closed, and a file or socket of the program's is not."""

import asyncio
import gc
import os
import socket


class Refused(asyncio.Protocol):
    def __init__(self):
        raise RuntimeError("no protocol")


class Counting(asyncio.Protocol):
    """Counts connections, and ends of them."""

    made = lost = 0

    def connection_made(self, transport):
        Counting.made += 1

    def connection_lost(self, exc):
        Counting.lost += 1


async def refused(what, connecting):
    try:
        await connecting
    except (RuntimeError, AttributeError) as exc:
        print(f"{what}: {type(exc).__name__}: {exc}")


async def of_the_loop(loop):
    server = await loop.create_server(Counting, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    await refused("connection", loop.create_connection(Refused, *address))
    await refused("no protocol at all", loop.create_connection(lambda: 5, *address))
    path = f"/tmp/protocols-not-made-{os.getpid()}"
    unix = await loop.create_unix_server(Counting, path)
    await refused("unix", loop.create_unix_connection(Refused, path))
    await refused("datagrams", loop.create_datagram_endpoint(Refused, local_addr=("127.0.0.1", 0)))
    for _ in range(100):
        if Counting.lost == 3:
            break
        await asyncio.sleep(0.01)
        gc.collect()  # a transport that was half made may be part of a cycle
    print(Counting.made, "connections,", Counting.lost, "ended")
    unix.close()
    server.close()


async def of_the_program(loop):
    ours, theirs = socket.socketpair()
    await refused("socket", loop.create_connection(Refused, sock=ours))
    await refused("accepted", loop.connect_accepted_socket(Refused, ours))
    ours.send(b"still open")
    print(theirs.recv(20))
    receiving, sending = os.pipe()
    with open(receiving, "rb", 0) as reading, open(sending, "wb", 0) as writing:
        await refused("reading", loop.connect_read_pipe(Refused, reading))
        await refused("writing", loop.connect_write_pipe(Refused, writing))
        print(reading.closed, writing.closed)
    ours.close()
    theirs.close()


async def of_a_server(loop):
    """The client of a server whose factory fails sees the end of the connection."""
    server = await loop.create_server(Refused, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print("client read", await reader.read())
    writer.close()
    server.close()


async def main():
    loop = asyncio.get_running_loop()
    await of_the_loop(loop)
    await of_the_program(loop)
    await of_a_server(loop)


asyncio.run(main())
