"""StopIteration that leaves a generator or a coroutine becomes RuntimeError."""
import asyncio


def careless(items):
    it = iter(items)
    while True:
        yield next(it) * 2


def careful(items):
    it = iter(items)
    while True:
        try:
            yield next(it) * 2
        except StopIteration:
            return "done"


def explicit():
    yield 1
    raise StopIteration("value")


async def coroutine():
    await asyncio.sleep(0)
    raise StopIteration(3)


async def async_generator(kind):
    yield 1
    raise kind("inside")


class Plain:
    """An ordinary method may raise it: this is how iterators end."""

    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n


def show(label, error):
    print(label, "->", repr(error))
    print("   cause:", repr(error.__cause__), "same as context:", error.__cause__ is error.__context__)


def main():
    for make in (lambda: careless([1, 2]), explicit):
        seen = []
        try:
            for x in make():
                seen.append(x)
        except RuntimeError as e:
            show(seen, e)
    print(list(careful([1, 2])), list(Plain()))

    g = careful([])
    try:
        next(g)
    except StopIteration as e:
        print("returned", e.value)

    try:
        list(next(iter([])) for _ in range(3))
    except RuntimeError as e:
        show("genexp", e)

    try:
        asyncio.run(coroutine())
    except RuntimeError as e:
        show("coroutine", e)

    async def consume(kind):
        async for x in async_generator(kind):
            print("item", x)

    for kind in (StopIteration, StopAsyncIteration):
        try:
            asyncio.run(consume(kind))
        except RuntimeError as e:
            show("async generator", e)


main()
