"""The loop without asyncio.run: run_forever, stop, close, tasks left over, async generators shut down."""
import asyncio

log = []


async def ticker(name, n):
    try:
        for i in range(n):
            log.append(f"{name}{i}")
            await asyncio.sleep(0)
    finally:
        log.append(f"{name} ends")
    return name


async def endless():
    i = 0
    try:
        while True:
            yield i
            i += 1
            await asyncio.sleep(0)
    finally:
        log.append("generator closed")


def flush(label):
    print(label, log)
    log.clear()


loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed())

loop.call_soon(log.append, "before stop")
loop.call_soon(loop.stop)
loop.call_soon(log.append, "same turn as stop")
loop.run_forever()
flush("stop")

task = loop.create_task(ticker("t", 5))
loop.call_soon(loop.stop)
loop.run_forever()
print(task.done())
loop.stop()
loop.run_forever()
flush("one turn at a time")
print(loop.run_until_complete(task), task.done())
flush("the rest")


def stop_when_done(finished):
    log.append(f"done callback {finished.result()}")
    loop.stop()


loop.create_task(ticker("u", 2)).add_done_callback(stop_when_done)
loop.run_forever()
flush("callback stops")


async def uses_generator():
    async for n in generator:
        if n == 2:
            return n


generator = endless()
print(loop.run_until_complete(uses_generator()))
flush("generator still open")
loop.run_until_complete(loop.shutdown_asyncgens())
flush("shut down")


async def nested():
    try:
        loop.run_until_complete(coroutine)
    except RuntimeError as e:
        return str(e)


coroutine = asyncio.sleep(0)
print(loop.run_until_complete(nested()))
coroutine.close()
left = loop.create_task(ticker("left", 100))
loop.call_soon(loop.stop)
loop.run_forever()
pending = asyncio.all_tasks(loop)
print(len(pending), left in pending)
for each in pending:
    each.cancel()
print(loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True)) != [], left.cancelled())
flush("cancelled")
loop.close()
loop.close()
for action in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print), lambda: loop.run_forever(), lambda: loop.create_task(None)):
    try:
        action()
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__ + ":", e)
print(loop.is_closed(), loop.get_debug())
with asyncio.Runner() as runner:
    print(runner.run(ticker("r", 1)), runner.get_loop().is_closed())
    print(runner.run(ticker("s", 1)))
flush("runner")
