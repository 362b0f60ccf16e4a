"""Eager tasks: what runs before create_task returns, and what does not."""
import asyncio

log = []


async def immediate(n):
    log.append(f"immediate {n}")
    return n


async def suspending(n):
    log.append(f"begin {n}")
    await asyncio.sleep(0)
    log.append(f"end {n}")
    return n


async def nested():
    log.append(f"nested in {asyncio.current_task().get_name()}")
    inner = asyncio.create_task(immediate("inner"), name="inner")
    log.append(f"inner done {inner.done()}")
    return await inner


async def failing():
    raise LookupError("at once")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    one = asyncio.create_task(immediate(1))
    print("one:", one.done(), one.result())
    two = asyncio.create_task(suspending(2))
    print("two:", two.done(), log)
    print(await two, log[-1])
    print(await asyncio.create_task(nested(), name="outer"), log[-3:])
    bad = asyncio.create_task(failing())
    print(bad.done(), repr(bad.exception()))
    print(await asyncio.gather(immediate(3), suspending(4), immediate(5)))
    loop.set_task_factory(None)
    lazy = asyncio.create_task(immediate(6))
    print("lazy:", lazy.done(), await lazy)

    class Named(asyncio.Task):
        pass

    loop.set_task_factory(asyncio.create_eager_task_factory(Named))
    task = asyncio.create_task(immediate(7))
    print(type(task).__name__, task.done(), loop.get_task_factory() is not None)


asyncio.run(main())
