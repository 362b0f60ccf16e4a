"""Tasks and futures with methods of their own, and objects that are futures by their attributes only."""

import asyncio

log = []


def tell(what):
    print(f"{what}: {log}")
    log.clear()


class Noted(asyncio.Task):
    def cancel(self, msg=None):
        log.append(("cancel", self.get_name(), msg))
        return super().cancel(msg=msg)

    def add_done_callback(self, fn, *, context=None):
        log.append(("then", getattr(fn, "__qualname__", type(fn).__name__)))
        super().add_done_callback(fn, context=context)


class Duck:
    """No Future, but awaitable as one. It hands its callbacks to the loop, in the contexts that came with them."""

    _asyncio_future_blocking = False

    def __init__(self):
        self.loop, self.waiting, self.value = asyncio.get_running_loop(), [], None

    def get_loop(self):
        return self.loop

    def add_done_callback(self, fn, *, context=None):
        self.waiting.append((fn, context))

    def done(self):
        return self.value is not None

    def result(self):
        return self.value

    def cancel(self, msg=None):
        log.append("duck asked to cancel")
        return False

    def finish(self, value):
        self.value = value
        for fn, context in self.waiting:
            self.loop.call_soon(fn, self, context=context)

    def __await__(self):
        if self.value is None:
            self._asyncio_future_blocking = True
            yield self
        return self.value


async def work(n):
    await asyncio.sleep(0)
    return n


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **kw: Noted(coro, loop=loop, **kw))
    print(await asyncio.create_task(work(1), name="one"))
    tell("awaited")
    print(await asyncio.gather(work(1), work(2)))
    tell("gathered")
    async with asyncio.TaskGroup() as group:
        group.create_task(work(3))
    tell("grouped")
    loop.set_task_factory(None)
    duck = Duck()
    loop.call_soon(duck.finish, "quack")
    print(await duck, asyncio.isfuture(duck))

    async def waits():
        return await duck

    duck = Duck()
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    print(task.cancel())
    duck.finish("too late")
    try:
        await task
    except asyncio.CancelledError:
        tell("cancelled")
    lock = asyncio.Lock()
    print(await asyncio.create_task(lock.__aenter__()), lock.locked(), asyncio.iscoroutinefunction(lock.__aenter__))


asyncio.run(main())
