"""Running an application for one request: the server's side of WSGI."""

import sys
import time
from wsgiref.headers import Headers
from wsgiref.util import FileWrapper, guess_scheme, is_hop_by_hop

__all__ = ["BaseHandler", "SimpleHandler"]

_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def format_date_time(timestamp):
    """A time as HTTP has it."""
    t = time.gmtime(timestamp)
    return f"{_DAYS[t.tm_wday]}, {t.tm_mday:02d} {_MONTHS[t.tm_mon - 1]} {t.tm_year:04d} {t.tm_hour:02d}:{t.tm_min:02d}:{t.tm_sec:02d} GMT"


class BaseHandler:
    """What a server has to do for a request, over the streams that subclasses provide."""

    wsgi_version = (1, 0)
    wsgi_multithread = True
    wsgi_multiprocess = True
    wsgi_run_once = False
    origin_server = True
    http_version = "1.0"
    server_software = None
    traceback_limit = None
    wsgi_file_wrapper = FileWrapper
    headers_class = Headers
    os_environ = {}

    error_status = "500 Internal Server Error"
    error_headers = [("Content-Type", "text/plain")]
    error_body = b"A server error occurred.  Please contact the administrator."

    status = result = headers = None
    headers_sent = False
    bytes_sent = 0

    def run(self, application):
        """Has the application answer the request."""
        try:
            self._answer(application)
        except (ConnectionAbortedError, BrokenPipeError, ConnectionResetError):
            pass  # the client has gone
        except Exception:
            try:
                self.handle_error()
            except Exception:
                self.close()
                raise

    def _answer(self, application):
        self.setup_environ()
        self.result = application(self.environ, self.start_response)
        self.finish_response()

    def setup_environ(self):
        self.environ = dict(self.os_environ)
        self.add_cgi_vars()
        self.environ.update({
            "wsgi.input": self.get_stdin(), "wsgi.errors": self.get_stderr(), "wsgi.version": self.wsgi_version,
            "wsgi.run_once": self.wsgi_run_once, "wsgi.url_scheme": self.get_scheme(), "wsgi.multithread": self.wsgi_multithread,
            "wsgi.multiprocess": self.wsgi_multiprocess,
        })
        if self.wsgi_file_wrapper is not None:
            self.environ["wsgi.file_wrapper"] = self.wsgi_file_wrapper
        if self.origin_server and self.server_software:
            self.environ.setdefault("SERVER_SOFTWARE", self.server_software)

    def get_scheme(self):
        return guess_scheme(self.environ)

    def start_response(self, status, headers, exc_info=None):
        if exc_info:
            try:
                if self.headers_sent:
                    raise exc_info[1]
            finally:
                exc_info = None
        elif self.headers is not None:
            raise AssertionError("Headers already set!")
        self.status = status
        self.headers = self.headers_class(headers)
        status = self._text(status, "Status")
        assert len(status) >= 4, "Status must be at least 4 characters"
        assert status[:3].isdigit(), "Status message must begin w/3-digit code"
        assert status[3] == " ", "Status message must have a space after code"
        for name, value in headers:
            name = self._text(name, "Header name")
            self._text(value, "Header value")
            assert not is_hop_by_hop(name), f"Hop-by-hop header, '{name}: {value}', not allowed"
        return self.write

    def _text(self, value, what):
        if type(value) is not str:
            raise AssertionError(f"{what} must be of type str (got {value!r})")
        return value

    def write(self, data):
        assert type(data) is bytes, "write() argument must be a bytes instance"
        if not self.status:
            raise AssertionError("write() before start_response()")
        if self.headers_sent:
            self.bytes_sent += len(data)
        else:
            self.bytes_sent = len(data)  # known to be all of it if this is the only block
            self.send_headers()
        self._write(data)
        self._flush()

    def finish_response(self):
        try:
            if not self.result_is_file() or not self.sendfile():
                for block in self.result:
                    self.write(block)
                self.finish_content()
        except:
            if hasattr(self.result, "close"):
                self.result.close()
            raise
        self.close()

    def finish_content(self):
        if not self.headers_sent:
            self.headers.setdefault("Content-Length", "0")
            self.send_headers()

    def result_is_file(self):
        wrapper = self.wsgi_file_wrapper
        return wrapper is not None and isinstance(self.result, wrapper)

    def sendfile(self):
        """Send a file by means that the system has; False if there are none."""
        return False

    def set_content_length(self):
        try:
            blocks = len(self.result)
        except (TypeError, AttributeError, NotImplementedError):
            return
        if blocks == 1:
            self.headers["Content-Length"] = str(self.bytes_sent)

    def cleanup_headers(self):
        if "Content-Length" not in self.headers:
            self.set_content_length()

    def send_headers(self):
        """Sends status and headers, unless the client knows of none."""
        self.cleanup_headers()
        self.headers_sent = True
        if self.origin_server and not self.client_is_modern():
            return
        self.send_preamble()
        self._write(bytes(self.headers))

    def send_preamble(self):
        if not self.origin_server:
            self._write(f"Status: {self.status}\r\n".encode("iso-8859-1"))
        elif self.client_is_modern():
            lines = [f"HTTP/{self.http_version} {self.status}"]
            if "Date" not in self.headers:
                lines.append("Date: " + format_date_time(time.time()))
            if self.server_software and "Server" not in self.headers:
                lines.append("Server: " + self.server_software)
            for line in lines:
                self._write(line.encode("iso-8859-1") + b"\r\n")

    def client_is_modern(self):
        return self.environ["SERVER_PROTOCOL"].upper() != "HTTP/0.9"

    def close(self):
        try:
            if hasattr(self.result, "close"):
                self.result.close()
        finally:
            self.result = self.headers = self.status = self.environ = None
            self.bytes_sent = 0
            self.headers_sent = False

    def handle_error(self):
        self.log_exception(sys.exc_info())
        if not self.headers_sent:
            self.result = self.error_output(self.environ, self.start_response)
            self.finish_response()

    def log_exception(self, exc_info):
        from traceback import print_exception

        try:
            print_exception(*exc_info, self.traceback_limit, self.get_stderr())
        finally:
            exc_info = None

    def error_output(self, environ, start_response):
        start_response(self.error_status, self.error_headers[:], sys.exc_info())
        return [self.error_body]

    def _write(self, data):
        raise NotImplementedError

    def _flush(self):
        raise NotImplementedError

    def get_stdin(self):
        raise NotImplementedError

    def get_stderr(self):
        raise NotImplementedError

    def add_cgi_vars(self):
        raise NotImplementedError


class SimpleHandler(BaseHandler):
    """A handler over given streams and variables."""

    def __init__(self, stdin, stdout, stderr, environ, multithread=True, multiprocess=False):
        self.stdin, self.stdout, self.stderr = stdin, stdout, stderr
        self.base_env, self.wsgi_multithread, self.wsgi_multiprocess = environ, multithread, multiprocess

    def get_stdin(self):
        return self.stdin

    def get_stderr(self):
        return self.stderr

    def add_cgi_vars(self):
        self.environ.update(self.base_env)

    def _write(self, data):
        left = memoryview(data)
        while left:
            sent = self.stdout.write(left)
            if sent is None:
                break
            left = left[sent:]

    def _flush(self):
        self.stdout.flush()
        self._flush = self.stdout.flush
