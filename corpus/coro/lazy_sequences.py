"""Infinite generators: primes, collatz, merging, interleaving, peeking, batching."""
import heapq
from itertools import count, islice, takewhile


def primes():
    """A sieve that grows: composites map to the primes that divide them."""
    composites = {}
    for n in count(2):
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)


def sieve(numbers):
    """The classic that nests one generator per prime."""
    p = next(numbers)
    yield p
    yield from sieve(n for n in numbers if n % p)


def merge(*sources):
    heap = []
    for i, source in enumerate(map(iter, sources)):
        for first in source:
            heap.append((first, i, source))
            break
    heapq.heapify(heap)
    while heap:
        value, i, source = heap[0]
        yield value
        try:
            heapq.heapreplace(heap, (next(source), i, source))
        except StopIteration:
            heapq.heappop(heap)


def round_robin(*iterables):
    pending = [iter(it) for it in iterables]
    while pending:
        still = []
        for it in pending:
            try:
                yield next(it)
            except StopIteration:
                continue
            still.append(it)
        pending = still


class Peekable:
    def __init__(self, iterable):
        self.it = iter(iterable)
        self.buffer = []

    def __iter__(self):
        return self

    def __next__(self):
        return self.buffer.pop() if self.buffer else next(self.it)

    def peek(self, default=None):
        if not self.buffer:
            try:
                self.buffer.append(next(self.it))
            except StopIteration:
                return default
        return self.buffer[-1]


def tokens(text):
    chars = Peekable(text)
    for c in chars:
        if c.isspace():
            continue
        if c.isdigit():
            while chars.peek("").isdigit():
                c += next(chars)
            yield int(c)
        else:
            yield c


def evaluate(text):
    stream = Peekable(tokens(text))

    def expression(level=0):
        if level == 2:
            token = next(stream)
            if token == "(":
                value = expression()
                if next(stream, None) != ")":
                    raise SyntaxError("missing )")
                return value
            return token
        value = expression(level + 1)
        while stream.peek() in (("+", "-"), ("*", "/"))[level]:
            op, right = next(stream), expression(level + 1)
            value = {"+": value + right, "-": value - right, "*": value * right, "/": right and value // right}[op]
        return value

    return expression()


print(list(islice(primes(), 15)), list(takewhile(lambda p: p < 30, sieve(count(2)))))
print(list(islice(merge(count(0, 3), count(1, 5), [2, 2, 50]), 12)), list(merge([3], [], [1, 9])))
print("".join(round_robin("abc", "1", "xyzw")))
p = Peekable([1, 2])
print(p.peek(), next(p), p.peek(), list(p), p.peek("end"))
print(list(tokens("12 + (3*45)")), evaluate("2 + 3 * (4 - 1) - 10 / 2"), evaluate("((7))"))
try:
    evaluate("(1 + 2")
except SyntaxError as e:
    print("SyntaxError:", e)
