"""Peers that leave in mid-message, or reset the connection."""
import asyncio
import socket
import struct


async def serve(reader, writer):
    try:
        size = int(await reader.readline())
        print("server got", await reader.readexactly(size))
    except asyncio.IncompleteReadError as e:
        print("server:", e, e.partial)
    except ConnectionError as e:
        print("server:", type(e).__name__)
    writer.close()
    try:
        await writer.wait_closed()
    except ConnectionError as e:
        print("server closed:", type(e).__name__)
    finished.release()


async def main():
    global finished
    finished = asyncio.Semaphore(0)
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    for message in (b"5\nhello", b"10\nhello", b"7\n"):
        _, writer = await asyncio.open_connection(host, port)
        writer.write(message)
        await writer.drain()
        writer.close()
        await finished.acquire()
    # A reset: the socket is closed with data unread, lingering for no time.
    _, writer = await asyncio.open_connection(host, port)
    writer.write(b"100\nsome")
    await asyncio.sleep(0.01)
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    await finished.acquire()
    server.close()
    await server.wait_closed()

    # A server that is gone while the client writes.
    async def refuse(reader, writer):
        writer.transport.abort()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.read())
    writer.write(b"x")
    await asyncio.sleep(0.01)
    writer.write(b"y")
    await asyncio.sleep(0.01)
    try:
        writer.write(b"z")
        await writer.drain()
    except ConnectionError as e:
        print("client:", isinstance(e, (BrokenPipeError, ConnectionResetError)))
    writer.close()
    server.close()


asyncio.run(main())
