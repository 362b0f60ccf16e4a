"""URLs: taken apart, put together, quoted."""

from collections import namedtuple

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl", "quote",
    "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
    "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]

uses_relative = [
    "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtsps", "rtspu", "sftp",
    "svn", "svn+ssh", "ws", "wss",
]
uses_netloc = uses_relative + ["telnet", "snews", "rsync", "nfs", "git", "git+ssh", "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

_leading = "".join(map(chr, range(33)))


def clear_cache():
    """There is no cache to clear."""


# Bytes are handled as ASCII text, and the results made bytes again.


def _same(x):
    return x


def _encoded(x):
    return x.encode("ascii", "strict")


def _as_text(*args):
    """The arguments as text, and what makes results of the kind that they were."""
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError("Cannot mix str and non-str arguments")
    if is_text:
        return args + (_same,)
    return tuple(x.decode("ascii", "strict") if x else "" for x in args) + (_encoded,)


class _Decoder:
    def decode(self, encoding="ascii", errors="strict"):
        return self._text(*(x.decode(encoding, errors) for x in self))


class _Encoder:
    def encode(self, encoding="ascii", errors="strict"):
        return self._bytes(*(x.encode(encoding, errors) for x in self))


class _Netloc:
    """The parts of a result's netloc."""

    username = property(lambda self: self._userinfo[0])
    password = property(lambda self: self._userinfo[1])

    @property
    def hostname(self):
        host = self._hostinfo[0]
        if not host:
            return None
        percent = "%" if isinstance(host, str) else b"%"
        host, mark, zone = host.partition(percent)
        return host.lower() + mark + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port

    @property
    def _userinfo(self):
        at, colon = ("@", ":") if isinstance(self.netloc, str) else (b"@", b":")
        info, mark, _ = self.netloc.rpartition(at)
        if not mark:
            return None, None
        name, mark, password = info.partition(colon)
        return name, password if mark else None

    @property
    def _hostinfo(self):
        at, colon, opening, closing = ("@", ":", "[", "]") if isinstance(self.netloc, str) else (b"@", b":", b"[", b"]")
        _, _, info = self.netloc.rpartition(at)
        _, bracket, rest = info.partition(opening)
        if bracket:
            host, _, port = rest.partition(closing)
            _, _, port = port.partition(colon)
        else:
            host, _, port = info.partition(colon)
        return host, port or None


_Defrag = namedtuple("_Defrag", "url fragment")
_Split = namedtuple("_Split", "scheme netloc path query fragment")
_Parse = namedtuple("_Parse", "scheme netloc path params query fragment")


class DefragResult(_Defrag, _Encoder):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(_Split, _Netloc, _Encoder):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Parse, _Netloc, _Encoder):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_Defrag, _Decoder):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_Split, _Netloc, _Decoder):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_Parse, _Netloc, _Decoder):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _text, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes)):
    _text._bytes = _bytes
    _bytes._text = _text


def urlparse(url, scheme="", allow_fragments=True):
    url, scheme, result = _as_text(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        start = url.rfind("/") + 1
        at = url.find(";", start)
        if at >= 0:
            url, params = url[:at], url[at + 1 :]
    return result(ParseResult(scheme, netloc, url, params, query, fragment))


def _check_brackets(netloc):
    before, _, rest = netloc.partition("[")
    if before and not before.endswith("@"):
        raise ValueError("Invalid IPv6 URL")
    host, _, port = rest.partition("]")
    if port and not port.startswith(":"):
        raise ValueError("Invalid IPv6 URL")
    if ":" not in host and not host.startswith("v"):
        raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


def urlsplit(url, scheme="", allow_fragments=True):
    url, scheme, result = _as_text(url, scheme)
    url = url.lstrip(_leading)
    scheme = scheme.strip(_leading)
    for c in "\t\r\n":
        url = url.replace(c, "")
        scheme = scheme.replace(c, "")
    netloc = query = fragment = ""
    i = url.find(":")
    if i > 0 and url[0].isascii() and url[0].isalpha() and all(c in scheme_chars for c in url[:i]):
        scheme, url = url[:i].lower(), url[i + 1 :]
    if url[:2] == "//":
        end = min([i for i in (url.find(c, 2) for c in "/?#") if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_brackets(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return result(SplitResult(scheme, netloc, url, query, fragment))


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, result = _as_text(*components)
    if params:
        url = f"{url};{params}"
    return result(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    scheme, netloc, url, query, fragment, result = _as_text(*components)
    if netloc:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url[:2] == "//":
        url = "//" + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == "/"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return result(url)


def _without_dots(segments):
    out = []
    for s in segments:
        if s == "..":
            if out:
                out.pop()
        elif s != ".":
            out.append(s)
    if segments[-1] in (".", ".."):
        out.append("")
    return out


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    base, url, result = _as_text(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return result(url)
    if scheme in uses_netloc:
        if netloc:
            return result(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        return result(urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment)))
    base_parts = bpath.split("/")
    if base_parts[-1] != "":
        del base_parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = base_parts + path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    joined = "/".join(_without_dots(segments)) or "/"
    return result(urlunparse((scheme, netloc, joined, params, query, fragment)))


def urldefrag(url):
    url, result = _as_text(url)
    if "#" in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        url = urlunparse((scheme, netloc, path, params, query, ""))
    else:
        fragment = ""
    return result(DefragResult(url, fragment))


_hex_digits = "0123456789ABCDEFabcdef"
_hex_values = {(a + b).encode(): bytes.fromhex(a + b) for a in _hex_digits for b in _hex_digits}


def unquote_to_bytes(string):
    if not string:
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    parts = string.split(b"%")
    out = [parts[0]]
    for part in parts[1:]:
        value = _hex_values.get(bytes(part[:2]))
        if value is None:
            out.append(b"%" + part)
        else:
            out.append(value + part[2:])
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode("utf-8" if encoding is None else encoding, "replace" if errors is None else errors)
    if "%" not in string:
        return string
    if encoding is None:
        encoding = "utf-8"
    if errors is None:
        errors = "replace"
    # Only runs of ASCII are decoded; what lies between them stays as it is.
    out = []
    i, n = 0, len(string)
    while i < n:
        j = i
        ascii_run = string[i] < "\x80"
        while j < n and (string[j] < "\x80") == ascii_run:
            j += 1
        run = string[i:j]
        out.append(unquote_to_bytes(run).decode(encoding, errors) if ascii_run else run)
        i = j
    return "".join(out)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


_always_safe = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    keep = _always_safe | {c for c in safe if c < 128}
    return "".join(chr(b) if b in keep else f"%{b:02X}" for b in bs)


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)
    else:
        for name, given in ("encoding", encoding), ("errors", errors):
            if given is not None:
                raise TypeError(f"quote() doesn't support '{name}' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, (str, bytes)) and (" " if isinstance(string, str) else b" ") not in string:
        return quote(string, safe, encoding, errors)
    string = quote(string, safe + (" " if isinstance(safe, str) else b" "), encoding, errors)
    return string.replace(" ", "+")


def _pairs(query):
    """A sequence of pairs, of which the first one is looked at."""
    try:
        if len(query) == 0 or isinstance(query[0], tuple):
            return query
        raise TypeError
    except TypeError as e:
        raise TypeError("not a valid non-string sequence or mapping object") from e


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    query = query.items() if hasattr(query, "items") else _pairs(query)

    def one(v):
        if isinstance(v, bytes):
            return quote_via(v, safe)
        return quote_via(v if isinstance(v, str) else str(v), safe, encoding, errors)

    pairs = []
    for k, v in query:
        k = one(k)
        if not doseq or isinstance(v, (str, bytes)):
            pairs.append(k + "=" + one(v))
            continue
        try:
            len(v)
        except TypeError:
            pairs.append(k + "=" + one(v))
        else:
            for item in v:
                pairs.append(k + "=" + one(item))
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if not qs:
        return []
    is_text = isinstance(qs, str)
    if not is_text:
        qs = bytes(qs).decode("ascii", "surrogateescape")
    if isinstance(separator, bytes):
        separator = separator.decode("ascii")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")

    def plain(s):
        s = s.replace("+", " ")
        return unquote(s, encoding, errors) if is_text else unquote_to_bytes(s.encode("ascii", "surrogateescape"))

    out = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, mark, value = field.partition("=")
        if not mark:
            if strict_parsing:
                raise ValueError(f"bad query field: {field!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            out.append((plain(name), plain(value)))
    return out


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    out = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        out.setdefault(name, []).append(value)
    return out


def unwrap(url):
    """The URL in <URL:scheme://host/path> and its like."""
    url = str(url).strip()
    if url.startswith("<") and url.endswith(">"):
        url = url[1:-1].strip()
    return url.removeprefix("URL:").strip()


def _to_bytes(url):
    """A URL, which must be of ASCII characters."""
    if isinstance(url, str):
        try:
            url = url.encode("ascii").decode()
        except UnicodeError:
            raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
    return url


# What urllib's functions of Python 1 did; they were never documented.


def _before(text, mark, otherwise):
    """What stands before the last mark and what behind; the second is otherwise where there is none."""
    head, found, tail = text.rpartition(mark)
    return (head, tail) if found else (text, otherwise)


def _splittype(url):
    scheme, colon, rest = url.partition(":")
    if colon and scheme and "/" not in scheme:
        return scheme.lower(), rest
    return None, url


def _splithost(url):
    if url[:2] != "//":
        return None, url
    end = min((i for c in "/?#" if (i := url.find(c, 2)) >= 0), default=len(url))
    host, path = url[2:end], url[end:]
    return host, "/" + path if path and path[0] != "/" else path


def _splituser(host):
    user, at, host = host.rpartition("@")
    return user if at else None, host


def _splitpasswd(user):
    user, colon, password = user.partition(":")
    return user, password if colon else None


def _splitport(host):
    name, port = _before(host, ":", None)
    digits = port is not None and all(c in "0123456789" for c in port)
    return (name, port or None) if digits else (host, None)


def _splitnport(host, defport=-1):
    name, port = _before(host, ":", "")
    if not port:
        return name, defport
    return name, int(port) if port.isdigit() and port.isascii() else None


def _splitquery(url):
    path, query = _before(url, "?", None)
    return path, query


def _splittag(url):
    path, tag = _before(url, "#", None)
    return path, tag


def _splitattr(url):
    path, *attributes = url.split(";")
    return path, attributes


def _splitvalue(attr):
    name, equals, value = attr.partition("=")
    return name, value if equals else None


def _warning(function, instead):
    """A function under its public name, whose use warns."""
    name = function.__name__.removeprefix("_")
    advice = f", use urllib.parse.{instead}() instead" if instead else ""

    def warning(*args, **kwargs):
        import warnings

        warnings.warn(f"urllib.parse.{name}() is deprecated as of 3.8{advice}", DeprecationWarning, stacklevel=2)
        return function(*args, **kwargs)

    warning.__name__ = warning.__qualname__ = name
    return warning


to_bytes, splitvalue = _warning(_to_bytes, None), _warning(_splitvalue, "parse_qsl")
splittype, splithost, splituser, splitpasswd, splitport, splitnport, splitquery, splittag, splitattr = (
    _warning(function, "urlparse")
    for function in (
        _splittype, _splithost, _splituser, _splitpasswd, _splitport, _splitnport, _splitquery, _splittag, _splitattr
    )
)
