"""Unix sockets: streams, protocols, and what becomes of the path."""
import asyncio
import os



async def serve(reader, writer):
    async for line in reader:
        writer.write(line[::-1].lstrip() + b"\n")
    await writer.drain()
    writer.close()


async def main():
    path = f"/tmp/py2go-corpus-{os.getpid()}.sock"
    server = await asyncio.start_unix_server(serve, path)
    print(os.stat(path).st_mode & 0o170000 == 0o140000, server.sockets[0].getsockname() == path)
    reader, writer = await asyncio.open_unix_connection(path)
    print(repr(writer.get_extra_info("sockname")), writer.get_extra_info("peername") == path)
    writer.write(b"abc\n12\nlast")
    writer.write_eof()
    print((await reader.read()).split())
    writer.close()
    await writer.wait_closed()
    try:
        await asyncio.start_unix_server(serve, "/nowhere/at/all")
    except OSError as e:
        print(type(e).__name__)
    server.close()
    await server.wait_closed()
    print(os.path.exists(path))
    try:
        await asyncio.open_unix_connection(path)
    except OSError as e:
        print(type(e).__name__)
    kept = await asyncio.start_unix_server(serve, path, cleanup_socket=False)
    kept.close()
    print(os.path.exists(path))
    again = await asyncio.start_unix_server(serve, path)
    again.close()
    print(os.path.exists(path))
    try:
        await asyncio.get_running_loop().create_unix_connection(asyncio.Protocol)
    except ValueError as e:
        print(e)


asyncio.run(main())
