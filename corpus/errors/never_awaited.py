"""Coroutines that nobody awaits are reported when they go; tasks whose exception nobody takes, too."""
import asyncio
import gc


async def forgotten(n):
    print("never printed", n)


async def failing():
    raise ValueError("nobody asked")


async def main():
    forgotten(1)
    gc.collect()
    coroutine = forgotten(2)
    coroutine.close()
    task = asyncio.create_task(failing(), name="the failing task")
    await asyncio.sleep(0)
    print("done", task.done())
    del task
    gc.collect()
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
