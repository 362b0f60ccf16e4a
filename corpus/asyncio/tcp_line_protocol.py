"""A key-value server with a line protocol, as Protocol classes."""
import asyncio


class Store(asyncio.Protocol):
    data = {}

    def connection_made(self, transport):
        self.transport = transport
        self.buffer = b""

    def data_received(self, data):
        self.buffer += data
        while b"\n" in self.buffer:
            line, _, self.buffer = self.buffer.partition(b"\n")
            self.command(line.decode().split())

    def command(self, words):
        match words:
            case ["set", key, value]:
                self.data[key] = value
                self.reply("stored")
            case ["get", key]:
                self.reply(self.data.get(key, "missing"))
            case ["quit"]:
                self.reply("bye")
                self.transport.close()
            case _:
                self.reply("error " + " ".join(words))

    def reply(self, text):
        self.transport.write(text.encode() + b"\n")

    def connection_lost(self, exc):
        print("server: lost", exc)


class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done
        self.got = []

    def connection_made(self, transport):
        print("client: made", transport.get_extra_info("peername")[0])
        transport.write(b"set a 1\nse")
        transport.write(b"t b 2\nget a\nget c\nwhat is this\nquit\n")

    def data_received(self, data):
        self.got.append(data)

    def eof_received(self):
        print("client: eof")

    def connection_lost(self, exc):
        self.done.set_result(b"".join(self.got).decode().split("\n"))


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Store, "127.0.0.1", 0)
    done = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(done), *server.sockets[0].getsockname())
    print(type(protocol).__name__, transport.get_protocol() is protocol, transport.is_closing())
    print(await done, transport.is_closing())
    server.close()
    await server.wait_closed()
    print(Store.data)


asyncio.run(main())
