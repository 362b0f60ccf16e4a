"""math: what everyday programs use of it."""
import math

print([math.floor(x) for x in (1.5, -1.5, 2, 1e20)], [math.ceil(x) for x in (1.2, -1.2, 3)], [math.trunc(x) for x in (1.9, -1.9)])
print(math.sqrt(2), math.isqrt(99), math.cbrt(8), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(1), math.atan2(1, -1), math.sinh(1), math.tanh(0.5))
print(math.exp(1), math.expm1(1e-10), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.log(10 ** 400))
print(math.degrees(math.pi), math.radians(180), math.pi, math.e, math.tau, math.inf, math.nan)
print(math.factorial(0), math.factorial(20), math.factorial(30), math.comb(10, 3), math.perm(5, 2), math.perm(4), math.comb(3, 5))
print(math.gcd(12, 18), math.gcd(), math.gcd(7), math.gcd(12, 18, 27), math.lcm(4, 6), math.lcm(2, 3, 5), math.gcd(-4, 6))
print(math.fmod(-7, 3), math.modf(2.75), math.frexp(10.0), math.ldexp(0.5, 4), math.copysign(3, -0.0), math.fabs(-2), math.remainder(7, 4))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.05, rel_tol=0.1))
print(math.prod([1, 2, 3, 4]), math.prod([]), math.prod([0.5, 4], start=10), math.fsum([0.1] * 10), sum([0.1] * 10), math.sumprod([1, 2], [3, 4]))
print(math.gamma(5), math.lgamma(10), math.erf(0.5), math.ulp(1.0), math.nextafter(1.0, 2.0), math.pow(2, 0.5), math.exp2(3))


class Angle:
    def __init__(self, degrees):
        self.degrees = degrees

    def __float__(self):
        return math.radians(self.degrees)

    def __floor__(self):
        return "floored"

    def __ceil__(self):
        return "ceiled"

    def __trunc__(self):
        return "truncated"


a = Angle(30)
print(round(math.sin(a), 10), math.floor(a), math.ceil(a), math.trunc(a))
for action in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.acos(2), lambda: math.exp(1000), lambda: math.factorial(-1),
               lambda: math.factorial(1.5), lambda: math.sqrt("2"), lambda: math.floor("x"), lambda: math.floor(math.nan), lambda: math.ceil(math.inf), lambda: math.gcd(1.5),
               lambda: math.isqrt(-1), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.comb(-1, 2), lambda: math.sin(), lambda: math.cosh(1000), lambda: math.gamma(0)):
    try:
        print(action())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__ + ":", e)
