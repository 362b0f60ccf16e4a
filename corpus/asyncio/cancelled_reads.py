"""Reads that are cancelled lose nothing; two readers at once are refused."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=20, loop=loop)
    task = asyncio.create_task(reader.readexactly(6))
    await asyncio.sleep(0)
    reader.feed_data(b"abc")
    await asyncio.sleep(0)
    other = asyncio.create_task(reader.readline())
    for result in await asyncio.gather(other, return_exceptions=True):
        print(type(result).__name__, result)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", reader)
    reader.feed_data(b"def\nrest")
    print(await reader.readexactly(6), await reader.readline())
    print(await reader.read(2), reader)
    task = asyncio.create_task(reader.readuntil(b";"))
    await asyncio.sleep(0)
    reader.feed_data(b"ab;;")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled though it had come:", reader._buffer)
    print(await reader.readuntil(b";"))
    reader.set_exception(ConnectionError("broken"))
    for coro in (reader.read(), reader.readline(), reader.readexactly(1), reader.readuntil(b"x")):
        try:
            await coro
        except ConnectionError as e:
            print(repr(e), reader.exception() is e)
    coro = reader.read()
    print(asyncio.iscoroutine(coro), coro.__name__, coro.__qualname__)
    coro.close()


asyncio.run(main())
