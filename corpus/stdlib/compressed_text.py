"""Compression, Unicode data and the C locale."""

import gzip
import io
import locale
import os
import tempfile
import unicodedata
import zlib

text = b"the quick brown fox jumps over the lazy dog. " * 50
packed = zlib.compress(text, 9)
print(len(packed) < len(text), zlib.decompress(packed) == text, zlib.crc32(text), zlib.adler32(text), zlib.crc32(b"b", zlib.crc32(b"a")) == zlib.crc32(b"ab"), zlib.adler32(b"b", zlib.adler32(b"a")) == zlib.adler32(b"ab"))
c = zlib.compressobj(level=6, wbits=-15)
raw = c.compress(text[:1000]) + c.compress(text[1000:]) + c.flush()
d = zlib.decompressobj(-15)
print(d.decompress(raw[:10]) + d.decompress(raw[10:]) + d.flush() == text, d.eof)
d = zlib.decompressobj()
part = d.decompress(packed + b"rest", 100)
print(part == text[:100], d.decompress(d.unconsumed_tail) == text[100:], d.unused_data, d.eof)
for bad in (b"", b"garbage!", packed[:-5], packed[:-1] + b"x"):
    try:
        print(zlib.decompress(bad))
    except zlib.error as e:
        print(type(e).__name__, str(e)[:40])
print(gzip.decompress(gzip.compress(text)) == text, gzip.compress(b"x", mtime=0)[:10], gzip.decompress(gzip.compress(b"a") + gzip.compress(b"b")))
with tempfile.TemporaryDirectory() as tmp:
    path = os.path.join(tmp, "log.gz")
    with gzip.open(path, "wt", encoding="utf-8") as f:
        f.write("línea\n" * 3)
    with gzip.open(path, "rt", encoding="utf-8") as f:
        print(list(f))
    with gzip.open(path, "ab") as f:
        f.write(b"more")
    with gzip.GzipFile(path) as f:
        print(f.read(8), f.tell(), f.readline(), f.read())
try:
    gzip.decompress(b"not gzip")
except gzip.BadGzipFile as e:
    print(e)
buffer = io.BytesIO()
with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=1) as f:
    print(f.write(b"data"), f.tell())
print(gzip.decompress(buffer.getvalue()))

for char in "aÉ٣½中가 ́€\n😀ﬁ⅒":
    print(repr(char), unicodedata.name(char, "-"), unicodedata.category(char), unicodedata.combining(char), unicodedata.bidirectional(char), unicodedata.east_asian_width(char), unicodedata.numeric(char, None), unicodedata.digit(char, None), unicodedata.decimal(char, None))
print(unicodedata.lookup("GREEK SMALL LETTER ALPHA"), unicodedata.lookup("snowman"), [unicodedata.normalize(form, "é ﬁ Å 한") == "é ﬁ Å 한" for form in ("NFC", "NFD", "NFKC", "NFKD")], ascii(unicodedata.normalize("NFD", "é")), unicodedata.is_normalized("NFC", "é"), unicodedata.decomposition("é"))
for bad in (lambda: unicodedata.name("\n"), lambda: unicodedata.lookup("no such"), lambda: unicodedata.digit("a"), lambda: unicodedata.normalize("X", "a"), lambda: unicodedata.category("ab")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(locale.setlocale(locale.LC_ALL, "C"), locale.localeconv()["decimal_point"], locale.format_string("%d", 1234567, grouping=True), locale.atof("1.5"), locale.strcoll("a", "b"), locale.str(1.25))
