"""sys.exception and __context__ across suspensions: each coroutine and generator has its own."""
import sys
import types


@types.coroutine
def pause():
    yield


def current():
    e = sys.exception()
    return None if e is None else repr(e)


def generator():
    yield current()
    try:
        raise KeyError("generator's")
    except KeyError:
        yield current()
        yield current()
    yield current()


async def handling(name, log):
    log.append((name, "start", current()))
    try:
        raise ValueError(name)
    except ValueError:
        await pause()
        log.append((name, "resumed", current()))
        try:
            await failing(name)
        except IndexError as e:
            log.append((name, repr(e), "context", repr(e.__context__)))
        log.append((name, "after inner", current()))
        await pause()
    log.append((name, "after", current()))


async def failing(name):
    await pause()
    raise IndexError(name)


async def reraising():
    try:
        raise OSError("first")
    except OSError:
        await pause()
        raise


async def finally_context():
    try:
        try:
            raise TypeError("original")
        finally:
            await pause()
            log.append(("finally", current()))
            raise RuntimeError("replacement")
    except RuntimeError as e:
        return repr(e), repr(e.__context__)


def drive(*coroutines):
    pending = list(coroutines)
    results = []
    while pending:
        for c in list(pending):
            try:
                c.send(None)
            except StopIteration as e:
                pending.remove(c)
                results.append(e.value)
    return results


g = generator()
print(next(g))
try:
    raise OSError("caller's")
except OSError:
    print(next(g), current())
print(next(g), current())
try:
    1 / 0
except ZeroDivisionError:
    print(next(g), current())
g = generator()
try:
    1 / 0
except ZeroDivisionError:
    # The generator runs below the handler, and so it sees what is being handled.
    print(next(g))

log = []
drive(handling("a", log), handling("b", log))
for entry in log:
    print(*entry)
log = []
try:
    drive(reraising())
except OSError as e:
    print("reraised", repr(e), e.__context__)
print(drive(finally_context()), log)


def throw_context():
    try:
        raise KeyError("inside")
    except KeyError:
        yield
    yield


g = throw_context()
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError as e:
    print(repr(e), repr(e.__context__))
print(current(), sys.exc_info())
