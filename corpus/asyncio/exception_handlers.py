"""What nobody retrieves: exception handlers of the loop, failing callbacks, lost tasks."""
import asyncio
import gc

reports = []


def handler(loop, context):
    exception = context.get("exception")
    reports.append((context["message"].split(" at ")[0], repr(exception), sorted(context)))


async def failing(name):
    await asyncio.sleep(0)
    raise ValueError(name)


def failing_callback(x):
    raise KeyError(x)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)

    loop.call_soon(failing_callback, "soon")
    loop.call_later(0, failing_callback, "later")
    await asyncio.sleep(0.001)

    future = loop.create_future()
    future.add_done_callback(lambda f: 1 / 0)
    future.set_result(None)
    await asyncio.sleep(0)

    for _ in range(2):
        await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "detail": 5})

    # A retrieved exception is nobody's business any more.
    task = asyncio.create_task(failing("retrieved"))
    await asyncio.wait([task])
    print(repr(task.exception()))
    del task
    gc.collect()

    try:
        loop.set_exception_handler(5)
    except TypeError as e:
        print("TypeError:", str(e).split(", got")[0])

    def broken_handler(loop, context):
        reports.append(("broken handler called",))

    loop.set_exception_handler(broken_handler)
    loop.call_soon(failing_callback, "to the other handler")
    await asyncio.sleep(0)
    loop.set_exception_handler(None)


asyncio.run(main())
for report in reports:
    print(*report)


async def body_raises():
    try:
        await failing("in await")
    except ValueError as e:
        print("caught", e)
    task = asyncio.create_task(failing("in task"))
    try:
        await task
    except ValueError as e:
        print("caught", e, task.exception() is e)
    await failing("leaves run")


try:
    asyncio.run(body_raises())
except ValueError as e:
    print("run raised", repr(e))


async def inside():
    c = failing("nested")
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print("RuntimeError:", e)
    c.close()


asyncio.run(inside())
