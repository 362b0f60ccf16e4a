"""Errors of several tasks in nested groups, with notes and causes, uncaught."""
import asyncio


class FetchError(OSError):
    def __init__(self, url, status):
        super().__init__(f"{url}: {status}")
        self.add_note(f"status was {status}")


async def fetch(url, status=200):
    await asyncio.sleep(0)
    if status >= 500:
        try:
            raise TimeoutError(status)
        except TimeoutError as e:
            raise FetchError(url, status) from e
    if status >= 400:
        raise ValueError(url)
    return url


async def site(name, *statuses):
    async with asyncio.TaskGroup() as tg:
        for s in statuses:
            tg.create_task(fetch(f"{name}/{s}", s))
    return name


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(site("a", 200, 404))
            tg.create_task(site("b", 500, 503, 400))
    except* ValueError as group:
        print("client errors:", [e.args for g in group.exceptions for e in g.exceptions])


asyncio.run(main())
