"""An HTTPS client against a server of its own."""

import json
import os
import socket
import ssl
import tempfile
import threading
import urllib.error
import urllib.request

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


def serve(listener, context):
    while True:
        try:
            sock, _ = listener.accept()
        except OSError:
            return
        try:
            with context.wrap_socket(sock, server_side=True) as tls:
                head, _, rest = b"", b"", b""
                while b"\r\n\r\n" not in head:
                    head += tls.recv(4096)
                head, _, rest = head.partition(b"\r\n\r\n")
                lines = head.decode().split("\r\n")
                headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines[1:])}
                while len(rest) < int(headers.get("content-length", 0)):
                    rest += tls.recv(4096)
                method, path, _ = lines[0].split()
                status = "404 Not Found" if path == "/missing" else "200 OK"
                body = json.dumps({"method": method, "path": path, "body": rest.decode()}).encode()
                tls.sendall(
                    f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
                    + body
                )
        except (ssl.SSLError, ConnectionError):
            sock.close()


listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(listener, server_context()), daemon=True).start()
url = f"https://localhost:{listener.getsockname()[1]}"
trusting = client_context()
with urllib.request.urlopen(url + "/a?b=c", context=trusting) as response:
    print(response.status, response.headers["Content-Type"], json.load(response))
request = urllib.request.Request(url + "/form", data=b"x=1&y=2", headers={"X-Test": "yes"})
with urllib.request.urlopen(request, context=trusting, timeout=10) as response:
    print(json.load(response))
try:
    urllib.request.urlopen(url + "/missing", context=trusting)
except urllib.error.HTTPError as e:
    print(e.code, e.reason)
opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusting))
with opener.open(url + "/opened") as response:
    print(json.load(response)["path"])
for address, context in [
    (url, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)),
    (url, client_context(SELF_SIGNED)),
]:
    try:
        urllib.request.urlopen(address, context=context)
    except urllib.error.URLError as e:
        print(type(e.reason).__name__, e.reason.verify_code, e.reason.verify_message)
unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
unchecked.check_hostname = False
unchecked.verify_mode = ssl.CERT_NONE
with urllib.request.urlopen(url, context=unchecked) as response:
    print(response.status)
pem = ssl.get_server_certificate(listener.getsockname())
print(pem == CERTIFICATE)
listener.close()
