"""Debug mode: what takes long is logged."""
import asyncio
import logging
import time


class Collect(logging.Handler):
    def emit(self, record):
        text = record.getMessage()
        print(record.name, record.levelname, text.split(" ")[0], text.split(" ")[-1], "blocking" in text)


logger = logging.getLogger("asyncio")
logger.addHandler(Collect())
logger.propagate = False
logger.setLevel(logging.WARNING)


async def blocking():
    time.sleep(0.03)
    await asyncio.sleep(0)
    time.sleep(0.001)


def blocking_callback():
    time.sleep(0.03)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.slow_callback_duration = 0.02
    await asyncio.create_task(blocking())
    loop.call_soon(blocking_callback)
    await asyncio.sleep(0.001)
    loop.set_debug(False)
    await asyncio.create_task(blocking())
    print(loop.get_debug())


asyncio.run(main(), debug=True)
