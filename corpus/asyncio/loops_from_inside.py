"""What programs do with the inside of loops: nested running, stepping by hand, virtual time."""
import asyncio
import contextlib
import time


class VirtualTime(asyncio.SelectorEventLoop):
    """A loop whose time passes when nothing is ready."""

    def __init__(self):
        super().__init__()
        self.now = 0.0

    def time(self):
        return self.now

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.now = max(self.now, self._scheduled[0].when())
        super()._run_once()


async def long():
    start = asyncio.get_running_loop().time()
    await asyncio.gather(*(asyncio.sleep(100 * i) for i in range(5)))
    try:
        async with asyncio.timeout(3600):
            await asyncio.Event().wait()
    except TimeoutError:
        pass
    return asyncio.get_running_loop().time() - start


t0 = time.monotonic()
with asyncio.Runner(loop_factory=VirtualTime) as runner:
    print(runner.run(long()), time.monotonic() - t0 < 5)


def step(loop):
    loop.call_soon(loop.stop)
    loop.run_forever()


loop = asyncio.new_event_loop()
out = []


async def steps():
    for i in range(3):
        out.append(i)
        await asyncio.sleep(0)
    return "done"


task = loop.create_task(steps())
while not task.done():
    step(loop)
    out.append("|")
print(out, task.result())
print(loop._ready, list(loop._scheduled))
h = loop.call_later(100, print)
print(len(loop._scheduled), loop._scheduled[0] is h, h.when() > loop.time())
h.cancel()
loop.close()


class Clock(asyncio.SelectorEventLoop):
    ticks = 0

    def time(self):
        Clock.ticks += 1
        return super().time()


with contextlib.closing(Clock()) as loop:
    loop.run_until_complete(asyncio.sleep(0.001))
    print(Clock.ticks > 1)
