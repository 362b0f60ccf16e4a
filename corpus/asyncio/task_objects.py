"""Tasks as objects: names, results, callbacks, subclasses, all_tasks, eager completion, coroutine checks."""
import asyncio


class Recorder:
    def __init__(self):
        self.events = []

    def __call__(self, task):
        state = "cancelled" if task.cancelled() else repr(task.exception()) if task.exception() else task.result()
        self.events.append((task.get_name(), state))


async def work(value, error=None):
    await asyncio.sleep(0)
    if error:
        raise error
    return value


async def names():
    task = asyncio.create_task(work(1), name="first")
    other = asyncio.create_task(work(2))
    print(task.get_name(), other.get_name().startswith("Task-"), asyncio.current_task() in asyncio.all_tasks(), len(asyncio.all_tasks()))
    other.set_name("second")
    print(other.get_name(), task.get_coro().__name__, task.get_loop() is asyncio.get_running_loop())
    print(await task + await other, len(asyncio.all_tasks()))


async def callbacks():
    recorder = Recorder()
    tasks = [asyncio.create_task(work(n, error), name=f"t{n}") for n, error in enumerate([None, ValueError("x"), None])]
    for task in tasks:
        task.add_done_callback(recorder)
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.wait(tasks)
    await asyncio.sleep(0)
    print(recorder.events)
    print(tasks[0].remove_done_callback(recorder), [t.done() for t in tasks], [t.cancelled() for t in tasks])


async def misuse():
    task = asyncio.create_task(work(1))
    for action in (lambda: task.result(), lambda: task.exception(), lambda: task.set_result(5), lambda: task.set_exception(ValueError())):
        try:
            action()
        except (asyncio.InvalidStateError, RuntimeError) as e:
            print(type(e).__name__ + ":", e)
    await task
    try:
        asyncio.create_task(work)
    except TypeError as e:
        print("TypeError:", str(e).split("<")[0])
    try:
        await asyncio.gather(5)
    except TypeError as e:
        print("TypeError:", e)


class LoudTask(asyncio.Task):
    def loud(self):
        return f"{self.get_name()}!"


async def factories():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coroutine, **kwargs: LoudTask(coroutine, loop=loop, **kwargs))
    task = asyncio.create_task(work("made by factory"), name="loud")
    print(type(task).__name__, task.loud(), await task)
    loop.set_task_factory(None)
    print(type(asyncio.create_task(asyncio.sleep(0))) is asyncio.Task)


class Awaitable:
    def __await__(self):
        return (yield from asyncio.sleep(0, "awaited").__await__())


async def checks():
    coroutine = work(1)
    print(asyncio.iscoroutine(coroutine), asyncio.iscoroutinefunction(work), asyncio.iscoroutine(work), asyncio.iscoroutine(Awaitable()))
    print(await coroutine, await Awaitable(), await asyncio.ensure_future(Awaitable()), await asyncio.gather(Awaitable(), work(2)))
    print(await asyncio.wait_for(Awaitable(), 1), asyncio.current_task().get_coro().__name__)
    print(asyncio.current_task().uncancel(), asyncio.current_task().cancelling())


async def main():
    for part in (names, callbacks, misuse, factories, checks):
        await part()


asyncio.run(main())
print(asyncio.all_tasks.__name__, asyncio.Task.__mro__[1].__name__)
