"""Rational numbers of any size."""

import functools
import math
import numbers
import operator
import re
import sys

__all__ = ["Fraction"]

_MODULUS = sys.hash_info.modulus


@functools.lru_cache(maxsize=1 << 14)
def _hash_algorithm(numerator, denominator):
    """The numerator times the inverse of the denominator modulo the prime that all numeric hashes use; if there is none, infinity's hash."""
    magnitude = sys.hash_info.inf
    if denominator % _MODULUS:
        magnitude = abs(numerator) * pow(denominator, -1, _MODULUS) % _MODULUS
    return hash(magnitude if numerator >= 0 else -magnitude)


# A fraction in digits: 3/4, or as a float is written.
_literal = re.compile(r"""
    \A\s*
    (?P<sign>[-+]?)
    (?=\d|\.\d)
    (?P<whole>\d*|\d+(_\d+)*)
    (?:
       (?:\s*/\s*(?P<denominator>\d+(_\d+)*))?
    |
       (?:\.(?P<decimals>\d*|\d+(_\d+)*))?
       (?:E(?P<exponent>[-+]?\d+(_\d+)*))?
    )
    \s*\Z
""", re.VERBOSE | re.IGNORECASE)

_specification = re.compile(r"""
    (?:(?P<fill>.)?(?P<align>[<>=^]))?
    (?P<sign>[-+ ]?)
    (?P<unsigned_zero>z?)
    (?P<alternate>\#?)
    (?P<zeros>(?:0(?=[0-9]))?)
    (?P<width>(?:0|[1-9][0-9]*)?)
    (?P<separator>[,_]?)
    (?:\.(?P<precision>0|[1-9][0-9]*))?
    (?P<kind>[eEfFgG%]?)
""", re.DOTALL | re.VERBOSE)


def _nearest(n, d):
    """The int nearest to n/d, the even one if two are."""
    floor, rest = divmod(n, d)
    return floor + (2 * rest > d or 2 * rest == d and floor % 2)


def _units(n, d, exponent):
    """How many times 10**exponent n/d is, to the nearest int."""
    return _nearest(n, d * 10**exponent) if exponent >= 0 else _nearest(n * 10**-exponent, d)


def _figures(n, d, count):
    """n/d, which is not negative, to so many significant figures: an int and the exponent of ten that it is to be multiplied by."""
    if not n:
        return 0, 1 - count
    # The lower of the two exponents that the numbers of digits allow. Rounding up may take one more figure.
    exponent = len(str(n)) - len(str(d)) - count
    while (units := _units(n, d, exponent)) >= 10**count:
        exponent += 1
    return units, exponent


def _in_threes(digits, separator):
    first = (len(digits) - 1) % 3 + 1
    return separator.join([digits[:first], *(digits[i:i + 3] for i in range(first, len(digits), 3))])


class _Layout:
    """How a fraction is to be written, as a specification says: as a quotient, if it names no kind, or as floats are."""

    def __init__(self, parts):
        self.fill, self.align = parts["fill"] or " ", parts["align"] or ">"
        self.plus = parts["sign"].replace("-", "")
        self.unsigned_zero, self.alternate, self.zeros = map(bool, parts.group("unsigned_zero", "alternate", "zeros"))
        self.width = int(parts["width"] or "0")
        self.separator = parts["separator"]
        self.precision = int(parts["precision"] or "6")
        self.kind = parts["kind"]

    @classmethod
    def of(cls, specification):
        """The layout, or None if the specification is not valid."""
        parts = _specification.fullmatch(specification)
        if parts is None:
            return None
        if parts["kind"]:
            # Zero padding and an explicit alignment exclude each other.
            valid = not (parts["align"] and parts["zeros"])
        else:
            valid = not (parts["unsigned_zero"] or parts["zeros"] or parts["precision"])
        return cls(parts) if valid else None

    def quotient(self, n, d):
        digits = f"{abs(n):{self.separator}}"
        if d > 1 or self.alternate:
            digits += f"/{d:{self.separator}}"
        return self._padded("-" if n < 0 else self.plus, digits)

    def decimal(self, n, d):
        units, point, suffix = self._rounded(abs(n), d)
        sign = "-" if n < 0 and not (self.unsigned_zero and not units and self.kind in "fF%") else self.plus
        digits = f"{units:0{point + 1}d}"
        whole, part = digits[:len(digits) - point], digits[len(digits) - point:]
        if self.kind in "gG" and not self.alternate:
            part = part.rstrip("0")
        rest = ("." if part or self.alternate else "") + part + suffix
        if self.zeros:
            room = self.width - len(sign) - len(rest)
            # Of four places, one is a separator's.
            whole = whole.zfill(3 * room // 4 + 1 if self.separator else room)
        if self.separator:
            whole = _in_threes(whole, self.separator)
        return self._padded(sign, whole + rest)

    def _rounded(self, n, d):
        """The digits of n/d as an int, how many of them come after the point, and what comes after them all."""
        if self.kind == "%":
            return _units(n, d, -self.precision - 2), self.precision, "%"
        if self.kind in "fF":
            return _units(n, d, -self.precision), self.precision, ""
        general = self.kind in "gG"
        count = max(self.precision, 1) if general else self.precision + 1
        units, exponent = _figures(n, d, count)
        if general and -4 < exponent + count and exponent <= 0:
            return units, -exponent, ""
        mark = "E" if self.kind.isupper() else "e"
        return units, count - 1, f"{mark}{exponent + count - 1:+03d}"

    def _padded(self, sign, digits):
        padding = self.fill * (self.width - len(sign) - len(digits))
        before = {">": len(padding), "<": 0, "^": len(padding) // 2}.get(self.align)
        if before is None:
            return sign + padding + digits
        return padding[:before] + sign + digits + padding[before:]


def _is_decimal(value):
    """Whether a value is a Decimal, without a need for their module."""
    module = sys.modules.get("decimal")
    return module is not None and isinstance(value, module.Decimal)


def _reduced(n, d):
    """n/d in lowest terms, the denominator positive."""
    if d == 0:
        raise ZeroDivisionError("Fraction(%s, 0)" % n)
    divisor = math.gcd(n, d)
    if d < 0:
        divisor = -divisor
    return n // divisor, d // divisor


def _ratio_of_text(text):
    parts = _literal.match(text)
    if parts is None:
        raise ValueError("Invalid literal for Fraction: %r" % text)
    n, d = int(parts["whole"] or "0"), int(parts["denominator"] or "1")
    decimals = (parts["decimals"] or "").replace("_", "")
    n = n * 10 ** len(decimals) + int(decimals or "0")
    exponent = int(parts["exponent"] or "0") - len(decimals)
    if exponent < 0:
        d *= 10**-exponent
    else:
        n *= 10**exponent
    return _reduced(-n if parts["sign"] == "-" else n, d)


def _ratio(value):
    """The numerator and the denominator of a number or of a text."""
    if isinstance(value, numbers.Rational):
        return value.numerator, value.denominator
    if isinstance(value, float) or _is_decimal(value):
        return value.as_integer_ratio()
    if isinstance(value, str):
        return _ratio_of_text(value)
    raise TypeError("argument should be a string or a Rational instance")


def _operators(exact, general, complexes=True):
    """The methods for an operator with a Fraction on its left and on its right: exact for what is rational, and general, on floats or
    complex numbers, for what is not."""

    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        for kind, convert in ((float, float), (complex, complex))[:1 + complexes]:
            if isinstance(b, kind):
                return general(convert(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(Fraction(a), b)
        for kind, convert in ((numbers.Real, float), (numbers.Complex, complex))[:1 + complexes]:
            if isinstance(a, kind):
                return general(convert(a), convert(b))
        return NotImplemented

    for method, prefix in (forward, ""), (reverse, "r"):
        method.__name__ = f"__{prefix}{general.__name__}__"
        method.__doc__ = exact.__doc__
    return forward, reverse


def _ordering(compare):
    """The method for an operator that tells which of two numbers is greater."""

    def method(a, b):
        if isinstance(b, float):
            if not math.isfinite(b):
                return compare(0.0, b)
            n, d = b.as_integer_ratio()
        elif isinstance(b, numbers.Rational):
            n, d = b.numerator, b.denominator
        else:
            return NotImplemented
        return compare(a._numerator * d, a._denominator * n)

    method.__name__ = f"__{compare.__name__}__"
    return method


class Fraction(numbers.Rational):
    """An exact quotient of two ints in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if type(numerator) is not int or type(denominator) is not int:
            if denominator is None:
                return cls._from_coprime_ints(*_ratio(numerator))
            if not (isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational)):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
        return cls._from_coprime_ints(*_reduced(numerator, denominator))

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        self = super(Fraction, cls).__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        return cls._from_inexact(f, "from_float", float, "floats")

    @classmethod
    def from_decimal(cls, dec):
        from decimal import Decimal

        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        return cls._from_inexact(dec, "from_decimal", Decimal, "Decimals")

    @classmethod
    def _from_inexact(cls, value, method, kind, plural):
        if not isinstance(value, kind):
            raise TypeError(f"{cls.__name__}.{method}() only takes {plural}, not {value!r} ({type(value).__name__})")
        return cls._from_coprime_ints(*value.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction with a denominator that is not greater."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, as pairs, until the next would be too large. The nearest is the last of them, or
        # lies between the last two.
        previous, last = (0, 1), (1, 0)
        n, d = self.as_integer_ratio()
        while True:
            whole, rest = divmod(n, d)
            following = previous[0] + whole * last[0], previous[1] + whole * last[1]
            if following[1] > max_denominator:
                break
            previous, last, n, d = last, following, d, rest
        steps = (max_denominator - previous[1]) // last[1]
        between = previous[0] + steps * last[0], previous[1] + steps * last[1]
        return Fraction._from_coprime_ints(*last if 2 * d * between[1] <= self._denominator else between)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        layout = _Layout.of(format_spec)
        if layout is None:
            raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")
        write = layout.decimal if layout.kind else layout.quotient
        return write(self._numerator, self._denominator)

    def _add(a, b):
        """a + b"""
        return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)

    def _sub(a, b):
        """a - b"""
        return Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)

    def _mul(a, b):
        """a * b"""
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    def _div(a, b):
        """a / b"""
        if not b._numerator:
            raise ZeroDivisionError("Fraction(%s, 0)" % b._denominator)
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        """a // b"""
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        """(a // b, a % b)"""
        quotient, rest = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
        return quotient, Fraction(rest, a._denominator * b._denominator)

    def _mod(a, b):
        """a % b"""
        return Fraction(a._numerator * b._denominator % (b._numerator * a._denominator), a._denominator * b._denominator)

    __add__, __radd__ = _operators(_add, operator.add)
    __sub__, __rsub__ = _operators(_sub, operator.sub)
    __mul__, __rmul__ = _operators(_mul, operator.mul)
    __truediv__, __rtruediv__ = _operators(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _operators(_floordiv, operator.floordiv, complexes=False)
    __divmod__, __rdivmod__ = _operators(_divmod, divmod, complexes=False)
    __mod__, __rmod__ = _operators(_mod, operator.mod, complexes=False)

    def __pow__(a, b):
        """a ** b"""
        if isinstance(b, numbers.Rational):
            return a._power(b.numerator) if b.denominator == 1 else float(a) ** float(b)
        return float(a) ** b if isinstance(b, (float, complex)) else NotImplemented

    def _power(self, exponent):
        """The power with an int."""
        n, d = self._numerator, self._denominator
        if exponent < 0:
            n, d, exponent = d, n, -exponent
            if d == 0:
                raise ZeroDivisionError("Fraction(%s, 0)" % n**exponent)
            if d < 0:
                n, d = -n, -d
        return Fraction._from_coprime_ints(n**exponent, d**exponent)

    def __rpow__(b, a):
        """a ** b"""
        integral = b._denominator == 1
        if isinstance(a, numbers.Rational) and not (integral and b._numerator >= 0):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if integral else float(b))

    def __pos__(a):
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __trunc__(a):
        return a.__ceil__() if a._numerator < 0 else a.__floor__()

    def __int__(a):
        return operator.index(a.__trunc__())

    def __round__(self, ndigits=None):
        if ndigits is None:
            return _nearest(self._numerator, self._denominator)
        unit, units = 10 ** abs(ndigits), _units(self._numerator, self._denominator, -ndigits)
        return Fraction(units, unit) if ndigits > 0 else Fraction(units * unit)

    def __hash__(self):
        return _hash_algorithm(self._numerator, self._denominator)

    def __eq__(a, b):
        if type(b) is int:
            return a._denominator == 1 and a._numerator == b
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if not isinstance(b, float):
            return NotImplemented
        return math.isfinite(b) and b.as_integer_ratio() == a.as_integer_ratio()

    __lt__, __le__, __gt__, __ge__ = map(_ordering, (operator.lt, operator.le, operator.gt, operator.ge))

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, self.as_integer_ratio()

    def _copied(self):
        """The Fraction itself, which nothing can change; a new one of a subclass."""
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __copy__(self):
        return self._copied()

    def __deepcopy__(self, memo):
        return self._copied()
