"""Bytes as text: base64 and its relatives, tokens, checksums."""

import base64
import binascii
import hmac
import io
import secrets

data = bytes(range(0, 256, 7)) + b"end"
for name in ("b64", "b32", "b32hex", "b16", "a85", "b85", "z85", "standard_b64", "urlsafe_b64"):
    encode, decode = getattr(base64, name + "encode"), getattr(base64, name + "decode")
    for part in (b"", b"a", b"ab", b"abc", b"abcd", b"\0\0\0\0", data):
        text = encode(part)
        assert decode(text) == part and decode(text.decode()) == part
    print(name, text)
print(base64.b64encode(b"\xfb\xff\xfe", altchars=b"-_"), base64.b64decode("-__-", altchars="-_"), base64.a85encode(b"    \0\0\0\0x", foldspaces=True, adobe=True, wrapcol=8))
print(base64.encodebytes(data * 2), base64.decodebytes(b"YW\nJj\n"), base64.b32decode("me======", casefold=True))
out = io.BytesIO()
base64.encode(io.BytesIO(data), out)
print(out.getvalue())
for bad in [lambda: base64.b64decode("abc"), lambda: base64.b64decode("a"), lambda: base64.b64decode("ab$c", validate=True), lambda: base64.b32decode("x"),
            lambda: base64.b32decode("aaaaaaaa"), lambda: base64.b16decode("ab"), lambda: base64.b85decode("\x00"), lambda: base64.b85decode("~~~~~"),
            lambda: base64.a85decode("zz!z"), lambda: base64.b64encode("text"), lambda: base64.b64decode("é"), lambda: base64.encodebytes("x"),
            lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.a85decode("abc", adobe=True)]:
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(binascii.hexlify(b"abc", "-"), binascii.crc32(b"hello"), binascii.crc_hqx(b"123456789", 0), binascii.b2a_uu(b"cat"), binascii.a2b_uu(b"#8V%T\n"))
print(binascii.b2a_qp("caf\xe9 = ok \n".encode("latin-1")), binascii.a2b_qp(b"caf=E9=\n x_y", header=True))
print(len(secrets.token_bytes()), len(secrets.token_hex(8)), len(secrets.token_urlsafe(6)), 0 <= secrets.randbelow(10) < 10, secrets.choice("a"))
try:
    secrets.randbelow(0)
except ValueError as e:
    print(e)
mac = hmac.new(b"key", b"message", "sha256")
print(mac.hexdigest(), mac.name, mac.digest_size, hmac.compare_digest(mac.digest(), hmac.digest(b"key", b"message", "sha256")))
