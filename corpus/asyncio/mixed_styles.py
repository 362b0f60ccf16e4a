"""Callbacks, futures, coroutines and generators-based coroutines in one program."""
import asyncio
import functools
import types


class Timer:
    """A callback interface, as libraries had before coroutines."""

    def __init__(self, loop):
        self.loop = loop
        self.fired = []

    def after(self, turns, callback, *args):
        def step(left):
            if left:
                self.loop.call_soon(step, left - 1)
            else:
                self.fired.append(turns)
                callback(*args)
        step(turns)


def promise(timer, turns, value, error=None):
    """Turn the callback interface into a future."""
    future = timer.loop.create_future()

    def fire():
        if future.cancelled():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(value)

    timer.after(turns, fire)
    return future


@types.coroutine
def old_style(timer):
    first = yield from promise(timer, 2, "old")
    yield
    second = yield from new_style(timer, 1).__await__()
    return [first, second]


async def new_style(timer, turns):
    return await promise(timer, turns, f"new after {turns}")


class Deferred:
    """Awaitable through a future inside; chains callbacks as well."""

    def __init__(self, future):
        self.future = future
        self.steps = []

    def then(self, func):
        self.steps.append(func)
        return self

    def __await__(self):
        value = yield from self.future
        for step in self.steps:
            value = step(value)
        return value


async def main():
    loop = asyncio.get_running_loop()
    timer = Timer(loop)
    print(await promise(timer, 3, "future"))
    print(await old_style(timer))
    print(await Deferred(promise(timer, 1, 20)).then(lambda x: x + 1).then(functools.partial(pow, 2)))
    try:
        await promise(timer, 1, None, OSError("late"))
    except OSError as e:
        print("raised", repr(e))
    results = await asyncio.gather(
        old_style(timer), new_style(timer, 5), promise(timer, 4, "plain future"), Deferred(promise(timer, 1, "d")))
    print(results)
    print(timer.fired)
    done = []
    task = asyncio.ensure_future(new_style(timer, 2))
    task.add_done_callback(lambda t: done.append(t.result()))
    task.add_done_callback(functools.partial(lambda label, t: done.append((label, t.done())), "label"))
    await task
    await asyncio.sleep(0)
    print(done)
    slow = promise(timer, 50, "too slow")
    try:
        await asyncio.wait_for(slow, 0)
    except TimeoutError:
        print("timed out", slow.cancelled())


asyncio.run(main())
