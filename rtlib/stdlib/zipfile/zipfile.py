"""ZIP archives: reading and writing members, stored or deflated. There is no encryption, and no archive of more than 4 GiB is written."""

import io
import os
import shutil
import stat
import struct
import sys
import time
import zlib

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile", "ZipInfo", "ZipFile",
           "LargeZipFile"]

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1
DEFAULT_VERSION = 20
compressor_names = {0: "store", 8: "deflate", 12: "bzip2", 14: "lzma"}

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sBBHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_END64 = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR64 = struct.Struct("<4sIQI")
_UTF8_NAME, _DESCRIPTOR, _ENCRYPTED = 0x800, 0x08, 0x01


class BadZipFile(Exception):
    """The file is no sound archive."""


class LargeZipFile(Exception):
    """The archive would need the extensions for large files."""


error = BadZipfile = BadZipFile


def _end_record(f):
    """The fields of the record at the end of an archive, its offset, and the comment; None if there is no such record."""
    size = f.seek(0, 2)
    tail = min(size, _END.size + ZIP_MAX_COMMENT)
    f.seek(size - tail)
    data = f.read(tail)
    i = data.rfind(b"PK\5\6")
    if i < 0 or len(data) - i < _END.size:
        return None
    fields = list(_END.unpack_from(data, i))
    at = size - tail + i
    comment = data[i + _END.size:i + _END.size + fields[7]]
    if at >= _LOCATOR64.size:
        f.seek(at - _LOCATOR64.size)
        magic, _, at64, _ = _LOCATOR64.unpack(f.read(_LOCATOR64.size))
        if magic == b"PK\6\7":
            f.seek(at - _LOCATOR64.size - _END64.size)
            large = f.read(_END64.size)
            if len(large) == _END64.size and large[:4] == b"PK\6\6":
                record = _END64.unpack(large)
                fields[3], fields[4], fields[5], fields[6] = record[6], record[7], record[8], record[9]
                at -= _LOCATOR64.size + _END64.size
    return fields, at, comment


def is_zipfile(filename):
    """Whether a file, open or named, ends as an archive does."""
    try:
        if hasattr(filename, "read"):
            return _end_record(filename) is not None
        with open(filename, "rb") as f:
            return _end_record(f) is not None
    except OSError:
        return False


def _check_compression(compression):
    if compression in (ZIP_BZIP2, ZIP_LZMA):
        raise RuntimeError("Compression requires the (missing) %s module" % ("bz2" if compression == ZIP_BZIP2 else "lzma"))
    if compression not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotImplementedError("That compression method is not supported")


class ZipInfo:
    """What an archive says of a member."""

    __slots__ = (
        "orig_filename", "filename", "date_time", "compress_type", "compress_level", "comment", "extra", "create_system", "create_version",
        "extract_version", "reserved", "flag_bits", "volume", "internal_attr", "external_attr", "header_offset", "CRC", "compress_size",
        "file_size", "_raw_time",
    )

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        self.filename = filename.partition("\0")[0].replace(os.sep, "/")
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type, self.compress_level = ZIP_STORED, None
        self.comment = self.extra = b""
        self.create_system = 0 if sys.platform == "win32" else 3
        self.create_version = self.extract_version = DEFAULT_VERSION
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
        self.compress_size = self.file_size = 0

    def __repr__(self):
        parts = [f"<{type(self).__name__} filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            parts.append(f"compress_type={compressor_names.get(self.compress_type, self.compress_type)}")
        mode, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if mode:
            parts.append(f"filemode={stat.filemode(mode)!r}")
        if low:
            parts.append(f"external_attr={low:#x}")
        if not self.is_dir() or self.file_size:
            parts.append(f"file_size={self.file_size!r}")
        if (not self.is_dir() or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            parts.append(f"compress_size={self.compress_size!r}")
        return " ".join(parts) + ">"

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """Describes a file of the system."""
        filename = os.fspath(filename)
        st = os.stat(filename)
        moment = time.localtime(st.st_mtime)[:6]
        if not strict_timestamps:
            moment = min(max(moment, (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 23, 59, 59))
        name = os.path.normpath(filename if arcname is None else arcname).lstrip("/")
        is_dir = stat.S_ISDIR(st.st_mode)
        info = cls(name + "/" if is_dir else name, moment)
        info.external_attr = (st.st_mode & 0xFFFF) << 16 | (0x10 if is_dir else 0)
        info.file_size = 0 if is_dir else st.st_size
        return info

    def is_dir(self):
        return self.filename.endswith("/")

    def _name(self):
        """The name's bytes, and the flags that say how it is written."""
        try:
            return self.filename.encode("ascii"), self.flag_bits & ~_UTF8_NAME
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | _UTF8_NAME

    def _moment(self):
        y, mo, d, h, mi, s = self.date_time
        return h << 11 | mi << 5 | s // 2, (y - 1980) << 9 | mo << 5 | d

    def FileHeader(self, zip64=None):
        """What stands before the member's data."""
        name, flags = self._name()
        clock, day = self._moment()
        late = flags & _DESCRIPTOR
        crc, packed, size = (0, 0, 0) if late else (self.CRC, self.compress_size, self.file_size)
        if packed > ZIP64_LIMIT or size > ZIP64_LIMIT:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        return _LOCAL.pack(b"PK\3\4", self.extract_version, flags, self.compress_type, clock, day, crc, packed, size, len(name),
                           len(self.extra)) + name + self.extra

    def _central(self):
        name, flags = self._name()
        clock, day = self._moment()
        return _CENTRAL.pack(
            b"PK\1\2", self.create_version, self.create_system, self.extract_version, flags, self.compress_type, clock, day, self.CRC,
            self.compress_size, self.file_size, len(name), len(self.extra), len(self.comment), 0, self.internal_attr, self.external_attr,
            self.header_offset) + name + self.extra + self.comment


class ZipExtFile(io.BufferedIOBase):
    """A member as a file to read."""

    def __init__(self, archive, info, offset):
        self._archive, self._info, self._offset = archive, info, offset
        self.name, self.mode, self.newlines = info.filename, "rb", None
        self._begin()

    def _begin(self):
        self._left = self._info.compress_size
        self._at = self._offset
        self._inflate = zlib.decompressobj(-15) if self._info.compress_type == ZIP_DEFLATED else None
        self._buffer, self._pos = b"", 0
        self._crc, self._read, self._ended = 0, 0, False

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        if self.closed:
            return f"<{name} [closed]>"
        packed = f" compress_type={compressor_names[self._info.compress_type]}" if self._inflate else ""
        return f"<{name} name={self.name!r}{packed}>"

    def readable(self):
        self._open()
        return True

    def seekable(self):
        self._open()
        return self._archive._seekable

    def _open(self, what="I/O operation on"):
        if self.closed:
            raise ValueError(f"{what} closed file.")

    def _more(self):
        """Fetches another piece; False at the end, where the checksum must be right."""
        if self._ended:
            return False
        f = self._archive.fp
        f.seek(self._at)
        data = f.read(min(self._left, 1 << 16)) if self._left else b""
        if self._left and not data:
            raise EOFError
        self._at += len(data)
        self._left -= len(data)
        if self._inflate is not None:
            data = self._inflate.decompress(data) + (b"" if self._left else self._inflate.flush())
        data = data[:self._info.file_size - self._read]
        self._read += len(data)
        self._crc = zlib.crc32(data, self._crc)
        if not self._left or self._read == self._info.file_size:
            self._ended = True
            if self._crc != self._info.CRC:
                raise BadZipFile("Bad CRC-32 for file %r" % self.name)
        self._buffer = self._buffer[self._pos:] + data
        self._pos = 0
        return True

    def read(self, n=-1):
        self._open("read from")
        if n is None or n < 0:
            pieces = [self._buffer[self._pos:]]
            self._buffer, self._pos = b"", 0
            while self._more():
                pieces.append(self._buffer)
                self._buffer = b""
            return b"".join(pieces)
        while len(self._buffer) - self._pos < n and self._more():
            pass
        data = self._buffer[self._pos:self._pos + n]
        self._pos += len(data)
        return data

    def read1(self, n=-1):
        if self._pos == len(self._buffer):
            self._more()
        return self.read(len(self._buffer) - self._pos if n is None or n < 0 else min(n, max(len(self._buffer) - self._pos, 1)))

    def peek(self, n=1):
        while len(self._buffer) - self._pos < n and self._more():
            pass
        return self._buffer[self._pos:self._pos + 512]

    def readline(self, limit=-1):
        self._open("read from")
        while True:
            i = self._buffer.find(b"\n", self._pos)
            if i >= 0 or not self._more():
                break
        end = i + 1 if i >= 0 else len(self._buffer)
        if limit is not None and limit >= 0:
            end = min(end, self._pos + limit)
        data = self._buffer[self._pos:end]
        self._pos = end
        return data

    def tell(self):
        self._open()
        return self._read - (len(self._buffer) - self._pos)

    def seek(self, offset, whence=os.SEEK_SET):
        self._open("seek on")
        if whence == os.SEEK_CUR:
            offset += self.tell()
        elif whence == os.SEEK_END:
            offset += self._info.file_size
        elif whence != os.SEEK_SET:
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        offset = min(max(offset, 0), self._info.file_size)
        if offset < self.tell():
            self._begin()
        self.read(offset - self.tell())
        return self.tell()


class _Writer(io.BufferedIOBase):
    """A member as a file to write."""

    def __init__(self, archive, info):
        self._archive, self._info = archive, info
        self.name, self.mode = info.filename, "wb"
        self._deflate = None
        if info.compress_type == ZIP_DEFLATED:
            level = info.compress_level
            self._deflate = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION if level is None else level, zlib.DEFLATED, -15)
        info.CRC = info.file_size = info.compress_size = 0

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        data = bytes(data)
        info = self._info
        info.file_size += len(data)
        info.CRC = zlib.crc32(data, info.CRC)
        self._put(self._deflate.compress(data) if self._deflate else data)
        return len(data)

    def _put(self, data):
        self._info.compress_size += len(data)
        self._archive.fp.write(data)

    def close(self):
        if self.closed:
            return
        try:
            super().close()
            if self._deflate:
                self._put(self._deflate.flush())
            archive, info = self._archive, self._info
            if info.file_size > ZIP64_LIMIT or info.compress_size > ZIP64_LIMIT:
                raise LargeZipFile("Filesize would require ZIP64 extensions")
            if info.flag_bits & _DESCRIPTOR:
                archive.fp.write(struct.pack("<4sIII", b"PK\7\x08", info.CRC, info.compress_size, info.file_size))
                archive.start_dir = archive.fp.tell()
            else:
                archive.start_dir = archive.fp.tell()
                archive.fp.seek(info.header_offset)
                archive.fp.write(info.FileHeader())
                archive.fp.seek(archive.start_dir)
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
        finally:
            self._archive._writing = False


class ZipFile:
    """An archive to read, to write anew, or to add to."""

    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True, metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _check_compression(compression)
        self.mode, self.compression, self.compresslevel = mode, compression, compresslevel
        self.filelist, self.NameToInfo = [], {}
        self.debug, self.pwd, self._comment = 0, None, b""
        self._strict_timestamps, self._names = strict_timestamps, metadata_encoding
        self._changed = self._writing = False
        self._seekable = True
        if metadata_encoding and mode != "r":
            raise ValueError("metadata_encoding is only supported for reading files")
        self._own = not hasattr(file, "read") and not hasattr(file, "write")
        if self._own:
            file = os.fspath(file)
            self.filename = file
            if mode == "a" and not os.path.exists(file):
                self.fp = io.open(file, "w+b")
            else:
                self.fp = io.open(file, {"r": "rb", "w": "w+b", "x": "x+b", "a": "r+b"}[mode])
        else:
            self.fp = file
            self.filename = getattr(file, "name", None)
        try:
            if mode == "r":
                self._load()
            elif mode == "a":
                try:
                    self._load()
                    self.fp.seek(self.start_dir)
                except BadZipFile:
                    self.start_dir = self.fp.seek(0, 2)
                    self._changed = True
            else:
                self._changed = True
                try:
                    self.start_dir = self.fp.tell()
                    self.fp.seek(self.start_dir)
                except (AttributeError, OSError):
                    self._seekable = False
                    self.fp = _Counted(self.fp)
                    self.start_dir = 0
        except BaseException:
            fp, self.fp = self.fp, None
            if self._own:
                fp.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        if self.fp is None:
            return f"<{name} [closed]>"
        what = f"filename={self.filename!r}" if self._own or self.filename is not None else f"file={self.fp!r}"
        return f"<{name} {what} mode={self.mode!r}>"

    def _load(self):
        try:
            record = _end_record(self.fp)
        except OSError:
            raise BadZipFile("File is not a zip file") from None
        if record is None:
            raise BadZipFile("File is not a zip file")
        fields, at, self._comment = record
        size, offset = fields[5], fields[6]
        shift = at - size - offset  # what stands before the archive in the file
        self.start_dir = offset + shift
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        self.fp.seek(self.start_dir)
        data = io.BytesIO(self.fp.read(size))
        while data.tell() < size:
            head = data.read(_CENTRAL.size)
            if len(head) != _CENTRAL.size:
                raise BadZipFile("Truncated central directory")
            c = _CENTRAL.unpack(head)
            if c[0] != b"PK\1\2":
                raise BadZipFile("Bad magic number for central directory")
            name = data.read(c[11])
            info = ZipInfo(name.decode("utf-8" if c[4] & _UTF8_NAME else self._names or "cp437"))
            info.extra, info.comment = data.read(c[12]), data.read(c[13])
            (info.create_version, info.create_system, info.extract_version, info.flag_bits, info.compress_type) = c[1], c[2], c[3], c[4], c[5]
            info.CRC, info.compress_size, info.file_size = c[8], c[9], c[10]
            info.volume, info.internal_attr, info.external_attr, info.header_offset = c[14], c[15], c[16], c[17]
            info.date_time = ((c[7] >> 9) + 1980, c[7] >> 5 & 15, c[7] & 31, c[6] >> 11, c[6] >> 5 & 63, (c[6] & 31) * 2)
            _enlarge(info)
            info.header_offset += shift
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError("comment: expected bytes, got %s" % type(comment).__name__)
        self._comment = comment[:ZIP_MAX_COMMENT]
        self._changed = True

    def namelist(self):
        return [info.filename for info in self.filelist]

    def infolist(self):
        return self.filelist

    def getinfo(self, name):
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError("There is no item named %r in the archive" % name)
        return info

    def printdir(self, file=None):
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.filelist:
            print("%-46s %s %12d" % (info.filename, "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6], info.file_size), file=file)

    def testzip(self):
        for info in self.filelist:
            try:
                with self.open(info) as f:
                    while f.read(1 << 20):
                        pass
            except BadZipFile:
                return info.filename

    def setpassword(self, pwd):
        if pwd and not isinstance(pwd, bytes):
            raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
        self.pwd = pwd or None

    def read(self, name, pwd=None):
        with self.open(name, "r", pwd) as f:
            return f.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if self.fp is None:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            info = name
        elif mode == "w":
            info = ZipInfo(name)
            info.compress_type, info.compress_level = self.compression, self.compresslevel
        else:
            info = self.getinfo(name)
        if mode == "w":
            return self._write_member(info)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. Close the writing handle before "
                             "trying to read.")
        self.fp.seek(info.header_offset)
        head = self.fp.read(_LOCAL.size)
        if len(head) != _LOCAL.size:
            raise BadZipFile("Truncated file header")
        fields = _LOCAL.unpack(head)
        if fields[0] != b"PK\3\4":
            raise BadZipFile("Bad magic number for file header")
        name = self.fp.read(fields[9])
        if name.decode("utf-8" if fields[2] & _UTF8_NAME else self._names or "cp437") != info.orig_filename:
            raise BadZipFile("File name in directory %r and header %r differ." % (info.orig_filename, name))
        if info.flag_bits & _ENCRYPTED:
            raise RuntimeError("File %r is encrypted, password required for extraction" % info.filename)
        _check_compression(info.compress_type)
        return ZipExtFile(self, info, info.header_offset + _LOCAL.size + fields[9] + fields[10])

    def _write_member(self, info):
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. Close the first handle before "
                             "opening another.")
        self._check_write(info)
        info.flag_bits = 0 if self._seekable else _DESCRIPTOR
        info.CRC = 0
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        self.fp.write(info.FileHeader())
        self._changed = self._writing = True
        return _Writer(self, info)

    def _check_write(self, info):
        if info.filename in self.NameToInfo:
            import warnings

            warnings.warn("Duplicate name: %r" % info.filename, stacklevel=3)
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        _check_compression(info.compress_type)

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            self.mkdir(info)
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info.compress_level = self.compresslevel if compresslevel is None else compresslevel
        with open(filename, "rb") as source, self.open(info, "w") as target:
            shutil.copyfileobj(source, target, 1 << 16)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        if isinstance(data, str):
            data = data.encode("utf-8")
        info = zinfo_or_arcname
        if not isinstance(info, ZipInfo):
            info = ZipInfo(info, time.localtime(time.time())[:6])
            info.compress_type, info.compress_level = self.compression, self.compresslevel
            info.external_attr = 0o40775 << 16 | 0x10 if info.is_dir() else 0o600 << 16
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info.compress_level = compresslevel
        info.file_size = len(data)
        with self.open(info, "w") as target:
            target.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        info = zinfo_or_directory_name
        if isinstance(info, ZipInfo):
            if not info.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(info, str):
            info = ZipInfo(info if info.endswith("/") else info + "/")
            info.external_attr = (stat.S_IFDIR | mode) << 16 | 0x10
        else:
            raise TypeError("Expected type str or ZipInfo")
        self._check_write(info)
        info.CRC = info.compress_size = info.file_size = info.flag_bits = 0
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        self.fp.write(info.FileHeader())
        self.start_dir = self.fp.tell()
        self._changed = True
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def extract(self, member, path=None, pwd=None):
        return self._extract(member, os.getcwd() if path is None else os.fspath(path))

    def extractall(self, path=None, members=None, pwd=None):
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract(member, path)

    def _extract(self, member, path):
        """Writes a member below a directory, and nowhere else: what its name says of roots and parents does not count."""
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        parts = [p for p in info.filename.split("/") if p not in ("", ".", "..")]
        target = os.path.normpath(os.path.join(path, *parts))
        parent = os.path.dirname(target)
        if parent and not os.path.exists(parent):
            os.makedirs(parent, exist_ok=True)
        if info.is_dir():
            if not os.path.isdir(target):
                os.mkdir(target)
            return target
        with self.open(info) as source, open(target, "wb") as out:
            shutil.copyfileobj(source, out)
        return target

    def close(self):
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. Close the writing handle before closing "
                             "the zip.")
        try:
            if self.mode in ("w", "x", "a") and self._changed:
                if self._seekable:
                    self.fp.seek(self.start_dir)
                self._write_end()
        finally:
            fp, self.fp = self.fp, None
            if self._own:
                fp.close()

    def __del__(self):
        self.close()

    def _write_end(self):
        start = self.fp.tell()
        for info in self.filelist:
            self.fp.write(info._central())
        end = self.fp.tell()
        if len(self.filelist) > ZIP_FILECOUNT_LIMIT or start > ZIP64_LIMIT:
            raise LargeZipFile("Central directory would require ZIP64 extensions")
        count = len(self.filelist)
        self.fp.write(_END.pack(b"PK\5\6", 0, 0, count, count, end - start, start, len(self._comment)) + self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()


def _enlarge(info):
    """Takes sizes and offset from the extension for large files, where the fields have no room."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == 1:
            numbers = list(struct.unpack(f"<{size // 8}Q", extra[4:4 + size // 8 * 8]))
            for name in ("file_size", "compress_size", "header_offset"):
                if getattr(info, name) == 0xFFFFFFFF and numbers:
                    setattr(info, name, numbers.pop(0))
        extra = extra[4 + size:]


class _Counted:
    """A stream that cannot seek, with its position."""

    def __init__(self, stream):
        self._stream, self._at = stream, 0

    def write(self, data):
        n = self._stream.write(data)
        self._at += n
        return n

    def tell(self):
        return self._at

    def flush(self):
        self._stream.flush()

    def close(self):
        self._stream.close()
