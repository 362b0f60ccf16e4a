"""eval and literal_eval read back what repr writes."""
import collections, datetime, math
from collections import OrderedDict, deque, Counter
from ast import literal_eval
def check(v):
    r = repr(v)
    return eval(r) == v
class P(collections.namedtuple("P", "x y")): pass
for v in [1, -5, 1.5, 1e300, -0.0, 1+2j, "a'b\"\n\x00é\u20ac", b"\x00ab'", (), (1,), [1, [2, {}]], {1: 2, "a": [3]}, {1, 2}, set(), frozenset({1}),
          None, True, ..., P(1, 2), datetime.date(2020, 1, 2), datetime.timedelta(1, 2), collections.OrderedDict(a=1), collections.deque([1, 2], 3),
          2**100, range(3), slice(1, 2), collections.Counter("aab"), bytearray(b"x"), "\ud800", 10**20]:
    print(check(v), repr(v).encode("ascii", "replace"))
for t in ["[1, 2, (3,)]", "{'a': {1, 2}}", "-1.5e3", "3-4j", "b'x' b'y'", "'a' 'b'", "0x_ff", "set()", " 1", "(\n1,\n2)", "'''x\ny'''", "r'\\d'", "{}", "None"]:
    print(repr(literal_eval(t)))
for t in ["x", "f(1)", "1+1", "[1", "a.b", "{1: 2, 3}", ""]:
    try: print(literal_eval(t))
    except (ValueError, SyntaxError) as e: print("error")
def f(t):
    try: return eval(t)
    except Exception as e: return type(e).__name__, str(e)
print(f(str("len") + "([1,2])"), f("nan" + "e"), f("math." + "pi"), f("P(x=1, y=" + "2)"), f("1/" + "0"))
