"""Async generators driven by hand: asend, athrow, aclose, and what they do in every state."""
import types


@types.coroutine
def pause(value):
    return (yield value)


def run(awaitable, trace=None):
    """Drive to the end; what is yielded outwards goes to trace and comes back in."""
    it = awaitable.__await__()
    value = None
    while True:
        try:
            value = it.send(value)
        except StopIteration as e:
            return e.value
        if trace is not None:
            trace.append(value)


async def numbers(n, log):
    try:
        for i in range(n):
            await pause(f"before {i}")
            got = yield i
            if got is not None:
                log.append(f"got {got}")
    except KeyError as e:
        log.append(f"caught {e!r}")
        await pause("handling")
        yield "recovered"
    finally:
        await pause("cleanup")
        log.append("finally")


def attempt(awaitable, trace=None):
    try:
        return run(awaitable, trace)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


log, trace = [], []
g = numbers(2, log)
print(run(g.__anext__(), trace), run(g.asend("hello"), trace), attempt(g.__anext__(), trace))
print(attempt(g.__anext__()), attempt(g.asend(None)), run(g.aclose()), log, trace)

log, trace = [], []
g = numbers(3, log)
print(run(g.asend(None), trace), attempt(g.athrow(KeyError("k")), trace), attempt(g.asend(None), trace), log, trace)

log, trace = [], []
g = numbers(3, log)
run(anext(g), trace)
print(attempt(g.athrow(ValueError("through")), trace), attempt(anext(g)), log, trace)

log, trace = [], []
g = numbers(3, log)
run(anext(g), trace)
print(run(g.aclose(), trace), attempt(anext(g)), log, trace, run(g.aclose()))

log = []
g = numbers(3, log)
print(attempt(g.asend("early")), run(g.aclose()), attempt(anext(g)), log)
g = numbers(3, log)
print(attempt(g.athrow(OSError("unstarted"))), attempt(anext(g)), log)


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def closing_awaits():
    try:
        yield 1
    finally:
        await pause("a")
        await pause("b")


g = stubborn()
run(anext(g))
print(attempt(g.aclose()), attempt(anext(g)))
g, trace = closing_awaits(), []
run(anext(g))
print(attempt(g.aclose(), trace), trace)


async def default():
    g = numbers(1, [])
    return await anext(g, "d"), await anext(g, "d"), await anext(g, "d")


async def consume():
    log = []
    out = [x async for x in numbers(3, log)]
    g = numbers(3, log)
    async for x in g:
        if x == 1:
            break
    await g.aclose()
    return out, log


print(run(default()), run(consume()))
g = numbers(2, [])
first = g.asend(None)
print(first.send(None))
second = g.asend(None)
try:
    second.send(None)
except RuntimeError as e:
    print("RuntimeError:", e)
print(attempt(first), type(first).__name__, type(g).__name__)
print(g.__aiter__() is g, hasattr(g, "__iter__"), hasattr(g, "__anext__"))
run(g.aclose())
