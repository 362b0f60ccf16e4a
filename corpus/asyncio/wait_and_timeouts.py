"""wait, wait_for, timeout, timeout_at: what finishes, what is cancelled, what is raised."""
import asyncio


async def work(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
        if error is not None:
            raise error
        return name
    except asyncio.CancelledError:
        print("   cancelled", name)
        raise


async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        return "finished anyway"


def names(tasks):
    return sorted(t.get_name() for t in tasks)


def spawn(*args):
    return asyncio.create_task(work(*args), name=args[0])


async def waits():
    tasks = [spawn("fast", 0.001), spawn("slow", 0.4)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print("first completed", names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print("all completed", names(done), names(pending))
    tasks = {spawn("ok", 0.001), spawn("bad", 0.005, ValueError("bad")), spawn("late", 5)}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print("first exception", names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=0.001)
    print("timeout", names(done), names(pending))
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    for task in tasks:
        if not task.cancelled() and task.exception():
            print("exception", task.exception())
    try:
        await asyncio.wait([])
    except ValueError as e:
        print("ValueError:", e)


async def wait_fors():
    print(await asyncio.wait_for(work("quick", 0.001), timeout=1), await asyncio.wait_for(work("no limit", 0), None))
    try:
        await asyncio.wait_for(work("endless", 10), timeout=0.002)
    except asyncio.TimeoutError as e:
        print("TimeoutError", repr(e), asyncio.TimeoutError is TimeoutError)
    try:
        await asyncio.wait_for(work("raises", 0, KeyError("k")), 1)
    except KeyError as e:
        print("raised", repr(e))
    print(await asyncio.wait_for(stubborn(), 0.001))
    try:
        await asyncio.wait_for(work("zero", 0.001), 0)
    except TimeoutError as e:
        print("zero timeout", repr(e.__cause__))


async def timeouts():
    try:
        async with asyncio.timeout(0.002) as cm:
            await work("in timeout", 1)
    except TimeoutError as e:
        print("timed out", cm.expired(), repr(e.__cause__))
    async with asyncio.timeout(1) as cm:
        await work("in time", 0)
    print(cm.expired(), cm.when() is not None)
    async with asyncio.timeout(None) as cm:
        cm.reschedule(asyncio.get_running_loop().time() + 10)
        await asyncio.sleep(0)
    try:
        async with asyncio.timeout(0.4):
            try:
                async with asyncio.timeout(0.002):
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner")
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer")
    try:
        async with asyncio.timeout(-1):
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("already late")
    try:
        async with asyncio.timeout(1):
            raise KeyError("own error")
    except KeyError as e:
        print("own", repr(e))


async def main():
    await waits()
    await wait_fors()
    await timeouts()


asyncio.run(main())
