"""Context managers and iterators whose methods are coroutines: the ways in which they return, fail, and are no such thing."""

import asyncio
import contextlib


class Resource:
    def __init__(self, name, swallows=False, fails=None):
        self.name, self.swallows, self.fails = name, swallows, fails

    async def __aenter__(self):
        print("enter", self.name)
        await asyncio.sleep(0)
        if self.fails == "enter":
            raise ValueError("enter")
        return self.name

    async def __aexit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        await asyncio.sleep(0)
        if self.fails == "exit":
            raise ValueError("exit")
        return self.swallows


class Variadic(Resource):
    async def __aexit__(self, *exc):
        print("variadic exit", exc[0])
        return self.swallows


class PlainEnter:
    def __aenter__(self):
        return 5

    async def __aexit__(self, *exc):
        pass


class PlainExit:
    async def __aenter__(self):
        return 5

    def __aexit__(self, *exc):
        return 6


class OnlyEnter:
    async def __aenter__(self):
        return 5


class Static:
    __aenter__ = staticmethod(lambda: asyncio.sleep(0, "static"))

    @classmethod
    async def __aexit__(cls, *exc):
        print(cls.__name__, exc[0])


class Three:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        if self.n == 2:
            await asyncio.sleep(0)
        return self.n


class NotAwaitable(Three):
    def __anext__(self):
        return 3


class StopsWrongly(Three):
    async def __anext__(self):
        raise StopIteration(4)


async def swallowed():
    async with Resource(1) as x, Resource(2, True) as y:
        print(x, y)
        raise KeyError(x)


async def with_one(manager):
    async with manager as x:
        return x


async def left_in_loops():
    for i in range(3):
        async with Variadic(i, True) as z:
            if i == 0:
                continue
            if i == 1:
                raise ValueError(i)
            break
    return z


async def iterated(kind):
    out = []
    async for i in kind():
        out.append(i)
    else:
        out.append("else")
    return out, [i async for i in kind()]


async def stacked():
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(Resource(1))
        await stack.enter_async_context(Resource(2, True))
        1 / 0


async def closed_early():
    async def values():
        async with Resource("inner") as x:
            yield x
            yield x

    async for v in values():
        print(v)
        break
    started = values()
    await anext(started)
    await started.aclose()


async def main():
    for case in (
        swallowed(), with_one(Resource(1, fails="enter")), with_one(Resource(1, fails="exit")), left_in_loops(), with_one(PlainEnter()),
        with_one(PlainExit()), with_one(OnlyEnter()), with_one(Static()), iterated(Three), iterated(NotAwaitable), iterated(StopsWrongly),
        stacked(), closed_early(),
    ):
        try:
            print("->", await case)
        except Exception as e:
            print(type(e).__name__, e, "from", repr(e.__cause__))


asyncio.run(main())
