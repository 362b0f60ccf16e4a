"""The client side of HTTP/1.1."""

import collections.abc
import email.message
import email.parser
import errno
import http
import io
import re
import socket
from urllib.parse import urlsplit

__all__ = [
    "HTTPResponse", "HTTPConnection", "HTTPException", "NotConnected", "UnknownProtocol", "UnknownTransferEncoding",
    "UnimplementedFileMode", "IncompleteRead", "InvalidURL", "ImproperConnectionState", "CannotSendRequest", "CannotSendHeader",
    "ResponseNotReady", "BadStatusLine", "LineTooLong", "RemoteDisconnected", "error", "responses", "HTTPSConnection",
]

HTTP_PORT = 80
HTTPS_PORT = 443

globals().update(http.HTTPStatus.__members__)

responses = {status: status.phrase for status in http.HTTPStatus}

_MAXLINE = 65536
_MAXHEADERS = 100
_UNKNOWN = "UNKNOWN"

# What a connection has done for the request at hand.
_CS_IDLE = "Idle"
_CS_REQ_STARTED = "Request-started"
_CS_REQ_SENT = "Request-sent"

_METHODS_EXPECTING_BODY = {"PATCH", "POST", "PUT"}
_SKIPS = {"skip_host": "host", "skip_accept_encoding": "accept-encoding"}
_BLANK = (b"\r\n", b"\n", b"")
_NAME = re.compile(rb"[^:\s][^:\r\n]*")
_BAD_VALUE = re.compile(rb"\n(?![ \t])|\r(?![ \t\n])")
_BAD_URL = re.compile("[\x00-\x20\x7f]")
_BAD_METHOD = re.compile("[\x00-\x1f]")


class HTTPException(Exception):
    """Of all errors of HTTP."""


error = HTTPException


class NotConnected(HTTPException):
    """There is no connection, and none is to be made by itself."""


class InvalidURL(HTTPException):
    """A host or a path that cannot be sent."""


class UnknownProtocol(HTTPException):
    """The server speaks a version of HTTP that is not known."""

    def __init__(self, version):
        super().__init__(version)
        self.version = version


class UnknownTransferEncoding(HTTPException):
    """Kept for programs that name it."""


class UnimplementedFileMode(HTTPException):
    """Kept for programs that name it."""


class IncompleteRead(HTTPException):
    """The response ended before what it announced."""

    def __init__(self, partial, expected=None):
        super().__init__(partial)
        self.partial, self.expected = partial, expected

    def __repr__(self):
        more = "" if self.expected is None else f", {self.expected} more expected"
        return f"{self.__class__.__name__}({len(self.partial)} bytes read{more})"

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    """Calls that came in the wrong order."""


class CannotSendRequest(ImproperConnectionState):
    """The request before has not been finished."""


class CannotSendHeader(ImproperConnectionState):
    """No request has been begun, or its headers are sent."""


class ResponseNotReady(ImproperConnectionState):
    """No request has been sent, or the response before has not been read."""


class BadStatusLine(HTTPException):
    """The response does not begin as one of HTTP does."""

    def __init__(self, line):
        self.line = line or repr(line)
        super().__init__(self.line)


class LineTooLong(HTTPException):
    """A line is longer than any that is accepted."""

    def __init__(self, line_type):
        super().__init__(f"got more than {_MAXLINE} bytes when reading {line_type}")


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    """The server closed the connection where a response should begin."""

    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *pos, **kw)


class HTTPMessage(email.message.Message):
    """The headers of a response."""

    def getallmatchingheaders(self, name):
        """Returns the names that begin with name and a colon, as those of continued headers once did."""
        prefix, found, matching = name.lower() + ":", [], False
        for key in self.keys():
            matching = key.lower().startswith(prefix) or matching and key[:1].isspace()
            if matching:
                found.append(key)
        return found


def _line(fp, what):
    line = fp.readline(_MAXLINE + 1)
    if len(line) > _MAXLINE:
        raise LineTooLong(what)
    return line


def _lines(fp, what):
    """Yields the lines up to the blank one, and that."""
    while True:
        line = _line(fp, what)
        yield line
        if line in _BLANK:
            return


def _read_headers(fp):
    headers = []
    for line in _lines(fp, "header line"):
        headers.append(line)
        if len(headers) > _MAXHEADERS:
            raise HTTPException(f"got more than {_MAXHEADERS} headers")
    return headers


def _parsed(lines, message_class):
    return email.parser.Parser(_class=message_class).parsestr(str(b"".join(lines), "iso-8859-1"))


def parse_headers(fp, _class=HTTPMessage):
    """Reads headers from a file of bytes."""
    return _parsed(_read_headers(fp), _class)


def _ascii_or_idna(host):
    try:
        return host.encode("ascii")
    except UnicodeEncodeError:
        return host.encode("idna")


def _bracketed(host):
    """A host, in brackets if it is an address of IPv6."""
    return b"[%s]" % host if b":" in host and not host.startswith(b"[") else host


def _without_scope(address):
    """An address in brackets without the interface that it may name."""
    address, scoped, _ = address.partition(b"%")
    assert not scoped or address.startswith(b"["), address
    return address + b"]" if scoped else address


def _says(headers, name, word):
    return word in (headers.get(name) or "").lower()


def _tell(of, text, *what):
    """Prints what is done, if of's debuglevel is positive."""
    if of.debuglevel > 0:
        print(text % what)


class HTTPResponse(io.BufferedIOBase):
    """What the server answered: a file of the body, with status and headers.

    length is what is left of a body whose length is known, chunk_left what is left of the current chunk. The file below is closed as soon
    as the body ends, which is what isclosed tells.
    """

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile("rb")
        self.debuglevel = debuglevel
        self._method = method
        self.headers = self.msg = None
        for unread in ("version", "status", "reason", "chunked", "chunk_left", "length", "will_close"):
            setattr(self, unread, _UNKNOWN)

    def _read_status(self):
        line = str(_line(self.fp, "status line"), "iso-8859-1")
        _tell(self, "reply: %r", line)
        if not line:
            raise RemoteDisconnected("Remote end closed connection without response")
        words = line.split(None, 2)
        if len(words) < 2 or not line.lstrip().startswith("HTTP/"):
            self._close_conn()
            raise BadStatusLine(line)
        try:
            status = int(words[1])
        except ValueError:
            raise BadStatusLine(line)
        if status not in range(100, 1000):
            raise BadStatusLine(line)
        return words[0], status, "".join(words[2:])

    def begin(self):
        """Reads the status and the headers, which tell how the body ends."""
        if self.headers is not None:
            return
        version, status, reason = self._read_status()
        while status == http.HTTPStatus.CONTINUE:
            _tell(self, "headers: %s", _read_headers(self.fp))
            version, status, reason = self._read_status()
        self.code = self.status = status
        self.reason = reason.strip()
        if not version.startswith("HTTP/1.") and version != "HTTP/0.9":
            raise UnknownProtocol(version)
        self.version = 10 if version in ("HTTP/0.9", "HTTP/1.0") else 11

        self.headers = self.msg = parse_headers(self.fp)
        for name, value in self.headers.items():
            _tell(self, "header: %s: %s", name, value)
        self.chunked = (self.headers.get("transfer-encoding") or "").lower() == "chunked"
        if self.chunked:
            self.chunk_left = None
        self.length = self._announced_length()
        self.will_close = self._check_close() or not self.chunked and self.length is None

    def _announced_length(self):
        """The number of bytes that the body has, or None if its end will show that."""
        if self._method == "HEAD" or self.status < 200 or self.status in (http.HTTPStatus.NO_CONTENT, http.HTTPStatus.NOT_MODIFIED):
            return 0
        if self.chunked:
            return None
        try:
            length = int(self.headers.get("content-length") or -1)
        except ValueError:
            return None
        return length if length >= 0 else None

    def _check_close(self):
        if self.version == 11:
            return _says(self.headers, "connection", "close")
        kept = self.headers.get("keep-alive") or any(_says(self.headers, name, "keep-alive") for name in ("connection", "proxy-connection"))
        return not kept

    def _close_conn(self):
        fp, self.fp = self.fp, None
        fp.close()

    def close(self):
        try:
            super().close()
        finally:
            if self.fp:
                self._close_conn()

    def flush(self):
        super().flush()
        if self.fp:
            self.fp.flush()

    def readable(self):
        return True

    def isclosed(self):
        """Tells whether the body has been read."""
        return self.fp is None

    def fileno(self):
        return self.fp.fileno()

    def _has_body(self, close=False):
        """Tells whether there may be more of a body; if not, and close is true, closes the file."""
        if self.fp is not None and self._method == "HEAD":
            if close:
                self._close_conn()
            return False
        return self.fp is not None

    def _count(self, got, wanted):
        """Takes got bytes, of those wanted, off a body without chunks, and closes the file at its end. Gives got."""
        if wanted and not got:
            self._close_conn()
        elif self.length is not None:
            self.length -= got
            if not self.length:
                self._close_conn()
        return got

    def _counted(self, read, n):
        """Reads by read what it gives of n bytes, all if that is negative, and no more than there are of the body."""
        if self.length is not None and not 0 <= n <= self.length:
            n = self.length
        data = read(n)
        self._count(len(data), n)
        return data

    def read(self, amt=None):
        """Reads the rest of the body, or up to amt bytes of it."""
        if not self._has_body(close=True):
            return b""
        if self.chunked:
            return self._read_chunked(amt)
        if amt is None:
            return self._read_rest()
        if amt >= 0:
            return self._counted(self.fp.read, amt)
        data = self.fp.read(amt)
        self._count(len(data), amt)
        return data

    def _read_rest(self):
        if self.length is None:
            data = self.fp.read()
        else:
            try:
                data = self._safe_read(self.length)
            except IncompleteRead:
                self._close_conn()
                raise
            self.length = 0
        self._close_conn()
        return data

    def readinto(self, b):
        """Reads up to len(b) bytes of the body into b and gives their number."""
        if not self._has_body(close=True):
            return 0
        if self.chunked:
            return self._readinto_chunked(b)
        if self.length is not None and len(b) > self.length:
            b = memoryview(b)[:self.length]
        return self._count(self.fp.readinto(b), len(b))

    def read1(self, n=-1):
        """Reads what one read of the connection gives, up to n bytes."""
        if not self._has_body():
            return b""
        if not self.chunked:
            return self._counted(self.fp.read1, n)
        left = self._chunk()
        if left is None or n == 0:
            return b""
        data = self.fp.read1(n if 0 < n < left else left)
        self.chunk_left -= len(data)
        if not data:
            raise IncompleteRead(b"")
        return data

    def peek(self, n=-1):
        """Gives what comes next of the body without reading it."""
        if not self._has_body():
            return b""
        if not self.chunked:
            return self.fp.peek(n)
        try:
            left = self._chunk() or 0
        except IncompleteRead:
            left = 0
        return self.fp.peek(left)[:left] if left else b""

    def readline(self, limit=-1):
        """Reads a line of the body, or up to limit bytes of it."""
        if not self._has_body():
            return b""
        return super().readline(limit) if self.chunked else self._counted(self.fp.readline, limit)

    def _chunk(self):
        """Gives how much the current chunk still has; the next one begins where that is nothing. None at the end."""
        if self.chunk_left:
            return self.chunk_left
        if self.chunk_left == 0:
            self._safe_read(2)
        size, _, _ = _line(self.fp, "chunk size").partition(b";")
        try:
            left = int(size, 16)
        except ValueError:
            self._close_conn()
            raise IncompleteRead(b"")
        if left == 0:
            for _ in _lines(self.fp, "trailer line"):
                pass
            self._close_conn()
        self.chunk_left = left or None
        return self.chunk_left

    def _pieces(self, amt):
        """Yields the sizes of the pieces of chunks that make amt bytes, or all; each is to be read before the next is asked for."""
        while (left := self._chunk()) is not None:
            n = left if amt is None else min(amt, left)
            yield n
            self.chunk_left = left - n
            if amt is not None:
                amt -= n
                if not amt:
                    return

    def _read_chunked(self, amt=None):
        read = []
        try:
            for n in self._pieces(amt):
                read.append(self._safe_read(n))
        except IncompleteRead as e:
            raise IncompleteRead(b"".join(read)) from e
        return b"".join(read)

    def _readinto_chunked(self, b):
        view, done = memoryview(b), 0
        try:
            for n in self._pieces(len(view)):
                got = self.fp.readinto(view[done:done + n])
                if got < n:
                    raise IncompleteRead(bytes(view[done:done + got]), n - got)
                done += got
        except IncompleteRead:
            raise IncompleteRead(bytes(b[:done]))
        return done

    def _safe_read(self, amt):
        data = self.fp.read(amt)
        if len(data) < amt:
            raise IncompleteRead(data, amt - len(data))
        return data

    def getheader(self, name, default=None):
        """Gives the value of a header; the values, with commas between them, if there are several; or the default."""
        if self.headers is None:
            raise ResponseNotReady()
        values = self.headers.get_all(name) or default
        return values if isinstance(values, str) or not hasattr(values, "__iter__") else ", ".join(values)

    def getheaders(self):
        """Lists names and values of the headers."""
        if self.headers is None:
            raise ResponseNotReady()
        return list(self.headers.items())

    def __iter__(self):
        return self

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status


class HTTPConnection:
    """A connection with a server, over which requests go one after the other."""

    _http_vsn = 11
    _http_vsn_str = "HTTP/1.1"
    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    def __init__(self, host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, blocksize=8192):
        self.timeout, self.source_address, self.blocksize = timeout, source_address, blocksize
        self._create_connection = socket.create_connection
        self.sock = self._method = None
        self.__response, self.__state = None, _CS_IDLE
        self._buffer = []
        self._tunnel_host = self._tunnel_port = self._raw_proxy_headers = None
        self._tunnel_headers = {}
        self.host, self.port = self._get_hostport(host, port)
        self._validate_host(self.host)

    def _get_hostport(self, host, port):
        if port is None:
            port = self.default_port
            colon = host.rfind(":")
            if colon > host.rfind("]"):
                host, number = host[:colon], host[colon + 1:]
                try:
                    port = int(number or port)
                except ValueError:
                    raise InvalidURL(f"nonnumeric port: '{number}'")
        if host and (host[0], host[-1]) == ("[", "]"):
            host = host[1:-1]
        return host, port

    def set_debuglevel(self, level):
        self.debuglevel = level

    def set_tunnel(self, host, port=None, headers=None):
        """Has the server, a proxy, connect with another one, with which the requests are then exchanged."""
        if self.sock:
            raise RuntimeError("Can't set up tunnel for established connection")
        self._tunnel_host, self._tunnel_port = self._get_hostport(host, port)
        self._tunnel_headers = headers.copy() if headers else {}
        if not any(name.lower() == "host" for name in self._tunnel_headers):
            self._tunnel_headers["Host"] = "%s:%d" % (str(self._tunnel_host.encode("idna"), "ascii"), self._tunnel_port)

    def _tunnel(self):
        target = _bracketed(self._tunnel_host.encode("idna")), self._tunnel_port, self._http_vsn_str.encode("ascii")
        head = [b"CONNECT %s:%d %s" % target]
        head += (f"{name}: {value}".encode("latin-1") for name, value in self._tunnel_headers.items())
        self.send(b"\r\n".join([*head, b"", b""]))
        response = self.response_class(self.sock, method=self._method)
        try:
            _, code, message = response._read_status()
            self._raw_proxy_headers = _read_headers(response.fp)
            if self.debuglevel > 0:
                print(*("header: " + line.decode() for line in self._raw_proxy_headers), sep="\n")
            if code == http.HTTPStatus.OK:
                return
            self.close()
            raise OSError(f"Tunnel connection failed: {code} {message.strip()}")
        finally:
            response.close()

    def get_proxy_response_headers(self):
        """Gives the headers with which the proxy answered that it made the tunnel, or None."""
        if self._raw_proxy_headers is not None:
            return _parsed(self._raw_proxy_headers, HTTPMessage)

    def connect(self):
        """Connects with the server."""
        address = self.host, self.port
        self.sock = self._create_connection(address, self.timeout, self.source_address)
        try:
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        except OSError as e:
            # Some systems do not know the option.
            if e.errno != errno.ENOPROTOOPT:
                raise
        if self._tunnel_host:
            self._tunnel()

    def close(self):
        """Closes the connection; the next request makes a new one."""
        sock, self.sock = self.sock, None
        self.__state = _CS_IDLE
        try:
            if sock:
                sock.close()
        finally:
            response, self.__response = self.__response, None
            if response:
                response.close()

    def send(self, data):
        """Sends bytes, the content of a file, or what an iterable gives."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        _tell(self, "send: %r", data)
        if hasattr(data, "read"):
            _tell(self, "sending a readable")
            for block in self._blocks(data):
                self.sock.sendall(block)
            return
        try:
            self.sock.sendall(data)
        except TypeError:
            if not isinstance(data, collections.abc.Iterable):
                raise TypeError(f"data should be a bytes-like object or an iterable, got {type(data)!r}")
            for part in data:
                self.sock.sendall(part)

    def _blocks(self, file):
        """Yields the content of a file, of bytes or of text."""
        text = isinstance(file, io.TextIOBase)
        if text:
            _tell(self, "encoding file using iso-8859-1")
        while block := file.read(self.blocksize):
            yield block.encode("iso-8859-1") if text else block

    def _free(self):
        """Forgets a response that has been read; tells whether there is none that has not."""
        if self.__response and self.__response.isclosed():
            self.__response = None
        return not self.__response

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        """Begins a request."""
        self._free()
        if self.__state != _CS_IDLE:
            raise CannotSendRequest(self.__state)
        self.__state = _CS_REQ_STARTED
        self._validate_method(method)
        self._method = method
        url = url or "/"
        self._validate_path(url)
        self._output(self._encode_request(f"{method} {url} {self._http_vsn_str}"))
        if self._http_vsn == 11:
            if not skip_host:
                self.putheader("Host", self._host_header(url))
            if not skip_accept_encoding:
                self.putheader("Accept-Encoding", "identity")

    def _host_header(self, url):
        """The host that a request of url is meant for, with its port unless that is the usual one."""
        place = urlsplit(url).netloc if url.startswith("http") else ""
        if place:
            return _without_scope(_ascii_or_idna(place))
        host, port = (self._tunnel_host, self._tunnel_port) if self._tunnel_host else (self.host, self.port)
        shown = _bracketed(_ascii_or_idna(host))
        if ":" in host:
            shown = _without_scope(shown)
        return shown if port == self.default_port else f"{shown.decode('ascii')}:{port}"

    # Subclasses allow what is refused here by overriding these.

    def _output(self, line):
        self._buffer.append(line)

    def _encode_request(self, request):
        return request.encode("ascii")

    def _validate_method(self, method):
        self._refuse(_BAD_METHOD, method, "method", ValueError)

    def _validate_path(self, url):
        self._refuse(_BAD_URL, url, "URL", InvalidURL)

    def _validate_host(self, host):
        self._refuse(_BAD_URL, host, "URL", InvalidURL)

    @staticmethod
    def _refuse(pattern, text, what, error):
        if found := pattern.search(text):
            raise error(f"{what} can't contain control characters. {text!r} (found at least {found.group()!r})")

    def putheader(self, header, *values):
        """Adds a header to the request; several values become lines of it."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        name = header.encode("ascii") if hasattr(header, "encode") else header
        if not _NAME.fullmatch(name):
            raise ValueError("Invalid header name %r" % (name,))
        self._output(name + b": " + b"\r\n\t".join([self._header_value(value) for value in values]))

    @staticmethod
    def _header_value(value):
        if hasattr(value, "encode"):
            value = value.encode("latin-1")
        elif isinstance(value, int):
            value = str(value).encode("ascii")
        if _BAD_VALUE.search(value):
            raise ValueError("Invalid header value %r" % (value,))
        return value

    def endheaders(self, message_body=None, *, encode_chunked=False):
        """Sends the request, and a body if one is given."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        self.__state = _CS_REQ_SENT
        self._send_output(message_body, encode_chunked=encode_chunked)

    def _send_output(self, message_body=None, encode_chunked=False):
        head = b"\r\n".join([*self._buffer, b"", b""])
        del self._buffer[:]
        self.send(head)
        if message_body is not None:
            self._send_body(message_body, encode_chunked and self._http_vsn == 11)

    def _send_body(self, body, chunked):
        for part in self._parts(body):
            if not part:
                _tell(self, "Zero length chunk ignored")
            elif chunked:
                self.send(b"%X\r\n" % len(part) + part + b"\r\n")
            else:
                self.send(part)
        if chunked:
            self.send(b"0\r\n\r\n")

    def _parts(self, body):
        """The pieces of a body. A file is read from where it stands, even if its memory could be had as a whole."""
        if hasattr(body, "read"):
            _tell(self, "reading a readable")
            return self._blocks(body)
        try:
            memoryview(body)
        except TypeError:
            try:
                return iter(body)
            except TypeError:
                raise TypeError(f"message_body should be a bytes-like object or an iterable, got {type(body)!r}")
        return [body]

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        """Sends a request. A body of unknown length goes in chunks, unless the headers tell how it is sent."""
        self._send_request(method, url, body, headers, encode_chunked)

    def _send_request(self, method, url, body, headers, encode_chunked):
        given = {name.lower() for name in headers}
        self.putrequest(method, url, **{option: 1 for option, name in _SKIPS.items() if name in given})
        if "content-length" in given:
            encode_chunked = False
        elif "transfer-encoding" not in given:
            length = self._get_content_length(body, method)
            encode_chunked = length is None and body is not None
            if encode_chunked:
                _tell(self, "Unable to determine size of %r", body)
                self.putheader("Transfer-Encoding", "chunked")
            elif length is not None:
                self.putheader("Content-Length", str(length))
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(_latin1(body) if isinstance(body, str) else body, encode_chunked=encode_chunked)

    @staticmethod
    def _get_content_length(body, method):
        """The number of bytes of a body; None if that is not known, or not to be told."""
        if body is None:
            return 0 if method.upper() in _METHODS_EXPECTING_BODY else None
        if hasattr(body, "read"):
            return None
        if isinstance(body, str):
            return len(body)
        try:
            return memoryview(body).nbytes
        except TypeError:
            return None

    def getresponse(self):
        """Reads the head of the response to the request that was sent."""
        if not self._free() or self.__state != _CS_REQ_SENT:
            raise ResponseNotReady(self.__state)
        level = [self.debuglevel] if self.debuglevel > 0 else []
        response = self.response_class(self.sock, *level, method=self._method)
        try:
            try:
                response.begin()
            except ConnectionError:
                self.close()
                raise
            self.__state = _CS_IDLE
            if response.will_close:
                self.close()
            else:
                self.__response = response
        except:
            response.close()
            raise
        return response


def _latin1(body):
    try:
        return body.encode("latin-1")
    except UnicodeEncodeError as e:
        why = "Body (%.20r) is not valid Latin-1. Use body.encode('utf-8') if you want to send it encoded in UTF-8."
        raise UnicodeEncodeError(e.encoding, e.object, e.start, e.end, why % body[e.start:e.end]) from None


def _create_https_context(http_version):
    import ssl

    context = ssl._create_default_https_context()
    if http_version == 11:
        context.set_alpn_protocols(["http/1.1"])
    if context.post_handshake_auth is not None:
        context.post_handshake_auth = True
    return context


class HTTPSConnection(HTTPConnection):
    """A connection over TLS."""

    default_port = HTTPS_PORT

    def __init__(self, host, port=None, *, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, context=None, blocksize=8192):
        super().__init__(host, port, timeout, source_address, blocksize)
        self._context = _create_https_context(self._http_vsn) if context is None else context

    def connect(self):
        super().connect()
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self._tunnel_host or self.host)
