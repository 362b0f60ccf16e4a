"""Coroutines without an event loop: send, throw, close, await chains, results."""
import types


@types.coroutine
def pause(value):
    return (yield value)


async def leaf(log):
    log.append("leaf starts")
    try:
        first = await pause("one")
        log.append(f"got {first}")
        second = await pause("two")
        return first + second
    except KeyError as e:
        log.append(f"leaf caught {e!r}")
        return "recovered"
    finally:
        log.append("leaf ends")


async def branch(log):
    result = await leaf(log)
    log.append(f"branch has {result}")
    return [result]


async def immediate():
    return "at once"


async def fails():
    await pause("before")
    raise ValueError("failed")


def attempt(action, *args):
    try:
        return "yielded", action(*args)
    except StopIteration as e:
        return "returned", e.value
    except BaseException as e:
        return "raised", type(e).__name__, str(e)


log = []
c = branch(log)
print(attempt(c.send, 1))
print(attempt(c.send, None), attempt(c.send, 10), attempt(c.send, 20), log)
print(attempt(c.send, None), attempt(c.throw, ValueError("late")), c.close())

log = []
c = branch(log)
c.send(None)
print(attempt(c.throw, KeyError("k")), log)

log = []
c = branch(log)
c.send(None)
print(attempt(c.throw, OSError("through")), log)

log = []
c = branch(log)
c.send(None)
print(c.close(), log, attempt(c.send, None))

c = branch([])
print(attempt(c.throw, RuntimeError("unstarted")), attempt(c.send, None))
c = branch([])
print(c.close(), attempt(c.send, None))
print(attempt(immediate().send, None))
f = fails()
print(attempt(f.send, None), attempt(f.send, None), attempt(f.send, None))


async def await_twice():
    c = immediate()
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print("RuntimeError:", e)


async def await_wrong(thing):
    try:
        await thing
    except TypeError as e:
        print("TypeError:", e)


async def loop():
    total = 0
    for i in range(3):
        total += await pause(i) * (await pause(i + 10))
    return total


attempt(await_twice().send, None)
for thing in (5, None, "text", [1], print):
    attempt(await_wrong(thing).send, None)
c = loop()
seen = [c.send(None)]
result = None
while result is None:
    kind, value = attempt(c.send, 2)
    if kind == "returned":
        result = value
    else:
        seen.append(value)
print(seen, result)
c = immediate()
print(type(c).__name__, c.__name__, hasattr(c, "__await__"), hasattr(c, "__iter__"), attempt(next, c.__await__()))
try:
    for x in c:
        pass
except TypeError as e:
    print("TypeError:", e)
