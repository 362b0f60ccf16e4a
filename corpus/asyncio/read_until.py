"""readuntil with one and with several separators, limits and ends."""
import asyncio


def reader(data, limit=64, eof=True):
    r = asyncio.StreamReader(limit=limit)
    r.feed_data(data)
    if eof:
        r.feed_eof()
    return r


async def drain(r, sep):
    out = []
    while True:
        try:
            out.append(await r.readuntil(sep))
        except asyncio.IncompleteReadError as e:
            out.append(("incomplete", e.partial, e.expected))
            return out
        except asyncio.LimitOverrunError as e:
            out.append(("over", e.consumed, str(e)))
            await r.readexactly(min(e.consumed, 10))
            if len(out) > 8:
                return out
        except (ValueError, TypeError) as e:
            return [str(e)]


async def main():
    print(await drain(reader(b"a\r\nb\nc\r\n\r\nd"), (b"\r\n", b"\n")))
    print(await drain(reader(b"a\r\nb\nc\r\n\r\nd"), (b"\n", b"\r\n")))
    print(await drain(reader(b"one::two:three"), (b":", b"::")))
    print(await drain(reader(b"x" * 200 + b";y;", 32), b";"))
    print(await drain(reader(b""), b"\n"))
    print(await drain(reader(b"abc"), b""))
    print(await drain(reader(b"abc"), ()))
    print(await drain(reader(b"abc"), (b"", b"c")))
    print(await drain(reader(b"a\xffb\xff"), bytearray(b"\xff")))
    r = reader(b"head", eof=False)
    t = asyncio.create_task(r.readuntil((b"END", b"EN!")))
    for part in (b"E", b"N", b"D", b"tail"):
        await asyncio.sleep(0)
        print(t.done(), r)
        r.feed_data(part)
    print(await t)
    r.feed_eof()
    print(await r.read(), r.at_eof())
    r = reader(b"l1\nl2\nrest")
    print([line async for line in r])
    r = reader(b"long line without an end" * 9, 16)
    try:
        await r.readline()
    except ValueError as e:
        print(e, r.at_eof())
    r = reader(b"12345", eof=False)
    a = asyncio.create_task(r.readexactly(10))
    await asyncio.sleep(0)
    b = asyncio.create_task(r.readline())
    await asyncio.sleep(0)
    print(repr(b.exception()))
    r.set_exception(ConnectionResetError("gone"))
    print(repr((await asyncio.gather(a, return_exceptions=True))[0]), r.exception())
    try:
        await r.read()
    except ConnectionResetError as e:
        print(e)
    for bad in (-1, 0):
        try:
            asyncio.StreamReader(limit=bad)
        except ValueError as e:
            print(e)
    try:
        await reader(b"abc").readexactly(-1)
    except ValueError as e:
        print(e)
    try:
        await reader(b"abc").readexactly(5)
    except asyncio.IncompleteReadError as e:
        print(e, e.args)


asyncio.run(main())
