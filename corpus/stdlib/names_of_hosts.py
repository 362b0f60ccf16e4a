"""idna and punycode, the names of encodings; scrypt, comparing digests, the parts of UUIDs."""
import codecs
import hashlib
import hmac
import uuid

for name in "cp1252 latin1 utf-8 u8 ascii koi8_r cp437 iso8859-15 mac_roman utf-16 utf_16_le utf7 idna punycode utf-8-sig windows-1251 latin2 l9 646".split():
    print(name, codecs.lookup(name).name, end="; ")
print()
HOSTS = ["bücher.example", "faß.de", "a..b", "xn--a", "ex." + "a" * 64, "", ".", "ÀB.Com", "日本", "a_b", "-a.b", "x。y", "пример.испытание", "ex.com.", "ñandú.cl",
         "straße.köln.de", "ＡＢＣ.com", "☃.net", "a" * 63]
for host in HOSTS:
    try:
        code = host.encode("idna")
        print(repr(host), code, code.decode("idna"))
    except UnicodeError as e:
        print(repr(host), type(e).__name__, e)
for code in (b"xn--bcher-kva.example", b"xn--zca.de", b"xn--a-", b"abc", b"xn--9999999", b"XN--Bcher-KVA", b"xn--n3h.net", b"ex.com."):
    try:
        print(code, code.decode("idna"))
    except UnicodeError as e:
        print(code, type(e).__name__, e)
for text in ("bücher", "日本", "", "abc", "a-b-é", "Зачем", "😀 smile"):
    code = text.encode("punycode")
    print(code, code.decode("punycode") == text)
for args in (dict(salt=b"s", n=16, r=1, p=1), dict(salt=b"NaCl", n=1024, r=8, p=16, dklen=64), dict(salt=b"s", n=15, r=1, p=1), dict(n=16, r=1, p=1),
             dict(salt=b"s", n=16, r=1, p=1, dklen=0), dict(salt="s", n=16, r=1, p=1), dict(salt=b"s", n=2**20, r=8, p=1), dict(salt=b"s", n=16, r=0, p=1),
             dict(salt=b"s", n=16), dict(salt=b"s", n=16, r=1, p=1, maxmem=-1), dict(salt=b"s", n=1, r=1, p=1)):
    try:
        print(hashlib.scrypt(b"password", **args).hex()[:40])
    except Exception as e:
        print(type(e).__name__, e)
try:
    hmac.compare_digest("é", "a")
except TypeError as e:
    print(e)
u = uuid.UUID("12345678-9abc-4def-8123-456789abcdef")
print(u.fields, u.time, u.node, u.clock_seq, u.variant, u.version, u.bytes_le, u.urn, uuid.UUID(bytes_le=u.bytes_le) == u, uuid.UUID(fields=u.fields) == u)
one = uuid.uuid1(node=0x123456789ABC, clock_seq=5)
print(one.version, one.variant, hex(one.node), one.clock_seq, uuid.uuid1() < uuid.uuid1() or True, uuid.getnode() == uuid.getnode(), len({uuid.uuid1() for _ in range(100)}))
