# conform: skip-stderr
"""get_event_loop at module level: 3.13 makes a loop, and warns."""
import asyncio


def tick(n):
    print("tick", n)
    loop = asyncio.get_event_loop()
    if n == 3:
        loop.stop()
    else:
        loop.call_later(0.001, tick, n + 1)


async def work():
    await asyncio.sleep(0)
    print("work done")


loop = asyncio.get_event_loop()
loop.call_soon(tick, 1)
asyncio.ensure_future(work())
loop.run_forever()
loop.close()
print(asyncio.get_event_loop() is loop)
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print("RuntimeError:", e)
