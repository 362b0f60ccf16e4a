"""Policies and loops of the program's own."""
import asyncio
import threading
import warnings


class CountingLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.soon = 0
        self.made = []

    def call_soon(self, callback, *args, context=None):
        self.soon += 1
        return super().call_soon(callback, *args, context=context)

    def create_task(self, coro, *, name=None, context=None):
        task = super().create_task(coro, name=name, context=context)
        self.made.append(task.get_name())
        return task

    def create_future(self):
        f = super().create_future()
        self.made.append("future")
        return f


class Policy(asyncio.DefaultEventLoopPolicy):
    def __init__(self):
        super().__init__()
        self.log = []

    def new_event_loop(self):
        self.log.append("new")
        return CountingLoop()

    def set_event_loop(self, loop):
        self.log.append("set" if loop else "unset")
        super().set_event_loop(loop)

    def get_event_loop(self):
        self.log.append("get")
        return super().get_event_loop()


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, asyncio.get_event_loop() is loop)
    await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0.001, 2))
    asyncio.create_task(asyncio.sleep(0), name="extra")
    await asyncio.sleep(0)
    return loop


policy = Policy()
asyncio.set_event_loop_policy(policy)
loop = asyncio.run(main())
print(policy.log, loop.soon > 5, sorted(loop.made)[-3:], loop.is_closed())
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)

# A policy has loops of its own.
first = asyncio.new_event_loop()
asyncio.set_event_loop(first)
print(asyncio.get_event_loop() is first)
asyncio.set_event_loop_policy(Policy())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    second = asyncio.get_event_loop()
print(second is first, [str(w.message) for w in caught])
second.close()
asyncio.set_event_loop_policy(policy)
print(asyncio.get_event_loop() is first)
asyncio.set_event_loop_policy(None)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    third = asyncio.get_event_loop()
print(third is first, third is second, type(third).__name__, len(caught))
third.close()
first.close()


def in_thread():
    try:
        asyncio.get_event_loop()
    except RuntimeError as e:
        print(e)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print(loop.run_until_complete(asyncio.sleep(0, "thread")), asyncio.get_event_loop() is loop)
    loop.close()


t = threading.Thread(target=in_thread, name="worker")
t.start()
t.join()
try:
    asyncio.set_event_loop_policy(3)
except TypeError as e:
    print(e)
try:
    asyncio.set_event_loop("x")
except TypeError as e:
    print(e)
