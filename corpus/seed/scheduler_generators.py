"""The smallest scheduler: two generators that take turns."""


def first():
    print("first: start")
    yield
    print("first: a")
    yield
    print("first: b")
    yield
    print("first: end")


def second():
    print("second: start")
    yield
    print("second: a")
    yield
    print("second: end")


def run(coros):
    coros = list(coros)

    while coros:
        for coro in list(coros):
            try:
                coro.send(None)
            except StopIteration:
                coros.remove(coro)


def delegating(name, depth):
    """A coroutine that calls coroutines: all of them take part in the turns."""
    if depth:
        result = yield from delegating(name, depth - 1)
        print(name, depth, "got", result)
        yield
        return result + depth
    yield
    return 0


run([first(), second()])
run([delegating("x", 2), second(), delegating("y", 1)])
