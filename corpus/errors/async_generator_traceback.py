"""Errors in async generators, comprehensions and context managers, until one is not caught."""
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def session(name):
    print("open", name)
    try:
        yield name.upper()
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def numbers(limit):
    for i in range(10):
        if i == limit:
            raise OverflowError(f"limit {limit}")
        await asyncio.sleep(0)
        yield i


async def collect(limit):
    return [n * 2 async for n in numbers(limit) if n % 2 == 0]


async def main():
    try:
        await collect(3)
    except OverflowError as e:
        print("caught", e)
    async with session("db") as db:
        print("using", db)
        values = await collect(2)
    print("not reached", values)


asyncio.run(main())
