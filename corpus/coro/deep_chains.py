"""Long chains of awaits and delegations, resumed many times, with errors from the bottom."""
import types


@types.coroutine
def pause(value):
    return (yield value)


async def chain(depth, rounds):
    if depth == 0:
        total = 0
        for i in range(rounds):
            total += await pause(i)
        return total
    return await chain(depth - 1, rounds) + 1


async def failing_chain(depth):
    if depth == 0:
        await pause("about to fail")
        raise ValueError("bottom")
    try:
        await failing_chain(depth - 1)
    except ValueError as e:
        e.args = (*e.args, depth) if depth % 10 == 0 else e.args
        raise


async def finalizers(depth, log):
    try:
        if depth:
            await finalizers(depth - 1, log)
        else:
            await pause("deep")
    finally:
        if depth % 25 == 0:
            log.append(depth)


def generator_chain(depth):
    if depth == 0:
        got = []
        while len(got) < 5:
            got.append((yield len(got)))
        return got
    result = yield from generator_chain(depth - 1)
    return result


async def alternating(depth):
    """Every second level is an object with __await__."""
    if depth == 0:
        return await pause("alternating")
    return await Level(depth - 1)


class Level:
    def __init__(self, depth):
        self.depth = depth

    def __await__(self):
        result = yield from alternating(self.depth).__await__()
        return f"{result}{self.depth % 10}"


def drive(coroutine, value=None):
    steps = 0
    answer = None
    while True:
        try:
            coroutine.send(answer)
        except StopIteration as e:
            return e.value, steps
        answer = value
        steps += 1


print(drive(chain(100, 1000), 2))
print(drive(chain(10, 0)), drive(chain(300, 50), 1))
try:
    drive(failing_chain(40))
except ValueError as e:
    print(e.args)
log = []
c = finalizers(100, log)
print(c.send(None))
c.close()
print(log)
log = []
c = finalizers(75, log)
c.send(None)
try:
    c.throw(KeyError("in the depths"))
except KeyError as e:
    print(repr(e), log)
g = generator_chain(200)
print(next(g), [g.send(x) for x in "abcd"])
try:
    g.send("e")
except StopIteration as e:
    print(e.value)
print(drive(alternating(30), "go "))
