"""Everything that a StreamReader can do, fed by hand."""
import asyncio


def fed(*parts, eof=True, limit=2**16):
    reader = asyncio.StreamReader(limit=limit)
    for part in parts:
        reader.feed_data(part)
    if eof:
        reader.feed_eof()
    return reader


async def attempt(coro):
    try:
        print(await coro)
    except asyncio.IncompleteReadError as e:
        print(type(e).__name__, e, e.partial, e.expected)
    except asyncio.LimitOverrunError as e:
        print(type(e).__name__, e, e.consumed)
    except (ValueError, RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
        print(repr(e.__context__))


async def main():
    reader = fed(b"one\ntwo\r\nthr", b"ee\nlast")
    print([line async for line in reader], reader.at_eof())
    reader = fed(b"0123456789")
    await attempt(reader.read(0))
    await attempt(reader.read(3))
    await attempt(reader.readexactly(2))
    print(reader)
    await attempt(reader.readexactly(100))
    await attempt(reader.read())
    await attempt(reader.readexactly(-1))
    await attempt(fed(b"abc").readuntil(b"x"))
    await attempt(fed(b"aXXbXXX").readuntil(b"XXX"))
    await attempt(fed(b"a<b>c").readuntil((b">", b"<b")))
    await attempt(fed(b"abc").readuntil(b""))
    await attempt(fed(b"abc").readuntil(()))
    small = fed(b"x" * 9, b"yyyy\nrest", eof=False, limit=5)
    await attempt(small.readuntil())
    await attempt(small.readline())
    await attempt(small.readexactly(4))
    small = fed(b"abcdefgh", eof=False, limit=5)
    await attempt(small.readuntil(b"\n"))
    print(small._buffer)
    await attempt(small.readline())
    print(small._buffer, small)
    small.feed_data(b"ok\n")
    await attempt(small.readline())
    empty = fed()
    await attempt(empty.readline())
    await attempt(empty.readuntil())
    await attempt(empty.read(-1))
    print(empty.at_eof(), empty)
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as e:
        print(e)
    try:
        empty.feed_data(b"late")
    except AssertionError as e:
        print(e)

    class Upper(asyncio.StreamReader):
        async def readline(self):
            return (await super().readline()).upper()

    upper = Upper()
    upper.feed_data(b"a\nb\n")
    upper.feed_eof()
    print(await upper.readline(), await upper.readuntil())


asyncio.run(main())
