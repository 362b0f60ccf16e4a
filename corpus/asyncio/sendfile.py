"""Files over connections."""
import asyncio
import os
import socket


class Receiver(asyncio.Protocol):
    def connection_made(self, transport):
        self.got = b""

    def data_received(self, data):
        self.got += data

    def connection_lost(self, exc):
        done.set_result(self.got)


async def main():
    global done
    loop = asyncio.get_running_loop()
    path = f"/tmp/py2go-corpus-{os.getpid()}.bin"
    content = bytes(range(256)) * 4096
    with open(path, "w+b") as file:
        os.unlink(path)
        file.write(content)
        file.flush()
        for offset, count in ((0, None), (1000, None), (5, 10)):
            done = loop.create_future()
            server = await loop.create_server(Receiver, "127.0.0.1", 0)
            transport, _ = await loop.create_connection(asyncio.Protocol, *server.sockets[0].getsockname())
            transport.write(b"head")
            print(await loop.sendfile(transport, file, offset, count), file.tell())
            transport.write(b"tail")
            transport.close()
            got = await done
            end = len(content) if count is None else offset + count
            print(len(got), got == b"head" + content[offset:end] + b"tail")
            server.close()
        try:
            await loop.sendfile(transport, file)
        except RuntimeError as e:
            print(e)
        left, right = socket.socketpair()
        for s in (left, right):
            s.setblocking(False)
        print(await loop.sock_sendfile(left, file, 0, 100))
        print(await loop.sock_recv(right, 1000) == content[:100])
        for bad in ({"offset": -1}, {"count": 0}, {"count": "x"}):
            try:
                await loop.sock_sendfile(left, file, **bad)
            except (ValueError, TypeError) as e:
                print(type(e).__name__, e)
        left.close()
        right.close()


asyncio.run(main())
