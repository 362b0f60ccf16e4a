"""An operating system in miniature: traps, tasks, waiting, sleeping on virtual time."""
import heapq
import types
from collections import deque


class Trap:
    def __init__(self, name, *args):
        self.name, self.args = name, args


@types.coroutine
def trap(name, *args):
    return (yield Trap(name, *args))


class Task:
    count = 0

    def __init__(self, coroutine, name):
        Task.count += 1
        self.id = Task.count
        self.name = name
        self.coroutine = coroutine
        self.result = None
        self.error = None
        self.finished = False
        self.waiters = []


class Kernel:
    def __init__(self):
        self.ready = deque()
        self.sleeping = []
        self.now = 0
        self.sequence = 0

    def spawn(self, coroutine, name="task"):
        task = Task(coroutine, name)
        self.ready.append((task, None, None))
        return task

    def run(self, main):
        task = self.spawn(main, "main")
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, sleeper = heapq.heappop(self.sleeping)
                self.ready.append((sleeper, self.now, None))
            self.step(*self.ready.popleft())
        if task.error:
            raise task.error
        return task.result

    def step(self, task, value, error):
        try:
            request = task.coroutine.throw(error) if error else task.coroutine.send(value)
        except StopIteration as stop:
            task.result = stop.value
        except Exception as e:
            task.error = e
        else:
            getattr(self, "trap_" + request.name)(task, *request.args)
            return
        task.finished = True
        for waiter in task.waiters:
            self.ready.append((waiter, task.result, task.error))

    def trap_sleep(self, task, delay):
        self.sequence += 1
        heapq.heappush(self.sleeping, (self.now + delay, self.sequence, task))

    def trap_spawn(self, task, coroutine, name):
        self.ready.append((task, self.spawn(coroutine, name), None))

    def trap_join(self, task, other):
        if other.finished:
            self.ready.append((task, other.result, other.error))
        else:
            other.waiters.append(task)

    def trap_now(self, task):
        self.ready.append((task, self.now, None))


async def sleep(delay):
    return await trap("sleep", delay)


async def worker(name, delays):
    for delay in delays:
        at = await sleep(delay)
        print(f"{at:3} {name} slept {delay}")
    if name == "bad":
        raise ValueError(f"{name} failed")
    return sum(delays)


async def main():
    tasks = [await trap("spawn", worker(name, delays), name)
             for name, delays in [("a", [3, 3]), ("b", [2, 2, 2]), ("bad", [4])]]
    total = 0
    for task in tasks:
        try:
            total += await trap("join", task)
        except ValueError as e:
            print("joined", task.name, "with", repr(e))
    await sleep(10)
    return total, await trap("now")


print(Kernel().run(main()))


async def broken():
    await sleep(1)
    raise KeyError("main")


try:
    Kernel().run(broken())
except KeyError as e:
    print("KeyError", e, Task.count)
