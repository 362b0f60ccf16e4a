"""The life of a Server: starting later, serving for ever, closing clients, what is refused."""
import asyncio
import socket


async def idle(reader, writer):
    try:
        await reader.read()
    except ConnectionError as e:
        print("reset", type(e).__name__)
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(idle, "127.0.0.1", 0, start_serving=False)
    print(server.is_serving(), isinstance(server, asyncio.Server), isinstance(server, asyncio.AbstractServer), server.get_loop() is loop)
    await server.start_serving()
    print(server.is_serving())
    sock = server.sockets[0]
    print(type(sock).__name__, sock.family == socket.AF_INET, sock.type == socket.SOCK_STREAM, sock.gettimeout())
    for bad in (lambda: sock.settimeout(1), lambda: sock.setblocking(True), lambda: sock.close()):
        try:
            bad()
        except (ValueError, AttributeError) as e:
            print(type(e).__name__, e)
    forever = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print(str(e).endswith("is already being awaited on serve_forever()"))
    reader, writer = await asyncio.open_connection(*sock.getsockname())
    waiter = asyncio.create_task(server.wait_closed())
    await asyncio.sleep(0.01)
    server.close()
    await asyncio.sleep(0.01)
    print(server.is_serving(), waiter.done(), forever.done())
    server.close_clients()
    print(await reader.read())
    await waiter
    try:
        await forever
    except asyncio.CancelledError:
        print("serve_forever was cancelled")
    writer.close()
    await server.wait_closed()
    try:
        await server.serve_forever()
    except RuntimeError as e:
        print(str(e).endswith("is closed"))
    try:
        await asyncio.open_connection("127.0.0.1", 1)
    except ConnectionRefusedError as e:
        print(e)

    listening = socket.create_server(("127.0.0.1", 0))
    server = await asyncio.start_server(idle, sock=listening)
    try:
        await asyncio.start_server(idle, *listening.getsockname())
    except OSError as e:
        print(str(e).replace(str(listening.getsockname()[1]), "PORT"))
    pairs = [await asyncio.open_connection(*listening.getsockname()) for _ in range(3)]
    await asyncio.sleep(0.01)
    server.close()
    server.abort_clients()
    await server.wait_closed()
    for reader, writer in pairs:
        try:
            print(await reader.read())
        except ConnectionError as e:
            print(type(e).__name__)
        writer.close()
    for bad in ({}, {"host": "127.0.0.1", "port": 0, "sock": listening}, {"sock": listening, "ssl_handshake_timeout": 1}, {"ssl": True}):
        try:
            await asyncio.start_server(idle, **bad)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
