"""`async with`, and the statements that it stands for."""
import asyncio
import sys


class Connection:
    def __init__(self, name, log, swallow=False):
        self.name = name
        self.log = log
        self.swallow = swallow

    async def __aenter__(self):
        await asyncio.sleep(0)
        self.log.append("open " + self.name)
        return self

    async def __aexit__(self, kind, value, traceback):
        await asyncio.sleep(0)
        reason = "normally" if kind is None else "after %s(%s)" % (kind.__name__, value)
        self.log.append("close %s %s" % (self.name, reason))
        assert (kind is None) == (traceback is None)
        return self.swallow

    async def query(self, n):
        await asyncio.sleep(0)
        if n < 0:
            raise ValueError(n)
        self.log.append("query %d" % n)


async def short(n, log, swallow=False):
    async with Connection("db", log, swallow) as db:
        await db.query(n)
    log.append("end")


async def long(n, log, swallow=False):
    mgr = Connection("db", log, swallow)
    aexit = type(mgr).__aexit__
    aenter = type(mgr).__aenter__(mgr)

    db = await aenter
    try:
        await db.query(n)
    except:
        if not await aexit(mgr, *sys.exc_info()):
            raise
    else:
        await aexit(mgr, None, None, None)
    log.append("end")


async def attempt(func, *args):
    log = []
    try:
        await func(*args[:1], log, *args[1:])
    except ValueError as e:
        log.append("raised %r" % e)
    return log


async def several(log):
    async with Connection("a", log) as a, Connection("b", log, True) as b:
        await a.query(1)
        await b.query(-2)
        log.append("not reached")
    for i in range(3):
        async with Connection("loop", log):
            if i == 1:
                break
    async with Connection("c", log):
        return "returned"


async def main():
    for args in [(1,), (-1,), (-1, True)]:
        a = await attempt(short, *args)
        b = await attempt(long, *args)
        print(a, a == b)
    log = []
    print(await several(log))
    for line in log:
        print("  ", line)
    lock = asyncio.Lock()
    async with lock as nothing:
        print(nothing, lock.locked())
    print(lock.locked())


asyncio.run(main())
