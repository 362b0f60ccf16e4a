"""Binary formats by struct; base64 and friends; checksums; a TLV format with versions."""
import array
import base64
import binascii
import hashlib
import hmac
import io
import struct
import zlib
from enum import IntEnum, IntFlag, unique
from typing import BinaryIO, Iterator


@unique
class Tag(IntEnum):
    INT = 1
    TEXT = 2
    LIST = 3
    BLOB = 4


class Flags(IntFlag):
    NONE = 0
    ZIP = 1
    SIGNED = 2
    URGENT = 0x80


HEADER = struct.Struct(">4sBBHI")
KEY = b"secret"


def encode(value) -> bytes:
    match value:
        case bool():
            raise TypeError("no bools")
        case int(n):
            body = n.to_bytes((n.bit_length() + 8) // 8, "big", signed=True)
            tag = Tag.INT
        case str(s):
            tag, body = Tag.TEXT, s.encode()
        case bytes() | bytearray() | memoryview():
            tag, body = Tag.BLOB, bytes(value)
        case [*items]:
            tag, body = Tag.LIST, b"".join(map(encode, items))
        case _:
            raise TypeError(f"cannot encode {type(value).__name__}")
    return struct.pack(">BH", tag, len(body)) + body


def decode(f: BinaryIO) -> Iterator[object]:
    while head := f.read(3):
        if len(head) < 3:
            raise EOFError("truncated head")
        tag, n = struct.unpack(">BH", head)
        body = f.read(n)
        if len(body) != n:
            raise EOFError(f"wanted {n}, got {len(body)}")
        match Tag(tag):
            case Tag.INT:
                yield int.from_bytes(body, signed=True)
            case Tag.TEXT:
                yield body.decode()
            case Tag.LIST:
                yield list(decode(io.BytesIO(body)))
            case Tag.BLOB:
                yield body


def pack(values, flags=Flags.NONE):
    body = b"".join(encode(v) for v in values)
    if Flags.ZIP in flags:
        body = zlib.compress(body, 9)
    if flags & Flags.SIGNED:
        body += hmac.new(KEY, body, hashlib.sha1).digest()
    return HEADER.pack(b"TLV\0", 1, flags, len(values), zlib.crc32(body)) + body


def unpack(data):
    magic, version, flags, n, crc = HEADER.unpack_from(data)
    body = data[HEADER.size:]
    flags = Flags(flags)
    if (magic, version) != (b"TLV\0", 1) or zlib.crc32(body) != crc:
        raise ValueError(f"damaged: {magic!r} {version} {flags!r} {crc:#010x}")
    if Flags.SIGNED in flags:
        body, mac = body[:-20], body[-20:]
        if not hmac.compare_digest(mac, hmac.digest(KEY, body, "sha1")):
            raise ValueError("bad signature")
    if Flags.ZIP in flags:
        body = zlib.decompress(body)
    return list(decode(io.BytesIO(body)))


values = [0, -1, 127, 128, -129, 2**70, "héllo", b"\x00\xff", [1, ["deep", []]], (2, "t"), bytearray(b"ba")]
for flags in (Flags.NONE, Flags.ZIP, Flags.ZIP | Flags.SIGNED):
    data = pack(values, flags)
    print(repr(flags), str(flags), data[:8].hex(" "), unpack(data))
for bad in (b"", b"XXXX" + pack([1])[4:], pack([1, "two"])[:-1]):
    try:
        unpack(bad)
    except (ValueError, struct.error, EOFError) as e:
        print(type(e).__name__, e)
for v in (True, 1.5, {"a"}, [None]):
    try:
        encode(v)
    except TypeError as e:
        print(e)
try:
    list(decode(io.BytesIO(b"\x09\x00\x00")))
except ValueError as e:
    print(e)
print(Flags.URGENT | Flags.ZIP, Flags(0x83), ~Flags.ZIP, Flags.ZIP in Flags(3), [f.name for f in Flags], list(Flags(3)), Flags(0x10), repr(Flags(0x11)))

raw = bytes(range(0, 256, 17))
for f in (base64.b64encode, base64.urlsafe_b64encode, base64.b32encode, base64.b16encode, base64.b85encode, base64.a85encode, base64.b32hexencode, binascii.hexlify):
    print(f"{f.__name__:20} {f(raw).decode()}")
print(base64.b64decode("aGk="), base64.b64decode(b"a!Gk=\n"), base64.urlsafe_b64decode("_-8="), base64.b85decode(base64.b85encode(b"x" * 5)), base64.decodebytes(b"aGVsbG8=\n"), base64.encodebytes(b"z" * 60))
for bad in (lambda: base64.b64decode("abc"), lambda: base64.b64decode("a$b=", validate=True), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b32decode("a"),
            lambda: bytes.fromhex("1"), lambda: struct.pack("B", 300), lambda: struct.pack(">i", "x"), lambda: struct.unpack("<I", b"abc"), lambda: struct.pack("3s"), lambda: struct.calcsize("z"), lambda: zlib.decompress(b"junk")):
    try:
        bad()
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e, sep=" | ")
print(struct.pack("<bBhHiIqQfd?", -1, 255, -2, 65535, -3, 2**32 - 1, -4, 2**64 - 1, 1.5, -0.1, True).hex(), struct.calcsize("@bi"), struct.calcsize("=bi"), struct.unpack("!3s2xH", b"abc\0\0\1\2"), list(struct.iter_unpack("<Hc", b"\1\0a\2\0b")), struct.pack("5p", b"abcdefg"), struct.pack("4s2s", b"ab", b"xyz"), struct.unpack(">e", struct.pack(">e", 0.1)))
for name in ("md5", "sha1", "sha224", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
    h = hashlib.new(name, b"abc")
    h.update(b"def")
    print(name, h.digest_size, h.block_size, h.name, h.hexdigest()[:24])
print(hashlib.blake2b(b"x", digest_size=8, key=b"k").hexdigest(), hashlib.shake_128(b"x").hexdigest(8), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 1000).hex()[:20])
a = array.array("h", [1, -2, 3])
a.byteswap()
print(a, a.tobytes(), a.itemsize, memoryview(a).format, memoryview(b"abcdef")[1:5:2].tobytes(), memoryview(bytearray(8)).cast("I").shape, zlib.adler32(b"abc"), binascii.crc_hqx(b"123456789", 0))
