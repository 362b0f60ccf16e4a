"""as_completed, both ways of iterating; timeouts and errors; results in order of completion."""
import asyncio


async def fetch(name, delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return name


async def plain_for():
    jobs = [fetch("slow", 0.04), fetch("fast", 0.001), fetch("middle", 0.02)]
    order = []
    for next_done in asyncio.as_completed(jobs):
        order.append(await next_done)
    print("plain", order)


async def async_for():
    tasks = {asyncio.create_task(fetch(n, d)): n for n, d in [("c", 0.04), ("a", 0.001), ("b", 0.02)]}
    async for task in asyncio.as_completed(tasks):
        print("async", tasks[task], task.result(), task.done())


async def with_errors():
    jobs = [fetch("ok", 0.02), fetch("bad", 0.001, ValueError("bad"))]
    outcome = []
    for job in asyncio.as_completed(jobs):
        try:
            outcome.append(await job)
        except ValueError as e:
            outcome.append(repr(e))
    print(outcome)


async def with_timeout():
    tasks = [asyncio.create_task(fetch("quick", 0.001)), asyncio.create_task(fetch("endless", 10))]
    got = []
    try:
        for job in asyncio.as_completed(tasks, timeout=0.03):
            got.append(await job)
    except TimeoutError as e:
        got.append(repr(e))
    print(got, [t.done() for t in tasks])
    for task in tasks:
        task.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True) != [])


async def edge_cases():
    print([x for x in asyncio.as_completed([])])
    task = asyncio.create_task(fetch("once", 0))
    print([await x for x in asyncio.as_completed([task, task])])
    finished = asyncio.create_task(fetch("early", 0))
    await finished
    print([await x for x in asyncio.as_completed([finished])])
    try:
        asyncio.as_completed(fetch)
    except TypeError as e:
        print("TypeError raised", "function" in str(e))


async def limited(limit, jobs):
    """Results as they come, with at most `limit` running."""
    semaphore = asyncio.Semaphore(limit)
    running = peak = 0

    async def guarded(job):
        nonlocal running, peak
        async with semaphore:
            running += 1
            peak = max(peak, running)
            try:
                return await job
            finally:
                running -= 1

    results = [await done for done in asyncio.as_completed([guarded(j) for j in jobs])]
    return sorted(results), peak


async def main():
    for part in (plain_for, async_for, with_errors, with_timeout, edge_cases):
        await part()
    print(await limited(3, [fetch(i, 0.001) for i in range(8)]))


asyncio.run(main())
