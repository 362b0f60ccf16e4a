"""Servers that hand each connection or datagram to a handler, in turn or in a thread of its own."""

import selectors
import socket
import sys
import threading
from io import BufferedIOBase, BytesIO
from time import monotonic as time

__all__ = [
    "BaseServer", "TCPServer", "UDPServer", "ThreadingUDPServer", "ThreadingTCPServer", "BaseRequestHandler", "StreamRequestHandler",
    "DatagramRequestHandler", "ThreadingMixIn", "UnixStreamServer", "UnixDatagramServer", "ThreadingUnixStreamServer",
    "ThreadingUnixDatagramServer",
]


class BaseServer:
    """What all servers have in common: the loop, and the steps that a request goes through."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address, self.RequestHandlerClass = server_address, RequestHandlerClass
        self.__shutdown_request, self.__is_shut_down = False, threading.Event()

    def server_activate(self):
        """Begins to accept requests, where that takes more than a socket that is bound."""

    def serve_forever(self, poll_interval=0.5):
        """Handles requests until shutdown is called; looks for that every poll_interval seconds."""
        self.__is_shut_down.clear()
        try:
            with self._watch() as selector:
                for requested in self._rounds(selector, poll_interval):
                    if requested:
                        self._handle_request_noblock()
                    self.service_actions()
        finally:
            self.__shutdown_request = False
            self.__is_shut_down.set()

    def _rounds(self, selector, interval):
        """Yields whether there is a request, at the latest after each interval, until shutdown is called, also while it waits."""
        while not self.__shutdown_request:
            ready = selector.select(interval)
            if not self.__shutdown_request:
                yield bool(ready)

    def _watch(self):
        """A selector that waits for requests."""
        selector = selectors.PollSelector()
        try:
            selector.register(self, selectors.EVENT_READ)
        except:
            selector.close()
            raise
        return selector

    def shutdown(self):
        """Has serve_forever, which runs in another thread, end, and waits for that."""
        self.__shutdown_request = True
        self.__is_shut_down.wait()

    def service_actions(self):
        """Is called after each round of serve_forever."""

    def handle_request(self):
        """Handles one request, or, if none comes within the timeout, calls handle_timeout."""
        limits = [limit for limit in (self.socket.gettimeout(), self.timeout) if limit is not None]
        remaining = min(limits, default=None)
        deadline = None if remaining is None else time() + remaining
        with self._watch() as selector:
            while not selector.select(remaining):
                if deadline is None:
                    continue
                remaining = deadline - time()
                if remaining < 0:
                    return self.handle_timeout()
            return self._handle_request_noblock()

    def _handle_request_noblock(self):
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        process = self._process_safely if self.verify_request(request, client_address) else self._refuse
        process(request, client_address)

    def _refuse(self, request, client_address):
        self.shutdown_request(request)

    def _process_safely(self, request, client_address):
        """Processes a request; where that fails, the request is shut down and only what is no Exception goes on."""
        try:
            self.process_request(request, client_address)
        except BaseException as error:
            if isinstance(error, Exception):
                self.handle_error(request, client_address)
            self.shutdown_request(request)
            if not isinstance(error, Exception):
                raise

    def handle_timeout(self):
        """Is called when no request has come in time."""

    def verify_request(self, request, client_address):
        """Tells whether a request is to be processed."""
        return True

    def process_request(self, request, client_address):
        """Has the request handled, here and now."""
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def server_close(self):
        """Lets go of what the server holds."""

    def finish_request(self, request, client_address):
        """Makes a handler, which does all the work."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        """Ends a request that has been handled."""
        self.close_request(request)

    def close_request(self, request):
        """Lets go of a request."""

    def handle_error(self, request, client_address):
        """Reports the exception that a handler raised."""
        import traceback

        rule = "-" * 40
        print(rule, f"Exception occurred during processing of request from {client_address}", sep="\n", file=sys.stderr)
        traceback.print_exc()
        print(rule, file=sys.stderr)

    def __enter__(self):
        """The server; it is closed at the end of a with statement."""
        return self

    def __exit__(self, *exc_info):
        self.server_close()


class TCPServer(BaseServer):
    """A server for connections."""

    address_family, socket_type = socket.AF_INET, socket.SOCK_STREAM
    allow_reuse_address = allow_reuse_port = False
    request_queue_size = 5

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        super().__init__(server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if not bind_and_activate:
            return
        try:
            self.server_bind()
            self.server_activate()
        except:
            self.server_close()
            raise

    def server_bind(self):
        """Binds the socket, and notes its address, whose port may have been left to the system."""
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self.allow_reuse_port and self.address_family in (socket.AF_INET, socket.AF_INET6):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        self.socket.close()

    def fileno(self):
        return self.socket.fileno()

    def get_request(self):
        return self.socket.accept()

    def shutdown_request(self, request):
        try:
            request.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        self.close_request(request)

    def close_request(self, request):
        request.close()


class UDPServer(TCPServer):
    """A server for datagrams; a request is the data and the socket to answer on."""

    socket_type, max_packet_size = socket.SOCK_DGRAM, 8192
    allow_reuse_address = allow_reuse_port = False

    def get_request(self):
        data, client = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), client

    # There is no connection to listen for or to close.
    server_activate = BaseServer.server_activate
    shutdown_request = BaseServer.shutdown_request
    close_request = BaseServer.close_request


class ThreadingMixIn:
    """Handles each request in a new thread."""

    daemon_threads = False
    block_on_close = True
    _threads = None

    def process_request_thread(self, request, client_address):
        """What the thread of a request does."""
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address):
        t = threading.Thread(target=self.process_request_thread, args=(request, client_address))
        t.daemon = self.daemon_threads
        if not t.daemon and self.block_on_close:
            self._threads = [other for other in self._threads or () if other.is_alive()]
            self._threads.append(t)
        t.start()

    def server_close(self):
        super().server_close()
        threads, self._threads = self._threads, None
        for t in threads or ():
            t.join()


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    pass


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    pass


class UnixStreamServer(TCPServer):
    address_family = socket.AF_UNIX


class UnixDatagramServer(UDPServer):
    address_family = socket.AF_UNIX


class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
    pass


class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
    pass


class BaseRequestHandler:
    """Handles one request: its creation does all the work."""

    def __init__(self, request, client_address, server):
        self.request, self.client_address, self.server = request, client_address, server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        """Is called before handle."""

    def handle(self):
        """Does what the request asks for."""

    def finish(self):
        """Is called after handle, also if that failed."""


class StreamRequestHandler(BaseRequestHandler):
    """A handler with files to read from and write to."""

    rbufsize = -1
    wbufsize = 0
    timeout = None
    disable_nagle_algorithm = False

    def setup(self):
        connection = self.connection = self.request
        if self.timeout is not None:
            connection.settimeout(self.timeout)
        if self.disable_nagle_algorithm:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = connection.makefile("rb", self.rbufsize)
        self.wfile = connection.makefile("wb", self.wbufsize) if self.wbufsize else _SocketWriter(connection)

    def finish(self):
        if not self.wfile.closed:
            try:
                self.wfile.flush()
            except OSError:
                pass
        self.wfile.close()
        self.rfile.close()


class _SocketWriter(BufferedIOBase):
    """A file that sends at once and completely."""

    def __init__(self, sock):
        self._sock = sock

    def writable(self):
        return True

    def write(self, b):
        self._sock.sendall(b)
        with memoryview(b) as view:
            return view.nbytes

    def fileno(self):
        return self._sock.fileno()


class DatagramRequestHandler(BaseRequestHandler):
    """A handler with files in memory for the datagram that came and the one that answers."""

    def setup(self):
        self.packet, self.socket = self.request
        self.rfile, self.wfile = BytesIO(self.packet), BytesIO()

    def finish(self):
        self.socket.sendto(self.wfile.getvalue(), self.client_address)
