"""Exceptions everywhere: formatting, chaining, custom hooks, tracebacks as data."""
import sys
import traceback
import io
import contextlib
import functools

class AppError(Exception):
    code = 1
    def __init_subclass__(cls, code=None, **kw):
        super().__init_subclass__(**kw)
        cls.code = code or cls.code
class NotFound(AppError, code=44): pass
class Multi(AppError, KeyError): pass
class WithSlots(Exception):
    def __init__(self, a, *, b=2): self.a, self.b = a, b; super().__init__(a)
    def __reduce__(self): return type(self), (self.a,)

def catch(fn, *a, **k):
    try: return fn(*a, **k)
    except BaseException as e: return e

def level3(x):
    if x == 0: raise NotFound("zero", 0)
    if x == 1: return {"a": 1}["b"]
    if x == 2: return [1, 2][
        5
    ]
    if x == 3: return int("x" +
                       "y")
    if x == 4: return (lambda: undefined_name)()
    if x == 5: return None.attr.other
    if x == 6: raise Multi("multi")
    if x == 7: assert x < 5, f"x too big: {x}"
    if x == 8: return sum(n / (3 - n) for n in range(5))
    if x == 9: return [level3(0) for _ in range(1)]
    if x == 10:
        class C:
            y = level3(1)
    if x == 11: raise WithSlots(5) from None
    if x == 12: a, b = 1, 2, 3
    if x == 13: a, *b, c = [1]
    if x == 14: return "abc".nothere(1,
                    2)
    if x == 15: raise type("Dyn", (Exception,), {})
    if x == 16: raise 5
    if x == 17: raise StopIteration
    if x == 18: return f"{x:{'bad'}}"
    if x == 19: del zzz
    if x == 20:
        with open("/nonexistent/file") as f: pass
    if x == 21: import nonexistent_module_zz
    if x == 23: return print(1, 2, sepp="")
    if x == 24: return level3()
    if x == 25: return level3(1, 2, y=3)
    if x == 26: return (yield_ := 5).real.imag.foo
    if x == 27: return {1: 2} | 3
    if x == 28: return -"x" + 1
    if x == 29: return 1 if [] < {} else 2
    if x == 30: return [*range(3), *5]
    if x == 31: return {**{}, **7}
    if x == 32: return "%d %d" % (1,)
    if x == 33: global gg; return gg
    if x == 34: exec("1/0")
    if x == 35: raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [KeyError("k")])])
    if x == 36: raise NotFound() from KeyError("cause")

def level2(x):
    try:
        return level3(x)
    except LookupError as e:
        if x % 2: raise AppError("wrapped") from e
        raise RuntimeError("during")

def level1(x):
    try:
        return level2(x)
    finally:
        x = None

for i in range(37):
    e = catch(level1, i)
    print("=" * 10, i, type(e).__mro__[:-2] if i in (6, 0) else type(e).__name__)
    print("".join(traceback.format_exception(e)).replace(__file__, "tracer.py"), end="")
te = traceback.TracebackException.from_exception(catch(level1, 1), capture_locals=False, limit=2)
print(te.exc_type_str, list(te.format_exception_only()), te.__cause__.stack[-1].name, te.__cause__.stack[-1].line, [f.lineno for f in te.stack])
tb = catch(level1, 3).__traceback__
while tb: print(tb.tb_lineno, tb.tb_frame.f_code.co_name, end="; "); tb = tb.tb_next
print(traceback.format_list([("f.py", 3, "fn", "code here")]), traceback.format_exception_only(SyntaxError("bad", ("f.py", 2, 5, "x = = 1\n", 2, 6))))
def hook(t, v, tb): print("HOOK", t.__name__, v, traceback.extract_tb(tb)[-1].name); sys.__excepthook__(t, v, tb)
sys.excepthook = hook
def recursive(n): return recursive(n + 1) + 1
e = catch(recursive, 0); print(type(e).__name__, e, len(traceback.format_exception(e)))
e = ValueError("base"); e.add_note("n1"); e.__cause__ = e
print("".join(traceback.format_exception(e)))
eg = ExceptionGroup("top", [ValueError("a"), TypeError("b"), ExceptionGroup("nest", [OSError(2, "m"), KeyError("z")])])
try:
    try: raise eg
    except* ValueError as g: print("VE", g.exceptions)
    except* OSError as g: print("OS", g.exceptions); raise RuntimeError("in star")
except ExceptionGroup as g: print(repr(g)); traceback.print_exception(g, file=sys.stdout)
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x"), lambda: ValueError().add_note(3), lambda: ValueError().with_traceback(3), lambda: setattr(ValueError(), "__cause__", 3), lambda: BaseException.__new__(int)):
    print(repr(catch(bad)))
level1(36)
