"""An HTTP service with http.server in a thread, urllib client, JSON routes, error pages."""
import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from functools import partial
from http import HTTPStatus, HTTPMethod
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from http.cookies import SimpleCookie
import http.client
import socket
import re

ROUTES = []

def route(method, pattern):
    def deco(fn):
        ROUTES.append((method, re.compile(pattern + r"\Z"), fn))
        return fn
    return deco

class ApiError(Exception):
    def __init__(self, status: HTTPStatus, detail=""):
        self.status, self.detail = HTTPStatus(status), detail
        super().__init__(f"{self.status.value} {self.status.phrase}: {detail}")

TODOS = {1: {"title": "write", "done": False}}

@route("GET", r"/todos")
def index(req):
    q = req.query.get("done", [None])[0]
    return [dict(t, id=i) for i, t in TODOS.items() if q is None or str(t["done"]).lower() == q]

@route("POST", r"/todos")
def create(req):
    try:
        data = req.json()
        i = max(TODOS) + 1
        TODOS[i] = {"title": data["title"], "done": bool(data.get("done"))}
    except (KeyError, ValueError) as e:
        raise ApiError(422, f"{type(e).__name__}: {e}") from e
    return {"id": i}, HTTPStatus.CREATED, {"Location": f"/todos/{i}"}

@route("GET", r"/todos/(?P<id>\d+)")
def show(req, id):
    try:
        return TODOS[int(id)]
    except KeyError:
        raise ApiError(HTTPStatus.NOT_FOUND, f"no todo {id}")

@route("DELETE", r"/todos/(?P<id>\d+)")
def delete(req, id):
    TODOS.pop(int(id), None)
    return None, HTTPStatus.NO_CONTENT

class Handler(BaseHTTPRequestHandler):
    server_version = "Api/1.0"
    protocol_version = "HTTP/1.1"
    def log_message(self, fmt, *args):
        log.append(fmt % args)
    def json(self):
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))
    def dispatch(self):
        url = urllib.parse.urlsplit(self.path)
        self.query = urllib.parse.parse_qs(url.query, keep_blank_values=True)
        try:
            allowed = set()
            for method, pattern, fn in ROUTES:
                if m := pattern.match(url.path):
                    if method == self.command:
                        r = fn(self, **m.groupdict())
                        return self.reply(*(r if isinstance(r, tuple) else (r,)))
                    allowed.add(method)
            if allowed:
                return self.reply({"error": "method"}, HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": ", ".join(sorted(allowed))})
            self.send_error(404, explain="No such route <x>")
        except ApiError as e:
            self.reply({"error": str(e), "cause": repr(e.__cause__)}, e.status)
    do_GET = do_POST = do_DELETE = do_PUT = dispatch
    def reply(self, obj, status=HTTPStatus.OK, headers={}):
        body = b"" if obj is None else json.dumps(obj).encode()
        self.send_response(status)
        for k, v in headers.items():
            self.send_header(k, v)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

log = []
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
thread.start()
base = f"http://127.0.0.1:{server.server_port}"

def call(method, path, data=None, **headers):
    body = json.dumps(data).encode() if data is not None else None
    req = urllib.request.Request(base + path, body, headers, method=method)
    try:
        with urllib.request.urlopen(req, timeout=5) as r:
            raw = r.read()
            print(method, path, r.status, r.reason, r.headers.get("Location"), r.headers.get_content_type(), json.loads(raw) if raw else None)
    except urllib.error.HTTPError as e:
        body = e.read().decode()
        print(method, path, "HTTPError", e.code, e.reason, e.headers["Allow"], body if body.startswith("{") else re.sub(r"\s+", " ", body)[:160], e)

call("GET", "/todos")
call("POST", "/todos", {"title": "read", "done": 1})
call("POST", "/todos", {"done": 1})
call("GET", "/todos?done=true")
call("GET", "/todos/9")
call("PUT", "/todos/1")
call("DELETE", "/todos/1")
call("GET", "/nope/ä".encode("ascii", "ignore").decode())
call("BREW", "/pot")
conn = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
for _ in range(2):
    conn.request("GET", "/todos/2", headers={"X-Test": "1"})
    r = conn.getresponse()
    print(r.version, r.status, sorted(k for k, _ in r.getheaders()), r.read(5), r.read(), r.isclosed())
conn.close()
s = socket.create_connection(("127.0.0.1", server.server_port)); s.sendall(b"garbage\r\n\r\n"); print(s.recv(60)); s.close()
try: urllib.request.urlopen("http://127.0.0.1:1/x", timeout=1)
except urllib.error.URLError as e: print(e, type(e.reason).__name__)
for bad in ("ftp2://x", "nourl", "http://", "http://[::1"):
    try: urllib.request.urlopen(bad)
    except (ValueError, urllib.error.URLError) as e: print(type(e).__name__, e)
c = SimpleCookie("a=1; b=\"x y\""); c["n"] = "v"; c["n"]["path"] = "/"; c["n"]["httponly"] = True; print(c.output(), c["b"].value)
print(HTTPStatus.IM_A_TEAPOT, HTTPStatus(404).description, HTTPStatus.OK.is_success, HTTPMethod.GET, list(HTTPMethod)[:2], urllib.parse.quote("a b/ü?"), urllib.parse.urlencode({"q": ["x", "y z"], "e": ""}, doseq=True), urllib.parse.urlparse("https://u:p@h:80/p;x?q#f"), urllib.parse.unquote_plus("a+b%20%C3%BC"), urllib.parse.urlunsplit(("http", "h", "/p", "q=1", "")), urllib.parse.parse_qsl("a=1&a=2&b"))
server.shutdown(); server.server_close(); thread.join(2)
print(*log, sep="\n")
print(thread.is_alive())
urllib.request.urlopen(base, timeout=1)
