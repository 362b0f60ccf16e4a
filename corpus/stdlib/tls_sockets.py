"""TLS over blocking and other sockets, and over memory."""

import os
import socket
import ssl
import tempfile
import threading

# Keys and certificates made for this test and used nowhere else: an authority's, a server's ("localhost", "*.example.test", 127.0.0.1)
# that it has signed, and one that has signed itself.
AUTHORITY = """\
-----BEGIN CERTIFICATE-----
MIIBpTCCAUugAwIBAgIUVyv2dCwYoj2cb8RjNcX8ZPnhpgswCgYIKoZIzj0EAwIw
HzEdMBsGA1UEAwwUcHkyZ28gdGVzdCBhdXRob3JpdHkwIBcNMjYxMTIyMjExOTU1
WhgPMjEyNjEwMjkyMTE5NTVaMB8xHTAbBgNVBAMMFHB5MmdvIHRlc3QgYXV0aG9y
aXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE/UpNOxbneLc1PQUDljGFvK5q
q8+6VS7no4pfMIm+TmfflBgI8GCz2gSucLemUFKLAjOQ5oniOf5NVePle6bDk6Nj
MGEwHQYDVR0OBBYEFFczc5SSkEuC/Xb1d6RU4mWSK7VgMB8GA1UdIwQYMBaAFFcz
c5SSkEuC/Xb1d6RU4mWSK7VgMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQD
AgEGMAoGCCqGSM49BAMCA0gAMEUCIQC6CL6knTr2YNR8MKfJ9xBJXAHDv+nmC2hS
oOdto1Is/AIgEQ8zHsSgVcF4/sKDVlY200TJF3ee7jQWJWvKH4v5RQA=
-----END CERTIFICATE-----
"""
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIB7jCCAZSgAwIBAgICEjQwCgYIKoZIzj0EAwIwHzEdMBsGA1UEAwwUcHkyZ28g
dGVzdCBhdXRob3JpdHkwIBcNMjYxMTIyMjExOTU1WhgPMjEyNjEwMjkyMTE5NTVa
MDExCzAJBgNVBAYTAlhYMQ4wDAYDVQQKDAVweTJnbzESMBAGA1UEAwwJbG9jYWxo
b3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEr6g0oU8zyEDnBx6QgAwTPOSX
WeduRwAbu3ILYrIt4loDDkyqS5Tw0kBq1qmuwdaQuqfxin7p8nCbZnV+Ya6z1KOB
qzCBqDA8BgNVHREENTAzgglsb2NhbGhvc3SCDiouZXhhbXBsZS50ZXN0hwR/AAAB
hxAAAAAAAAAAAAAAAAAAAAABMAkGA1UdEwQCMAAwHQYDVR0lBBYwFAYIKwYBBQUH
AwEGCCsGAQUFBwMCMB8GA1UdIwQYMBaAFFczc5SSkEuC/Xb1d6RU4mWSK7VgMB0G
A1UdDgQWBBSWkYHnEYaU+Ay0ymfp5LMl4Fn/nTAKBggqhkjOPQQDAgNIADBFAiEA
oAmT0N8jjh3GZ3vNik85PSsNLXpXGrTSHxBmgTGeo6kCIAI4cwF7UzFaOnbftsH3
0zExZgDNVJBKNA+1G4d5eRBR
-----END CERTIFICATE-----
"""
KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgTC71sEwy5a4SdxIo
3OqnFuI0SHTO3QtFXlTK413zQ42hRANCAASvqDShTzPIQOcHHpCADBM85JdZ525H
ABu7cgtisi3iWgMOTKpLlPDSQGrWqa7B1pC6p/GKfunycJtmdX5hrrPU
-----END PRIVATE KEY-----
"""
SELF_SIGNED = """\
-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUD+GJWNApVGu6q/hUKhxqAjUzqswwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJc2VsZi50ZXN0MCAXDTI2MTEyMjIxMTk1NVoYDzIxMjYxMDI5
MjExOTU1WjAUMRIwEAYDVQQDDAlzZWxmLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATrwGyix1nmwIi5sckf5yp7GPbP4B09mlpNyCOQc+9eMrCaOLBzCd87
Lxb3KmDuAohALA7EB2Gc4qfIrZ5MBKW6o2kwZzAdBgNVHQ4EFgQUJmD/KNUD6lLt
xlikzPsidd9OMS0wHwYDVR0jBBgwFoAUJmD/KNUD6lLtxlikzPsidd9OMS0wDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglzZWxmLnRlc3QwCgYIKoZIzj0EAwID
SAAwRQIgHrLLzMw0ZpmF6mVTx44HiTY6QIT8dxJx3lN4oOGUwJ0CIQCKD4Ufn/f/
pAU0Na+7i6mx/h7pEKBkWCn4mjqj7Tv5qQ==
-----END CERTIFICATE-----
"""
SELF_KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgwMsEMPa9guf+1W8C
kVgxGNkd+2RCggOF/eygwP7N6lqhRANCAATrwGyix1nmwIi5sckf5yp7GPbP4B09
mlpNyCOQc+9eMrCaOLBzCd87Lxb3KmDuAohALA7EB2Gc4qfIrZ5MBKW6
-----END PRIVATE KEY-----
"""


def server_context(cert=CERTIFICATE, key=KEY):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as directory:
        names = [os.path.join(directory, name) for name in ("cert", "key")]
        for name, text in zip(names, (cert, key)):
            with open(name, "w") as f:
                f.write(text)
        context.load_cert_chain(*names)
    return context


def client_context(authority=AUTHORITY):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=authority)
    return context


def connected(serve, **options):
    """A client's socket that is connected to one that serve gets in a thread."""
    listener = socket.create_server(("127.0.0.1", 0))

    def run():
        sock, _ = listener.accept()
        try:
            with server_context().wrap_socket(sock, server_side=True) as tls:
                serve(tls)
        except ssl.SSLError as e:
            print("server:", type(e).__name__)
        finally:
            listener.close()

    thread = threading.Thread(target=run)
    thread.start()
    return socket.create_connection(listener.getsockname()), thread


def echo(tls):
    while data := tls.recv(1000):
        tls.sendall(data[::-1])
    tls.unwrap()


def blocking():
    sock, thread = connected(echo)
    with client_context().wrap_socket(sock, server_hostname="localhost") as tls:
        tls.sendall(b"stressed")
        print(tls.recv(100), tls.version(), tls.server_hostname, tls.server_side, tls.pending())
        print(tls.getpeercert()["notAfter"], len(tls.getpeercert(True)), tls.compression(), tls.session_reused)
        tls.send(b"abc")
        buffer = bytearray(10)
        print(tls.recv_into(buffer), bytes(buffer))
        with tls.makefile("rwb") as f:
            f.write(b"0123456789")
            f.flush()
            print(f.read(10))
        for f in (lambda: tls.send(b"x", 1), lambda: tls.sendto(b"x", ("", 1)), lambda: tls.dup(), lambda: tls.recvmsg(1)):
            try:
                f()
            except (ValueError, NotImplementedError) as e:
                print(type(e).__name__, str(e).split(" on ")[0])
        plain = tls.unwrap()
        print(plain is tls)
    thread.join()


def end_of_data():
    def say_and_go(tls):
        tls.sendall(b"bye")

    def say_and_unwrap(tls):
        tls.sendall(b"bye")
        tls.unwrap()

    for serve in (say_and_go, say_and_unwrap):
        for suppress in (True, False):
            sock, thread = connected(serve)
            with client_context().wrap_socket(sock, server_hostname="localhost", suppress_ragged_eofs=suppress) as tls:
                print(tls.recv(10), end=" ")
                try:
                    print(tls.recv(10))
                except ssl.SSLEOFError as e:
                    print(type(e).__name__, e.reason)
                if serve is say_and_unwrap:
                    tls.unwrap()
            thread.join()


def timeouts():
    sock, thread = connected(lambda tls: tls.recv(1))
    sock.settimeout(0.1)
    with client_context().wrap_socket(sock, server_hostname="localhost") as tls:
        try:
            tls.recv(1)
        except TimeoutError as e:
            print(e)
        tls.send(b"x")
    thread.join()
    a, b = socket.socketpair()
    with a, b:
        a.settimeout(0.05)
        try:
            client_context().wrap_socket(a, server_hostname="localhost")
        except TimeoutError as e:
            print(str(e).split(": ")[1])


def not_waiting():
    a, b = socket.socketpair()
    a.setblocking(False)
    b.setblocking(False)
    ends = [
        client_context().wrap_socket(a, server_hostname="localhost", do_handshake_on_connect=False),
        server_context().wrap_socket(b, server_side=True, do_handshake_on_connect=False),
    ]
    todo, wanted = list(ends), set()
    while todo:
        for end in list(todo):
            try:
                end.do_handshake()
                todo.remove(end)
            except ssl.SSLWantReadError as e:
                wanted.add((e.errno, e.strerror.split(" (")[0]))
    print(wanted, ends[0].version())
    try:
        ends[0].recv(1)
    except ssl.SSLWantReadError as e:
        print(type(e).__name__)
    ends[1].send(b"now")
    print(ends[0].recv(10))
    for end in ends:
        end.close()


def memory():
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = client_context().wrap_bio(to_client, to_server, server_hostname="localhost")
    server = server_context().wrap_bio(to_server, to_client, server_side=True)
    try:
        client.getpeercert()
    except ValueError as e:
        print(e)
    rounds, todo = 0, [client, server]
    while todo:
        rounds += 1
        for end in list(todo):
            try:
                end.do_handshake()
                todo.remove(end)
            except ssl.SSLWantReadError:
                pass
    print(rounds, client.version(), server.getpeercert(), client.cipher()[1])
    print(client.write(b"ping"), to_server.pending > 4, server.read(100), to_server.pending)
    try:
        server.read()
    except ssl.SSLWantReadError:
        print("nothing yet")
    try:
        client.unwrap()
    except ssl.SSLWantReadError:
        print("half closed")
    print(server.read(10))
    server.unwrap()
    print(client.unwrap())
    bio = ssl.MemoryBIO()
    print(bio.write(b"abcdef"), bio.read(2), bio.pending, bio.eof)
    bio.write_eof()
    print(bio.eof, bio.read(), bio.eof)


def mistakes():
    context = client_context()
    for f in (
        lambda: context.wrap_socket(socket.socket()),
        lambda: context.wrap_socket(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)),
        lambda: setattr(context, "verify_mode", ssl.CERT_NONE),
        lambda: context.load_verify_locations(),
        lambda: context.load_verify_locations(cadata="nothing"),
        lambda: context.load_verify_locations(cafile="/no/such/file"),
        lambda: context.load_cert_chain("/etc/passwd"),
        lambda: context.set_alpn_protocols([""]),
        lambda: context.set_ciphers("NO-SUCH-CIPHER"),
        lambda: server_context(CERTIFICATE, SELF_KEY),
        lambda: ssl.SSLSocket(),
        lambda: ssl.PEM_cert_to_DER_cert("no"),
    ):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, str(e).split(" (_ssl")[0])
    print(repr(context.verify_mode), context.check_hostname, repr(context.minimum_version), context.protocol.name)
    print(context.get_ca_certs()[0]["subject"], context.cert_store_stats())
    print(ssl.DER_cert_to_PEM_cert(ssl.PEM_cert_to_DER_cert(CERTIFICATE)) == CERTIFICATE)
    print(ssl.cert_time_to_seconds("Jan  5 09:34:43 2018 GMT"), ssl.Purpose.SERVER_AUTH.shortname, repr(ssl.CERT_REQUIRED))
    print(issubclass(ssl.SSLCertVerificationError, ValueError), ssl.CertificateError is ssl.SSLCertVerificationError)


for test in (blocking, end_of_data, timeouts, not_waiting, memory, mistakes):
    print("--", test.__name__)
    test()
