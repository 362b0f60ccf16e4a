"""A small HTTP/1.1 server with routes, keep-alive, chunked bodies and JSON; and its client."""
import asyncio
import json
import re
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit, unquote


class HTTPError(Exception):
    def __init__(self, status, detail=""):
        self.status = HTTPStatus(status)
        super().__init__(detail or self.status.description)


@dataclass
class Request:
    method: str
    target: str
    headers: dict[str, str]
    body: bytes = b""
    params: dict[str, str] = field(default_factory=dict)

    @property
    def path(self):
        return unquote(urlsplit(self.target).path)

    @property
    def query(self):
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    def json(self):
        try:
            return json.loads(self.body)
        except json.JSONDecodeError as e:
            raise HTTPError(400, f"bad JSON: {e}") from e


class App:
    def __init__(self):
        self.routes = []
        self.log = []

    def route(self, method, pattern):
        regex = re.compile("^" + re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", pattern) + "$")
        def register(f):
            self.routes.append((method, regex, f))
            return f
        return register

    async def dispatch(self, request):
        allowed = set()
        for method, regex, handler in self.routes:
            if m := regex.match(request.path):
                if method == request.method:
                    request.params = m.groupdict()
                    return await handler(request)
                allowed.add(method)
        if allowed:
            raise HTTPError(405, f"use {', '.join(sorted(allowed))}")
        raise HTTPError(404)

    async def read_request(self, reader):
        line = await reader.readline()
        if not line:
            return None
        try:
            method, target, version = line.decode("latin-1").split()
        except ValueError:
            raise HTTPError(400, f"malformed request line {line!r}") from None
        headers = {}
        while (line := await reader.readline()) not in (b"\r\n", b"\n", b""):
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        if headers.get("transfer-encoding") == "chunked":
            body = bytearray()
            while size := int(await reader.readuntil(b"\r\n"), 16):
                body += await reader.readexactly(size)
                await reader.readexactly(2)
            await reader.readline()
        else:
            body = await reader.readexactly(int(headers.get("content-length", 0)))
        return Request(method, target, headers, bytes(body))

    async def serve(self, reader, writer):
        try:
            while True:
                request = None
                try:
                    if (request := await self.read_request(reader)) is None:
                        break
                    result = await self.dispatch(request)
                    status = HTTPStatus.OK
                except HTTPError as e:
                    status, result = e.status, {"error": str(e)}
                except Exception as e:
                    status, result = HTTPStatus.INTERNAL_SERVER_ERROR, {"error": f"{type(e).__name__}: {e}"}
                body = json.dumps(result, indent=1, sort_keys=True).encode() + b"\n"
                self.log.append(f"{request.method} {request.target} {status.value}" if request else str(status))
                writer.write(f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Length: {len(body)}\r\n"
                             f"Content-Type: application/json\r\n\r\n".encode() + body)
                await writer.drain()
                if status is HTTPStatus.BAD_REQUEST or request is None or request.headers.get("connection") == "close":
                    break
        except (asyncio.IncompleteReadError, ConnectionResetError) as e:
            self.log.append(f"lost: {e}")
        finally:
            writer.close()
            await writer.wait_closed()


app = App()
store = {}

@app.route("GET", "/items/<name>")
async def get_item(request):
    try:
        return store[request.params["name"]]
    except KeyError as e:
        raise HTTPError(404, f"no item {e}") from None

@app.route("PUT", "/items/<name>")
async def put_item(request):
    store[request.params["name"]] = request.json()
    return {"stored": request.params["name"], "size": len(request.body)}

@app.route("GET", "/search")
async def search(request):
    return {k: v for k, v in request.query.items()}

@app.route("GET", "/crash")
async def crash(request):
    return 1 // 0


class Client:
    def __init__(self, host, port):
        self.address = host, port

    async def __aenter__(self):
        self.reader, self.writer = await asyncio.open_connection(*self.address)
        return self

    async def __aexit__(self, *_):
        self.writer.close()
        await self.writer.wait_closed()

    async def send(self, raw):
        self.writer.write(raw)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode().splitlines()
        length = next(int(l.split(":")[1]) for l in head if l.lower().startswith("content-length"))
        return head[0], json.loads(await self.reader.readexactly(length))


async def main():
    server = await asyncio.start_server(app.serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    async with server:
        async with Client(host, port) as c:
            print(*await c.send(b"GET /items/tea HTTP/1.1\r\nHost: x\r\n\r\n"))
            print(*await c.send(b'PUT /items/tea HTTP/1.1\r\nContent-Length: 16\r\n\r\n{"price": 12.50}'))
            print(*await c.send(b"GET /items/tea HTTP/1.1\r\n\r\n"))
            print(*await c.send(b"PUT /items/b%20c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                                b"3\r\n[1,\r\n5\r\n null\r\n1\r\n]\r\n0\r\n\r\n"))
            print(*await c.send("GET /search?q=caf%C3%A9&q=b&empty=&x=1+2 HTTP/1.1\r\n\r\n".encode()))
            print(*await c.send(b"POST /search HTTP/1.1\r\n\r\n"))
            print(*await c.send(b"GET /crash HTTP/1.1\r\n\r\n"))
            print(*await c.send(b"GET /nowhere HTTP/1.1\r\n\r\n"))
            print(*await c.send(b"PUT /items/x HTTP/1.1\r\nContent-Length: 7\r\n\r\n{'a':1}"))
        async with Client(host, port) as c:
            print(*await c.send(b"nonsense\r\n"))
        async with Client(host, port) as c:
            c.writer.write(b"PUT /items/y HTTP/1.1\r\nContent-Length: 100\r\n\r\nshort")
            c.writer.write_eof()
            print(await c.reader.read())
    print(*app.log, store, sep="\n")
    print(formatdate(0, usegmt=True))


asyncio.run(main())
