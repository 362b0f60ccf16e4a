"""Timeouts moved, shields, wait modes, gather cancelled, uncancel, run_until_complete by hand."""
import asyncio
import time


async def moved():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as t:
        print(t.when(), t.expired(), t)
        t.reschedule(loop.time() + 10)
        print(t.when() > loop.time())
        t.reschedule(loop.time() + 0.01)
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("inside cancelled", t)
            raise


async def shielded():
    async def inner():
        await asyncio.sleep(0.01)
        print("inner done")
        return 7
    task = asyncio.create_task(inner())
    outer = asyncio.create_task(wait_for_it(task))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError as e:
        print("outer cancelled", e.args)
    print(await task)
    f = asyncio.shield(asyncio.sleep(0, "x"))
    print(type(f).__name__, await f)
    g = asyncio.shield(bad())
    g.cancel()
    await asyncio.sleep(0.01)


async def bad():
    await asyncio.sleep(0)
    raise ValueError("bad")


async def wait_for_it(task):
    return await asyncio.shield(task)


async def gathers():
    ts = [asyncio.create_task(asyncio.sleep(1), name=str(i)) for i in range(3)]
    g = asyncio.gather(*ts)
    await asyncio.sleep(0)
    print(g.cancel("stop"), g)
    try:
        await g
    except asyncio.CancelledError as e:
        print(e.args, [t.cancelled() for t in ts])
    g = asyncio.gather(bad(), asyncio.sleep(0.005, "ok"), return_exceptions=True)
    print(await g, g)
    try:
        await asyncio.gather(bad(), slow())
    except ValueError as e:
        print(e)
    await asyncio.sleep(0.02)
    print(await asyncio.gather())
    try:
        asyncio.gather(1)
    except TypeError as e:
        print(e)


async def slow():
    try:
        await asyncio.sleep(0.01)
    finally:
        print("slow goes on")


async def uncancels():
    t = asyncio.current_task()
    t.cancel()
    t.cancel()
    print(t.cancelling())
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(t.uncancel(), t.uncancel(), t.cancelling())
    await asyncio.sleep(0)
    print("alive")
    try:
        async with asyncio.timeout(0.001):
            try:
                await asyncio.sleep(1)
            finally:
                print(t.cancelling())
    except TimeoutError as e:
        print("timed out", t.cancelling(), repr(e.__cause__), repr(e.__context__))
    try:
        async with asyncio.timeout(-1):
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("at once")
    try:
        async with asyncio.timeout(1) as cm:
            pass
        cm.reschedule(5)
    except RuntimeError as e:
        print(e)
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)


async def waits():
    ts = {asyncio.create_task(asyncio.sleep(d, d)) for d in (0.001, 0.3)} | {asyncio.create_task(bad(), name="bad")}
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), [t.get_name() for t in done if t.exception()])
    done, pending = await asyncio.wait(ts, timeout=0.02)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(ts)
    print(len(done), sorted(t.result() for t in done if not t.exception()))
    for bad_arg in (lambda: asyncio.wait([]), lambda: asyncio.wait(ts, return_when="X")):
        try:
            await bad_arg()
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    start = time.monotonic()
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.sleep(5)), 0.01)
    except TimeoutError as e:
        print(repr(e), time.monotonic() - start < 2)


for f in (moved, shielded, gathers, uncancels, waits):
    print("--", f.__name__)
    try:
        asyncio.run(f())
    except (TimeoutError, asyncio.CancelledError) as e:
        print(repr(e))
loop = asyncio.new_event_loop()
f = loop.create_future()
loop.call_later(0.001, f.set_result, "by hand")
print(loop.run_until_complete(f))
f = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(f)
except RuntimeError as e:
    print(e)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
for call in (lambda: loop.run_until_complete(f), lambda: loop.call_soon(print), lambda: loop.run_forever()):
    try:
        call()
    except RuntimeError as e:
        print(e)
print(loop, loop.is_closed())
