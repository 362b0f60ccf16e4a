"""Callbacks and coroutines side by side on one event loop."""
import asyncio

TICK = 0.15


async def count(name):
    """Print a few ticks, then stop the loop for everybody."""
    while True:
        for i in range(5):
            print(i, "ticks (coroutine {})".format(name))
            await asyncio.sleep(TICK)
        loop = asyncio.get_event_loop()
        print("stop from", name)
        loop.stop()


def count_in_callback(i):
    print(i, "ticks (callback)")
    loop = asyncio.get_event_loop()
    loop.call_later(TICK, count_in_callback, i + 1)


def start_coroutine_from_callback():
    asyncio.ensure_future(count("B"))


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.call_soon(print, "started")
loop.call_later(TICK * 2 / 3, count_in_callback, 0)
loop.call_later(TICK / 3, start_coroutine_from_callback)
first = asyncio.ensure_future(count("A"))

loop.run_forever()
print("first done:", first.done(), "running:", loop.is_running())

for task in asyncio.all_tasks(loop):
    task.cancel()
loop.run_until_complete(asyncio.sleep(0))
print("first cancelled:", first.cancelled())
loop.close()
print("closed:", loop.is_closed())
try:
    loop.call_soon(print, "too late")
except RuntimeError as e:
    print("RuntimeError:", e)
