"""Runners that keep a context, and ones that are given one."""
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def login(name):
    old = user.get()
    user.set(name)
    await asyncio.sleep(0)
    return old, user.get()


async def show():
    return user.get(), asyncio.get_running_loop().get_debug()


def factory():
    print("factory called")
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda loop, ctx: print("handler:", ctx["message"], repr(ctx.get("exception"))))
    return loop


async def leave_behind():
    async def stubborn():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            print("stubborn cancelled")
            raise ValueError("not so fast") from None

    async def ticker():
        try:
            for i in range(3):
                yield i
                await asyncio.sleep(0)
        finally:
            print("ticker closed", user.get())

    asyncio.create_task(stubborn(), name="stubborn")
    async for i in ticker():
        print("tick", i)
        if i == 1:
            break
    return "left"


with asyncio.Runner() as runner:
    print(runner.run(login("ann")))
    print(runner.run(show()))
    ctx = contextvars.copy_context()
    ctx.run(user.set, "guest")
    print(runner.run(login("bob"), context=ctx))
    print(runner.run(show()), runner.run(show(), context=ctx))
print("outside", user.get(), ctx[user])

with asyncio.Runner(loop_factory=factory, debug=True) as runner:
    print(runner.run(show()))
    print(runner.run(leave_behind()))
    print(runner.get_loop() is runner.get_loop())
print("closed")
runner = asyncio.Runner()
try:
    runner.run("text")
except ValueError as e:
    print(e)
runner.close()
runner.close()
try:
    runner.get_loop()
except RuntimeError as e:
    print(type(e).__name__, e)
