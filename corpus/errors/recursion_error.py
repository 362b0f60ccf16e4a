"""RecursionError: caught and survived, in functions, methods, repr and coroutines; then uncaught."""
import asyncio


def forever(n):
    return forever(n + 1) + 1


class Node:
    @property
    def parent(self):
        return self.parent

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __eq__(self, other):
        return other == self


async def forever_async(n):
    return await forever_async(n + 1)


def generators(n):
    yield n
    yield from generators(n + 1)


def attempt(action):
    try:
        action()
    except RecursionError as e:
        return str(e).split(" while")[0]
    return "finished"


print(attempt(lambda: forever(0)))
print(attempt(lambda: Node().parent))
print(attempt(lambda: Node() == Node()))
print(attempt(lambda: asyncio.run(forever_async(0))))
print(attempt(lambda: list(generators(0))))
try:
    forever(0)
except RecursionError:
    print("still alive", attempt(lambda: [].append(1)))


def countdown(n):
    if n == 0:
        raise LookupError("bottom")
    countdown(n - 1)


countdown(6)
