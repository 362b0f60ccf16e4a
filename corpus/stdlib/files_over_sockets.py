"""Files that are sent over sockets, and sockets that are read and written as files."""

import errno
import io
import socket
import tempfile
import threading


def received(send):
    """What the peer gets while send works."""
    here, there = socket.socketpair()
    got = []

    def read():
        while data := there.recv(65536):
            got.append(data)

    reader = threading.Thread(target=read)
    reader.start()
    with here:
        try:
            print("sent", send(here))
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
    reader.join()
    there.close()
    return b"".join(got)


class Source:
    """Something that can only be read."""

    def __init__(self, data):
        self.data = io.BytesIO(data)

    def read(self, size):
        return self.data.read(size)


def sending():
    with tempfile.TemporaryFile() as file:
        file.write(bytes(range(256)) * 300)
        for args in (), (10,), (10, 5000), (0, 10**6), (76800,), (0, 0), (0, 1.5):
            data = received(lambda sock: sock.sendfile(file, *args))
            print(len(data), data[:3], file.tell())
    print(len(received(lambda sock: sock.sendfile(io.BytesIO(b"memory" * 5000), 6))))
    print(received(lambda sock: sock.sendfile(Source(b"source"), 0, 4)))


def making_files():
    a, b = socket.socketpair()
    for mode in "r", "w", "rw", "rb", "wb", "rwb", "x":
        for buffering in None, 0, 10:
            try:
                with a.makefile(mode, buffering) as file:
                    print(mode, buffering, file.readable(), file.writable(), getattr(file, "mode", "") if "b" not in mode else "")
            except ValueError as e:
                print(mode, buffering, e)
    raw = socket.SocketIO(a, "rw")
    a.setblocking(False)
    print(raw.readinto(bytearray(3)), raw.write(b"hello"), b.recv(10), raw.mode, raw.seekable())
    a.settimeout(0.01)
    for _ in range(2):
        try:
            raw.readinto(bytearray(3))
        except OSError as e:
            print(type(e).__name__, e)
    raw.close()
    print(raw.closed, raw.name)
    a.close()
    b.close()


def servers():
    for options in {}, {"reuse_port": True, "backlog": 5}, {"dualstack_ipv6": True}:
        try:
            with socket.create_server(("127.0.0.1", 0), **options) as server:
                print([server.getsockopt(socket.SOL_SOCKET, option) for option in (socket.SO_REUSEADDR, socket.SO_REUSEPORT)])
                try:
                    socket.create_server(server.getsockname(), **options).close()
                    print("shared")
                except OSError as e:
                    print(errno.errorcode[e.errno], "while attempting to bind on address" in str(e))
        except ValueError as e:
            print(e)


sending()
making_files()
servers()
