"""Threads in tests."""

import contextlib
import functools
import threading
import time
import unittest

can_start_thread = True


def requires_working_threading(*, module=False):
    if module:
        return None
    return unittest.skipUnless(can_start_thread, "requires threading support")


def threading_setup():
    return (len(threading.enumerate()),)


def threading_cleanup(original):
    """Waits for the threads that a test has started to end."""
    deadline = time.monotonic() + 10.0
    while len(threading.enumerate()) > original and time.monotonic() < deadline:
        time.sleep(0.01)


def reap_threads(func):
    """A decorator for a test that starts threads."""
    @functools.wraps(func)
    def decorator(*args):
        key = threading_setup()
        try:
            return func(*args)
        finally:
            threading_cleanup(*key)
    return decorator


@contextlib.contextmanager
def wait_threads_exit(timeout=30.0):
    """A context that ends when the threads started in it have."""
    old = len(threading.enumerate())
    try:
        yield
    finally:
        deadline = time.monotonic() + timeout
        while len(threading.enumerate()) > old:
            if time.monotonic() > deadline:
                raise AssertionError(f"wait_threads() failed to cleanup threads after {timeout:.1f} seconds")
            time.sleep(0.01)


def join_thread(thread, timeout=30.0):
    thread.join(timeout)
    if thread.is_alive():
        raise AssertionError(f"failed to join the thread in {timeout:.1f} seconds")


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    """A context in which threads run; it ends when they have."""
    started = []
    try:
        for t in threads:
            t.start()
            started.append(t)
        yield
    finally:
        if unlock:
            unlock()
        for t in started:
            t.join(60.0)
        alive = [t for t in started if t.is_alive()]
        if alive:
            raise AssertionError("Unable to join %d threads" % len(alive))


class catch_threading_exception:
    """A context that keeps the exception that threading.excepthook is given."""

    def __init__(self):
        self.exc_type = self.exc_value = self.exc_traceback = self.thread = None
        self._old_hook = None

    def _hook(self, args):
        self.exc_type = args.exc_type
        self.exc_value = args.exc_value
        self.exc_traceback = args.exc_traceback
        self.thread = args.thread

    def __enter__(self):
        self._old_hook = threading.excepthook
        threading.excepthook = self._hook
        return self

    def __exit__(self, *exc_info):
        threading.excepthook = self._old_hook
        del self.exc_type, self.exc_value, self.exc_traceback, self.thread
