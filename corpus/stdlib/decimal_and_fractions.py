from decimal import *
from fractions import Fraction
import locale
import math
import numbers
import statistics
import sys

print(getcontext())
D = Decimal
print(D("1.10") + D("2.2"), D(1) / D(3), D("1e400") * 2, D("0.1") ** 20, D(2).sqrt(), D("-0"), D("NaN"), D("sNaN"), D("-Infinity"))
print([D("2.5").quantize(D(1), r) for r in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_05UP)])
print(D("123.4567").quantize(D("0.01")), round(D("2.675"), 2), round(D("2.5")), math.floor(D("-1.5")), math.ceil(D("1.2")), int(D("9.99")), D("1E+3").normalize(), D("100").normalize(), D("1200").to_eng_string(), D("1.20E+7").to_eng_string())
print(D(0.1), D.from_float(0.5), D("  3.14\n"), D("1_000.5"), D((1, (1, 2, 3), -2)), D("12").as_tuple(), D("0.25").as_integer_ratio(), hash(D("1.0")) == hash(1), D("1.5") == 1.5, D(1) == Fraction(1), D("1.1") < 2)
for e in ["D('abc')", "D(1)/0", "D(0)/0", "D('1e999999')*D('1e999999')", "D('Infinity')-D('Infinity')", "D(-1).sqrt()", "D('1')+1.5", "D('sNaN')+1", "D('NaN')<1", "int(D('NaN'))", "int(D('inf'))", "D('1').quantize(D('1e-50'))", "hash(D('sNaN'))", "D(1)%0", "D((1,2))", "D([])"]:
    try: print(e, "=", {"D": D} and eval(e))
    except Exception as x: print(e, type(x).__name__, x)
with localcontext(prec=5, rounding=ROUND_UP) as ctx:
    print(D(1) / D(3), +D("1.234567"), ctx.flags[Inexact], ctx)
    ctx.traps[Inexact] = True
    try: D(1) / 7
    except Inexact as x: print(repr(x))
ctx = Context(prec=3, Emax=9, Emin=-9, capitals=0)
print(ctx.divide(1, 8000), ctx.create_decimal("123456"), ctx.power(2, 10), ctx.to_sci_string(D("1E+5")), ctx.clear_flags())
for spec in ["", ".2f", "10.1f", "+,.3f", "%", ".0%", "e", ".3e", "g", "*^12", "08.2f", ",", "_", "<10", "n"]:
    try: print(repr(format(D("-1234567.891"), spec)), end=" ")
    except ValueError as x: print(spec, x, end=" ")
print()
print(D("7").remainder_near(4), divmod(D(-7), 2), D(-7) // 2, D(7) % -2, D(2) ** -2, pow(D(3), 4, 5), D(10).logb(), D("1.5").scaleb(3), D(5).compare(6), D(1).next_plus(), D("12.3").adjusted(), D(3).fma(4, 5), D("1.23").shift(1), D(8).ln(), D(100).log10(), D(1).exp(), D("5").is_signed(), D("00").is_zero(), D("3.7").to_integral_value(), D("1.5").copy_sign(D("-1")), D("101").logical_and(D("110")))
F = Fraction
print(F(3, 6), F("0.125"), F("-7/21"), F(0.1), F(1.5) + D("1.5") if False else F(1.5), F(1, 3) + 1, F(1, 3) * 0.5, F(7, 3) // 1, F(-7, 3) % 2, round(F(5, 2)), round(F(22, 7), 3), F(22, 7).limit_denominator(5), F(math.pi).limit_denominator(100), F(2) ** F(1, 2), F(2, 3) ** -3, float(F(1, 3)), math.trunc(F(-9, 4)), F(1, 2).as_integer_ratio(), F("1e-3"))
for spec in [".3f", "10.2f", "e", ",.1f", ".2%", "", ">8", "#.3g"]:
    try: print(repr(format(F(12345, 7), spec)), end=" ")
    except ValueError as x: print(x, end=" ")
print()
for f in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(float("nan")), lambda: F("1/ 2"), lambda: F(1, 2) + "x", lambda: F(3, 2) << 1, lambda: F(None)):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
print(isinstance(F(1), numbers.Rational), isinstance(D(1), numbers.Number), isinstance(D(1), numbers.Real), isinstance(True, numbers.Integral), sum([F(1, 2)] * 3), statistics.mean([F(1, 2), F(1, 3)]), statistics.median([D("1"), D("2.5")]), max(F(1, 3), D("0.3") < 1))
print(1e16, 1e15 + .5, 123456789.123456789, 5e-324, 1.7976931348623157e308, -0.0, 1e22, 1e-5, .0001, float("1_0.5"), float.fromhex("0x1.8p3"), (0.1).hex(), (2.5).as_integer_ratio(), 7 // 2.0, -7 % 3.0, divmod(-7.5, 2), round(2.675, 2), round(1234.5, -2), round(-0.5), 1e300 * 1e10, 2 ** 0.5, 10 ** -2, (-8) ** (1/3), 0.1 + 0.2, 3.0 .is_integer(), int(1e20), 1_000_000 ** 3, -17 >> 2, ~5, 0b101 ^ 0o17, 5 .__divmod__(-3), complex("1+2j") * 1j, abs(3 + 4j), (1 + 2j) ** 2, 1j ** 2, complex(-0.0, 0), repr(-1j))
for f in (lambda: 1 // 0, lambda: 1 % 0.0, lambda: 0 ** -1, lambda: 1.5 / 0, lambda: int("12x"), lambda: int("1" * 5000), lambda: float("abc"), lambda: 10.0 ** 400, lambda: int(float("inf")), lambda: 1 << -1, lambda: complex("1 + 2j"), lambda: round(1.5, "a"), lambda: math.sqrt(-1), lambda: math.factorial(-1), lambda: math.log(0), lambda: int("0x1", 10), lambda: int("z", 40), lambda: 1j < 2j, lambda: 3 @ 4, lambda: -"a", lambda: math.exp(1000), lambda: divmod(1j, 2), lambda: str(10 ** 5000)):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
raise DivisionByZero("custom") from DivisionUndefined([1])
