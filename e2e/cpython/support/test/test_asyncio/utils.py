"""What CPython's tests of asyncio import as test.test_asyncio.utils, with a small web server in place of wsgiref's."""

import asyncio
import collections
import contextlib
import logging
import os
import re
import selectors
import socket
import sys
import threading
import unittest
import weakref

try:
    from unittest import mock
except ImportError:
    mock = None

try:
    import ssl
except ImportError:
    ssl = None

from asyncio import base_events, events, futures, tasks
from asyncio.log import logger
from test import support
from test.support import socket_helper, threading_helper

CLOCK_RES = 0.050


def data_file(*names):
    path = os.path.join(os.path.dirname(__file__), "..", *names)
    if os.path.isfile(path):
        return path
    path = os.path.join(support.TEST_HOME_DIR, *names)
    if os.path.isfile(path):
        return path
    raise FileNotFoundError(os.path.join(*names))


ONLYCERT = data_file("certdata", "ssl_cert.pem")
ONLYKEY = data_file("certdata", "ssl_key.pem")
SIGNED_CERTFILE = data_file("certdata", "keycert3.pem")
SIGNING_CA = data_file("certdata", "pycacert.pem")
_NAMES = ((("countryName", "XY"),),)
PEERCERT = {
    "OCSP": ("http://testca.pythontest.net/testca/ocsp/",),
    "caIssuers": ("http://testca.pythontest.net/testca/pycacert.cer",),
    "crlDistributionPoints": ("http://testca.pythontest.net/testca/revocation.crl",),
    "issuer": _NAMES + ((("organizationName", "Python Software Foundation CA"),), (("commonName", "our-ca-server"),)),
    "notAfter": "Oct 28 14:23:16 2037 GMT",
    "notBefore": "Aug 29 14:23:16 2018 GMT",
    "serialNumber": "CB2D80995A69525C",
    "subject": _NAMES
    + (
        (("localityName", "Castle Anthrax"),),
        (("organizationName", "Python Software Foundation"),),
        (("commonName", "localhost"),),
    ),
    "subjectAltName": (("DNS", "localhost"),),
    "version": 3,
}


def simple_server_sslcontext():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ONLYCERT, ONLYKEY)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def simple_client_sslcontext(*, disable_verify=True):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    if disable_verify:
        context.verify_mode = ssl.CERT_NONE
    return context


def dummy_ssl_context():
    return None if ssl is None else simple_client_sslcontext()


def run_briefly(loop):
    async def once():
        pass

    coro = once()
    task = loop.create_task(coro)
    task._log_destroy_pending = False
    try:
        loop.run_until_complete(task)
    finally:
        coro.close()


def run_until(loop, pred, timeout=support.SHORT_TIMEOUT):
    delay = 0.001
    for _ in support.busy_retry(timeout, error=False):
        if pred():
            return
        loop.run_until_complete(tasks.sleep(delay))
        delay = max(delay * 2, 1.0)
    raise TimeoutError()


def run_once(loop):
    loop.call_soon(loop.stop)
    loop.run_forever()


class _WebServer:
    """Answers every request with a line of text; a request for /loop with its own body."""

    def __init__(self, sock, use_ssl):
        self._sock = sock
        self._use_ssl = use_ssl
        self.address = self.server_address = sock.getsockname()
        self._stopping = threading.Event()
        sock.settimeout(0.05)

    def serve(self):
        while not self._stopping.is_set():
            try:
                conn, _ = self._sock.accept()
            except TimeoutError:
                continue
            conn.settimeout(support.LOOPBACK_TIMEOUT)
            try:
                self._answer(conn)
            except OSError:
                pass
            finally:
                conn.close()

    def _answer(self, conn):
        if self._use_ssl:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(ONLYCERT, ONLYKEY)
            conn = context.wrap_socket(conn, server_side=True)
        data = b""
        while b"\r\n\r\n" not in data:
            part = conn.recv(65536)
            if not part:
                break
            data += part
        head, _, body = data.partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        words = lines[0].split()
        size = 0
        for line in lines[1:]:
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                size = int(value)
        if len(words) > 1 and words[1] == b"/loop":
            while len(body) < size:
                part = conn.recv(65536)
                if not part:
                    break
                body += part
        else:
            body = b"Test message"
        answer = b"HTTP/1.0 200 OK\r\nServer: test\r\nContent-type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(body)
        conn.sendall(answer + body)
        if self._use_ssl:
            conn.close()

    @contextlib.contextmanager
    def running(self):
        thread = threading.Thread(target=self.serve)
        thread.start()
        try:
            yield self
        finally:
            self._stopping.set()
            thread.join()
            self._sock.close()


@contextlib.contextmanager
def run_test_server(*, host="127.0.0.1", port=0, use_ssl=False):
    with _WebServer(socket.create_server((host, port)), use_ssl).running() as server:
        yield server


def gen_unix_socket_path():
    return socket_helper.create_unix_domain_name()


@contextlib.contextmanager
def unix_socket_path():
    path = gen_unix_socket_path()
    try:
        yield path
    finally:
        try:
            os.unlink(path)
        except OSError:
            pass


@contextlib.contextmanager
def run_test_unix_server(*, use_ssl=False):
    with unix_socket_path() as path:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        sock.bind(path)
        sock.listen()
        with _WebServer(sock, use_ssl).running() as server:
            yield server


def echo_datagrams(sock):
    while True:
        data, addr = sock.recvfrom(4096)
        if data == b"STOP":
            sock.close()
            return
        sock.sendto(data, addr)


@contextlib.contextmanager
def run_udp_echo_server(*, host="127.0.0.1", port=0):
    family, kind, proto, _, _ = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
    sock = socket.socket(family, kind, proto)
    sock.bind((host, port))
    sockname = sock.getsockname()
    thread = threading.Thread(target=lambda: echo_datagrams(sock))
    thread.start()
    try:
        yield sockname
    finally:
        with socket.socket(family, kind, proto) as stopper:
            stopper.sendto(b"STOP", sockname)
        thread.join()


def make_test_protocol(base):
    methods = {
        name: MockCallback(return_value=None)
        for name in dir(base)
        if not (name.startswith("__") and name.endswith("__"))
    }
    return type("TestProtocol", (base,) + base.__bases__, methods)()


class TestSelector(selectors.BaseSelector):
    def __init__(self):
        self.keys = {}

    def register(self, fileobj, events, data=None):
        key = selectors.SelectorKey(fileobj, 0, events, data)
        self.keys[fileobj] = key
        return key

    def unregister(self, fileobj):
        return self.keys.pop(fileobj)

    def select(self, timeout):
        return []

    def get_map(self):
        return self.keys


class TestLoop(base_events.BaseEventLoop):
    """A loop whose time stands still unless a generator moves it: it is sent each timer's time, and yields how far to advance."""

    def __init__(self, gen=None):
        super().__init__()
        self._check_on_close = gen is not None
        if gen is None:

            def gen():
                yield

        self._gen = gen()
        next(self._gen)
        self._time = 0
        self._clock_resolution = 1e-9
        self._timers = []
        self._selector = TestSelector()
        self.readers = {}
        self.writers = {}
        self.reset_counters()
        self._transports = weakref.WeakValueDictionary()

    def time(self):
        return self._time

    def advance_time(self, advance):
        if advance:
            self._time += advance

    def close(self):
        super().close()
        if self._check_on_close:
            try:
                self._gen.send(0)
            except StopIteration:
                pass
            else:
                raise AssertionError("Time generator is not finished")

    def _add_reader(self, fd, callback, *args):
        self.readers[fd] = events.Handle(callback, args, self, None)

    def _add_writer(self, fd, callback, *args):
        self.writers[fd] = events.Handle(callback, args, self, None)

    def _remove_reader(self, fd):
        self.remove_reader_count[fd] += 1
        return self.readers.pop(fd, None) is not None

    def _remove_writer(self, fd):
        self.remove_writer_count[fd] += 1
        return self.writers.pop(fd, None) is not None

    def _assert_handle(self, handles, fd, callback, args):
        if fd not in handles:
            raise AssertionError(f"fd {fd} is not registered")
        handle = handles[fd]
        if handle._callback != callback:
            raise AssertionError(f"unexpected callback: {handle._callback} != {callback}")
        if handle._args != args:
            raise AssertionError(f"unexpected callback args: {handle._args} != {args}")

    def assert_reader(self, fd, callback, *args):
        self._assert_handle(self.readers, fd, callback, args)

    def assert_writer(self, fd, callback, *args):
        self._assert_handle(self.writers, fd, callback, args)

    def assert_no_reader(self, fd):
        if fd in self.readers:
            raise AssertionError(f"fd {fd} is registered")

    def _ensure_fd_no_transport(self, fd):
        if not isinstance(fd, int):
            try:
                fd = int(fd.fileno())
            except (AttributeError, TypeError, ValueError):
                raise ValueError(f"Invalid file object: {fd!r}") from None
        try:
            transport = self._transports[fd]
        except KeyError:
            return
        raise RuntimeError(f"File descriptor {fd!r} is used by transport {transport!r}")

    def add_reader(self, fd, callback, *args):
        self._ensure_fd_no_transport(fd)
        return self._add_reader(fd, callback, *args)

    def remove_reader(self, fd):
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(fd)

    def add_writer(self, fd, callback, *args):
        self._ensure_fd_no_transport(fd)
        return self._add_writer(fd, callback, *args)

    def remove_writer(self, fd):
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(fd)

    def reset_counters(self):
        self.remove_reader_count = collections.defaultdict(int)
        self.remove_writer_count = collections.defaultdict(int)

    def _run_once(self):
        super()._run_once()
        for when in self._timers:
            self.advance_time(self._gen.send(when))
        self._timers = []

    def call_at(self, when, callback, *args, context=None):
        self._timers.append(when)
        return super().call_at(when, callback, *args, context=context)

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


def MockCallback(**kwargs):
    return mock.Mock(spec=["__call__"], **kwargs)


class MockPattern(str):
    """A str that equals whatever it matches as a regular expression."""

    def __eq__(self, other):
        return bool(re.search(str(self), other, re.S))


class MockInstanceOf:
    """Equals every instance of a type."""

    def __init__(self, type):
        self._type = type

    def __eq__(self, other):
        return isinstance(other, self._type)


def get_function_source(func):
    from asyncio import format_helpers

    source = format_helpers._get_function_source(func)
    if source is None:
        raise ValueError(f"unable to get the source of {func!r}")
    return source


class TestCase(unittest.TestCase):
    @staticmethod
    def close_loop(loop):
        executor = getattr(loop, "_default_executor", None)
        if executor is not None:
            if loop.is_closed():
                executor.shutdown(wait=True)
            else:
                loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        if loop is None:
            raise AssertionError("loop is None")
        events.set_event_loop(None)
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        loop = TestLoop(gen)
        self.set_event_loop(loop)
        return loop

    def setUp(self):
        self._thread_cleanup = threading_helper.threading_setup()

    def tearDown(self):
        events.set_event_loop(None)
        self.assertIsNone(sys.exception())
        self.doCleanups()
        threading_helper.threading_cleanup(*self._thread_cleanup)
        support.reap_children()


@contextlib.contextmanager
def disable_logger():
    """Silences the logger of asyncio."""
    level = logger.level
    try:
        logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        logger.setLevel(level)


def mock_nonblocking_socket(proto=socket.IPPROTO_TCP, type=socket.SOCK_STREAM, family=socket.AF_INET):
    sock = mock.MagicMock(socket.socket)
    sock.proto = proto
    sock.type = type
    sock.family = family
    sock.gettimeout.return_value = 0.0
    return sock


async def await_without_task(coro):
    exc = None

    def func():
        nonlocal exc
        try:
            for _ in coro.__await__():
                pass
        except BaseException as err:
            exc = err

    asyncio.get_running_loop().call_soon(func)
    await asyncio.sleep(0)
    if exc is not None:
        raise exc
