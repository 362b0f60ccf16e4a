"""gather() of eager tasks: those that end at once, those that wait, those that fail, and those that somebody else looks at."""
import asyncio
import contextvars

where = contextvars.ContextVar("where", default="outside")
kept = []


async def at_once(value):
    where.set(f"inside {value}")
    return value


async def looks_at_itself(value):
    task = asyncio.current_task()
    kept.append(task)
    return value, task.done(), task.get_name().startswith("Task-")


async def looks_at_all(value):
    kept.extend(t for t in asyncio.all_tasks() if t not in kept)
    return value


async def waits(value, delay=0.001):
    await asyncio.sleep(delay)
    return value


async def fails(value):
    raise ValueError(value)


async def cancels_itself():
    raise asyncio.CancelledError("by hand")


async def nested(level):
    if level == 0:
        return 1
    return 1 + sum(await asyncio.gather(*[nested(level - 1) for _ in range(3)]))


async def in_group(value):
    async with asyncio.TaskGroup() as group:
        inner = group.create_task(at_once(value))
    return inner.result()


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.gather(*[at_once(i) for i in range(5)]), where.get())
    print(await asyncio.gather(*[at_once(i) for i in range(40)]) == list(range(40)))
    print(await asyncio.gather(at_once(1), waits(2), at_once(3), waits(4, 0)))
    print(await asyncio.gather(looks_at_itself("a"), looks_at_itself("b"), at_once("c")))
    print([(t.done(), t.result()[0], t.get_name()) for t in kept])
    kept.clear()
    print(await asyncio.gather(looks_at_all(1), at_once(2), looks_at_all(3)))
    print(len(set(map(id, kept))), sorted(repr(t.result()) for t in kept if t is not asyncio.current_task()))
    print(await asyncio.gather(in_group(1), in_group(2)))

    same = at_once("twice")
    print(await asyncio.gather(same, at_once("once"), same))

    print(await asyncio.gather(at_once(1), fails(2), cancels_itself(), waits(4), return_exceptions=True))
    try:
        await asyncio.gather(at_once(1), fails("first"), fails("second"))
    except ValueError as e:
        print("failed:", e)
    try:
        await asyncio.gather(at_once(1), cancels_itself())
    except asyncio.CancelledError as e:
        print("cancelled:", e)

    outer = asyncio.gather(at_once(1), waits(2, 10), waits(3, 10))
    print(outer.done(), outer.cancel("enough"))
    try:
        await outer
    except asyncio.CancelledError as e:
        print("cancelled:", e, outer.cancelled())

    done = asyncio.gather(at_once(1), at_once(2))
    print(type(done).__name__, done.done(), done.result(), done.cancel())
    print(await nested(4))


asyncio.run(main())
