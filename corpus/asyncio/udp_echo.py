"""Datagram endpoints: an echo server, a connected and an unconnected client."""
import asyncio


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.transport.sendto(data.upper(), addr)

    def connection_lost(self, exc):
        print("server lost", exc)


class Client(asyncio.DatagramProtocol):
    def __init__(self):
        self.replies = asyncio.Queue()

    def datagram_received(self, data, addr):
        self.replies.put_nowait(data)

    def error_received(self, exc):
        print("error", type(exc).__name__)
        self.replies.put_nowait(None)

    def connection_lost(self, exc):
        print("client lost", exc)


async def main():
    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))
    addr = server.get_extra_info("sockname")
    connected, protocol = await loop.create_datagram_endpoint(Client, remote_addr=addr)
    for text in (b"one", b"two", b"x" * 1000):
        connected.sendto(text)
        reply = await protocol.replies.get()
        print(len(reply), reply[:5])
    try:
        connected.sendto(b"x", ("127.0.0.1", 9))
    except ValueError as e:
        print(str(e).replace(str(addr[1]), "PORT"))
    try:
        connected.sendto("text")
    except TypeError as e:
        print(e)
    free, protocol2 = await loop.create_datagram_endpoint(Client, local_addr=("127.0.0.1", 0))
    free.sendto(b"free", addr)
    print(await protocol2.replies.get(), free.get_extra_info("peername"))
    server.close()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    connected.sendto(b"gone")
    print(await protocol.replies.get())
    connected.close()
    free.abort()
    print(connected.is_closing(), free.is_closing())
    await asyncio.sleep(0.01)
    for bad in ({}, {"local_addr": ("127.0.0.1",)}, {"local_addr": "x"}):
        try:
            await loop.create_datagram_endpoint(Client, **bad)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
