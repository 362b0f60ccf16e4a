"""call_soon, call_later, call_at, done callbacks, sleep(0): the order in which the loop runs them."""
import asyncio

log = []


def note(*args):
    log.append(" ".join(map(str, args)))


async def stepper(name, n):
    for i in range(n):
        note(name, i)
        await asyncio.sleep(0)


async def nested():
    loop = asyncio.get_running_loop()

    def reschedule(n):
        note("turn", n)
        if n:
            loop.call_soon(reschedule, n - 1)

    loop.call_soon(reschedule, 3)
    await stepper("between", 4)


async def timers():
    loop = asyncio.get_running_loop()
    start = loop.time()
    loop.call_later(0.03, note, "30 ms")
    loop.call_later(0.01, note, "10 ms")
    loop.call_at(start + 0.02, note, "20 ms")
    handle = loop.call_later(0.015, note, "cancelled")
    same = start + 0.04
    for i in range(3):
        loop.call_at(same, note, f"40 ms #{i}")
    handle.cancel()
    print(handle.cancelled(), handle.when() > start)
    loop.call_later(0, note, "zero delay")
    loop.call_later(-1, note, "negative delay")
    loop.call_soon(note, "soon")
    await asyncio.sleep(0.05)
    soon = loop.call_soon(note, "never")
    soon.cancel()
    await asyncio.sleep(0)
    print(loop.time() - start >= 0.05)


async def futures():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def waiter(name):
        note(name, "got", await future)

    tasks = [asyncio.create_task(waiter(n)) for n in "ab"]
    future.add_done_callback(lambda f: note("callback before"))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: note("callback after"))
    future.set_result(7)
    note("set")
    await asyncio.gather(*tasks)
    note("already done:", await future)
    future.add_done_callback(lambda f: note("late callback"))
    note("not yet")
    await asyncio.sleep(0)


for part in (nested, timers, futures):
    asyncio.run(part())
    print(part.__name__)
    for entry in log:
        print("   ", entry)
    log.clear()


async def simple():
    loop = asyncio.get_running_loop()
    loop.call_soon(note, "soon 1")
    task = asyncio.create_task(stepper("task", 3))
    loop.call_soon(note, "soon 2")
    await asyncio.sleep(0)
    note("main after one turn")
    task.add_done_callback(lambda t: note("done", t.result(), t.done()))
    await task
    note("main after task")


asyncio.run(simple())
print(log)
