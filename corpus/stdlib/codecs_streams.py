"""Codecs: lookup, incremental decoding, error handlers, streams."""

import codecs
import io

for name in ("UTF8", "latin1", "us-ascii", "utf_16", "utf-8-sig", "rot13", "hex"):
    info = codecs.lookup(name)
    print(name, info.name, info._is_text_encoding)
try:
    codecs.lookup("nothing")
except LookupError as e:
    print(e)
print(codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"abc", "hex"), codecs.decode(b"YWJj\n", "base64"))
print(codecs.encode("é", "utf-8"), codecs.decode(b"\xe9", "latin-1"), codecs.getencoder("utf-8")("äö"), codecs.getdecoder("ascii")(b"ab"))

decoder = codecs.getincrementaldecoder("utf-8")()
data = "naïve €5 😀".encode()
print([decoder.decode(data[i:i + 1]) for i in range(len(data))], decoder.getstate())
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print(decoder.decode(b"ab\xe2\x82"), decoder.getstate(), decoder.decode(b"", True))
decoder = codecs.getincrementaldecoder("utf-16")()
data = "hi€".encode("utf-16")
print([decoder.decode(data[i:i + 1]) for i in range(len(data))])
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"))
print(list(codecs.iterdecode([b"\xc3", b"\xa9t\xc3", b"\xa9"], "utf-8")), list(codecs.iterencode(["a", "é"], "utf-8")))


def dashes(error):
    print(type(error).__name__, error.start, error.end, repr(error.object))
    return "-" * (error.end - error.start), error.end


codecs.register_error("dashes", dashes)
print("aé€b".encode("ascii", "dashes"), b"a\xff\xfeb".decode("utf-8", "dashes"), b"a\xffb".decode("ascii", "dashes"))
try:
    "é".encode("ascii", "unheard")
except LookupError as e:
    print(e)
print(codecs.lookup_error("dashes") is dashes, codecs.lookup_error("strict")
      is codecs.strict_errors, codecs.replace_errors(UnicodeDecodeError("x", b"abc", 1, 2, "why")))

reader = codecs.getreader("utf-8")(io.BytesIO("línea uno\nlínea dos\nfin".encode()))
print(reader.readline(), list(reader))
raw = io.BytesIO()
writer = codecs.getwriter("utf-16")(raw)
writer.write("ab")
writer.writelines(["c", "d"])
print(raw.getvalue())
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE, codecs.escape_decode(rb"a\n\x41\101"), codecs.escape_encode(b"\n'\""))


def search(name):
    if name == "upper_case":
        return codecs.CodecInfo(lambda s, errors="strict": (s.upper().encode(), len(s)), lambda b, errors="strict": (bytes(b).decode().lower(), len(b)),
                                name="upper_case")


codecs.register(search)
print("shout".encode("upper-case"), b"LOUD".decode("upper_case"), codecs.lookup("upper case").name)
print("raw \u20ac é".encode("raw_unicode_escape"), b"\\u20ac\\q".decode("raw_unicode_escape"))
