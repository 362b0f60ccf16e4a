"""Sockets in tests."""

import contextlib
import os
import socket
import tempfile
import unittest

HOST = "localhost"
HOSTv4 = "127.0.0.1"
HOSTv6 = "::1"
has_gethostname = True


def find_unused_port(family=socket.AF_INET, socktype=socket.SOCK_STREAM):
    with socket.socket(family, socktype) as s:
        return bind_port(s)


def bind_port(sock, host=HOST):
    sock.bind((host, 0))
    return sock.getsockname()[1]


def bind_unix_socket(sock, addr):
    try:
        sock.bind(addr)
    except PermissionError:
        sock.close()
        raise unittest.SkipTest("cannot bind AF_UNIX sockets")


def _is_ipv6_enabled():
    if not hasattr(socket, "AF_INET6"):
        return False
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as s:
            s.bind((HOSTv6, 0))
        return True
    except OSError:
        return False


IPV6_ENABLED = _is_ipv6_enabled()


def skip_unless_bind_unix_socket(test):
    return test if hasattr(socket, "AF_UNIX") else unittest.skip("No UNIX Sockets")(test)


def skip_if_tcp_blackhole(test):
    return test


def tcp_blackhole():
    return False


def get_socket_conn_refused_errs():
    import errno
    return [errno.ECONNREFUSED, errno.EADDRNOTAVAIL, errno.EHOSTUNREACH, errno.ENETUNREACH]


@contextlib.contextmanager
def transient_internet(resource_name, *, timeout=None, errnos=()):
    raise unittest.SkipTest(f"Resource {resource_name!r} is not available")
    yield


def create_unix_domain_name():
    # Relative, since such names must be short.
    return tempfile.mktemp(prefix="test_python_", suffix=".sock", dir=os.path.curdir)
