"""Files in the format of gzip."""

import io
import os
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ, WRITE = "rb", "wb"
_COMPRESS_LEVEL_FAST, _COMPRESS_LEVEL_TRADEOFF, _COMPRESS_LEVEL_BEST = 1, 6, 9


class BadGzipFile(OSError):
    pass


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError("Argument '%s' not supported in binary mode" % name)
    plain = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, plain, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, plain, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" in mode:
        return io.TextIOWrapper(file, encoding or "utf-8", errors, newline)
    return file


def _header(name, level, mtime):
    """The ten bytes that begin a member, and the file's name."""
    flags = FNAME if name else 0
    xfl = 2 if level == 9 else 4 if level == 1 else 0
    head = b"\037\213\010" + bytes([flags]) + struct.pack("<L", int(time.time() if mtime is None else mtime)) + bytes([xfl, 255])
    return head + name + b"\0" if name else head


def _skip_header(data, pos):
    """The position behind the header of a member."""
    if data[pos:pos + 2] != b"\037\213":
        raise BadGzipFile("Not a gzipped file (%r)" % data[pos:pos + 2])
    if len(data) < pos + 10:
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")
    method, flags = data[pos + 2], data[pos + 3]
    if method != 8:
        raise BadGzipFile("Unknown compression method")
    pos += 10
    if flags & FEXTRA:
        pos += 2 + int.from_bytes(data[pos:pos + 2], "little")
    for flag in (FNAME, FCOMMENT):
        if flags & flag:
            pos = data.index(b"\0", pos) + 1
    if flags & FHCRC:
        pos += 2
    return pos


def decompress(data):
    data = bytes(data)
    parts = []
    pos = 0
    while pos < len(data):
        start = _skip_header(data, pos)
        d = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        text = d.decompress(data[start:])
        if not d.eof or len(d.unused_data) < 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        crc, length = struct.unpack("<II", d.unused_data[:8])
        if crc != zlib.crc32(text):
            raise BadGzipFile("CRC check failed")
        if length != len(text) & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        parts.append(text)
        rest = d.unused_data[8:].lstrip(b"\0")
        pos = len(data) - len(rest)
    return b"".join(parts)


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    c = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = c.compress(data) + c.flush()
    return _header(b"", compresslevel, mtime) + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)


class GzipFile(io.BufferedIOBase):
    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        self.fileobj = None
        if mode and ("t" in mode or "U" in mode):
            raise ValueError("Invalid mode: {!r}".format(mode))
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = io.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        self.name = filename
        self.fileobj = fileobj
        self.mtime = mtime
        if mode.startswith("r"):
            self.mode = READ
            self._data = None
        elif mode.startswith(("w", "a", "x")):
            self.mode = WRITE
            self._crc = zlib.crc32(b"")
            self._size = 0
            self._compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS)
            base = os.path.basename(filename)
            if not isinstance(base, bytes):
                try:
                    base = base.encode("latin-1")
                except UnicodeEncodeError:
                    base = b""
            if base.endswith(b".gz"):
                base = base[:-3]
            fileobj.write(_header(base, compresslevel, mtime))
        else:
            raise ValueError("Invalid mode: {!r}".format(mode))

    def __repr__(self):
        return "<gzip " + repr(self.fileobj)[1:-1] + " " + hex(id(self)) + ">"

    def _check(self, mode, what):
        if self.fileobj is None:
            raise ValueError("I/O operation on closed file")
        if self.mode != mode:
            import errno
            raise OSError(errno.EBADF, what)

    def _reader(self):
        self._check(READ, "read() on write-only GzipFile object")
        if self._data is None:
            self._data = io.BytesIO(decompress(self.fileobj.read()))
        return self._data

    def write(self, data):
        self._check(WRITE, "write() on read-only GzipFile object")
        data = bytes(data)
        self.fileobj.write(self._compress.compress(data))
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)
        return len(data)

    def read(self, size=-1):
        return self._reader().read(size)

    def read1(self, size=-1):
        return self._reader().read(size)

    def readinto(self, b):
        return self._reader().readinto(b)

    def readline(self, size=-1):
        return self._reader().readline(size)

    def peek(self, n):
        reader = self._reader()
        at = reader.tell()
        data = reader.read(n)
        reader.seek(at)
        return data

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        fileobj, self.fileobj = self.fileobj, None
        if fileobj is None:
            return
        try:
            if self.mode == WRITE:
                fileobj.write(self._compress.flush())
                fileobj.write(struct.pack("<LL", self._crc, self._size & 0xFFFFFFFF))
        finally:
            own, self.myfileobj = self.myfileobj, None
            if own is not None:
                own.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        if self.fileobj is None:
            raise ValueError("I/O operation on closed file")
        if self.mode == WRITE:
            self.fileobj.write(self._compress.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        return self.fileobj.fileno()

    def rewind(self):
        self._reader().seek(0)

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        return self._size if self.mode == WRITE else self._reader().tell()

    def seek(self, offset, whence=io.SEEK_SET):
        if self.mode == READ:
            return self._reader().seek(offset, whence)
        if whence == io.SEEK_CUR:
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError("Seek from end not supported")
        if offset < self._size:
            raise OSError("Negative seek in write mode")
        self.write(b"\0" * (offset - self._size))
        return self._size
