"""Streams over TLS: echo, what is checked, protocols agreed on, going over to TLS, client certificates, timeouts."""

import asyncio
import os
import ssl
import tempfile

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


async def echo(reader, writer):
    try:
        while data := await reader.readline():
            writer.write(data.upper())
            await writer.drain()
    except (ConnectionError, ssl.SSLError):
        pass
    writer.close()


async def serve(handler=echo, context=None):
    server = await asyncio.start_server(handler, "127.0.0.1", 0, ssl=context, limit=1 << 21)
    return server, server.sockets[0].getsockname()[1]


async def plain_sailing():
    server, port = await serve(context=server_context())
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=client_context())
    for word in (b"one\n", b"two\n"):
        writer.write(word)
        print(await reader.readline())
    cert = writer.get_extra_info("peercert")
    print(cert["subject"], cert["issuer"], cert["subjectAltName"], cert["serialNumber"])
    print(writer.get_extra_info("ssl_object").version(), writer.get_extra_info("cipher")[1], writer.get_extra_info("compression"))
    print(isinstance(writer.get_extra_info("sslcontext"), ssl.SSLContext), writer.can_write_eof(), writer.transport.is_closing())
    writer.close()
    await writer.wait_closed()
    print(writer.transport.is_closing(), await reader.read())
    big = b"x" * 1_000_000 + b"\n"
    reader, writer = await asyncio.open_connection("localhost", port, ssl=client_context(), limit=1 << 21)
    writer.write(big)
    await writer.drain()
    print(await reader.readline() == big.upper())
    writer.close()
    server.close()


async def refused():
    server, port = await serve(context=server_context())
    other, other_port = await serve(context=server_context(SELF_SIGNED, SELF_KEY))
    unchecked = client_context()
    unchecked.check_hostname = False
    for port, context, name in [
        (port, client_context(), "wrong.host"),
        (port, client_context(), "10.0.0.1"),
        (port, client_context(), "a.example.test"),
        (port, client_context(), "a.b.example.test"),
        (port, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), "localhost"),
        (other_port, client_context(), "self.test"),
        (other_port, client_context(SELF_SIGNED), "self.test"),
        (port, unchecked, "wrong.host"),
    ]:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname=name)
            print("connected to", name)
            writer.close()
        except ssl.SSLCertVerificationError as e:
            print(e.verify_code, e.verify_message, e.reason)
    server.close()
    other.close()


async def protocols():
    context = server_context()
    context.set_alpn_protocols(["h2", "http/1.1"])

    async def tell(reader, writer):
        writer.write(repr(writer.get_extra_info("ssl_object").selected_alpn_protocol()).encode())
        writer.close()

    server, port = await serve(tell, context)
    for offered in (["http/1.1"], ["http/1.1", "h2"], ["gopher"], None):
        client = client_context()
        if offered:
            client.set_alpn_protocols(offered)
        reader, writer = await asyncio.open_connection("localhost", port, ssl=client)
        print(offered, writer.get_extra_info("ssl_object").selected_alpn_protocol() in (offered or [None]) + [None], len(await reader.read()) > 0)
        writer.close()
    server.close()


async def upgraded():
    context = server_context()

    async def handler(reader, writer):
        writer.write(b"ready\n")
        print("server got", await reader.readline())
        writer.write(b"go ahead\n")
        await writer.start_tls(context)
        writer.write(b"secret " + await reader.readline())
        await writer.drain()
        writer.close()

    server, port = await serve(handler)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print(await reader.readline(), writer.get_extra_info("ssl_object"))
    writer.write(b"STARTTLS\n")
    print(await reader.readline())
    await writer.start_tls(client_context(), server_hostname="localhost")
    writer.write(b"hello\n")
    print(await reader.readline(), writer.get_extra_info("ssl_object").version())
    writer.close()
    server.close()


async def mutual():
    context = server_context()
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=AUTHORITY)

    async def handler(reader, writer):
        writer.write(repr(writer.get_extra_info("peercert")["subject"][-1]).encode())
        writer.close()

    server, port = await serve(handler, context)
    client = client_context()
    with tempfile.NamedTemporaryFile("w") as f:
        f.write(CERTIFICATE + KEY)
        f.flush()
        client.load_cert_chain(f.name)
    reader, writer = await asyncio.open_connection("localhost", port, ssl=client)
    print(await reader.read())
    writer.close()
    server.close()


async def too_slow():
    async def silent(reader, writer):
        await reader.read()
        writer.close()

    server, port = await serve(silent)
    try:
        await asyncio.open_connection("localhost", port, ssl=client_context(), ssl_handshake_timeout=0.1)
    except ConnectionAbortedError as e:
        print(e)
    for options in ({"ssl_handshake_timeout": 1}, {"server_hostname": "x"}):
        try:
            await asyncio.open_connection("localhost", port, **options)
        except ValueError as e:
            print(e)
    server.close()


class Eager(asyncio.Protocol):
    """Writes when it is told that there is room again."""

    def connection_made(self, transport):
        self.transport, self.written, self.pieces = transport, b"", iter(range(4))
        self.gone = asyncio.get_running_loop().create_future()
        transport.set_write_buffer_limits(high=5000, low=100)
        print(transport.get_write_buffer_limits(), transport.get_read_buffer_limits(), transport.can_write_eof())

    def write(self, data):
        self.written += data
        self.transport.write(data)

    def resume_writing(self):
        for piece in self.pieces:
            self.write(b"piece %d" % piece * 100)

    def connection_lost(self, exc):
        self.gone.set_result(exc)


async def written_on_resume():
    received = asyncio.get_running_loop().create_future()

    async def handler(reader, writer):
        await asyncio.sleep(0.05)
        received.set_result(await reader.read())
        writer.close()

    server, port = await serve(handler, server_context())
    loop = asyncio.get_running_loop()
    transport, client = await loop.create_connection(Eager, "localhost", port, ssl=client_context())
    client.write(bytes(range(256)) * 8000)
    for number in range(20):
        client.write(bytes([number]) * 100_000)
    await asyncio.sleep(0.3)
    client.write(bytes(range(256)) * 8000)
    client.resume_writing()
    transport.close()
    transport.write(b"too late")
    print(await client.gone, await received == client.written, len(client.written))
    server.close()


for main in (plain_sailing, refused, protocols, upgraded, mutual, too_slow, written_on_resume):
    print("--", main.__name__)
    asyncio.run(main())
