"""Codec registry, base classes of codecs, and the streams and incremental coders built on them."""

import binascii
import builtins
from _codecs import *
from _codecs import _known, _set_handler

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE", "BOM_UTF8",
    "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec",
    "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder", "getencoder",
    "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter", "encode", "decode", "iterencode",
    "iterdecode", "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors",
    "namereplace_errors", "register_error", "lookup_error",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE = BOM_UTF16_LE, BOM_UTF16_BE
BOM64_LE, BOM64_BE = BOM_UTF32_LE, BOM_UTF32_BE


class CodecInfo(tuple):
    """What lookup finds: a tuple of the four factories, with names."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None,
                *, _is_text_encoding=None):
        info = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        info.encode, info.decode, info.streamreader, info.streamwriter = info
        info.incrementalencoder, info.incrementaldecoder = incrementalencoder, incrementaldecoder
        info.name = name
        if _is_text_encoding is not None:
            info._is_text_encoding = _is_text_encoding
        return info

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>"

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


def _step(coder, convert, input, final):
    """Give a coder its input behind what it has kept of the last, and keep what it cannot use yet."""
    pending = coder.buffer + input
    output, used = convert(pending, coder.errors, final)
    coder.buffer = pending[used:]
    return output


class IncrementalEncoder:
    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps input that cannot be encoded yet."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        """The bytes for the input, and how much of it they stand for: for subclasses to define."""
        raise NotImplementedError

    def encode(self, input, final=False):
        return _step(self, self._buffer_encode, input, final)

    def reset(self):
        super().reset()
        self.buffer = ""

    def getstate(self):
        return self.buffer if self.buffer else 0

    def setstate(self, state):
        self.buffer = state if state else ""


class IncrementalDecoder:
    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return (b"", 0)

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the bytes of a character that is not complete yet."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        """The text for the input, and how many bytes of it that takes: for subclasses to define."""
        raise NotImplementedError

    def decode(self, input, final=False):
        return _step(self, self._buffer_decode, input, final)

    def reset(self):
        super().reset()
        self.buffer = b""

    def getstate(self):
        kept = self.buffer
        return kept, 0

    def setstate(self, state):
        self.buffer = state[0]


class _OverStream:
    """What readers and writers have in common: whatever they do not do themselves, their stream does."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {type(self).__name__}")


class StreamWriter(Codec, _OverStream):
    def __init__(self, stream, errors="strict"):
        self.errors, self.stream = errors, stream

    def write(self, object):
        encoded = self.encode(object, self.errors)
        self.stream.write(encoded[0])

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        """Begin anew: for subclasses with a state to define."""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if (offset, whence) == (0, 0):
            self.reset()


class StreamReader(Codec, _OverStream):
    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.errors, self.stream = errors, stream
        self._empty_charbuffer = self.charbuffertype()
        StreamReader.reset(self)

    def decode(self, input, errors="strict"):
        raise NotImplementedError

    def _join_lines(self):
        if self.linebuffer:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
            self.linebuffer = None

    def read(self, size=-1, chars=-1, firstline=False):
        self._join_lines()
        if chars < 0:
            # What was decoded before is the result where a size in bytes is asked for.
            chars = size
        while True:
            if chars >= 0 and len(self.charbuffer) >= chars:
                break
            data = self.stream.read() if size < 0 else self.stream.read(size)
            data = self.bytebuffer + data
            if not data:
                break
            try:
                text, consumed = self.decode(data, self.errors)
            except UnicodeDecodeError as exc:
                if not firstline:
                    raise
                text, consumed = self.decode(data[:exc.start], self.errors)
                if len(text.splitlines(keepends=True)) <= 1:
                    raise
            progress = consumed > 0
            self.bytebuffer = data[consumed:]
            self.charbuffer += text
            if size < 0 or not progress and not self.stream_has_more(data):
                break
            if chars < 0 or size >= 0 and self.charbuffer:
                break
        if chars < 0:
            result, self.charbuffer = self.charbuffer, self._empty_charbuffer
        else:
            result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def stream_has_more(self, data):
        more = self.stream.read(1)
        if more:
            self.bytebuffer += more
        return bool(more)

    def readline(self, size=None, keepends=True):
        self._join_lines()
        line = self.charbuffer
        self.charbuffer = self._empty_charbuffer
        while True:
            lines = line.splitlines(keepends=True)
            if len(lines) > 1 or lines and lines[0] != lines[0].splitlines()[0] and not lines[0].endswith("\r"):
                first = lines[0]
                self.charbuffer = line[len(first):]
                break
            text = self.read(size or 72, firstline=True)
            if not text:
                first = line
                break
            line += text
            if size is not None and not line.splitlines(keepends=False)[1:]:
                lines = line.splitlines(keepends=True)
                first = lines[0]
                self.charbuffer = line[len(first):] + self.charbuffer
                break
        if not keepends and first:
            first = first.splitlines(keepends=False)[0]
        return first

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

class StreamReaderWriter(_OverStream):
    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        for coder in self.reader, self.writer:
            coder.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        # What was read ahead is lost in any case; an encoder writes its mark again only at the start.
        self.reader.reset()
        if (offset, whence) == (0, 0):
            self.writer.reset()


class StreamRecoder(_OverStream):
    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream, self.errors = stream, errors
        self.encode, self.decode = encode, decode
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def _outside(self, text):
        return self.encode(text, self.errors)[0]

    def _inside(self, data):
        return self.decode(data, self.errors)[0]

    def read(self, size=-1):
        return self._outside(self.reader.read(size))

    def readline(self, size=None):
        sizes = () if size is None else (size,)
        return self._outside(self.reader.readline(*sizes))

    def readlines(self, sizehint=None):
        return self._outside(self.reader.read()).splitlines(keepends=True)

    def __next__(self):
        return self._outside(next(self.reader))

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self._inside(data))

    def writelines(self, list):
        return self.writer.write(self._inside(b"".join(list)))

    def reset(self):
        for coder in self.reader, self.writer:
            coder.reset()

    def seek(self, offset, whence=0):
        for coder in self.reader, self.writer:
            coder.seek(offset, whence)


def _text_codec(name):
    """The CodecInfo of an encoding that the runtime has."""
    key = name
    public = {"latin-1": "iso8859-1", "unicodeescape": "unicode-escape", "utf7": "utf-7"}.get(_known(name), _known(name))
    if public == "utf-8" and "sig" in name:
        public = key = "utf-8-sig"

    def encode(input, errors="strict"):
        if not isinstance(input, str):
            raise TypeError(f"{public.replace('-', '_')}_encode() argument 1 must be str, not {type(input).__name__}")
        return input.encode(key, errors), len(input)

    part = globals().get({"iso8859-1": "latin_1", "unicode-escape": "unicode_escape"}.get(public, public.replace("-", "_")) + "_decode")

    def decode(input, errors="strict"):
        if part is not None:
            return part(input, errors, True)
        data = bytes(input)
        return data.decode(key, errors), len(data)

    class Encoder(IncrementalEncoder):
        started = False

        def encode(self, input, final=False):
            data = encode(input, self.errors)[0]
            if public in _marks and input:
                if self.started:
                    data = data[_marks[public]:]
                self.started = True
            elif public in _marks:
                data = b""
            return data

        def reset(self):
            self.started = False

        def getstate(self):
            return 0 if self.started or public not in _marks else 2

        def setstate(self, state):
            self.started = public in _marks and not state

    class Decoder(BufferedIncrementalDecoder):
        order = None

        def _buffer_decode(self, input, errors, final):
            if public == "utf-8-sig":
                if self.order is None:
                    if len(input) < 3 and BOM_UTF8.startswith(input) and not final:
                        return "", 0
                    self.order = utf_8_decode
                    if input.startswith(BOM_UTF8):
                        text, used = utf_8_decode(input[3:], errors, final)
                        return text, used + 3
                return utf_8_decode(input, errors, final)
            if public in ("utf-16", "utf-32"):
                return self._wide(input, errors, final)
            return part(input, errors, final)

        def _wide(self, input, errors, final):
            if self.order is not None:
                return self.order(input, errors, final)
            size = 2 if public == "utf-16" else 4
            if len(input) < size and not final:
                return "", 0
            little, big = (utf_16_le_decode, utf_16_be_decode) if size == 2 else (utf_32_le_decode, utf_32_be_decode)
            marks = (BOM_UTF16_LE, BOM_UTF16_BE) if size == 2 else (BOM_UTF32_LE, BOM_UTF32_BE)
            self.order = big if input.startswith(marks[1]) else little
            if input.startswith(marks):
                text, used = self.order(input[size:], errors, final)
                return text, used + size
            return self.order(input, errors, final)

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.order = None

    class Writer(StreamWriter):
        def __init__(self, stream, errors="strict"):
            StreamWriter.__init__(self, stream, errors)
            self._coder = Encoder(errors)

        def encode(self, input, errors="strict"):
            return self._coder.encode(input), len(input)

        def reset(self):
            self._coder.reset()

    class Reader(StreamReader):
        def __init__(self, stream, errors="strict"):
            StreamReader.__init__(self, stream, errors)
            self._coder = Decoder(errors)

        def decode(self, input, errors="strict"):
            return self._coder._buffer_decode(input, errors, False)

        def reset(self):
            StreamReader.reset(self)
            self._coder.reset()

    for cls, shown in ((Encoder, "IncrementalEncoder"), (Decoder, "IncrementalDecoder"), (Writer, "StreamWriter"), (Reader, "StreamReader")):
        cls.__name__ = cls.__qualname__ = shown
        cls.__module__ = "encodings." + public.replace("-", "_")
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, public)


_marks = {"utf-8-sig": 3, "utf-16": 2, "utf-32": 4}


def _binary_codec(name, encode_all, decode_all):
    """The CodecInfo of a codec from bytes to bytes, or of rot13 from text to text."""

    def encode(input, errors="strict"):
        return encode_all(input), len(input)

    def decode(input, errors="strict"):
        return decode_all(input), len(input)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode_all(input)

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode_all(input)

    return CodecInfo(encode, decode, None, None, Encoder, Decoder, name, _is_text_encoding=False)


def _base64_encode(data):
    data = bytes(data)
    return b"".join(binascii.b2a_base64(data[i:i + 57]) for i in range(0, len(data), 57))


def _rot13(text):
    out = []
    for c in text:
        if "a" <= c <= "z":
            c = chr((ord(c) - 84) % 26 + 97)
        elif "A" <= c <= "Z":
            c = chr((ord(c) - 52) % 26 + 65)
        out.append(c)
    return "".join(out)


def _special(key):
    if key in ("base64", "base_64", "base64_codec"):
        return _binary_codec("base64", _base64_encode, binascii.a2b_base64)
    if key in ("hex", "hex_codec"):
        return _binary_codec("hex", binascii.b2a_hex, binascii.a2b_hex)
    if key in ("rot13", "rot_13"):
        return _binary_codec("rot-13", _rot13, _rot13)
    if key in ("zlib", "zip", "zlib_codec"):
        import zlib
        return _binary_codec("zlib", zlib.compress, zlib.decompress)
    return None


_cache = {}
_searchers = []


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searchers.append(search_function)


def unregister(search_function, /):
    if search_function in _searchers:
        _cache.clear()
        _searchers.remove(search_function)


def lookup(encoding, /):
    key = encoding.lower().replace(" ", "-")
    info = _cache.get(key)
    if info is not None:
        return info
    if _known(encoding):
        info = _text_codec(key)
    else:
        name = "".join(c if c.isalnum() and c.isascii() or c == "." else "_" for c in key)
        info = _special(name)
        for search in _searchers:
            if info is not None:
                break
            info = search(name)
            if info is not None and (not isinstance(info, tuple) or len(info) != 4):
                raise TypeError("codec search functions must return 4-tuples")
    if info is None:
        raise LookupError("unknown encoding: " + encoding)
    _cache[key] = info
    return info


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def _incremental(encoding, kind):
    factory = getattr(lookup(encoding), kind)
    if factory is None:
        raise LookupError(encoding)
    return factory


def getincrementalencoder(encoding):
    return _incremental(encoding, "incrementalencoder")


def getincrementaldecoder(encoding):
    return _incremental(encoding, "incrementaldecoder")


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is None:
        return builtins.open(filename, mode, buffering)
    raw = builtins.open(filename, mode if "b" in mode else mode + "b", buffering)
    try:
        codec = lookup(encoding)
        stream = StreamReaderWriter(raw, codec.streamreader, codec.streamwriter, errors)
    except BaseException:
        raw.close()
        raise
    stream.encoding = encoding
    return stream


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    if file_encoding is None:
        file_encoding = data_encoding
    data, stored = lookup(data_encoding), lookup(file_encoding)
    recoder = StreamRecoder(file, data.encode, data.decode, stored.streamreader, stored.streamwriter, errors)
    recoder.data_encoding = data_encoding
    recoder.file_encoding = file_encoding
    return recoder


def _outputs(step, inputs, end):
    """What an incremental coder gives for the inputs and at their end, without what is empty."""
    for input in inputs:
        output = step(input)
        if output:
            yield output
    last = step(end, True)
    if last:
        yield last


def iterencode(iterator, encoding, errors="strict", **kwargs):
    coder = getincrementalencoder(encoding)(errors, **kwargs)
    yield from _outputs(coder.encode, iterator, "")


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    coder = getincrementaldecoder(encoding)(errors, **kwargs)
    yield from _outputs(coder.decode, iterator, b"")


def make_identity_dict(rng):
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    m = {}
    for k, v in decoding_map.items():
        m[v] = k if v not in m else None
    return m


def _bad(exc):
    return exc.object[exc.start:exc.end]


def _refuse(exc):
    raise TypeError(f"don't know how to handle {type(exc).__name__} in error callback")


def strict_errors(exception, /):
    if isinstance(exception, Exception):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception, /):
    if not isinstance(exception, UnicodeError):
        _refuse(exception)
    return "", exception.end


def replace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * (exception.end - exception.start), exception.end
    _refuse(exception)


def xmlcharrefreplace_errors(exception, /):
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    return "".join(f"&#{ord(c)};" for c in _bad(exception)), exception.end


def backslashreplace_errors(exception, /):
    if isinstance(exception, UnicodeDecodeError):
        return "".join(f"\\x{b:02x}" for b in _bad(exception)), exception.end
    if not isinstance(exception, (UnicodeEncodeError, UnicodeTranslateError)):
        _refuse(exception)
    out = []
    for c in _bad(exception):
        n = ord(c)
        out.append(f"\\x{n:02x}" if n < 0x100 else f"\\u{n:04x}" if n < 0x10000 else f"\\U{n:08x}")
    return "".join(out), exception.end


def namereplace_errors(exception, /):
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    return _bad(exception).encode("ascii", "namereplace").decode("ascii"), exception.end


def _surrogateescape(exception, /):
    if isinstance(exception, UnicodeDecodeError):
        end = exception.start
        out = []
        while end < exception.end and exception.object[end] >= 128:
            out.append(chr(0xDC00 + exception.object[end]))
            end += 1
        if not out:
            raise exception
        return "".join(out), end
    if isinstance(exception, UnicodeEncodeError):
        bad = _bad(exception)
        if not all("\udc80" <= c <= "\udcff" for c in bad):
            raise exception
        return bytes(ord(c) - 0xDC00 for c in bad), exception.end
    _refuse(exception)


def _surrogatepass(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        return _bad(exception).encode(exception.encoding, "surrogatepass"), exception.end
    if isinstance(exception, UnicodeDecodeError):
        text = exception.object[exception.start:exception.start + 3].decode(exception.encoding, "surrogatepass")
        return text, exception.start + 3
    _refuse(exception)


_handlers = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors, "xmlcharrefreplace": xmlcharrefreplace_errors,
    "backslashreplace": backslashreplace_errors, "namereplace": namereplace_errors, "surrogateescape": _surrogateescape,
    "surrogatepass": _surrogatepass,
}


def register_error(errors, handler, /):
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler
    _set_handler(errors, handler)


def lookup_error(name, /):
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None
