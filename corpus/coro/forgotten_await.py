"""Calls of coroutine functions, of the program and of asyncio, whose await was forgotten."""

import asyncio
from asyncio import sleep


class Store:
    async def save(self, item):
        await sleep(0)
        return item


class Worker:
    def __init__(self, store):
        self.store = store

    async def work(self):
        self.store.save("a")
        await self.store.save("b")


async def main():
    queue = asyncio.Queue()
    asyncio.sleep(1)
    sleep(2)
    queue.put(3)
    print("queued", queue.qsize())
    lock = asyncio.Lock()
    lock.acquire()
    print("locked", lock.locked())
    await Worker(Store()).work()
    try:
        await asyncio.gather([1, 2])
    except TypeError as e:
        print(e)
    print("end of main")


def sync_caller():
    asyncio.sleep(3)
    print("not slept")


asyncio.run(main())
sync_caller()
