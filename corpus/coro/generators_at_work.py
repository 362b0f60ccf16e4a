import itertools as it
import sys
from collections import deque
from functools import wraps
from typing import Generator, Iterator, Iterable, Callable
import operator as op

def primed(fn):
    @wraps(fn)
    def start(*a, **k):
        g = fn(*a, **k)
        next(g)
        return g
    return start

@primed
def averager() -> Generator[float, float | None, tuple[int, float]]:
    total, n, avg = 0.0, 0, 0.0
    while (x := (yield avg)) is not None:
        total += x; n += 1; avg = total / n
    return n, avg

def collect(results):
    while True:
        results.append((yield from averager_raw()))

def averager_raw():
    xs = []
    while True:
        x = yield
        if x is None: return sum(xs) / len(xs) if xs else None
        xs.append(x)

def flatten(x, ignore=(str, bytes)):
    if isinstance(x, Iterable) and not isinstance(x, ignore):
        for y in x: yield from flatten(y)
    else:
        yield x

def permutations(xs):
    if not xs: yield (); return
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i+1:]):
            yield x, *rest

def sieve():
    composites = {}
    for n in it.count(2):
        if p := composites.pop(n, None):
            m = n + p
            while m in composites: m += p
            composites[m] = p
        else:
            composites[n * n] = n
            yield n

def tee_lines(lines, *sinks):
    try:
        for line in lines:
            for s in sinks: s.send(line)
            yield line
    finally:
        for s in sinks: s.close()

@primed
def grep(pat, out):
    n = 0
    try:
        while True:
            line = yield
            if pat in line: n += 1; out(f"{pat}: {line}")
    except GeneratorExit:
        out(f"{pat}: closed after {n}")
        raise

class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
    def __reversed__(self):
        if self.r: yield from reversed(self.r)
        yield self.v
        if self.l: yield from reversed(self.l)

a = averager()
print([a.send(x) for x in (10, 20, 60)])
try: a.send(None)
except StopIteration as e: print(e.value, e.args)
res = []; c = collect(res); next(c)
for x in (1, 2, 3, None, 10, None, None): c.send(x)
print(res); c.close()
print(list(flatten([1, [2, (3, {4: 5}), "str"], b"by", range(2), {6}])))
print(list(permutations("abc")) == list(it.permutations("abc")), len(list(permutations(range(5)))))
print(list(it.islice(sieve(), 12)), next(p for p in sieve() if p > 1000))
print(list(tee_lines(["an apple", "a pear", "no"], grep("a", print), grep("pp", print))))
t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))
print(*t, *reversed(t), 3 in t, sorted(t, reverse=True), max(t), sum(t), dict(zip(t, "abcde")))
x, *mid, y = t; print(x, mid, y)
g = (i * i for i in range(10)); print(next(g), g.gi_running, g.gi_yieldfrom, g.__name__, g.__qualname__, list(g), next(g, "end"))
def outer():
    def inner():
        try: got = yield "first"; print("got", got); yield got * 2
        except ValueError as e: print("inner", e); yield "handled"
        return "inner result"
    r = yield from inner()
    yield r
o = outer(); print(next(o), o.send(21), next(o), list(o))
o = outer(); next(o); print(o.throw(ValueError("boom")), next(o))
o = outer(); next(o)
try: o.throw(KeyError("k"))
except KeyError as e: print("out", e)
def stubborn():
    while True:
        try: yield 1
        except GeneratorExit: pass
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def r():
    yield from r2
r2 = r()
try: next(r2)
except ValueError as e: print(e)
def badstop():
    yield 1
    raise StopIteration("oops")
try: list(badstop())
except RuntimeError as e: print(e, repr(e.__cause__))
for bad in (lambda: averager_raw().send(1), lambda: (yield), lambda: g.throw(1)):
    try: print(bad().__name__ if bad.__code__.co_flags & 0x20 else bad())
    except TypeError as e: print(e)
print(list(it.chain.from_iterable(it.repeat(c, n) for n, c in enumerate("abcd"))), list(it.compress("abcdef", it.cycle([1, 0]))), list(it.zip_longest("ab", "xyz", fillvalue="-")), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.combinations_with_replacement("ab", 2)), list(it.product("ab", repeat=2))[:3], ["".join(g) for _, g in it.groupby("aabbbc")], list(it.accumulate([3, 1, 4], max, initial=2)), list(it.takewhile(op.truth, [1, 2, 0, 3])), list(it.filterfalse(None, [0, 1, ""])))
i1, i2 = it.tee(range(4)); print(next(i1), list(i2), list(i1)); print(it.count(1, 0.5), it.repeat("x", 3), it.islice([1], 2).__length_hint__() if hasattr(it.islice([1], 2), "__length_hint__") else "no hint", op.length_hint(it.repeat(1, 7)))
def deep(n):
    if n: yield from deep(n - 1)
    else: raise ArithmeticError("at the bottom")
list(deep(3))
