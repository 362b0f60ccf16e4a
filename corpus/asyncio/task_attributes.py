"""Attributes that a program hangs on plain tasks and futures."""
import asyncio


async def work(n):
    await asyncio.sleep(0)
    return n * n


async def main():
    tasks = []
    for n in range(4):
        task = asyncio.create_task(work(n), name=f"work-{n}")
        task.order = n
        task.label = f"square of {n}"
        tasks.append(task)
    for task in tasks:
        print(task.label, "=", await task, hasattr(task, "missing"))
    future = asyncio.get_running_loop().create_future()
    future.owner = "main"
    future.tags = ["a", "b"]
    print(future.owner, len(future.tags))
    del future.owner
    try:
        future.owner
    except AttributeError as exc:
        print(exc.name)
    future.set_result(None)
    print(getattr(future, "tags"), future.done())
    print(max(tasks, key=lambda t: t.order).get_name())


asyncio.run(main())
