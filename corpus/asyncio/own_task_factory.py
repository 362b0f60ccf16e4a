"""A task factory that counts, names and wraps."""
import asyncio
import contextvars

request = contextvars.ContextVar("request", default="-")
made = []


class Traced(asyncio.Task):
    def __init__(self, coro, *, loop, **kwargs):
        super().__init__(coro, loop=loop, **kwargs)
        made.append(self.get_name())

    def cancel(self, msg=None):
        print("cancel", self.get_name(), msg)
        return super().cancel(msg=msg)


def factory(loop, coro, **kwargs):
    return Traced(coro, loop=loop, **kwargs)


async def handle(path):
    request.set(path)
    await asyncio.sleep(0)
    return request.get()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    a = asyncio.create_task(handle("/a"), name="a")
    print(type(a).__name__, a.get_name())
    print(await asyncio.gather(a, handle("/b")))
    ctx = contextvars.copy_context()
    b = asyncio.create_task(handle("/c"), context=ctx)
    print(await b, ctx[request], request.get())
    stuck = asyncio.create_task(asyncio.sleep(60), name="stuck")
    await asyncio.sleep(0)
    stuck.cancel("enough")
    try:
        await stuck
    except asyncio.CancelledError as exc:
        print("cancelled:", exc.args)
    async with asyncio.TaskGroup() as group:
        t = group.create_task(handle("/d"), name="in-group")
    print(t.result(), len(made))


asyncio.run(main())
