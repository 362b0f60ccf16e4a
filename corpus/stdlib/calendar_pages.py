"""calendar as text, HTML and data; tty on what is a terminal and what is not."""
import calendar
import os
import termios
import tty

print(calendar.month(2024, 2), calendar.TextCalendar(6).formatmonth(2023, 10, 4, 2), calendar.calendar(2024, m=4), sep="|\n")
print(calendar.TextCalendar(firstweekday=calendar.SUNDAY).formatyear(2025, c=3, m=2))
calendar.prmonth(2000, 12, w=9)
print(calendar.HTMLCalendar().formatmonth(2024, 2), calendar.HTMLCalendar(6).formatyear(2024)[:600], calendar.HTMLCalendar().formatyearpage(2024)[:500], sep="\n")
print(calendar.monthcalendar(2024, 9), calendar.Calendar(2).monthdays2calendar(2024, 2)[0], calendar.Calendar().monthdatescalendar(1999, 12)[-1])
print(list(calendar.Calendar().itermonthdays4(2024, 1))[-3:], list(calendar.Calendar(5).iterweekdays()), len(calendar.Calendar().yeardayscalendar(2024)))
print(list(calendar.month_name), calendar.month_abbr[1:3], calendar.day_name[-1], len(calendar.day_abbr), calendar.weekheader(3), calendar.weekheader(10))
print(calendar.isleap(1900), calendar.isleap(2000), calendar.leapdays(2000, 2025), calendar.weekday(2024, 2, 29), calendar.monthrange(2023, 2), calendar.timegm((2024, 2, 29, 12, 30, 5)))
print(repr(calendar.JANUARY), calendar.Month(3).name, repr(calendar.Day.FRIDAY), calendar.SATURDAY + 1)
for wrong in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.month(2024, 0), lambda: calendar.Calendar(8).firstweekday,
              lambda: calendar.weekday(2024, 2, 30), lambda: calendar.monthcalendar(2024, "x")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e, isinstance(e, ValueError))
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.firstweekday(), calendar.week([(1, 0), (0, 1)], 3), calendar.month(2024, 5))
master, slave = os.openpty()
before = termios.tcgetattr(slave)
print(tty.setraw(slave) == before, bool(termios.tcgetattr(slave)[tty.LFLAG] & termios.ECHO), bool(before[tty.LFLAG] & termios.ICANON))
os.write(master, b"x\x03y")
print(os.read(slave, 10))
tty.setcbreak(slave)
print(bool(termios.tcgetattr(slave)[3] & termios.ICANON))
r, w = os.pipe()
tty.setraw(r)
