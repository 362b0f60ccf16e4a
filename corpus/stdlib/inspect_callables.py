"""Kinds of objects, signatures and states."""
import functools
import inspect


def plain(a, /, b: int, *args: str, c, d=4, **kw) -> bool: ...
async def coro(x): ...
def gen(): yield 1
async def agen(): yield 1


class A:
    """  Doc
      of A
    """
    def __init__(self, n: int = 3): self.n = n
    def m(self, x, *, y=2): ...
    @classmethod
    def c(cls, z): ...
    @staticmethod
    def s(q): ...
    async def am(self): ...
    def __call__(self, k): ...


class B(A): ...


for f in (plain, coro, A, B, A().m, A.m, A.c, A.s, A(), functools.partial(plain, 1, c=5), functools.partial(A.s, q=1)):
    print(inspect.signature(f))
sig = inspect.signature(plain)
print(sig.parameters["b"], repr(sig.parameters["c"]), sig.parameters["d"].default, sig.parameters["args"].kind, sig.return_annotation)
bound = sig.bind(1, 2, 3, c=5, z=6)
print(bound, bound.args, bound.kwargs)
bound.apply_defaults()
print(bound.arguments)
for call in (lambda: sig.bind(), lambda: sig.bind(1, 2), lambda: inspect.signature(coro).bind(1, 2), lambda: inspect.signature(coro).bind(x=1, y=2), lambda: inspect.signature(3)):
    try:
        call()
    except TypeError as e:
        print(e)
for check in (inspect.iscoroutinefunction, inspect.isgeneratorfunction, inspect.isasyncgenfunction, inspect.isfunction, inspect.ismethod, inspect.isclass, inspect.isbuiltin, inspect.isroutine):
    print(check.__name__, [check(o) for o in (plain, coro, gen, agen, A, A().m, A().am, len, functools.partial(coro, 1))])
c, g, a = coro(1), gen(), agen()
print(inspect.isawaitable(c), inspect.iscoroutine(c), inspect.isgenerator(g), inspect.isasyncgen(a), inspect.isawaitable(g))
print(inspect.getcoroutinestate(c), inspect.getgeneratorstate(g))
next(g)
print(inspect.getgeneratorstate(g))
c.close(); g.close()
print(inspect.getcoroutinestate(c), inspect.getgeneratorstate(g))
print(inspect.getdoc(A), [n for n, _ in inspect.getmembers(A, inspect.isfunction)])


@functools.wraps(plain)
def wrapper(*args, **kwargs): ...


print(inspect.signature(wrapper), inspect.unwrap(wrapper) is plain, inspect.signature(wrapper, follow_wrapped=False))
