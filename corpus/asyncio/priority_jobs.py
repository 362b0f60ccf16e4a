"""Priority job queue with workers, retries, dead letters and a report."""
import asyncio
import functools
import heapq
import random
import time
from dataclasses import dataclass, field, asdict, replace
from typing import Any, NamedTuple, Protocol, runtime_checkable
import json


@runtime_checkable
class Job(Protocol):
    name: str
    async def run(self, attempt: int) -> Any: ...


class JobError(RuntimeError):
    pass


class Permanent(JobError):
    """never retried"""


@dataclass(order=True)
class Entry:
    priority: int
    seq: int
    job: Any = field(compare=False)
    attempt: int = field(default=1, compare=False)


class Record(NamedTuple):
    job: str
    attempts: int
    status: str
    result: Any = None

    def line(self):
        return f"{self.job:<10} {self.attempts:>2d} {self.status:^8} {self.result!r:.30}"


@dataclass(frozen=True)
class Flaky:
    name: str
    fail_times: int

    async def run(self, attempt):
        await asyncio.sleep(0.001)
        if attempt <= self.fail_times:
            raise JobError(f"{self.name} failed on attempt {attempt}") from ConnectionResetError(104, "reset")
        return {"name": self.name, "attempt": attempt}


@dataclass(frozen=True)
class Broken:
    name: str = "broken"
    async def run(self, attempt):
        raise Permanent("never works")


class Slow:
    name = "slow"
    async def run(self, attempt):
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            print("slow was cancelled")
            raise


class Queue:
    def __init__(self, *, workers=2, max_attempts=3):
        self.q = asyncio.PriorityQueue()
        self.seq = 0
        self.workers, self.max_attempts = workers, max_attempts
        self.records = []

    def submit(self, job, priority=5, attempt=1):
        if not isinstance(job, Job):
            raise TypeError(f"{type(job).__name__} is not a Job")
        self.seq += 1
        self.q.put_nowait(Entry(priority, self.seq, job, attempt))

    async def worker(self, n):
        while True:
            entry = await self.q.get()
            try:
                result = await asyncio.wait_for(entry.job.run(entry.attempt), 0.2)
            except Permanent as e:
                self.records.append(Record(entry.job.name, entry.attempt, "dead", e))
            except (JobError, TimeoutError) as e:
                if entry.attempt < self.max_attempts and not isinstance(e, TimeoutError):
                    self.submit(entry.job, entry.priority + 1, entry.attempt + 1)
                else:
                    self.records.append(Record(entry.job.name, entry.attempt, "failed", e))
            else:
                self.records.append(Record(entry.job.name, entry.attempt, "done", result))
            finally:
                self.q.task_done()

    async def run(self):
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(self.worker(i), name=f"worker-{i}") for i in range(self.workers)]
            await self.q.join()
            for t in tasks:
                t.cancel()
        return [t.cancelled() for t in tasks]


async def main():
    q = Queue()
    for job, prio in [(Flaky("a", 0), 5), (Flaky("b", 2), 1), (Flaky("c", 9), 3), (Broken(), 2), (Slow(), 9)]:
        q.submit(job, prio)
    try:
        q.submit("text")
    except TypeError as e:
        print(e)
    print(await q.run())
    for r in q.records:
        print(r.line())
    r = q.records[0]
    print(r, r._asdict().keys(), r._replace(status="x")[:3], Record._field_defaults, Record.__annotations__.keys())
    e = Entry(1, 2, Flaky("z", 1))
    print(e, e < Entry(1, 3, None), asdict(e), replace(e, priority=9).priority, sep="\n")
    try:
        e.job.name = "no"
    except Exception as err:
        print(type(err).__mro__[:3], err)
    cause = next(r.result for r in q.records if r.status == "failed" and r.job == "c").__cause__
    print(repr(cause), cause.errno, cause.strerror)
    heap = [Entry(p, i, None) for i, p in enumerate([3, 1, 2, 1])]
    heapq.heapify(heap)
    print([(x.priority, x.seq) for x in (heapq.heappop(heap) for _ in range(4))])
    print(json.dumps([r._asdict() | {"result": str(r.result)} for r in q.records], indent=1))
    try:
        Entry(1, 2, None) < 5
    except TypeError as x:
        print(x)

asyncio.run(main())
