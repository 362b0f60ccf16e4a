"""Helpers for applications and servers."""

import posixpath

__all__ = ["FileWrapper", "guess_scheme", "application_uri", "request_uri", "shift_path_info", "setup_testing_defaults", "is_hop_by_hop"]

_HOP_BY_HOP = frozenset(
    "connection keep-alive proxy-authenticate proxy-authorization te trailers transfer-encoding upgrade".split())
_PORTS = {"http": "80", "https": "443"}


class FileWrapper:
    """The content of a file in blocks."""

    def __init__(self, filelike, blksize=8192):
        self.filelike = filelike
        self.blksize = blksize
        if hasattr(filelike, "close"):
            self.close = filelike.close

    def __iter__(self):
        return self

    def __next__(self):
        block = self.filelike.read(self.blksize)
        if not block:
            raise StopIteration
        return block


def is_hop_by_hop(header_name):
    """Whether a header is between neighbours only, and none of an application's business."""
    return header_name.lower() in _HOP_BY_HOP


def guess_scheme(environ):
    return "https" if environ.get("HTTPS") in ("yes", "on", "1") else "http"


def application_uri(environ):
    """Where the application is, without the rest of the path."""
    from urllib.parse import quote

    scheme = environ["wsgi.url_scheme"]
    host = environ.get("HTTP_HOST")
    if not host:
        host, port = environ["SERVER_NAME"], environ["SERVER_PORT"]
        if port != _PORTS.get(scheme, _PORTS["http"]):
            host = f"{host}:{port}"
    return f"{scheme}://{host}" + quote(environ.get("SCRIPT_NAME") or "/", encoding="latin1")


def request_uri(environ, include_query=True):
    """The whole address of a request."""
    from urllib.parse import quote

    uri = application_uri(environ)
    path = quote(environ.get("PATH_INFO", ""), safe="/;=,", encoding="latin1")
    uri += path if environ.get("SCRIPT_NAME") else path[1:]
    query = environ.get("QUERY_STRING")
    return f"{uri}?{query}" if include_query and query else uri


def shift_path_info(environ):
    """Move one name from PATH_INFO to SCRIPT_NAME, and return it; None if there is none."""
    path = environ.get("PATH_INFO", "")
    if not path:
        return None
    leading, *rest = path.split("/")
    rest = [name for name in rest[:-1] if name and name != "."] + rest[-1:]
    name = rest.pop(0) if rest else ""
    script = posixpath.normpath(environ.get("SCRIPT_NAME", "") + "/" + name)
    script = script.removesuffix("/")
    if not name and not script.endswith("/"):
        script += "/"
    environ["SCRIPT_NAME"] = script
    environ["PATH_INFO"] = "/".join([leading, *rest]) if rest else ""
    return None if name == "." else name


def setup_testing_defaults(environ):
    """Fill in what a request has at least."""
    from io import BytesIO

    environ.setdefault("SERVER_NAME", "127.0.0.1")
    environ.setdefault("SERVER_PROTOCOL", "HTTP/1.0")
    environ.setdefault("HTTP_HOST", environ["SERVER_NAME"])
    environ.setdefault("REQUEST_METHOD", "GET")
    if "SCRIPT_NAME" not in environ and "PATH_INFO" not in environ:
        environ["SCRIPT_NAME"] = ""
        environ["PATH_INFO"] = "/"
    for name, value in (("version", (1, 0)), ("run_once", 0), ("multithread", 0), ("multiprocess", 0)):
        environ.setdefault("wsgi." + name, value)
    environ.setdefault("wsgi.input", BytesIO())
    environ.setdefault("wsgi.errors", BytesIO())
    environ.setdefault("wsgi.url_scheme", guess_scheme(environ))
    environ.setdefault("SERVER_PORT", _PORTS[environ["wsgi.url_scheme"]])
