"""Classes that imitate generators and async iterators by hand, beside the real ones."""
import types


@types.coroutine
def pause():
    yield


def run(coroutine):
    while True:
        try:
            coroutine.send(None)
        except StopIteration as e:
            return e.value


class Countdown:
    """What the generator below does, written out."""

    def __init__(self, n):
        self.n = n
        self.state = "new"

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        if self.state == "closed":
            raise StopIteration
        if self.state == "new":
            if value is not None:
                raise TypeError("can't send non-None value to a just-started generator")
            self.state = "running"
        elif value is not None:
            self.n = value
        else:
            self.n -= 1
        if self.n <= 0:
            self.state = "closed"
            raise StopIteration("lift-off")
        return self.n

    def throw(self, error):
        self.state = "closed"
        raise error

    def close(self):
        self.state = "closed"


def countdown(n):
    while n > 0:
        value = yield n
        n = n - 1 if value is None else value
    return "lift-off"


class Pages:
    def __init__(self, *pages):
        self.pages = pages

    def __aiter__(self):
        return PageIterator(self.pages)


class PageIterator:
    def __init__(self, pages):
        self.pages = list(pages)

    def __aiter__(self):
        return self

    async def __anext__(self):
        await pause()
        if not self.pages:
            raise StopAsyncIteration
        return self.pages.pop(0)


class SyncNext:
    """__anext__ may be any callable that returns an awaitable."""

    def __aiter__(self):
        self.n = 0
        return self

    def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return answer(self.n)


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


async def answer(n):
    await pause()
    return n * n


def use(g):
    out = [next(g), next(g), g.send(10), next(g)]
    try:
        g.throw(KeyError("stop it"))
    except KeyError as e:
        out.append(repr(e))
    return out + [next(g, "closed")]


def outer(g):
    result = yield from g
    yield result


async def main():
    pages = Pages("one", "two")
    print([p async for p in pages], [p async for p in pages])
    print([n async for n in SyncNext()])
    it = aiter(pages)
    print(await anext(it), await anext(it), await anext(it, "none left"))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print("StopAsyncIteration", e.args)
    for thing in (BadNext(), 5, [1]):
        try:
            async for x in thing:
                print(x)
        except TypeError as e:
            print("TypeError:", e)
    try:
        aiter([1])
    except TypeError as e:
        print("TypeError:", e)


print(use(Countdown(5)), use(countdown(5)))
print(list(outer(Countdown(3))), list(outer(countdown(3))))
run(main())
