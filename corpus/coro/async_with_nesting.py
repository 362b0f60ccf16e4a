"""async with and async for inside try, finally and each other; every way out of them."""
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


class Scope:
    def __init__(self, name, log, swallow=None):
        self.name, self.log, self.swallow = name, log, swallow

    async def __aenter__(self):
        self.log.append(f"+{self.name}")
        await pause()
        return self.name

    async def __aexit__(self, kind, value, tb):
        await pause()
        self.log.append(f"-{self.name}" + (f" {kind.__name__}" if kind else ""))
        return kind is not None and kind is self.swallow


async def items(n, log):
    try:
        for i in range(n):
            await pause()
            yield i
    finally:
        log.append("items over")


async def leave_loops(log, how):
    try:
        async for i in items(5, log):
            async with Scope(f"s{i}", log, KeyError):
                if i == 0:
                    continue
                if i == 1 and how == "error":
                    raise KeyError(i)
                if i == 2:
                    if how == "break":
                        break
                    if how == "return":
                        return "returned"
                    if how == "raise":
                        raise ValueError("raised")
        else:
            log.append("else")
    finally:
        await pause()
        log.append("outer finally")
    return "end"


async def finally_in_with(log):
    async with Scope("a", log), Scope("b", log, ZeroDivisionError) as b:
        try:
            async with Scope("c", log):
                1 / 0
        except ValueError:
            log.append("wrong handler")
        finally:
            log.append(f"finally in {b}")
            await pause()
    log.append("swallowed")


async def replaced(log):
    try:
        async with Scope("a", log):
            try:
                raise KeyError("first")
            finally:
                async with Scope("b", log):
                    raise IndexError("second")
    except IndexError as e:
        log.append(f"{e!r} during {e.__context__!r}")


async def return_from_finally(log):
    for i in range(2):
        try:
            async with Scope(f"r{i}", log):
                return "inner"
        finally:
            await pause()
            log.append("last")


async def with_in_handler(log):
    try:
        {}["k"]
    except KeyError as e:
        async with Scope("h", log):
            await pause()
            log.append(f"handling {e!r}")
        try:
            raise
        except KeyError as again:
            log.append(again is e)


for how in ("end", "break", "return", "raise", "error"):
    log = []
    try:
        print(how, "->", run(leave_loops(log, how)))
    except ValueError as e:
        print(how, "->", repr(e))
    print("   ", [entry for entry in log if entry != "items over"])
for func in (finally_in_with, replaced, return_from_finally, with_in_handler):
    log = []
    print(func.__name__, run(func(log)), log)


async def wrong(thing):
    try:
        async with thing:
            pass
    except TypeError as e:
        print("TypeError:", e)


class Sync:
    def __enter__(self): pass


run(wrong(5))
run(wrong(Sync()))
