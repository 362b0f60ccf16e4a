# conform: python=3.10
"""Callbacks and generator-based coroutines, in the words of Python 3.4."""
import asyncio


@asyncio.coroutine
def print_every_tick(type):
    "Print ticks"
    while True:
        for i in range(4):
            print(i, 't (coroutine {})'.format(type))
            yield from asyncio.sleep(0.15)
        loop = asyncio.get_event_loop()
        loop.stop()
        yield from asyncio.sleep(0)


def print_every_tick_callback(i):
    print(i, 't (callback)')
    loop = asyncio.get_event_loop()
    loop.call_later(0.15, print_every_tick_callback, i + 1)


def callback_to_coroutine():
    asyncio.ensure_future(print_every_tick('B'))


@asyncio.coroutine
def double(x):
    yield from asyncio.sleep(0)
    return x * 2


@asyncio.coroutine
def plain(x):
    # No yield at all: the decorator makes it a coroutine nevertheless.
    return x + 1


async def modern():
    return [await double(4), await plain(4)]


@asyncio.coroutine
def total():
    a = yield from double(1)
    b = yield from modern()
    future = asyncio.get_event_loop().create_future()
    asyncio.get_event_loop().call_soon(future.set_result, 100)
    c = yield from future
    d = yield from plain(c)
    return a, b, c, d


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.iscoroutinefunction(double), asyncio.iscoroutinefunction(plain), asyncio.iscoroutinefunction(print))
print(loop.run_until_complete(total()))
loop.call_soon(print, 'started')
loop.call_later(0.1, print_every_tick_callback, 0)
loop.call_later(0.05, callback_to_coroutine)
task = asyncio.ensure_future(print_every_tick('A'))
loop.run_forever()
for each in asyncio.all_tasks(loop):
    each.cancel()
loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
loop.close()
print('closed', task.cancelled())
