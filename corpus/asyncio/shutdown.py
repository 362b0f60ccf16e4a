"""What asyncio.run does at the end: leftover tasks are cancelled, generators closed, errors reported."""
import asyncio

log = []


async def background(name, on_cancel=None):
    try:
        log.append(f"{name} starts")
        while True:
            await asyncio.sleep(0.001)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        if on_cancel == "slow":
            for _ in range(3):
                await asyncio.sleep(0)
            log.append(f"{name} slow cleanup done")
        if on_cancel == "swallow":
            return "swallowed"
        raise


async def numbers():
    try:
        for n in range(10):
            yield n
    finally:
        await asyncio.sleep(0)
        log.append("numbers finalised")


def flush(label):
    print(label)
    # Which of several leftover tasks is cancelled first is not defined.
    for entry in sorted(log):
        print("   ", entry)
    log.clear()


async def leaves_tasks():
    for name, how in (("plain", None), ("slow", "slow"), ("swallow", "swallow")):
        asyncio.create_task(background(name, how))
    await asyncio.sleep(0)
    return "main done"


async def leaves_generator():
    global kept
    kept = numbers()
    async for n in kept:
        if n == 3:
            return n


async def fails():
    asyncio.create_task(background("beside failure"))
    await asyncio.sleep(0)
    raise ValueError("main failed")


async def cancels_itself():
    asyncio.create_task(background("beside cancel"))
    await asyncio.sleep(0)
    raise asyncio.CancelledError("out of main")


async def spawns_in_cleanup():
    async def parent():
        try:
            await asyncio.sleep(10)
        finally:
            log.append("parent spawns")
            await asyncio.create_task(child())

    async def child():
        await asyncio.sleep(0)
        log.append("child of cleanup ran")

    asyncio.create_task(parent())
    await asyncio.sleep(0)


print(asyncio.run(leaves_tasks()))
flush("leftover tasks")
print(asyncio.run(leaves_generator()))
flush("generator")
try:
    asyncio.run(fails())
except ValueError as e:
    print("run raised", repr(e))
flush("failure")
try:
    asyncio.run(cancels_itself())
except asyncio.CancelledError as e:
    print("run raised", repr(e))
flush("cancelled main")
asyncio.run(spawns_in_cleanup())
flush("cleanup")
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
