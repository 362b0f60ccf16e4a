from datetime import *
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError
import time
import sys
import pickle
import copy
from email.utils import format_datetime, parsedate_to_datetime

d = date(2024, 2, 29)
print(d, repr(d), d.isocalendar(), d.isoformat(), d.weekday(), d.isoweekday(), d.toordinal(), d.timetuple(), d.ctime(), d.replace(year=2023, day=1), f"{d:%A %d %B %Y week %V %j %U %W}")
dt = datetime(2024, 3, 31, 1, 30, 15, 123456, tzinfo=ZoneInfo("Europe/Berlin"))
print(dt, repr(dt), dt.utcoffset(), dt.tzname(), dt.dst(), dt + timedelta(hours=1), dt.astimezone(timezone.utc), dt.timestamp(), dt.isoformat(" ", "milliseconds"), dt.strftime("%Y-%m-%dT%H:%M:%S.%f%z %Z %p %I %y %-d|%e|%%|%G-%V|%:z|%s|%D|%T|%c|%x|%X|%h|%n|%R"))
print(datetime(2024, 10, 27, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")), datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")), repr(datetime(2024, 10, 27, 2, fold=1)))
for s in ["2024-01-02", "20240102", "2024-W05-3", "2024-01-02T03:04:05Z", "2024-01-02 03:04:05.123+05:30", "2024-01-02T24:00", "2024-13-01", "hello", "2024-01-02T03", "2024-01-02T03:04:05,1234567"]:
    try: print(s, repr(datetime.fromisoformat(s)))
    except ValueError as e: print(s, e)
for s, f in [("31/12/99 23:59", "%d/%m/%y %H:%M"), ("Jan 5 2024 3PM +0100", "%b %d %Y %I%p %z"), ("2024 10", "%Y %j"), ("x", "%Y"), ("2024-01-01 extra", "%Y-%m-%d"), ("12", "%Q"), ("2024 05 1", "%G %V %u"), ("1e3", "%f"), ("Monday", "%A"), ("2024-02-30", "%Y-%m-%d"), ("10:11:12.5", "%H:%M:%S.%f"), ("UTC", "%Z")]:
    try: print(s, datetime.strptime(s, f))
    except ValueError as e: print(s, "|", e)
td = timedelta(days=-1, hours=5, microseconds=7)
print(td, repr(td), td.total_seconds(), td * 2.5, td / 3, td // timedelta(minutes=7), divmod(td, timedelta(hours=1)), abs(td), -td, timedelta(weeks=1), timedelta.max, timedelta(0.5), bool(timedelta()), td % timedelta(hours=1), timedelta(hours=36) / timedelta(days=1))
print(datetime(2024, 1, 31) - datetime(2023, 1, 31), date(2024, 3, 1) - date(2024, 2, 1), datetime.min, datetime.max, time.strftime("%Y %j", (2024, 1, 2, 3, 4, 5, 0, 2, 0)), datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(-1.5, UTC), date.fromordinal(1), date.fromisocalendar(2020, 53, 7))
tz = timezone(timedelta(hours=-3, minutes=-30), "NST"); print(tz, repr(tz), timezone(timedelta(seconds=5)), timezone.utc, tz.utcoffset(None), tz == timezone(timedelta(hours=-3.5)))
t = __import__("datetime").time(23, 59, 59, 5, tzinfo=tz); print(t, repr(t), t.isoformat("auto"), t.replace(hour=0), t.strftime("%H %Z"), __import__("datetime").time.fromisoformat("T04:05"), bool(t))
for f in (lambda: date(2023, 2, 29), lambda: datetime(1, 1, 1) - timedelta(1), lambda: date.today() < datetime.now(), lambda: datetime.now() < datetime.now(UTC), lambda: d + 1, lambda: timedelta(days=10**10), lambda: datetime(2024, 1, 1, 25), lambda: ZoneInfo("Mars/Base"), lambda: timezone(timedelta(days=1)), lambda: datetime("x"), lambda: date(2024, 1), lambda: datetime.fromtimestamp(1e20), lambda: dt.replace(fold=2), lambda: datetime.now(5), lambda: td / 0, lambda: date.fromisoformat(5), lambda: time.mktime((1, 2)), lambda: datetime.combine(d, 3), lambda: timedelta("1")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(format_datetime(dt), parsedate_to_datetime("Mon, 01 Jan 2024 10:00:00 -0500"), datetime.combine(d, t), dt.date(), dt.time(), dt.timetz(), dt.utctimetuple()[:6])
class Stamp(datetime):
    def __new__(cls, *a, label="", **k):
        self = super().__new__(cls, *a, **k); self.label = label; return self
    def __str__(self): return f"<{self.label} {super().__str__()}>"
s = Stamp(2024, 1, 1, label="ny"); print(s, repr(s), type(s + timedelta(1)).__name__, s == datetime(2024, 1, 1), hash(s) == hash(datetime(2024, 1, 1)), Stamp.fromisoformat("2024-01-01"), copy.copy(datetime(2024, 1, 1)), pickle.loads(pickle.dumps(dt)) == dt)
class Fixed(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=2)
    def dst(self, dt): return timedelta(0)
    def tzname(self, dt): return "FX"
    def __repr__(self): return "Fixed()"
print(datetime(2024, 1, 1, tzinfo=Fixed()), repr(datetime(2024, 1, 1, tzinfo=Fixed())), datetime(2024, 1, 1, 12, tzinfo=Fixed()).astimezone(UTC), datetime(2024, 1, 1, tzinfo=UTC).astimezone(Fixed()), sorted([datetime(2024, 1, 1, 3, tzinfo=Fixed()), datetime(2024, 1, 1, 2, tzinfo=UTC)]))
print(time.gmtime(86400 * 365), time.asctime(time.gmtime(0)), time.strptime("30 Nov 00", "%d %b %y"), time.struct_time(range(9)).tm_year, sorted(time.get_clock_info("monotonic").__dict__)[:2])
class BadTz(tzinfo): 
    def utcoffset(self, dt): return 5
datetime(2024, 1, 1, tzinfo=BadTz()).isoformat()
