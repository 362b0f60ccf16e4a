"""Connections to hosts with several addresses, tried in turn or at the same time."""
import asyncio
import socket


async def serve(reader, writer):
    writer.write(b"hello")
    writer.close()




class Loop(asyncio.SelectorEventLoop):
    addresses = ()

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        print("looking up", host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in self.addresses]


async def fetch(port, **options):
    reader, writer = await asyncio.open_connection("somewhere.example", port, **options)
    data = await reader.read()
    peer = writer.get_extra_info("peername")[0]
    writer.close()
    return data, peer


async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    loop.addresses = ("127.0.0.1",)
    print(await fetch(port))
    loop.addresses = ("127.0.0.2", "127.0.0.1")
    print(await fetch(port))
    print(await fetch(port, happy_eyeballs_delay=0.25))
    loop.addresses = ("127.0.0.2",)
    for options in ({}, {"happy_eyeballs_delay": 0.1}):
        try:
            await fetch(port, **options)
        except OSError as e:
            print(type(e).__name__, str(e).replace(str(port), "PORT"))
    loop.addresses = ("127.0.0.2", "127.0.0.3")
    try:
        await fetch(port)
    except OSError as e:
        print(type(e).__name__, str(e).replace(str(port), "PORT"))
    try:
        await fetch(port, all_errors=True)
    except* OSError as group:
        print([type(e).__name__ for e in group.exceptions])
    loop.addresses = ()
    try:
        await fetch(port)
    except OSError as e:
        print(e)
    server.close()


asyncio.run(main(), loop_factory=Loop)
