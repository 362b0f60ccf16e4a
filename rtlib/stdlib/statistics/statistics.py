"""Averages, spread and distributions."""

import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import groupby, repeat
from math import erf, exp, fabs, fsum, hypot, log, sqrt, sumprod, tau

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "kde", "kde_random",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance",
    "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


# When values of a first type may be taken for values of a second, in the order in which that is asked.
_GIVES_WAY = (
    lambda first, second: issubclass(second, first),
    lambda first, second: issubclass(first, int),
    lambda first, second: issubclass(first, Fraction) and issubclass(second, float),
)


def _coerce(T, S):
    """The type of a sum of values of both types."""
    if S is T or S in (int, bool):
        return T
    if T is int:
        return S
    for gives_way in _GIVES_WAY:
        if gives_way(T, S):
            return S
        if gives_way(S, T):
            return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _isfinite(x):
    """Whether a number, which may be a Decimal, is neither infinite nor a NaN."""
    return x.is_finite() if hasattr(x, "is_finite") else math.isfinite(x)


def _exact_ratio(x):
    """Numerator and denominator of a number. Infinities and NaNs stand for themselves, with the denominator None."""
    if hasattr(x, "as_integer_ratio"):
        try:
            return x.as_integer_ratio()
        except (OverflowError, ValueError):
            return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _convert(value, T):
    """A value as a T, or, where it is no integer and T has only those, as a float."""
    if type(value) is T:
        return value
    target = float if issubclass(T, int) and value.denominator != 1 else T
    try:
        return target(value)
    except TypeError:
        if not issubclass(target, Decimal):
            raise
    numerator, denominator = map(target, (value.numerator, value.denominator))
    return numerator / denominator


def _partials(ratios, power=1):
    """Sums of numerators, to a power, by denominator."""
    sums = {}
    for numerator, denominator in ratios:
        sums[denominator] = sums.get(denominator, 0) + numerator**power
    return sums


def _sum(data):
    """The type, the exact sum and the number of values. A sum that is no number stands for itself."""
    kinds, ratios = set(), []
    for x in data:
        kinds.add(type(x))
        ratios.append(_exact_ratio(x))
    sums = _partials(ratios)
    total = sums[None] if None in sums else sum(Fraction(num, den) for den, num in sums.items())
    return reduce(_coerce, kinds, int), total, len(ratios)


def _ss(data, c=None):
    """The type, the exact sum of squared differences from c or from the mean, that centre, and the number of values."""
    if c is not None:
        T, squares, n = _sum((d := x - c) * d for x in data)
        return T, squares, c, n
    data = list(data)
    T, total, n = _sum(data)
    if not n:
        return T, Fraction(0), Fraction(0), 0
    if not isinstance(total, Fraction):
        return T, total, total, n
    mean = total / n
    squares = _partials(map(_exact_ratio, data), 2)
    return T, sum(Fraction(num, den * den) for den, num in squares.items()) - total * mean, mean, n


def _mean_square(data, centre, least, name):
    """The type and the mean of the squared differences from a centre: of a sample, at least 2 values, or of a population, at least 1."""
    T, total, _, n = _ss(data, centre)
    if n < least:
        raise StatisticsError(f"{name} requires at least {'one data point' if least == 1 else 'two data points'}")
    return T, total / (n - least + 1)


def mean(data):
    T, total, n = _sum(data)
    if n:
        return _convert(total / n, T)
    raise StatisticsError("mean requires at least one data point")


def fmean(data, weights=None):
    if weights is not None:
        return _weighted_mean(data, weights if isinstance(weights, (list, tuple)) else list(weights))
    try:
        n = len(data)
    except TypeError:
        data = list(data)
        n = len(data)
    total = fsum(data)
    if n:
        return total / n
    raise StatisticsError("fmean requires at least one data point")


def _weighted_mean(data, weights):
    try:
        total = sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    if weight := fsum(weights):
        return total / weight
    raise StatisticsError("sum of weights must be non-zero")


def geometric_mean(data):
    n = 0
    zero = False
    logs = []
    for x in data:
        n += 1
        if x > 0.0 or math.isnan(x):
            logs.append(log(x))
        elif x == 0.0:
            zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    total = fsum(logs)
    if math.isnan(total):
        return math.nan
    if zero:
        return math.nan if total == math.inf else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    errmsg = "harmonic mean does not support negative values"
    data = _kept(data)
    n = len(data)
    if not n:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        return _lone(data[0], errmsg)
    if weights is None:
        weights, weight = [1] * n, n
    else:
        weights = _kept(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        weight = _sum(_fail_neg(weights, errmsg))[1]
    try:
        T, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _fail_neg(data, errmsg)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(weight / total, T)


def _kept(values):
    """Values that can be gone through again."""
    return list(values) if iter(values) is values else values


def _lone(x, errmsg):
    """The harmonic mean of one number."""
    if not isinstance(x, (int, float, Decimal, Fraction)):
        raise TypeError("unsupported type")
    if x < 0:
        raise StatisticsError(errmsg)
    return x


def _fail_neg(values, errmsg="negative value"):
    """The values, as long as none is negative."""
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


def _ordered(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _ordered(data)
    n = len(data)
    i = n // 2
    return data[i] if n % 2 == 1 else (data[i - 1] + data[i]) / 2


def median_low(data):
    data = _ordered(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _ordered(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = _ordered(data)
    middle = data[len(data) // 2]
    below = bisect_left(data, middle)
    within = bisect_right(data, middle, lo=below) - below
    try:
        width, centre = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return centre - width / 2.0 + width * (len(data) / 2 - below) / within


def mode(data):
    for value, _ in Counter(iter(data)).most_common(1):
        return value
    raise StatisticsError("no mode for empty data")


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    last = len(data) - 1
    if last < 0:
        raise StatisticsError("must have at least one data point")
    if not last:
        return data * (n - 1)
    if method == "inclusive":
        positions = (divmod(i * last, n) for i in range(1, n))
    elif method == "exclusive":
        positions = (_position(i * (last + 2), n, last) for i in range(1, n))
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return [(data[j] * (n - part) + data[j + 1] * part) / n for j, part in positions]


def _position(place, n, last):
    """The number of the value before a place, counted in n-th parts from 1, and how many parts the place is after it."""
    j = min(max(place // n, 1), last)
    return j - 1, place - j * n


def variance(data, xbar=None):
    T, mss = _mean_square(data, xbar, 2, "variance")
    return _convert(mss, T)


def pvariance(data, mu=None):
    T, mss = _mean_square(data, mu, 1, "pvariance")
    return _convert(mss, T)


def _integer_sqrt_of_frac_rto(n, m):
    """The integer square root of n/m; an inexact one is made odd, so that it can still be rounded correctly."""
    root = math.isqrt(n // m)
    return root if root * root * m == n else root | 1


def _float_sqrt_of_frac(n, m):
    """The square root of n/m, rounded once: from an integer with at least three bits more than a float has."""
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift < 0:
        return _integer_sqrt_of_frac_rto(n << -2 * shift, m) / (1 << -shift)
    return (_integer_sqrt_of_frac_rto(n, m << 2 * shift) << shift) / 1


def _decimal_sqrt_of_frac(n, m):
    """The square root of n/m, rounded correctly: the quotient's root, or a neighbour of it that is nearer."""
    if not n:
        return Decimal("0.0")
    square = Fraction(n, m)
    root = (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()
    exact = Fraction(root)
    above, below = root.next_plus(), root.next_minus()
    if 4 * square > (exact + Fraction(above)) ** 2:
        return above
    if 4 * square < (exact + Fraction(below)) ** 2:
        return below
    return root


def _deviation(T, mss):
    root = _decimal_sqrt_of_frac if issubclass(T, Decimal) else _float_sqrt_of_frac
    return root(mss.numerator, mss.denominator)


def stdev(data, xbar=None):
    return _deviation(*_mean_square(data, xbar, 2, "stdev"))


def pstdev(data, mu=None):
    return _deviation(*_mean_square(data, mu, 1, "pstdev"))


def _paired(x, y, what):
    """The number of pairs of two samples."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return n


def _centred(values):
    """The differences of values from their mean, and the mean."""
    mean = fsum(values) / len(values)
    return [value - mean for value in values], mean


def covariance(x, y, /):
    n = _paired(x, y, "covariance")
    return sumprod(_centred(x)[0], _centred(y)[0]) / (n - 1)


def _rank(data, /, *, key=None, reverse=False, ties="average", start=1):
    """The place of each value among the values in order; equal values share the mean of their places."""
    if ties != "average":
        raise ValueError(f"Unknown tie resolution method: {ties!r}")
    values = list(data if key is None else map(key, data))
    order = sorted(range(len(values)), key=values.__getitem__, reverse=reverse)
    ranks, first = [0] * len(values), start
    for _, equal in groupby(order, key=values.__getitem__):
        places = list(equal)
        for place in places:
            ranks[place] = first + (len(places) - 1) / 2
        first += len(places)
    return ranks


def _sqrtprod(x, y):
    """sqrt(x * y) that neither overflows nor underflows, made more precise by one step of Newton's method."""
    root = sqrt(x * y)
    scale = None
    if math.isinf(root) and not (math.isinf(x) or math.isinf(y)):
        scale = 2.0**-512
    elif not root and x and y:
        scale = 2.0**537
    if scale:
        return _sqrtprod(scale * x, scale * y) / scale
    if not root or not math.isfinite(root):
        return root
    return root + sumprod((x, root), (y, -root)) / (2.0 * root)


def correlation(x, y, /, *, method="linear"):
    n = _paired(x, y, "correlation")
    if method == "linear":
        x, y = _centred(x)[0], _centred(y)[0]
    elif method == "ranked":
        # Ranks that begin so are centred.
        x, y = _rank(x, start=(n - 1) / -2), _rank(y, start=(n - 1) / -2)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    try:
        return sumprod(x, y) / _sqrtprod(sumprod(x, x), sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    _paired(x, y, "linear regression")
    xbar = ybar = 0.0
    if not proportional:
        (x, xbar), (y, ybar) = _centred(x), _centred(y)
    try:
        slope = (sumprod(x, y) + 0.0) / sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


def _polynomial(coefficients, x):
    total = 0.0
    for c in coefficients:
        total = total * x + c
    return total


# Wichura's algorithm AS 241: numerators and denominators of three rational functions, for the middle and the tails.
_middle = ((2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4, 1.3731693765509461125e4,
            1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0),
           (5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4, 5.3941960214247511077e3,
            6.8718700749205790830e2, 4.2313330701600911252e1, 1.0))
_near = ((7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
          3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0),
         (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
          6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0))
_far = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
         2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0),
        (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
         1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))


def _normal_dist_inv_cdf(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _polynomial(_middle[0], r) * q / _polynomial(_middle[1], r) * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    table = _near if r <= 5.0 else _far
    r -= 1.6 if r <= 5.0 else 5.0
    x = _polynomial(table[0], r) / _polynomial(table[1], r)
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """A normal distribution."""

    __slots__ = {"_mu": "Arithmetic mean of a normal distribution", "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(map(float, data)))

    def samples(self, n, *, seed=None):
        rnd = random.random if seed is None else random.Random(seed).random
        return [_normal_dist_inv_cdf(rnd(), self._mu, self._sigma) for _ in repeat(None, n)]

    def pdf(self, x):
        self._check_spread("pdf()")
        square = self.variance
        apart = x - self._mu
        return exp(apart * apart / (-2.0 * square)) / sqrt(tau * square)

    def _check_spread(self, what):
        """Refuses what a distribution does not have that is but one value."""
        if not self.variance:
            raise StatisticsError(f"{what} not defined when sigma is zero")

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        narrow, wide = sorted((self, other), key=lambda d: (d._sigma, d._mu))
        if not narrow.variance or not wide.variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        apart, widening = fabs(wide._mu - narrow._mu), wide.variance - narrow.variance
        if not widening:
            return 1.0 - erf(apart / (2.0 * narrow._sigma * sqrt(2.0)))
        # The densities are equal at two places.
        middle = narrow._mu * wide.variance - wide._mu * narrow.variance
        half = narrow._sigma * wide._sigma * sqrt(apart * apart + widening * log(wide.variance / narrow.variance))
        first, second = (fabs(wide.cdf(x) - narrow.cdf(x)) for x in ((middle + half) / widening, (middle - half) / widening))
        return 1.0 - (first + second)

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    median = mode = mean

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


def _newton(estimate, f, derivative):
    """The inverse of an increasing function, by steps from an estimate of it."""

    def inverse(y):
        x = estimate(y)
        while abs(off := f(x) - y) > 1e-12:
            x -= off / derivative(x)
        return x

    return inverse


def _mirrored(estimate):
    """An estimate for the lower half as one for both halves."""
    return lambda p: estimate(p) if p <= 1/2 else -estimate(1.0 - p)


def _quartic_estimate(p):
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    return x + 0.026818732 * math.sin(7.101753784 * p + 2.73230839482953) if p >= 0.004 else x


class _Kernel:
    """A distribution that a data point is spread out to: its density, its distribution function and the inverse of that. One that is
    bounded is zero beyond -1 and 1."""

    def __init__(self, density, distribution, inverse, bounded=True):
        self.density, self.distribution, self.inverse, self.bounded = density, distribution, inverse, bounded

    @classmethod
    def polynomial(cls, density, distribution, estimate):
        return cls(density, distribution, _newton(_mirrored(estimate), distribution, density))


_SQRT_2PI = sqrt(2 * math.pi)
_kernels = {
    "normal": _Kernel(
        lambda t: exp(-1/2 * t * t) / _SQRT_2PI, lambda t: 1/2 * (1.0 + erf(t / sqrt(2))), NormalDist().inv_cdf, bounded=False),
    "logistic": _Kernel(
        lambda t: 1/2 / (1.0 + math.cosh(t)), lambda t: 1.0 - 1.0 / (exp(t) + 1.0), lambda p: log(p / (1 - p)), bounded=False),
    "sigmoid": _Kernel(
        lambda t: 1 / math.pi / math.cosh(t), lambda t: 2 / math.pi * math.atan(exp(t)), lambda p: log(math.tan(p * math.pi/2)),
        bounded=False),
    "rectangular": _Kernel(lambda t: 1/2, lambda t: 1/2 * t + 1/2, lambda p: 2*p - 1),
    "triangular": _Kernel(
        lambda t: 1.0 - abs(t), lambda t: t*t * (1/2 if t < 0.0 else -1/2) + t + 1/2,
        lambda p: sqrt(2*p) - 1 if p < 1/2 else 1 - sqrt(2 - 2*p)),
    "parabolic": _Kernel(
        lambda t: 3/4 * (1.0 - t * t), lambda t: -1/4 * t**3 + 3/4 * t + 1/2,
        lambda p: 2 * math.cos((math.acos(2*p - 1) + math.pi) / 3)),
    "quartic": _Kernel.polynomial(
        lambda t: 15/16 * (1.0 - t * t) ** 2, lambda t: 3/16 * t**5 - 5/8 * t**3 + 15/16 * t + 1/2, _quartic_estimate),
    "triweight": _Kernel.polynomial(
        lambda t: 35/32 * (1.0 - t * t) ** 3, lambda t: 35/32 * (-1/7*t**7 + 3/5*t**5 - t**3 + t) + 1/2,
        lambda p: (2.0 * p) ** 0.3400218741872791 - 1.0),
    "cosine": _Kernel(
        lambda t: math.pi / 4 * math.cos(math.pi / 2 * t), lambda t: 1/2 * math.sin(math.pi / 2 * t) + 1/2,
        lambda p: 2 * math.asin(2*p - 1) / math.pi),
}
for _alias, _name in ("gauss", "normal"), ("uniform", "rectangular"), ("epanechnikov", "parabolic"), ("biweight", "quartic"):
    _kernels[_alias] = _kernels[_name]
_kernel_invcdfs = {_name: _kernel.inverse for _name, _kernel in _kernels.items()}


def _checked_kernel(data, h, kernel):
    """The kernel of a name, where what it is to spread out, and how far, is valid."""
    if not len(data):
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    if kernel not in _kernels:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    return _kernels[kernel]


class _Reach:
    """The data in order, of which those near a place can be found. It notices when there are more or fewer."""

    def __init__(self, data, h):
        self.data, self.h = data, h
        self.sample = sorted(data)

    def near(self, x):
        """The data that are no farther than h from x, and how many lie before them."""
        if len(self.data) != len(self.sample):
            self.sample = sorted(self.data)
        first, end = bisect_left(self.sample, x - self.h), bisect_right(self.sample, x + self.h)
        return self.sample[first:end], first


def kde(data, h, kernel="normal", *, cumulative=False):
    """A function that estimates the density of what a sample was drawn from, or its distribution function."""
    used = _checked_kernel(data, h, kernel)
    near = _Reach(data, h).near if used.bounded else lambda x: (data, 0)
    density, distribution = used.density, used.distribution

    def pdf(x):
        return sum(density((x - point) / h) for point in near(x)[0]) / (len(data) * h)

    def cdf(x):
        points, before = near(x)
        return sum((distribution((x - point) / h) for point in points), before) / len(data)

    estimate, what = (cdf, "CDF") if cumulative else (pdf, "PDF")
    estimate.__doc__ = f"{what} estimate with {h=!r} and {kernel=!r}"
    return estimate


def kde_random(data, h, kernel="normal", *, seed=None):
    """A function that draws at random from what kde estimates."""
    inverse = _checked_kernel(data, h, kernel).inverse
    source = random.Random(seed)

    def rand():
        return source.choice(data) + h * inverse(source.random())

    rand.__doc__ = f"Random KDE selection with {h=!r} and {kernel=!r}"
    return rand
