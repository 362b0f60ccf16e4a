"""Pseudo-random numbers."""

from _random import Random as _Twister, _sha512, _urandom
from collections.abc import Sequence as _Sequence
from math import ceil as _ceil, e as _e, exp as _exp, fabs as _fabs, floor as _floor, isfinite as _isfinite
from math import lgamma as _lgamma, log as _log, log2 as _log2, sqrt as _sqrt, tau as TWOPI
from operator import index as _index

__all__ = [
    "Random", "SystemRandom", "seed", "getstate", "setstate",  # generators and their state
    "random", "getrandbits", "randbytes", "randint", "randrange",  # uniform numbers
    "choice", "choices", "sample", "shuffle",  # sequences
    "uniform", "triangular", "normalvariate", "gauss", "lognormvariate", "expovariate", "vonmisesvariate", "gammavariate",
    "betavariate", "paretovariate", "weibullvariate", "binomialvariate",
]

BPF = 53
RECIP_BPF = 2**-BPF
LOG4 = _log(4.0)
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
SG_MAGICCONST = 1.0 + _log(4.5)
_ONE = 1  # the default step, which a program's step of True is not


def _bisect(a, x, hi):
    """Where x belongs in the sorted list a, at most hi, to the right of what equals it."""
    lo = 0
    while lo < hi:
        mid = (lo + hi) // 2
        if x < a[mid]:
            hi = mid
        else:
            lo = mid + 1
    return lo


def _hash_of_codes(codes):
    """The hash that Python 2 had for strings, of 64 bits, as an unsigned number."""
    value = codes[0] << 7 if codes else 0
    for code in codes:
        value = (value * 1000003 ^ code) % 2**64
    return value ^ len(codes)


def _from_pool(items, randbelow):
    """Items in random order; those that are left stand in front."""
    pool = list(items)
    for last in range(len(pool) - 1, -1, -1):
        chosen = randbelow(last + 1)
        yield pool[chosen]
        pool[chosen] = pool[last]


def _from_places(items, randbelow):
    """Items in random order; places that had their turn are drawn again."""
    taken = set()
    count = len(items)
    while True:
        place = randbelow(count)
        if place not in taken:
            taken.add(place)
            yield items[place]


class Random(_Twister):
    """A generator of pseudo-random numbers with a state of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        # Integers come from the generator that the class defined last.
        for base in cls.__mro__:
            defined = base.__dict__
            if "_randbelow" in defined:
                return
            if "getrandbits" in defined:
                cls._randbelow = cls._randbelow_with_getrandbits
                return
            if "random" in defined:
                cls._randbelow = cls._randbelow_without_getrandbits
                return

    def seed(self, a=None, version=2):
        """Begin anew from a, or from what the system gives."""
        if a is None:
            key = int.from_bytes(_urandom(2496))
        elif version == 1 and isinstance(a, (str, bytes)):
            key = _hash_of_codes(a if isinstance(a, bytes) else [ord(c) for c in a])
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            data = a.encode() if isinstance(a, str) else bytes(a)
            key = int.from_bytes(data + _sha512(data))
        elif isinstance(a, int):
            key = a
        elif isinstance(a, (float, str, bytes, bytearray)):
            key = hash(a) % 2**64
        else:
            raise TypeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
        self._seed(key)
        self.gauss_next = None

    def getstate(self):
        """What setstate takes to go back to here."""
        return self.VERSION, self._getstate(), self.gauss_next

    def setstate(self, state):
        """Go back to where getstate was called."""
        version = state[0]
        if version != 3:
            raise ValueError(f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
        version, internalstate, self.gauss_next = state
        self._setstate(internalstate)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def _randbelow_with_getrandbits(self, n):
        bits = n.bit_length()
        while (r := self.getrandbits(bits)) >= n:
            pass
        return r

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        if n < maxsize:
            # Numbers of an incomplete last run of n would favour the small remainders.
            limit = (maxsize - maxsize % n) / maxsize
            while (r := self.random()) >= limit:
                pass
            return _floor(r * maxsize) % n
        from warnings import warn

        warn(
            "Underlying random() generator does not supply \n"
            "enough bits to choose from a population range this large.\n"
            "To remove the range limitation, add a getrandbits() method."
        )
        return _floor(self.random() * n)

    _randbelow = _randbelow_with_getrandbits

    def randbytes(self, n):
        """n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=_ONE):
        """A number of range(start, stop, step)."""
        first = _index(start)
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if first <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(first)
        distance = _index(stop) - first
        stride = _index(step)
        if stride == 0:
            raise ValueError("zero step for randrange()")
        count = -(-distance // stride)
        if count <= 0:
            asked = (start, stop) if stride == 1 else (start, stop, step)
            raise ValueError(f"empty range in randrange({', '.join(map(str, asked))})")
        return first + stride * self._randbelow(count)

    def randint(self, a, b):
        """A number from a to b, both included."""
        return self.randrange(a, b + 1)

    def choice(self, seq):
        """One item of a sequence."""
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Bring a list into random order, in place."""
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """k items of a sequence, each at most as often as it is there (or as counts says)."""
        if not isinstance(population, _Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            ends = []
            total = 0
            for count in counts:
                total += count
                ends.append(total)
            if len(ends) != n:
                raise ValueError("The number of counts does not match the population")
            ends.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            return [population[_bisect(ends, number, len(ends))] for number in self.sample(range(total), k=k)]
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        # A list of all items takes less room than a set of k places, up to this size.
        small = 21 if k <= 5 else 21 + 4 ** _ceil(_log(k * 3, 4))
        draws = (_from_pool if n <= small else _from_places)(population, self._randbelow)
        for i in range(k):
            result[i] = next(draws)
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, with repetitions, each as probable as its weight says."""
        random = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(random() * n)] for _ in range(k)]
            try:
                cum_weights = []
                total = None
                for w in weights:
                    total = w if total is None else total + w
                    cum_weights.append(total)
            except TypeError:
                if not isinstance(weights, int):
                    raise
                k = weights
                raise TypeError(f"The number of choices must be a keyword argument: {k=}") from None
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        hi = n - 1
        return [population[_bisect(cum_weights, random() * total, hi)] for _ in range(k)]

    def uniform(self, a, b):
        """A number between a and b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """A number between low and high, most probably near mode."""
        u = self.random()
        if mode is None:
            peak = 0.5
        else:
            try:
                peak = (mode - low) / (high - low)
            except ZeroDivisionError:
                return low
        if u > peak:
            return high + (low - high) * _sqrt((1.0 - u) * (1.0 - peak))
        return low + (high - low) * _sqrt(u * peak)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """A normally distributed number, by the ratio of uniform deviates."""
        return mu + self._normal() * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """A normally distributed number; two are computed at a time."""
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            z, self.gauss_next = self._normal_pair()
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """A number whose logarithm is normally distributed."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        """An exponentially distributed number; lambd is one over the mean."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle around mu."""
        if kappa <= 1e-6:  # as good as uniform
            return self.random() * TWOPI
        return (mu + self._von_mises(0.5 / kappa)) % TWOPI

    def gammavariate(self, alpha, beta):
        """A number from the gamma distribution."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        return self._gamma(1.0 * alpha) * beta

    def betavariate(self, alpha, beta):
        """A number from the beta distribution."""
        mine = self.gammavariate(alpha, 1.0)
        return mine / (mine + self.gammavariate(beta, 1.0)) if mine else 0.0

    def paretovariate(self, alpha):
        """A number from the Pareto distribution."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """A number from the Weibull distribution."""
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        """How many of n independent trials succeed, each with probability p."""
        if n < 0:
            raise ValueError("n must be non-negative")
        if p <= 0.0 or 1.0 <= p:
            if p not in (0.0, 1.0):
                raise ValueError("p must be in the range 0.0 <= p <= 1.0")
            return n if p else 0
        if n == 1:
            return _index(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return (self._binomial_by_gaps if n * p < 10.0 else self._binomial_by_rejection)(n, p)

    def _binomial_by_gaps(self, n, p):
        """Devroye's second waiting time method: the numbers of trials from one success to the next are geometrically distributed."""
        log_failure = _log2(1.0 - p)
        if not log_failure:
            return 0
        successes = -1
        trials = 0
        while trials <= n:
            trials += _floor(_log2(self.random()) / log_failure) + 1
            successes += 1
        return successes

    def _binomial_by_rejection(self, n, p):
        """Hormann's BTRS: transformed rejection, with a region that is accepted at once."""
        deviation = _sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * deviation
        a = -0.0873 + 0.0248 * b + 0.01 * p
        centre = n * p + 0.5
        sure = 0.92 - 4.2 / b
        while True:
            u = self.random()
            u -= 0.5
            edge = 0.5 - _fabs(u)
            k = _floor((2.0 * a / edge + b) * u + centre)
            if not 0 <= k <= n:
                continue
            v = self.random()
            if edge >= 0.07 and v <= sure:
                return k
            scale = (2.83 + 5.1 / b) * deviation / (a / (edge * edge) + b)
            if _log(v * scale) <= _log_binomial_ratio(n, p, k):
                return k


def _log_binomial_ratio(n, p, k):
    """The logarithm of how much less probable k successes are than the most probable number of them."""
    odds = _log(p / (1.0 - p))
    mode = _floor((n + 1) * p)
    at_mode = _lgamma(mode + 1) + _lgamma(n - mode + 1)
    return at_mode - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - mode) * odds


class SystemRandom(Random):
    """Random numbers that the system gives; there is no state."""

    def random(self):
        """A number in [0, 1)."""
        return (int.from_bytes(_urandom(7)) >> 3) * RECIP_BPF

    def getrandbits(self, k):
        """A number of k random bits."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        numbytes = (k + 7) // 8
        return int.from_bytes(_urandom(numbytes)) >> (numbytes * 8 - k)

    def randbytes(self, n):
        """n random bytes."""
        return _urandom(n)

    def seed(self, *args, **kwds):
        """Does nothing."""
        return None

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _notimplemented


_inst = Random()
seed, getstate, setstate = _inst.seed, _inst.getstate, _inst.setstate
random, getrandbits, randbytes = _inst.random, _inst.getrandbits, _inst.randbytes
randint, randrange = _inst.randint, _inst.randrange
choice, choices, sample, shuffle = _inst.choice, _inst.choices, _inst.sample, _inst.shuffle
uniform, triangular, expovariate = _inst.uniform, _inst.triangular, _inst.expovariate
gauss, normalvariate, lognormvariate = _inst.gauss, _inst.normalvariate, _inst.lognormvariate
gammavariate, betavariate, binomialvariate = _inst.gammavariate, _inst.betavariate, _inst.binomialvariate
paretovariate, weibullvariate, vonmisesvariate = _inst.paretovariate, _inst.weibullvariate, _inst.vonmisesvariate
