import json
from collections import OrderedDict, namedtuple
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
data = {"a": [1, 2.5, None, True, False, "x\n\"\\/é\u2028😀\x7f\x01"], "b": {}, "c": [], 1: 2, 1.5: "f", None: 0, True: [], "big": 10**30, "neg": -0.0, "e": 1e100}
print(json.dumps(data)); print(json.dumps(data, ensure_ascii=False)); print(json.dumps(data, indent=2)); print(json.dumps([1,[2,{"z":1,"y":[]}]], indent="\t", separators=(",", ":")))
print(json.dumps({"b":1,"a":2}, sort_keys=True), json.dumps((1,2)), json.dumps("s"), json.dumps(float("nan")), json.dumps([float("inf"), -float("inf")]), json.dumps("\ud800"))
P = namedtuple("P", "x y"); print(json.dumps(P(1, 2)), json.dumps(OrderedDict(z=1, a=2)))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({"s": {3, 1}}, cls=E), json.dumps(object, default=str), json.dumps({"c": 1j}, default=lambda o: [o.real, o.imag]))
t(lambda: json.dumps({1, 2})); t(lambda: json.dumps({(1, 2): 3})); t(lambda: json.dumps({(1, 2): 3}, skipkeys=True)); t(lambda: json.dumps(float("nan"), allow_nan=False)); t(lambda: json.dumps({"b": 1, 2: 3}, sort_keys=True))
l = []; l.append(l); t(lambda: json.dumps(l)); t(lambda: json.dumps(E))
print(json.loads('{"a": [1, 2.5, -3e2, null, true, false, "\\u00e9\\ud83d\\ude00\\n\\/"], "b": {"c": {}}, "d": []}'), json.loads("  5  "), json.loads('"x"'), json.loads(b'[1]'), json.loads("[NaN, Infinity, -Infinity]"), json.loads("123456789012345678901234567890"), repr(json.loads('"\\ud800"')))
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=float))
for bad in ("", "{", "[1,]", '{"a":1,}', "{a:1}", '{"a" 1}', "[1 2]", '"abc', '"a\nb"', '"\\x"', '"\\u12"', "nul", "[1] x", "01", "-", "1.", '{"a":', "[", "\ufeff1", "[1,\n 2,\n x]", "é x", "{1:2}", '["a', "'a'", "[,]"):
    try: print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, e.lineno, e.colno, e.pos, e.msg)
t(lambda: json.loads(5)); t(lambda: json.loads(None)); t(lambda: json.loads("x" * 3)); 
print(json.JSONDecoder().raw_decode('{"a": 1} tail'), json.JSONEncoder(indent=1).encode([1]), issubclass(json.JSONDecodeError, ValueError))
import io
f = io.StringIO(); json.dump({"k": [1]}, f); print(f.getvalue(), json.load(io.StringIO('{"r": 1}')))
x = {"users": [{"id": i, "name": f"n{i}", "tags": ["a", "b"]} for i in range(3)]}
print(json.loads(json.dumps(x)) == x)
