"""The loop's sock_ methods, and callbacks for descriptors."""
import asyncio
import os
import socket


async def main():
    loop = asyncio.get_running_loop()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)
    accepting = asyncio.create_task(loop.sock_accept(listener))
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, listener.getsockname())
    conn, addr = await accepting
    print(addr == client.getsockname(), conn.gettimeout())
    receiving = asyncio.create_task(loop.sock_recv(conn, 100))
    await asyncio.sleep(0)
    await loop.sock_sendall(client, b"hello")
    print(await receiving)
    big = os.urandom(1 << 20)
    sending = asyncio.create_task(loop.sock_sendall(client, big))
    got = bytearray()
    buf = bytearray(1 << 16)
    while len(got) < len(big):
        n = await loop.sock_recv_into(conn, buf)
        got += buf[:n]
    await sending
    print(got == big)
    receiving = asyncio.create_task(loop.sock_recv(conn, 1))
    await asyncio.sleep(0)
    receiving.cancel()
    print(await asyncio.gather(receiving, return_exceptions=True))
    print(loop.remove_reader(conn))
    events = []

    def readable():
        events.append(conn.recv(100))
        if events[-1] == b"":
            loop.remove_reader(conn)
            done.set()

    done = asyncio.Event()
    loop.add_reader(conn, readable)
    await loop.sock_sendall(client, b"one")
    await asyncio.sleep(0.01)
    loop.add_writer(client.fileno(), lambda: (events.append("writable"), loop.remove_writer(client)))
    await asyncio.sleep(0.01)
    client.close()
    await done.wait()
    print(events)
    conn.close()
    listener.close()
    u1, u2 = (socket.socket(type=socket.SOCK_DGRAM) for _ in range(2))
    for u in (u1, u2):
        u.setblocking(False)
        u.bind(("127.0.0.1", 0))
    waiting = asyncio.create_task(loop.sock_recvfrom(u2, 100))
    await asyncio.sleep(0)
    print(await loop.sock_sendto(u1, b"dgram", u2.getsockname()))
    data, addr = await waiting
    print(data, addr == u1.getsockname())
    u1.close()
    u2.close()
    for bad in (-1, "x", 3.5):
        try:
            loop.add_reader(bad, print)
        except ValueError as e:
            print(e)
    r, w = os.pipe()
    loop.add_reader(r, lambda: (print("pipe:", os.read(r, 10)), loop.remove_reader(r)))
    os.write(w, b"data")
    await asyncio.sleep(0.01)
    os.close(r)
    os.close(w)


asyncio.run(main())
