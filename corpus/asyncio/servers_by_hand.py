"""Servers: started later, served forever, with sockets of the program's own, clients closed and aborted."""
import asyncio
import contextlib
import selectors
import socket


async def echo(reader, writer):
    try:
        while data := await reader.read(100):
            writer.write(data)
            await writer.drain()
    except ConnectionError as e:
        print("echo", type(e).__name__)
    except asyncio.CancelledError:
        print("echo cancelled")
        raise
    finally:
        writer.close()


async def ask(addr, text=b"hi"):
    r, w = await asyncio.open_connection(*addr)
    w.write(text)
    answer = await r.readexactly(len(text))
    w.close()
    await w.wait_closed()
    return answer


async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(echo, "127.0.0.1", 0, start_serving=False)
    addr = server.sockets[0].getsockname()
    print(server.is_serving(), len(server.sockets), server.get_loop() is loop)
    await server.start_serving()
    print(server.is_serving(), await ask(addr))
    forever = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print(str(e).split("<")[0])
    forever.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await forever
    print(server.is_serving(), server.sockets)
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    async with await asyncio.start_server(echo, sock=sock, limit=10) as server:
        addr = sock.getsockname()
        conns = [await asyncio.open_connection(*addr) for _ in range(3)]
        for r, w in conns:
            w.write(b"x")
            print(await r.read(1))
        server.close()
        server.close_clients()
        print([await r.read() for r, w in conns])
        for r, w in conns:
            w.close()
        await server.wait_closed()
        print("closed")
    async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
        r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
        w.write(b"y")
        print(await r.read(1))
        server.abort_clients()
        try:
            print(await r.read())
        except ConnectionResetError as e:
            print("reset", e.errno)
        w.close()
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    t, p = await loop.connect_accepted_socket(lambda: asyncio.StreamReaderProtocol(asyncio.StreamReader(), echo), a)
    await loop.sock_sendall(b, b"accepted")
    print(await loop.sock_recv(b, 100))
    buf = bytearray(4)
    await loop.sock_sendall(b, b"more")
    print(await loop.sock_recv_into(b, buf), buf)
    b.close()
    await asyncio.sleep(0.01)
    print(t.is_closing())
    u1, u2 = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    for u in (u1, u2):
        u.setblocking(False)
        u.bind(("127.0.0.1", 0))
    await loop.sock_sendto(u1, b"dgram", u2.getsockname())
    print((await loop.sock_recvfrom(u2, 100))[0])
    task = asyncio.create_task(loop.sock_recvfrom_into(u2, buf))
    await loop.sock_sendto(u1, b"into", u2.getsockname())
    print((await task)[0], buf)
    u1.close()
    u2.close()
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setblocking(False)
    c = socket.socket()
    c.setblocking(False)
    (conn, peer), _ = await asyncio.gather(loop.sock_accept(listening), loop.sock_connect(c, listening.getsockname()))
    print(peer == c.getsockname())
    blocking = socket.socket()
    try:
        loop.set_debug(True)
        await loop.sock_recv(blocking, 1)
    except ValueError as e:
        print(e)
    for s in (conn, c, listening, blocking):
        s.close()
    for kw in (dict(host="127.0.0.1", port=0, sock=1), dict()):
        try:
            await asyncio.start_server(echo, **kw)
        except (ValueError, OSError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
asyncio.run(main(), loop_factory=lambda: asyncio.SelectorEventLoop(selectors.SelectSelector()))
