"""asyncio.get_event_loop() at module level, and how the loop is driven from there."""
import asyncio
import functools


def report(loop, name, *, times):
    print("report", name, times)
    if times == 2:
        loop.call_soon(report, loop, name + "!")  # misses a keyword: goes to the exception handler
        loop.call_soon(loop.stop)
    else:
        loop.call_later(0.001, functools.partial(report, loop, name, times=times + 1))


async def main(n):
    loop = asyncio.get_running_loop()
    assert loop is asyncio.get_event_loop()
    await asyncio.sleep(0)
    return n * 2


class Handler:
    def __init__(self):
        self.messages = []

    def __call__(self, loop, context):
        self.messages.append("%s %s" % (type(context["exception"]).__name__, context["exception"]))


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
assert asyncio.get_event_loop() is loop

handler = Handler()
loop.set_exception_handler(handler)
loop.call_soon(functools.partial(report, loop, "a", times=0))
loop.run_forever()
print(handler.messages)

print(loop.run_until_complete(main(21)))
task = loop.create_task(main(4))
task.add_done_callback(lambda t: print("callback", t.result()))
print(task.done(), loop.run_until_complete(task), task.done())
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print(loop.is_closed())

try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
