"""Exponentials, logarithms and powers of decimal numbers, correctly rounded."""

from math import isqrt

from decimal import Decimal, Inexact, InvalidOperation, ROUND_HALF_EVEN, Rounded, _digits, _make, _nan

_ln10_cache = {}


def _ln_scaled(m, p):
    """The logarithm of m / 10**p, times 10**p; m / 10**p is between 0.1 and 10."""
    extra = 12
    unit = 10**(p + extra)
    x = m * 10**extra
    halvings = 0
    # Roots bring the number close to 1, where the series converges fast.
    while abs(x - unit) * 64 > unit:
        x = isqrt(x * unit)
        halvings += 1
    t = (x - unit) * unit // (x + unit)
    square = t * t // unit
    total, term, k = 0, t, 1
    while term:
        total += term // k
        term = term * square // unit
        if term in (-1, 0):
            break
        k += 2
    return (2 * total << halvings) // 10**extra


def _ln10(p):
    for known, value in _ln10_cache.items():
        if known >= p:
            return value // 10**(known - p)
    value = _ln_scaled(10**(p + 7), p + 6) // 10**6
    _ln10_cache[p] = value
    return value


def _settle(compute, context):
    """The result of a function, which compute gives as sign, coefficient and exponent with so many digits, rounded half to even."""
    places = context.prec + 6
    while True:
        sign, n, exp = compute(places)
        drop = _digits(n) - context.prec
        if drop > 3:
            rest = n % 10**drop
            edge = 10**drop
            near = min(rest, edge - rest, abs(rest - edge // 2))
            if near > 50:
                break
        places += 10 + places // 2
    rounding = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        return _make(sign, n * 10 + 1 if n % 5 == 0 else n * 10, exp - 1, "")._fix(context)
    finally:
        context.rounding = rounding


def _exp_digits(sign, n, exp, p):
    """e**x with about p digits, as a coefficient and an exponent."""
    magnitude = max(_digits(n) + exp, 0)
    q = p + magnitude + 6
    scaled = n * 10**(exp + q) if exp + q >= 0 else n // 10**-(exp + q)
    if sign:
        scaled = -scaled
    ln10 = _ln10(q)
    k, r = divmod(scaled, ln10)
    unit = 10**q
    halvings = 8
    small = r // 2**halvings
    total, term, i = unit, unit, 1
    while term:
        term = term * small // (unit * i)
        total += term
        i += 1
    for _ in range(halvings):
        total = total * total // unit
    return total // 10**(q - p - 2), k - p - 2


def exp(x, context):
    nan = x._nans(None, context)
    if nan is not None:
        return nan
    if x._kind:
        return _make(0, 0, 0, "") if x._sign else _make(0, 0, 0, "F")
    if not x._int:
        return Decimal(1)
    adj = x.adjusted()
    if not x._sign and adj > len(str((context.Emax + 1) * 3)):
        return _make(0, 1, context.Emax + 1, "")._fix(context)
    if x._sign and adj > len(str((-context.Etiny() + 1) * 3)):
        return _make(0, 1, context.Etiny() - 1, "")._fix(context)
    if adj < -context.prec - 1:
        # The result is so near to 1 that only the direction counts.
        one = 10**(context.prec + 1)
        n = one - 1 if x._sign else one + 1
        rounding = context.rounding
        context.rounding = ROUND_HALF_EVEN
        try:
            return _make(0, n, -context.prec - 1, "")._fix(context)
        finally:
            context.rounding = rounding
    return _settle(lambda p: (0, *_exp_digits(x._sign, x._int, x._exp, p)), context)


def _ln_parts(x, p):
    """The logarithm of a positive number with about p places behind the point, times 10**p."""
    adj = x.adjusted()
    count = _digits(x._int)
    q = p + len(str(abs(adj))) + 8
    m = x._int * 10**(q - count + 1) if q >= count - 1 else x._int // 10**(count - 1 - q)
    total = _ln_scaled(m, q) + adj * _ln10(q)
    return total // 10**(q - p)


def _near_one(x):
    """How many zeros the logarithm of a number near 1 begins with."""
    diff = x.__sub__(Decimal(1), context=_wide())
    return max(0, -diff.adjusted()) if diff else 0


def _wide():
    from decimal import Context, MAX_EMAX, MAX_PREC, MIN_EMIN
    return Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])


def _log_special(x, context):
    nan = x._nans(None, context)
    if nan is not None:
        return nan
    if not x:
        return _make(1, 0, 0, "F")
    if x._kind and not x._sign:
        return _make(0, 0, 0, "F")
    if x._sign:
        return context._raise(InvalidOperation, _nan)
    return None


def ln(x, context):
    special = _log_special(x, context)
    if special is not None:
        return special
    if x == 1:
        return Decimal(0)
    lead = _near_one(x) if -2 < x.adjusted() < 2 else 0

    def compute(p):
        n = _ln_parts(x, p + lead)
        return (1 if n < 0 else 0), abs(n), -(p + lead)

    return _settle(compute, context)


def log10(x, context):
    special = _log_special(x, context)
    if special is not None:
        return special
    digits = str(x._int)
    if digits[0] == "1" and not digits[1:].strip("0"):
        return Decimal(x._exp + len(digits) - 1)._fix(context)
    lead = _near_one(x) if -2 < x.adjusted() < 2 else 0

    def compute(p):
        q = p + lead + 4
        n = _ln_parts(x, q) * 10**q // _ln10(q)
        return (1 if n < 0 else 0), abs(n), -q

    return _settle(compute, context)


def power(x, y, context):
    nan = x._nans(y, context)
    if nan is not None:
        return nan
    if not y:
        if not x:
            return context._raise(InvalidOperation, _nan)
        return Decimal(1)
    sign = 0
    if x._sign:
        if y._is_integer():
            sign = int(y) % 2 if y._exp <= 0 else 0
        elif x:
            return context._raise(InvalidOperation, _nan)
        x = x.copy_negate()
    if not x:
        return _make(sign, 0, 0, "") if not y._sign else _make(sign, 0, 0, "F")
    if x._kind:
        return _make(sign, 0, 0, "F") if not y._sign else _make(sign, 0, 0, "")
    if y._kind:
        if x == 1:
            n = _make(sign, 10**(context.prec - 1), 1 - context.prec, "")
            context._raise(Inexact)
            context._raise(Rounded)
            return n
        return _make(0, 0, 0, "F") if (y._sign == 0) == (x > 1) else _make(0, 0, 0, "")
    if y._is_integer() and abs(int(y)) * _digits(x._int) <= 20000:
        n = int(y)
        if n >= 0:
            return _make(sign, x._int**n, x._exp * n, "")._fix(context)
        exact = _make(sign, x._int**-n, x._exp * -n, "")
        return Decimal(1).__truediv__(exact, context=context)
    if x == 1:
        exp = 0
        if not y._is_integer():
            context._raise(Inexact)
            context._raise(Rounded)
            return _make(sign, 10**(context.prec - 1), 1 - context.prec, "")
        return _make(sign, 1, exp, "")
    root = _exact_root(x, y, context)
    if root is not None:
        return root
    # x**y == e**(y * ln x): results beyond the limits need no digits.
    estimate = (x.adjusted() + 0.5) * float(y) if x.adjusted() not in (-1, 0) else 0
    if estimate > context.Emax + 2:
        return _make(sign, 1, context.Emax + 1, "")._fix(context)
    if estimate < context.Etiny() - 2:
        return _make(sign, 1, context.Etiny() - 1, "")._fix(context)

    def compute(p):
        q = p + max(0, y.adjusted()) + len(str(abs(x.adjusted()))) + _near_one(x) + 10
        log = _ln_parts(x, q)
        product = log * y._int
        s = 1 if (product < 0) != bool(y._sign) else 0
        n, e = _exp_digits(s, abs(product), y._exp - q, p)
        return sign, n, e

    return _settle(compute, context)


def _exact_root(x, y, context):
    """x**y where it has few digits, for exponents like 0.5; else None."""
    n, d = y.as_integer_ratio()
    if d == 1 or d > 64 or n < 0:
        return None
    m, e = x._int, x._exp
    while m % 10 == 0:
        m //= 10
        e += 1
    shift = -e % d
    m *= 10**shift
    e -= shift
    # Undo a shift that the root could not have needed.
    r = round(m ** (1 / d)) if m < 1 << 900 else None
    if r is None:
        return None
    for candidate in (r - 1, r, r + 1):
        if candidate > 0 and candidate**d == m:
            result = candidate**n
            if _digits(result) > context.prec:
                return None
            exp = e // d * n
            # The result counts as inexact, and is then as long as the precision.
            pad = context.prec - _digits(result)
            context._raise(Inexact)
            context._raise(Rounded)
            return _make(0, result * 10**pad, exp - pad, "")._fix(context)
    return None
