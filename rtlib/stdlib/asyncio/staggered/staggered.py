"""Alternatives that are tried one after the other, each without waiting long for the one before."""

__all__ = ("staggered_race",)

import asyncio


async def staggered_race(coro_fns, delay, *, loop=None):
    """Starts the coroutine functions in turn, each as soon as the one before has failed or delay seconds have passed.

    Returns the result of the first that succeeds (the others are cancelled), its index, and the exceptions of all that were
    started. Without a winner the first two are None.
    """
    loop = loop or asyncio.get_running_loop()
    fns = enumerate(coro_fns)
    winner_result = winner_index = None
    failures = []
    racers = []

    async def race(before):
        nonlocal winner_result, winner_index
        if before is not None:
            try:
                await asyncio.wait_for(before.wait(), delay)
            except TimeoutError:
                pass
        try:
            index, fn = next(fns)
        except StopIteration:
            return
        failed = asyncio.Event()
        racers.append(loop.create_task(race(failed)))
        failures.append(None)
        try:
            result = await fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            failures[index] = exc
            failed.set()
        else:
            winner_result, winner_index = result, index
            for i, task in enumerate(racers):
                if i != index:
                    task.cancel()

    racers.append(loop.create_task(race(None)))
    try:
        finished = 0
        while finished != len(racers):
            done, _ = await asyncio.wait(racers)
            finished = len(done)
            for task in done:
                if not task.cancelled() and task.exception() is not None:
                    raise task.exception()
        return winner_result, winner_index, failures
    finally:
        for task in racers:
            task.cancel()
