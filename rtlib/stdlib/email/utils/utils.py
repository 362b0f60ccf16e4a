"""Dates and addresses as messages have them."""

import datetime
import os
import random
import re
import socket
import time
import urllib.parse

__all__ = [
    "collapse_rfc2231_value", "decode_params", "decode_rfc2231", "encode_rfc2231", "formataddr", "formatdate", "format_datetime",
    "getaddresses", "make_msgid", "mktime_tz", "parseaddr", "parsedate", "parsedate_tz", "parsedate_to_datetime", "quote", "unquote",
    "localtime",
]

_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_LONG_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -400, "ADT": -300, "EST": -500, "EDT": -400, "CST": -600, "CDT": -500, "MST": -700,
          "MDT": -600, "PST": -800, "PDT": -700}
_SPECIALS = re.compile(r'[][\\()<>@,:;".]')
_ESCAPES = re.compile(r'[\\"]')


def _format_timetuple_and_zone(t, zone):
    return "%s, %02d %s %04d %02d:%02d:%02d %s" % (_DAYS[t[6]], t[2], _MONTHS[t[1] - 1], t[0], t[3], t[4], t[5], zone)


def formatdate(timeval=None, localtime=False, usegmt=False):
    """Returns a time, now if none is given, as headers have it: in the local zone, as GMT, or without a zone."""
    when = datetime.datetime.fromtimestamp(time.time() if timeval is None else timeval, datetime.timezone.utc)
    if localtime:
        return format_datetime(when.astimezone())
    return format_datetime(when if usegmt else when.replace(tzinfo=None), usegmt)


def format_datetime(dt, usegmt=False):
    t = dt.timetuple()
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError("usegmt option requires a UTC datetime")
        zone = "GMT"
    elif dt.tzinfo is None:
        zone = "-0000"
    else:
        zone = dt.strftime("%z")
    return _format_timetuple_and_zone(t, zone)


def localtime(dt=None):
    if dt is None:
        dt = datetime.datetime.now()
    return dt.astimezone()


def make_msgid(idstring=None, domain=None):
    parts = [int(time.time() * 100), os.getpid(), random.getrandbits(64)]
    name = ".".join(map(str, parts)) + ("" if idstring is None else "." + idstring)
    return "<%s@%s>" % (name, socket.getfqdn() if domain is None else domain)


# Reading dates.


def parsedate_tz(data):
    """A date's fields as time.mktime takes them, and the offset in seconds, which is 0 where it is unknown."""
    result = _parsedate_tz(data)
    if not result:
        return None
    if result[9] is None:
        result[9] = 0
    return tuple(result)


def parsedate(data):
    t = parsedate_tz(data)
    return t[:9] if isinstance(t, tuple) else t


def _parsedate_tz(data):
    if not data:
        return None
    words = data.split()
    if not words:
        return None
    if words[0].endswith(",") or words[0].lower() in map(str.lower, _DAYS):
        del words[0]
    elif (comma := words[0].rfind(",")) >= 0:
        words[0] = words[0][comma + 1:]
    if len(words) == 3:  # 6-Aug-1994 10:00:00 +0000
        day = words[0].split("-")
        if len(day) == 3:
            words = day + words[1:]
    if len(words) == 4:
        clock = words[3]
        sign = clock.find("+")
        if sign < 0:
            sign = clock.find("-")
        if sign > 0:
            words[3:] = [clock[:sign], clock[sign:]]
        else:
            words.append("")
    if len(words) < 5:
        return None
    day, month, year, clock, zone = words[:5]
    if not (day and month and year):
        return None
    month = month.lower()
    if _month(month) is None:
        day, month = month, day.lower()
        if _month(month) is None:
            return None
    month = _month(month)
    day = day.removesuffix(",")
    if ":" in year:
        year, clock = clock, year
    year = year.removesuffix(",")
    if not year:
        return None
    if not year[0].isdigit():
        year, zone = zone, year
    fields = clock.removesuffix(",").split(":")
    if len(fields) == 1 and "." in fields[0]:
        fields = fields[0].split(".")
    if len(fields) == 2:
        fields.append("0")
    if len(fields) != 3:
        return None
    try:
        year, day = int(year), int(day)
        hour, minute, second = map(int, fields)
    except ValueError:
        return None
    if year < 100:
        year += 1900 if year > 68 else 2000
    return [year, month, day, hour, minute, second, 0, 1, -1, _offset(zone.upper())]


def _month(name):
    for i, short in enumerate(_MONTHS):
        if name in (short.lower(), _LONG_MONTHS[i]):
            return i + 1
    return None


def _offset(zone):
    """The seconds that a zone is east of UTC; None for -0000 and for what says nothing."""
    if zone in _ZONES:
        n = _ZONES[zone]
    else:
        try:
            n = int(zone)
        except ValueError:
            return None
        if n == 0 and zone.startswith("-"):
            return None
    sign = -1 if n < 0 else 1
    n = abs(n)
    return sign * (n // 100 * 3600 + n % 100 * 60)


def mktime_tz(data):
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    return (datetime.datetime(*data[:6]) - datetime.datetime(1970, 1, 1)) // datetime.timedelta(seconds=1) - data[9]


def parsedate_to_datetime(data):
    parsed = _parsedate_tz(data)
    if parsed is None:
        raise ValueError("Invalid date value or format \"%s\"" % str(data))
    *fields, offset = parsed
    if offset is None:
        return datetime.datetime(*fields[:6])
    return datetime.datetime(*fields[:6], tzinfo=datetime.timezone(datetime.timedelta(seconds=offset)))


# Addresses.


def quote(str):
    return str.replace("\\", "\\\\").replace('"', r"\"")


def unquote(str):
    if len(str) > 1:
        if str.startswith('"') and str.endswith('"'):
            return str[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if str.startswith("<") and str.endswith(">"):
            return str[1:-1]
    return str


def formataddr(pair, charset="utf-8"):
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    try:
        name.encode("ascii")
    except UnicodeEncodeError:
        import base64

        text = base64.b64encode(name.encode("utf-8")).decode("ascii")
        return f"=?utf-8?b?{text}?= <{address}>"
    quotes = '"' if _SPECIALS.search(name) else ""
    return f"{quotes}{_ESCAPES.sub(r'\\\g<0>', name)}{quotes} <{address}>"


_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\((?:\\.|[^()\\])*\)|<[^>]*>|[,:;]|[^\s"(<,:;]+')


def _addresses(text):
    """Pairs of name and address."""
    pairs, words, comments, address = [], [], [], None

    def finish():
        nonlocal words, comments, address
        if address is not None:
            pairs.append((" ".join(words + [f"({c})" for c in comments]) if comments and words else " ".join(words or comments), address))
        elif words:
            pairs.append((" ".join(comments), "".join(words)))
        words, comments, address = [], [], None

    for m in _TOKEN.finditer(text):
        token = m[0]
        if token[0] == "<":
            address = "".join(token[1:-1].split())
        elif token[0] == "(":
            comments.append(re.sub(r"\\(.)", r"\1", token[1:-1]))
        elif token[0] == '"':
            words.append(re.sub(r"\\(.)", r"\1", token[1:-1]))
        elif token == ":":
            words, comments, address = [], [], None
        elif token in ",;":
            finish()
        else:
            words.append(token)
    finish()
    return pairs


def getaddresses(fieldvalues, *, strict=True):
    fieldvalues = [str(v) for v in fieldvalues]
    pairs = []
    expected = 0
    for v in fieldvalues:
        pairs += _addresses(v)
        if strict:
            expected += 1 + re.sub(r'"(?:\\.|[^"\\])*"', "", v).count(",")
    if strict and (len(pairs) != expected or any(re.search(r"[<>]|@.*@", a.replace('"', "")) for _, a in pairs)):
        return [("", "")]
    return pairs


def parseaddr(addr, *, strict=True):
    if isinstance(addr, list):
        addr = addr[0]
    if not isinstance(addr, str):
        return "", ""
    found = getaddresses([addr], strict=strict)
    if not found or strict and len(found) > 1:
        return "", ""
    return found[0]


# Parameters with a character set.


def decode_rfc2231(s):
    parts = s.split("'", 2)
    return (None, None, s) if len(parts) <= 2 else parts


def encode_rfc2231(s, charset=None, language=None):
    s = urllib.parse.quote(s, safe="", encoding=charset or "ascii")
    if charset is None and language is None:
        return s
    return "%s'%s'%s" % (charset, language or "", s)


def collapse_rfc2231_value(value, errors="replace", fallback_charset="us-ascii"):
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, _, text = value
    raw = bytes(text, "raw-unicode-escape")
    try:
        return str(raw, fallback_charset if charset is None else charset, errors)
    except LookupError:
        return unquote(text)


def decode_params(params):
    """Parameters, of which those that are cut into numbered pieces are put together."""
    out = [params[0]]
    pieces = {}
    for name, value in params[1:]:
        m = re.match(r"^([^*]+)\*(?:(\d+)\*?)?$", name)
        if m is None:
            out.append((name, '"%s"' % quote(unquote(value))))
            continue
        pieces.setdefault(m[1], []).append((int(m[2] or 0), unquote(value), name.endswith("*")))
    for name, parts in pieces.items():
        parts.sort()
        text = "".join(urllib.parse.unquote(s, encoding="latin-1") if encoded else s for _, s, encoded in parts)
        if any(encoded for *_, encoded in parts):
            charset, language, text = decode_rfc2231(text)
            out.append((name, (charset, language, '"%s"' % text)))
        else:
            out.append((name, '"%s"' % quote(text)))
    return out
