"""Threads, and what they wait for each other with."""

import _thread
import sys as _sys
import warnings
from collections import deque as _deque
from itertools import count as _count
from weakref import WeakSet

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock",
    "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
    "local", "stack_size", "excepthook", "ExceptHookArgs", "gettrace", "getprofile", "setprofile_all_threads", "settrace_all_threads",
    "get_native_id",
]

get_ident = _thread.get_ident
_time = _thread._monotonic
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size
TIMEOUT_MAX = _thread.TIMEOUT_MAX
ThreadError = _thread.error
Lock = _LockType = _thread.lock
_allocate_lock = _thread.allocate_lock
_CRLock = _thread.RLock
_ThreadHandle = _thread._ThreadHandle
_start_joinable_thread = _thread.start_joinable_thread
_make_thread_handle = _thread._make_thread_handle
_daemon_threads_allowed = _thread.daemon_threads_allowed
local = _thread._local
excepthook = __excepthook__ = _thread._excepthook
ExceptHookArgs = _thread._ExceptHookArgs

_trace_hook = None
_profile_hook = None


def setprofile(func):
    """Sets what sys.setprofile is called with in new threads."""
    global _profile_hook
    _refuse("setprofile", func)
    _profile_hook = func


def getprofile():
    return _profile_hook


def setprofile_all_threads(func):
    setprofile(func)


def settrace(func):
    """Sets what sys.settrace is called with in new threads."""
    global _trace_hook
    _refuse("settrace", func)
    _trace_hook = func


def gettrace():
    return _trace_hook


def settrace_all_threads(func):
    settrace(func)


def _refuse(name, func):
    if func is not None:
        raise NotImplementedError(f"threading.{name}(): a translated program cannot be traced")


def RLock(*args, **kwargs):
    """Makes a lock that the thread which holds it may acquire again."""
    if _CRLock is None:
        return _PyRLock(*args, **kwargs)
    if args or kwargs:
        warnings.warn("Passing arguments to RLock is deprecated and will be removed in 3.15", DeprecationWarning, stacklevel=2)
    return _CRLock(*args, **kwargs)


_UNHELD = (0, None)


class _RLock:
    """The same, not native. What is held is a pair: how often, and by whom."""

    def __init__(self):
        self._block = _allocate_lock()
        self._count, self._owner = _UNHELD

    def __repr__(self):
        owner = _active[self._owner].name if self._owner in _active else self._owner
        state = "locked" if self._block.locked() else "unlocked"
        return f"<{state} {_name(self)} object owner={owner!r} count={self._count} at {hex(id(self))}>"

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return 1
        got = self._block.acquire(blocking, timeout)
        if got:
            self._count, self._owner = 1, me
        return got

    __enter__ = acquire

    def release(self):
        if not self._is_owned():
            raise RuntimeError("cannot release un-acquired lock")
        if self._count > 1:
            self._count -= 1
        else:
            self._give_up()

    def __exit__(self, t, v, tb):
        self.release()

    def _give_up(self):
        held = self._count, self._owner
        self._count, self._owner = _UNHELD
        self._block.release()
        return held

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _release_save(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        return self._give_up()

    def _is_owned(self):
        return get_ident() == self._owner

    def _recursion_count(self):
        return self._count if self._is_owned() else 0


_PyRLock = _RLock


class _Countdown:
    """The seconds that are left of a timeout. The clock starts when it is first asked, and does not stop a first wait."""

    def __init__(self, timeout):
        self.left = timeout
        self._end = None

    def is_over(self):
        if self.left is None:
            return False
        if self._end is None:
            self._end = _time() + self.left
            return False
        self.left = self._end - _time()
        return self.left <= 0


class Condition:
    """Lets threads wait until another thread notifies them. Each waits for a lock of its own, which the notifier releases."""

    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        # A lock that knows how to be given up in one go, however often it is held, does that itself.
        for name in ("acquire", "release"):
            setattr(self, name, getattr(lock, name))
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            own = getattr(lock, name, None)
            if own is not None:
                setattr(self, name, own)
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        free = self._lock.acquire(False)
        if free:
            self._lock.release()
        return not free

    def _require_lock(self, what):
        if not self._is_owned():
            raise RuntimeError(f"cannot {what} on un-acquired lock")

    def _forget(self, waiter):
        """Takes a waiter out, unless the other side has done so already."""
        try:
            self._waiters.remove(waiter)
        except ValueError:
            pass

    def wait(self, timeout=None):
        self._require_lock("wait")
        gate = _allocate_lock()
        gate.acquire()
        self._waiters.append(gate)
        saved = self._release_save()
        passed = False
        try:
            if timeout is None:
                passed = gate.acquire()
            else:
                passed = gate.acquire(True, timeout) if timeout > 0 else gate.acquire(False)
        finally:
            self._acquire_restore(saved)
            if not passed:
                self._forget(gate)
        return passed

    def wait_for(self, predicate, timeout=None):
        clock = _Countdown(timeout)
        while not (result := predicate()) and not clock.is_over():
            self.wait(clock.left)
        return result

    def notify(self, n=1):
        self._require_lock("notify")
        while self._waiters and n > 0:
            gate = self._waiters[0]
            try:
                gate.release()
                n -= 1
            except RuntimeError:
                # It was released by a notify that this one interrupted, before it was taken out.
                pass
            self._forget(gate)

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        warnings.warn("notifyAll() is deprecated, use notify_all() instead", DeprecationWarning, stacklevel=2)
        self.notify_all()


def _name(obj):
    return f"{type(obj).__module__}.{type(obj).__qualname__}"


def _where(obj):
    return f"<{_name(obj)} at {id(obj):#x}"


class Semaphore:
    """A counter that acquire() lowers, waiting while it is zero, and release() raises."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value, self._cond = value, Condition(Lock())

    def __repr__(self):
        return f"{_where(self)}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if timeout is not None and not blocking:
            raise ValueError("can't specify timeout for non-blocking acquire")
        clock = _Countdown(timeout)
        with self._cond:
            while not self._value:
                if not blocking or clock.is_over():
                    return False
                self._cond.wait(clock.left)
            self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._raise_to(self._value + n)
            self._cond.notify(n)

    def _raise_to(self, value):
        self._value = value

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f"{_where(self)}: value={self._value}/{self._initial_value}>"

    def _raise_to(self, value):
        if value > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super()._raise_to(value)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return f"{_where(self)}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        warnings.warn("isSet() is deprecated, use is_set() instead", DeprecationWarning, stacklevel=2)
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag:
                return self._cond.wait(timeout)
            return True


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Lets a number of threads wait until all of them have come."""

    # States: filling (0), draining (1), resetting (-1), broken (-2).

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties, self._action, self._timeout = parties, action, timeout
        self._state = self._count = 0
        self._cond = Condition(Lock())

    def __repr__(self):
        if self.broken:
            return f"{_where(self)}: broken>"
        return f"{_where(self)}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    try:
                        if self._action:
                            self._action()
                        self._state = 1
                        self._cond.notify_all()
                    except:
                        self._break()
                        raise
                else:
                    if not self._cond.wait_for(lambda: self._state != 0, timeout):
                        self._break()
                        raise BrokenBarrierError
                    if self._state < 0:
                        raise BrokenBarrierError
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


_counter = _count(1).__next__
_active_limbo_lock = RLock()
_active = {}  # by ident: the threads that run
_limbo = {}  # the threads that have been told to start and do not run yet
_dangling = WeakSet()


def _newname(name_template):
    return name_template % _counter()


def _make_invoke_excepthook():
    # At the end of the program, when modules are gone, what was there at first is used.
    first = {"threading": excepthook, "sys": _sys.excepthook}
    for module, hook in first.items():
        if hook is None:
            raise RuntimeError(f"{module}.excepthook is None")

    def invoke_excepthook(thread):
        hook = first["threading"] if excepthook is None else excepthook
        try:
            hook(ExceptHookArgs([*_sys.exc_info(), thread]))
        except Exception as failure:
            failure.__suppress_context__ = True
            del failure
            print("Exception in threading.excepthook:", file=thread._stderr if _sys.stderr is None else _sys.stderr, flush=True)
            (_sys.excepthook or first["sys"])(*_sys.exc_info())

    return invoke_excepthook


def _default_name(target):
    numbered = _newname("Thread-%d")
    return numbered if target is None or not hasattr(target, "__name__") else f"{numbered} ({target.__name__})"


def _check_init(thread):
    assert thread._initialized, "Thread.__init__() not called"


def _move(thread, out_of=None, into=None, key=None):
    """Records in one step where a thread has come to."""
    with _active_limbo_lock:
        if into is not None:
            into[key] = thread
        if out_of is not None:
            del out_of[thread]


class Thread:
    """A thread, to be started once."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._name = str(name) if name else _default_name(target)
        self._target, self._args = target, args
        self._kwargs = {} if kwargs is None else kwargs
        if daemon is None:
            daemon = current_thread().daemon
        elif daemon and not _daemon_threads_allowed():
            raise RuntimeError("daemon threads are disabled in this (sub)interpreter")
        self._daemonic = daemon
        self._ident = self._native_id = None
        self._started, self._handle = Event(), _ThreadHandle()
        self._stderr, self._invoke_excepthook = _sys.stderr, _make_invoke_excepthook()
        self._initialized = True
        _dangling.add(self)

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        stage = "stopped" if self._handle.is_done() else "started" if self._started.is_set() else "initial"
        daemon = " daemon" if self._daemonic else ""
        ident = "" if self._ident is None else f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {stage}{daemon}{ident})>"

    def start(self):
        """Starts the thread; run is called in it."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        _move(self, into=_limbo, key=self)
        try:
            _start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon)
        except Exception:
            _move(self, out_of=_limbo)
            raise
        self._started.wait()

    def run(self):
        """What the thread does: it calls target, unless a subclass says otherwise."""
        try:
            if self._target is None:
                return
            self._target(*self._args, **self._kwargs)
        finally:
            # What was given to the thread may refer to the thread.
            for name in ("_target", "_args", "_kwargs"):
                delattr(self, name)

    def _bootstrap(self):
        for learn in self._set_ident, self._set_native_id, self._started.set:
            learn()
        _move(self, out_of=_limbo, into=_active, key=self._ident)
        try:
            self.run()
        except:
            self._invoke_excepthook(self)
        finally:
            self._delete()

    def _set_ident(self):
        self._ident = get_ident()

    def _set_native_id(self):
        self._native_id = get_native_id()

    def _delete(self):
        with _active_limbo_lock:
            del _active[get_ident()]

    def join(self, timeout=None):
        """Waits for the thread to end, or for timeout seconds."""
        obstacle = None
        if not self._initialized:
            obstacle = "Thread.__init__() not called"
        elif not self._started.is_set():
            obstacle = "cannot join thread before it is started"
        elif current_thread() is self:
            obstacle = "cannot join current thread"
        if obstacle is not None:
            raise RuntimeError(obstacle)
        self._handle.join(timeout if timeout is None else max(timeout, 0))

    @property
    def name(self):
        _check_init(self)
        return self._name

    @name.setter
    def name(self, name):
        _check_init(self)
        self._name = str(name)

    @property
    def ident(self):
        _check_init(self)
        return self._ident

    @property
    def native_id(self):
        _check_init(self)
        return self._native_id

    def is_alive(self):
        _check_init(self)
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):
        _check_init(self)
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        forbidden = daemonic and not _daemon_threads_allowed()
        if forbidden or self._started.is_set():
            raise RuntimeError("daemon threads are disabled in this interpreter" if forbidden else
                               "cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        warnings.warn("isDaemon() is deprecated, get the daemon attribute instead", DeprecationWarning, stacklevel=2)
        return self.daemon

    def setDaemon(self, daemonic):
        warnings.warn("setDaemon() is deprecated, set the daemon attribute instead", DeprecationWarning, stacklevel=2)
        self.daemon = daemonic

    def getName(self):
        warnings.warn("getName() is deprecated, get the name attribute instead", DeprecationWarning, stacklevel=2)
        return self.name

    def setName(self, name):
        warnings.warn("setName() is deprecated, set the name attribute instead", DeprecationWarning, stacklevel=2)
        self.name = name


class Timer(Thread):
    """Calls a function after a number of seconds, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        cancelled = self.finished.wait(self.interval)
        if not cancelled:
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _Found(Thread):
    """A thread that runs already when its object is made."""

    def _found(self, ident):
        self._ident = ident
        self._handle = _make_thread_handle(ident)
        self._set_native_id()
        self._started.set()
        _move(self, into=_active, key=ident)


class _MainThread(_Found):
    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        self._found(_thread._get_main_thread_ident())


class _DummyThread(_Found):
    """A thread that was not started here: it stands in _active until it ends."""

    def __init__(self):
        super().__init__(name=_newname("Dummy-%d"), daemon=_daemon_threads_allowed())
        self._found(get_ident())
        _thread._at_thread_exit(self._end)

    def _end(self):
        with _active_limbo_lock:
            if _active.get(self._ident) is self:
                del _active[self._ident]

    def is_alive(self):
        if self._handle.is_done() or not self._started.is_set():
            raise RuntimeError("thread is not alive")
        return True

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    """The Thread that this is called in."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    warnings.warn("currentThread() is deprecated, use current_thread() instead", DeprecationWarning, stacklevel=2)
    return current_thread()


def active_count():
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    warnings.warn("activeCount() is deprecated, use active_count() instead", DeprecationWarning, stacklevel=2)
    return active_count()


def enumerate():
    """The threads that are alive."""
    with _active_limbo_lock:
        return [thread for place in (_active, _limbo) for thread in place.values()]


_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *arg, **kwargs):
    """Makes the end of the program call func before it waits for threads."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: func(*arg, **kwargs))


_main_thread = _MainThread()


def _shutdown():
    """Waits for the threads that are no daemons, before the process ends."""
    global _SHUTTING_DOWN
    if _main_thread._handle.is_done():
        return
    _SHUTTING_DOWN = True
    for call in reversed(_threading_atexits):
        call()
    if _main_thread.ident == get_ident():
        _main_thread._handle._set_done()
    _thread._shutdown()


def main_thread():
    return _main_thread


_thread._at_exit(_shutdown)
