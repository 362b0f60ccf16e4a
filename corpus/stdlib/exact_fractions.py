"""Rational arithmetic, the tower of numbers, and arrays of machine numbers."""

import array
import copy
import math
import numbers
import pickle
from fractions import Fraction as F

print(F(3, 6), F("-7/21"), F(" 1.25e-2 "), F(0.75), F("1_000/3"), F(True), F(), repr(F(-4, -6)), F(F(1, 2), F(3, 4)))
a, b = F(7, 3), F(-5, 4)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a**3, a**-2, b**F(1, 2) if b > 0 else a**F(1, 2), -a, +b, abs(b))
print(a + 1, 1 - a, 2 * a, 1 / a, 7 // a, 2**F(3), 0.5 + a, a * 1j, a == F(14, 6), a < 2.5, a >= 3, F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5), hash(F(5)))
print(round(a), round(F(5, 2)), round(F(22, 7), 3), round(F(1234), -2), math.floor(b), math.ceil(b), math.trunc(b), int(a), float(a), complex(a))
print(F(math.pi).limit_denominator(1000), F(0.1).limit_denominator(10), F.from_float(0.25), a.as_integer_ratio(), a.is_integer(), a.numerator, a.denominator)
for spec in ("", ">10", "*^12", "+", "#", ".3f", "010.2f", ",.1f", ".2%", ".3e", ".4g", "g", "z.0f", "_", "<8,"):
    print(spec, f"[{F(1234567, 891):{spec}}]", f"[{F(-3):{spec}}]", f"[{F(-1, 3000):{spec}}]")
for bad in (lambda: F("1/0"), lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(None), lambda: F(1) / 0, lambda: F(0)**-1,
            lambda: format(F(1), "q"), lambda: F(1) + "x", lambda: F("1/2").limit_denominator(0)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(copy.copy(a) is a, pickle.loads(pickle.dumps(a)) == a, sorted([F(1, 2), 0.3, 1, F(1, 3)]), sum([F(1, 3)] * 3), max(F(1, 3), F(1, 2)))
for value in (1, True, 1.0, 1j, F(1)):
    print(value, [kind.__name__ for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(value, kind)])

numbers_ = array.array("h", [3, 1, 2])
numbers_.append(7)
numbers_.extend([5, -6])
numbers_[1:3] = array.array("h", [9, 9, 9])
print(numbers_, len(numbers_), numbers_.itemsize, numbers_.typecode, numbers_[2], numbers_[::-2], numbers_.count(9), numbers_.index(5), 7 in numbers_)
del numbers_[0], numbers_[::3]
numbers_.insert(1, 100)
numbers_.reverse()
print(numbers_.tolist(), numbers_.tobytes(), numbers_.pop(), numbers_ * 2, numbers_ + array.array("h", [1]), numbers_ == array.array("i", numbers_))
print(array.array("d", [1.5, -2]), array.array("w", "añ😀"), array.array("B", b"ab"), array.array("f", [0.1])[0], array.array("i"), array.array("Q", [2**64 - 1]))
view = memoryview(numbers_)
view[0] = 42
print(numbers_[0], view.format, view.itemsize, bytes(array.array("i", [1])), pickle.loads(pickle.dumps(numbers_)) == numbers_, pickle.dumps(numbers_, 2))
numbers_.byteswap()
print(numbers_, copy.deepcopy(numbers_) is numbers_, array.array("i", [1, 2]) < array.array("d", [1, 3]))
for bad in (lambda: array.array("x"), lambda: array.array("b", [200]), lambda: array.array("I", [-1]), lambda: array.array("i", "ab"), lambda: array.array("i", [1.5]),
            lambda: numbers_[99], lambda: numbers_.remove(1234), lambda: array.array("i").pop(), lambda: numbers_ + [1], lambda: array.array("i", b"abc"), lambda: hash(numbers_),
            lambda: numbers_.extend(array.array("d"))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
