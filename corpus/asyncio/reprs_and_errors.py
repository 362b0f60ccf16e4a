"""Small things: names, reprs and errors of asyncio's objects."""
import asyncio
import inspect


async def coro():
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    print(loop)
    t = asyncio.create_task(coro())
    print(t.get_name(), t.done(), t.cancelled(), t.cancelling())
    t.set_name(5)
    print(repr(t.get_name()))
    await t
    print(t.result(), t.exception(), t.cancel())
    f = loop.create_future()
    print(f, asyncio.isfuture(f), asyncio.isfuture(t), asyncio.isfuture(5))
    for call in (f.result, f.exception, lambda: f.set_exception(5), lambda: f.set_exception(StopIteration())):
        try:
            print(call())
        except Exception as e:
            print(type(e).__name__, e)
    print(repr(f.exception()))
    f = loop.create_future()
    f.add_done_callback(print)
    f.add_done_callback(len)
    f.add_done_callback(repr)
    print(f)
    print(f.remove_done_callback(print), f.remove_done_callback(print), f.remove_done_callback(len))
    f.cancel("why")
    print(f)
    try:
        await f
    except asyncio.CancelledError as e:
        print(e.args)
    for bad in (lambda: asyncio.run(5), lambda: loop.create_task(5), lambda: asyncio.ensure_future(5), lambda: asyncio.Task(5), lambda: asyncio.Semaphore("x"), lambda: asyncio.Queue("x").full(), lambda: asyncio.Barrier(0), lambda: loop.call_later("x", print), lambda: loop.call_later(None, print), lambda: loop.call_at(None, print), lambda: loop.call_soon(), lambda: asyncio.sleep(), lambda: asyncio.wait_for(), lambda: asyncio.gather(5), lambda: asyncio.TaskGroup(5), lambda: asyncio.timeout(), lambda: loop.set_task_factory(5), lambda: loop.set_exception_handler(5), lambda: asyncio.Event().wait(5), lambda: asyncio.Lock().acquire(1), lambda: asyncio.current_task(5), lambda: asyncio.all_tasks(5), lambda: asyncio.shield(5), lambda: asyncio.to_thread(), lambda: asyncio.Lock(loop=loop)):
        try:
            r = bad()
            print("no error", type(r).__name__)
            if inspect.iscoroutine(r):
                r.close()
        except Exception as e:
            print(type(e).__name__, e)
    for aw in (lambda: asyncio.sleep("x"), lambda: asyncio.wait_for(5, 1), lambda: asyncio.to_thread(5), lambda: asyncio.sleep(float("nan")), lambda: asyncio.sleep(-1, "neg"), lambda: asyncio.sleep(True)):
        try:
            print(await aw())
        except Exception as e:
            print(type(e).__name__, e)
    h = loop.call_later(5, print, "x", 1)
    print(h.cancelled(), h.when() > 0, h.cancel(), h.cancelled(), repr(h).split(" when")[0])
    print(inspect.iscoroutinefunction(asyncio.sleep), asyncio.iscoroutinefunction(main), asyncio.iscoroutine(5))
    print(asyncio.Future.__module__, asyncio.Task.__qualname__, asyncio.Lock.__module__, asyncio.run.__module__, asyncio.TaskGroup.__module__)
    print(asyncio.CancelledError.__mro__[1].__name__, asyncio.TimeoutError is TimeoutError, issubclass(asyncio.InvalidStateError, asyncio.CancelledError), asyncio.IncompleteReadError(b"a", 5), asyncio.LimitOverrunError("m", 3).consumed)
    print(asyncio.FIRST_COMPLETED, asyncio.ALL_COMPLETED, asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT)


asyncio.run(main())
