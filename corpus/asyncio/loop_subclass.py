"""An event loop of a program's own: virtual time, so that hours pass at once."""
import asyncio


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.offset = 0.0
        self.iterations = 0

    def time(self):
        return self.offset

    def _run_once(self):
        self.iterations += 1
        if not self._ready and self._scheduled:
            self.offset = max(self.offset, min(h.when() for h in self._scheduled))
        super()._run_once()


async def clock(name, period, rounds):
    loop = asyncio.get_running_loop()
    for _ in range(rounds):
        fut = loop.create_future()
        loop.call_later(period, fut.set_result, None)
        await fut
        print(f"{loop.time():7.1f} {name}")


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.gather(clock("hour", 3600, 2), clock("half", 1800, 3))
    try:
        async with asyncio.timeout(900):
            await loop.create_future()
    except TimeoutError:
        print(f"{loop.time():7.1f} timeout")
    handle = loop.call_at(loop.time() + 5, print, "never")
    print(handle.when(), handle.cancelled())
    handle.cancel()
    print(handle.cancelled())
    return "finished"


loop = VirtualLoop()
print(loop.run_until_complete(main()), loop.iterations > 5)
loop.close()
print(loop.is_closed(), isinstance(loop, asyncio.AbstractEventLoop))
