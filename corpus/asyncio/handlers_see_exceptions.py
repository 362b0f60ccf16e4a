"""Exception handlers see what is being handled."""
import asyncio
import sys
import traceback


def handler(loop, context):
    e = context.get("exception")
    print(context["message"].split("(")[0], sys.exc_info()[1] is e, traceback.format_exc().strip().splitlines()[-1])


class Loop(asyncio.SelectorEventLoop):
    def default_exception_handler(self, context):
        print("default", context["message"], repr(sys.exc_info()[1]))
        raise OSError("broken")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(int, "x")
    await asyncio.sleep(0)
    loop.call_later(0, int, "y")
    await asyncio.sleep(0.01)
    loop.call_exception_handler({"message": "by hand"})
    try:
        1 / 0
    except ZeroDivisionError as e:
        loop.call_exception_handler({"message": "in except", "exception": e})


asyncio.run(main())
asyncio.run(main(), loop_factory=Loop)
