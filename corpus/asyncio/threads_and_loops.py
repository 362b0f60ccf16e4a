"""to_thread with context variables, and coroutines given to a loop of another thread."""
import asyncio
import concurrent.futures
import contextvars
import threading

var = contextvars.ContextVar("var", default=0)


def work(x, *, y=1):
    before = var.get()
    var.set(99)
    return before, x + y, threading.current_thread() is threading.main_thread()


async def add(a, b):
    await asyncio.sleep(0.001)
    if b is None:
        raise TypeError("no b")
    return a + b


def loop_thread(loop, started):
    asyncio.set_event_loop(loop)
    loop.call_soon(started.set)
    loop.run_forever()
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


async def main():
    var.set(5)
    print(await asyncio.to_thread(work, 1, y=2), var.get())
    try:
        await asyncio.to_thread(int, "x")
    except ValueError as e:
        print(e)
    loop = asyncio.new_event_loop()
    started = threading.Event()
    t = threading.Thread(target=loop_thread, args=(loop, started))
    t.start()
    started.wait()
    f = asyncio.run_coroutine_threadsafe(add(1, 2), loop)
    print(type(f).__module__, type(f).__name__, await asyncio.wrap_future(f), f.result())
    f = asyncio.run_coroutine_threadsafe(add(1, None), loop)
    try:
        await asyncio.wrap_future(f)
    except TypeError as e:
        print(e, f.exception() is e)
    f = asyncio.run_coroutine_threadsafe(asyncio.sleep(100), loop)
    try:
        f.result(timeout=0.01)
    except concurrent.futures.TimeoutError as e:
        print("late", e is not None, f.cancel(), f.cancelled())
    try:
        f.result()
    except concurrent.futures.CancelledError as e:
        print("cancelled", type(e) is asyncio.CancelledError)
    wrapped = asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asyncio.sleep(100), loop))
    wrapped.cancel()
    print(await asyncio.gather(wrapped, return_exceptions=True))
    await asyncio.sleep(0.01)
    try:
        asyncio.run_coroutine_threadsafe(add, loop)
    except TypeError as e:
        print(e)
    loop.call_soon_threadsafe(loop.stop)
    t.join()
    print(loop.is_closed())
    c = add(1, 1)
    try:
        asyncio.run_coroutine_threadsafe(c, loop)
    except RuntimeError as e:
        print(e)
    c.close()
    here = asyncio.get_running_loop()
    pool = concurrent.futures.ThreadPoolExecutor(2, thread_name_prefix="pool", initializer=lambda: var.set(-1))
    print(await asyncio.gather(*(here.run_in_executor(pool, lambda i=i: (i, threading.current_thread().name[:4], var.get())) for i in range(3))))
    here.set_default_executor(pool)
    print(await here.run_in_executor(None, threading.current_thread) is not None)
    print(await asyncio.to_thread(var.get))
    try:
        here.set_default_executor("pool")
    except TypeError as e:
        print(e)
    gate = threading.Event()
    fut = here.run_in_executor(pool, gate.wait)
    fut2 = here.run_in_executor(pool, gate.wait)
    fut3 = here.run_in_executor(pool, print, "never printed")
    await asyncio.sleep(0)
    print(fut3.cancel(), fut3)
    await asyncio.sleep(0.01)
    gate.set()
    print(await fut, await fut2)
    await here.shutdown_default_executor()
    try:
        await asyncio.to_thread(print)
    except RuntimeError as e:
        print(e)


asyncio.run(main())
