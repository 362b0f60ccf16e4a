"""Integers of any size, floats, bool, complex: arithmetic, conversion, errors."""
import math

print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 2), divmod(7, -2), 7 / 2, 2 ** 10, 2 ** -1, (-8) ** 2)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, 2), 1e308 * 10, -1e308 * 10, 0.1 + 0.2, 1 - 0.9)
print(2 ** 100, 2 ** 64 - 1, -(2 ** 63), 10 ** 25 // 7, -10 ** 25 // 7, 10 ** 25 % 12345, -10 ** 25 % 12345)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 9223372036854775807, 3037000500 * 3037000500)
print(2 ** 200 - 2 ** 200 + 5, (2 ** 70) // (2 ** 68), 2 ** 70 >> 65, 1 << 80, -1 >> 100, -(2 ** 70) >> 3, 12345678901234567890 & 0xFFFF)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, -5 & 3, -5 | 3, -5 ^ 3, 1 << 5, 100 >> 3, -100 >> 3, True + True, True & False, True ^ 5)
print(int(3.99), int(-3.99), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1.5), round(1e20), round(2.0, 1))
print(float(10), float("1.5"), 10.0, 1e5, 1e16, 1e22, 123456789.123, 1.0e-7, 5.0 == 5, 1e0, 0.1, 1 / 3, 2 / 3, 1e-323)
print(abs(-5), abs(-2.5), abs(-2 ** 70), pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(7, 10 ** 20, 13), min(3, 1.5), max([4, 9, 2]), sum([0.1] * 10), sum([1, 2.5]))
print(math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.9), math.pi, math.e, math.gcd(48, 18), math.factorial(25), math.isqrt(10 ** 20), math.log(100, 10), math.log2(8), math.inf, math.isnan(math.nan))
print((5).bit_length(), (2 ** 100).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (0.5).as_integer_ratio(), (2.0).is_integer(), (10).bit_count())
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 2 ** 70 > 1e20, 2 ** 70 == 2.0 ** 70, 1 < 2 > 0)
print(hash(1) == hash(1.0) == hash(True), {1: "a", 1.0: "b", True: "c"}, hash(-1), hash(2 ** 61 - 1), hash(2 ** 61), hash(0.5), hash(1e20), hash(-(2 ** 70)))
print(bin(10), oct(8), hex(255), bin(-5), hex(2 ** 70), 0b1010, 0o17, 0xFF, 1_000_000, int("-0x1f", 16))
print(1 + 2j, (1 + 2j) * (3 - 1j), abs(3 + 4j), (1 + 2j).conjugate(), (2 + 0j) == 2, 1j ** 2, complex("1+2j"), (1 + 2j).imag)
print(float("nan") == float("nan"), math.inf > 10 ** 400, -math.inf < 0, math.copysign(1, -0.0), -0.0 == 0.0, str(-0.0))
print(type(2 ** 70 // 2 ** 70), type(True + 0), type(1 * 1.0), type(2 ** -1), isinstance(True, int), bool(0.0), bool(2 ** 70), bool(""))
print(str(2 ** 300), len(str(3 ** 1000)), 7 ** 77 % 10 ** 9)
for action in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.5 // 0, lambda: 1.5 % 0.0, lambda: 0 ** -1, lambda: 2.0 ** 10000,
               lambda: int("a"), lambda: int(None), lambda: int(math.inf), lambda: int(math.nan), lambda: math.sqrt(-1), lambda: math.log(0), lambda: 1 << -1,
               lambda: 1 + "a", lambda: "a" + 1, lambda: 1.5 | 2, lambda: -"a", lambda: ~1.5, lambda: 1 < "a", lambda: 3 @ 4, lambda: float("x"), lambda: pow(2, -1, 4),
               lambda: divmod(1, 0), lambda: round("a"), lambda: math.factorial(-1), lambda: 10 ** 400 * 1.0, lambda: 1j < 2j, lambda: [] + 1, lambda: None + None):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__ + ":", e)


def collatz_longest(limit):
    best = (0, 0)
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        best = max(best, (steps, start))
    return best


def fibonacci(n):
    a, b = 0, 1
    while n:
        a, b, n = b, a + b, n - 1
    return a


print(collatz_longest(1000), fibonacci(10), fibonacci(300))
