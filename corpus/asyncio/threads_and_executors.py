"""Blocking work beside the loop: to_thread, run_in_executor, call_soon_threadsafe."""
import asyncio
import concurrent.futures
import functools
import threading
import time


def blocking(name, seconds=0.0, error=None):
    time.sleep(seconds)
    if error is not None:
        raise error
    return f"{name} in {'main' if threading.current_thread() is threading.main_thread() else 'worker'} thread"


def square(n):
    return n * n


async def threads():
    print(await asyncio.to_thread(blocking, "to_thread"))
    print(blocking("direct"))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, "default"))
    print(await loop.run_in_executor(None, functools.partial(blocking, "partial", seconds=0.001)))
    try:
        await asyncio.to_thread(blocking, "error", error=KeyError("from the thread"))
    except KeyError as e:
        print("raised", repr(e))


async def loop_keeps_running():
    ticks = 0

    async def ticker():
        nonlocal ticks
        while True:
            await asyncio.sleep(0.002)
            ticks += 1

    task = asyncio.create_task(ticker())
    await asyncio.to_thread(time.sleep, 0.05)
    task.cancel()
    print("ticks while blocked:", ticks > 3)


async def executors():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        futures = [loop.run_in_executor(pool, square, n) for n in range(6)]
        print(await asyncio.gather(*futures))
        wrapped = asyncio.wrap_future(pool.submit(square, 12))
        print(await wrapped)
    try:
        pool.submit(square, 1)
    except RuntimeError as e:
        print("RuntimeError:", e)


async def from_another_thread():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def answer(x):
        await asyncio.sleep(0)
        return x + 1

    def worker():
        result = asyncio.run_coroutine_threadsafe(answer(41), loop).result(5)
        loop.call_soon_threadsafe(future.set_result, result)

    thread = threading.Thread(target=worker)
    thread.start()
    print(await future)
    thread.join()


def plain_pool():
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        print(list(pool.map(square, range(5))))
        futures = [pool.submit(blocking, n, 0.001, ValueError(n) if n == 1 else None) for n in range(3)]
        done, pending = concurrent.futures.wait(futures)
        print(len(done), len(pending), [repr(f.exception()) for f in futures])
        future = pool.submit(square, 9)
        future.add_done_callback(lambda f: log.append(f.result()))
        print(future.result(timeout=5), future.done(), future.cancelled(), future.cancel())
    print(log)


log = []


async def main():
    for part in (threads, loop_keeps_running, executors, from_another_thread):
        await part()


asyncio.run(main())
plain_pool()
