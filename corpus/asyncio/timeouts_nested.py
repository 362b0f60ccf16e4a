"""Deadlines around deadlines, cleanup that takes time, timeouts that are rescheduled."""
import asyncio


async def fetch(name, seconds, log):
    try:
        await asyncio.sleep(seconds)
        log.append(f"{name} finished")
        return name
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    finally:
        log.append(f"{name} cleaned up")


async def slow_cleanup(log):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.001)
        log.append("slow cleanup finished")


async def attempt(label, coroutine_function):
    log = []
    try:
        result = await coroutine_function(log)
    except Exception as e:
        result = repr(e)
    print(f"{label}: {result}")
    for entry in log:
        print("   ", entry)


async def inner_expires(log):
    async with asyncio.timeout(5) as outer:
        try:
            async with asyncio.timeout(0.001) as inner:
                await fetch("inner", 5, log)
        except TimeoutError:
            log.append(f"inner expired {inner.expired()}, outer {outer.expired()}")
        return await fetch("after", 0, log)


async def outer_expires(log):
    async with asyncio.timeout(0.001):
        async with asyncio.timeout(5):
            await fetch("both", 5, log)


async def cleanup_takes_time(log):
    await asyncio.wait_for(slow_cleanup(log), 0.001)


async def rescheduled(log):
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.001) as cm:
        cm.reschedule(loop.time() + 5)
        log.append(await fetch("more time", 0.005, log))
        cm.reschedule(None)
        log.append(cm.when())
    return "in time"


async def at_a_time(log):
    deadline = asyncio.get_running_loop().time() + 0.002
    async with asyncio.timeout_at(deadline):
        await fetch("deadline", 5, log)


async def shielded(log):
    task = asyncio.ensure_future(fetch("shielded", 0.02, log))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.001)
    except TimeoutError:
        log.append("gave up waiting")
    return await task


async def own_timeout_error(log):
    async with asyncio.timeout(5):
        raise TimeoutError("raised inside")


async def cancelled_inside(log):
    task = asyncio.current_task()
    asyncio.get_running_loop().call_later(0.001, task.cancel, "from outside")
    try:
        async with asyncio.timeout(5):
            await fetch("work", 5, log)
    except asyncio.CancelledError as e:
        task.uncancel()
        return f"cancelled, not timed out: {e.args}"


async def first_of(log):
    tasks = [asyncio.create_task(fetch(f"f{n}", n / 20, log)) for n in (0, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    log.sort()
    return [task.result() for task in done]


async def main():
    for case in (inner_expires, outer_expires, cleanup_takes_time, rescheduled, at_a_time, shielded, own_timeout_error, cancelled_inside, first_of):
        await attempt(case.__name__, case)


asyncio.run(main())
