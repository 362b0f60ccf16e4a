"""Time zones of the IANA data base."""

import os
from datetime import datetime, timedelta, tzinfo

import _zoneinfo
from _types import _mark_static

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

_DEFAULT_TZPATH = "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"
_EPOCH = datetime(1970, 1, 1)
_SECOND = timedelta(seconds=1)


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of this name."""


class InvalidTZPathWarning(RuntimeWarning):
    """The path of PYTHONTZPATH has a directory that is no absolute path."""


def _parse_tzpath():
    text = os.environ.get("PYTHONTZPATH")
    if text is None:
        return _DEFAULT_TZPATH
    return tuple(p for p in text.split(os.pathsep) if os.path.isabs(p))


TZPATH = _parse_tzpath()


def reset_tzpath(to=None):
    global TZPATH
    if to is None:
        TZPATH = _parse_tzpath()
        return
    if isinstance(to, (str, bytes)):
        raise TypeError(f"tzpath must be a list or tuple, not {type(to)}: {to!r}")
    relative = tuple(p for p in to if not os.path.isabs(p))
    if relative:
        raise ValueError(f"tzpaths must be absolute. Invalid paths: {', '.join(map(repr, relative))}")
    TZPATH = tuple(to)


def available_timezones():
    found = set()
    for top in TZPATH:
        for directory, subdirectories, files in os.walk(top):
            if directory == top:
                subdirectories[:] = [d for d in subdirectories if d not in ("right", "posix")]
            for name in files:
                path = os.path.join(directory, name)
                try:
                    with open(path, "rb") as f:
                        if f.read(4) == b"TZif":
                            found.add(os.path.relpath(path, top))
                except OSError:
                    continue
    found.discard("posixrules")
    return found


def _check_key(key):
    if os.path.isabs(key):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    if len(os.path.normpath(key)) != len(key):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if os.path.normpath(os.path.join("_", key)).partition("/")[0] != "_":
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")


def _data(key):
    """The file of a zone, if there is one."""
    for top in TZPATH:
        try:
            with open(os.path.join(top, key), "rb") as f:
                return f.read()
        except (OSError, ValueError):
            continue
    return None


class ZoneInfo(tzinfo):
    """A time zone: offsets from UTC that depend on the date."""

    __slots__ = ("_key", "_zone", "_from_cache", "_file_repr", "__weakref__")
    _cache = {}

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._cache = {}

    def __new__(cls, key):
        zone = cls._cache.get(key)
        if zone is None:
            zone = cls._cache[key] = cls._load(key)
            zone._from_cache = True
        return zone

    @classmethod
    def no_cache(cls, key):
        zone = cls._load(key)
        zone._from_cache = False
        return zone

    @classmethod
    def _load(cls, key):
        _check_key(key)
        data = _data(key)
        zone = _zoneinfo.named(key) if data is None else _zoneinfo.parsed(key, data)
        if zone is None:
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
        self = super().__new__(cls)
        self._key, self._zone = key, zone
        return self

    @classmethod
    def from_file(cls, file_obj, /, key=None):
        zone = _zoneinfo.parsed(key or "", file_obj.read())
        if zone is None:
            raise ValueError("Invalid TZif file: magic not found")
        self = super().__new__(cls)
        self._key, self._zone = key, zone
        self._from_cache = False
        self._file_repr = repr(file_obj)
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        if only_keys is None:
            cls._cache.clear()
        else:
            for key in only_keys:
                cls._cache.pop(key, None)

    @property
    def key(self):
        return self._key

    def _find(self, dt):
        """Offset, difference of summer time, and abbreviation, at a local time."""
        if dt is None:
            return _zoneinfo.fixed(self._zone)
        return _zoneinfo.local(self._zone, (dt.replace(tzinfo=None) - _EPOCH) // _SECOND, dt.fold)

    def utcoffset(self, dt):
        found = self._find(dt)
        return None if found is None else timedelta(seconds=found[0])

    def dst(self, dt):
        found = self._find(dt)
        return None if found is None else timedelta(seconds=found[1])

    def tzname(self, dt):
        found = self._find(dt)
        return None if found is None else found[2]

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        offset, fold = _zoneinfo.universal(self._zone, (dt.replace(tzinfo=None) - _EPOCH) // _SECOND)
        dt += timedelta(seconds=offset)
        return dt.replace(fold=1) if fold else dt

    def __repr__(self):
        if self._key is not None:
            return f"{self.__class__.__module__}.{self.__class__.__qualname__}(key={self._key!r})"
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}.from_file({self._file_repr})"

    def __str__(self):
        return repr(self) if self._key is None else self._key

    def __reduce__(self):
        if self._key is None:
            import pickle

            raise pickle.PicklingError("Cannot pickle a ZoneInfo file created from a file stream.")
        return self.__class__._unpickle, (self._key, self._from_cache)

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)


_mark_static(ZoneInfo)
