"""Task factories, eager ones of a custom class, contexts of callbacks, current tasks, custom awaitables."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")


class Traced(asyncio.Task):
    count = 0

    def __init__(self, coro, **kw):
        Traced.count += 1
        super().__init__(coro, **kw)
        self.add_done_callback(lambda t: print("traced done", t.get_name()))


class Final(asyncio.Task):
    def __del__(self):
        super().__del__()


def factory(loop, coro, context=None):
    task = Traced(coro, loop=loop, context=context)
    return task


async def step(n):
    await asyncio.sleep(0)
    return n, asyncio.current_task().get_name(), type(asyncio.current_task()).__name__


class Twice:
    def __await__(self):
        x = yield from asyncio.sleep(0, 1).__await__()
        y = yield from asyncio.sleep(0, 2).__await__()
        return x + y


class Bad:
    def __await__(self):
        yield 5


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.create_task(step(1), name="first"))
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(step(2), name="in group")
    print(t.result())
    print(await asyncio.gather(step(3), step(4)))
    loop.set_task_factory(asyncio.create_eager_task_factory(Traced))
    t = asyncio.create_task(step(5), name="eager")
    print(await t, Traced.count)
    loop.set_task_factory(None)
    print(await Twice(), await asyncio.create_task(wrap(Twice())))
    for bad in (wrap(Bad()), wrap(loop.create_future() and 3)):
        try:
            await asyncio.create_task(bad)
        except (RuntimeError, TypeError) as e:
            print(type(e).__name__, e)
    ctx = contextvars.copy_context()
    ctx.run(var.set, "in ctx")
    loop.call_soon(lambda: print("soon", var.get(), asyncio.current_task()), context=ctx)
    loop.call_later(0.001, lambda: print("later", var.get()), context=ctx)
    loop.call_at(loop.time() + 0.002, lambda: print("at", var.get()))
    loop.call_soon_threadsafe(lambda: print("threadsafe", var.get()), context=ctx)
    t = loop.create_task(show(), context=ctx)
    t.add_done_callback(lambda t: print("callback", var.get()), context=ctx)
    t.add_done_callback(lambda t: print("callback", var.get()))
    await t
    print(t.get_context() is ctx, ctx[var], var.get())
    await asyncio.sleep(0.01)
    other = asyncio.new_event_loop()
    f = other.create_future()
    try:
        await f
    except RuntimeError as e:
        print(str(e).split("cb=")[0].split(" coro=")[0])
    other.close()
    try:
        loop.run_until_complete(f)
    except RuntimeError as e:
        print(e)
    t = Final(wrap(None))
    await asyncio.wait([t])
    print(repr(t.exception()))
    t = asyncio.current_task()
    for call in (lambda: t.set_result(1), lambda: t.set_exception(ValueError()), lambda: t.result(), lambda: t.exception()):
        try:
            call()
        except (RuntimeError, asyncio.InvalidStateError) as e:
            print(type(e).__name__, e)


async def wrap(aw):
    return await aw


async def show():
    var.set("changed in task")
    await asyncio.sleep(0)
    print("task", var.get())


asyncio.run(main())
