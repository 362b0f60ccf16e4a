"""Calls as statements that return a coroutine which somebody else keeps: it is awaited later, and nobody is warned."""

import asyncio

jobs = {}


def keep(name, coroutine):
    jobs[name] = coroutine
    return coroutine


class Group:
    def add(self, coroutine):
        jobs["added"] = coroutine
        return coroutine

    def start(self):
        coroutine = self.run()
        jobs["started"] = coroutine
        return coroutine

    async def run(self):
        return "ran"


async def double(n):
    await asyncio.sleep(0)
    return 2 * n


async def main():
    keep("kept", double(1))
    jobs.setdefault("default", double(2))
    group = Group()
    group.add(double(3))
    group.start()
    for name, job in jobs.items():
        print(name, await job)


asyncio.run(main())
