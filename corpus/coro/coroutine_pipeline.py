"""Data pushed through generators with send: sources, filters, branches, sinks."""
import functools


def consumer(func):
    """Advance a fresh generator to its first yield."""
    @functools.wraps(func)
    def start(*args, **kwargs):
        g = func(*args, **kwargs)
        next(g)
        return g
    return start


@consumer
def sink(name, out):
    out.append(f"{name} open")
    try:
        while True:
            item = yield
            out.append((name, item))
    except GeneratorExit:
        out.append(f"{name} closed")


@consumer
def grep(pattern, target):
    try:
        while True:
            line = yield
            if pattern in line:
                target.send(line)
    finally:
        target.close()


@consumer
def apply(func, target, errors):
    while True:
        try:
            target.send(func((yield)))
        except ValueError as e:
            errors.append(str(e))


@consumer
def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


@consumer
def window(size, target):
    items = []
    while True:
        items.append((yield len(items)))
        if len(items) == size:
            target.send(tuple(items))
            items.clear()


@consumer
def averager():
    total, count = 0.0, 0
    while True:
        x = yield total / count if count else None
        if x is None:
            return total, count
        total += x
        count += 1


def feed(lines, target):
    for line in lines:
        target.send(line)
    target.close()


out = []
feed(["red apple", "green pear", "red rose"], grep("red", sink("match", out)))
print(out)

out, errors = [], []
numbers = apply(int, broadcast(sink("a", out), window(2, sink("pairs", out))), errors)
for text in ["1", "2", "x", "3", "", "4"]:
    numbers.send(text)
print(out)
print(errors)

out = []
w = window(3, sink("w", out))
print([w.send(n) for n in range(7)], out)

mean = averager()
print([mean.send(x) for x in (10, 20, 60)])
try:
    mean.send(None)
except StopIteration as e:
    print("totals", e.value)


@consumer
def state_machine(log):
    """States are parts of one function; the position in it is the state."""
    while True:
        coins = 0
        while coins < 2:
            event = yield f"locked {coins}"
            if event == "coin":
                coins += 1
            elif event == "push":
                log.append("alarm")
        while (event := (yield "open")) != "push":
            log.append(f"ignored {event}")


log = []
turnstile = state_machine(log)
print([turnstile.send(e) for e in ["push", "coin", "coin", "coin", "push", "coin"]], log)
print(sink.__name__, sink.__doc__, grep.__wrapped__.__name__)
