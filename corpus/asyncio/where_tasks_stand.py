"""Where tasks stand: stacks, reprs and frames of what waits."""
import asyncio
import io
import re


async def leaf(f):
    x = 1
    return x + await f


async def middle(f):
    async with asyncio.timeout(10):
        try:
            return await leaf(
                f,
            )
        finally:
            await asyncio.sleep(0)


async def outer(f):
    total = 0
    async for n in agen(f):
        total += n
    return total


async def agen(f):
    yield 1
    yield await middle(f)


def gen():
    yield 1
    x = yield 2
    yield x


def text(task):
    out = io.StringIO()
    task.print_stack(file=out)
    return re.sub(r'/\S*/', '', out.getvalue())


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    t = asyncio.create_task(outer(f), name="outer")
    m = asyncio.create_task(middle(f), name="middle")
    print(re.sub(r"/\S*/", "", repr(t)))
    await asyncio.sleep(0)
    print(text(t), end="")
    print(text(m), end="")
    coro = m.get_coro()
    while coro is not None and hasattr(coro, "cr_frame"):
        print(coro.__name__, coro.cr_frame.f_lineno, coro.cr_running, coro.cr_suspended)
        coro = coro.cr_await
    a = agen(f)
    print(a.ag_frame.f_lineno)
    await anext(a)
    print(a.ag_frame.f_lineno)
    await a.aclose()
    print(a.ag_frame)
    g = gen()
    print(g.gi_frame.f_lineno)
    next(g)
    print(g.gi_frame.f_lineno)
    fr = g.gi_frame
    g.send(None)
    print(fr.f_lineno, g.gi_frame.f_lineno)
    print(re.sub(r"/\S*/|cb=.*", "", repr(asyncio.current_task())))
    f.set_result(3)
    print(await t, await m)
    print(text(t), end="")
    e = asyncio.create_task(leaf(asyncio.sleep(0, "text")), name="e")
    await asyncio.wait([e])
    print(text(e), end="")
    print(re.sub(r"/\S*/", "", repr(e)))


asyncio.run(main())
