"""Dates and times."""

from datetime import *
import datetime as D
tz = timezone(timedelta(hours=5, minutes=30))


def show(text, f):
    try:
        r = f()
        print(text, "=>", type(r).__name__, ascii(r)[:150])
    except Exception as e:
        print(text, "=>", type(e).__name__, ascii(str(e))[:200])


show('datetime(2024,2,29,12,30,45,123456)', lambda: (datetime(2024,2,29,12,30,45,123456)))
show("str(datetime(2024,2,29,12,30)), datetime(2024,2,29).isoformat(timespec='milliseconds'), repr(datetime(2024,2,29,1,2,3))", lambda: (str(datetime(2024,2,29,12,30)), datetime(2024,2,29).isoformat(timespec='milliseconds'), repr(datetime(2024,2,29,1,2,3))))
show('datetime(2023,2,29)', lambda: (datetime(2023,2,29)))
show('datetime(2023,13,1)', lambda: (datetime(2023,13,1)))
show('datetime(0,1,1)', lambda: (datetime(0,1,1)))
show('date(2024,1,31) + timedelta(days=30), date(2024,3,1) - date(2024,2,1), date(2024,3,1) - timedelta(1)', lambda: (date(2024,1,31) + timedelta(days=30), date(2024,3,1) - date(2024,2,1), date(2024,3,1) - timedelta(1)))
show('date(2024,5,5).weekday(), date(2024,5,5).isoweekday(), date(2024,12,30).isocalendar(), date(2021,1,3).isocalendar()', lambda: (date(2024,5,5).weekday(), date(2024,5,5).isoweekday(), date(2024,12,30).isocalendar(), date(2021,1,3).isocalendar()))
show('timedelta(days=1, hours=2, seconds=3.5), str(timedelta(days=-1, hours=2)), timedelta(0), repr(timedelta(weeks=1, milliseconds=5))', lambda: (timedelta(days=1, hours=2, seconds=3.5), str(timedelta(days=-1, hours=2)), timedelta(0), repr(timedelta(weeks=1, milliseconds=5))))
show('timedelta(hours=1)/2, timedelta(hours=1)//timedelta(minutes=7), timedelta(hours=1)%timedelta(minutes=7), timedelta(hours=1)*1.5, -timedelta(1), abs(timedelta(-1)), 3*timedelta(1)', lambda: (timedelta(hours=1)/2, timedelta(hours=1)//timedelta(minutes=7), timedelta(hours=1)%timedelta(minutes=7), timedelta(hours=1)*1.5, -timedelta(1), abs(timedelta(-1)), 3*timedelta(1)))
show('timedelta(hours=1)/timedelta(minutes=30), timedelta(seconds=1.0000005), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(days=1).total_seconds()', lambda: (timedelta(hours=1)/timedelta(minutes=30), timedelta(seconds=1.0000005), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(days=1).total_seconds()))
show("timedelta('x')", lambda: (timedelta('x')))
show("datetime(2024,1,1,tzinfo=tz), str(datetime(2024,1,1,tzinfo=tz)), datetime(2024,1,1,tzinfo=timezone.utc), tz, timezone.utc, str(tz), timezone(timedelta(hours=-3), 'X')", lambda: (datetime(2024,1,1,tzinfo=tz), str(datetime(2024,1,1,tzinfo=tz)), datetime(2024,1,1,tzinfo=timezone.utc), tz, timezone.utc, str(tz), timezone(timedelta(hours=-3), 'X')))
show('datetime(2024,1,1,12,tzinfo=timezone.utc).astimezone(tz), datetime(2024,1,1,tzinfo=tz).timestamp(), datetime(2024,1,1,tzinfo=tz).utcoffset()', lambda: (datetime(2024,1,1,12,tzinfo=timezone.utc).astimezone(tz), datetime(2024,1,1,tzinfo=tz).timestamp(), datetime(2024,1,1,tzinfo=tz).utcoffset()))
show('datetime(2024,1,1,tzinfo=tz) == datetime(2023,12,31,18,30,tzinfo=timezone.utc), datetime(2024,1,1) == datetime(2024,1,1,tzinfo=tz)', lambda: (datetime(2024,1,1,tzinfo=tz) == datetime(2023,12,31,18,30,tzinfo=timezone.utc), datetime(2024,1,1) == datetime(2024,1,1,tzinfo=tz)))
show('datetime(2024,1,1) < datetime(2024,1,1,tzinfo=tz)', lambda: (datetime(2024,1,1) < datetime(2024,1,1,tzinfo=tz)))
show('datetime(2024,1,1) - datetime(2024,1,1,tzinfo=tz)', lambda: (datetime(2024,1,1) - datetime(2024,1,1,tzinfo=tz)))
show('datetime(2024,1,1) - datetime(2023,12,31,23,0,0,1)', lambda: (datetime(2024,1,1) - datetime(2023,12,31,23,0,0,1)))
show("datetime.fromisoformat('2024-05-06'), datetime.fromisoformat('2024-05-06T07:08:09.123'), datetime.fromisoformat('2024-05-06 07:08:09+05:30'), datetime.fromisoformat('20240506T070809Z')", lambda: (datetime.fromisoformat('2024-05-06'), datetime.fromisoformat('2024-05-06T07:08:09.123'), datetime.fromisoformat('2024-05-06 07:08:09+05:30'), datetime.fromisoformat('20240506T070809Z')))
show("datetime.fromisoformat('2024-13-06')", lambda: (datetime.fromisoformat('2024-13-06')))
show("datetime.fromisoformat('x')", lambda: (datetime.fromisoformat('x')))
show("date.fromisoformat('2024-W10-3'), date.fromisoformat('2024-05-06'), time.fromisoformat('04:23:01.5')", lambda: (date.fromisoformat('2024-W10-3'), date.fromisoformat('2024-05-06'), time.fromisoformat('04:23:01.5')))
show("date.fromisoformat('2024-5-6')", lambda: (date.fromisoformat('2024-5-6')))
show("datetime.strptime('2024-05-06 07:08:09', '%Y-%m-%d %H:%M:%S'), datetime.strptime('06/May/24', '%d/%b/%y'), datetime.strptime('2024-05-06T07:08:09.123456', '%Y-%m-%dT%H:%M:%S.%f')", lambda: (datetime.strptime('2024-05-06 07:08:09', '%Y-%m-%d %H:%M:%S'), datetime.strptime('06/May/24', '%d/%b/%y'), datetime.strptime('2024-05-06T07:08:09.123456', '%Y-%m-%dT%H:%M:%S.%f')))
show("datetime.strptime('2024', '%Y-%m')", lambda: (datetime.strptime('2024', '%Y-%m')))
show('datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1.5, tz), datetime.utcfromtimestamp(86400)', lambda: (datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1.5, tz), datetime.utcfromtimestamp(86400)))
show('time(12,30), str(time(1,2,3,4)), time(1,2,tzinfo=tz), time(1) < time(2), time(23,59).replace(hour=1)', lambda: (time(12,30), str(time(1,2,3,4)), time(1,2,tzinfo=tz), time(1) < time(2), time(23,59).replace(hour=1)))
show('time(25)', lambda: (time(25)))
show('datetime(2024,1,31).replace(day=15, hour=3), date(2024,1,1).replace(year=2020)', lambda: (datetime(2024,1,31).replace(day=15, hour=3), date(2024,1,1).replace(year=2020)))
show('datetime(2024,1,31).replace(month=2)', lambda: (datetime(2024,1,31).replace(month=2)))
show('datetime.combine(date(2024,1,1), time(12)), datetime(2024,1,1,12).date(), datetime(2024,1,1,12).time(), datetime(2024,1,1,12).timetuple()', lambda: (datetime.combine(date(2024,1,1), time(12)), datetime(2024,1,1,12).date(), datetime(2024,1,1,12).time(), datetime(2024,1,1,12).timetuple()))
show('datetime.min, datetime.max, date.max.toordinal(), date.fromordinal(738000), timedelta.max, timedelta.min', lambda: (datetime.min, datetime.max, date.max.toordinal(), date.fromordinal(738000), timedelta.max, timedelta.min))
show('datetime(2024,1,1).ctime(), date(2024,1,1).ctime()', lambda: (datetime(2024,1,1).ctime(), date(2024,1,1).ctime()))
show('hash(date(2024,1,1)) == hash(date(2024,1,1)), {datetime(2024,1,1): 1}[datetime(2024,1,1)]', lambda: (hash(date(2024,1,1)) == hash(date(2024,1,1)), {datetime(2024,1,1): 1}[datetime(2024,1,1)]))
show('datetime.max + timedelta(1)', lambda: (datetime.max + timedelta(1)))
show('datetime(2024)', lambda: (datetime(2024)))
show("date(2024,1,'x')", lambda: (date(2024,1,'x')))
show('D.UTC, D.MINYEAR, sorted([date(2024,2,1), date(2023,1,1)])', lambda: (D.UTC, D.MINYEAR, sorted([date(2024,2,1), date(2023,1,1)])))
show('timezone(timedelta(hours=25))', lambda: (timezone(timedelta(hours=25))))
show('timezone(1)', lambda: (timezone(1)))
show('datetime(2024,1,1,tzinfo=1)', lambda: (datetime(2024,1,1,tzinfo=1)))
