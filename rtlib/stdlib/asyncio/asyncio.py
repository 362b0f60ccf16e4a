"""Concurrent code with coroutines: the names of the package. The submodules have what is not native."""

__all__ = (
    "BaseEventLoop", "Server", "iscoroutinefunction", "iscoroutine", "AbstractEventLoopPolicy", "AbstractEventLoop",
    "AbstractServer", "Handle", "TimerHandle", "get_event_loop_policy", "set_event_loop_policy", "get_event_loop", "set_event_loop",
    "new_event_loop", "get_child_watcher", "set_child_watcher", "_set_running_loop", "get_running_loop", "_get_running_loop",
    "BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError", "IncompleteReadError", "LimitOverrunError",
    "SendfileNotAvailableError", "Future", "wrap_future", "isfuture", "Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore",
    "Barrier", "BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol", "BufferedProtocol", "Runner", "run", "Queue",
    "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown", "StreamReader", "StreamWriter",
    "StreamReaderProtocol", "open_connection", "start_server", "open_unix_connection", "start_unix_server",
    "create_subprocess_exec", "create_subprocess_shell", "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION",
    "ALL_COMPLETED", "wait", "wait_for", "as_completed", "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe",
    "current_task", "all_tasks", "create_eager_task_factory", "eager_task_factory", "_register_task", "_unregister_task",
    "_enter_task", "_leave_task", "TaskGroup", "to_thread", "Timeout", "timeout", "timeout_at", "BaseTransport", "ReadTransport",
    "WriteTransport", "Transport", "DatagramTransport", "SubprocessTransport", "SelectorEventLoop", "AbstractChildWatcher",
    "SafeChildWatcher", "FastChildWatcher", "PidfdChildWatcher", "MultiLoopChildWatcher", "ThreadedChildWatcher",
    "DefaultEventLoopPolicy", "EventLoop",
)

from _asyncio import (
    AbstractEventLoop,
    BaseEventLoop,
    BoundedSemaphore,
    Event,
    Future,
    Handle,
    LifoQueue,
    Lock,
    PriorityQueue,
    Queue,
    QueueEmpty,
    QueueFull,
    QueueShutDown,
    Semaphore,
    Task,
    TaskGroup,
    TimerHandle,
    _enter_task,
    _get_running_loop,
    _leave_task,
    _register_task,
    _set_running_loop,
    _unregister_task,
    all_tasks,
    create_task,
    current_task,
    eager_task_factory,
    ensure_future,
    gather,
    get_running_loop,
    iscoroutine,
    isfuture,
    sleep,
)
from asyncio.exceptions import (
    BrokenBarrierError,
    CancelledError,
    IncompleteReadError,
    InvalidStateError,
    LimitOverrunError,
    SendfileNotAvailableError,
    TimeoutError,
)
from asyncio.coroutines import coroutine, iscoroutinefunction
from asyncio.events import (
    AbstractEventLoopPolicy,
    get_child_watcher,
    get_event_loop,
    get_event_loop_policy,
    new_event_loop,
    set_child_watcher,
    set_event_loop,
    set_event_loop_policy,
)
from asyncio.futures import wrap_future
from asyncio.locks import Barrier, Condition
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.tasks import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    as_completed,
    create_eager_task_factory,
    run_coroutine_threadsafe,
    shield,
    wait,
    wait_for,
)
from asyncio.threads import to_thread
from asyncio import base_events
from asyncio.runners import Runner, run

# Networking

from asyncio.protocols import BaseProtocol, BufferedProtocol, DatagramProtocol, Protocol, SubprocessProtocol
from asyncio.transports import BaseTransport, DatagramTransport, ReadTransport, SubprocessTransport, Transport, WriteTransport
from asyncio._servers import AbstractServer, Server
from asyncio.streams import (
    StreamReader,
    StreamReaderProtocol,
    StreamWriter,
    open_connection,
    open_unix_connection,
    start_server,
    start_unix_server,
)
from asyncio.unix_events import (
    AbstractChildWatcher,
    DefaultEventLoopPolicy,
    EventLoop,
    FastChildWatcher,
    MultiLoopChildWatcher,
    PidfdChildWatcher,
    SafeChildWatcher,
    SelectorEventLoop,
    ThreadedChildWatcher,
    can_use_pidfd,
)


# Subprocesses

from asyncio import _procloop


_LAZY = ("subprocess", "create_subprocess_exec", "create_subprocess_shell")
_SUBMODULES = {
    "base_futures", "base_subprocess", "base_tasks", "constants", "format_helpers", "log", "mixins", "queues", "selector_events",
    "sslproto", "staggered", "taskgroups", "trsock",
}


def __dir__():
    return sorted({*globals(), *_LAZY})


def __getattr__(name):
    # Most programs start no subprocess and use no TLS: what that takes is imported by those that do.
    if name in _LAZY:
        import asyncio.subprocess

        for known in _LAZY:
            globals()[known] = asyncio.subprocess if known == "subprocess" else getattr(asyncio.subprocess, known)
    elif name in _SUBMODULES:
        __import__(f"asyncio.{name}")
    else:
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    return globals()[name]
