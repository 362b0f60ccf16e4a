"""Bodies of HTTP responses, read in all ways; requests as they go over the wire; a tunnel through a proxy."""

import http.client
import io

HEAD = b"HTTP/1.1 200 OK\r\n"
COUNTED = HEAD + b"Content-Length: 12\r\n\r\nab\ncdef\nghij"
OPEN = HEAD + b"\r\nab\ncdef\nghij"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;note=x\r\nab\ncd\r\n7\r\nef\nghij\r\n0\r\nTrailer: t\r\n\r\n"
CUT_OFF = HEAD + b"Content-Length: 20\r\n\r\nab\ncdef\nghij"
BROKEN = HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab\ncd\r\nzz\r\n"


class Wire:
    """A socket whose peer has said everything already."""

    def __init__(self, text=b""):
        self.text, self.sent = text, b""

    def sendall(self, data):
        self.sent += bytes(data)

    def makefile(self, mode):
        return io.BufferedReader(io.BytesIO(self.text))

    def setsockopt(self, *option):
        pass

    def close(self):
        pass


def response(text, method="GET"):
    answer = http.client.HTTPResponse(Wire(text), method=method)
    answer.begin()
    return answer


def ways_to_read():
    buffer = bytearray(5)
    yield "read", lambda r: r.read()
    yield "pieces", lambda r: [r.read(4), r.read(0), r.read(100), r.read()]
    yield "lines", lambda r: [*r]
    yield "readinto", lambda r: (r.readinto(buffer), bytes(buffer), r.length, r.chunk_left)
    yield "read1", lambda r: [r.read1(3), r.read1(), r.read1(), r.read1()]
    yield "peek", lambda r: (r.peek(1)[:2], r.readline(2), r.readline())


def read_bodies():
    for name, text in ("counted", COUNTED), ("open", OPEN), ("chunked", CHUNKED), ("cut off", CUT_OFF), ("broken", BROKEN):
        for way, read in ways_to_read():
            answer = response(text)
            try:
                print(name, way, read(answer), answer.isclosed())
            except http.client.IncompleteRead as e:
                print(name, way, repr(e), e.partial, answer.isclosed())
    print(response(COUNTED, "HEAD").read(), response(b"HTTP/1.1 204 None\r\n\r\n").length)


def heads():
    for head in b"", b"\r\n", b"HTTP/1.1\r\n", b"SSH-2.0 x\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/2 200 OK\r\n\r\n", HEAD + b"a" * 70000:
        try:
            print(response(head).status)
        except http.client.HTTPException as e:
            print(type(e).__name__, str(e)[:60])


def connection(host, text=COUNTED, **options):
    conn = http.client.HTTPConnection(host, **options)
    conn.wires = []

    def connect(address, timeout=None, source=None):
        print("connects with", address)
        conn.wires.append(Wire(text))
        return conn.wires[-1]

    conn._create_connection = connect
    return conn


def requests():
    conn = connection("files.example:8080")
    for body in b"bytes", "text", [b"one", b"", b"two"], io.StringIO("of a file"), None:
        conn.request("PUT", "/x", body, {"Accept-Encoding": "gzip"})
        print(conn.getresponse().read(3))
        conn.close()
    for wire in conn.wires:
        print(wire.sent)
    for method, url in ("GET", "/a b"), ("G\nET", "/"), ("GET", "/\u20ac"):
        try:
            connection("h").request(method, url)
        except (ValueError, http.client.InvalidURL) as e:
            print(type(e).__name__, e)


def tunnel():
    conn = connection("proxy.example", b"HTTP/1.1 200 Fine\r\nVia: proxy\r\n\r\n")
    conn.set_tunnel("b\xfccher.example", 443)
    conn.request("GET", "/")
    print(conn.wires[0].sent)
    print(conn.get_proxy_response_headers().items())
    conn = connection("proxy.example", b"HTTP/1.1 407 Who are you\r\n\r\n")
    conn.set_tunnel("[::1]:443")
    try:
        conn.connect()
    except OSError as e:
        print(e)


def debugging():
    conn = connection("h", CHUNKED)
    conn.set_debuglevel(1)
    conn.request("POST", "/", [b"a", b""])
    conn.getresponse()


read_bodies()
heads()
requests()
tunnel()
debugging()
