"""Interleaving of tasks that give way with sleep(0), tasks inside tasks, eager results."""
import asyncio

log = []


async def count(name, n, inner=0):
    for i in range(n):
        log.append(f"{name}{i}")
        if inner:
            await count(f"{name}.", inner)
        else:
            await asyncio.sleep(0)
    return name


async def no_suspension(x):
    log.append(f"ran {x}")
    return x


async def ping_pong():
    ping, pong = asyncio.Event(), asyncio.Event()

    async def player(mine, other, word):
        for _ in range(3):
            await mine.wait()
            mine.clear()
            log.append(word)
            other.set()

    ping.set()
    await asyncio.gather(player(ping, pong, "ping"), player(pong, ping, "pong"))


async def producer(steps):
    for i in range(steps):
        log.append(f"make {i}")
        yield i
        await asyncio.sleep(0)


async def consume(name):
    async for i in producer(3):
        log.append(f"{name} takes {i}")


async def spawn_tree(depth, path="r"):
    log.append(path)
    if depth:
        children = [asyncio.create_task(spawn_tree(depth - 1, path + c)) for c in "lr"]
        log.append(path + "?")
        for child in children:
            await child
    log.append(path + ".")


async def show(label, *coroutines):
    results = await asyncio.gather(*coroutines)
    print(f"{label:10}", *log)
    if any(results):
        print(" " * 10, results)
    log.clear()


async def main():
    await show("equal", count("a", 3), count("b", 3))
    await show("unequal", count("a", 1), count("b", 4), count("c", 2))
    await show("nested", count("a", 2, inner=2), count("b", 3))
    await show("eager", no_suspension(1), count("a", 1), no_suspension(2))
    await show("ping pong", ping_pong())
    await show("async gen", consume("x"), consume("y"))
    await show("tree", spawn_tree(2))

    task = asyncio.create_task(count("t", 2))
    direct = await no_suspension("direct")
    log.append("task has not run")
    await task
    log.append(direct)
    print(log)
    log.clear()

    # Awaiting a finished task does not give way.
    other = asyncio.create_task(count("o", 1))
    await task
    log.append("still first")
    await other
    print(log)
    log.clear()

    results = []
    for i in range(3):
        asyncio.create_task(no_suspension(i)).add_done_callback(lambda t: results.append(t.result()))
    for i in range(3):
        await asyncio.sleep(0)
        print(i, log, results)


asyncio.run(main())
