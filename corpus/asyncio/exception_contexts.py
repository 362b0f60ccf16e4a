"""What the loop's exception handler is told, and in which context."""
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


def handler(loop, context):
    exc = context.get("exception")
    print(context["message"].split(" at ")[0].split("(")[0], "|", repr(exc), "|", sorted(context), "|", user.get())


def broken(loop, context):
    raise RuntimeError("handler failed")


class Quiet(asyncio.SelectorEventLoop):
    def default_exception_handler(self, context):
        print("default:", context["message"])


def callback():
    raise ValueError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    user.set("alice")
    loop.call_soon(callback)
    loop.call_later(0, callback)
    future = loop.create_future()
    future.add_done_callback(lambda f: 1 / 0)
    future.set_result(1)
    await asyncio.sleep(0.01)
    loop.call_exception_handler({"message": "by hand", "extra": 42})
    loop.set_exception_handler(broken)
    loop.call_exception_handler({"message": "lost"})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "plain"})
    try:
        loop.set_exception_handler(3)
    except TypeError as exc:
        print(exc)


with asyncio.Runner(loop_factory=Quiet) as runner:
    runner.run(main())
