"""contextvars: each task has a copy of the context it was created in."""
import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")
trail = contextvars.ContextVar("trail")


async def handler(name):
    request.set(name)
    await asyncio.sleep(0)
    await helper()
    return request.get()


async def helper():
    print("helper sees", request.get())
    request.set(request.get() + "!")


async def child_inherits():
    token = request.set("parent")
    task = asyncio.create_task(show("child"))
    request.set("changed after")
    await task
    await show("awaited directly")
    request.reset(token)
    await show("reset")


async def show(label):
    print(label, "->", request.get())
    request.set("set by " + label)


def callback(label):
    print(label, "->", request.get())


async def callbacks():
    loop = asyncio.get_running_loop()
    request.set("when scheduled")
    loop.call_soon(callback, "call_soon")
    request.set("later")
    context = contextvars.copy_context()
    context.run(request.set, "in the copy")
    loop.call_soon(callback, "given context", context=context)
    loop.call_soon(lambda: context.run(callback, "context.run"))
    await asyncio.sleep(0)
    print(context[request], request.get(), request in context, len(context) >= 1)


async def gathered():
    print(await asyncio.gather(*(handler(n) for n in "abc")))
    print("afterwards", request.get())


async def generator():
    for i in range(2):
        trail.set(i)
        yield trail.get()
        print("resumed with", trail.get())


async def through_async_generator():
    trail.set("outer")
    async for x in generator():
        print("item", x, trail.get())
        trail.set("consumer")


async def main():
    try:
        trail.get()
    except LookupError as e:
        print("LookupError", type(e).__name__)
    print(trail.get("given"), request.get(), request.name)
    await gathered()
    await child_inherits()
    await callbacks()
    await through_async_generator()
    old = request.set("x")
    print(old.old_value == request.get(), old.var is request, request.get())
    request.reset(old)
    try:
        request.reset(old)
    except RuntimeError as e:
        print("RuntimeError", "already been used" in str(e))


asyncio.run(main())
print("outside", request.get())
