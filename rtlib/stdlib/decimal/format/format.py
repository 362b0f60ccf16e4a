"""Format specifications of decimal numbers."""

import re

from decimal import Context, Decimal, MAX_EMAX, MAX_PREC, MIN_EMIN, _make

_spec = re.compile(r"""\A
(?:(?P<fill>.)?(?P<align>[<>=^]))?
(?P<sign>[-+ ])?
(?P<no_neg_0>z)?
(?P<alt>\#)?
(?P<zeropad>0)?
(?P<width>(?!0)\d+)?
(?P<sep>[,_])?
(?:\.(?P<precision>0|(?!0)\d+))?
(?P<type>[eEfFgGn%])?
\Z""", re.VERBOSE | re.DOTALL)


def format(d, text, context):
    if not isinstance(text, str):
        raise TypeError("format arg must be str")
    m = _spec.match(text)
    if m is None or m["alt"] or m["sep"] == "_" or m["sep"] and m["type"] == "n" or m["zeropad"] and (m["fill"] or m["align"]):
        raise ValueError("invalid format string")
    fill = m["fill"] or (" " if not m["zeropad"] else "0")
    align = m["align"] or (">" if not m["zeropad"] else "=")
    sign_style = m["sign"] or "-"
    width = int(m["width"] or 0)
    kind = m["type"]
    precision = int(m["precision"]) if m["precision"] is not None else None
    if kind == "n":
        kind = "g"
    if d._kind:
        body = str(d.copy_abs())
        if m["zeropad"]:
            fill, align = " ", ">"
        return _pad(_sign(d._sign, sign_style), body + ("%" if kind == "%" else ""), fill, align, width)
    rounding = context.rounding
    work = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=rounding, traps=[])
    if kind == "%":
        d = _make(d._sign, d._int, d._exp + 2, "")
    if precision is not None:
        if kind is None or kind in "gG":
            precision = max(precision, 1)
            digits = len(str(d._int))
            if d._int and digits > precision:
                d = d.quantize(_make(0, 1, d._exp + digits - precision, ""), rounding, work)
                if len(str(d._int)) > precision:
                    d = _make(d._sign, d._int // 10, d._exp + 1, "")
        elif kind in "eE":
            d = _significant(d, precision + 1, rounding, work)
        else:
            d = d.quantize(_make(0, 1, -precision, ""), rounding, work)
    if not d and kind is not None and kind in "fF%" and d._exp > 0:
        d = _make(d._sign, 0, 0, "")
    if m["no_neg_0"] and not d and d._sign:
        d = d.copy_abs()
    digits = str(d._int)
    left = d._exp + len(digits)
    if kind is not None and kind in "eE":
        if not d and precision is not None:
            point = 1 - precision
        else:
            point = 1
    elif kind is not None and kind in "fF%":
        point = left
    elif d._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, fraction = "0", "0" * -point + digits
    elif point > len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point] or "0", digits[point:]
    exponent = left - point
    suffix = ""
    if exponent or kind is not None and kind in "eE":
        mark = "E" if kind in ("E", "G") or kind is None and context.capitals else "e"
        suffix = f"{mark}{exponent:+d}"
    if kind == "%":
        suffix += "%"
    sign = _sign(d._sign, sign_style)
    tail = ("." + fraction if fraction else "") + suffix
    if m["sep"]:
        least = width - len(sign) - len(tail) if align == "=" and fill == "0" else 0
        groups = []
        rest = whole
        while len(rest) > 3:
            groups.append(rest[-3:])
            rest = rest[:-3]
        groups.append(rest)
        while least > 0 and sum(map(len, groups)) + len(groups) - 1 < least:
            if len(groups[-1]) < 3:
                groups[-1] = "0" + groups[-1]
            else:
                groups.append("0")
        whole = m["sep"].join(reversed(groups))
    return _pad(sign, whole + tail, fill, align, width)


def _significant(d, count, rounding, work):
    """The number with exactly so many digits."""
    if not d._int:
        return d
    exp = d.adjusted() + 1 - count
    r = d.quantize(_make(0, 1, exp, ""), rounding, work)
    if len(str(r._int)) > count:
        r = _make(r._sign, r._int // 10, r._exp + 1, "")
    return r


def _sign(negative, style):
    return "-" if negative else style if style in "+ " else ""


def _pad(sign, body, fill, align, width):
    padding = fill * (width - len(sign) - len(body))
    if align == "<":
        return sign + body + padding
    if align == ">":
        return padding + sign + body
    if align == "=":
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]
