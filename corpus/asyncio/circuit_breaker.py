import asyncio
import enum
import functools
import inspect
from types import TracebackType
from typing import Self


class State(enum.StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


class CircuitOpen(RuntimeError):
    def __init__(self, breaker, remaining):
        super().__init__(f"circuit {breaker.name!r} is open for {remaining} more calls")
        self.breaker = breaker
        self.add_note(f"last failure: {breaker.last_error!r}")


class Breaker:
    def __init__(self, name: str, *, threshold: int = 2, cooldown: int = 3, ignore: tuple[type[Exception], ...] = ()):
        self.name = name
        self.threshold = threshold
        self.cooldown = cooldown
        self.ignore = ignore
        self.failures = 0
        self.refused = 0
        self.state = State.CLOSED
        self.last_error: BaseException | None = None
        self.history: list[State] = []

    def _to(self, state: State):
        if state is not self.state:
            self.history.append(state)
        self.state = state

    async def __aenter__(self) -> Self:
        if self.state is State.OPEN:
            self.refused += 1
            if self.refused <= self.cooldown:
                raise CircuitOpen(self, self.cooldown - self.refused)
            self._to(State.HALF_OPEN)
        return self

    async def __aexit__(self, t: type[BaseException] | None, e: BaseException | None, tb: TracebackType | None) -> bool:
        if e is None or isinstance(e, self.ignore):
            self.failures = 0
            self._to(State.CLOSED)
            return False
        self.last_error = e
        self.failures += 1
        if self.state == "half-open" or self.failures >= self.threshold:
            self.refused = 0
            self._to(State.OPEN)
        return False

    def __call__(self, f):
        if not inspect.iscoroutinefunction(f):
            raise TypeError(f"{f.__qualname__} is no coroutine function")

        @functools.wraps(f)
        async def guarded(*args, **kwargs):
            async with self:
                return await f(*args, **kwargs)
        return guarded


breaker = Breaker("db", ignore=(KeyError,))
answers = iter([1, OSError(111, "Connection refused"), KeyError("x"), OSError("down"), TimeoutError(), 2, 3, 4, 5,
                OSError("again"), 6, 7, 8, 9, 10, 11])


@breaker
async def query(n: int) -> int:
    answer = next(answers)
    if isinstance(answer, Exception):
        raise answer
    return answer * n


async def main():
    for i in range(18):
        try:
            print(i, "ok", await query(10), breaker.state)
        except CircuitOpen as e:
            print(i, "refused", e, e.__notes__, f"[{breaker.state:>10}]")
        except Exception as e:
            print(i, "failed", repr(e), str(breaker.state))
    print([s.name for s in breaker.history], list(map(str, breaker.history)))
    print(inspect.signature(query), query.__annotations__)
    try:
        breaker(lambda: 1)
    except TypeError as e:
        print(e)

asyncio.run(main())
