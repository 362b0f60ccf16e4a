"""Decimal arithmetic with chosen precision and rounding, as the General Decimal Arithmetic Specification has it."""

import math as _math
import numbers as _numbers
import sys
from _types import _mark_static, _type_name
from collections import namedtuple as _namedtuple
from contextvars import ContextVar as _ContextVar

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException", "Clamped",
    "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow", "FloatOperation", "DivisionImpossible",
    "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING",
    "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX",
    "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS", "HAVE_CONTEXTVAR",
]

__version__ = "1.70"
__libmpdec_version__ = "2.5.1"

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
_roundings = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_signals = (Clamped, InvalidOperation, DivisionByZero, Inexact, Rounded, Subnormal, Overflow, Underflow, FloatOperation)
# The order in which dicts of signals list them.
_listed = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
_conditions = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation, DivisionUndefined: InvalidOperation,
               InvalidContext: InvalidOperation}


class _SignalDict(dict):
    def __setitem__(self, key, value):
        if key not in _signals:
            raise KeyError("invalid error flag")
        dict.__setitem__(self, key, bool(value))

    def __delitem__(self, key):
        raise ValueError("signal keys cannot be deleted")

    def __repr__(self):
        return "{" + ", ".join(f"{s!r}:{self[s]}" for s in _listed) + "}"


def _flag_dict(given, default):
    if given is None:
        return _SignalDict(default) if default is not None else _SignalDict.fromkeys(_signals, False)
    if isinstance(given, dict):
        if set(given) != set(_signals):
            raise KeyError("invalid signal dict")
        return _SignalDict((s, bool(given[s])) for s in _signals)
    given = list(given)
    for s in given:
        if s not in _signals:
            raise TypeError("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, "
                            "Subnormal, Inexact, Rounded,\n   Clamped]")
    return _SignalDict((s, s in given) for s in _signals)


class Context:
    """Precision, rounding, limits, and which conditions are noted and which raise."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = DefaultContext
        self.prec = prec if prec is not None else base.prec
        self.rounding = rounding if rounding is not None else base.rounding
        self.Emin = Emin if Emin is not None else base.Emin
        self.Emax = Emax if Emax is not None else base.Emax
        self.capitals = capitals if capitals is not None else base.capitals
        self.clamp = clamp if clamp is not None else base.clamp
        self.flags = _flag_dict(flags, None)
        self.traps = _flag_dict(traps, base.traps if base is not None else None)

    def __setattr__(self, name, value):
        limits = {"prec": (1, MAX_PREC), "Emin": (MIN_EMIN, 0), "Emax": (0, MAX_EMAX), "capitals": (0, 1), "clamp": (0, 1)}
        if name in limits:
            low, high = limits[name]
            if not isinstance(value, int):
                raise TypeError("an integer is required")
            if not low <= value <= high:
                shown = {"prec": "[1, MAX_PREC]", "Emin": "[MIN_EMIN, 0]", "Emax": "[0, MAX_EMAX]", "capitals": "[0, 1]", "clamp": "[0, 1]"}[name]
                raise ValueError(f"valid range for {name} is {shown}" if name not in ("capitals", "clamp") else f"valid values for {name} are 0 or 1")
        elif name == "rounding":
            if value not in _roundings:
                raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, "
                                "ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        elif name in ("flags", "traps"):
            if not isinstance(value, _SignalDict):
                value = _flag_dict(value, None)
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError("%s cannot be deleted" % name)

    def __repr__(self):
        order = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)
        names = lambda d: ", ".join(s.__name__ for s in order if d[s])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, "
                f"clamp={self.clamp}, flags=[{names(self.flags)}], traps=[{names(self.traps)}])")

    def __reduce__(self):
        return (self.__class__, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                                 [s for s in _signals if self.flags[s]], [s for s in _signals if self.traps[s]]))

    __hash__ = None

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags), dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        for s in _signals:
            self.flags[s] = False

    def clear_traps(self):
        for s in _signals:
            self.traps[s] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return Decimal(10)

    def _raise(self, condition, result=None):
        """Note a condition; raise it if that is wanted, else the result stands."""
        signal = _conditions.get(condition, condition)
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([condition])
        return result

    def create_decimal(self, num="0"):
        if isinstance(num, str) and (num != num.strip() or "_" in num):
            return self._raise(ConversionSyntax, _nan)
        if isinstance(num, float):
            self._float()
        d = Decimal(num, self)
        if d._is_nan() and len(str(d._int)) > self.prec - self.clamp and d._int:
            return self._raise(ConversionSyntax, _nan)
        return d._fix(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fix(self)

    def _float(self):
        self.flags[FloatOperation] = True
        if self.traps[FloatOperation]:
            raise FloatOperation([FloatOperation])


def _operand(value):
    d = _convert(value)
    if d is NotImplemented:
        raise TypeError("conversion from %s to Decimal is not supported" % _type_name(value))
    return d


def _context_method(name, operands):
    if operands == 1:
        def method(self, a, /):
            return getattr(_operand(a), name)(context=self)
    elif operands == 2:
        def method(self, a, b, /):
            return getattr(_operand(a), name)(_operand(b), context=self)
    else:
        def method(self, a, b, c, /):
            return getattr(_operand(a), name)(_operand(b), _operand(c), context=self)
    method.__name__ = name
    method.__qualname__ = "Context." + name
    return method


_nan_names = {"n": "NaN", "N": "sNaN"}


def _digits(n):
    """How many digits a coefficient has."""
    if n < 10:
        return 1
    if n < 1 << 60:
        return len(str(n))
    guess = int(n.bit_length() * 0.30102999566398119)
    return guess + 1 if n >= 10**guess else guess


def _round_up(rounding, sign, kept, rest, half):
    """Whether the kept digits grow by one: rest is what is cut off, and half of the last kept digit's worth."""
    if rest == 0 or rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    if rounding == ROUND_05UP:
        return kept % 5 == 0
    if rest != half:
        return rest > half
    if rounding == ROUND_HALF_EVEN:
        return kept % 2 == 1
    return rounding == ROUND_HALF_UP


def _cut(n, drop, sign, rounding):
    """A coefficient without its last digits, rounded, and whether that changed its value."""
    if drop <= 0:
        return n * 10**-drop, False
    unit = 10**drop
    kept, rest = divmod(n, unit)
    if _round_up(rounding, sign, kept, rest * 2, unit):
        kept += 1
    return kept, rest != 0


class Decimal:
    """A decimal number."""

    __slots__ = ("_sign", "_int", "_exp", "_kind")

    # _kind is "" for finite numbers, "F" for infinities, "n" for NaNs and "N" for signaling NaNs.

    def __new__(cls, value="0", context=None):
        if isinstance(value, int):
            self = object.__new__(cls)
            self._sign, self._int, self._exp, self._kind = (1 if value < 0 else 0), abs(int(value)), 0, ""
            return self
        if isinstance(value, str):
            return cls._from_text(value, context)
        if isinstance(value, Decimal):
            return _make(value._sign, value._int, value._exp, value._kind, cls)
        if isinstance(value, float):
            (context or getcontext())._float()
            return cls.from_float(value)
        if isinstance(value, (list, tuple)):
            return cls._from_tuple(value)
        raise TypeError(f"conversion from {_type_name(value)} to Decimal is not supported")

    @classmethod
    def _from_text(cls, text, context):
        s = text.strip().replace("_", "")
        sign = 0
        rest = s
        if rest[:1] in ("+", "-"):
            sign = 1 if rest[0] == "-" else 0
            rest = rest[1:]
        low = rest.lower()
        if low in ("inf", "infinity"):
            return _make(sign, 0, 0, "F", cls)
        for prefix, kind in (("snan", "N"), ("nan", "n")):
            if low.startswith(prefix):
                payload = rest[len(prefix):]
                if payload == "" or payload.isdecimal():
                    return _make(sign, int(payload or "0"), 0, kind, cls)
        mantissa, e, exponent = low.partition("e")
        whole, dot, fraction = mantissa.partition(".")
        exp_digits = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        digits = whole + fraction
        if not digits or not digits.isdecimal() or e and not exp_digits.isdecimal():
            c = context or getcontext()
            return c._raise(ConversionSyntax, _make(0, 0, 0, "n", cls))
        exp = int(exponent) if e else 0
        return _make(sign, int(digits), exp - len(fraction), "", cls)

    @classmethod
    def _from_tuple(cls, value):
        if len(value) != 3:
            raise ValueError("argument must be a sequence of length 3")
        sign, digits, exponent = value
        if not isinstance(sign, int) or sign not in (0, 1):
            raise ValueError("sign must be an integer with the value 0 or 1")
        if exponent == "F":
            return _make(sign, 0, 0, "F", cls)
        n = 0
        for d in digits:
            if not isinstance(d, int) or not 0 <= d <= 9:
                raise ValueError("coefficient must be a tuple of digits")
            n = n * 10 + d
        if exponent in ("n", "N"):
            return _make(sign, n, 0, exponent, cls)
        if isinstance(exponent, str):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        if not isinstance(exponent, int):
            raise ValueError("exponent must be an integer")
        return _make(sign, n, exponent, "", cls)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if _math.isinf(f) or _math.isnan(f):
            return cls(repr(f))
        sign = 1 if _math.copysign(1.0, f) < 0 else 0
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        return _make(sign, n * 5**k, -k, "", cls)

    # What kind of number it is.

    def _is_nan(self):
        return self._kind in ("n", "N")

    def is_nan(self):
        return self._kind in ("n", "N")

    def is_snan(self):
        return self._kind == "N"

    def is_qnan(self):
        return self._kind == "n"

    def is_infinite(self):
        return self._kind == "F"

    def is_finite(self):
        return self._kind == ""

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return self._kind == "" and self._int == 0

    def is_normal(self, context=None):
        context = context or getcontext()
        return self._kind == "" and self._int != 0 and context.Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        context = context or getcontext()
        return self._kind == "" and self._int != 0 and self.adjusted() < context.Emin

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def __bool__(self):
        return self._kind != "" or self._int != 0

    def adjusted(self):
        if self._kind:
            return 0
        return self._exp + _digits(self._int) - 1

    def as_tuple(self):
        if self._kind == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, str(self._int)))
        if self._kind:
            return DecimalTuple(self._sign, digits if self._int else (), self._kind)
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self._kind:
            if self._kind == "F":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        n, d = self._int, 1
        if self._exp >= 0:
            n *= 10**self._exp
        else:
            d = 10**-self._exp
            g = _math.gcd(n, d)
            n //= g
            d //= g
        return (-n if self._sign else n), d

    # Text.

    def __repr__(self):
        return "Decimal('%s')" % str(self)

    def __str__(self, eng=False, context=None):
        sign = "-" if self._sign else ""
        if self._kind == "F":
            return sign + "Infinity"
        if self._kind:
            return sign + _nan_names[self._kind] + (str(self._int) if self._int else "")
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._int == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            text = "0." + "0" * -point + digits
        elif point >= len(digits):
            text = digits + "0" * (point - len(digits))
        else:
            text = digits[:point] + "." + digits[point:]
        if left == point:
            return sign + text
        capitals = (context or getcontext()).capitals
        return sign + text + ("E" if capitals else "e") + "%+d" % (left - point)

    def to_eng_string(self, context=None):
        return self.__str__(True, context)

    def __format__(self, spec, context=None):
        import _decimal_format
        return _decimal_format.format(self, spec, context or getcontext())

    # Rounding to a context.

    def _fix(self, context):
        if self._kind:
            if self._kind != "F" and self._int and _digits(self._int) > context.prec - context.clamp:
                return _make(self._sign, self._int % 10**(context.prec - context.clamp), 0, self._kind)
            return _plain(self)
        etiny, etop = context.Etiny(), context.Etop()
        if self._int == 0:
            top = context.Emax if not context.clamp else etop
            exp = min(max(self._exp, etiny), top)
            if exp != self._exp:
                context._raise(Clamped)
                return _make(self._sign, 0, exp, "")
            return _plain(self)
        n, exp = self._int, self._exp
        count = _digits(n)
        exp_min = count + exp - context.prec
        if exp_min > etop:
            result = self._overflow(context)
            context._raise(Inexact)
            context._raise(Rounded)
            return result
        subnormal = exp_min < etiny
        if subnormal:
            exp_min = etiny
        if exp < exp_min:
            n, changed = _cut(n, exp_min - exp, self._sign, context.rounding)
            exp = exp_min
            if n >= 10**context.prec:
                n //= 10
                exp += 1
            if exp > etop:
                result = self._overflow(context)
            else:
                result = _make(self._sign, n, exp, "")
            if changed and subnormal:
                context._raise(Underflow)
            if subnormal:
                context._raise(Subnormal)
            if changed:
                context._raise(Inexact)
            context._raise(Rounded)
            if result._kind == "" and not result._int:
                context._raise(Clamped)
            return result
        if subnormal:
            context._raise(Subnormal)
        if context.clamp and exp > etop:
            context._raise(Clamped)
            return _make(self._sign, n * 10**(exp - etop), etop, "")
        return _plain(self)

    def _overflow(self, context):
        context.flags[Inexact] = context.flags[Rounded] = True
        context._raise(Overflow)
        r = context.rounding
        if r in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or r == ROUND_CEILING and not self._sign \
                or r == ROUND_FLOOR and self._sign:
            return _make(self._sign, 0, 0, "F")
        return _make(self._sign, 10**context.prec - 1, context.Etop(), "")

    def _nans(self, other, context):
        """The result if an operand is a NaN, else None."""
        kinds = (self._kind, other._kind if other is not None else "")
        if "N" in kinds:
            bad = self if self._kind == "N" else other
            return context._raise(InvalidOperation, _make(bad._sign, bad._int, 0, "n")._fix(context))
        if "n" in kinds:
            return (self if self._kind == "n" else other)._fix(context)
        return None

    # Comparisons.

    def _cmp(self, other):
        if self._kind or other._kind:
            a = 0 if self._kind != "F" else (-1 if self._sign else 1)
            b = 0 if other._kind != "F" else (-1 if other._sign else 1)
            return (a > b) - (a < b)
        if not self._int or not other._int:
            a = 0 if not self._int else (-1 if self._sign else 1)
            b = 0 if not other._int else (-1 if other._sign else 1)
            return (a > b) - (a < b)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        up = -1 if self._sign else 1
        a, b = self.adjusted(), other.adjusted()
        if a != b:
            return up if a > b else -up
        exp = min(self._exp, other._exp)
        a, b = self._int * 10**(self._exp - exp), other._int * 10**(other._exp - exp)
        return up * ((a > b) - (a < b))

    def __eq__(self, other):
        other = _comparable(self, other, True)
        if other is NotImplemented:
            return other
        if self._is_nan() or other._is_nan():
            if self._kind == "N" or other._kind == "N":
                getcontext()._raise(InvalidOperation)
            return False
        return self._cmp(other) == 0

    def _ordered(self, other):
        other = _comparable(self, other, False)
        if other is NotImplemented:
            return other
        if self._is_nan() or other._is_nan():
            getcontext()._raise(InvalidOperation)
            return None
        return self._cmp(other)

    def __lt__(self, other):
        c = self._ordered(other)
        return c if c is NotImplemented else c is not None and c < 0

    def __le__(self, other):
        c = self._ordered(other)
        return c if c is NotImplemented else c is not None and c <= 0

    def __gt__(self, other):
        c = self._ordered(other)
        return c if c is NotImplemented else c is not None and c > 0

    def __ge__(self, other):
        c = self._ordered(other)
        return c if c is NotImplemented else c is not None and c >= 0

    def compare(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        nan = self._nans(other, context)
        return nan if nan is not None else Decimal(self._cmp(other))

    def compare_signal(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        if self._is_nan() or other._is_nan():
            return context._raise(InvalidOperation, self._nans(other, context) or _nan)
        return Decimal(self._cmp(other))

    def compare_total(self, other, context=None):
        other = _operand(other)

        def key(d):
            rank = {"": 0, "F": 1, "N": 2, "n": 3}[d._kind]
            sign = -1 if d._sign else 1
            return sign, rank, sign

        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        up = -1 if self._sign else 1
        a, b = key(self)[1], key(other)[1]
        if a != b:
            return Decimal(up if a > b else -up)
        if a >= 2:
            return Decimal(up * ((self._int > other._int) - (self._int < other._int)))
        c = self._cmp(other)
        if c == 0:
            c = up * ((self._exp > other._exp) - (self._exp < other._exp))
        return Decimal(c)

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    def __hash__(self):
        if self._kind == "N":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._kind == "n":
            return object.__hash__(self)
        if self._kind == "F":
            return -314159 if self._sign else 314159
        modulus = sys.hash_info.modulus
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        h = self._int * power % modulus
        if self._sign:
            h = -h
        return -2 if h == -1 else h

    # Arithmetic.

    def __neg__(self, context=None):
        context = context or getcontext()
        nan = self._nans(None, context)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self.copy_negate()._fix(context)

    def __pos__(self, context=None):
        context = context or getcontext()
        nan = self._nans(None, context)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self._fix(context)

    def __abs__(self, context=None):
        context = context or getcontext()
        nan = self._nans(None, context)
        return nan if nan is not None else self.copy_abs()._fix(context)

    def __add__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._kind or other._kind:
            nan = self._nans(other, context)
            if nan is not None:
                return nan
            if self._kind == "F":
                if other._kind == "F" and self._sign != other._sign:
                    return context._raise(InvalidOperation, _nan)
                return _plain(self)
            return _plain(other)
        exp = min(self._exp, other._exp)
        a, b = self, other
        if not a._int or not b._int:
            # A zero only lengthens the other number, and not beyond the precision.
            if a._int or b._int:
                some = a if a._int else b
                exp = min(max(exp, some._exp - context.prec - 1), some._exp)
                return _make(some._sign, some._int * 10**(some._exp - exp), exp, "")._fix(context)
        else:
            # What is far below the precision only tells in which direction to round.
            big, small = (a, b) if a.adjusted() >= b.adjusted() else (b, a)
            low = min(big._exp - 1, big.adjusted() - context.prec - 2)
            if small.adjusted() < low:
                a, b = big, _make(small._sign, 1, low, "")
                exp = low
        if not a._int and not b._int:
            sign = a._sign if a._sign == b._sign else 1 if context.rounding == ROUND_FLOOR else 0
            return _make(sign, 0, exp, "")._fix(context)
        x = a._int * 10**(a._exp - exp)
        y = b._int * 10**(b._exp - exp)
        n = (-x if a._sign else x) + (-y if b._sign else y)
        if n == 0:
            return _make(1 if context.rounding == ROUND_FLOOR else 0, 0, exp, "")._fix(context)
        return _make(1 if n < 0 else 0, abs(n), exp, "")._fix(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if other._is_nan() or self._is_nan():
            context = context or getcontext()
            return self._nans(other, context)
        return self.__add__(other.copy_negate(), context=context)

    def __rsub__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return other.__sub__(self, context=context)

    def __mul__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nans(other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return context._raise(InvalidOperation, _nan)
            return _make(sign, 0, 0, "F")
        return _make(sign, self._int * other._int, self._exp + other._exp, "")._fix(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nans(other, context)
            if nan is not None:
                return nan
            if self._kind and other._kind:
                return context._raise(InvalidOperation, _nan)
            if self._kind:
                return _make(sign, 0, 0, "F")
            context._raise(Clamped)
            return _make(sign, 0, context.Etiny(), "")
        if not other._int:
            if not self._int:
                return context._raise(DivisionUndefined, _nan)
            return context._raise(DivisionByZero, _make(sign, 0, 0, "F"))
        if not self._int:
            return _make(sign, 0, self._exp - other._exp, "")._fix(context)
        shift = _digits(other._int) - _digits(self._int) + context.prec + 1
        exp = self._exp - other._exp - shift
        if shift >= 0:
            n, rest = divmod(self._int * 10**shift, other._int)
        else:
            n, rest = divmod(self._int, other._int * 10**-shift)
        if rest:
            # A sticky last digit keeps rounding right.
            if n % 5 == 0:
                n += 1
        else:
            ideal = self._exp - other._exp
            while exp < ideal and n % 10 == 0:
                n //= 10
                exp += 1
        return _make(sign, n, exp, "")._fix(context)

    def __rtruediv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return other.__truediv__(self, context=context)

    def _divide(self, other, context):
        """Quotient towards zero and remainder, of finite numbers, the second not zero."""
        sign = self._sign ^ other._sign
        if other._kind == "F":
            return _make(sign, 0, 0, ""), self
        exp = min(self._exp, other._exp)
        if not self._int or self.adjusted() - other.adjusted() <= -2:
            if self._exp - exp > 100000:
                return _make(sign, 0, 0, ""), self
            return _make(sign, 0, 0, ""), _make(self._sign, self._int * 10**(self._exp - exp), exp, "")
        if self.adjusted() - other.adjusted() <= context.prec:
            q, r = divmod(self._int * 10**(self._exp - exp), other._int * 10**(other._exp - exp))
            if q < 10**context.prec:
                return _make(sign, q, 0, ""), _make(self._sign, r, exp, "")
        nan = context._raise(DivisionImpossible, _nan)
        return nan, nan

    def __floordiv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nans(other, context)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind == "F":
            if other._kind == "F":
                return context._raise(InvalidOperation, _nan)
            return _make(sign, 0, 0, "F")
        if not other:
            if self:
                return context._raise(DivisionByZero, _make(sign, 0, 0, "F"))
            return context._raise(DivisionUndefined, _nan)
        return self._divide(other, context)[0]

    def __rfloordiv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__floordiv__(self, context=context)

    def __mod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nans(other, context)
        if nan is not None:
            return nan
        if self._kind == "F":
            return context._raise(InvalidOperation, _nan)
        if not other:
            return context._raise(InvalidOperation if self else DivisionUndefined, _nan)
        return self._divide(other, context)[1]._fix(context)

    def __rmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__mod__(self, context=context)

    def __divmod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = self._nans(other, context)
        if nan is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._kind == "F":
            if other._kind == "F":
                nan = context._raise(InvalidOperation, _nan)
                return nan, nan
            return _make(sign, 0, 0, "F"), context._raise(InvalidOperation, _nan)
        if not other:
            if not self:
                nan = context._raise(DivisionUndefined, _nan)
                return nan, nan
            context.flags[InvalidOperation] = context.flags[DivisionByZero] = True
            if context.traps[InvalidOperation] or context.traps[DivisionByZero]:
                signal = InvalidOperation if context.traps[InvalidOperation] else DivisionByZero
                raise signal([s for s in (InvalidOperation, DivisionByZero) if context.traps[s]])
            return _make(sign, 0, 0, "F"), _nan
        quotient, remainder = self._divide(other, context)
        return quotient, remainder._fix(context)

    def __rdivmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__divmod__(self, context=context)

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        nan = self._nans(other, context)
        if nan is not None:
            return nan
        if self._kind == "F":
            return context._raise(InvalidOperation, _nan)
        if not other:
            return context._raise(InvalidOperation if self else DivisionUndefined, _nan)
        if other._kind == "F":
            return self._fix(context)
        exp = min(self._exp, other._exp)
        if self.adjusted() - other.adjusted() > context.prec + 1:
            return context._raise(DivisionImpossible, _nan)
        b = other._int * 10**(other._exp - exp)
        q, r = divmod(self._int * 10**(self._exp - exp), b)
        if 2 * r + (q & 1) > b:
            r -= b
            q += 1
        if q >= 10**context.prec:
            return context._raise(DivisionImpossible, _nan)
        sign = self._sign
        if r < 0:
            sign, r = 1 - sign, -r
        return _make(sign, r, exp, "")._fix(context)

    def fma(self, other, third, context=None):
        context = context or getcontext()
        other, third = _operand(other), _operand(third)
        if self._kind or other._kind or third._kind:
            if "N" in (self._kind, other._kind):
                return self._nans(other, context)
            if "N" == third._kind:
                return third._nans(None, context)
            product = self.__mul__(other, context=context)
            return product.__add__(third, context=context)
        product = _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp, "")
        return product.__add__(third, context=context)

    def __pow__(self, other, modulo=None, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if modulo is not None:
            modulo = _convert(modulo)
            if modulo is NotImplemented:
                return modulo
            return self._power_modulo(other, modulo, context)
        import _decimal_math
        return _decimal_math.power(self, other, context)

    def __rpow__(self, other, modulo=None, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__pow__(self, context=context)

    def _power_modulo(self, other, modulo, context):
        for d in (self, other, modulo):
            if d._is_nan():
                return d._nans(None, context)
        if not (self._is_integer() and other._is_integer() and modulo._is_integer()) or other < 0 or not modulo \
                or modulo.adjusted() >= context.prec or not other and not self:
            return context._raise(InvalidOperation, _nan)
        sign = self._sign if int(other) % 2 else 0
        return _make(sign, pow(abs(int(self)), int(other), abs(int(modulo))), 0, "")

    def _is_integer(self):
        return self._kind == "" and (self._exp >= 0 or self._int % 10**-self._exp == 0)

    # Conversions.

    def __int__(self):
        if self._kind:
            if self._is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        n = self._int * 10**self._exp if self._exp >= 0 else self._int // 10**-self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._is_nan():
            if self._kind == "N":
                raise ValueError("cannot convert signaling NaN to float")
            return float("-nan" if self._sign else "nan")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def _integer(self, rounding):
        if self._kind:
            if self._is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        n, _ = _cut(self._int, -self._exp, self._sign, rounding)
        return -n if self._sign else n

    def __round__(self, n=None):
        if n is None:
            return self._integer(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_make(0, 1, -n, ""))

    def __floor__(self):
        return self._integer(ROUND_FLOOR)

    def __ceil__(self):
        return self._integer(ROUND_CEILING)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _make(_operand(other)._sign, self._int, self._exp, self._kind)

    # Adjusting exponents and digits.

    def normalize(self, context=None):
        context = context or getcontext()
        nan = self._nans(None, context)
        if nan is not None:
            return nan
        d = self._fix(context)
        if d._kind:
            return d
        if not d._int:
            return _make(d._sign, 0, 0, "")
        n, exp = d._int, d._exp
        top = context.Etop() if context.clamp else context.Emax
        while n % 10 == 0 and exp < top:
            n //= 10
            exp += 1
        return _make(d._sign, n, exp, "")

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _operand(exp)
        if rounding is None:
            rounding = context.rounding
        elif rounding not in _roundings:
            context.copy().rounding = rounding
        if self._kind or exp._kind:
            nan = self._nans(exp, context)
            if nan is not None:
                return nan
            if self._kind and exp._kind:
                return _plain(self)
            return context._raise(InvalidOperation, _nan)
        if not context.Etiny() <= exp._exp <= context.Emax:
            return context._raise(InvalidOperation, _nan)
        if not self._int:
            return _make(self._sign, 0, exp._exp, "")._fix(context)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
            return context._raise(InvalidOperation, _nan)
        n, changed = _cut(self._int, exp._exp - self._exp, self._sign, rounding)
        result = _make(self._sign, n, exp._exp, "")
        if result.adjusted() > context.Emax or _digits(n) > context.prec:
            return context._raise(InvalidOperation, _nan)
        if n and result.adjusted() < context.Emin:
            context._raise(Subnormal)
        if exp._exp > self._exp:
            if changed:
                context._raise(Inexact)
            context._raise(Rounded)
        return result._fix(context)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._kind or other._kind:
            return self._is_nan() and other._is_nan() or self._kind == other._kind == "F"
        return self._exp == other._exp

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        nan = self._nans(None, context)
        if nan is not None:
            return nan
        if self._kind or self._exp >= 0:
            return _plain(self)
        if not self._int:
            return _make(self._sign, 0, 0, "")
        n, changed = _cut(self._int, -self._exp, self._sign, rounding or context.rounding)
        if changed:
            context._raise(Inexact)
        context._raise(Rounded)
        return _make(self._sign, n, 0, "")

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        nan = self._nans(None, context)
        if nan is not None:
            return nan
        if self._kind or self._exp >= 0:
            return _plain(self)
        n, _ = _cut(self._int, -self._exp, self._sign, rounding or context.rounding)
        return _make(self._sign, n, 0, "")

    to_integral = to_integral_value

    def scaleb(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        nan = self._nans(other, context)
        if nan is not None:
            return nan
        if other._kind or other._exp or abs(int(other)) > 2 * (context.Emax + context.prec):
            return context._raise(InvalidOperation, _nan)
        if self._kind:
            return _plain(self)
        return _make(self._sign, self._int, self._exp + int(other), "")._fix(context)

    def _rotated(self, other, context):
        other = _operand(other)
        nan = self._nans(other, context)
        if nan is not None:
            return nan, None, None
        if not other._is_integer() or other._exp or not -context.prec <= int(other) <= context.prec:
            return context._raise(InvalidOperation, _nan), None, None
        if self._kind:
            return _plain(self), None, None
        return None, str(self._int).zfill(context.prec)[-context.prec:], int(other)

    def rotate(self, other, context=None):
        context = context or getcontext()
        done, digits, n = self._rotated(other, context)
        if done is not None:
            return done
        return _make(self._sign, int(digits[n:] + digits[:n]), self._exp, "")

    def shift(self, other, context=None):
        context = context or getcontext()
        done, digits, n = self._rotated(other, context)
        if done is not None:
            return done
        digits = digits[:n] if n < 0 else digits + "0" * n
        return _make(self._sign, int(digits[-context.prec:] or "0"), self._exp, "")

    def logb(self, context=None):
        context = context or getcontext()
        nan = self._nans(None, context)
        if nan is not None:
            return nan
        if self._kind:
            return _make(0, 0, 0, "F")
        if not self._int:
            return context._raise(DivisionByZero, _make(1, 0, 0, "F"))
        return Decimal(self.adjusted())._fix(context)

    def radix(self):
        return Decimal(10)

    def number_class(self, context=None):
        if self._kind == "N":
            return "sNaN"
        if self._kind == "n":
            return "NaN"
        sign = "-" if self._sign else "+"
        if self._kind:
            return sign + "Infinity"
        if not self._int:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    # Choosing between two numbers.

    def _choose(self, other, context, larger, magnitude):
        context = context or getcontext()
        other = _operand(other)
        if self._is_nan() or other._is_nan():
            if self._kind == "n" and other._kind not in ("n", "N"):
                return other._fix(context)
            if other._kind == "n" and self._kind not in ("n", "N"):
                return self._fix(context)
            return self._nans(other, context)
        a, b = (self.copy_abs(), other.copy_abs()) if magnitude else (self, other)
        c = a._cmp(b)
        if c == 0:
            c = int(self.compare_total(other))
        return (self if c == 0 or (c > 0) == larger else other)._fix(context)

    def max(self, other, context=None):
        return self._choose(other, context, True, False)

    def min(self, other, context=None):
        return self._choose(other, context, False, False)

    def max_mag(self, other, context=None):
        return self._choose(other, context, True, True)

    def min_mag(self, other, context=None):
        return self._choose(other, context, False, True)

    def _next(self, context, up):
        nan = self._nans(None, context)
        if nan is not None:
            return nan
        if self._kind == "F":
            if (self._sign == 1) == up:
                return _make(self._sign, 10**context.prec - 1, context.Etop(), "")
            return _plain(self)
        context = context.copy()
        context.clear_traps()
        context.rounding = ROUND_CEILING if up else ROUND_FLOOR
        d = self._fix(context)
        if d._cmp(self) != 0:
            return d
        return self.__add__(_make(0 if up else 1, 1, context.Etiny() - 1, ""), context=context)

    def next_plus(self, context=None):
        return self._next(context or getcontext(), True)

    def next_minus(self, context=None):
        return self._next(context or getcontext(), False)

    def next_toward(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        nan = self._nans(other, context)
        if nan is not None:
            return nan
        c = self._cmp(other)
        if c == 0:
            return self.copy_sign(other)
        d = self._next(context, c < 0)
        if d._kind == "F":
            context._raise(Overflow)
            context._raise(Inexact)
            context._raise(Rounded)
        elif d.adjusted() < context.Emin:
            for signal in (Underflow, Subnormal, Inexact, Rounded):
                context._raise(signal)
            if not d:
                context._raise(Clamped)
        return d

    # Roots, exponentials, logarithms.

    def sqrt(self, context=None):
        context = context or getcontext()
        nan = self._nans(None, context)
        if nan is not None:
            return nan
        if self._kind and not self._sign:
            return _plain(self)
        if self._kind == "" and not self._int:
            return _make(self._sign, 0, self._exp // 2, "")._fix(context)
        if self._sign:
            return context._raise(InvalidOperation, _nan)
        prec = context.prec + 1
        exp = self._exp >> 1
        n = self._int * 10 if self._exp & 1 else self._int
        length = (_digits(self._int) >> 1) + 1 if self._exp & 1 else (_digits(self._int) + 1) >> 1
        shift = prec - length
        exact = True
        if shift >= 0:
            n *= 100**shift
        else:
            n, rest = divmod(n, 100**-shift)
            exact = rest == 0
        exp -= shift
        root = _math.isqrt(n)
        exact = exact and root * root == n
        if exact:
            if shift >= 0:
                root //= 10**shift
            else:
                root *= 10**-shift
            exp += shift
        elif root % 5 == 0:
            root += 1
        rounding = context.rounding
        context.rounding = ROUND_HALF_EVEN
        try:
            return _make(0, root, exp, "")._fix(context)
        finally:
            context.rounding = rounding

    def exp(self, context=None):
        import _decimal_math
        return _decimal_math.exp(self, context or getcontext())

    def ln(self, context=None):
        import _decimal_math
        return _decimal_math.ln(self, context or getcontext())

    def log10(self, context=None):
        import _decimal_math
        return _decimal_math.log10(self, context or getcontext())

    # Logic on numbers of ones and zeros.

    def _bits(self, context):
        if self._kind or self._sign or self._exp or set(str(self._int)) - {"0", "1"}:
            return None
        return str(self._int).zfill(context.prec)[-context.prec:]

    def _logical(self, other, context, f):
        context = context or getcontext()
        a, b = self._bits(context), _operand(other)._bits(context)
        if a is None or b is None:
            return context._raise(InvalidOperation, _nan)
        return _make(0, int("".join(str(f(int(x), int(y))) for x, y in zip(a, b)) or "0"), 0, "")

    def logical_and(self, other, context=None):
        return self._logical(other, context, lambda x, y: x & y)

    def logical_or(self, other, context=None):
        return self._logical(other, context, lambda x, y: x | y)

    def logical_xor(self, other, context=None):
        return self._logical(other, context, lambda x, y: x ^ y)

    def logical_invert(self, context=None):
        context = context or getcontext()
        return self._logical(_make(0, int("1" * context.prec), 0, ""), context, lambda x, y: 1 - x)


def _make(sign, n, exp, kind, cls=Decimal):
    d = object.__new__(cls)
    d._sign, d._int, d._exp, d._kind = sign, n, exp, kind
    return d


def _plain(d):
    return d if type(d) is Decimal else _make(d._sign, d._int, d._exp, d._kind)


def _convert(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    return NotImplemented


def _comparable(self, other, equality):
    if isinstance(other, (Decimal, int)):
        return _convert(other)
    if isinstance(other, _numbers.Rational):
        # A fraction is compared exactly: both sides times its denominator.
        if self._kind:
            return Decimal(0) if self._kind == "F" else Decimal(other.numerator)
        exact = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
        left = _make(self._sign, self._int * other.denominator, self._exp, "")
        c = left._cmp(Decimal(other.numerator))
        return self if c == 0 else self.copy_abs().__add__(Decimal(10)**self.adjusted() + 1, context=exact) if c < 0 \
            else self.copy_abs().copy_negate().__sub__(Decimal(10)**max(self.adjusted(), 0) + 1, context=exact)
    if equality and isinstance(other, _numbers.Complex) and other.imag == 0:
        other = other.real
    if isinstance(other, float):
        context = getcontext()
        if equality:
            context.flags[FloatOperation] = True
        else:
            context._float()
        return Decimal.from_float(other)
    return NotImplemented


_nan = _make(0, 0, 0, "n")
_numbers.Number.register(Decimal)

DefaultContext = None


def _template(prec, rounding, traps):
    c = object.__new__(Context)
    for name, value in (("prec", prec), ("rounding", rounding), ("Emin", -999999), ("Emax", 999999), ("capitals", 1), ("clamp", 0)):
        setattr(c, name, value)
    c.flags = _SignalDict((s, False) for s in _signals)
    c.traps = _SignalDict((s, s in traps) for s in _signals)
    return c


DefaultContext = _template(28, ROUND_HALF_EVEN, (DivisionByZero, Overflow, InvalidOperation))
BasicContext = _template(9, ROUND_HALF_UP, (DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow))
ExtendedContext = _template(9, ROUND_HALF_EVEN, ())

_current = _ContextVar("decimal_context")


def getcontext():
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        _current.set(context)
    return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if any(context is c for c in (DefaultContext, BasicContext, ExtendedContext)):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _ContextManager:
    def __init__(self, new_context):
        self.new_context = new_context.copy()

    def __enter__(self):
        self.saved_context = getcontext()
        setcontext(self.new_context)
        return self.new_context

    def __exit__(self, t, v, tb):
        setcontext(self.saved_context)


def localcontext(ctx=None, **kwargs):
    if ctx is None:
        ctx = getcontext()
    manager = _ContextManager(ctx)
    for key, value in kwargs.items():
        if key not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{key}' is an invalid keyword argument for this function")
        setattr(manager.new_context, key, value)
    return manager


for _name, _method, _count in (
        ("abs", "__abs__", 1), ("add", "__add__", 2), ("compare", "compare", 2), ("compare_signal", "compare_signal", 2),
        ("compare_total", "compare_total", 2), ("compare_total_mag", "compare_total_mag", 2), ("copy_sign", "copy_sign", 2),
        ("divide", "__truediv__", 2), ("divide_int", "__floordiv__", 2), ("divmod", "__divmod__", 2), ("exp", "exp", 1), ("fma", "fma", 3),
        ("is_normal", "is_normal", 1), ("is_subnormal", "is_subnormal", 1), ("ln", "ln", 1), ("log10", "log10", 1), ("logb", "logb", 1),
        ("logical_and", "logical_and", 2), ("logical_invert", "logical_invert", 1), ("logical_or", "logical_or", 2),
        ("logical_xor", "logical_xor", 2), ("max", "max", 2), ("max_mag", "max_mag", 2), ("min", "min", 2), ("min_mag", "min_mag", 2),
        ("minus", "__neg__", 1), ("multiply", "__mul__", 2), ("next_minus", "next_minus", 1), ("next_plus", "next_plus", 1),
        ("next_toward", "next_toward", 2), ("normalize", "normalize", 1), ("number_class", "number_class", 1), ("plus", "__pos__", 1),
        ("remainder", "__mod__", 2), ("remainder_near", "remainder_near", 2), ("rotate", "rotate", 2), ("same_quantum", "same_quantum", 2),
        ("scaleb", "scaleb", 2), ("shift", "shift", 2), ("sqrt", "sqrt", 1), ("subtract", "__sub__", 2),
        ("to_eng_string", "to_eng_string", 1), ("to_integral_exact", "to_integral_exact", 1),
        ("to_integral_value", "to_integral_value", 1), ("to_integral", "to_integral_value", 1)):
    setattr(Context, _name, _context_method(_method, _count))
for _name in ("canonical", "copy_abs", "copy_negate", "is_canonical", "is_finite", "is_infinite", "is_nan", "is_qnan", "is_signed",
              "is_snan", "is_zero"):
    setattr(Context, _name, (lambda name: lambda self, a, /: getattr(_operand(a), name)())(_name))
Context.copy_decimal = lambda self, a, /: _plain(_operand(a))
Context.to_sci_string = lambda self, a, /: _operand(a).__str__(context=self)


def _power(self, a, b, modulo=None):
    return _operand(a).__pow__(_operand(b), modulo, context=self)


Context.power = _power
for _s in _signals + (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext):
    _s.__module__ = "decimal"
_mark_static(Decimal, Context)
