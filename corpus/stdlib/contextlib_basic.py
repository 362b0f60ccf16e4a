import asyncio
import io
import sys
from contextlib import (
    AbstractContextManager, AsyncExitStack, ContextDecorator, ExitStack, aclosing, asynccontextmanager, closing,
    contextmanager, nullcontext, redirect_stdout, suppress,
)


@contextmanager
def tag(name):
    """A tag."""
    print("<" + name + ">")
    try:
        yield name.upper()
    except KeyError as e:
        print("swallowed", repr(e))
    finally:
        print("</" + name + ">")


with tag("a") as a, tag("b") as b:
    print(a, b)
with tag("k"):
    raise KeyError("x")
try:
    with tag("v"):
        raise ValueError("not swallowed")
except ValueError as e:
    print("out", e, e.__context__)
print(tag.__name__, tag.__doc__, tag.__wrapped__ is not tag)


@tag("deco")
def f(x):
    return x * 2


print(f(4), f(5))


@contextmanager
def none():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def replace():
    try:
        yield
    except Exception as e:
        raise RuntimeError("replaced") from e


for cm in (none, twice, replace):
    try:
        with cm():
            print("body")
            if cm is replace:
                raise ValueError("inner")
    except RuntimeError as e:
        print(type(e).__name__, e, repr(e.__cause__))
try:
    with twice():
        raise ValueError("again")
except (RuntimeError, ValueError) as e:
    print(repr(e), repr(e.__context__))


@contextmanager
def through():
    yield


for exc in (StopIteration("si"), StopAsyncIteration("sai"), RuntimeError("re")):
    try:
        with through():
            raise exc
    except BaseException as e:
        print(repr(e), e is exc, repr(e.__cause__))

with suppress(ZeroDivisionError, KeyError):
    1 / 0
print("after suppress")
try:
    with suppress(TypeError):
        raise ExceptionGroup("g", [TypeError(1), ValueError(2)])
except ExceptionGroup as g:
    print(repr(g))


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as t:
    print(type(t).__name__)
with nullcontext(5) as five:
    print(five)
buf = io.StringIO()
with redirect_stdout(buf) as target:
    print("captured")
print(repr(buf.getvalue()), target is buf)


class CM(ContextDecorator):
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, typ, exc, tb):
        print("exit", self.name, typ and typ.__name__, exc)
        if self.fail:
            raise self.fail
        return self.swallow


@CM("deco")
def g(x):
    return -x


print(g(3))
with ExitStack() as stack:
    stack.enter_context(CM("1"))
    stack.enter_context(CM("2", swallow=True))
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda *exc: print("push", exc[0]))

    @stack.callback
    def done():
        print("done")

    raise ValueError("boom")
try:
    with ExitStack() as stack:
        stack.enter_context(CM("a", fail=KeyError("a")))
        stack.enter_context(CM("b", fail=IndexError("b")))
        raise ValueError("first")
except KeyError as e:
    chain = []
    while e:
        chain.append(repr(e))
        e = e.__context__
    print(chain)
with ExitStack() as stack:
    stack.enter_context(CM("moved"))
    kept = stack.pop_all()
print("not yet")
kept.close()
try:
    ExitStack().enter_context(5)
except TypeError as e:
    print(e)
print(isinstance(CM("x"), AbstractContextManager), issubclass(int, AbstractContextManager))


@asynccontextmanager
async def atag(name):
    print("<" + name + ">")
    await asyncio.sleep(0)
    try:
        yield name
    except KeyError as e:
        print("async swallowed", e)
    finally:
        await asyncio.sleep(0)
        print("</" + name + ">")


async def agen():
    try:
        for i in range(5):
            yield i
    finally:
        print("agen closed")


async def acallback(x):
    await asyncio.sleep(0)
    print("acallback", x)


@atag("adeco")
async def h(x):
    return x + 1


async def main():
    async with atag("x") as x:
        print(x)
    async with atag("y"):
        raise KeyError("z")
    try:
        async with atag("z"):
            raise ValueError("zz")
    except ValueError as e:
        print("async out", e)
    async with aclosing(agen()) as gen:
        async for i in gen:
            if i == 2:
                break
            print(i)
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(atag("s1")))
        stack.enter_context(CM("sync"))
        stack.push_async_callback(acallback, 7)
        stack.callback(print, "plain")
    try:
        await AsyncExitStack().enter_async_context(CM("no"))
    except TypeError as e:
        print(e)
    print(await h(1))
    async with nullcontext("n") as n:
        print(n)


asyncio.run(main())
