"""Sends data from a client to a server over TLS, in writes of 10 MB; the argument is how many MB in all."""

import asyncio
import os
import ssl
import sys
import tempfile
import time

# A key pair made for this test and used nowhere else.
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
CHUNK = 10 * 1024 * 1024


def contexts():
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as directory:
        names = [os.path.join(directory, name) for name in ("cert", "key")]
        for name, text in zip(names, (CERTIFICATE, KEY)):
            with open(name, "w") as f:
                f.write(text)
        server.load_cert_chain(*names)
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.load_verify_locations(cadata=AUTHORITY)
    return server, client


async def main(total):
    server_context, client_context = contexts()

    async def handle(reader, writer):
        data = b"x" * CHUNK
        for _ in range(total // CHUNK):
            writer.write(data)
            await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=server_context)
    port = server.sockets[0].getsockname()[1]
    start = time.perf_counter()
    reader, writer = await asyncio.open_connection("localhost", port, ssl=client_context)
    received = 0
    while data := await reader.read(CHUNK):
        received += len(data)
    writer.close()
    seconds = time.perf_counter() - start
    server.close()
    await server.wait_closed()
    print(received)
    print(f"elapsed {seconds:.6f}", file=sys.stderr)


asyncio.run(main(int(sys.argv[1]) * 1024 * 1024 if len(sys.argv) > 1 else 20 * CHUNK))
