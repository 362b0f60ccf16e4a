"""Guesses the types of files by their names, and extensions for types."""

import os
import posixpath
import urllib.parse

__all__ = [
    "knownfiles", "inited", "MimeTypes", "guess_type", "guess_file_type", "guess_all_extensions", "guess_extension", "add_type", "init",
    "read_mime_types", "suffix_map", "encodings_map", "types_map", "common_types",
]

knownfiles = [
    "/etc/mime.types", "/etc/httpd/mime.types", "/etc/httpd/conf/mime.types", "/etc/apache/mime.types", "/etc/apache2/mime.types",
    "/usr/local/etc/httpd/conf/mime.types", "/usr/local/lib/netscape/mime.types", "/usr/local/etc/httpd/conf/mime.types",
    "/usr/local/etc/mime.types",
]
inited = False
_db = None

_TYPES = {
    ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".webmanifest": "application/manifest+json",
    ".doc": "application/msword", ".dot": "application/msword", ".wiz": "application/msword", ".nq": "application/n-quads",
    ".nt": "application/n-triples", ".bin": "application/octet-stream", ".a": "application/octet-stream",
    ".dll": "application/octet-stream", ".exe": "application/octet-stream", ".o": "application/octet-stream",
    ".obj": "application/octet-stream", ".so": "application/octet-stream", ".oda": "application/oda", ".pdf": "application/pdf",
    ".p7c": "application/pkcs7-mime", ".ps": "application/postscript", ".ai": "application/postscript", ".eps": "application/postscript",
    ".trig": "application/trig", ".m3u": "application/vnd.apple.mpegurl", ".m3u8": "application/vnd.apple.mpegurl",
    ".xls": "application/vnd.ms-excel", ".xlb": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
    ".pot": "application/vnd.ms-powerpoint", ".ppa": "application/vnd.ms-powerpoint", ".pps": "application/vnd.ms-powerpoint",
    ".pwz": "application/vnd.ms-powerpoint", ".wasm": "application/wasm", ".bcpio": "application/x-bcpio", ".cpio": "application/x-cpio",
    ".csh": "application/x-csh", ".dvi": "application/x-dvi", ".gtar": "application/x-gtar", ".hdf": "application/x-hdf",
    ".h5": "application/x-hdf5", ".latex": "application/x-latex", ".mif": "application/x-mif", ".cdf": "application/x-netcdf",
    ".nc": "application/x-netcdf", ".p12": "application/x-pkcs12", ".pfx": "application/x-pkcs12", ".ram": "application/x-pn-realaudio",
    ".pyc": "application/x-python-code", ".pyo": "application/x-python-code", ".sh": "application/x-sh", ".shar": "application/x-shar",
    ".swf": "application/x-shockwave-flash", ".sv4cpio": "application/x-sv4cpio", ".sv4crc": "application/x-sv4crc",
    ".tar": "application/x-tar", ".tcl": "application/x-tcl", ".tex": "application/x-tex", ".texi": "application/x-texinfo",
    ".texinfo": "application/x-texinfo", ".roff": "application/x-troff", ".t": "application/x-troff", ".tr": "application/x-troff",
    ".man": "application/x-troff-man", ".me": "application/x-troff-me", ".ms": "application/x-troff-ms", ".ustar": "application/x-ustar",
    ".src": "application/x-wais-source", ".xsl": "application/xml", ".rdf": "application/xml", ".wsdl": "application/xml",
    ".xpdl": "application/xml", ".zip": "application/zip", ".3gp": "audio/3gpp", ".3gpp": "audio/3gpp", ".3g2": "audio/3gpp2",
    ".3gpp2": "audio/3gpp2", ".aac": "audio/aac", ".adts": "audio/aac", ".loas": "audio/aac", ".ass": "audio/aac", ".au": "audio/basic",
    ".snd": "audio/basic", ".mp3": "audio/mpeg", ".mp2": "audio/mpeg", ".opus": "audio/opus", ".aif": "audio/x-aiff",
    ".aifc": "audio/x-aiff", ".aiff": "audio/x-aiff", ".ra": "audio/x-pn-realaudio", ".wav": "audio/x-wav", ".avif": "image/avif",
    ".bmp": "image/bmp", ".gif": "image/gif", ".ief": "image/ief", ".jpg": "image/jpeg", ".jpe": "image/jpeg", ".jpeg": "image/jpeg",
    ".heic": "image/heic", ".heif": "image/heif", ".png": "image/png", ".svg": "image/svg+xml", ".tiff": "image/tiff",
    ".tif": "image/tiff", ".ico": "image/vnd.microsoft.icon", ".webp": "image/webp", ".ras": "image/x-cmu-raster",
    ".pnm": "image/x-portable-anymap", ".pbm": "image/x-portable-bitmap", ".pgm": "image/x-portable-graymap",
    ".ppm": "image/x-portable-pixmap", ".rgb": "image/x-rgb", ".xbm": "image/x-xbitmap", ".xpm": "image/x-xpixmap",
    ".xwd": "image/x-xwindowdump", ".eml": "message/rfc822", ".mht": "message/rfc822", ".mhtml": "message/rfc822",
    ".nws": "message/rfc822", ".css": "text/css", ".csv": "text/csv", ".html": "text/html", ".htm": "text/html", ".md": "text/markdown",
    ".markdown": "text/markdown", ".n3": "text/n3", ".txt": "text/plain", ".bat": "text/plain", ".c": "text/plain", ".h": "text/plain",
    ".ksh": "text/plain", ".pl": "text/plain", ".srt": "text/plain", ".rtx": "text/richtext", ".rtf": "text/rtf",
    ".tsv": "text/tab-separated-values", ".vtt": "text/vtt", ".py": "text/x-python", ".rst": "text/x-rst", ".etx": "text/x-setext",
    ".sgm": "text/x-sgml", ".sgml": "text/x-sgml", ".vcf": "text/x-vcard", ".xml": "text/xml", ".mp4": "video/mp4", ".mpeg": "video/mpeg",
    ".m1v": "video/mpeg", ".mpa": "video/mpeg", ".mpe": "video/mpeg", ".mpg": "video/mpeg", ".mov": "video/quicktime",
    ".qt": "video/quicktime", ".webm": "video/webm", ".avi": "video/x-msvideo", ".movie": "video/x-sgi-movie",
}
_COMMON = {
    ".rtf": "application/rtf", ".midi": "audio/midi", ".mid": "audio/midi", ".jpg": "image/jpg", ".pict": "image/pict",
    ".pct": "image/pict", ".pic": "image/pict", ".xul": "text/xul",
}
_SUFFIXES = {
    ".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz",
}
_ENCODINGS = {
    ".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br",
}


def _default_mime_types():
    """Makes the tables those that the module begins with."""
    global suffix_map, encodings_map, types_map, common_types
    suffix_map, encodings_map, types_map, common_types = (table.copy() for table in (_SUFFIXES, _ENCODINGS, _TYPES, _COMMON))


_default_mime_types()


class MimeTypes:
    """A database of types."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = _ENCODINGS.copy()
        self.suffix_map = _SUFFIXES.copy()
        self.types_map = {}, {}  # common, standard
        self.types_map_inv = {}, {}
        for strictly, types in (True, _TYPES), (False, _COMMON):
            for ext, kind in types.items():
                self.add_type(kind, ext, strictly)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Notes the type of files with an extension, as a standard type if strict."""
        known = self.types_map_inv[strict].setdefault(type, [])
        if ext not in known:
            known.append(ext)
        self.types_map[strict][ext] = type

    def guess_type(self, url, strict=True):
        """Returns the type of what a URL or a path leads to, and how it is encoded."""
        url = os.fspath(url)
        parts = urllib.parse.urlparse(url)
        if len(parts.scheme) < 2:  # a single letter is a drive
            return self.guess_file_type(url, strict=strict)
        if parts.scheme == "data":
            return self._data_type(parts.path), None
        return self._guess(parts.path, strict, posixpath.splitext)

    def _data_type(self, url):
        """The type that a data: URL names."""
        comma = url.find(",")
        if comma < 0:
            return None
        kind = url[:url.find(";", 0, comma)] if ";" in url[:comma] else url[:comma]
        return "text/plain" if "=" in kind or "/" not in kind else kind

    def guess_file_type(self, path, *, strict=True):
        path = os.fsdecode(path)
        return self._guess(os.path.splitdrive(path)[1], strict, os.path.splitext)

    def _guess(self, path, strict, splitext):
        base, ext = splitext(path)
        while (lower := ext.lower()) in self.suffix_map:
            base, ext = splitext(base + self.suffix_map[lower])
        encoding = None
        if ext in self.encodings_map:
            encoding = self.encodings_map[ext]
            base, ext = splitext(base)
        ext = ext.lower()
        for known in self.types_map[True], *(() if strict else (self.types_map[False],)):
            if ext in known:
                return known[ext], encoding
        return None, encoding

    def guess_all_extensions(self, type, strict=True):
        type = type.lower()
        found = list(self.types_map_inv[True].get(type, []))
        if not strict:
            found += [ext for ext in self.types_map_inv[False].get(type, []) if ext not in found]
        return found

    def guess_extension(self, type, strict=True):
        found = self.guess_all_extensions(type, strict)
        return found[0] if found else None

    def read(self, filename, strict=True):
        with open(filename, encoding="utf-8") as fp:
            self.readfp(fp, strict)

    def readfp(self, fp, strict=True):
        for line in fp:
            words = line.split()
            for i, word in enumerate(words):
                if word[0] == "#":
                    del words[i:]
                    break
            for suffix in words[1:]:
                self.add_type(words[0], "." + suffix, strict)


def _database():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    return _database().guess_type(url, strict)


def guess_file_type(path, *, strict=True):
    return _database().guess_file_type(path, strict=strict)


def guess_all_extensions(type, strict=True):
    return _database().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    return _database().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    return _database().add_type(type, ext, strict)


def init(files=None):
    global suffix_map, types_map, encodings_map, common_types, inited, _db
    inited = True
    if files is None or _db is None:
        db = MimeTypes()
        files = knownfiles if files is None else knownfiles + list(files)
    else:
        db = _db
    for name in files:
        if os.path.isfile(name):
            db.read(name)
    encodings_map, suffix_map = db.encodings_map, db.suffix_map
    types_map, common_types = db.types_map[True], db.types_map[False]
    _db = db


def read_mime_types(file):
    try:
        f = open(file, encoding="utf-8")
    except OSError:
        return None
    with f:
        db = MimeTypes()
        db.readfp(f, True)
        return db.types_map[True]
