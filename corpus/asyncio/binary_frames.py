"""Frames with struct, checksums, varints, and an asyncio Protocol that speaks them."""
import asyncio
import struct
import zlib
import hashlib
import hmac
import io
import binascii
from enum import IntEnum, IntFlag
from dataclasses import dataclass
import array

class Op(IntEnum):
    PING = 1
    DATA = 2
    CLOSE = 0xFF

class Flags(IntFlag):
    NONE = 0
    COMPRESSED = 1
    SIGNED = 2
    URGENT = 4

HEADER = struct.Struct("!2sBBIH")

def varint(n):
    out = bytearray()
    while True:
        b, n = n & 0x7F, n >> 7
        out.append(b | (0x80 if n else 0))
        if not n:
            return bytes(out)

def read_varint(buf: io.BytesIO):
    shift = result = 0
    while (b := buf.read(1)):
        result |= (b[0] & 0x7F) << shift
        if not b[0] & 0x80:
            return result
        shift += 7
    raise EOFError("truncated varint")

@dataclass
class Frame:
    op: Op
    payload: bytes = b""
    flags: Flags = Flags.NONE

    def encode(self, key=b"k"):
        p = self.payload
        if self.flags & Flags.COMPRESSED:
            p = zlib.compress(p)
        if Flags.SIGNED in self.flags:
            p += hmac.digest(key, p, "sha256")[:8]
        return HEADER.pack(b"PY", self.op, self.flags, zlib.crc32(p), len(p)) + p

    @classmethod
    def decode(cls, data, key=b"k"):
        magic, op, flags, crc, n = HEADER.unpack_from(data)
        if magic != b"PY":
            raise ValueError(f"bad magic {magic!r}")
        p = bytes(memoryview(data)[HEADER.size:HEADER.size + n])
        if zlib.crc32(p) != crc:
            raise ValueError(f"crc mismatch: {crc:#010x}")
        flags = Flags(flags)
        if Flags.SIGNED in flags:
            p, mac = p[:-8], p[-8:]
            if not hmac.compare_digest(hmac.new(key, p, hashlib.sha256).digest()[:8], mac):
                raise PermissionError("bad signature")
        if Flags.COMPRESSED in flags:
            p = zlib.decompress(p)
        return cls(Op(op), p, flags)

class Peer(asyncio.Protocol):
    def __init__(self, name, log, done):
        self.name, self.log, self.done, self.buf = name, log, done, bytearray()
    def connection_made(self, transport):
        self.t = transport
        self.log.append(f"{self.name} up {transport.get_extra_info('peername')[0]}")
    def data_received(self, data):
        self.buf += data
        while len(self.buf) >= HEADER.size:
            n = HEADER.unpack_from(self.buf)[-1]
            if len(self.buf) < HEADER.size + n:
                break
            raw, self.buf = self.buf[:HEADER.size + n], self.buf[HEADER.size + n:]
            self.frame(Frame.decode(raw))
    def frame(self, f):
        self.log.append(f"{self.name} got {f.op.name} {f.flags!r} {f.payload[:10]}")
        if f.op is Op.PING:
            self.t.write(Frame(Op.DATA, b"pong" * 100, Flags.COMPRESSED | Flags.SIGNED).encode())
        elif f.op is Op.DATA:
            out = Frame(Op.CLOSE).encode()
            self.t.write(out[:3]); self.t.write(out[3:])
        else:
            self.t.close()
    def connection_lost(self, exc):
        self.log.append(f"{self.name} down {exc}")
        if not self.done.done():
            self.done.set_result(self.name)

async def main():
    loop = asyncio.get_running_loop()
    logs, done1, done2 = {"s": [], "c": []}, loop.create_future(), loop.create_future()
    server = await loop.create_server(lambda: Peer("server", logs["s"], done1), "127.0.0.1", 0)
    t, p = await loop.create_connection(lambda: Peer("client", logs["c"], done2), *server.sockets[0].getsockname())
    t.write(Frame(Op.PING).encode())
    print(await asyncio.gather(done1, done2))
    server.close()
    for l in logs.values():
        print(*l, sep="\n")

f = Frame(Op.DATA, b"hello" * 4, Flags.SIGNED)
raw = f.encode()
print(raw.hex(" ", 4), len(raw), f, Frame.decode(raw) == f)
for mangle in (lambda b: b"XX" + b[2:], lambda b: b[:-1] + b"\0", lambda b: b[:5], lambda b: Frame.decode(b, b"other"), lambda b: b[:2] + b"\x07" + b[3:]):
    try:
        Frame.decode(mangle(raw))
    except Exception as e:
        print(type(e).__name__, e)
for n in (0, 127, 128, 300, 2**35):
    v = varint(n)
    print(n, v, read_varint(io.BytesIO(v)))
try:
    read_varint(io.BytesIO(b"\x80"))
except EOFError as e:
    print(e)
for fmt, args in [("<hbq", (1, -2, 3)), (">3f", (1.5, 2, -1)), ("5s2x?", (b"abc", True)), ("@bi", (1, 2)), ("10p", (b"abc",)), ("e", (1.5,)), ("B", (256,)), ("h", ("x",)), ("z", (1,)), ("2i", (1,))]:
    try:
        print(fmt, struct.pack(fmt, *args), struct.calcsize(fmt))
    except struct.error as e:
        print(fmt, "error:", e)
print(list(struct.iter_unpack("<Hb", bytes(range(9)))), Flags(7), Flags(8), ~Flags.URGENT, Flags(0), list(Flags(5)), Op(255), f"{Op.PING}", Op.PING + 1, format(Flags.SIGNED, "03d"))
a = array.array("H", [1, 2, 65535]); a.byteswap()
print(a, a.tobytes(), a.itemsize, binascii.crc_hqx(b"123456789", 0), zlib.adler32(b"abc"), binascii.hexlify(b"ab", ":"), binascii.b2a_base64(b"\xff\xfe"))
print(int.from_bytes(b"\xff\x01", "little", signed=True), (-5).to_bytes(3), (1000).bit_length(), (255).bit_count(), bytes.fromhex("de ad BE ef"))
for bad in (lambda: (256).to_bytes(1), lambda: (-1).to_bytes(2), lambda: bytes.fromhex("xyz"), lambda: bytes([256]), lambda: bytes("x"), lambda: Op(3), lambda: binascii.unhexlify("abc"), lambda: zlib.decompress(b"junk")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
asyncio.run(main())
