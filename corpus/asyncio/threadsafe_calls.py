"""Calls between a loop in a thread and the main thread."""
import asyncio
import concurrent.futures
import threading


def start_loop():
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    def run():
        asyncio.set_event_loop(loop)
        loop.call_soon(ready.set)
        loop.run_forever()
        loop.close()

    thread = threading.Thread(target=run, name="loop-thread")
    thread.start()
    ready.wait()
    return loop, thread


async def compute(n):
    await asyncio.sleep(0.001)
    if n < 0:
        raise ValueError(f"negative: {n}")
    return n * 2, threading.current_thread().name


async def hang():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("hang was cancelled")
        raise


loop, thread = start_loop()
future = asyncio.run_coroutine_threadsafe(compute(21), loop)
print(type(future).__module__, future.result(5))
try:
    asyncio.run_coroutine_threadsafe(compute(-1), loop).result(5)
except ValueError as exc:
    print(exc)
stuck = asyncio.run_coroutine_threadsafe(hang(), loop)
try:
    stuck.result(0.02)
except TimeoutError:
    print("not yet", stuck.cancel())
concurrent.futures.wait([asyncio.run_coroutine_threadsafe(asyncio.sleep(0.01), loop)])
print(stuck.cancelled())
try:
    asyncio.run_coroutine_threadsafe(compute, loop)
except TypeError as exc:
    print(exc)
seen = []
for i in range(5):
    loop.call_soon_threadsafe(seen.append, i)
asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop).result(5)
print(seen)


async def main():
    pool = concurrent.futures.ThreadPoolExecutor(1)
    wrapped = asyncio.wrap_future(pool.submit(pow, 3, 4))
    print(await wrapped, asyncio.isfuture(wrapped))
    print(await asyncio.to_thread(sum, [1, 2, 3]))
    failing = asyncio.wrap_future(pool.submit(int, "x"))
    print(await asyncio.gather(failing, return_exceptions=True))
    pool.shutdown()


asyncio.run(main())
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(loop.is_running(), loop.is_closed())
