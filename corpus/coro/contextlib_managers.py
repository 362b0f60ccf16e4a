"""contextlib: contextmanager, asynccontextmanager, closing, suppress, ExitStack."""
import contextlib
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


log = []


@contextlib.contextmanager
def tag(name, swallow=()):
    log.append(f"<{name}>")
    try:
        yield name.upper()
    except swallow as e:
        log.append(f"swallowed {e!r}")
    finally:
        log.append(f"</{name}>")


@contextlib.asynccontextmanager
async def connection(name, swallow=()):
    await pause()
    log.append(f"open {name}")
    try:
        yield name.upper()
    except swallow as e:
        await pause()
        log.append(f"swallowed {e!r}")
    finally:
        await pause()
        log.append(f"close {name}")


@contextlib.contextmanager
def never_yields():
    if False:
        yield


@contextlib.contextmanager
def yields_twice():
    yield 1
    yield 2


@contextlib.contextmanager
def replaces():
    try:
        yield
    except KeyError as e:
        raise ValueError("replaced") from e


@tag("decorated")
def work(x):
    log.append(f"work {x}")
    return x * 2


class Door:
    def close(self):
        log.append("door closed")


def flush(label):
    print(label, log)
    log.clear()


with tag("a") as a, tag("b", KeyError) as b:
    log.append(a + b)
    raise KeyError("k")
flush("nested")
try:
    with tag("c"):
        raise IndexError("out")
except IndexError as e:
    log.append(repr(e))
flush("passes")
for manager in (never_yields, yields_twice):
    try:
        with manager():
            pass
    except RuntimeError as e:
        print("RuntimeError:", e)
try:
    with replaces():
        raise KeyError("k")
except ValueError as e:
    print(repr(e), repr(e.__cause__))
try:
    with tag("stop"):
        raise StopIteration("inside")
except StopIteration as e:
    log.append(repr(e))
flush("stop iteration")
print(work(4), work(5))
flush("decorator")
with contextlib.closing(Door()), contextlib.suppress(KeyError, ZeroDivisionError):
    1 / 0
flush("closing")
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "xy"]
    stack.callback(log.append, "callback")
    stack.push(lambda kind, value, tb: log.append(f"push {kind}"))
flush("stack")


async def main():
    async with connection("a") as a, connection("b", ValueError) as b:
        log.append(a + b)
        raise ValueError("v")
    flush("async nested")
    try:
        async with connection("c"):
            raise KeyError("k")
    except KeyError as e:
        log.append(repr(e))
    flush("async passes")
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(connection("s"))
        stack.enter_context(tag("t"))
        stack.push_async_callback(work_later, 1)
    flush("async stack")
    with contextlib.nullcontext("nothing") as n:
        print(n)


async def work_later(n):
    await pause()
    log.append(f"later {n}")


run(main())
