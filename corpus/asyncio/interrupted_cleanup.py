"""An interrupt ends asyncio.run: tasks are cancelled, cleaned up, and the exit status is SIGINT's."""
import asyncio
import contextlib
import os
import signal


@contextlib.asynccontextmanager
async def resource(name):
    print("open", name)
    try:
        yield
    finally:
        await asyncio.sleep(0.001)
        print("close", name)


async def worker(n):
    async with resource(f"w{n}"):
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            print("worker", n, "cancelled")
            raise


async def agen():
    try:
        while True:
            yield 1
            await asyncio.sleep(0.001)
    finally:
        print("agen closed")


async def main():
    async with resource("main"), asyncio.TaskGroup() as tg:
        tg.create_task(worker(1))
        background = asyncio.create_task(worker(9))
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_later(0.005, os.kill, os.getpid(), signal.SIGINT)
        async for _ in agen():
            assert not background.done()


asyncio.run(main())
