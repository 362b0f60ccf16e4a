"""What sockets do within one machine."""
import socket
import threading


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(f"{type(e).__name__}: {e}")


server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen()
host, port = server.getsockname()
print(host, port > 0, server.family, repr(server.type), server.proto, server.gettimeout())


def serve():
    conn, address = server.accept()
    with conn:
        print("from", address[0])
        while data := conn.recv(1024):
            conn.sendall(data.upper())
    print(conn.fileno())


t = threading.Thread(target=serve)
t.start()
with socket.create_connection((host, port), timeout=5) as c:
    c.sendall(b"hello")
    print(c.recv(100), c.getpeername() == (host, port), c.gettimeout())
    c.sendall(b"bye")
    print(c.recv(100))
    c.settimeout(0.05)
    show(lambda: c.recv(10))
    c.setblocking(False)
    show(lambda: c.recv(10))
t.join()
show(lambda: c.recv(1))
server.close()
show(lambda: socket.create_connection(("127.0.0.1", port)))
a, b = socket.socketpair()
f = a.makefile("rw")
f.write("line one\nline two\n")
f.flush()
g = b.makefile("rb")
print(g.readline(), g.readline())
b.sendall(b"x\n")
print(f.readline())
a.close()
b.close()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(("127.0.0.1", 0))
v = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
v.sendto(b"packet", u.getsockname())
print(u.recvfrom(100)[0])
u.close()
v.close()
show(lambda: socket.inet_aton("127.0.0.1"))
show(lambda: socket.inet_ntoa(b"\x01\x02\x03\x04"))
show(lambda: (socket.htons(1), socket.ntohl(1)))
show(lambda: socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))
show(lambda: socket.socket().connect("x"))
show(lambda: socket.socket().connect(("127.0.0.1", 99999999)))
show(lambda: socket.socket().settimeout(-1))
show(lambda: (socket.error is OSError, socket.timeout is TimeoutError, issubclass(socket.gaierror, OSError)))
