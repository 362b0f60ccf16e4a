"""Transports: write limits, pause and resume, half closing, aborting, what happens to writes afterwards."""
import asyncio
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")


class Server(asyncio.Protocol):
    def __init__(self, log):
        self.log = log

    def connection_made(self, t):
        self.t = t
        self.log.append("s made")
        t.pause_reading()
        self.log.append(("reading", t.is_reading()))
        asyncio.get_running_loop().call_later(0.05, t.resume_reading)
        self.n = 0

    def data_received(self, data):
        self.n += len(data)

    def eof_received(self):
        self.log.append(("s eof", self.n))
        self.t.write(b"bye")
        return True

    def connection_lost(self, exc):
        self.log.append(("s lost", exc))


class Client(asyncio.Protocol):
    def __init__(self, log):
        self.log = log
        self.lost = asyncio.get_running_loop().create_future()
        self.data = b""

    def connection_made(self, t):
        self.t = t
        self.log.append(("c made", t.get_write_buffer_limits(), t.can_write_eof()))

    def pause_writing(self):
        self.log.append(("pause", self.t.get_write_buffer_size() > 0))

    def resume_writing(self):
        self.log.append(("resume", self.t.get_write_buffer_size()))

    def data_received(self, data):
        self.data += data
        if self.data == b"bye":
            self.t.close()

    def connection_lost(self, exc):
        self.lost.set_result(exc)


async def main():
    loop = asyncio.get_running_loop()
    log = []
    server = await loop.create_server(lambda: Server(log), "127.0.0.1", 0)
    addr = server.sockets[0].getsockname()
    t, p = await loop.create_connection(lambda: Client(log), *addr)
    t.set_write_buffer_limits(high=100, low=10)
    print(t.get_write_buffer_limits(), t.is_closing())
    for bad in ((10, 20), (-1, 0), (5, -1)):
        try:
            t.set_write_buffer_limits(high=bad[0], low=bad[1])
        except ValueError as e:
            print(e)
    for data in ("text", 5, None):
        try:
            t.write(data)
        except TypeError as e:
            print(e)
    t.write(b"")
    t.write(b"x" * 10_000_000)
    t.writelines([b"abc", bytearray(b"def"), memoryview(b"ghi")])
    t.write_eof()
    try:
        t.write(b"late")
    except RuntimeError as e:
        print(e)
    print("lost", await p.lost)
    t.close()
    t.abort()
    await asyncio.sleep(0.01)
    for entry in log:
        print(entry)
    log.clear()
    t, p = await loop.create_connection(lambda: Client(log), *addr)
    t.write(b"y" * 1_000_000)
    t.abort()
    for _ in range(7):
        t.write(b"after")
    print("aborted", await p.lost, t.is_closing(), t.get_extra_info("nothing", "default"))
    await asyncio.sleep(0.1)
    print(log[:3])
    try:
        t.resume_reading()
        t.pause_reading()
        print(t.is_reading())
    except RuntimeError as e:
        print(e)
    t.set_protocol(p)
    print(t.get_protocol() is p)
    server.close()
    server.close_clients()
    await server.wait_closed()
    print(server, server.is_serving(), server.sockets)
    try:
        await loop.create_connection(lambda: Client(log), *addr)
    except ConnectionRefusedError as e:
        print(e.errno, str(addr[1]) in e.strerror)
    for kw in (dict(), dict(host="127.0.0.1", port=1, sock=1), dict(host="127.0.0.1", port=1, server_hostname="x"), dict(host="127.0.0.1", port=1, ssl=True, ssl_handshake_timeout=-1)):
        try:
            await loop.create_connection(lambda: Client(log), **kw)
        except (ValueError, OSError, TypeError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
