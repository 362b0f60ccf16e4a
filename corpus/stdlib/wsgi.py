"""WSGI: headers, helpers, handlers over streams, and a server that is asked over a socket."""
import io
import socket
import threading
from wsgiref.handlers import SimpleHandler
from wsgiref.headers import Headers
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.util import FileWrapper, application_uri, guess_scheme, is_hop_by_hop, request_uri, setup_testing_defaults, shift_path_info

h = Headers([("Content-Type", "text/plain")])
h.add_header("Content-Disposition", "attachment", filename='a "b".txt', x_y=None)
h["X-One"] = "1"
h.setdefault("x-one", "2")
print(h, len(h), h["x-ONE"], "X-ONE" in h, h.get("none"), h.get_all("content-type"), h.keys(), h.values(), h.items())
del h["content-type"]
print(repr(h), bytes(h))
for bad in (lambda: Headers(()), lambda: h.get(1), lambda: h.__setitem__("a", 2)):
    try:
        bad()
    except (TypeError, AttributeError, AssertionError) as e:
        print(type(e).__name__, e)

env = {}
setup_testing_defaults(env)
print({k: v for k, v in sorted(env.items()) if isinstance(v, (str, int, tuple))})
env.update(PATH_INFO="/a/./b//c d", QUERY_STRING="q=1", SCRIPT_NAME="/app", SERVER_PORT="8080")
env.pop("HTTP_HOST")
print(application_uri(env), request_uri(env), request_uri(env, False), guess_scheme({"HTTPS": "on"}))
for _ in range(5):
    print(shift_path_info(env), env["SCRIPT_NAME"], env["PATH_INFO"])
print(is_hop_by_hop("Connection"), is_hop_by_hop("Date"), list(FileWrapper(io.BytesIO(b"abcde"), 2)))


class Handler(SimpleHandler):
    http_version = "1.1"
    server_software = "Test/1.0"

    def send_preamble(self):
        self.headers["Date"] = "today"
        super().send_preamble()


def serve(app, **more):
    env = {"SERVER_PROTOCOL": "HTTP/1.0", **more}
    out, err = io.BytesIO(), io.StringIO()
    Handler(io.BytesIO(b"body"), out, err, env).run(app)
    print(out.getvalue(), err.getvalue().splitlines()[-1:])


def plain(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"read ", environ["wsgi.input"].read()]


def single(environ, start_response):
    write = start_response("201 Created", [])
    return [b"one"]


def writes(environ, start_response):
    write = start_response("200 OK", [("Content-Length", "3")])
    write(b"abc")
    return []


def fails(environ, start_response):
    raise ValueError("no")


def fails_late(environ, start_response):
    start_response("200 OK", [("X", "y")])
    yield b"begun"
    raise KeyError("late")


for app in (plain, single, writes, fails, fails_late, lambda e, s: s("200", []), lambda e, s: s("200 OK", [("Connection", "x")]),
            lambda e, s: (s("204 No Content", []), [])[1]):
    serve(app)
serve(plain, SERVER_PROTOCOL="HTTP/0.9")


class Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):
        print("  log", format % args)


def echo(environ, start_response):
    size = int(environ["CONTENT_LENGTH"] or 0)
    body = environ["wsgi.input"].read(size)
    start_response("200 OK", [("X-Path", environ["PATH_INFO"]), ("X-Query", environ["QUERY_STRING"])])
    return [environ["REQUEST_METHOD"].encode(), b" ", body, b" ", environ.get("HTTP_X_A", "-").encode(), environ["CONTENT_TYPE"].encode()]


with make_server("127.0.0.1", 0, echo, handler_class=Quiet) as server:
    print(server.get_app() is echo, sorted(server.base_environ), server.base_environ["SCRIPT_NAME"])
    for request in (b"GET /p%20q?x=1 HTTP/1.0\r\nX-A: one\r\nX-A: two\r\n\r\n", b"POST / HTTP/1.0\r\nContent-Length: 3\r\nContent-Type: text/x\r\n\r\nabc"):
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        with socket.create_connection(server.server_address) as s:
            s.sendall(request)
            answer = b""
            while part := s.recv(4096):
                answer += part
        thread.join()
        print([line for line in answer.split(b"\r\n") if not line.startswith((b"Date", b"Server"))])
