"""Random schedules: coroutines that follow scripts of awaits, cancellations and notifications, and a trace of what happens in which order."""

import asyncio
import contextvars
import random
import selectors
import sys

VAR = contextvars.ContextVar("var", default=0)
STEP = 1.0  # seconds, of a time that does not pass by itself: delays of one schedule differ by at least as much


class Clock(selectors.SelectSelector):
    """A selector that waits in no time: it moves the loop's clock instead."""

    def __init__(self, loop):
        super().__init__()
        self.loop = loop

    def select(self, timeout=None):
        if timeout:
            self.loop.now += timeout
        return []


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._selector = Clock(self)

    def time(self):
        return self.now



class Oops(Exception):
    pass


def show(value):
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__}({value.message!r}, [{', '.join(map(show, value.exceptions))}])"
    if isinstance(value, BaseException):
        return f"{type(value).__name__}({', '.join(map(repr, value.args))})"
    if isinstance(value, asyncio.Future):
        return "cancelled" if value.cancelled() else "pending" if not value.done() else show(value.exception() or value.result())
    if isinstance(value, (set, list, tuple)):
        return f"[{', '.join(map(show, value))}]"
    return repr(value)


class Schedule:
    """One random program. What it does depends on the seed alone."""

    def __init__(self, seed):
        self.seed = seed
        self.random = random.Random(seed)
        self.trace = []
        self.delays = list(range(1, 40))
        self.random.shuffle(self.delays)
        self.tasks = {}

    def log(self, who, *what):
        self.trace.append(f"{who}: {' '.join(map(str, what))}")

    def delay(self):
        return self.delays.pop() * STEP if self.delays else 0

    def script(self, depth):
        """Makes the steps of a coroutine: names of methods, with what these need."""
        pick = self.random.choice
        simple = [
            "yield_", "yield_", "sleep", "future", "resolve", "fail", "drop", "event", "set", "clear", "lock", "semaphore", "put", "get",
            "done_item", "join", "cond", "notify", "cancel", "cancel", "uncancel", "raise_", "soon", "later", "callback", "context", "wait_task",
            "cancelling", "barrier", "shutdown", "acquire", "generator",
        ]
        nested = ["child", "shield", "wait_for", "timeout", "gather", "wait", "as_completed", "group", "catch", "finally_", "reschedule", "eager"]
        steps = []
        for _ in range(self.random.randint(1, 5)):
            if depth and self.random.random() < 0.4:
                kind = pick(nested)
                steps.append((kind, self.random.randrange(8), [self.script(depth - 1) for _ in range(self.random.randint(1, 3))]))
            else:
                steps.append((pick(simple), self.random.randrange(8), ()))
        return steps

    async def follow(self, who, steps):
        for i, (kind, n, inner) in enumerate(steps):
            try:
                result = await getattr(self, kind)(f"{who}.{i}", n, inner)
            except BaseException as e:
                self.log(f"{who}.{i}", kind, "raised", show(e))
                raise
            self.log(f"{who}.{i}", kind, show(result))
        return who

    def spawn(self, who, steps, **options):
        task = asyncio.get_running_loop().create_task(self.follow(who, steps), name=who, **options)
        self.tasks[who] = task
        task.add_done_callback(lambda t: self.log(who, "done", show(t)))
        return task

    def any_task(self, n):
        tasks = list(self.tasks.values()) or [asyncio.current_task()]
        return tasks[n % len(tasks)]

    # Steps without coroutines below them.

    async def yield_(self, who, n, inner):
        await asyncio.sleep(0)

    async def sleep(self, who, n, inner):
        return await asyncio.sleep(self.delay(), n)

    async def future(self, who, n, inner):
        return await self.futures[n % 3]

    async def resolve(self, who, n, inner):
        self.futures[n % 3].set_result(n)

    async def fail(self, who, n, inner):
        self.futures[n % 3].set_exception(Oops(n))

    async def drop(self, who, n, inner):
        return self.futures[n % 3].cancel(f"by {who}")

    async def event(self, who, n, inner):
        return await self.events[n % 2].wait()

    async def set(self, who, n, inner):
        self.events[n % 2].set()

    async def clear(self, who, n, inner):
        self.events[n % 2].clear()

    async def lock(self, who, n, inner):
        async with self.locks[n % 2]:
            self.log(who, "holds", n % 2)
            for _ in range(n // 2):
                await asyncio.sleep(0)

    async def acquire(self, who, n, inner):
        lock = self.locks[n % 2]
        await lock.acquire()
        try:
            await asyncio.sleep(self.delay() if n > 5 else 0)
        finally:
            lock.release()
        return lock.locked()

    async def semaphore(self, who, n, inner):
        async with self.sem:
            self.log(who, "entered")
            for _ in range(n // 2):
                await asyncio.sleep(0)

    async def put(self, who, n, inner):
        if n == 7:
            return self.queues[0].put_nowait(who)
        return await self.queues[n % 2].put(n)

    async def get(self, who, n, inner):
        if n == 7:
            return self.queues[0].get_nowait()
        return await self.queues[n % 2].get()

    async def done_item(self, who, n, inner):
        self.queues[n % 2].task_done()

    async def join(self, who, n, inner):
        await self.queues[n % 2].join()

    async def shutdown(self, who, n, inner):
        if n == 0:
            self.queues[1].shutdown(immediate=bool(self.events[0].is_set()))

    async def cond(self, who, n, inner):
        async with self.condition:
            if n < 4:
                return await self.condition.wait()
            return await self.condition.wait_for(lambda: self.events[n % 2].is_set())

    async def notify(self, who, n, inner):
        async with self.condition:
            self.condition.notify(n) if n < 6 else self.condition.notify_all()

    async def barrier(self, who, n, inner):
        if n == 0:
            return await self.bar.reset()
        if n == 1:
            return await self.bar.abort()
        async with self.bar as position:
            return position

    async def cancel(self, who, n, inner):
        return self.any_task(n).cancel(*([f"by {who}"] if n % 2 else []))

    async def uncancel(self, who, n, inner):
        return asyncio.current_task().uncancel()

    async def cancelling(self, who, n, inner):
        return self.any_task(n).cancelling(), asyncio.current_task().cancelling()

    async def raise_(self, who, n, inner):
        if n < 3:
            raise Oops(who)

    async def soon(self, who, n, inner):
        handle = asyncio.get_running_loop().call_soon(self.log, who, "soon", VAR.get())
        if n == 0:
            handle.cancel()

    async def later(self, who, n, inner):
        handle = asyncio.get_running_loop().call_later(self.delay(), self.log, who, "later", VAR.get())
        if n == 0:
            handle.cancel()

    async def callback(self, who, n, inner):
        self.any_task(n).add_done_callback(lambda t: self.log(who, "called back", VAR.get(), show(t)))

    async def context(self, who, n, inner):
        old = VAR.get()
        VAR.set(n)
        return old

    async def wait_task(self, who, n, inner):
        task = self.any_task(n)
        return None if task is asyncio.current_task() else await asyncio.shield(task)  # no circle of tasks that cancel each other

    async def generator(self, who, n, inner):
        async def numbers():
            try:
                for i in range(4):
                    await asyncio.sleep(0)
                    yield i
            finally:
                await asyncio.sleep(0)
                self.log(who, "generator closed")

        items = numbers()
        try:
            async for i in items:
                if i == n % 5:
                    break
        finally:
            await items.aclose()
        return i

    # Steps with coroutines below them.

    async def child(self, who, n, inner):
        task = self.spawn(who, inner[0])
        if n % 2:
            return await task

    async def eager(self, who, n, inner):
        task = asyncio.eager_task_factory(asyncio.get_running_loop(), self.follow(who, inner[0]), name=who)
        self.tasks[who] = task
        self.log(who, "eager", show(task))
        if n % 2:
            return await task

    async def shield(self, who, n, inner):
        return await asyncio.shield(self.spawn(who, inner[0]))

    async def wait_for(self, who, n, inner):
        return await asyncio.wait_for(self.follow(who, inner[0]), self.delay() if n else 0)

    async def timeout(self, who, n, inner):
        async with asyncio.timeout(self.delay() if n else None) as t:
            result = await self.follow(who, inner[0])
        return result, t.expired()

    async def reschedule(self, who, n, inner):
        async with asyncio.timeout(None) as t:
            t.reschedule(asyncio.get_running_loop().time() + (self.delay() if n else -1))
            await self.follow(who, inner[0])
            if n > 4:
                t.reschedule(None)
            await asyncio.sleep(0)
        return t.expired()

    async def gather(self, who, n, inner):
        coros = [self.follow(f"{who}{c}", steps) for c, steps in zip("abc", inner)]
        return await asyncio.gather(*coros, return_exceptions=n % 2 == 0)

    async def wait(self, who, n, inner):
        tasks = [self.spawn(f"{who}{c}", steps) for c, steps in zip("abc", inner)]
        until = [asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED][n % 3]
        done, pending = await asyncio.wait(tasks, timeout=self.delay() if n > 4 else None, return_when=until)
        return [t.get_name() for t in tasks if t in done], [t.get_name() for t in tasks if t in pending]

    async def as_completed(self, who, n, inner):
        tasks = [self.spawn(f"{who}{c}", steps) for c, steps in zip("abc", inner)]
        # Those that are done already come in the order of a set.
        tasks = [t for t in tasks if not t.done()][:2] or tasks[:1]
        results = []
        timeout = self.delay() if n > 4 else None
        if n % 2:
            for f in asyncio.as_completed(tasks, timeout=timeout):
                results.append(await f)
        else:
            async for t in asyncio.as_completed(tasks, timeout=timeout):
                results.append(t.get_name())
        return results

    async def group(self, who, n, inner):
        async with asyncio.TaskGroup() as tg:
            # One task: a group cancels several in the order of a set.
            self.tasks[who] = tg.create_task(self.follow(f"{who}a", inner[0]), name=who)
            if n == 0:
                raise Oops(who)
            for steps in inner[1:]:
                await self.follow(f"{who}b", steps)

    async def catch(self, who, n, inner):
        try:
            return await self.follow(who, inner[0])
        except (asyncio.CancelledError, Exception) as e:
            if n == 0:
                raise
            await asyncio.sleep(0)
            return e

    async def finally_(self, who, n, inner):
        try:
            return await self.follow(who, inner[0])
        finally:
            await asyncio.sleep(self.delay() if n == 0 else 0)
            self.log(who, "finally")

    async def main(self):
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self.report)
        if self.random.random() < 0.2:
            loop.set_task_factory(asyncio.eager_task_factory)
        self.futures = [loop.create_future() for _ in range(3)]
        self.events = [asyncio.Event() for _ in range(2)]
        self.locks = [asyncio.Lock() for _ in range(2)]
        self.sem = asyncio.BoundedSemaphore(2)
        self.queues = [asyncio.Queue(1), asyncio.LifoQueue()]
        self.condition = asyncio.Condition()
        self.bar = asyncio.Barrier(2)
        for i in range(self.random.randint(2, 5)):
            self.spawn(f"t{i}", self.script(2))
        for _ in range(3):  # in the end everybody is cancelled, some more than once
            await asyncio.sleep(45 * STEP)
            for task in list(self.tasks.values()):
                if not task.done():
                    task.cancel("end")
        await asyncio.sleep(3 * STEP)
        for f in self.futures:
            if f.done() and not f.cancelled():
                f.exception()
        for who, task in self.tasks.items():
            self.log(who, "is", show(task))
        print(f"--- {self.seed}", *self.trace, sep="\n")
        self.trace.clear()

    def report(self, loop, context):
        if "never retrieved" not in context["message"] and "destroyed" not in context["message"]:
            self.log("handler", context["message"].split(" at 0x")[0], show(context.get("exception")))


def main():
    first, count = map(int, sys.argv[1:]) if sys.argv[1:] else (0, 1500)
    for seed in range(first, first + count):
        asyncio.run(Schedule(seed).main(), loop_factory=Loop)


main()
