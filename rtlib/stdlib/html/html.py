"""Text to and from HTML."""

import re as _re
from html.entities import html5 as _html5

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# What the numbers of Windows' code page 1252 mean, as browsers read them.
_replaced = {0x00: "\ufffd", 0x0D: "\r"}
for _i, _c in enumerate("\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
                        "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"):
    _replaced[0x80 + _i] = _c

_invalid = set(range(0x1, 0x9)) | set(range(0xE, 0x20)) | set(range(0x7F, 0xA0)) | set(range(0xFDD0, 0xFDF0)) | {0xB}
for _i in range(0x11):
    _invalid |= {(_i << 16) + 0xFFFE, (_i << 16) + 0xFFFF}


def _replace_charref(m):
    s = m.group(1)
    if s[0] == "#":
        num = int(s[2:].rstrip(";"), 16) if s[1] in "xX" else int(s[1:].rstrip(";"))
        if num in _replaced:
            return _replaced[num]
        if 0xD800 <= num <= 0xDFFF or num > 0x10FFFF:
            return "\ufffd"
        if num in _invalid:
            return ""
        return chr(num)
    if s in _html5:
        return _html5[s]
    # The longest beginning that is a name may stand without a semicolon.
    for x in range(len(s) - 1, 1, -1):
        if s[:x] in _html5:
            return _html5[s[:x]] + s[x:]
    return "&" + s


_charref = _re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def unescape(s):
    if "&" not in s:
        return s
    return _charref.sub(_replace_charref, s)
