"""Zones: offsets, folds, gaps, arithmetic, conversions."""
import pickle
from datetime import datetime, time, timedelta, timezone, UTC
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

ny, berlin, tokyo, utc = map(ZoneInfo, ["America/New_York", "Europe/Berlin", "Asia/Tokyo", "UTC"])
for when in (datetime(2024, 1, 15, 12), datetime(2024, 7, 15, 12), datetime(1900, 1, 1), datetime(2050, 8, 1)):
    for z in (ny, berlin, tokyo, utc):
        d = when.replace(tzinfo=z)
        print(f"{z.key:17}", d.isoformat(), d.tzname(), d.dst(), d.astimezone(UTC).strftime("%H:%M"))
for fold in (0, 1):
    d = datetime(2024, 11, 3, 1, 30, tzinfo=ny, fold=fold)
    gap = datetime(2024, 3, 31, 2, 30, tzinfo=berlin, fold=fold)
    print(d, d.tzname(), d.astimezone(UTC), gap, gap.utcoffset(), gap.astimezone(UTC).astimezone(berlin), repr(d))
start = datetime(2024, 11, 3, 4, 30, tzinfo=UTC)
for i in range(4):
    local = (start + i * timedelta(hours=1)).astimezone(ny)
    print(local, local.fold, local.tzname(), local.timestamp())
print(datetime(2024, 3, 10, 1, tzinfo=ny) + timedelta(hours=3), datetime(2024, 3, 10, 5, tzinfo=ny) - datetime(2024, 3, 10, 1, tzinfo=ny))
print(datetime(2024, 3, 10, 12, tzinfo=ny) - datetime(2024, 3, 10, 12, tzinfo=berlin), datetime(2024, 1, 1, tzinfo=ny) == datetime(2024, 1, 1, 5, tzinfo=UTC))
print(repr(ny), str(berlin), ny is ZoneInfo("America/New_York"), ZoneInfo.no_cache("UTC") is utc, pickle.loads(pickle.dumps(ny)) is ny, {"Asia/Tokyo", "UTC"} <= available_timezones())
print(time(12, tzinfo=ny).utcoffset(), time(12, tzinfo=utc).utcoffset(), time(12, tzinfo=utc).isoformat(), utc.utcoffset(None), berlin.tzname(None))
for bad in ("Mars/Base", "/etc/passwd", "../x", "a//b"):
    try:
        ZoneInfo(bad)
    except (ZoneInfoNotFoundError, ValueError) as e:
        print(type(e).__name__, e)
meetings = [datetime(2024, m, 28, 9, tzinfo=berlin) for m in range(1, 13, 2)]
print([f"{m.astimezone(ny):%b %d %H:%M %Z}" for m in meetings])
print(datetime.fromtimestamp(1700000000, tokyo), datetime.now(ny).tzinfo is ny, timezone(timedelta(hours=-5), "EST").tzname(None))
