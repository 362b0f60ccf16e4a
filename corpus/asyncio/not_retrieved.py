"""Exceptions that nobody asks for, and tasks that are left pending."""
import asyncio
import gc


def report(loop, context):
    print(context["message"], "|", repr(context.get("exception")))


async def fail(n):
    raise ValueError(n)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
    asyncio.create_task(fail(1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(KeyError("unseen"))
    del future
    gc.collect()
    await asyncio.sleep(0)
    seen = loop.create_future()
    seen.set_exception(KeyError("seen"))
    print(repr(seen.exception()))
    del seen
    gc.collect()
    results = await asyncio.gather(fail(2), fail(3), return_exceptions=True)
    print(results)
    del results
    gc.collect()
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
