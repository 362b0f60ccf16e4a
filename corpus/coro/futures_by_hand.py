"""A future, a task and a loop of one's own: the whole of asyncio's idea in sixty lines."""
from collections import deque

ready = deque()


class CancelledByUs(Exception):
    pass


class Future:
    def __init__(self, name=""):
        self.name = name
        self.done = False
        self.value = None
        self.error = None
        self.callbacks = []

    def set(self, value=None, error=None):
        assert not self.done, "already done"
        self.done, self.value, self.error = True, value, error
        for callback in self.callbacks:
            ready.append((callback, self))

    def result(self):
        if self.error is not None:
            raise self.error
        return self.value

    def when_done(self, callback):
        if self.done:
            ready.append((callback, self))
        else:
            self.callbacks.append(callback)

    def __await__(self):
        if not self.done:
            yield self
        return self.result()


class Task(Future):
    def __init__(self, coroutine, name):
        super().__init__(name)
        self.coroutine = coroutine
        ready.append((self.step, None))

    def step(self, woken_by):
        try:
            if self.error is not None:
                error, self.error = self.error, None
                waiting_for = self.coroutine.throw(error)
            else:
                waiting_for = self.coroutine.send(None)
        except StopIteration as e:
            self.set(e.value)
        except Exception as e:
            self.set(error=e)
        else:
            waiting_for.when_done(self.step)

    def cancel(self):
        self.error = CancelledByUs(self.name)
        ready.append((self.step, None))


def run(coroutine):
    task = Task(coroutine, "main")
    turns = 0
    while ready:
        callback, argument = ready.popleft()
        callback(argument)
        turns += 1
    return task.result(), turns


async def gather(*tasks):
    return [await task for task in tasks]


async def ping(name, inbox, outbox, n):
    for i in range(n):
        got = await inbox[i]
        print(name, "got", got)
        outbox[i].set(f"{got}{name}")
    return name * n


async def failing(gate):
    await gate
    raise ValueError("failing")


async def forever(gate):
    try:
        await gate
    except CancelledByUs as e:
        print("cancelled", e)
        return "cleaned up"


async def main():
    a = [Future() for _ in range(3)]
    b = [Future() for _ in range(3)]
    tasks = Task(ping("x", a, b, 3), "x"), Task(ping("y", b, a[1:] + [Future()], 3), "y")
    a[0].set("start:")
    print(await gather(*tasks))
    gate = Future("gate")
    bad = Task(failing(gate), "bad")
    gate.when_done(lambda f: print("gate opened with", f.value))
    gate.set("key")
    try:
        await bad
    except ValueError as e:
        print("main sees", repr(e))
    print(await gate, await gate)
    endless = Task(forever(Future("never")), "endless")
    await Task(gather(), "empty")
    endless.cancel()
    print(await endless)
    return "main done"


print(run(main()))
