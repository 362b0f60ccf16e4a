"""asyncio.run, create_task, gather: the first programs of every tutorial."""
import asyncio


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)
    return what.upper()


async def sequential():
    await say_after(0.002, "hello")
    await say_after(0.001, "world")


async def concurrent():
    task1 = asyncio.create_task(say_after(0.02, "second"))
    task2 = asyncio.create_task(say_after(0.001, "first"))
    print("started", task1.done(), task2.done())
    print(await task1, await task2)


async def gathered():
    results = await asyncio.gather(
        say_after(0.03, "c"), say_after(0.001, "a"), say_after(0.015, "b"))
    print(results)
    print(await asyncio.gather())


async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f"Task {name}: Compute factorial({number}), currently i={i}...")
        await asyncio.sleep(0)
        f *= i
    print(f"Task {name}: factorial({number}) = {f}")
    return f


async def main():
    await sequential()
    await concurrent()
    await gathered()
    print(await asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4)))
    task = asyncio.create_task(factorial("D", 1), name="the D task")
    print(task.get_name(), asyncio.current_task().get_name().startswith("Task-"))
    print(await task, task.result(), task.exception(), task.cancelled())
    return "main's result"


print(asyncio.run(main()))
print(asyncio.run(asyncio.sleep(0, "slept")))
try:
    asyncio.run(print)
except ValueError as e:
    print("ValueError:", e)
