from decimal import Decimal, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN, getcontext, localcontext, InvalidOperation, DivisionByZero, Inexact, Context
from fractions import Fraction
from dataclasses import dataclass, field, replace, asdict, astuple
from functools import total_ordering, reduce
from collections import OrderedDict
import operator
import statistics

CENT = Decimal("0.01")


@total_ordering
@dataclass(frozen=True, eq=False)
class Money:
    amount: Decimal
    currency: str = "EUR"

    def __post_init__(self):
        object.__setattr__(self, "amount", Decimal(self.amount).quantize(CENT, ROUND_HALF_EVEN))

    def _check(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        if other.currency != self.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}")
        return other.amount

    def __add__(self, other):
        a = self._check(other)
        return a if a is NotImplemented else replace(self, amount=self.amount + a)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, factor):
        return replace(self, amount=self.amount * Decimal(factor))

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Money) and (self.amount, self.currency) == (other.amount, other.currency)

    def __hash__(self):
        return hash((self.amount, self.currency))

    def __lt__(self, other):
        a = self._check(other)
        return a if a is NotImplemented else self.amount < a

    def __format__(self, spec):
        return f"{self.amount:{spec or ',.2f'}} {self.currency}"

    def allocate(self, *ratios):
        total = sum(ratios)
        parts = [(self.amount * r / total).quantize(CENT, ROUND_DOWN) for r in ratios]
        rest = int((self.amount - sum(parts)) / CENT)
        return [Money(p + (CENT if i < rest else 0), self.currency) for i, p in enumerate(parts)]


@dataclass
class Line:
    text: str
    price: Money
    qty: int = 1
    vat: Decimal = Decimal("0.19")
    tags: list[str] = field(default_factory=list)

    @property
    def total(self):
        return self.price * self.qty


lines = [Line("Pencil", Money("0.335"), 12), Line("Desk", Money(1299, "EUR"), vat=Decimal("0.07")), Line("Ink", Money("17.945"), 3, tags=["blue"])]
for l in lines:
    print(f"{l.text:<8}{l.qty:>4} x {l.price:>10,.2f} = {l.total:>12,.2f} {l.vat:.0%} {l.tags}")
total = sum(l.total for l in lines)
print(f"{total}", total > Money(1), max(l.price for l in lines), hash(Money(1)) == hash(Money("1.00")))
print(total.allocate(1, 1, 1), sum(total.allocate(3, 5, 9)) == total)
print(asdict(lines[2]), astuple(lines[0])[1])
for bad in (lambda: Money(1) + Money(1, "USD"), lambda: Money(1) + 1, lambda: Money(1) < 2, lambda: Money("x"), lambda: setattr(Money(1), "amount", 2)):
    try:
        bad()
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)

print([str(Decimal("2.675").quantize(CENT, r)) for r in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN)], round(Decimal("2.5")), round(Decimal("2.675"), 2))
with localcontext() as ctx:
    ctx.prec = 6
    print(Decimal(1) / 7, Decimal(2).sqrt(), Decimal("1e3").normalize(), Decimal(10) ** 20, +Decimal("1.23456789"))
    ctx.traps[Inexact] = True
    try:
        Decimal(1) / 3
    except Inexact as e:
        print("inexact", e)
for bad in (lambda: Decimal(1) / 0, lambda: Decimal("abc"), lambda: Decimal(0) / 0, lambda: Decimal("inf") - Decimal("inf")):
    try:
        bad()
    except (DivisionByZero, InvalidOperation) as e:
        print(type(e).__name__, e)
print(getcontext().prec, Decimal(0.1), Decimal("-0").is_signed(), Decimal("1E+5"), Decimal("NaN") == Decimal("NaN"), Decimal((1, (3, 1, 4), -2)), Decimal("3.14").as_tuple())
print(f"{Decimal('1234567.891'):,.1f} {Decimal('0.000001234'):e} {Decimal('12'):>8.3f} {Decimal('-5'):+} {Decimal('1e-7')} {Decimal('123'):g}")
print(Decimal("7.3") % 2, Decimal("-7.3") // 2, divmod(Decimal(17), Decimal(5)), Decimal("1.1").compare(Decimal("1.10")), Decimal("5").ln().quantize(CENT))
f = Fraction(3, 4) + Fraction("0.125") - Fraction(1.5)
print(f, repr(f), float(f), Fraction("22/7").limit_denominator(5), Fraction(Decimal("0.1")), f.as_integer_ratio(), abs(f) ** -2, f"{Fraction(1, 3):.4f} {Fraction(10, 4):>8}", round(Fraction(7, 2)), Fraction(7, 3) // 1)
print(reduce(operator.mul, [Fraction(n, n + 1) for n in range(1, 9)]), sum([Fraction(1, n) for n in range(1, 10)]), Fraction(5, 10) == 0.5, Fraction(1, 3) < Decimal("0.34") if False else "-")
print(statistics.mean([Decimal("1.5"), Decimal(2)]), statistics.median([Fraction(1, 2), Fraction(3, 4)]), statistics.stdev([1, 2, 4, 9]), statistics.quantiles([1, 5, 2, 8], n=4))
print(OrderedDict(sorted({"b": 1, "a": 2}.items())), Context(prec=3).create_decimal("1.23456"), Decimal("1.50").copy_abs().to_integral_value())
