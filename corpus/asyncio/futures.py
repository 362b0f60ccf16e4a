"""asyncio.Future: states, callbacks, results, exceptions, misuse, run_until_complete."""
import asyncio


def attempt(action, *args):
    try:
        return action(*args)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


class Counter:
    def __init__(self):
        self.calls = []

    def __call__(self, future):
        self.calls.append(future.cancelled() or future.exception() or future.result())


def states(loop):
    future = loop.create_future()
    print(future.done(), attempt(future.result), attempt(future.exception))
    future.set_result("value")
    print(future.done(), future.result(), future.exception(), attempt(future.set_result, 2), attempt(future.set_exception, ValueError()))

    future = loop.create_future()
    future.set_exception(KeyError("key"))
    print(future.done(), attempt(future.result), repr(future.exception()), future.cancelled())

    future = asyncio.Future(loop=loop)
    future.set_exception(ValueError)
    print(repr(future.exception()))

    future = loop.create_future()
    print(attempt(future.set_exception, StopIteration()), attempt(future.set_exception, 5))
    print(future.cancel("why"), future.cancelled(), future.done(), attempt(future.result), future.cancel())


def callbacks(loop):
    counter = Counter()
    future = loop.create_future()
    future.add_done_callback(counter)
    future.add_done_callback(counter)
    future.add_done_callback(print)
    print(future.remove_done_callback(print), future.remove_done_callback(print))
    future.set_result("r")
    print(counter.calls)
    loop.run_until_complete(asyncio.sleep(0))
    print(counter.calls)
    future.add_done_callback(counter)
    loop.run_until_complete(asyncio.sleep(0))
    print(counter.calls)


async def waiting(loop):
    future = loop.create_future()
    loop.call_later(0.001, future.set_result, "later")
    print(await future)
    future = loop.create_future()
    loop.call_soon(future.set_exception, OSError("set by callback"))
    try:
        await future
    except OSError as e:
        print(repr(e), e is future.exception())
    shared = loop.create_future()

    async def reader(n):
        return n, await shared

    tasks = [loop.create_task(reader(n)) for n in range(3)]
    await asyncio.sleep(0)
    shared.set_result("shared")
    print(await asyncio.gather(*tasks), shared.get_loop() is loop)
    print(asyncio.isfuture(shared), asyncio.isfuture(tasks[0]), asyncio.isfuture(5), isinstance(tasks[0], asyncio.Future))
    wrapped = asyncio.ensure_future(shared)
    print(wrapped is shared, asyncio.ensure_future(tasks[0]) is tasks[0])
    try:
        asyncio.ensure_future(5)
    except TypeError as e:
        print("TypeError:", e)
    return "end of waiting"


async def add(a, b):
    return a + b


loop = asyncio.new_event_loop()
states(loop)
callbacks(loop)
print(loop.run_until_complete(waiting(loop)))
print(loop.run_until_complete(loop.create_task(add(1, 2))))
ready = loop.create_future()
loop.call_soon(ready.set_result, "ready")
print(loop.run_until_complete(ready), loop.is_running())
bad = loop.create_task(add(1, "x"))
print(attempt(loop.run_until_complete, bad))
never = loop.create_future()
loop.call_soon(loop.stop)
print(attempt(loop.run_until_complete, never))
never.cancel()
loop.close()
late = add(1, 2)
print(attempt(loop.run_until_complete, late), loop.is_closed())
late.close()
