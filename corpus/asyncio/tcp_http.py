"""An HTTP/1.1 server and client over streams: persistent connections, chunked bodies, errors."""
import asyncio


async def read_request(reader):
    line = await reader.readline()
    if not line:
        return None
    method, path, _ = line.decode().split()
    headers = {}
    while (line := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode().partition(":")
        headers[name.strip().lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return method, path, headers, body


async def serve(reader, writer):
    while (request := await read_request(reader)) is not None:
        method, path, headers, body = request
        if path == "/chunked":
            writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            for part in (b"one", b"twotwo", b""):
                writer.write(b"%x\r\n%s\r\n" % (len(part), part))
                await writer.drain()
            continue
        status, text = ("200 OK", f"{method} {path} {body.decode()}") if path != "/no" else ("404 Not Found", "nothing here")
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(text)}\r\n\r\n{text}".encode())
        await writer.drain()
        if headers.get("connection") == "close":
            break
    writer.close()


async def read_response(reader):
    head = await reader.readuntil(b"\r\n\r\n")
    status, *lines = head.decode().split("\r\n")[:-2]
    headers = dict(line.lower().split(": ") for line in lines)
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readline()
        await reader.readline()
    else:
        body = await reader.readexactly(int(headers["content-length"]))
    return status, body


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(host, port)
    requests = [
        b"GET /hello HTTP/1.1\r\n\r\n",
        b"POST /form HTTP/1.1\r\nContent-Length: 5\r\n\r\na=b&c",
        b"GET /chunked HTTP/1.1\r\n\r\n",
        b"GET /no HTTP/1.1\r\nConnection: close\r\n\r\n",
    ]
    for request in requests:
        writer.write(request)
        print(await read_response(reader))
    print(await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    # Pipelined: all requests in one write.
    reader, writer = await asyncio.open_connection(host, port)
    writer.writelines(requests)
    for _ in requests:
        print((await read_response(reader))[0])
    writer.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
