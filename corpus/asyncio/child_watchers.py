"""Watchers of child processes: by descriptors, by threads, by SIGCHLD."""

import asyncio
import signal
import warnings

warnings.simplefilter("ignore", DeprecationWarning)


async def children():
    processes = [await asyncio.create_subprocess_exec("sh", "-c", f"exit {code}") for code in (0, 3, 250)]
    killed = await asyncio.create_subprocess_exec("sleep", "100")
    killed.terminate()
    return await asyncio.gather(*(p.wait() for p in processes), killed.wait())


def run(watcher):
    """Runs the children in a loop that the watcher watches for."""
    policy = asyncio.DefaultEventLoopPolicy()
    policy.set_child_watcher(watcher)
    asyncio.set_event_loop_policy(policy)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    watcher.attach_loop(loop)
    try:
        print(type(watcher).__name__, watcher.is_active(), loop.run_until_complete(children()))
    finally:
        policy.set_child_watcher(None)
        asyncio.set_event_loop(None)
        loop.close()
        asyncio.set_event_loop_policy(None)


for kind in (
    asyncio.PidfdChildWatcher,
    asyncio.ThreadedChildWatcher,
    asyncio.SafeChildWatcher,
    asyncio.FastChildWatcher,
    asyncio.MultiLoopChildWatcher,
):
    run(kind())
print(signal.getsignal(signal.SIGCHLD) in (signal.SIG_DFL, None))
