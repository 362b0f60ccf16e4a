"""yield from: values, results, exceptions and close pass through; plain iterators too."""


def leaf(name, n, log):
    try:
        for i in range(n):
            got = yield f"{name}{i}"
            if got is not None:
                log.append(f"{name} got {got}")
    except KeyError as e:
        log.append(f"{name} caught {e!r}")
        yield f"{name} recovered"
    finally:
        log.append(f"{name} done")
    return n * 10


def middle(log):
    a = yield from leaf("a", 2, log)
    log.append(a)
    b = yield from leaf("b", 2, log)
    return a + b


def top(log):
    result = yield from middle(log)
    yield f"total {result}"
    nothing = yield from [1, 2]
    other = yield from "xy"
    yield nothing, other


class Iterator:
    """Not a generator: has no send, so only None may be sent."""

    def __init__(self, n, log):
        self.n = n
        self.log = log

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration("iterator's value")
        return self.n

    def throw(self, kind, value=None, tb=None):
        self.log.append(f"thrown {kind if isinstance(kind, type) else type(kind).__name__}")
        return "from throw"

    def close(self):
        self.log.append("closed")


def delegate(it):
    return (yield from it)


log = []
print(list(top(log)))
print(log)

log = []
g = top(log)
print(next(g), g.send("hello"), g.throw(KeyError("k")), next(g), g.send("x"), log)
g.close()
print(log[-2:])

log = []
g = middle(log)
next(g)
try:
    g.throw(ValueError("escapes"))
except ValueError as e:
    print("escaped", e, log)

log = []
g = delegate(Iterator(5, log))
print(next(g), g.send(None), g.throw(IndexError("i")), next(g))
try:
    g.send("value")
except AttributeError as e:
    print("AttributeError:", e)
g = delegate(Iterator(1, log))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print("returned", e.value)
g = delegate(Iterator(3, log))
next(g)
g.close()
print(log)
for thing in (5, None):
    try:
        next(delegate(thing))
    except TypeError as e:
        print("TypeError:", e)


def depth(n):
    if n:
        result = yield from depth(n - 1)
        return result + 1
    yield "bottom"
    return 0


def run(g):
    out = []
    while True:
        try:
            out.append(next(g))
        except StopIteration as e:
            return out, e.value


print(run(depth(50)))


def shared(inner):
    yield "own"
    yield from inner


inner = iter([1, 2, 3, 4])
print([next(shared(inner)) for _ in range(2)], list(shared(inner)), list(inner))
