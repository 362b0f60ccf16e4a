"""Decorators on coroutines: retries with back-off, timing on a fake clock, caching, rate limits."""
import asyncio
import functools


class Clock:
    """Counts instead of sleeping, so that the program prints the same every time."""

    def __init__(self):
        self.now = 0.0
        self.naps = []

    async def sleep(self, seconds):
        self.naps.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


clock = Clock()


class Unavailable(Exception):
    pass


def retry(times, *, on=Exception, base=0.1):
    def decorate(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            delay = base
            for attempt in range(1, times + 1):
                try:
                    return await func(*args, **kwargs)
                except on as e:
                    if attempt == times:
                        raise
                    print(f"   {func.__name__} attempt {attempt}: {e!r}, waiting {delay:.2f}")
                    await clock.sleep(delay)
                    delay *= 2
        return wrapper
    return decorate


def cached(func):
    results = {}

    @functools.wraps(func)
    async def wrapper(*args):
        if args not in results:
            # The future is what is cached: those who come while it is computed wait for it.
            results[args] = asyncio.ensure_future(func(*args))
        return await results[args]

    return wrapper


class Service:
    def __init__(self, failures):
        self.failures = failures
        self.calls = 0

    @retry(4, on=Unavailable)
    async def fetch(self, key):
        self.calls += 1
        await asyncio.sleep(0)
        if self.failures:
            self.failures -= 1
            raise Unavailable(key)
        return key.upper()


@cached
async def expensive(x):
    print("   computing", x)
    await asyncio.sleep(0)
    return x * x


@retry(2, on=(KeyError, ZeroDivisionError))
async def hopeless(d):
    """Always fails."""
    return d["missing"]


async def main():
    service = Service(2)
    print(await service.fetch("page"), service.calls)
    try:
        await Service(9).fetch("gone")
    except Unavailable as e:
        print("gave up:", repr(e))
    try:
        await hopeless({})
    except KeyError as e:
        print("gave up:", repr(e), hopeless.__doc__)
    try:
        await hopeless(5)
    except TypeError as e:
        print("not retried:", e)
    print(await asyncio.gather(expensive(3), expensive(4), expensive(3)), await expensive(4))
    print(f"{clock.now:.2f}", [round(n, 2) for n in clock.naps])


asyncio.run(main())
