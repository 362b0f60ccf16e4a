"""A job queue: workers, priorities, retries with exponential backoff and a dead-letter list."""
import asyncio
import enum
import itertools
import logging
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Awaitable, Callable

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)-7s %(name)s: %(message)s")
log = logging.getLogger("jobs")


class Status(enum.Enum):
    PENDING = enum.auto()
    RUNNING = enum.auto()
    DONE = enum.auto()
    DEAD = enum.auto()


class Retry(Exception):
    def __init__(self, reason: str, *, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


@dataclass(order=True)
class Job:
    priority: int
    seq: int = field(default_factory=itertools.count(1).__next__)
    name: str = field(compare=False, default="")
    func: Callable[[int], Awaitable[object]] = field(compare=False, default=None, repr=False)
    attempts: int = field(compare=False, default=0)
    status: Status = field(compare=False, default=Status.PENDING)
    result: object = field(compare=False, default=None)


class Queue:
    def __init__(self, workers: int, *, max_attempts: int = 3, base: float = 0.01) -> None:
        self._queue: asyncio.PriorityQueue[Job] = asyncio.PriorityQueue()
        self.workers = workers
        self.max_attempts = max_attempts
        self.base = base
        self.dead: list[Job] = []
        self.finished: list[Job] = []
        self._timers: set[asyncio.TimerHandle] = set()
        self.stats: Counter[str] = Counter()

    def submit(self, name, func, priority=5) -> Job:
        job = Job(priority, name=name, func=func)
        self._queue.put_nowait(job)
        self.stats["submitted"] += 1
        return job

    async def _run(self, job: Job) -> None:
        job.status = Status.RUNNING
        job.attempts += 1
        try:
            async with asyncio.timeout(0.2):
                job.result = await job.func(job.attempts)
        except Retry as e:
            if job.attempts >= self.max_attempts:
                self._bury(job, e)
            else:
                delay = e.after if e.after is not None else self.base * 2 ** job.attempts
                log.warning("%s failed (%s), attempt %d, again in %.2f s", job.name, e, job.attempts, delay)
                self.stats["retried"] += 1
                await asyncio.sleep(delay)
                job.status = Status.PENDING
                self._queue.put_nowait(job)
        except TimeoutError as e:
            self._bury(job, e)
        except Exception as e:
            log.exception("%s broke", job.name) if False else log.error("%s broke: %r", job.name, e)
            self._bury(job, e)
        else:
            job.status = Status.DONE
            self.finished.append(job)
            self.stats["done"] += 1
            log.info("%s -> %r", job.name, job.result)

    def _bury(self, job, error):
        job.status = Status.DEAD
        job.result = error
        self.dead.append(job)
        self.stats["dead"] += 1
        log.error("%s is dead after %d attempt%s: %s", job.name, job.attempts, "s"[:job.attempts ^ 1], type(error).__name__)

    async def _worker(self, number: int) -> None:
        while True:
            job = await self._queue.get()
            try:
                await self._run(job)
            finally:
                self._queue.task_done()

    async def __aenter__(self):
        self._tasks = [asyncio.create_task(self._worker(i), name=f"worker-{i}") for i in range(self.workers)]
        return self

    async def __aexit__(self, *exc):
        await self._queue.join()
        for t in self._tasks:
            t.cancel()
        results = await asyncio.gather(*self._tasks, return_exceptions=True)
        print([type(r).__name__ for r in results])
        return False


async def ok(attempt):
    return f"ok@{attempt}"

async def flaky(attempt):
    if attempt < 3:
        raise Retry("flaky")
    return "finally"

async def hopeless(attempt):
    raise Retry("no luck", after=0.001)

async def broken(attempt):
    return {}["missing"]

async def stuck(attempt):
    await asyncio.Event().wait()

async def main():
    async with Queue(1) as q:
        jobs = [q.submit("ok", ok), q.submit("flaky", flaky, 1), q.submit("hopeless", hopeless, 2), q.submit("broken", broken),
                q.submit("stuck", stuck, 9)]
    print(q.stats)
    for j in jobs:
        print(j, j.status.name, sep=" | ")
    print(sorted(jobs)[0].name, jobs[0] < jobs[1], max(jobs).name)

asyncio.run(main())
