"""f-strings, str.format, %: widths, precision, signs, grouping, conversions."""


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f"${self.amount:{spec or '.2f'}}"

    def __str__(self):
        return "some money"

    def __repr__(self):
        return f"Money({self.amount!r})"


name, n, x = "Kim", 42, 3.14159265
items = [1, "two", None]
print(f"{name} {n:5d}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n: }|{-n:=+6}")
print(f"{n:x} {n:X} {n:#x} {n:o} {n:#o} {n:b} {n:#010b} {n:c} {n:e} {n:.1f} {n:%}")
print(f"{x:.2f} {x:8.3f}| {x:<8.1f}| {x:e} {x:.3g} {x:10.2e} {1e10:g} {1e-5:g} {x:.0f} {2.5:.0f} {3.5:.0f}")
print(f"{1234567:,} {1234567.891:,.2f} {1234567:_} {0xdeadbeef:_x} {0.125:.1%} {1e16} {1e15} {1e-4} {1e-5}")
print(f"{name!r:>8} {name!s:*^9} {name:.2} {name:-<6} {'é'!a} {name=} {n + 1 = } {x=:.1f}")
print(f"{items} {items[1]!r} {items!s:>20} {{literal}} {'nested ' + f'{n}'} {n:{10}} {x:{8}.{3}}")
print(f"{Money(5)} {Money(5):.1f} {Money(5)!r} {Money(5)!s:>12}| {str(Money(1))}")
print(f"{'a' if n else 'b'} {(lambda k: k * 2)(4)} { {'k': 1}['k'] } {n!r:^{len(name) * 3}}|")
print(f'''multi
{n
 + 1} line''')
print("{} {} {0}".replace("{0}", "{}").format(1, 2, 3), "{1} {0} {name} {d[k]} {l[1]} {m.amount}".format(
    "a", "b", name="c", d={"k": "v"}, l=[5, 6], m=Money(9)))
print("{:>{w}}|{:<{w}}|{!r}|{:.{p}f}".format("r", "l", "q", 2.71828, w=4, p=2))
print("%s %r %d %5d|%-5d|%05d %+d %x %X %o %#x %c %c %%" % ("s", "r", 5, 6, 7, 8, 9, 255, 255, 8, 255, 65, "z"))
print("%f %.2f %8.3f|%-8.1f| %e %g %G" % (x, x, x, x, 12345.678, 1e-10, 1e20))
print("%(a)s and %(b)05.1f" % {"a": [1], "b": 2.25}, "%s" % (1,), "%s" % [1, 2], "%*d|%-*d|" % (5, 1, 4, 2))
print("%10s|%-10s|%.3s" % ("right", "left", "truncate"), "%i %u" % (3.99, 4), "%a" % "é")
print(format(255, "08b"), format("x", ">3"), format(1.5), format(True), f"{True:d} {True} {None}")
print(f"{float('inf')} {float('-inf'):8} {float('nan'):.2f} {-0.0} {0.1 + 0.2} {1 / 3} {100.0} {1e100} {5e-324}")
print(f"{3 + 4j} {complex(1, -2):.1f} {10 ** 20} {-7 // 2} {10**30:,}")
for template, args in [("{", ()), ("}", ()), ("{}", ()), ("{x}", ()), ("{0.y}", (1,)), ("{:d}", ("s",)),
                       ("{:q}", (1,)), ("{!z}", (1,)), ("{} {1}", (1, 2))]:
    try:
        print(template.format(*args))
    except (ValueError, IndexError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
for template, arg in [("%d", "x"), ("%d %d", (1,)), ("%d", (1, 2)), ("%z", 1), ("%(a)s", 5), ("%", 1), ("%c", "ab")]:
    try:
        print(template % arg)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
