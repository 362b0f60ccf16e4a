"""A loop handles signals, shuts down gracefully, and turns ^C into a cancellation."""

import asyncio
import functools
import os
import signal


async def handlers():
    loop = asyncio.get_running_loop()
    got = []
    done = asyncio.Event()

    def on_signal(name, last=False):
        got.append(name)
        if last:
            done.set()

    loop.add_signal_handler(signal.SIGUSR1, on_signal, "usr1")
    loop.add_signal_handler(signal.SIGUSR2, functools.partial(on_signal, "usr2", last=True))
    os.kill(os.getpid(), signal.SIGUSR1)
    print("not yet:", got)
    await asyncio.sleep(0.01)
    os.kill(os.getpid(), signal.SIGUSR2)
    await done.wait()
    print(got)
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    print(repr(signal.getsignal(signal.SIGUSR1)), callable(signal.getsignal(signal.SIGUSR2)))
    for args in [
        (signal.SIGKILL, print),
        ("SIGUSR1", print),
        (1000, print),
        (signal.SIGUSR1, handlers),
    ]:
        try:
            loop.add_signal_handler(*args)
        except Exception as e:
            print(type(e).__name__, e)


async def worker(name, queue, log):
    try:
        while True:
            item = await queue.get()
            await asyncio.sleep(0.001)
            log.append((name, item))
            queue.task_done()
    except asyncio.CancelledError:
        log.append((name, "stopped"))
        raise


async def service():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for s in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(s, stop.set)
    queue, log = asyncio.Queue(), []
    workers = [asyncio.create_task(worker(f"w{i}", queue, log)) for i in range(2)]
    for i in range(4):
        queue.put_nowait(i)
    loop.call_later(0.05, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait()
    print("asked to stop")
    await queue.join()
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(log)


async def interrupted():
    asyncio.get_running_loop().call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        print("cancelled by ^C")
        raise
    finally:
        await asyncio.sleep(0)
        print("cleaned up")


async def stubborn():
    asyncio.get_running_loop().call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        return "ended all the same"


async def busy():
    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGINT)
    print("never printed")


def run(main):
    try:
        print(asyncio.run(main()))
    except KeyboardInterrupt as e:
        print("KeyboardInterrupt", e.args)
    print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.getsignal(signal.SIGUSR2)))


for main in (handlers, service, interrupted, stubborn, busy):
    print("--", main.__name__)
    run(main)
own = []
signal.signal(signal.SIGINT, lambda n, f: own.append(n))


async def with_own_handler():
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.sleep(0.01)
    return own


print(asyncio.run(with_own_handler()))
