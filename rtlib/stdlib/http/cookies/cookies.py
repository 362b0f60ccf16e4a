"""Cookies, as servers set them and clients send them."""

import re
import string
import time

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]

_LEGAL = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_LEGAL_KEY = re.compile("[%s]+" % re.escape(_LEGAL))
_UNQUOTED = _LEGAL + " ()/<=>?@[]{}"
_QUOTED = {n: "\\%03o" % n for n in set(range(256)) - set(map(ord, _UNQUOTED))} | {ord('"'): '\\"', ord("\\"): "\\\\"}
_ESCAPE = re.compile(r"\\(?:([0-3][0-7][0-7])|(.))")
_PATTERN = re.compile(r"""
    \s*
    (?P<key>[\w\d!\#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=]+?)
    (\s*=\s*
    (?P<val>
      "(?:[^\\"]|\\.)*"
      | (\w{3},|\w+day,)?\s?[\w\d\s-]{9,11}\s[\d:]{8}\sGMT
      | [\w\d!\#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=\[\]]*
    ))?
    \s*(\s+|;|$)
    """, re.ASCII | re.VERBOSE)


class CookieError(Exception):
    """What cannot be a cookie, or an attribute of one."""


def _quote(str):
    if str is None or _LEGAL_KEY.fullmatch(str):
        return str
    return '"' + str.translate(_QUOTED) + '"'


def _unquote(str):
    if str is None or len(str) < 2 or str[0] != '"' or str[-1] != '"':
        return str
    return _ESCAPE.sub(lambda m: chr(int(m[1], 8)) if m[1] else m[2], str[1:-1])


def _getdate(future=0):
    t = time.gmtime(time.time() + future)
    days = "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"
    months = "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    return "%s, %02d %s %04d %02d:%02d:%02d GMT" % (days[t[6]], t[2], months[t[1] - 1], *t[:1], *t[3:6])


class Morsel(dict):
    """A cookie: key, value and attributes."""

    _reserved = {
        "expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain", "max-age": "Max-Age", "secure": "Secure",
        "httponly": "HttpOnly", "version": "Version", "samesite": "SameSite",
    }
    _flags = {"secure", "httponly"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        dict.update(self, dict.fromkeys(self._reserved, ""))

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    def _attribute(self, name):
        """The name of an attribute, in small letters."""
        name = name.lower()
        if name in self._reserved:
            return name
        raise CookieError("Invalid attribute %r" % (name,))

    def __setitem__(self, K, V):
        dict.__setitem__(self, self._attribute(K), V)

    def setdefault(self, key, val=None):
        return dict.setdefault(self, self._attribute(key), val)

    def update(self, values):
        dict.update(self, {self._attribute(name): value for name, value in dict(values).items()})

    def __getstate__(self):
        return {name.removeprefix("_"): getattr(self, name) for name in ("_key", "_value", "_coded_value")}

    def __setstate__(self, state):
        self._key, self._value, self._coded_value = (state[name] for name in ("key", "value", "coded_value"))

    def __eq__(self, morsel):
        if not isinstance(morsel, Morsel):
            return NotImplemented
        mine, other = Morsel.__getstate__(self), Morsel.__getstate__(morsel)
        return dict.__eq__(self, morsel) and all(mine[name] == other[name] for name in mine)

    __ne__ = object.__ne__

    def copy(self):
        """Returns a cookie with the same attributes."""
        other = Morsel()
        vars(other).update(vars(self))
        dict.update(other, self)
        return other

    def isReservedKey(self, K):
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        if key.lower() in self._reserved:
            raise CookieError("Attempt to set a reserved key %r" % (key,))
        if not _LEGAL_KEY.fullmatch(key):
            raise CookieError("Illegal key %r" % (key,))
        self._key, self._value, self._coded_value = key, val, coded_val

    def output(self, attrs=None, header="Set-Cookie:"):
        return "%s %s" % (header, self.OutputString(attrs))

    __str__ = output

    def __repr__(self):
        return "<%s: %s>" % (self.__class__.__name__, self.OutputString())

    def js_output(self, attrs=None):
        text = self.OutputString(attrs).replace('"', r"\"")
        return ("\n        <script type=\"text/javascript\">\n        <!-- begin hiding\n"
                "        document.cookie = \"%s\";\n        // end hiding -->\n        </script>\n        " % text)

    def OutputString(self, attrs=None):
        """The cookie as a header has it, with those of attrs that it has."""
        shown = ["%s=%s" % (self.key, self.coded_value)]
        for name, value in sorted(self.items()):
            if value == "" or name not in (self._reserved if attrs is None else attrs):
                continue
            if name not in self._flags:
                shown.append("%s=%s" % (self._reserved[name], _attribute_text(name, value)))
            elif value:
                shown.append(self._reserved[name])
        return "; ".join(shown)


def _attribute_text(name, value):
    if name == "comment" and isinstance(value, str):
        return _quote(value)
    if isinstance(value, int) and name in ("expires", "max-age"):
        return _getdate(value) if name == "expires" else "%d" % value
    return value


class BaseCookie(dict):
    """Cookies by name."""

    def value_decode(self, val):
        return val, val

    def value_encode(self, val):
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def __set(self, key, real_value, coded_value):
        m = self.get(key, Morsel())
        m.set(key, real_value, coded_value)
        dict.__setitem__(self, key, m)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self.__set(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\015\012"):
        return sep.join(value.output(attrs, header) for _, value in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        items = ["%s=%s" % (key, repr(value.value)) for key, value in sorted(self.items())]
        return "<%s: %s>" % (self.__class__.__name__, " ".join(items))

    def js_output(self, attrs=None):
        return "".join(value.js_output(attrs) for _, value in sorted(self.items()))

    def load(self, rawdata):
        if isinstance(rawdata, str):
            self.__parse(rawdata)
        else:
            for key, value in rawdata.items():
                self[key] = value

    def __parse(self, text):
        i, found, seen = 0, [], False
        while 0 <= i < len(text):
            match = _PATTERN.match(text, i)
            if not match:
                break
            key, value = match["key"], match["val"]
            i = match.end(0)
            if key[0] == "$":
                if seen:
                    found.append((True, key[1:], value))
            elif key.lower() in Morsel._reserved:
                if not seen:
                    return
                if value is None:
                    if key.lower() not in Morsel._flags:
                        return
                    found.append((True, key, True))
                else:
                    found.append((True, key, _unquote(value)))
            elif value is not None:
                found.append((False, key, self.value_decode(value)))
                seen = True
            else:
                return
        morsel = None
        for is_attribute, key, value in found:
            if is_attribute:
                morsel[key] = value
            else:
                self.__set(key, *value)
                morsel = self[key]


class SimpleCookie(BaseCookie):
    """Cookies whose values are text, quoted where they must be."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
