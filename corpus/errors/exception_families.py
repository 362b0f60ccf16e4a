"""Exceptions of several families: which members they have, what str() gives; keywords that no function has, with suggestions."""


class AppError(Exception): pass
class Multi(AppError, KeyError): pass
class Net(AppError, OSError): pass
class Both(KeyError, OSError): pass
class S(SystemExit, AppError): pass
for e in (Multi("x"), Net(2, "m", "f"), Both("q"), S(3)):
    print(str(e), repr(e), getattr(e, "errno", "-"), getattr(e, "code", "-"))
for f in (lambda: print(1, sepp=""), lambda: sorted([], ky=1), lambda: open("x", mod="r"), lambda: int("1", bas=2), lambda: max([1], ke=1), lambda: "a".split(sp=1), lambda: dict.fromkeys([], x=1), lambda: [].sort(revers=1), lambda: enumerate([], strat=1), lambda: zip(strit=1), lambda: "".encode(encodin=1), lambda: sum([], stat=1), lambda: __import__("json").dumps(1, indnt=2), lambda: round(1.5, ndigit=1), lambda: str(objct=1), lambda: complex(rel=1), lambda: bytes(sourc=1), lambda: "a".expandtabs(tab=1), lambda: (1).to_bytes(lenth=1), lambda: __import__("asyncio").Queue(maxsiz=1), lambda: property(fgt=1), lambda: __import__("itertools").accumulate([], initil=1), lambda: ImportError("x", nam=1), lambda: compile("1", "f", "eval", flgs=1), lambda: pow(1, 2, md=3)):
    try: print(f())
    except TypeError as e: print(e)
for bases in ((OSError, ImportError), (AppError, ImportError), (AppError, StopIteration), (KeyError, AttributeError), (OSError, KeyError), (TimeoutError, AppError), (ConnectionError, TimeoutError), (UnicodeDecodeError, OSError), (AppError, ExceptionGroup), (ValueError, TypeError), (SyntaxError, NameError), (AppError, BlockingIOError)):
    try:
        t = type("T", bases, {}); print(t.__base__, t.__mro__[1:3])
        try: x = t("a", 1) if not issubclass(t, BaseExceptionGroup) else t("m", [ValueError()]); print(repr(x), str(x), x.args)
        except TypeError as e: print(e)
    except TypeError as e: print(bases, e)
class HttpError(AppError, OSError):
    def __init__(self, status, msg):
        super().__init__(status, msg); self.status = status
try: raise HttpError(404, "nf")
except OSError as e: print(e, e.errno, e.status, e.args, repr(e))
class Tmo(AppError, TimeoutError): pass
try: raise Tmo("slow")
except TimeoutError as e: print(repr(e), e)
