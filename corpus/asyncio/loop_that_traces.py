"""A loop that notes what it is asked to call, and one that lives in simulated time."""

import asyncio
import collections
import heapq


class Tracing(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.calls = []

    def call_soon(self, callback, *args, context=None):
        self.calls.append((getattr(callback, "__qualname__", type(callback).__name__), len(args)))
        return super().call_soon(callback, *args, context=context)

    def tell(self, what):
        print(f"{what}: {self.calls}")
        self.calls.clear()


async def child(n):
    await asyncio.sleep(0)
    return n


async def traced():
    loop = asyncio.get_running_loop()
    loop.calls.clear()
    print(await asyncio.gather(child(1), child(2)))
    loop.tell("gather")
    async with asyncio.TaskGroup() as group:
        group.create_task(child(3))
    loop.tell("task group")
    event = asyncio.Event()
    task = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    event.set()
    await task
    loop.tell("event")
    task = asyncio.create_task(child(4))
    task.cancel()
    await asyncio.wait([task])
    loop.tell("cancelled")


class Simulated(asyncio.AbstractEventLoop):
    """Runs coroutines without waiting: its clock jumps to the next timer."""

    def __init__(self):
        self.now, self.ready, self.timers, self.cancelled = 0.0, collections.deque(), [], 0

    def get_debug(self):
        return False

    def time(self):
        return self.now

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return asyncio.Task(coro, loop=self, name=name, context=context)

    def call_soon(self, callback, *args, context=None):
        handle = asyncio.Handle(callback, args, self, context)
        self.ready.append(handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.now + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self.timers, handle)
        return handle

    def _timer_handle_cancelled(self, handle):
        self.cancelled += 1

    def run_until_complete(self, coro):
        task = self.create_task(coro)
        asyncio._set_running_loop(self)
        try:
            while not task.done():
                if not self.ready:
                    handle = heapq.heappop(self.timers)
                    self.now = max(self.now, handle.when())
                else:
                    handle = self.ready.popleft()
                if not handle.cancelled():
                    handle._run()
        finally:
            asyncio._set_running_loop(None)
        return task.result()


async def day():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(3600):
            await asyncio.sleep(86400)
    except TimeoutError:
        print("timeout at", loop.time())
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(n)) for n in (10, 5000)], timeout=60)
    print(len(done), len(pending), loop.time())
    for task in pending:
        task.cancel()
    print(await asyncio.gather(asyncio.sleep(1, "x"), asyncio.wait_for(asyncio.sleep(2, "y"), 5)))
    return loop.time()


with asyncio.Runner(loop_factory=Tracing) as runner:
    runner.run(traced())
loop = Simulated()
print(loop.run_until_complete(day()), loop.cancelled)
