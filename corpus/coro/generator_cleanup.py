"""Generators that a loop leaves early are closed there and then."""

log = []


def numbers(name, n=5):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(f"{name} closed")


def flush(label):
    print(f"{label}: {log}")
    log.clear()


def returns_early():
    for x in numbers("return"):
        if x == 1:
            return x


def raises():
    for x in numbers("raise"):
        if x == 1:
            raise ValueError(x)


def nested():
    for x in numbers("outer"):
        for y in numbers("inner"):
            if y == x:
                break
        else:
            continue
        if x == 1:
            break
    log.append("after")


def delegating():
    try:
        yield from numbers("delegate")
    finally:
        log.append("delegating closed")


for x in numbers("break"):
    if x == 2:
        break
log.append("after loop")
flush("break")
print(returns_early())
flush("return")
try:
    raises()
except ValueError as e:
    log.append(f"caught {e}")
flush("raise")
nested()
flush("nested")
for x in delegating():
    break
flush("yield from")
for x in (n * 2 for n in numbers("source")):
    if x > 2:
        break
flush("generator expression")
kept = numbers("kept")
for x in kept:
    if x == 1:
        break
log.append("still open")
print(next(kept), list(kept))
flush("kept")
first, second, *rest = numbers("unpack", 3)
flush("unpack")
print(any(n > 1 for n in numbers("any")))
flush("any")


def swallow():
    try:
        yield 1
    finally:
        log.append("closing")
        try:
            raise KeyError("inside cleanup")
        except KeyError:
            log.append("handled")


for x in swallow():
    break
flush("cleanup with try")
