"""http.server and http.client talk to each other: methods, statuses, headers, chunks, files, cookies and errors."""
import email
import email.utils
import http.client
import http.cookies
import http.server
import io
import json
import os
import socket
import tempfile
import threading
import urllib.error
import urllib.request
from http import HTTPStatus


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    lines = []

    def log_message(self, format, *args):
        self.lines.append(format % args)

    def version_string(self):
        return "test"

    def date_time_string(self, timestamp=None):
        return "Thu, 01 Jan 1970 00:00:00 GMT"

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for k, v in headers.items():
            self.send_header(k.replace("_", "-"), v)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self):
        match self.path.partition("?")[0]:
            case "/hello":
                self.answer(200, b"hello\nworld\n", X_Path=self.path, Content_Type="text/plain; charset=utf-8")
            case "/chunks":
                self.send_response(HTTPStatus.OK)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                for part in (b"one ", b"two two ", b"three"):
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
                self.wfile.write(b"0\r\n\r\n")
            case "/short":
                self.send_response(200)
                self.send_header("Content-Length", "100")
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(b"only this")
            case "/cookie":
                c = http.cookies.SimpleCookie(self.headers.get("Cookie"))
                c["seen"] = "a b;c"
                c["seen"]["path"] = "/"
                c["seen"]["max-age"] = 60
                self.send_response(200)
                for m in c.values():
                    self.send_header("Set-Cookie", m.OutputString())
                self.send_header("Content-Length", "0")
                self.end_headers()
            case "/gone":
                self.send_error(410, explain="It was <here>")
            case _:
                self.send_error(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET

    def do_POST(self):
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while n := int(self.rfile.readline(), 16):
                body += self.rfile.read(n)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(HTTPStatus.CREATED, json.dumps({"body": body.decode(), "type": self.headers["content-type"], "n": len(self.headers.get_all("x-a", []))}).encode())


def show(r):
    print(r.status, r.reason, r.version, sorted((k, v) for k, v in r.getheaders()), r.getheader("x-none", "-"))


with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    host, port = server.server_address
    c = http.client.HTTPConnection(host, port, timeout=5)
    c.request("GET", "/hello?x=1")
    r = c.getresponse()
    show(r)
    print(r.read(3), r.readline(), r.read(), r.read(), r.isclosed(), r.headers.get_content_type(), r.msg.get_content_charset())
    c.request("HEAD", "/hello", headers={"Accept": "*/*"})
    r = c.getresponse()
    print(r.status, r.read(), r.length)
    c.request("GET", "/chunks")
    r = c.getresponse()
    print(r.chunked, r.read(6), r.read())
    c.request("POST", "/x", body="text=ü".encode(), headers={"Content-Type": "text/x", "X-A": "1"})
    print(json.load(c.getresponse()))
    c.request("POST", "/x", body=iter([b"it", b"er"]))
    print(json.loads(c.getresponse().read()))
    c.request("POST", "/x", body=io.BytesIO(b"from a file"), headers={"Content-Length": "11"})
    print(c.getresponse().read())
    c.request("GET", "/gone")
    r = c.getresponse()
    print(r.status, r.reason, [l.strip() for l in r.read().decode().splitlines() if "<p>" in l])
    c.request("BREW", "/pot")
    r = c.getresponse()
    print(r.status, r.reason)
    r.read()
    c.request("GET", "/short")
    r = c.getresponse()
    try:
        r.read()
    except http.client.IncompleteRead as e:
        print(repr(e), e.partial, e.expected)
    c.request("GET", "/cookie", headers={"Cookie": 'id=7; name="x y"'})
    r = c.getresponse()
    print(r.getheader("Set-Cookie"), r.headers.get_all("Set-Cookie"))
    r.read()
    c.request("GET", "/hello")
    for f in (lambda: c.request("GET", "/again"), lambda: c.putheader("A", "b")):
        try:
            f()
        except http.client.HTTPException as e:
            print(type(e).__name__, e)
    c.getresponse().read()
    for f in (lambda: c.request("GET", "/a b"), lambda: c.request("GET", "/", headers={"Bad\n": "x"}), lambda: c.request("GET", "/", headers={"X": "a\nb"}),
              lambda: http.client.HTTPConnection("h:port"), lambda: c.request("POST", "/", body="€")):
        try:
            f()
        except Exception as e:
            print(type(e).__name__, e)
        c.close()
    with urllib.request.urlopen(f"http://{host}:{port}/hello") as r:
        print(r.status, r.read(), r.headers["content-type"])
    try:
        urllib.request.urlopen(f"http://{host}:{port}/nope")
    except urllib.error.HTTPError as e:
        print(e, e.code, e.reason)
    with socket.create_connection((host, port)) as s:
        s.sendall(b"GET /hello HTTP/9.x\r\n\r\n")
        print(s.makefile("rb").readline())
    server.shutdown()
print(*Handler.lines, sep="\n")

with tempfile.TemporaryDirectory() as d:
    os.mkdir(os.path.join(d, "sub"))
    for name, text in (("a.txt", "A"), ("sub/index.html", "<p>index"), ("z ü.json", "{}")):
        with open(os.path.join(d, name), "w") as f:
            f.write(text)
    class Files(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass
    make = lambda *args: Files(*args, directory=d)
    with http.server.HTTPServer(("127.0.0.1", 0), make) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        for path in ("/", "/a.txt", "/sub", "/sub/", "/z%20%C3%BC.json", "/../a.txt", "/nope", "/a.txt/"):
            c = http.client.HTTPConnection(*server.server_address)
            c.request("GET", path)
            r = c.getresponse()
            print(path, r.status, r.getheader("Content-type"), r.getheader("Location"), r.read()[-60:])
        server.shutdown()

m = email.message_from_string("From: A <a@x>\nTo: b@y,\n c@z\nSubject: hi\nX: 1\nx: 2\nContent-Type: text/plain; charset=\"utf-8\"; name=f.txt\n\nbody\nmore\n")
print(m["to"], m.get_all("x"), m.keys(), m.get_payload(), m.get_content_charset(), m.get_filename(), m.get_params(), len(m), "SUBJECT" in m)
m.replace_header("Subject", "new")
del m["x"]
m.add_header("Content-Disposition", "attachment", filename="a b.txt")
print(m.as_string())
mp = email.message_from_string('Content-Type: multipart/mixed; boundary="B"\n\npre\n--B\n\none\n--B\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGI+\n--B--\nepi')
print(mp.is_multipart(), [p.get_content_type() for p in mp.walk()], mp.get_payload(1).get_payload(decode=True), repr(mp.preamble), repr(mp.epilogue), mp.get_payload()[0].get_payload())
print(email.utils.parseaddr("Jo Doe <jo@x.org>"), email.utils.formataddr(("Doe, Jo", "jo@x")), email.utils.getaddresses(["a@b, C <c@d>"]), email.utils.formatdate(0), email.utils.formatdate(86400, usegmt=True))
print(email.utils.parsedate_to_datetime("Tue, 03 Jan 2023 10:00:00 -0500"), email.utils.parsedate("Tue, 03 Jan 2023 10:00:00 GMT"), email.utils.parsedate_tz("3 Jan 23 10:00"), email.utils.mktime_tz(email.utils.parsedate_tz("Thu, 01 Jan 1970 01:00:00 +0100")))
c = http.cookies.SimpleCookie('a=1; b="q\\"uote"; $Path=/; c')
print(c, repr(c), http.cookies.SimpleCookie({"k": "v w", "n": 5}).output(header="", sep="|"))
c = http.cookies.SimpleCookie()
try:
    c["bad key"] = 1
except http.cookies.CookieError as e:
    print(e)
