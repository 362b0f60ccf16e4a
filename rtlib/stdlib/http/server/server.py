"""A simple HTTP server: handlers of requests, and one that serves files."""

import datetime
import email.utils
import html
import http.client
import io
import mimetypes
import os
import posixpath
import shutil
import socket
import socketserver
import sys
import time
import urllib.parse
from http import HTTPStatus

__version__ = "0.6"

__all__ = ["HTTPServer", "ThreadingHTTPServer", "BaseHTTPRequestHandler", "SimpleHTTPRequestHandler", "CGIHTTPRequestHandler"]


def _element(tag, *content):
    """The lines of an element of HTML."""
    return [f"<{tag}>", *("    " + line for line in content), f"</{tag.partition(' ')[0]}>"]


DEFAULT_ERROR_MESSAGE = "\n".join([
    "<!DOCTYPE HTML>",
    *_element(
        'html lang="en"',
        *_element("head", '<meta charset="utf-8">', "<title>Error response</title>"),
        *_element(
            "body", "<h1>Error response</h1>", "<p>Error code: %(code)d</p>", "<p>Message: %(message)s.</p>",
            "<p>Error code explanation: %(code)s - %(explain)s.</p>",
        ),
    ),
    "",
])
DEFAULT_ERROR_CONTENT_TYPE = "text/html;charset=utf-8"


class HTTPServer(socketserver.TCPServer):
    """A server of one request after the other."""

    allow_reuse_address = 1

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)
        host, self.server_port, *_ = self.server_address
        self.server_name = socket.getfqdn(host)


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    """A server with a thread for each connection."""

    daemon_threads = True


class _Refused(Exception):
    """A request that is answered by an error: its status, message and explanation."""


def _version(text):
    """The two numbers of HTTP/x.y; None for anything else."""
    scheme, _, number = text.partition("/")
    numbers = number.split(".")
    if scheme == "HTTP" and len(numbers) == 2 and all(n.isdecimal() and len(n) <= 10 for n in numbers):
        return int(numbers[0]), int(numbers[1])


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Reads requests and calls do_GET and its like."""

    MessageClass = http.client.HTTPMessage
    responses = {status: (status.phrase, status.description) for status in HTTPStatus.__members__.values()}
    protocol_version, default_request_version = "HTTP/1.0", "HTTP/0.9"
    server_version, sys_version = "BaseHTTP/" + __version__, "Python/" + sys.version.split()[0]
    error_message_format, error_content_type = DEFAULT_ERROR_MESSAGE, DEFAULT_ERROR_CONTENT_TYPE
    weekdayname = "Mon Tue Wed Thu Fri Sat Sun".split()
    monthname = [None, *"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()]

    def parse_request(self):
        """Reads the request, whose first line is in raw_requestline. False if it is answered already, by an error, or empty."""
        self.command, self.close_connection = None, True
        self.request_version = self.default_request_version
        self.requestline = str(self.raw_requestline, "iso-8859-1").rstrip("\r\n")
        words = self.requestline.split()
        try:
            if not words:
                return False
            self.command, path = self._parse_line(words)
            # Two slashes would begin a host where the path is sent back.
            self.path = "/" + path.lstrip("/") if path.startswith("//") else path
            self.headers = self._read_headers()
        except _Refused as refusal:
            self.send_error(*refusal.args)
            return False
        return self._obey_headers()

    def _parse_line(self, words):
        """Takes command and path from the words of the first line, and tells by the version whether the connection stays."""
        if len(words) >= 3:
            text = words[-1]
            version = _version(text)
            if version is None:
                raise _Refused(HTTPStatus.BAD_REQUEST, "Bad request version (%r)" % text)
            self.close_connection = not self._persists(version >= (1, 1))
            if version >= (2, 0):
                raise _Refused(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, "Invalid HTTP version (%s)" % text.split("/", 1)[1])
            self.request_version = text
        if len(words) not in (2, 3):
            raise _Refused(HTTPStatus.BAD_REQUEST, "Bad request syntax (%r)" % self.requestline)
        if len(words) == 2 and words[0] != "GET":
            raise _Refused(HTTPStatus.BAD_REQUEST, "Bad HTTP/0.9 request type (%r)" % words[0])
        return words[:2]

    def _persists(self, asked):
        """Whether the connection stays, where the client asks for that."""
        return asked and self.protocol_version >= "HTTP/1.1"

    def _read_headers(self):
        try:
            return http.client.parse_headers(self.rfile, _class=self.MessageClass)
        except http.client.HTTPException as e:
            what = "Line too long" if isinstance(e, http.client.LineTooLong) else "Too many headers"
            raise _Refused(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, what, str(e))

    def _obey_headers(self):
        """Does what the headers say of the connection; False if the request is not to go on."""
        connection, expect = (self.headers.get(name, "").lower() for name in ("Connection", "Expect"))
        if connection == "close":
            self.close_connection = True
        elif self._persists(connection == "keep-alive"):
            self.close_connection = False
        if self._persists(expect == "100-continue") and self.request_version >= "HTTP/1.1" and not self.handle_expect_100():
            return False
        return True

    def handle_expect_100(self):
        """Has the client, which waits for that, send the body. Overriding methods may send an error and return False."""
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    def handle_one_request(self):
        """Reads a request and has the method for its command answer it. A connection that is too slow is closed."""
        try:
            line = self.raw_requestline = self.rfile.readline(65537)
            if len(line) > 65536:
                self.requestline = self.request_version = self.command = ""
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            elif not line:
                self.close_connection = True
            elif self.parse_request():
                self._answer()
        except TimeoutError as e:
            self.log_error("Request timed out: %r", e)
            self.close_connection = True

    def _answer(self):
        method = getattr(self, "do_" + self.command, None)
        if method is None:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, "Unsupported method (%r)" % self.command)
            return
        method()
        self.wfile.flush()

    def handle(self):
        """Handles the requests of a connection."""
        self.close_connection = True
        while True:
            self.handle_one_request()
            if self.close_connection:
                break

    def send_error(self, code, message=None, explain=None):
        """Answers by an error, with a page that explains it where the status allows for one."""
        phrase, description = self.responses.get(code, ("???", "???"))
        message = phrase if message is None else message
        explain = description if explain is None else explain
        self.log_error("code %d, message %s", code, message)
        self.send_response(code, message)
        self.send_header("Connection", "close")
        page = b""
        if code >= 200 and code not in (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED):
            shown = {"message": html.escape(message, quote=False), "explain": html.escape(explain, quote=False)}
            page = (self.error_message_format % {"code": code, **shown}).encode("UTF-8", "replace")
            self.send_header("Content-Type", self.error_content_type)
            self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if page and self.command != "HEAD":
            self.wfile.write(page)

    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def send_response_only(self, code, message=None):
        if self.request_version == "HTTP/0.9":
            return
        if message is None:
            message = self.responses[code][0] if code in self.responses else ""
        self._buffer_line("%s %d %s\r\n" % (self.protocol_version, code, message))

    def _buffer_line(self, line):
        if not hasattr(self, "_headers_buffer"):
            self._headers_buffer = []
        self._headers_buffer.append(line.encode("latin-1", "strict"))

    def send_header(self, keyword, value):
        if self.request_version != "HTTP/0.9":
            self._buffer_line("%s: %s\r\n" % (keyword, value))
        if keyword.lower() == "connection":
            if value.lower() == "close":
                self.close_connection = True
            elif value.lower() == "keep-alive":
                self.close_connection = False

    def end_headers(self):
        if self.request_version != "HTTP/0.9":
            self._buffer_line("\r\n")
            self.flush_headers()

    def flush_headers(self):
        if hasattr(self, "_headers_buffer"):
            self.wfile.write(b"".join(self._headers_buffer))
            self._headers_buffer = []

    def log_request(self, code="-", size="-"):
        if isinstance(code, HTTPStatus):
            code = code.value
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args):
        self.log_message(format, *args)

    _control_char_table = str.maketrans({c: rf"\x{c:02x}" for c in (*range(0x20), *range(0x7f, 0xa0))} | {ord("\\"): r"\\"})

    def log_message(self, format, *args):
        message = format % args
        sys.stderr.write("%s - - [%s] %s\n" % (self.address_string(), self.log_date_time_string(), message.translate(self._control_char_table)))

    def version_string(self):
        return self.server_version + " " + self.sys_version

    def date_time_string(self, timestamp=None):
        return email.utils.formatdate(time.time() if timestamp is None else timestamp, usegmt=True)

    def log_date_time_string(self):
        t = time.localtime(time.time())
        return "%02d/%3s/%04d %02d:%02d:%02d" % (t[2], self.monthname[t[1]], t[0], t[3], t[4], t[5])

    def address_string(self):
        return self.client_address[0]


def _unquoted(path):
    try:
        return urllib.parse.unquote(path, errors="surrogatepass")
    except UnicodeDecodeError:
        return urllib.parse.unquote(path)


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Serves the files of a directory."""

    index_pages = "index.html", "index.htm"
    server_version = "SimpleHTTP/" + __version__
    _encodings_map_default = {
        ".gz": "application/gzip", ".Z": "application/octet-stream", ".bz2": "application/x-bzip2", ".xz": "application/x-xz",
    }
    extensions_map = _encodings_map_default

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        f = self.send_head()
        if f:
            try:
                self.copyfile(f, self.wfile)
            finally:
                f.close()

    def do_HEAD(self):
        f = self.send_head()
        if f:
            f.close()

    def send_head(self):
        """Sends status and headers; gives what is to follow as a file that is open, or None."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            if redirected := self._with_slash():
                self._send_headers(HTTPStatus.MOVED_PERMANENTLY, {"Location": redirected, "Content-Length": "0"})
                return None
            pages = (os.path.join(path, page) for page in self.index_pages)
            index = next(filter(os.path.isfile, pages), None)
            if index is None:
                return self.list_directory(path)
            path = index
        kind = self.guess_type(path)
        try:
            if path.endswith("/"):
                raise IsADirectoryError(path)
            file = open(path, "rb")
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        try:
            return file if self._send_file_headers(os.fstat(file.fileno()), kind) else file.close()
        except:
            file.close()
            raise

    def _with_slash(self):
        """The address with a slash at the end of its path, None if it has one."""
        parts = urllib.parse.urlsplit(self.path)
        return None if parts.path.endswith("/") else urllib.parse.urlunsplit(parts._replace(path=parts.path + "/"))

    def _send_headers(self, status, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_file_headers(self, st, kind):
        """Sends the headers for a file; tells whether its content is to follow."""
        if self._unchanged(st):
            self._send_headers(HTTPStatus.NOT_MODIFIED, {})
            return False
        changed = self.date_time_string(st.st_mtime)
        self._send_headers(HTTPStatus.OK, {"Content-type": kind, "Content-Length": str(st.st_size), "Last-Modified": changed})
        return True

    def _unchanged(self, st):
        """Whether the client has the file as it is."""
        if "If-Modified-Since" not in self.headers or "If-None-Match" in self.headers:
            return False
        try:
            since = email.utils.parsedate_to_datetime(self.headers["If-Modified-Since"])
        except (TypeError, IndexError, OverflowError, ValueError):
            return False
        if since.tzinfo is None:
            since = since.replace(tzinfo=datetime.timezone.utc)
        if since.tzinfo is not datetime.timezone.utc:
            return False
        changed = datetime.datetime.fromtimestamp(st.st_mtime, datetime.timezone.utc)
        return changed.replace(microsecond=0) <= since

    def list_directory(self, path):
        """Sends the headers for a page that lists a directory, and gives it as a file."""
        try:
            names = sorted(os.listdir(path), key=str.lower)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "No permission to list directory")
            return None
        encoding = sys.getfilesystemencoding()
        title = f"Directory listing for {html.escape(_unquoted(self.path), quote=False)}"
        page = "\n".join([
            "<!DOCTYPE HTML>", '<html lang="en">', "<head>", f'<meta charset="{encoding}">', f"<title>{title}</title>", "</head>",
            "<body>", f"<h1>{title}</h1>", "<hr>", "<ul>", *(self._listed(path, name) for name in names), "</ul>", "<hr>", "</body>",
            "</html>", "",
        ]).encode(encoding, "surrogateescape")
        self._send_headers(HTTPStatus.OK, {"Content-type": f"text/html; charset={encoding}", "Content-Length": str(len(page))})
        return io.BytesIO(page)

    @staticmethod
    def _listed(directory, name):
        """An entry of the list: a slash marks directories, and an at sign links, whose addresses still show what they lead to."""
        full = os.path.join(directory, name)
        link = name + "/" * os.path.isdir(full)
        label = name + "@" if os.path.islink(full) else link
        return f'<li><a href="{urllib.parse.quote(link, errors="surrogatepass")}">{html.escape(label, quote=False)}</a></li>'

    def translate_path(self, path):
        """The file that a path of the server means, which is always below the directory."""
        path = path.partition("?")[0].partition("#")[0]
        slash = path.rstrip().endswith("/")
        words = posixpath.normpath(_unquoted(path)).split("/")
        plain = [word for word in words if word and not os.path.dirname(word) and word not in (os.curdir, os.pardir)]
        return os.path.join(self.directory, *plain) + "/" * slash

    def copyfile(self, source, outputfile):
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path):
        base, ext = posixpath.splitext(path)
        for e in ext, ext.lower():
            if e in self.extensions_map:
                return self.extensions_map[e]
        guess, _ = mimetypes.guess_file_type(path)
        return guess or "application/octet-stream"


def _url_collapse_path(path):
    """A path of the server without empty and relative parts; IndexError if it leads out."""
    path, _, query = path.partition("?")
    *directories, last = urllib.parse.unquote(path).split("/")
    if last in (".", ".."):
        directories.append(last)
        last = ""
    kept = []
    for part in directories:
        if part == "..":
            kept.pop()
        elif part not in ("", "."):
            kept.append(part)
    return "/" + "/".join(kept) + "/" + last + (query and "?" + query)


nobody = None


def nobody_uid():
    """The number of the user who may do nothing."""
    global nobody
    if not nobody:
        import pwd

        try:
            nobody = pwd.getpwnam("nobody").pw_uid
        except KeyError:
            nobody = 1 + max(entry.pw_uid for entry in pwd.getpwall())
    return nobody


def executable(path):
    return os.access(path, os.X_OK)


class CGIHTTPRequestHandler(SimpleHTTPRequestHandler):
    """Serves files, and in some directories what programs write."""

    cgi_directories = ["/cgi-bin", "/htbin"]
    rbufsize = 0

    def __init__(self, *args, **kwargs):
        import warnings

        warnings._deprecated("http.server.CGIHTTPRequestHandler", remove=(3, 15))
        super().__init__(*args, **kwargs)

    def do_POST(self):
        if self.is_cgi():
            self.run_cgi()
        else:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, "Can only POST to CGI scripts")

    def send_head(self):
        return self.run_cgi() if self.is_cgi() else SimpleHTTPRequestHandler.send_head(self)

    def is_cgi(self):
        """Tells whether the path is below a directory of programs; cgi_info has that directory and the rest then."""
        path = _url_collapse_path(self.path)
        end = path.find("/", 1)
        while end > 0:
            if path[:end] in self.cgi_directories:
                self.cgi_info = path[:end], path[end + 1:]
                return True
            end = path.find("/", end + 1)
        return False

    def is_executable(self, path):
        return executable(path)

    def is_python(self, path):
        return os.path.splitext(path)[1].lower() in (".py", ".pyw")

    def run_cgi(self):
        """Runs the program that cgi_info names and sends what it writes."""
        name, info, query = self._cgi_names()
        file = self.translate_path(name)
        for accepts, status, complaint in (
            (os.path.exists, HTTPStatus.NOT_FOUND, "No such CGI script (%r)"),
            (os.path.isfile, HTTPStatus.FORBIDDEN, "CGI script is not a plain file (%r)"),
            (self.is_executable, HTTPStatus.FORBIDDEN, "CGI script is not executable (%r)"),
        ):
            if not accepts(file):
                self.send_error(status, complaint % name)
                return
        env = self._cgi_environ(name, info, query)
        self.send_response(HTTPStatus.OK, "Script output follows")
        self.flush_headers()
        words = query.replace("+", " ")
        code = self._run([name.rpartition("/")[2], *([] if "=" in words else [words])], file, env)
        if code:
            self.log_error(f"CGI script exit code {code}")

    def _cgi_names(self):
        """The path of the program, the path that is given to it, and the query."""
        directory, rest = self.cgi_info
        while "/" in rest:
            first, _, after = rest.partition("/")
            if not os.path.isdir(self.translate_path(f"{directory}/{first}")):
                break
            directory, rest = f"{directory}/{first}", after
        rest, _, query = rest.partition("?")
        script, slash, info = rest.partition("/")
        return f"{directory}/{script}", slash + info, query

    def _cgi_environ(self, name, info, query):
        """The variables of RFC 3875, beside those of this process."""
        get, every = self.headers.get, self.headers.get_all
        info = urllib.parse.unquote(info)
        return {
            **os.environ,
            "SERVER_SOFTWARE": self.version_string(), "SERVER_NAME": self.server.server_name, "SERVER_PORT": str(self.server.server_port),
            "SERVER_PROTOCOL": self.protocol_version, "GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": name, "PATH_INFO": info, "PATH_TRANSLATED": self.translate_path(info), "QUERY_STRING": query,
            "REMOTE_ADDR": self.client_address[0], "REMOTE_HOST": os.environ.get("REMOTE_HOST", ""),
            "CONTENT_TYPE": get("content-type") or self.headers.get_content_type(), "CONTENT_LENGTH": get("content-length") or "",
            "HTTP_REFERER": get("referer") or "", "HTTP_USER_AGENT": get("user-agent") or "", "HTTP_ACCEPT": ",".join(every("accept", ())),
            "HTTP_COOKIE": ", ".join(filter(None, every("cookie", ()))), **self._cgi_user(),
        }

    def _cgi_user(self):
        """What the environment says of who the client is."""
        words = (self.headers.get("authorization") or "").split()
        if len(words) != 2:
            return {}
        known = {"AUTH_TYPE": words[0]}
        if words[0].lower() == "basic":
            import base64
            import binascii

            try:
                user, colon, password = base64.decodebytes(words[1].encode("ascii")).decode("ascii").partition(":")
            except (binascii.Error, UnicodeError):
                return known
            if colon and ":" not in password:
                known["REMOTE_USER"] = user
        return known

    def _run(self, args, file, env):
        """Runs a program with the body of the request as its input, sends its output and gives its exit status."""
        import select
        import subprocess

        length = env["CONTENT_LENGTH"]
        wanted = int(length) if self.command.lower() == "post" and length.isdecimal() else 0
        body = b""
        while len(body) < wanted and (more := self.rfile.read(wanted - len(body))):
            body += more
        # What the client sent beyond that is not to be taken for another request.
        while select.select([self.rfile], [], [], 0)[0] and self.rfile.read(1):
            pass
        self.wfile.flush()
        try:
            user = nobody_uid() if os.geteuid() == 0 else None
            program = subprocess.Popen(args, executable=file, env=env, user=user, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError:
            self.server.handle_error(self.request, self.client_address)
            return 127
        self.wfile.write(program.communicate(body)[0])
        return program.returncode


def _get_best_family(*address):
    family, *_, sockaddr = socket.getaddrinfo(*address, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return family, sockaddr


def test(HandlerClass=BaseHTTPRequestHandler, ServerClass=ThreadingHTTPServer, protocol="HTTP/1.0", port=8000, bind=None):
    """Serves until ^C."""
    ServerClass.address_family, address = _get_best_family(bind, port)
    HandlerClass.protocol_version = protocol
    with ServerClass(address, HandlerClass) as server:
        host, port = server.socket.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        print(f"Serving HTTP on {host} port {port} (http://{shown}:{port}/) ...")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nKeyboard interrupt received, exiting.")
            sys.exit(0)
