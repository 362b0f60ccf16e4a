"""Futures by hand: callbacks with contexts, removal, misuse."""
import asyncio
import contextvars

who = contextvars.ContextVar("who", default="main")


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    calls = []

    def note(f):
        calls.append((who.get(), f.result()))

    def other(f):
        calls.append("other")

    fut.add_done_callback(note)
    ctx = contextvars.copy_context()
    ctx.run(who.set, "context")
    fut.add_done_callback(note, context=ctx)
    fut.add_done_callback(other)
    fut.add_done_callback(other)
    print(fut.remove_done_callback(other), fut.remove_done_callback(other))
    for ask in (fut.result, fut.exception):
        try:
            ask()
        except asyncio.InvalidStateError as exc:
            print(exc)
    fut.set_result("value")
    print(calls)
    await asyncio.sleep(0)
    print(calls)
    for again in (lambda: fut.set_result(1), lambda: fut.set_exception(ValueError())):
        try:
            again()
        except asyncio.InvalidStateError as exc:
            print(type(exc).__name__, exc)
    bad = loop.create_future()
    for wrong in (StopIteration, 3, "text"):
        try:
            bad.set_exception(wrong)
            print(repr(bad.exception()))
            bad = loop.create_future()
        except TypeError as exc:
            print(exc)
    bad.set_exception(ZeroDivisionError("by hand"))
    try:
        await bad
    except ZeroDivisionError as exc:
        print(exc, bad.exception() is exc)
    print(fut.get_loop() is loop, asyncio.isfuture(fut), asyncio.isfuture(3), fut.done(), fut.cancelled())
    late = []
    fut.add_done_callback(late.append)
    print(late)
    await asyncio.sleep(0)
    print(late == [fut], repr(fut))


asyncio.run(main())
