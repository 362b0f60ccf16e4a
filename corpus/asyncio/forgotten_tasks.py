"""Tasks that fail and are let go of: reported where the collector finds them, also those that a suspended coroutine had kept."""
import asyncio
import gc
import weakref


async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(n)


def handler(loop, context):
    print("reported:", context["message"], repr(context["exception"]), context["future"].get_name())


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    task = asyncio.create_task(fail(1), name="deleted")
    await asyncio.sleep(0.01)
    ref = weakref.ref(task)
    del task
    gc.collect()
    print("first:", ref())
    task = asyncio.create_task(fail(2), name="set to None")
    await asyncio.sleep(0.01)
    task = None
    gc.collect()
    print("second")
    agen = generations()
    async for step in agen:
        print(step)


async def generations():
    task = asyncio.create_task(fail(3), name="in a generator")
    await asyncio.sleep(0.01)
    yield "yielded"
    task = None
    gc.collect()
    yield "third"


asyncio.run(main())
