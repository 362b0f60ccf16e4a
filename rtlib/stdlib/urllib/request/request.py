"""Opening URLs."""

import io
from _urllib_request import fetch
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlparse

__all__ = [
    "Request", "OpenerDirector", "BaseHandler", "HTTPDefaultErrorHandler", "HTTPRedirectHandler", "ProxyHandler", "HTTPHandler",
    "HTTPSHandler", "HTTPErrorProcessor", "urlopen", "install_opener", "build_opener", "pathname2url", "url2pathname", "getproxies",
    "urlretrieve", "urlcleanup",
]

__version__ = "3.13"
_no_timeout = object()


class HTTPException(Exception):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        self.args = (line,)
        self.line = line


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *args):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *args)


class HTTPMessage:
    """The headers of a response, found whatever their case."""

    def __init__(self, pairs=()):
        self._headers = list(pairs)

    def get_all(self, name, failobj=None):
        name = name.lower()
        return [v for k, v in self._headers if k.lower() == name] or failobj

    def get(self, name, failobj=None):
        values = self.get_all(name)
        return values[0] if values else failobj

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, value))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [(k, v) for k, v in self._headers if k.lower() != name]

    def __contains__(self, name):
        return self.get_all(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._headers)

    def keys(self):
        return [k for k, v in self._headers]

    def values(self):
        return [v for k, v in self._headers]

    def items(self):
        return list(self._headers)

    def __str__(self):
        return "".join(f"{k}: {v}\n" for k, v in self._headers) + "\n"

    as_string = __str__

    def get_content_type(self):
        value = self.get("content-type", "").partition(";")[0].strip().lower()
        return value if value.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().partition("/")[2]

    def get_param(self, param, failobj=None, header="content-type"):
        for part in self.get(header, "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == param.lower():
                return value.strip().strip('"')
        return failobj

    def get_content_charset(self, failobj=None):
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()


class HTTPResponse(io.BufferedIOBase):
    """A response, read as a binary file is."""

    def __init__(self, status, reason, version, headers, body, url):
        self.status = self.code = status
        self.reason = self.msg = reason
        self.version = version
        self.headers = HTTPMessage(headers)
        self.url = url
        self._body = body
        self._rest = b""
        self._ended = False
        length = self.headers.get("content-length")
        self.length = int(length) if length and length.isdigit() else None

    def readable(self):
        return True

    def _fill(self, n):
        """Makes n bytes available, or all that there are if n is None."""
        while not self._ended and (n is None or len(self._rest) < n):
            want = -1 if n is None else n - len(self._rest)
            data = self._body.read(want)
            if n is None or len(data) < want:
                self._ended = True
                self._body.close()
            self._rest += data

    def read(self, amt=None):
        if self.closed:
            return b""
        if amt is not None and amt < 0:
            amt = None
        self._fill(amt)
        if amt is None:
            amt = len(self._rest)
        data, self._rest = self._rest[:amt], self._rest[amt:]
        if self.length is not None:
            self.length -= len(data)
        return data

    read1 = read

    def readinto(self, b):
        data = self.read(len(b))
        b[: len(data)] = data
        return len(data)

    def readline(self, limit=-1):
        while b"\n" not in self._rest and not self._ended and not (0 <= limit <= len(self._rest)):
            self._fill(len(self._rest) + 4096)
        end = self._rest.find(b"\n") + 1 or len(self._rest)
        return self.read(min(end, limit) if limit >= 0 else end)

    def close(self):
        if not self._ended:
            self._ended = True
            self._body.close()
        super().close()

    def getheader(self, name, default=None):
        values = self.headers.get_all(name)
        return ", ".join(values) if values else default

    def getheaders(self):
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def isclosed(self):
        return self._ended


for _class in (HTTPException, BadStatusLine, RemoteDisconnected, HTTPMessage, HTTPResponse):
    _class.__module__ = "http.client"


def request_host(request):
    """The host that a request is for, in small letters and without a port."""
    host = urlparse(request.full_url)[1] or request.get_header("Host", "")
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


class Request:
    """What to ask a server for."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.headers, self.unredirected_hdrs = {}, {}
        self.full_url, self._data = url, None
        self.data = data
        for header in headers.items():
            self.add_header(*header)
        self.origin_req_host = request_host(self) if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        if self.fragment:
            return f"{self._full_url}#{self.fragment}"
        return self._full_url

    @full_url.setter
    def full_url(self, url):
        url = url.strip()
        if url[:1] == "<" and url[-1:] == ">":
            url = url[1:-1].strip()
        if url[:4].lower() == "url:":
            url = url[4:]
        self._full_url, _, self.fragment = url.partition("#")
        self.fragment = self.fragment or None
        kind, mark, rest = self._full_url.partition(":")
        if not mark or not kind or "/" in kind:
            raise ValueError(f"unknown url type: {self.full_url!r}")
        self.type = kind.lower()
        self.host, self.selector = None, rest
        if rest.startswith("//"):
            end = min([i for i in (rest.find(c, 2) for c in "/?") if i >= 0], default=len(rest))
            self.host, self.selector = unquote(rest[2:end]), rest[end:]
            if self.selector and self.selector[0] != "/":
                self.selector = "/" + self.selector

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, new):
        if new == self._data:
            return
        self._data = new
        # It was the length of the data before.
        self.remove_header("Content-length")

    def get_method(self):
        return getattr(self, "method", "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        """Adds a header, which requests that the server redirects to have too."""
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        """Adds a header for this request alone."""
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


class BaseHandler:
    handler_order = 500
    parent = None

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        pass


class HTTPErrorProcessor(BaseHandler):
    pass


class HTTPDefaultErrorHandler(BaseHandler):
    pass


class HTTPRedirectHandler(BaseHandler):
    max_repeats = 4
    max_redirections = 10

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        method = req.get_method()
        if not (code in (301, 302, 303, 307, 308) and method in ("GET", "HEAD") or code in (301, 302, 303) and method == "POST"):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        kept = {k: v for k, v in req.headers.items() if k.lower() not in ("content-length", "content-type")}
        return Request(
            newurl.replace(" ", "%20"), headers=kept, origin_req_host=req.origin_req_host, unverifiable=True,
            method="HEAD" if method == "HEAD" else "GET",
        )


class HTTPHandler(BaseHandler):
    def __init__(self, debuglevel=None):
        pass


class HTTPSHandler(HTTPHandler):
    def __init__(self, debuglevel=None, context=None, check_hostname=None):
        self.context = context


class ProxyHandler(BaseHandler):
    def __init__(self, proxies=None):
        self.proxies = getproxies() if proxies is None else proxies


class OpenerDirector:
    """Opens URLs as its handlers tell."""

    def __init__(self):
        self.addheaders = [("User-agent", f"Python-urllib/{__version__}")]
        self.handlers = []
        self._redirect = HTTPRedirectHandler()

    def add_handler(self, handler):
        if not hasattr(handler, "add_parent"):
            raise TypeError(f"expected BaseHandler instance, got {type(handler)!r}")
        self.handlers.append(handler)
        handler.add_parent(self)
        if isinstance(handler, HTTPRedirectHandler):
            self._redirect = handler

    def close(self):
        pass

    def open(self, fullurl, data=None, timeout=_no_timeout):
        req = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if req is fullurl and data is not None:
            req.data = data
        req.timeout = None if timeout is _no_timeout else timeout
        if req.type in ("http", "https"):
            return self._http(req)
        if req.type == "file":
            return _open_file(req)
        if req.type == "data":
            return _open_data(req)
        raise URLError(f"unknown url type: {req.type}")

    def error(self, proto, *args):
        raise HTTPError(args[0].full_url, args[2], args[3], args[4], args[1])

    def _http(self, req, seen=()):
        response = self._exchange(req)
        code = response.status
        if 200 <= code < 300:
            return response
        location = response.headers.get("location") or response.headers.get("uri")
        if code in (301, 302, 303, 307, 308) and location:
            target = urljoin(req.full_url, location)
            scheme = urlparse(target).scheme
            if scheme not in ("http", "https", "ftp", ""):
                raise HTTPError(
                    target, code, f"{response.reason} - Redirection to url '{target}' is not allowed", response.headers, response
                )
            new = self._redirect.redirect_request(req, response, code, response.reason, response.headers, target)
            if new is not None:
                if seen.count(target) >= HTTPRedirectHandler.max_repeats or len(seen) >= HTTPRedirectHandler.max_redirections:
                    text = (
                        "The HTTP server returned a redirect error that would lead to an infinite loop.\n"
                        "The last 30x error message was:\n"
                    )
                    raise HTTPError(req.full_url, code, text + response.reason, response.headers, response)
                response.read()
                response.close()
                new.timeout = req.timeout
                return self._http(new, seen + (target,))
        raise HTTPError(req.full_url, code, response.reason, response.headers, response)

    def _exchange(self, req):
        if not req.host:
            raise URLError("no host given")
        headers = {}
        data = req.data
        if data is not None:
            if isinstance(data, str):
                raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
            if hasattr(data, "read"):
                data = data.read()
            elif not isinstance(data, (bytes, bytearray, memoryview)):
                data = b"".join(data)
            if not req.has_header("Content-type"):
                headers["Content-type"] = "application/x-www-form-urlencoded"
        for key, value in self.addheaders:
            if not req.has_header(key.capitalize()):
                headers[key.capitalize()] = value
        headers.update(req.header_items())
        headers = {"Accept-Encoding": "identity"} | {k.title(): str(v) for k, v in headers.items()}
        tls, proxied = None, True
        for handler in self.handlers:
            tls = getattr(handler, "context", None) or tls
            if isinstance(handler, ProxyHandler) and not handler.proxies:
                proxied = False
        if tls is None and req.type == "https":
            import ssl

            tls = ssl._create_default_https_context()
        url = quote(req._full_url, safe="%/:=&?~#+!$,;'@()*[]|")
        result = fetch(req.get_method(), url, list(headers.items()), data, req.timeout, tls, proxied)
        if len(result) == 2:
            sent, why = result
            if why is None:
                raise RemoteDisconnected("Remote end closed connection without response")
            if sent and not isinstance(why, ConnectionRefusedError):
                raise why
            try:
                raise why
            except OSError:
                raise URLError(why)
        return HTTPResponse(*result, req.full_url)


def _open_file(req):
    if req.host and req.host != "localhost":
        raise URLError("file not on local host")
    path = url2pathname(req.selector)
    try:
        with open(path, "rb") as f:
            data = f.read()
    except OSError as e:
        raise URLError(e, path) from None
    return _Local(data, [("Content-type", "text/plain"), ("Content-length", str(len(data)))], req.full_url)


def _open_data(req):
    kind, mark, data = req._full_url.partition(":")[2].partition(",")
    if not mark:
        raise ValueError("data error: no comma")
    data = unquote_to_bytes(data)
    if kind.endswith(";base64"):
        import binascii

        data, kind = binascii.a2b_base64(data), kind[:-7]
    return _Local(data, [("Content-type", kind or "text/plain;charset=US-ASCII"), ("Content-length", str(len(data)))], req.full_url)


class _Local(io.BytesIO):
    """What a URL of something local gives."""

    status = code = reason = msg = None

    def __init__(self, data, headers, url):
        super().__init__(data)
        self.headers = HTTPMessage(headers)
        self.url = url

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return None


_opener = None


def build_opener(*handlers):
    opener = OpenerDirector()
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=_no_timeout, *, context=None):
    global _opener
    if context is not None:
        return build_opener(HTTPSHandler(context=context)).open(url, data, timeout)
    if _opener is None:
        _opener = build_opener()
    return _opener.open(url, data, timeout)


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)


def getproxies():
    import os

    proxies = {}
    for name, value in os.environ.items():
        name = name.lower()
        if value and name.endswith("_proxy"):
            proxies[name[:-6]] = value
    return proxies


def urlretrieve(url, filename=None, reporthook=None, data=None):
    with urlopen(url, data) as response:
        headers = response.info()
        if filename is None:
            import tempfile

            out = tempfile.NamedTemporaryFile(delete=False)
            filename = out.name
        else:
            out = open(filename, "wb")
        with out:
            size = int(headers.get("Content-Length", -1))
            block, read, number = 8192, 0, 0
            if reporthook:
                reporthook(number, block, size)
            while data := response.read(block):
                read += len(data)
                out.write(data)
                number += 1
                if reporthook:
                    reporthook(number, block, size)
    result = filename, headers
    if 0 <= read < size:
        raise ContentTooShortError(f"retrieval incomplete: got only {read} out of {size} bytes", result)
    return result


def urlcleanup():
    """Nothing is kept between calls."""
