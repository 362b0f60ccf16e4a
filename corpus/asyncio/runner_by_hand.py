"""asyncio.Runner: several runs in one loop and one context."""
import asyncio
import contextvars

seen = contextvars.ContextVar("seen", default=0)


async def step(n):
    seen.set(seen.get() + n)
    return seen.get(), asyncio.get_running_loop()


async def leave_running():
    async def background():
        try:
            await asyncio.sleep(3600)
        finally:
            print("background stopped")

    asyncio.create_task(background())
    await asyncio.sleep(0)


with asyncio.Runner() as runner:
    total, first = runner.run(step(1))
    total2, second = runner.run(step(10))
    print(total, total2, first is second, runner.get_loop() is first)
    fresh = contextvars.copy_context()
    print(runner.run(step(5), context=fresh)[0], fresh[seen], seen.get())
    runner.run(leave_running())
    for bad in (lambda: runner.run(step), lambda: runner.run(None)):
        try:
            bad()
        except (TypeError, ValueError) as exc:
            print(type(exc).__name__, str(exc).split(" at ")[0])
print(first.is_closed())
try:
    runner.get_loop()
except RuntimeError as exc:
    print(exc)


class Loop(asyncio.SelectorEventLoop):
    def close(self):
        print("closing")
        super().close()


print(asyncio.run(step(2), loop_factory=Loop)[0])


async def outer():
    coro = step(1)
    try:
        asyncio.run(coro)
    except RuntimeError as exc:
        print(exc)
    coro.close()


asyncio.run(outer())
