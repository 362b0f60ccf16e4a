"""run_in_executor with own and default executors."""
import asyncio
import concurrent.futures
import threading
import time


def slow(n):
    time.sleep(0.002 * n)
    return n * n


def fail():
    raise OSError("in a thread")


async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(3, thread_name_prefix="pool") as pool:
        futures = [loop.run_in_executor(pool, slow, n) for n in (3, 1, 2)]
        print(await asyncio.gather(*futures))
        name = await loop.run_in_executor(pool, lambda: threading.current_thread().name)
        print(name.rsplit("_", 1)[0])
        try:
            await loop.run_in_executor(pool, fail)
        except OSError as exc:
            print(exc)
    try:
        await loop.run_in_executor(pool, slow, 1)
    except RuntimeError as exc:
        print(exc)
    print(await loop.run_in_executor(None, slow, 4))
    own = concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="mine")
    loop.set_default_executor(own)
    print(await asyncio.to_thread(lambda: threading.current_thread().name))
    print(await asyncio.gather(*(asyncio.to_thread(slow, n) for n in range(4))))
    await loop.shutdown_default_executor()
    try:
        await asyncio.to_thread(slow, 1)
    except RuntimeError as exc:
        print(exc)
    try:
        loop.set_default_executor("none")
    except TypeError as exc:
        print(exc)


asyncio.run(main())
