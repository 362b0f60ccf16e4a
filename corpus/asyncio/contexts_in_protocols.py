"""The context that callbacks of a connection run in."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


class Server(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("server made:", var.get())
        var.set("changed in connection_made")

    def data_received(self, data):
        print("server data:", var.get())
        var.set("changed in data_received")
        self.transport.write(data)

    def connection_lost(self, exc):
        print("server lost:", var.get())


class Client(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("client made:", var.get())

    def data_received(self, data):
        print("client data:", var.get(), data)
        if data == b"2":
            self.transport.close()

    def connection_lost(self, exc):
        print("client lost:", var.get())
        done.set_result(None)


async def serve(reader, writer):
    print("stream callback:", var.get())
    var.set("in the callback")
    writer.write(await reader.readline())
    writer.close()


async def main():
    global done
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    var.set("server")
    server = await loop.create_server(Server, "127.0.0.1", 0)
    streams = await asyncio.start_server(serve, "127.0.0.1", 0)
    var.set("client")
    transport, _ = await loop.create_connection(Client, *server.sockets[0].getsockname())
    var.set("after")
    transport.write(b"1")
    await asyncio.sleep(0.01)
    transport.write(b"2")
    await done
    await asyncio.sleep(0.01)
    reader, writer = await asyncio.open_connection(*streams.sockets[0].getsockname())
    writer.write(b"x\n")
    print(await reader.read(), var.get())
    writer.close()
    server.close()
    streams.close()


asyncio.run(main())
