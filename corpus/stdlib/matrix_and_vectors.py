"""Matrices with operator overloading, Gauss elimination with fractions, complex numbers, statistics and simulations."""
from __future__ import annotations
import cmath
import math
import operator
import random
import statistics
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property, reduce
from numbers import Number
from typing import overload


class Matrix(Sequence):
    __slots__ = ("rows", "__dict__")
    __match_args__ = ("rows",)

    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("rows of different lengths: " + ", ".join(str(len(r)) for r in self.rows))

    @classmethod
    def identity(cls, n):
        return cls([int(i == j) for j in range(n)] for i in range(n))

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, key):
        match key:
            case int() | slice():
                return self.rows[key]
            case (slice() as s, int(j)):
                return [r[j] for r in self.rows[s]]
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice() as s, slice() as t):
                return type(self)([r[t] for r in self.rows[s]])
        raise TypeError(f"indices must be ints or slices, not {key!r}")

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __eq__(self, other):
        return self.rows == other.rows if isinstance(other, Matrix) else NotImplemented

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix(map(operator.add, a, b) for a, b in zip(self, other, strict=True))

    def __mul__(self, k):
        return Matrix([x * k for x in r] for r in self) if isinstance(k, Number) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != len(other):
            raise ValueError(f"shapes {self.shape} and {other.shape} do not fit")
        return Matrix([sum(map(operator.mul, r, c)) for c in zip(*other)] for r in self)

    def __pow__(self, n, mod=None):
        result, base = Matrix.identity(len(self)), self
        while n:
            if n & 1:
                result @= base
            base @= base
            n >>= 1
        return Matrix([x % mod for x in r] for r in result) if mod else result

    def __neg__(self):
        return self * -1

    def __round__(self, n=0):
        return Matrix([round(x, n) for x in r] for r in self)

    def __bool__(self):
        return any(any(r) for r in self)

    def __contains__(self, x):
        return any(x in r for r in self.rows)

    @cached_property
    def det(self):
        rows, sign, result = [[Fraction(x) for x in r] for r in self], 1, Fraction(1)
        for i in range(len(rows)):
            pivot = next((r for r in range(i, len(rows)) if rows[r][i]), None)
            if pivot is None:
                return 0
            if pivot != i:
                rows[i], rows[pivot] = rows[pivot], rows[i]
                sign = -sign
            result *= rows[i][i]
            for r in range(i + 1, len(rows)):
                k = rows[r][i] / rows[i][i]
                rows[r] = [a - k * b for a, b in zip(rows[r], rows[i])]
        return result * sign

    def inverse(self):
        if not self.det:
            raise ZeroDivisionError("matrix is singular")
        n = len(self)
        rows = [[Fraction(x) for x in r] + [Fraction(int(i == j)) for j in range(n)] for i, r in enumerate(self)]
        for i in range(n):
            p = max(range(i, n), key=lambda r: abs(rows[r][i]))
            rows[i], rows[p] = rows[p], rows[i]
            rows[i] = [x / rows[i][i] for x in rows[i]]
            for r in range(n):
                if r != i:
                    rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i])]
        return Matrix(r[n:] for r in rows)

    @property
    def T(self):
        return Matrix(zip(*self))

    def __str__(self):
        cells = [[str(x) for x in r] for r in self]
        widths = [max(map(len, c)) for c in zip(*cells)]
        return "\n".join("[" + "  ".join(x.rjust(w) for x, w in zip(r, widths)) + "]" for r in cells)

    def __repr__(self):
        return f"{type(self).__name__}({self.rows!r})"


m = Matrix([[2, -1, 0], [1, 3, 5], [0, 4, 1]])
print(m, m.shape, m.det, sep="\n")
print(m.inverse(), m @ m.inverse() == Matrix.identity(3), sep="\n")
print(m[1], m[0, 1], m[:, 2], m[:2, 1:], 4 in m, 9 in m, list(reversed(m)), m.index([0, 4, 1]), m.count([1]), bool(m + -m), m.__dict__)
print(Matrix([[1, 1], [1, 0]]) ** 90, pow(Matrix([[1, 1], [1, 0]]), 1000, 10**9 + 7), 2 * m * 0.5 == m, sep="\n")
m[0, 0] = 2.345
print(round(m, 1), m.T[0], -m[2:, :])
for bad in (lambda: m @ Matrix([[1]]), lambda: Matrix([[1], [1, 2]]), lambda: m + 1, lambda: m["x"], lambda: m * m, lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: hash(m), lambda: m + Matrix([[1]]), lambda: m[9, 9]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
match m:
    case Matrix([first, *_]):
        print("first row", first)

roots = [cmath.exp(2j * cmath.pi * k / 5) for k in range(5)]
print([f"{z:.3f}" for z in roots], abs(sum(roots)) < 1e-12, cmath.polar(3 + 4j), (1 + 2j) ** 2, (3 - 4j).conjugate(), complex("1-2j"), 1j * 1j, repr(-0.0 + 0j), abs(3 + 4j))
print(math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)), math.fsum([0.1] * 10), sum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.frexp(10), math.modf(-2.5), math.remainder(7, 4), math.nextafter(1, 2), math.ulp(1.0), math.trunc(-2.7), math.log(8, 2), math.log1p(1e-10), math.degrees(math.pi), math.sumprod([1, 2], [3, 4]))
print(0.1 + 0.2, 1e16, 1e-5, 123456789.123456789, 1 / 3, 5e-324, 1.7976931348623157e308 * 10, -float("nan"), 2.0 ** 0.5, 1e22, 1.0, 100000000000000000000.0, float.hex(0.1), (0.1).as_integer_ratio(), float.fromhex("0x1.8p1"), round(2.5), round(3.5), round(2.675, 2), round(1234, -2), 7 // -2, -7 % 3, 7.5 // -2, divmod(-7, 2), -2 ** 2, 2 ** -1, 0xFF, 0b101, 0o17, 1_000_000, int("-0x1f", 16), (255).to_bytes(2), int.from_bytes(b"\xff\xfe", signed=True), (10).bit_length(), (-5) >> 1, ~5, 5 ^ 3)
rng = random.Random(42)
walk = [sum(rng.choice((-1, 1)) for _ in range(100)) for _ in range(50)]
print(statistics.mean(walk), statistics.pstdev(walk), statistics.median_low(walk), statistics.mode(walk), rng.random(), rng.sample(range(100), 5), rng.choices("abc", weights=[5, 1, 1], k=8), rng.gauss(0, 1), rng.randint(1, 6), rng.shuffle(walk), walk[:3])
hits = sum(rng.random() ** 2 + rng.random() ** 2 < 1 for _ in range(4000))
print(4 * hits / 4000, reduce(lambda a, b: a * 31 + ord(b) & 0xFFFFFFFF, "hash me", 7))
print(statistics.linear_regression([1, 2, 3, 4], [2.1, 3.9, 6.2, 7.8]), statistics.correlation([1, 2, 3], [3, 2, 1]), statistics.NormalDist(100, 15).cdf(120), statistics.fmean([1, 2, 4], [1, 1, 2]), statistics.geometric_mean([1, 4]), statistics.harmonic_mean([40, 60]), statistics.multimode("aabbc"))
