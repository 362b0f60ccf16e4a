"""StopIteration inside generators of all kinds: who converts it, who swallows it."""
import types


@types.coroutine
def raises_from_old_style():
    yield "paused"
    raise StopIteration("old")


async def native():
    await raises_from_old_style()


async def catching():
    try:
        await raises_from_old_style()
    except RuntimeError as e:
        return f"caught {e} from {e.__cause__!r}"


def inner():
    yield 1
    next(iter(()))


def outer():
    yield 0
    yield from inner()


def guarded():
    try:
        yield from inner()
    except RuntimeError as e:
        yield f"guarded {e!r}"
    finally:
        yield "finally"


def throw_in():
    try:
        yield "first"
    except StopIteration as e:
        yield f"handled {e!r}"


def passes_on():
    yield "first"


def stop_in_finally():
    try:
        yield 1
    finally:
        next(iter([]))


async def agen(kind):
    yield 1
    raise kind("gone")


async def drain(kind):
    out = []
    try:
        async for x in agen(kind):
            out.append(x)
    except RuntimeError as e:
        out.append(f"{e} from {e.__cause__!r}")
    return out


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value
    except RuntimeError as e:
        return f"RuntimeError {e}"


def show(iterable):
    out = []
    try:
        for x in iterable:
            out.append(x)
    except RuntimeError as e:
        out.append(f"{e!r} cause {e.__cause__!r}")
    print(out)


show(inner())
show(outer())
show(guarded())
print(drive(native()), "|", drive(catching()))

g = throw_in()
next(g)
print(g.throw(StopIteration("thrown")))
g = passes_on()
next(g)
try:
    g.throw(StopIteration("thrown"))
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))
g = passes_on()
try:
    g.throw(StopIteration("unstarted"))
except StopIteration as e:
    # The body never ran, so there was nothing to convert it.
    print(repr(e))

g = stop_in_finally()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e, repr(e.__context__))

for kind in (StopIteration, StopAsyncIteration, GeneratorExit):
    try:
        print(kind.__name__, drive(drain(kind)))
    except GeneratorExit as e:
        print("GeneratorExit", e)

# In a plain function, and in a lambda called from one, it only ends the loop around it.
print(list(map(lambda n: n if n < 3 else next(iter([])), [1, 2, 3, 4])))
print(list(zip([1, 2, 3], (x for x in "ab"))))
