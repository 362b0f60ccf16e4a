"""An interrupt while a thread works, while a subprocess runs, while nothing runs."""
import asyncio
import os
import signal
import threading
import time


async def in_thread():
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
    gate = threading.Event()
    try:
        await asyncio.to_thread(gate.wait, 5)
    except asyncio.CancelledError:
        print("cancelled while a thread waits")
        gate.set()
        raise


async def in_child():
    loop = asyncio.get_running_loop()
    p = await asyncio.create_subprocess_exec("sleep", "10", start_new_session=True)
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await p.wait()
    except asyncio.CancelledError:
        p.kill()
        print("killed", await p.wait())
        raise


async def busy():
    loop = asyncio.get_running_loop()
    threading.Timer(0.02, os.kill, (os.getpid(), signal.SIGINT)).start()
    end = time.monotonic() + 5
    try:
        while time.monotonic() < end:
            await asyncio.sleep(0)
    finally:
        print("in time", time.monotonic() < end, loop.is_running())


async def blocked():
    threading.Timer(0.02, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        threading.Event().wait(1)  # the loop cannot tell the task
        await asyncio.sleep(0)
        print("not reached")
    except asyncio.CancelledError:
        print("told after the call")
        raise


for f in (in_thread, in_child, busy, blocked):
    print("--", f.__name__)
    try:
        asyncio.run(f())
    except KeyboardInterrupt as e:
        print("KeyboardInterrupt", type(e.__context__).__name__)
loop = asyncio.new_event_loop()
loop.call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
try:
    loop.run_forever()
except KeyboardInterrupt as e:
    print("run_forever", repr(e.__context__), loop.is_running())
print(loop.run_until_complete(asyncio.sleep(0, "still works")))
loop.close()
