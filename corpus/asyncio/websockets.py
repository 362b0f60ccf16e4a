"""WebSockets over streams: the handshake, frames with and without masks, fragments, pings, and an orderly end."""

import asyncio
import base64
import hashlib
import struct

MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
NAMES = {0: "rest", TEXT: "text", BINARY: "binary", CLOSE: "close", PING: "ping", PONG: "pong"}


def accept_key(key):
    return base64.b64encode(hashlib.sha1(key + MAGIC).digest())


def masked(data, mask):
    return bytes(b ^ mask[i % 4] for i, b in enumerate(data))


class WebSocket:
    def __init__(self, reader, writer, mask=None):
        self.reader, self.writer, self.mask = reader, writer, mask

    async def send(self, data, kind=TEXT, last=True):
        if isinstance(data, str):
            data = data.encode()
        flag = 0x80 if self.mask else 0
        head = bytes([last << 7 | kind])
        if len(data) < 126:
            head += bytes([flag | len(data)])
        elif len(data) < 1 << 16:
            head += struct.pack("!BH", flag | 126, len(data))
        else:
            head += struct.pack("!BQ", flag | 127, len(data))
        if self.mask:
            head += self.mask
            data = masked(data, self.mask)
        self.writer.writelines([head, data])
        await self.writer.drain()

    async def frame(self):
        first, second = await self.reader.readexactly(2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", await self.reader.readexactly(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", await self.reader.readexactly(8))
        mask = await self.reader.readexactly(4) if second & 0x80 else None
        data = await self.reader.readexactly(size)
        return first >> 7 == 1, first & 15, masked(data, mask) if mask else data

    async def __aiter__(self):
        """The messages, put together; pings are answered."""
        parts, kind = [], None
        while True:
            last, this, data = await self.frame()
            if this == PING:
                await self.send(data, PONG)
            elif this == PONG:
                yield PONG, data
            elif this == CLOSE:
                await self.send(data, CLOSE)
                return
            else:
                kind = kind or this
                parts.append(data)
                if last:
                    yield kind, b"".join(parts)
                    parts, kind = [], None

    async def close(self):
        self.writer.close()
        await self.writer.wait_closed()


async def serve(reader, writer):
    request = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
    headers = dict(line.split(b": ", 1) for line in request[1:] if line)
    writer.write(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        + accept_key(headers[b"Sec-WebSocket-Key"])
        + b"\r\n\r\n"
    )
    socket = WebSocket(reader, writer)
    async for kind, data in socket:
        print("server got", NAMES[kind], len(data), data[:20])
        await socket.send(data.upper() if kind == TEXT else data[::-1], kind)
    print("server is done")
    await socket.close()


async def connect(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    key = base64.b64encode(bytes(range(16)))
    writer.write(b"GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key + b"\r\n\r\n")
    status, *headers = (await reader.readuntil(b"\r\n\r\n")).decode().splitlines()
    print(status, headers[-2])
    assert headers[-2].endswith(accept_key(key).decode())
    return WebSocket(reader, writer, mask=b"\x01\x80\xff\x10")


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    socket = await connect(server.sockets[0].getsockname()[1])
    messages = aiter(socket)
    for text in ("hello", "", "é" * 100, "long " * 20_000):
        await socket.send(text)
        kind, data = await anext(messages)
        print("client got", NAMES[kind], len(data), data[:10].decode(errors="replace"))
    await socket.send(bytes(range(200)), BINARY)
    kind, data = await anext(messages)
    print("client got", NAMES[kind], data[:5])
    await socket.send("frag", TEXT, last=False)
    await socket.send(b"in between", PING)
    await socket.send("men", 0, last=False)
    await socket.send("ted", 0)
    for _ in range(2):
        kind, data = await anext(messages)
        print("client got", NAMES[kind], data)
    await socket.send(struct.pack("!H", 1000) + b"bye", CLOSE)
    print("client got", await socket.frame())
    print("then", await socket.reader.read())
    await socket.close()
    server.close()
    await server.wait_closed()


asyncio.run(main())
