"""Event loop policies: who makes loops and which one is current."""
import asyncio
import threading


class Counting(asyncio.DefaultEventLoopPolicy):
    made = 0

    def new_event_loop(self):
        Counting.made += 1
        return super().new_event_loop()


async def name():
    return threading.current_thread().name


asyncio.set_event_loop_policy(Counting())
print(asyncio.run(name()), Counting.made)
loop = asyncio.new_event_loop()
print(Counting.made, isinstance(asyncio.get_event_loop_policy(), Counting))
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)


def in_thread():
    try:
        asyncio.get_event_loop()
    except RuntimeError as exc:
        print(exc)
    own = asyncio.new_event_loop()
    asyncio.set_event_loop(own)
    print(asyncio.get_event_loop() is own, own.run_until_complete(name()))
    own.close()


thread = threading.Thread(target=in_thread, name="worker")
thread.start()
thread.join()
loop.close()
asyncio.set_event_loop(None)
for bad in (lambda: asyncio.set_event_loop(object()), lambda: asyncio.set_event_loop_policy(object())):
    try:
        bad()
    except TypeError as exc:
        print(exc)
asyncio.set_event_loop_policy(None)
print(type(asyncio.get_event_loop_policy()).__name__)
