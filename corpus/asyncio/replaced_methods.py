"""Futures, tasks and loops whose methods a program has replaced; an interrupt by a call."""
import _thread
import asyncio
import contextvars

var = contextvars.ContextVar("var", default=0)


class WatchedFuture(asyncio.Future):

    def add_done_callback(self, fn, *, context=None):
        print("adding", context is not None)
        super().add_done_callback(fn, context=context)


class WatchedTask(asyncio.Task):

    def add_done_callback(self, fn, *, context=None):
        print("adding to task", getattr(fn, "__name__", type(fn).__name__))
        super().add_done_callback(fn, context=context)


async def waits_for(f):
    var.set(3)
    r = await f
    return r, var.get()


async def main():
    loop = asyncio.get_running_loop()
    f = WatchedFuture()
    loop.call_later(0.001, f.set_result, 5)
    print(await asyncio.create_task(waits_for(f)), var.get())
    f = WatchedFuture()
    loop.call_later(0.001, f.set_result, 6)
    print(await asyncio.gather(f, asyncio.sleep(0, 1)))
    soon = loop.call_soon
    n = 0

    def call_soon(*a, **k):
        nonlocal n
        n += 1
        return soon(*a, **k)
    loop.call_soon = call_soon
    await asyncio.create_task(asyncio.sleep(0.001))
    del loop.call_soon
    print(n)
    later = loop.call_later

    def call_later(delay, cb, *args):
        print("later", delay, getattr(cb, "__name__", cb))
        return later(delay, cb, *args)
    loop.call_later = call_later
    print(await asyncio.sleep(0.001, "slept"))
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout")
    del loop.call_later
    t = WatchedTask(waits_for(asyncio.sleep(0, 1)))
    print(await t)

    class Aw:
        def __await__(self):
            return asyncio.sleep(0, "aw").__await__()
    t = asyncio.ensure_future(Aw())
    print(t.get_coro().__class__, await t)


asyncio.run(main())


loop = asyncio.new_event_loop()
print(loop.run_until_complete(WatchedTask(waits_for(asyncio.sleep(0.001, 1)), loop=loop)))
loop.close()


async def interrupted():
    asyncio.get_running_loop().call_later(0.001, _thread.interrupt_main)
    f = asyncio.get_running_loop().create_future()
    try:
        await f
    finally:
        print(f.cancelled())


try:
    asyncio.run(interrupted())
except KeyboardInterrupt as e:
    print(repr(e), repr(e.__context__))

for name, args in (("result", ()), ("done", ()), ("cancel", ()), ("add_done_callback", (print,)), ("remove_done_callback", (print,)), ("__repr__", ())):
    try:
        print(name, getattr(WatchedFuture.__new__(WatchedFuture), name)(*args))
    except (TypeError, RuntimeError, asyncio.InvalidStateError) as e:
        print(name, repr(e))
