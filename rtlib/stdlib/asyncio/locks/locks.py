"""What is not native among the locks."""

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")

import collections

from _asyncio import BoundedSemaphore, CancelledError, Event, Lock, Semaphore, get_running_loop
from asyncio.exceptions import BrokenBarrierError


class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop


class _Releaser:
    """What `with (yield from lock)` enters: it releases the lock."""

    def __init__(self, lock):
        self._lock = lock

    def __enter__(self):
        return None

    def __exit__(self, *args):
        self._lock.release()


class _ContextManagerMixin:
    """The part of a lock that async with uses, and, as in older Pythons, with."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, exc, tb):
        self.release()

    def __iter__(self):
        yield from self.acquire()
        return _Releaser(self)

    __await__ = __iter__


class Condition(_ContextManagerMixin, _LoopBoundMixin):
    """A lock whose holders can wait until others notify them."""

    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self._waiters = collections.deque()
        self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release

    def __repr__(self):
        state = "locked" if self.locked() else "unlocked"
        if self._waiters:
            state += f", waiters:{len(self._waiters)}"
        return f"<{super().__repr__()[1:-1]} [{state}]>"

    async def wait(self):
        """Releases the lock, waits to be notified, and takes the lock again."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        fut = self._get_loop().create_future()
        self.release()
        try:
            self._waiters.append(fut)
            try:
                await fut
            finally:
                self._waiters.remove(fut)
                await self._reacquire()
            return True
        except BaseException:
            self._notify(1)  # somebody else may use what was meant for this task
            raise

    async def _reacquire(self):
        """Takes the lock, however often that is cancelled; a cancellation is raised afterwards."""
        cancelled = None
        while True:
            try:
                await self.acquire()
            except CancelledError as exc:
                cancelled = exc
            else:
                break
        if cancelled is not None:
            raise cancelled

    async def wait_for(self, predicate):
        """Waits until predicate() is true."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes at most n of those that wait."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        for fut in self._waiters:
            if n <= 0:
                break
            if not fut.done():
                n -= 1
                fut.set_result(False)

    def notify_all(self):
        """Wakes all that wait."""
        self.notify(len(self._waiters))


class Barrier(_LoopBoundMixin):
    """Makes tasks wait for each other until a number of them has come."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        state = self._state
        if not self.broken:
            state += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{super().__repr__()[1:-1]} [{state}]>"

    async def __aexit__(self, *exc):
        pass

    async def __aenter__(self):
        return await self.wait()

    async def wait(self):
        """Waits for the others; returns a number of its own for each."""
        async with self._cond:
            await self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state != "filling")
                    if self._state in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ("resetting", "draining"):
                        self._state = "filling"
                    self._cond.notify_all()

    async def _change(self, next_state):
        async with self._cond:
            self._state = next_state()
            self._cond.notify_all()

    async def reset(self):
        """Empties the barrier; those that wait get BrokenBarrierError."""
        await self._change(lambda: "resetting" if self._count > 0 else "filling")

    async def abort(self):
        """Breaks the barrier."""
        await self._change(lambda: "broken")

    @property
    def parties(self):
        """How many tasks it waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many tasks wait."""
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == "broken"
