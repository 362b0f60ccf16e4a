"""A TaskGroup's failures leave asyncio.run as a group."""
import asyncio


async def fetch(n):
    await asyncio.sleep(0)
    if n % 2:
        raise ValueError(f"cannot fetch {n}")
    return n


async def fetch_all(numbers):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(n)) for n in numbers]
    return [task.result() for task in tasks]


async def main():
    print(await fetch_all([0, 2, 4]))
    try:
        await fetch_all([1])
    except* ValueError as group:
        print("caught", group.exceptions)
    await fetch_all([0, 1, 2, 3])


asyncio.run(main())
