"""Waiting for many files at once, by the best means of the system."""

import contextlib
import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ, EVENT_WRITE = 1, 2

SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])


def _fileobj_to_fd(fileobj):
    fd = fileobj if isinstance(fileobj, int) else _number_of(fileobj)
    if fd >= 0:
        return fd
    raise ValueError(f"Invalid file descriptor: {fd}")


def _number_of(file):
    try:
        return int(file.fileno())
    except (AttributeError, TypeError, ValueError):
        raise ValueError(f"Invalid file object: {file!r}") from None


def _not_registered(fileobj):
    return KeyError(f"{fileobj!r} is not registered")


class _SelectorMapping(Mapping):
    """The keys of a selector by file."""

    def __init__(self, selector):
        self._selector = selector

    def get(self, fileobj, default=None):
        selector = self._selector
        return selector._fd_to_key.get(selector._fileobj_lookup(fileobj), default)

    def __len__(self):
        return len(self._selector._fd_to_key)

    def __getitem__(self, fileobj):
        key = self.get(fileobj)
        if key is None:
            raise _not_registered(fileobj)
        return key

    def __iter__(self):
        return iter(self._selector._fd_to_key)


class BaseSelector(metaclass=ABCMeta):
    """What every selector has."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Begins to watch a file; returns its key."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Stops watching a file; returns its key."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Changes what a file is watched for; returns its new key."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Waits until some file is ready; returns pairs of key and events."""
        raise NotImplementedError

    def close(self):
        """Frees what the selector uses."""

    def get_key(self, fileobj):
        """Returns the key of a file."""
        keys = self.get_map()
        if keys is None:
            raise RuntimeError("Selector is closed")
        try:
            return keys[fileobj]
        except KeyError:
            raise _not_registered(fileobj) from None

    @abstractmethod
    def get_map(self):
        """Returns a mapping from files to keys."""
        raise NotImplementedError

    def __exit__(self, *exc):
        self.close()

    def __enter__(self):
        return self


class _BaseSelectorImpl(BaseSelector):
    """A selector that knows what is registered."""

    def __init__(self):
        self._fd_to_key = {}
        self._map = _SelectorMapping(self)

    def _fileobj_lookup(self, fileobj):
        try:
            return _fileobj_to_fd(fileobj)
        except ValueError:
            # A closed file no longer has a number, but may have had one when it was registered.
            remembered = next((key.fd for key in self._fd_to_key.values() if key.fileobj is fileobj), None)
            if remembered is None:
                raise
            return remembered

    def _registered(self, fileobj):
        """The key of a file."""
        try:
            return self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise _not_registered(fileobj) from None

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        fd = self._fileobj_lookup(fileobj)
        if fd in self._fd_to_key:
            raise KeyError(f"{fileobj!r} (FD {fd}) is already registered")
        key = self._fd_to_key[fd] = SelectorKey(fileobj, fd, events, data)
        return key

    def unregister(self, fileobj):
        key = self._registered(fileobj)
        del self._fd_to_key[key.fd]
        return key

    def _rekey(self, key, **changes):
        """Puts a key with these changes in the place of key."""
        changed = self._fd_to_key[key.fd] = key._replace(**changes)
        return changed

    def modify(self, fileobj, events, data=None):
        key = self._registered(fileobj)
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        return self._rekey(key, data=data) if data != key.data else key

    def _ready(self, found):
        """The pairs of key and events for pairs of descriptor and events; what has been unregistered meanwhile is left out."""
        keyed = ((self._fd_to_key.get(fd), events) for fd, events in found)
        return [(key, events & key.events) for key, events in keyed if key]

    def get_map(self):
        return self._map

    def close(self):
        self._map = None
        self._fd_to_key.clear()


class SelectSelector(_BaseSelectorImpl):
    """A selector that uses select.select."""

    def __init__(self):
        super().__init__()
        self._readers, self._writers = set(), set()

    def _watched(self):
        """The sets of descriptors and the event for which each is watched."""
        return (self._readers, EVENT_READ), (self._writers, EVENT_WRITE)

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        for watched, event in self._watched():
            if events & event:
                watched.add(key.fd)
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        for watched, _ in self._watched():
            watched.discard(key.fd)
        return key

    def select(self, timeout=None):
        patience = None if timeout is None else max(timeout, 0)
        try:
            readable, writable, _ = map(frozenset, select.select(self._readers, self._writers, [], patience))
        except InterruptedError:
            return []
        return self._ready((fd, EVENT_READ * (fd in readable) | EVENT_WRITE * (fd in writable)) for fd in readable | writable)


def _milliseconds(timeout):
    """A timeout in seconds as whole milliseconds, rounded up lest it be over too soon."""
    return 0 if timeout <= 0 else math.ceil(timeout * 1e3)


class _PollLikeSelector(_BaseSelectorImpl):
    """A selector that hands what is registered to an object of the system, of the class _selector_cls."""

    _selector_cls = _EVENT_READ = _EVENT_WRITE = None

    def __init__(self):
        super().__init__()
        self._selector = self._selector_cls()

    def _mask(self, events):
        return (self._EVENT_READ if events & EVENT_READ else 0) | (self._EVENT_WRITE if events & EVENT_WRITE else 0)

    def _tell(self, method, fileobj, key, events):
        """Tells the system what to watch; forgets the file if that fails."""
        try:
            method(key.fd, self._mask(events))
        except:
            super().unregister(fileobj)
            raise

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        self._tell(self._selector.register, fileobj, key, events)
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        with contextlib.suppress(OSError):  # the file may have been closed
            self._selector.unregister(key.fd)
        return key

    def modify(self, fileobj, events, data=None):
        key = self._registered(fileobj)
        if events != key.events:
            self._tell(self._selector.modify, fileobj, key, events)
        elif not data != key.data:
            return key
        return self._rekey(key, events=events, data=data)

    def _events(self, mask):
        # Errors wake readers and writers alike.
        return (EVENT_WRITE if mask & ~self._EVENT_READ else 0) | (EVENT_READ if mask & ~self._EVENT_WRITE else 0)

    def _poll(self, *limits):
        try:
            found = self._selector.poll(*limits)
        except InterruptedError:
            return []
        return self._ready((fd, self._events(mask)) for fd, mask in found)

    def select(self, timeout=None):
        return self._poll(timeout if timeout is None else _milliseconds(timeout))


class PollSelector(_PollLikeSelector):
    """A selector that uses select.poll."""

    _selector_cls, _EVENT_READ, _EVENT_WRITE = select.poll, select.POLLIN, select.POLLOUT


class EpollSelector(_PollLikeSelector):
    """A selector that uses select.epoll."""

    _selector_cls, _EVENT_READ, _EVENT_WRITE = select.epoll, select.EPOLLIN, select.EPOLLOUT

    def fileno(self):
        """Returns the number of the epoll instance."""
        return self._selector.fileno()

    def select(self, timeout=None):
        return self._poll(-1 if timeout is None else _milliseconds(timeout) * 1e-3, len(self._fd_to_key) or 1)

    def close(self):
        self._selector.close()
        super().close()


DefaultSelector = EpollSelector
