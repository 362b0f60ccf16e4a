"""Token bucket and sliding window limiters under a simulated clock."""
import asyncio
import contextlib
import functools
from collections import deque


class Clock:
    def __init__(self):
        self.now = 0.0
        self._sleepers = []

    def time(self):
        return self.now

    async def sleep(self, seconds):
        fut = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + seconds, len(self._sleepers), fut))
        await fut

    async def run(self, until):
        while True:
            for _ in range(20):
                await asyncio.sleep(0)
            self._sleepers = [s for s in self._sleepers if not s[2].done()]
            if not self._sleepers:
                return
            when, _, fut = min(self._sleepers, key=lambda s: s[:2])
            if when > until:
                return
            self.now = when
            fut.set_result(None)


class TokenBucket:
    """Holds up to *burst* tokens, gains *rate* a second."""

    def __init__(self, rate, burst, clock):
        self.rate, self.burst, self.clock = rate, burst, clock
        self._tokens = float(burst)
        self._last = clock.time()
        self._lock = asyncio.Lock()

    def _refill(self):
        now = self.clock.time()
        self._tokens = min(self.burst, self._tokens + (now - self._last) * self.rate)
        self._last = now

    async def acquire(self, n=1):
        if n > self.burst:
            raise ValueError(f"{n} > {self.burst!r}: never enough tokens")
        async with self._lock:
            self._refill()
            while self._tokens < n:
                await self.clock.sleep((n - self._tokens) / self.rate)
                self._refill()
            self._tokens -= n

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *args):
        pass


class SlidingWindow:
    def __init__(self, limit, window, clock):
        self.limit, self.window, self.clock = limit, window, clock
        self._calls = deque()

    @contextlib.asynccontextmanager
    async def slot(self):
        while True:
            now = self.clock.time()
            while self._calls and self._calls[0] <= now - self.window:
                self._calls.popleft()
            if len(self._calls) < self.limit:
                break
            await self.clock.sleep(self._calls[0] + self.window - now)
        self._calls.append(self.clock.time())
        try:
            yield len(self._calls)
        except RuntimeError as e:
            print("slot saw", e)


def limited(limiter):
    def decorate(f):
        @functools.wraps(f)
        async def call(*args, **kwargs):
            async with limiter:
                return await f(*args, **kwargs)
        call.limiter = limiter
        return call
    return decorate


async def main():
    clock = Clock()
    bucket = TokenBucket(rate=2, burst=3, clock=clock)
    events = []

    @limited(bucket)
    async def request(i, *, tag="req"):
        """Do request i."""
        events.append((round(clock.time(), 3), f"{tag}{i}"))
        return i * i

    tasks = [asyncio.ensure_future(request(i)) for i in range(8)]
    await clock.run(100)
    print([t.result() for t in tasks])
    for when, what in events:
        print(f"{when:6.2f} {what}")
    print(request.__name__, request.__doc__, request.limiter is bucket, request.__wrapped__.__kwdefaults__)
    with contextlib.suppress(ValueError):
        await bucket.acquire(4)
    try:
        await bucket.acquire(4)
    except ValueError as e:
        print("error:", e)

    window = SlidingWindow(2, 10, clock)
    order = []

    async def visit(name):
        async with window.slot() as n:
            order.append(f"{name}:{n}@{clock.time():g}")
            if name == "c":
                raise RuntimeError("inside c")
        return name

    visits = [asyncio.create_task(visit(c)) for c in "abcde"]
    await clock.run(1000)
    print(await asyncio.gather(*visits), order)


asyncio.run(main())
