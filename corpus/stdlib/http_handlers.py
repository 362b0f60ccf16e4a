"""Handlers of HTTP requests, fed from memory: what they refuse, how connections stay; files, lists and programs of a directory."""

import http.server
import io
import os
import re
import sys
import tempfile
import warnings


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers requests from bytes."""

    def __init__(self, text, protocol="HTTP/1.1"):
        self.rfile, self.wfile = io.BytesIO(text), io.BytesIO()
        self.client_address = "192.0.2.1", 5
        self.protocol_version = protocol
        self.handle()

    def log_date_time_string(self):
        return "now"

    def date_time_string(self, timestamp=None):
        return "today" if timestamp is None else "then"

    def version_string(self):
        return "Server"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")
        print(self.command, self.path, self.request_version, self.close_connection)

    def do_SLOW(self):
        raise TimeoutError("too slow")


class Files(http.server.SimpleHTTPRequestHandler):
    date_time_string, version_string = Handler.date_time_string, Handler.version_string

    def log_message(self, format, *args):
        print("log:", format % args)


class Programs(Files, http.server.CGIHTTPRequestHandler):
    pass


class Connection:
    """A socket for a single request."""

    def __init__(self, text):
        self.text, self.out = text, b""

    def makefile(self, mode, buffering):
        return io.BytesIO(self.text)

    def sendall(self, data):
        self.out += data


def requests():
    for text in (
        b"GET / HTTP/1.1\r\n\r\nGET //two//x HTTP/1.1\r\nConnection: close\r\n\r\nGET /three HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", b"GET /old\r\n", b"POST /old\r\n", b"GET\r\n", b"GET / x y HTTP/1.1\r\n",
        b"GET / HTTP/1.x\r\n", b"GET / HTTP/2.0\r\n", b"GET / http/1.1\r\n", b"LIST / HTTP/1.1\r\n\r\n", b"SLOW / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 101 + b"\r\n",
        b"GET /" + b"a" * 70000, b"G\x1b\\ET / HTTP/1.0\r\n\r\n",
    ):
        handler = Handler(text)
        print(re.sub(rb"(?s)<!DOCTYPE.*<title>.*", b"...page...", handler.wfile.getvalue()))


def ask(handler, path, *headers):
    text = "\r\n".join([f"GET {path} HTTP/1.0", *headers, "", ""]).encode()
    print(handler(Connection(text), ("192.0.2.1", 5), None).request.out.decode())


def files():
    os.mkdir("sub")
    os.mkdir("sub/home")
    for name in "page.html", "data.tar.gz", "sub/home/index.htm", "<&>":
        with open(name, "w") as f:
            f.write("content of " + name)
    os.symlink("page.html", "link")
    for path in "/", "/sub", "/sub/home/", "/page.html", "/page.html/", "/data.tar.gz", "/../%2e%2e/link", "/none?x":
        ask(Files, path)
    os.utime("page.html", (0, 1_000_000_000))
    ask(Files, "/page.html", "If-Modified-Since: Sun, 09 Sep 2001 01:46:40 GMT")
    ask(Files, "/page.html", "If-Modified-Since: Sun, 09 Sep 2001 01:46:39 GMT")


def programs():
    os.mkdir("cgi-bin")
    with open("cgi-bin/plain", "w") as f:
        f.write("nothing to run")
    for path in "/cgi-bin/none", "/cgi-bin/plain", "/cgi-bin/../page.html":
        ask(Programs, path)
    for path in "/a/./b/../c", "a", "/x/..", "/cgi-bin/p/info?q=/../":
        print(http.server._url_collapse_path(path))


sys.stderr = sys.stdout
warnings.simplefilter("ignore")
print(http.server.DEFAULT_ERROR_MESSAGE)
requests()
with tempfile.TemporaryDirectory() as directory:
    os.chdir(directory)
    files()
    programs()
    os.chdir("/")
