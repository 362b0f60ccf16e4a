"""A task's exception, raised again where the task is awaited."""
import asyncio


async def divide(a, b):
    await asyncio.sleep(0)
    return a / b


async def compute(pairs):
    tasks = [asyncio.create_task(divide(a, b)) for a, b in pairs]
    return [await task for task in tasks]


async def main():
    print(await compute([(1, 2), (3, 4)]))
    try:
        await compute([(1, 0)])
    except ZeroDivisionError as e:
        print("caught", e)
        task = asyncio.create_task(divide(0, 0))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print(task.done())
        await task


asyncio.run(main())
