"""Dates, times of day, durations and time zones. Days are counted from 0001-01-01, which is day 1."""

import math
import _strptime
from _types import _mark_static, _type_name, _warn_deprecated
import time as _time
from operator import index as _index

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
_BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
_MONTHS = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_WEEKDAYS = [None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def _warn_of_utc(method, better):
    _warn_deprecated(f"datetime.datetime.{method}() is deprecated and scheduled for removal in a future version. "
                     f"Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.{better}.")


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _leap(year) else _DAYS[month]


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _ymd2ord(year, month, day):
    return _days_before_year(year) + _BEFORE[month] + (month > 2 and _leap(year)) + day


def _ord2ymd(n):
    n -= 1
    n400, n = n // 146097, n % 146097
    year = n400 * 400 + 1
    n100, n = n // 36524, n % 36524
    n4, n = n // 1461, n % 1461
    n1, n = n // 365, n % 365
    year += n100 * 100 + n4 * 4 + n1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    before = _BEFORE[month] + (month > 2 and _leap(year))
    if before > n:
        month -= 1
        before = _BEFORE[month] + (month > 2 and _leap(year))
    return year, month, n - before + 1


def _check_date(year, month, day):
    if (type(year) is int and type(month) is int and type(day) is int
            and 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 28):
        return year, month, day
    year = _index(year)
    for pos, (name, value) in enumerate((("month", month), ("day", day)), 2):
        if value is None:
            raise TypeError(f"function missing required argument '{name}' (pos {pos})")
    month, day = _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, us, fold):
    if type(hour) is not int or type(minute) is not int or type(second) is not int or type(us) is not int:
        hour, minute, second, us = _index(hour), _index(minute), _index(second), _index(us)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= us <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, us, fold


def _check_tz(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_type_name(tz)}'")


def _asked(tz, method, dt):
    """What a time zone answers, once it is known to be an answer."""
    v = getattr(tz, method)(dt)
    if v is None:
        return v
    if method == "tzname":
        if not isinstance(v, str):
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{_type_name(v)}'")
    elif not isinstance(v, timedelta):
        raise TypeError(f"tzinfo.{method}() must return None or timedelta, not '{_type_name(v)}'")
    elif abs(v) >= _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return v


def _offset_text(off, sep=":"):
    """An offset as +HH:MM[:SS[.ffffff]]."""
    if off is None:
        return ""
    sign = "+"
    if off.days < 0:
        sign, off = "-", -off
    h, m = divmod(off, timedelta(hours=1))
    m, s = divmod(m, timedelta(minutes=1))
    text = f"{sign}{h:02d}{sep}{m:02d}"
    if s or s.microseconds:
        text += f"{sep}{s.seconds:02d}"
        if s.microseconds:
            text += f".{s.microseconds:06d}"
    return text


def _format_time(hour, minute, second, us, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    text = f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{us // 1000:03d}"
    if timespec == "microseconds":
        return f"{text}.{us:06d}"
    raise ValueError("Unknown timespec value")


def _strftime(obj, format, timetuple):
    """time.strftime with the fields that it does not know."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {_type_name(format)}")
    out = []
    i, n = 0, len(format)
    while i < n:
        c = format[i]
        i += 1
        if c != "%" or i == n:
            out.append(c)
            continue
        c = format[i]
        i += 1
        if c == "f":
            out.append("%06d" % getattr(obj, "microsecond", 0))
        elif c == "z":
            out.append(_offset_text(obj.utcoffset(), "") if hasattr(obj, "utcoffset") else "")
        elif c == ":" and format[i:i + 1] == "z":
            i += 1
            out.append(_offset_text(obj.utcoffset(), ":") if hasattr(obj, "utcoffset") else "")
        elif c == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            out.append("" if name is None else name.replace("%", "%%"))
        else:
            out.append("%" + c)
    return _time.strftime("".join(out), timetuple)


def _digits(text, i, n):
    part = text[i:i + n]
    if len(part) != n or not (part.isascii() and part.isdigit()):
        raise ValueError("not digits")
    return int(part)


def _parse_iso_date(text):
    """Year, month, day of YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYYWwwD."""
    year = _digits(text, 0, 4)
    dash = text[4:5] == "-"
    i = 4 + dash
    if text[i:i + 1] == "W":
        week = _digits(text, i + 1, 2)
        i += 3
        day = 1
        if len(text) > i:
            if dash != (text[i] == "-"):
                raise ValueError("inconsistent separators")
            i += dash
            day = _digits(text, i, 1)
            i += 1
        if i != len(text):
            raise ValueError("trailing text")
        return _iso_to_ymd(year, week, day)
    month = _digits(text, i, 2)
    i += 2
    if dash != (text[i:i + 1] == "-"):
        raise ValueError("inconsistent separators")
    i += dash
    day = _digits(text, i, 2)
    if i + 2 != len(text):
        raise ValueError("trailing text")
    return year, month, day


def _iso_to_ymd(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53:
        first = _ymd2ord(year, 1, 1) % 7
        if week != 53 or not (first == 4 or first == 3 and _leap(year)):
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _ord2ymd(_iso_week1(year) + (week - 1) * 7 + day - 1)


def _iso_week1(year):
    """The ordinal of the Monday that begins week 1."""
    first = _ymd2ord(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _parse_hms(text):
    """Hour, minute, second, microsecond of HH[:MM[:SS[.fff[fff]]]], with or without colons."""
    parts = [0, 0, 0, 0]
    i = 0
    colons = text[2:3] == ":"
    for k in range(3):
        parts[k] = _digits(text, i, 2)
        i += 2
        if i == len(text):
            return parts
        c = text[i]
        if c in ".," and k == 2:
            break
        if colons:
            if c != ":" or k == 2:
                raise ValueError("bad separator")
            i += 1
    else:
        raise ValueError("trailing text")
    fraction = text[i + 1:]
    if not (fraction.isascii() and fraction.isdigit()):
        raise ValueError("bad fraction")
    parts[3] = int((fraction + "000000")[:6])
    return parts


def _parse_iso_time(text):
    """Hour, minute, second, microsecond and time zone."""
    i = max(text.find("+"), text.find("-"), text.find("Z"))
    tz = None
    if i >= 0:
        clock, zone = text[:i], text[i + 1:]
        if text[i] == "Z":
            if zone:
                raise ValueError("trailing text")
            tz = timezone.utc
        else:
            h, m, s, us = _parse_hms(zone)
            off = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
            if text[i] == "-":
                off = -off
            tz = timezone(off) if off else timezone.utc
    else:
        clock = text
    return (*_parse_hms(clock), tz)


def _cmp(x, y):
    return 0 if x == y else 1 if x > y else -1


def _divide_nearest(a, b):
    """a/b rounded to the nearest int, ties to even."""
    q, r = divmod(a, b)
    r *= 2
    if r > b if b > 0 else r < b:
        return q + 1
    if r == b and q % 2 == 1:
        return q + 1
    return q


def _shown(cls):
    """A class's name in the repr of its instances: those of a program's own are shown without their module."""
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


class timedelta:
    """A duration, exact to the microsecond."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if (type(days) is int and type(seconds) is int and type(microseconds) is int and type(milliseconds) is int
                and type(minutes) is int and type(hours) is int and type(weeks) is int):
            seconds += (weeks * 7 + days) * 86400 + hours * 3600 + minutes * 60
            return cls._of(seconds * 1000000 + milliseconds * 1000 + microseconds)
        whole = 0
        fraction = 0.0
        for name, value, unit in (
                ("days", days, 86400000000), ("seconds", seconds, 1000000), ("microseconds", microseconds, 1),
                ("milliseconds", milliseconds, 1000), ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
                ("weeks", weeks, 604800000000)):
            if isinstance(value, int):
                whole += value * unit
            elif isinstance(value, float):
                part = math.modf(value)
                whole += int(part[1]) * unit
                left = math.modf(part[0] * unit)
                whole += int(left[1])
                fraction += left[0]
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {_type_name(value)}")
        if fraction:
            rounded = round(fraction)
            if abs(fraction - math.trunc(fraction)) == 0.5:
                # Ties go to the even sum.
                rounded = 2 * round((whole + fraction) * 0.5) - whole
            whole += rounded
        return cls._of(whole)

    @classmethod
    def _of(cls, us):
        days = us // 86400000000
        us -= days * 86400000000
        if not -(2**31) <= days < 2**31:
            raise OverflowError("Python int too large to convert to C int")
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds = us // 1000000
        self._microseconds = us % 1000000
        return self

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def total_seconds(self):
        return self._us() / 10**6

    def __repr__(self):
        args = []
        if self._days:
            args.append(f"days={self._days}")
        if self._seconds:
            args.append(f"seconds={self._seconds}")
        if self._microseconds:
            args.append(f"microseconds={self._microseconds}")
        cls = type(self)
        return f"{_shown(cls)}({', '.join(args) or '0'})"

    def __str__(self):
        m, s = divmod(self._seconds, 60)
        h, m = divmod(m, 60)
        text = f"{h}:{m:02d}:{s:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() + other._us())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() - other._us())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(other._us() - self._us())
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._us())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        if isinstance(other, int):
            return timedelta._of(self._us() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            return timedelta._of(_divide_nearest(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(b * self._us(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() % other._us())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._us(), other._us())
            return q, timedelta._of(r)
        return NotImplemented

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._us() != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    """What time zones derive from."""

    __slots__ = ()

    def __reduce__(self):
        init = getattr(self, "__getinitargs__", None)
        return type(self), init() if init is not None else (), self.__getstate__()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        off = dt.utcoffset()
        if off is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = off - dst
        if standard:
            dt += standard
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst


UTC = None


class timezone(tzinfo):
    """A fixed offset from UTC."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_type_name(offset)}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_type_name(name)}")
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
        if name is None and not offset and UTC is not None:
            return UTC
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return type(self), self.__getinitargs__()

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _pickled(value, size, month):
    """The packed form that pickle gives the constructors instead of a first number; None if the value is something else."""
    if isinstance(value, str):
        # Python 2 pickled bytes as text.
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return None
    if not isinstance(value, bytes) or len(value) != size:
        return None
    if month is None:
        return value if value[0] & 127 < 24 else None
    return value if 1 <= value[month] & 127 <= 12 else None


class date:
    """A day of the Gregorian calendar."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month=None, day=None):
        self = object.__new__(cls)
        if month is None and day is None:
            state = _pickled(year, 4, 2)
            if state is not None:
                self._year, self._month, self._day = state[0] << 8 | state[1], state[2], state[3]
                return self
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, t):
        if t is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        y, m, d = _time.localtime(t)[:3]
        return cls(y, m, d)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAXORDINAL:
            raise ValueError("year is out of range")
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _parse_iso_date(date_string)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_iso_to_ymd(year, week, day))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        cls = type(self)
        return f"{_shown(cls)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        return f"{_WEEKDAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"must be str, not {_type_name(fmt)}")
        return self.strftime(fmt) if fmt else str(self)

    def timetuple(self):
        return self._tuple(0, 0, 0, -1)

    def _tuple(self, hh, mm, ss, dst):
        yday = self.toordinal() - _ymd2ord(self._year, 1, 1) + 1
        return _time.struct_time((self._year, self._month, self._day, hh, mm, ss, self.weekday(), yday, dst))

    def toordinal(self):
        return _ymd2ord(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        start = _iso_week1(year)
        today = _ymd2ord(self._year, self._month, self._day)
        week, day = divmod(today - start, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_week1(year), 7)
        elif week >= 52 and today >= _iso_week1(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    __replace__ = replace

    def _key(self):
        return self._year, self._month, self._day

    def _other(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._other(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._other(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if 0 < n <= _MAXORDINAL:
                return type(self).fromordinal(n)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _state(self):
        return bytes([self._year >> 8, self._year & 255, self._month, self._day])

    def __reduce__(self):
        return type(self), (self._state(),)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class IsoCalendarDate(tuple):
    """Year, week and weekday."""

    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class time:
    """A time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        state = _pickled(hour, 6, None)
        if state is not None:
            self._hour, self._minute, self._second = state[0] & 127, state[1], state[2]
            self._microsecond, self._fold = state[3] << 16 | state[4] << 8 | state[5], state[0] >> 7
            self._tzinfo = minute or None
            return self
        self._hour, self._minute, self._second, self._microsecond, self._fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._tzinfo = tzinfo
        return self

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            h, m, s, us, tz = _parse_iso_time(time_string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(h, m, s, us, tz)

    def utcoffset(self):
        return None if self._tzinfo is None else _asked(self._tzinfo, "utcoffset", None)

    def tzname(self):
        return None if self._tzinfo is None else _asked(self._tzinfo, "tzname", None)

    def dst(self):
        return None if self._tzinfo is None else _asked(self._tzinfo, "dst", None)

    def isoformat(self, timespec="auto"):
        return _format_time(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    __str__ = isoformat

    def __repr__(self):
        cls = type(self)
        return f"{_shown(cls)}({self._hour}, {self._minute}{_clock_repr(self)})"

    def strftime(self, format):
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _compare(self, other, equality=False):
        a, b = self.utcoffset(), other.utcoffset()
        if a is not b and a != b and (a is None or b is None):
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware times")
        zero = timedelta(0)
        return _cmp(self._since(a or zero), other._since(b or zero))

    def _since(self, off):
        return timedelta(hours=self._hour, minutes=self._minute, seconds=self._second, microseconds=self._microsecond) - off

    def __eq__(self, other):
        return self._compare(other, True) == 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._compare(other) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._compare(other) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._compare(other) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._compare(other) >= 0 if isinstance(other, time) else NotImplemented

    def __reduce_ex__(self, protocol):
        us = self._microsecond
        hour = self._hour + 128 if protocol > 3 and self._fold else self._hour
        state = bytes([hour, self._minute, self._second, us >> 16, us >> 8 & 255, us & 255])
        return type(self), (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)

    def __hash__(self):
        return hash(self._since(self.utcoffset() or timedelta(0)))


def _clock_repr(t):
    """What follows hour and minute in a repr."""
    text = ""
    if t._microsecond:
        text = f", {t._second}, {t._microsecond}"
    elif t._second:
        text = f", {t._second}"
    if t._fold:
        text += ", fold=1"
    if t._tzinfo is not None:
        text += f", tzinfo={t._tzinfo!r}"
    return text


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_tzinfo_class = tzinfo


class datetime(date):
    """A date and a time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        state = None if type(year) is int else _pickled(year, 10, 2)
        if state is not None:
            self._year, self._month, self._day = state[0] << 8 | state[1], state[2] & 127, state[3]
            self._hour, self._minute, self._second, self._fold = state[4], state[5], state[6], state[2] >> 7
            self._microsecond = state[7] << 16 | state[8] << 8 | state[9]
            self._tzinfo = month
            return self
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond, self._fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._tzinfo = tzinfo
        return self

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    @classmethod
    def _from_seconds(cls, t, utc, tz):
        frac, t = math.modf(t)
        us = round(frac * 1e6)
        if us >= 1000000:
            t, us = t + 1, us - 1000000
        elif us < 0:
            t, us = t - 1, us + 1000000
        y, m, d, hh, mm, ss = (_time.gmtime if utc else _time.localtime)(t)[:6]
        return cls(y, m, d, hh, mm, min(ss, 59), us, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_tz(tz)
        result = cls._from_seconds(timestamp, tz is not None, tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, t):
        _warn_of_utc("utcfromtimestamp", "fromtimestamp(timestamp, datetime.UTC)")
        return cls._from_seconds(t, True, None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        _warn_of_utc("utcnow", "now(datetime.UTC)")
        return cls._from_seconds(_time.time(), True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        for i, (v, kind) in enumerate(((date, _date), (time, _clock)), 1):
            if not isinstance(v, kind):
                raise TypeError(f"combine() argument {i} must be datetime.{kind.__name__}, not {_type_name(v)}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            n = _iso_date_length(date_string)
            parts = _parse_iso_date(date_string[:n])
            clock = _parse_iso_time(date_string[n + 1:]) if len(date_string) > n else ()
            if len(date_string) == n + 1:
                raise ValueError("no time")
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts, *clock)

    @classmethod
    def strptime(cls, date_string, format):
        for i, v in enumerate((date_string, format), 1):
            if not isinstance(v, str):
                raise TypeError(f"strptime() argument {i} must be str, not {_type_name(v)}")
        *fields, offset, fraction, zone = _strptime.instant(date_string, format)
        if offset is None:
            return cls(*fields)
        offset = timedelta(seconds=offset, microseconds=fraction)
        return cls(*fields, timezone.utc if not offset and zone is None else timezone(offset, *() if zone is None else (zone,)))

    def timetuple(self):
        dst = self.dst()
        return self._tuple(self._hour, self._minute, self._second, -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        off = self.utcoffset()
        t = self - off if off else self
        return t._tuple(t._hour, t._minute, t._second, 0)

    def timestamp(self):
        if self._tzinfo is None:
            return _time.mktime(self._tuple(self._hour, self._minute, self._second, -1)) + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _local_zone(self):
        t = _time.localtime(self.timestamp() if self._tzinfo is None else (self - _EPOCH) // timedelta(seconds=1))
        return timezone(timedelta(seconds=t.tm_gmtoff), t.tm_zone)

    def astimezone(self, tz=None):
        if tz is None:
            tz = self._local_zone()
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError("tz argument must be an instance of tzinfo")
        mine = self._tzinfo
        if mine is None:
            mine = self._local_zone()
            off = mine.utcoffset(self)
        elif mine is tz:
            return self
        else:
            off = mine.utcoffset(self)
        return tz.fromutc((self - off).replace(tzinfo=tz))

    def ctime(self):
        return (f"{_WEEKDAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    def isoformat(self, sep="T", timespec="auto"):
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _format_time(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(sep=" ")

    def __repr__(self):
        cls = type(self)
        return (f"{_shown(cls)}({self._year}, {self._month}, {self._day}, "
                f"{self._hour}, {self._minute}{_clock_repr(self)})")

    def utcoffset(self):
        return None if self._tzinfo is None else _asked(self._tzinfo, "utcoffset", self)

    def tzname(self):
        return None if self._tzinfo is None else _asked(self._tzinfo, "tzname", self)

    def dst(self):
        return None if self._tzinfo is None else _asked(self._tzinfo, "dst", self)

    def _other(self, other):
        return isinstance(other, datetime)

    def _moment(self):
        seconds = _ymd2ord(self._year, self._month, self._day) * 86400 + self._hour * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    def _since(self):
        return timedelta(self.toordinal(), self._hour * 3600 + self._minute * 60 + self._second, self._microsecond)

    def _compare(self, other, equality=False):
        if self._tzinfo is other._tzinfo:
            return _cmp(self._moment(), other._moment())
        a, b = self.utcoffset(), other.utcoffset()
        if equality and (a != self.replace(fold=not self._fold).utcoffset() or b != other.replace(fold=not other._fold).utcoffset()):
            return 2  # a time that there is twice, or not at all, equals none of another zone
        if (a is None) != (b is None):
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if a == b:
            return _cmp(self._moment(), other._moment())
        return _cmp(self._since() - a, other._since() - b)

    def __eq__(self, other):
        return self._compare(other, True) == 0 if self._other(other) else NotImplemented

    def __lt__(self, other):
        return self._compare(other) < 0 if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._compare(other) <= 0 if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._compare(other) > 0 if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._compare(other) >= 0 if self._other(other) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        us = self._moment() + other._us()
        days = us // 86400000000
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        us -= days * 86400000000
        second = us // 1000000
        year, month, day = _ord2ymd(days)
        return type(self)(year, month, day, second // 3600, second % 3600 // 60, second % 60, us % 1000000, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        base = timedelta._of(self._moment() - other._moment())
        if self._tzinfo is other._tzinfo:
            return base
        a, b = self.utcoffset(), other.utcoffset()
        if a == b:
            return base
        if a is None or b is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return base + b - a

    def __hash__(self):
        off = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        return hash(self._since() if off is None else self._since() - off)

    def _state(self, fold=False):
        us = self._microsecond
        month = self._month + 128 if fold and self._fold else self._month
        return bytes([self._year >> 8, self._year & 255, month, self._day, self._hour, self._minute, self._second, us >> 16,
                      us >> 8 & 255, us & 255])

    def __reduce_ex__(self, protocol):
        state = self._state(protocol > 3)
        return type(self), (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _iso_date_length(text):
    """How much of the text of a date and time is the date."""
    if text[4:5] == "-":
        if text[5:6] == "W":
            return 10 if text[8:9] == "-" and text[9:10].isdigit() else 8
        return 10
    if text[4:5] == "W":
        return 8 if text[7:8].isdigit() else 7
    return 8


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_DAY = timedelta(1)
_date = date
_clock = time
_mark_static(date, datetime, time, timedelta, timezone, tzinfo, IsoCalendarDate)
