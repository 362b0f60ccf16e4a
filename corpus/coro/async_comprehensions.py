"""Async comprehensions of every kind, with await in all their parts."""
import types


@types.coroutine
def pause():
    yield


def run(coroutine):
    steps = 0
    while True:
        try:
            coroutine.send(None)
            steps += 1
        except StopIteration as e:
            return e.value, steps


async def count(n):
    for i in range(n):
        await pause()
        yield i


async def double(x):
    await pause()
    return x * 2


async def is_odd(x):
    await pause()
    return x % 2 == 1


async def lists():
    a = [x async for x in count(4)]
    b = [await double(x) for x in range(3)]
    c = [await double(x) async for x in count(4) if await is_odd(x)]
    d = [(x, y) async for x in count(2) async for y in count(2)]
    e = [x + y for x in [10, 20] async for y in count(2)]
    f = [[y async for y in count(x)] async for x in count(3)]
    return a, b, c, d, e, f


async def others():
    a = {x % 2 async for x in count(5)}
    b = {x: await double(x) async for x in count(3)}
    c = {await double(k): v for k, v in {1: "a", 2: "b"}.items() if await is_odd(k)}
    return a, b, c


async def generator_expressions():
    lazy = (x * 10 async for x in count(3))
    first = await anext(lazy)
    rest = [x async for x in lazy]
    awaiting = (await double(x) for x in [1, 2, 3])
    total = 0
    async for x in awaiting:
        total += x
    return first, rest, total, type(lazy).__name__, type(awaiting).__name__


async def first_source():
    # The outermost iterable is evaluated at once, in the scope around.
    async def make():
        await pause()
        return [3, 4]
    return [x for x in await make()], sum([x async for x in count(4)]), max([await double(x) for x in await make()])


async def scope():
    x = "outer"
    inner = [x async for x in count(2)]
    y = [z := i async for i in count(3)]
    fs = [lambda: i async for i in count(2)]
    return x, inner, y, z, [f() for f in fs]


async def errors():
    out = []
    try:
        [1 // x async for x in count(2)]
    except ZeroDivisionError as e:
        out.append(str(e))
    numbers = [1, 2]
    try:
        [x async for x in numbers]
    except TypeError as e:
        out.append(str(e))
    try:
        [x for x in count(2)]
    except TypeError as e:
        out.append(str(e))
    try:
        sum(x async for x in count(2))
    except TypeError as e:
        out.append(str(e))
    return out


for func in (lists, others, generator_expressions, first_source, scope, errors):
    result, steps = run(func())
    print(func.__name__, "in", steps, "steps")
    for each in result:
        print("   ", each)
