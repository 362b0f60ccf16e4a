"""functools and operator: partial, reduce, caches, wraps, singledispatch, total_ordering, getters."""
import functools
import operator


@functools.lru_cache(maxsize=2)
def slow(n):
    """Square a number."""
    calls.append(n)
    return n * n


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.singledispatch
def show(value):
    return f"something {value!r}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
def show_list(value):
    return "list of " + ", ".join(show(v) for v in value)


class Report:
    def __init__(self, rows):
        self.rows = rows

    @functools.cached_property
    def total(self):
        calls.append("total")
        return sum(self.rows)

    def line(self, left, fill, width=10):
        return left + fill * (width - len(left))

    dotted = functools.partialmethod(line, fill=".")


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __gt__(self, other):
        return self.parts > other.parts


calls = []
print([slow(n) for n in (1, 2, 1, 3, 1, 2)], calls, slow.cache_info(), slow.__name__, slow.__doc__)
slow.cache_clear()
print(slow.cache_info(), slow.__wrapped__(5), fib(100), fib.cache_info().hits)
calls.clear()
print(show(5), show("x"), show([1, "a", [2]]), show(True), show.dispatch(str) is show.dispatch(object), show_list([]))
report = Report([1, 2, 3])
print(report.total, report.total, calls, report.__dict__["total"], report.dotted("name"), report.dotted("n", width=3))
print(Version(1, 2) <= Version(1, 3), Version(1) < Version(1), Version(2) >= Version(1, 9), Version(1) != Version(2))

add = functools.partial(lambda a, b, *args, c=0: (a, b, args, c), 1)
print(add(2), add(2, 3, c=4), functools.partial(add, 5, c=6)(7), add.args, add.keywords, functools.partial(int, base=2)("101"))
print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(operator.mul, [], 1), functools.reduce(lambda a, b: f"({a}{b})", "abcd"))
try:
    functools.reduce(operator.add, [])
except TypeError as e:
    print("TypeError:", e)


def decorator(func):
    @functools.wraps(func)
    def wrapper(*args):
        return func(*args)
    return wrapper


@decorator
def documented(x: int) -> int:
    """The docstring."""
    return x


print(documented.__name__, documented.__doc__, documented.__annotations__, documented.__wrapped__(3), documented.__qualname__)
rows = [{"n": 2, "s": "b"}, {"n": 1, "s": "c"}]
print(sorted(rows, key=operator.itemgetter("n")), operator.itemgetter(1, 0)("ab"), operator.attrgetter("rows")(report), operator.methodcaller("upper")("x"), operator.methodcaller("split", ",")("a,b"))
print(operator.add(1, 2), operator.mod(7, 3), operator.not_(0), operator.contains([1], 1), operator.getitem([5, 6], 1), operator.truth([]), operator.neg(3), operator.eq(1, 1.0), operator.is_(None, None))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), functools.partial(print, "partial", end="!\n")() is None)
items = [1, 2]
print(operator.iadd(items, [3]) is items, operator.concat("a", "b"), operator.index(5), operator.floordiv(7, 2), operator.countOf([1, 1, 2], 1), operator.length_hint([1, 2]))
