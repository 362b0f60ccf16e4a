import functools
from functools import (
    cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch,
    singledispatchmethod, total_ordering, update_wrapper, wraps,
)


def fails(f, *args, **kw):
    try:
        print("no error", f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


def add(a, b=2, *args, c=3, **kw):
    """Adds."""
    return (a, b, args, c, kw)


p = partial(add, 1, c=5)
print(p(), p(9), p(9, 8, c=7, d=6))
print(p.func is add, p.args, p.keywords)
q = partial(p, 4, z=1)
print(q(), q.args, q.keywords, q.func is add)
print(partial(int, base=2)("101"), repr(partial(int, "7", base=8)))
p.attr = 5
print(p.__dict__)
fails(partial)
fails(partial, 5)
fails(p, 1, 2, a=3)


class Sub(partial):
    pass


print(Sub(int, 3)(), repr(Sub(int, 3)))

print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, "abc", "x"), reduce(max, [3]))
fails(reduce, max, [])
fails(reduce, max, 5)


def deco(f):
    @wraps(f)
    def wrapper(*args, **kw):
        """Wrapper."""
        return f(*args, **kw)

    return wrapper


@deco
def documented(x: int) -> str:
    """Documented."""
    return str(x)


documented.extra = 1
print(documented.__name__, documented.__doc__, documented.__qualname__, documented.__annotations__, documented.__wrapped__(5))
print(documented.__module__, documented(3), deco(documented).extra)

calls = []


@lru_cache(maxsize=3)
def square(x, *, y=0):
    calls.append(x)
    return x * x + y


print([square(i) for i in (1, 2, 3, 1, 4, 2, 1)], calls, square.cache_info())
print(square(2, y=1), square(2, y=1), square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__name__)


@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@lru_cache(maxsize=None, typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())


@lru_cache(maxsize=0)
def uncached(x):
    return x


print(uncached(1), uncached(1), uncached.cache_info())


@cache
def fact(n):
    return n * fact(n - 1) if n else 1


print(fact(10), fact.cache_info())
fails(fact, [])
fails(lru_cache, "a")


class WithCache:
    def __init__(self):
        self.n = 0

    @lru_cache(maxsize=None)
    def method(self, x):
        self.n += 1
        return x + self.n

    @cached_property
    def prop(self):
        """Prop."""
        print("computed")
        return 42


w = WithCache()
print(w.method(1), w.method(1), w.method(2))
print(w.prop, w.prop, w.__dict__["prop"], WithCache.prop.__doc__)
w.prop = 7
print(w.prop)
del w.prop
print(w.prop)


class Slotted:
    __slots__ = ()

    @cached_property
    def p(self):
        return 1


fails(lambda: Slotted().p)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.n == other.n

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.n < other.n


a, b = Version(1), Version(2)
print(a < b, a <= b, a > b, a >= b, a <= Version(1), a >= Version(1), a != b)
fails(lambda: a < 5)
fails(lambda: a >= 5)
fails(lambda: total_ordering(type("N", (), {})))

print(sorted([5, 2, 9, 1], key=cmp_to_key(lambda x, y: y - x)))
k = cmp_to_key(lambda x, y: (x > y) - (x < y))
print(k(1) < k(2), k(2) == k(2), k(3).obj, max([3, 1, 2], key=k))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state
        return self

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, state=False)


c = Cell()
print(c.set_alive().alive, c.set_dead().alive)


@singledispatch
def describe(x):
    return "object " + repr(x)


@describe.register
def _(x: int):
    return "int " + repr(x)


@describe.register(list)
@describe.register(tuple)
def _(x):
    return "sequence of " + str(len(x))


@describe.register
def _(x: float | None):
    return "float or none " + repr(x)


print(describe("a"), describe(1), describe(True), describe([1, 2]), describe(()), describe(1.5), describe(None), sep="; ")
print(describe.dispatch(bool) is describe.dispatch(int), sorted(c.__name__ for c in describe.registry))
fails(describe)

from collections.abc import Mapping, Sequence


@singledispatch
def kind(x):
    return "other"


@kind.register(Mapping)
def _(x):
    return "mapping"


@kind.register(Sequence)
def _(x):
    return "sequence"


print(kind({}), kind([]), kind("s"), kind(5))


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("Cannot negate a")

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register
    def _(self, arg: bool):
        return not arg


print(Negator().neg(5), Negator().neg(True))
fails(Negator().neg, "s")
