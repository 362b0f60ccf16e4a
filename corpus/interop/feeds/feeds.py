# conform: skip
"""Reads several feeds at once. It is called from Go: see feeds_test.go."""
import asyncio

FEEDS = {
    "go": ["generics", "iterators", "a new collector", "tool dependencies"],
    "python": ["a faster interpreter", "free threads"],
    "empty": [],
}

arrived = asyncio.Event()
cancelled = []
reading = 0
most = 0


class FeedError(LookupError):
    """There is no such feed."""


async def _read(name):
    global reading, most
    reading += 1
    most = max(most, reading)
    try:
        await asyncio.sleep(0.01)
        if name not in FEEDS:
            raise FeedError(name)
        return FEEDS[name]
    finally:
        reading -= 1


async def headlines(names: list[str], limit: int = 3) -> dict[str, list[str]]:
    pages = await asyncio.gather(*(_read(name) for name in names))
    return {name: page[:limit] for name, page in zip(names, pages)}


async def first(name: str) -> str | None:
    for line in await _read(name):
        return line


async def wait_for_news(name: str) -> str:
    try:
        await arrived.wait()
    except asyncio.CancelledError:
        cancelled.append(name)
        raise
    return "news of " + name


async def publish() -> None:
    arrived.set()
    arrived.clear()  # those who wait by now have been told


def take_cancellations() -> list[str]:
    names = cancelled.copy()
    cancelled.clear()
    return names


def most_at_once() -> int:
    return most


def letters(text: str, *more: str, ignore: bytes = b"") -> dict[str, int]:
    count = {}
    for c in text + "".join(more):
        if c not in ignore.decode():
            count[c] = count.get(c, 0) + 1
    return count
