"""bytes, bytearray, memoryview: literals, methods, mutation, conversion, errors."""

b = b"hello \x00\xff\n"
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], list(b[:3]), bytes([65, 66]), bytes(3), b"" == bytes())
print(b"a" + b"b", b"ab" * 2, b"el" in b, 104 in b, b.find(b"l"), b.count(b"l"), b"a,b".split(b","), b"-".join([b"x", b"y"]))
print(b"Hello".upper(), b"hello".title(), b" x ".strip(), b"abc".replace(b"b", b"BB"), b"abc".startswith(b"ab"), b"x".ljust(3, b"."), b"12".isdigit(), b"7".zfill(3))
print(b"abc".hex(), bytes.fromhex("00 ff 7f"), b"abc".hex("-"), b"a\tb".expandtabs(2), b"k=v".partition(b"="), b"a\nb".splitlines(), b"%d-%s" % (5, b"x"))
print(b"caf\xc3\xa9".decode(), "café".encode("latin-1"), bytes("é", "utf-8"), str(b"abc", "ascii"), repr(b"it's"), repr(b'"'), b"\t\r\\")
print(b"a" < b"b", b"abc" == "abc", hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], sorted([b"b", b"a"]), max(b"abc"), b"x".__class__.__name__)

ba = bytearray(b"hello")
ba[0] = 72
ba.append(33)
ba.extend(b"!!")
ba += b"?"
ba[1:3] = b"EEE"
print(ba, len(ba), ba.pop(), ba[:2], bytes(ba), ba == bytearray(b"HEEElo!!!"), ba.find(b"l"))
del ba[-3:]
ba.insert(0, 42)
ba.reverse()
print(ba, ba.decode(), bytearray(2), bytearray([1, 2]), list(ba)[:2])

data = bytearray(range(10))
view = memoryview(data)
view[2:4] = b"\xaa\xbb"
print(bytes(view[:5]), view[2], len(view), view.tolist()[-2:], data[:4], view.nbytes)

numbers = (1, 255, 256, 65535, 2 ** 40)
print([n.to_bytes(6, "big") for n in numbers[:3]], [int.from_bytes(n.to_bytes(8, "little"), "little") for n in numbers], (-2).to_bytes(2, "big", signed=True))


def checksum(data):
    """A small Fletcher checksum."""
    a = b = 0
    for byte in data:
        a = (a + byte) % 255
        b = (b + a) % 255
    return b << 8 | a


def rle(data):
    out = bytearray()
    i = 0
    while i < len(data):
        n = 1
        while i + n < len(data) and data[i + n] == data[i] and n < 255:
            n += 1
        out += bytes([n, data[i]])
        i += n
    return bytes(out)


def unrle(data):
    return b"".join(data[i + 1:i + 2] * data[i] for i in range(0, len(data), 2))


text = b"aaaabbbccd" + b"\x00" * 300
print(checksum(b"abcde"), checksum(text), rle(text), unrle(rle(text)) == text)

for action in (lambda: bytes([256]), lambda: bytes([-1]), lambda: b"a" + "a", lambda: b"a"[5], lambda: ba.__setitem__(0, 300), lambda: bytes("x"), lambda: b"a" in "a", lambda: "a" in b"a",
               lambda: b"abc".decode("nonsense"), lambda: bytes.fromhex("0g"), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: bytes(-1), lambda: b"a".join(["x"]), lambda: b"a".__setitem__, lambda: bytes(2.5)):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__ + ":", e)
