"""Calls that run in other threads."""

import queue
import threading
import weakref
from _thread import _cpu_count
from itertools import count
from types import GenericAlias

from concurrent.futures._base import BrokenExecutor, Executor, Future, _report


class BrokenThreadPool(BrokenExecutor):
    """
    Raised when a worker thread in a ThreadPoolExecutor failed initializing.
    """


_shutdown = False  # whether the program ends
_global_shutdown_lock = threading.Lock()
_threads_queues = weakref.WeakKeyDictionary()


def _python_exit():
    """Have all threads do what is queued and end; wait for them."""
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    running = dict(_threads_queues.items())
    for work_queue in running.values():
        work_queue.put(None)
    for thread in running:
        thread.join()


threading._register_atexit(_python_exit)


class _WorkItem:
    """A call, and the future that gets its result."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, future, fn, args, kwargs):
        self.fn, self.args, self.kwargs = fn, args, kwargs
        self.future = future

    def run(self):
        future = self.future
        if future.set_running_or_notify_cancel():
            try:
                outcome = self.fn(*self.args, **self.kwargs)
            except BaseException as error:
                future.set_exception(error)
                self = future = None  # the error's traceback keeps this frame
            else:
                future.set_result(outcome)


def _initialize(executor_reference, initializer, initargs):
    """Whether a thread may go on to work; if not, the executor is told."""
    try:
        initializer(*initargs)
        return True
    except BaseException as error:
        _report("Exception in initializer:", error)
    pool = executor_reference()
    if pool is not None:
        pool._initializer_failed()
    return False


def _take(executor_reference, work_queue):
    """The next entry of the queue. Before a thread waits for one, its executor learns that it is idle."""
    try:
        return work_queue.get_nowait()
    except queue.Empty:
        pool = executor_reference()
    if pool is not None:
        pool._idle_semaphore.release()
        pool = None  # waiting must not keep the executor alive
    return work_queue.get()


def _dismissed(executor_reference):
    """Whether a thread that was woken shall end."""
    pool = executor_reference()
    if pool is None:
        return True
    if _shutdown:
        pool._shutdown = True
    return pool._shutdown


def _worker(executor_reference, work_queue, initializer, initargs):
    """What the threads do: until there is no executor any more, or it or the program ends."""
    if initializer is not None and not _initialize(executor_reference, initializer, initargs):
        return
    try:
        while True:
            item = _take(executor_reference, work_queue)
            if item is not None:
                item.run()
                del item
            elif _dismissed(executor_reference):
                work_queue.put(None)  # for the next thread
                break
    except BaseException as error:
        _report("Exception in worker", error)


class ThreadPoolExecutor(Executor):
    """Runs calls in a number of threads, which are started as they are needed."""

    _counter = count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        limit = min(32, 4 + (_cpu_count() or 1)) if max_workers is None else max_workers
        if limit <= 0:
            raise ValueError("max_workers must be greater than 0")
        if not (initializer is None or callable(initializer)):
            raise TypeError("initializer must be a callable")
        self._initializer, self._initargs = initializer, initargs
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._counter()}"
        self._max_workers = limit
        self._threads = set()
        self._idle_semaphore = threading.Semaphore(0)
        self._work_queue = queue.SimpleQueue()
        self._shutdown_lock = threading.Lock()
        self._shutdown = self._broken = False

    def _refusal(self):
        """Why there can be no more calls, as an exception; None if there can."""
        if self._broken:
            return BrokenThreadPool(self._broken)
        if self._shutdown:
            return RuntimeError("cannot schedule new futures after shutdown")
        if _shutdown:
            return RuntimeError("cannot schedule new futures after interpreter shutdown")
        return None

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if (refusal := self._refusal()) is not None:
                raise refusal
            future = Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
        return future

    def _adjust_thread_count(self):
        """Start a thread, unless one is idle or there are enough."""
        if self._idle_semaphore.acquire(timeout=0):
            return
        number = len(self._threads)
        if number >= self._max_workers:
            return
        work_queue = self._work_queue

        def wake(_, work_queue=work_queue):
            work_queue.put(None)

        me = weakref.ref(self, wake)
        name = f"{self._thread_name_prefix or self}_{number}"
        thread = threading.Thread(name=name, target=_worker, args=(me, work_queue, self._initializer, self._initargs))
        thread.start()
        _threads_queues[thread] = work_queue
        self._threads.add(thread)

    def _drain(self):
        while True:
            try:
                item = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if item is not None:
                yield item.future

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for future in self._drain():
                future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for future in self._drain():
                    future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
