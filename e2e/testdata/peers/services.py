"""Serves what needs more than TCP, for peers that are not Python: TLS, WebSockets, datagrams, Unix sockets, children.

The argument is a directory with cert.pem, key.pem and ca.pem. It prints the ports of TLS, WebSockets and datagrams; the Unix socket is
called "socket". Then it obeys lines of standard input and answers each with a line.
"""
import asyncio
import base64
import hashlib
import ssl
import sys


async def lines(reader, writer):
    try:
        async for line in reader:
            writer.write(line.upper())
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.transport.sendto(data.upper(), addr)


async def frame_of(reader):
    """Returns whether a frame is the last of its message, its kind and what it holds."""
    head, size = await reader.readexactly(2)
    masked, size = size & 0x80, size & 0x7F
    if size >= 126:
        size = int.from_bytes(await reader.readexactly(2 if size == 126 else 8), "big")
    mask = await reader.readexactly(4) if masked else bytes(4)
    data = await reader.readexactly(size)
    pattern = (mask * (size // 4 + 1))[:size]
    data = (int.from_bytes(data, "big") ^ int.from_bytes(pattern, "big")).to_bytes(size, "big")
    return bool(head & 0x80), head & 0x0F, data


def frame(kind, data):
    size = len(data)
    if size < 126:
        head = bytes([0x80 | kind, size])
    elif size < 1 << 16:
        head = bytes([0x80 | kind, 126]) + size.to_bytes(2, "big")
    else:
        head = bytes([0x80 | kind, 127]) + size.to_bytes(8, "big")
    return head + data


async def websocket(reader, writer):
    request = (await reader.readuntil(b"\r\n\r\n")).decode()
    headers = dict(line.split(": ", 1) for line in request.splitlines()[1:] if line)
    key = headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    accept = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()
    writer.write(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept}\r\n\r\n".encode()
    )
    message = b""
    try:
        while True:
            last, kind, data = await frame_of(reader)
            if kind == 9:
                writer.write(frame(10, data))
            elif kind == 8:
                writer.write(frame(8, data))
                break
            else:
                message += data
                if last:
                    writer.write(frame(1, message.decode().upper().encode()))
                    message = b""
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def ask_tls(directory, port, name, text):
    """Asks a TLS server that is known to the authority."""
    context = ssl.create_default_context(cafile=directory + "/ca.pem")
    context.set_alpn_protocols(["lines"])
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(port), ssl=context, server_hostname=name)
    except ssl.SSLCertVerificationError as e:
        return e.verify_message
    writer.write(text.encode() + b"\n")
    answer = await reader.readline()
    protocol = writer.get_extra_info("ssl_object").selected_alpn_protocol()
    writer.close()
    await writer.wait_closed()
    return f"{protocol} {answer.decode().strip()}"


async def main(directory):
    loop = asyncio.get_running_loop()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(directory + "/cert.pem", directory + "/key.pem")
    servers = [
        await asyncio.start_server(lines, "127.0.0.1", 0, ssl=context),
        await asyncio.start_server(websocket, "127.0.0.1", 0),
    ]
    await asyncio.start_unix_server(lines, directory + "/socket")
    datagrams, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))
    ports = [s.sockets[0].getsockname()[1] for s in servers] + [datagrams.get_extra_info("sockname")[1]]
    print(*ports, flush=True)
    commands = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    child = None
    async for line in commands:
        match line.decode().split():
            case ["child"]:
                child = await asyncio.create_subprocess_exec("sleep", "1000", stdout=asyncio.subprocess.PIPE)
                answer = child.pid
            case ["wait"]:
                output, _ = await child.communicate()
                answer = f"{child.returncode} {output}"
            case ["ask", port, name, text]:
                answer = await ask_tls(directory, port, name, text)
        print(answer, flush=True)


asyncio.run(main(sys.argv[1]))
