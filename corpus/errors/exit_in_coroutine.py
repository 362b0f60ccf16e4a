"""SystemExit inside a task ends the program with its status."""
import asyncio
import sys


async def worker(name, steps):
    try:
        for i in range(steps):
            print(name, i)
            await asyncio.sleep(0)
        if name == "quitter":
            sys.exit(7)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "finally")


async def main():
    other = asyncio.create_task(worker("other", 10))
    await worker("quitter", 2)
    print("not reached", other)


asyncio.run(main())
