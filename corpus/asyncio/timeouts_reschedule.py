"""Timeouts that are moved, nested and asked about."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(60) as scope:
        print(repr(scope).split(" when")[0], scope.expired(), scope.when() > loop.time())
        scope.reschedule(None)
        print(scope.when())
        scope.reschedule(loop.time() + 30)
    print(repr(scope), scope.expired())
    for act in (lambda: scope.reschedule(None), lambda: asyncio.timeout(1).reschedule(2)):
        try:
            act()
        except RuntimeError as exc:
            print(exc)
    try:
        async with asyncio.timeout(0.005) as short:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                print("cancelled inside", short.expired())
                raise
    except TimeoutError as exc:
        print("outside", short.expired(), repr(short), type(exc.__cause__).__name__)
    try:
        async with asyncio.timeout_at(loop.time() + 0.01):
            async with asyncio.timeout_at(loop.time() + 60) as outer:
                await asyncio.sleep(60)
    except TimeoutError:
        print("the enclosing one", outer.expired())
    try:
        async with asyncio.timeout(-1):
            print("runs until it waits")
            await asyncio.sleep(0)
    except TimeoutError:
        print("already over")
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(0.05)
            raise ValueError
    except* TimeoutError as group:
        print(type(group).__name__)
    print(await asyncio.wait_for(asyncio.sleep(0, "in time"), None))
    for limit in (0, -1):
        try:
            await asyncio.wait_for(loop.create_future(), limit)
        except TimeoutError as exc:
            print(limit, type(exc.__cause__).__name__)
    ready = loop.create_future()
    ready.set_result("ready")
    print(await asyncio.wait_for(ready, 0))


asyncio.run(main())
