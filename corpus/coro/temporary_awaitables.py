"""Awaitables that are generators, driven by hand: what is sent and thrown in, and what introspection sees of them."""

import types


class Trap:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


class Switcher:
    @types.coroutine
    def switch(self, x):
        return (yield x)


@types.coroutine
def pair(x, y):
    return (yield (x, y))


class Wrong:
    @types.coroutine
    def __await__(self):
        yield 1


async def total(n):
    switcher, sum = Switcher(), 0
    for i in range(n):
        sum += await Trap(i)
        sum += await switcher.switch(i)
        sum += await pair(i, 2)
    return sum


def drive(coroutine):
    value = coroutine.send(None)
    while True:
        try:
            value = coroutine.send(value[0] if isinstance(value, tuple) else value + 1)
        except StopIteration as e:
            return e.value


async def look():
    return await Trap(1)


async def wrong():
    await Wrong()


print(drive(total(1000)))
first = look()
print(first.send(None), type(first.cr_await).__name__)
seen = first.cr_await
print(seen.gi_frame is not None, seen.gi_running)
try:
    first.send(5)
except StopIteration as e:
    print("value", e.value)
print(seen.gi_frame, first.cr_await)
second = look()
print(second.send(None), second.cr_await is seen)
try:
    second.throw(KeyError("x"))
except KeyError as e:
    print("raised", e)
third = look()
third.send(None)
third.close()
print(third.cr_frame)
try:
    wrong().send(None)
except TypeError as e:
    print(e)
