"""Cancellation reaching into nested groups, generators and executors; results and errors collected."""
import asyncio
import contextlib
import signal
import os
import sys


class Supervisor:
    """Restarts children that fail, until too many do."""

    def __init__(self, limit):
        self.limit = limit
        self.restarts = 0
        self.children = {}

    async def __aenter__(self):
        self.stack = contextlib.AsyncExitStack()
        await self.stack.__aenter__()
        self.group = await self.stack.enter_async_context(asyncio.TaskGroup())
        return self

    async def __aexit__(self, *exc):
        return await self.stack.__aexit__(*exc)

    def start(self, name, factory):
        self.children[name] = self.group.create_task(self._run(name, factory), name=name)

    async def _run(self, name, factory):
        while True:
            try:
                return await factory()
            except asyncio.CancelledError:
                print(name, "cancelled")
                raise
            except Exception as e:
                self.restarts += 1
                print(name, "failed:", e, self.restarts)
                if self.restarts > self.limit:
                    raise RuntimeError(f"too many restarts ({name})") from e
                await asyncio.sleep(0.001 * self.restarts)


async def flaky(state):
    await asyncio.sleep(0.001)
    state["n"] += 1
    raise OSError(f"attempt {state['n']}")


async def steady():
    try:
        while True:
            await asyncio.sleep(1)
    finally:
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.sleep(0)
        print("steady cleaned up")


async def main():
    sup = Supervisor(3)
    try:
        async with sup:
            sup.start("steady", steady)
            sup.start("flaky", lambda s={"n": 0}: flaky(s))
    except* RuntimeError as eg:
        for e in eg.exceptions:
            print(repr(e), "from", repr(e.__cause__))
    print({n: (t.cancelled(), t.done()) for n, t in sup.children.items()})
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for s in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(s, lambda s=s: (print("got", signal.Signals(s).name), stop.set()))
    loop.call_later(0.005, os.kill, os.getpid(), signal.SIGHUP)
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(steady())
        await stop.wait()
        t.cancel("shutting down")
    print(t.cancelled())
    proc = await asyncio.create_subprocess_exec("cat", stdin=-1, stdout=-1)
    try:
        async with asyncio.timeout(0.02):
            await proc.stdout.read()
    except TimeoutError:
        proc.kill()
        print(await proc.wait())
    try:
        async with asyncio.timeout(0.01) as outer:
            async with asyncio.timeout(10) as inner:
                try:
                    await asyncio.sleep(5)
                except asyncio.CancelledError:
                    print("inner expired", inner.expired(), "outer", outer.expired())
                    raise
    except TimeoutError:
        print("outer timeout", inner.expired(), outer.expired())
    raise ExceptionGroup("at the end", [ValueError(1), ExceptionGroup("nested", [KeyError("k")])])


try:
    asyncio.run(main())
except* KeyError as eg:
    print("keys", eg.exceptions)
    sys.exit(5)
