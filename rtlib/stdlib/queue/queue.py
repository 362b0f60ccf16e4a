"""Queues between threads."""

import threading
from collections import deque
from heapq import heappop, heappush
from types import GenericAlias

from _queue import Empty, SimpleQueue

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]

time = threading._time


class Full(Exception):
    "Exception raised by Queue.put(block=0)/put_nowait()."


class ShutDown(Exception):
    """Raised when put/get with shut-down queue."""


class Queue:
    """First in, first out; put() waits while the queue is full, get() while it is empty."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.is_shutdown = False
        self.unfinished_tasks = 0
        self.mutex = threading.Lock()
        for name in ("not_empty", "not_full", "all_tasks_done"):
            setattr(self, name, threading.Condition(self.mutex))

    # These and _pass are called with the mutex held.

    def _is_empty(self):
        return not self._qsize()

    def _is_full(self):
        return 0 < self.maxsize <= self._qsize()

    def _takes_nothing(self):
        return self.is_shutdown

    def _gives_nothing(self):
        return self.is_shutdown and self._is_empty()

    def _pass(self, condition, blocked, closed, error, block, timeout):
        """Wait until the queue is not blocked, at most timeout seconds, and not at all unless block; raise error where that is over."""
        if closed():
            raise ShutDown
        limited = block and timeout is not None
        if limited:
            if timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            end = time() + timeout
        left = None
        while blocked():
            if limited:
                left = end - time()
            if not block or limited and left <= 0:
                raise error
            condition.wait(left)
            if closed():
                raise ShutDown

    def put(self, item, block=True, timeout=None):
        """Add an item; Full is raised where there is no room in time."""
        with self.not_full:
            may_wait = block and self.maxsize > 0
            self._pass(self.not_full, self._is_full, self._takes_nothing, Full, may_wait, timeout)
            self._put(item)
            self.not_empty.notify()
            self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        """Take an item; Empty is raised where there is none in time."""
        with self.not_empty:
            self._pass(self.not_empty, self._is_empty, self._gives_nothing, Empty, block, timeout)
            taken = self._get()
            self.not_full.notify()
        return taken

    def task_done(self):
        """Say that the work on an item that was taken is done."""
        with self.all_tasks_done:
            if self.unfinished_tasks <= 0:
                raise ValueError("task_done() called too many times")
            if self.unfinished_tasks == 1:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks -= 1

    def join(self):
        """Wait until all items that were put are done."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return self._is_empty()

    def full(self):
        with self.mutex:
            return self._is_full()

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Refuse new items, and with immediate drop those that are there; whoever waits finds out."""
        with self.mutex:
            self.is_shutdown = True
            waiting = [self.not_empty, self.not_full]
            if immediate:
                waiting.insert(0, self.all_tasks_done)
                while not self._is_empty():
                    self._get()
                    self.unfinished_tasks = max(0, self.unfinished_tasks - 1)
            for condition in waiting:
                condition.notify_all()

    # A subclass that redefines these four has another kind of queue.

    def _init(self, maxsize):
        self.queue = deque()

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def _qsize(self):
        return len(self.queue)

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """Gives the smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return heappop(self.queue)

    def _put(self, item):
        heappush(self.queue, item)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()

    def _put(self, item):
        self.queue.append(item)


class _PySimpleQueue:
    """SimpleQueue, not native."""

    def __init__(self):
        self._queue = deque()
        self._count = threading.Semaphore(0)

    def put(self, item, block=True, timeout=None):
        self._queue.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if self._count.acquire(block, timeout):
            return self._queue.popleft()
        raise Empty

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return len(self._queue) == 0

    def qsize(self):
        return len(self._queue)

    __class_getitem__ = classmethod(GenericAlias)
