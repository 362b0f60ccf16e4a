"""A loop that makes futures of its own kind is asked for each that asyncio waits for."""

import asyncio

made = []


class Future(asyncio.Future):
    def set_result(self, result):
        made.append(("set", result))
        super().set_result(result)


class Loop(asyncio.SelectorEventLoop):
    def create_future(self):
        made.append("new")
        return Future(loop=self)


def tell(what):
    print(f"{what}: {made}")
    made.clear()


async def soon(value=None):
    await asyncio.sleep(0)
    return value


async def woken(coroutine, wake):
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    wake()
    return await task


async def waiting():
    await asyncio.sleep(0.001, "slept")
    tell("sleep")
    async with asyncio.TaskGroup() as group:
        group.create_task(soon())
    tell("task group")
    lock = asyncio.Lock()
    await lock.acquire()
    print(await woken(lock.acquire(), lock.release))
    tell("lock")
    event = asyncio.Event()
    await woken(event.wait(), event.set)
    tell("event")
    semaphore = asyncio.Semaphore(0)
    waiter = asyncio.create_task(semaphore.acquire())
    await asyncio.sleep(0)
    print(type(semaphore._waiters[0]).__name__, waiter.get_coro().__qualname__)
    semaphore.release()
    await waiter
    tell("semaphore")
    queue = asyncio.Queue(1)
    print(await woken(queue.get(), lambda: queue.put_nowait("item")))
    tell("get")
    queue.put_nowait(1)
    await woken(queue.put(2), queue.get_nowait)
    tell("put")
    barrier = asyncio.Barrier(2)
    await asyncio.gather(barrier.wait(), barrier.wait())
    tell("barrier")
    print(await asyncio.gather(soon(1), soon(2)), await asyncio.shield(soon(3)))
    tell("gather and shield")
    print(type(asyncio.gather()).__name__)
    tell("gather nothing")


async def connecting():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    made.clear()
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    tell("connection")
    print(await reader.read())
    tell("read")
    writer.close()
    await writer.wait_closed()
    server.close()


with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(waiting())
    made.clear()
    runner.run(connecting())
