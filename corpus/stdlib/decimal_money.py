"""Money and measurements with decimal: contexts, rounding, signals, formats, functions."""

import decimal
import pickle
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, InvalidOperation, getcontext, localcontext

prices = [Decimal("19.99"), Decimal("5.01"), Decimal("0.1") + Decimal("0.2"), Decimal(3)]
total = sum(prices)
print(total, repr(total), max(prices), sorted(prices), total / 3, total * 2 - 1, -total, abs(-total), total // 7, total % 7, divmod(total, 7), total**2, 2 ** Decimal("0.5"))
cent = Decimal("0.01")
for rounding in ("ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"):
    print(rounding, [str(Decimal(x).quantize(cent, rounding=rounding)) for x in ("2.675", "-2.675", "2.665", "0.001", "-0.005", "1.10")])
print([str(round(Decimal(x), 2)) for x in ("2.675", "2.665")], round(Decimal("2.5")), round(Decimal("3.5")), int(Decimal("-7.9")), float(Decimal("1.25")), Decimal("7.5").to_integral_value())
print(Decimal(0.1), Decimal.from_float(0.25), Decimal("1E+5"), Decimal("1e-10"), Decimal("-0"), Decimal("Infinity"), Decimal("nan"), Decimal((1, (1, 2, 3), -2)), Decimal("  42 "), Decimal("1_000.5"))
print(Decimal("1.200").normalize(), Decimal("120").normalize(), Decimal("1.2").as_tuple(), Decimal("1.25").as_integer_ratio(), Decimal("123.45").adjusted(), Decimal("12345").to_eng_string(), Decimal("1.23E+7").to_eng_string())
print(Decimal("1.0") == 1, Decimal("0.5") == 0.5, Decimal("1.1") == 1.1, Decimal(2) < 2.5, hash(Decimal("1.0")) == hash(1), Decimal("1.0").compare(Decimal("1.00")), Decimal("1.0").compare_total(Decimal("1.00")), Decimal("1.0").same_quantum(Decimal("2.5")))
for spec in ("", ".2f", ",.2f", "010.1f", "e", ".3e", "g", "%", ".1%", "+", ">12", "^12", "<12,", "*=+15,.3f"):
    print(f"[{Decimal('12345.6789'):{spec}}]", f"[{Decimal('-0.00012'):{spec}}]", f"[{Decimal(0):{spec}}]")
with localcontext(prec=6) as ctx:
    print(Decimal(1) / 7, Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10(), ctx.prec, ctx)
    ctx.rounding = ROUND_CEILING
    print(Decimal(1) / 7, ctx.flags[decimal.Inexact], ctx.flags[decimal.Overflow])
print(getcontext().prec, Decimal(2).sqrt(), Decimal(1).exp(), Decimal("0.001").ln(), Decimal(7).log10(), Decimal("1.5") ** Decimal("2.5"), Decimal(3).fma(4, 5))
for bad in (lambda: Decimal("x1"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal(-1).sqrt(), lambda: Decimal("inf") - Decimal("inf"), lambda: Decimal("1e999999") * 10, lambda: Decimal(1) + 1.5,
            lambda: Decimal("sNaN") + 1, lambda: int(Decimal("nan")), lambda: Decimal("1e30").quantize(cent), lambda: Decimal(None), lambda: f"{Decimal(1):q}", lambda: Context(prec=0), lambda: Decimal("nan") < 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e if "Decimal' and" not in str(e) else "")
quiet = Context(prec=9, traps=[])
print(quiet.divide(Decimal(1), Decimal(0)), quiet.sqrt(Decimal(-1)), quiet.create_decimal("1.23456789012"), quiet.power(Decimal(2), Decimal(100)), [s.__name__ for s, on in quiet.flags.items() if on])
try:
    Context(traps=[InvalidOperation, decimal.Inexact]).divide(Decimal(1), Decimal(3))
except decimal.Inexact as e:
    print("inexact", e)
print(pickle.loads(pickle.dumps(Decimal("1.50"))), Decimal("2.50").quantize(Decimal(1), ROUND_HALF_UP), Decimal("2.99").quantize(Decimal(1), rounding=ROUND_DOWN), Decimal("3.14").copy_sign(Decimal(-1)), Decimal(7).remainder_near(4), Decimal(5).next_plus(), Decimal("12.3").scaleb(2), Decimal(1).logical_or(Decimal(10)), Decimal(8).number_class())
