"""as_completed both ways: awaitables in an ordinary loop, the tasks themselves in an asynchronous one."""
import asyncio


async def job(name, ticks):
    for _ in range(ticks):
        await asyncio.sleep(0)
    if name == "bad":
        raise ValueError(name)
    return name


async def main():
    jobs = {asyncio.create_task(job(n, t)): n for n, t in [("slow", 9), ("fast", 1), ("bad", 5)]}
    async for task in asyncio.as_completed(jobs):
        print(jobs[task], "is ready:", task.exception() or task.result())
    for awaitable in asyncio.as_completed([job("x", 3), job("y", 1)]):
        print(await awaitable)
    waiting = asyncio.create_task(asyncio.sleep(3600, "never"))
    try:
        async for task in asyncio.as_completed([waiting, asyncio.create_task(job("quick", 1))], timeout=0.02):
            print("done:", task.result())
    except TimeoutError:
        print("time is over")
    waiting.cancel()
    try:
        asyncio.as_completed(waiting)
    except TypeError as exc:
        print(exc)
    print([await a for a in asyncio.as_completed([])])


asyncio.run(main())
