// Package strftime formats and reads broken-down times as C's strftime and Python's strptime do, in the C locale.
package strftime

import (
	"fmt"
	"strings"
	"time"
)

// Time is a broken-down time, with the fields of Python's time.struct_time.
type Time struct {
	Year, Month, Day, Hour, Minute, Second int
	Weekday, YearDay, DST                  int // Monday is 0; January 1st is 1
	Zone                                   string
	Offset                                 int // seconds east of UTC
	Micro                                  int // %f, which only strptime knows
}

// Names of days from Monday and of months from January.
var (
	Days   = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	Months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
		"December"}
)

// Local is the moment that t is in the local time zone.
func (t Time) Local() time.Time {
	return time.Date(t.Year, time.Month(t.Month), t.Day, t.Hour, t.Minute, t.Second, 0, time.Local)
}

// Format is t as layout says. What C does not know stays as it is.
func Format(layout string, t Time) string {
	var b strings.Builder
	for i := 0; i < len(layout); i++ {
		if layout[i] != '%' || i+1 == len(layout) {
			b.WriteByte(layout[i])
			continue
		}
		i++
		flag := byte(0)
		if strings.IndexByte("-_0^#", layout[i]) >= 0 && i+1 < len(layout) {
			flag = layout[i]
			i++
		}
		s, ok := t.directive(layout[i])
		if !ok {
			b.WriteByte('%')
			if flag != 0 {
				b.WriteByte(flag)
			}
			b.WriteByte(layout[i])
			continue
		}
		switch flag {
		case '-':
			if trimmed := strings.TrimLeft(s, "0 "); trimmed != "" {
				s = trimmed
			} else if s != "" {
				s = "0"
			}
		case '_':
			if len(s) > 1 && s[0] == '0' {
				s = " " + s[1:]
			}
		case '^':
			s = strings.ToUpper(s)
		}
		b.WriteString(s)
	}
	return b.String()
}

func (t Time) directive(c byte) (string, bool) {
	two := func(n int) string { return fmt.Sprintf("%02d", n) }
	hour12 := (t.Hour+11)%12 + 1
	switch c {
	case 'a':
		return Days[t.Weekday][:3], true
	case 'A':
		return Days[t.Weekday], true
	case 'b', 'h':
		return Months[t.Month-1][:3], true
	case 'B':
		return Months[t.Month-1], true
	case 'c':
		return Format("%a %b %e %H:%M:%S %Y", t), true
	case 'C':
		return two(t.Year / 100), true
	case 'd':
		return two(t.Day), true
	case 'D', 'x':
		return Format("%m/%d/%y", t), true
	case 'e':
		return fmt.Sprintf("%2d", t.Day), true
	case 'F':
		return Format("%Y-%m-%d", t), true
	case 'g':
		y, _ := t.isoWeek()
		return two(y % 100), true
	case 'G':
		y, _ := t.isoWeek()
		return fmt.Sprint(y), true
	case 'H':
		return two(t.Hour), true
	case 'I':
		return two(hour12), true
	case 'j':
		return fmt.Sprintf("%03d", t.YearDay), true
	case 'k':
		return fmt.Sprintf("%2d", t.Hour), true
	case 'l':
		return fmt.Sprintf("%2d", hour12), true
	case 'm':
		return two(t.Month), true
	case 'M':
		return two(t.Minute), true
	case 'n':
		return "\n", true
	case 'p', 'P':
		s := "AM"
		if t.Hour >= 12 {
			s = "PM"
		}
		if c == 'P' {
			s = strings.ToLower(s)
		}
		return s, true
	case 'r':
		return Format("%I:%M:%S %p", t), true
	case 'R':
		return Format("%H:%M", t), true
	case 'S':
		return two(t.Second), true
	case 's':
		return fmt.Sprint(t.Local().Unix()), true
	case 't':
		return "\t", true
	case 'T', 'X':
		return Format("%H:%M:%S", t), true
	case 'u':
		return fmt.Sprint(t.Weekday + 1), true
	case 'U':
		return two((t.YearDay + 6 - (t.Weekday+1)%7) / 7), true
	case 'V':
		_, w := t.isoWeek()
		return two(w), true
	case 'w':
		return fmt.Sprint((t.Weekday + 1) % 7), true
	case 'W':
		return two((t.YearDay + 6 - t.Weekday) / 7), true
	case 'y':
		return two(t.Year % 100), true
	case 'Y':
		return fmt.Sprint(t.Year), true
	case 'z':
		o, sign := t.Offset, '+'
		if o < 0 {
			o, sign = -o, '-'
		}
		return fmt.Sprintf("%c%02d%02d", sign, o/3600, o/60%60), true
	case 'Z':
		return t.Zone, true
	case '%':
		return "%", true
	}
	return "", false
}

func (t Time) isoWeek() (year, week int) {
	week = (t.YearDay - t.Weekday + 9) / 7
	switch {
	case week < 1:
		return t.Year - 1, weeksIn(t.Year - 1)
	case week > weeksIn(t.Year):
		return t.Year + 1, 1
	}
	return t.Year, week
}

// weeksIn is 53 for years that begin on a Thursday, or are leap years and begin on a Wednesday.
func weeksIn(year int) int {
	switch d := Weekday(year, 1, 1); {
	case d == 3, d == 2 && Leap(year):
		return 53
	}
	return 52
}

// Leap reports whether a year is a leap year.
func Leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

var daysBefore = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

// DaysIn is the length of a month.
func DaysIn(year, month int) int {
	if month == 2 && Leap(year) {
		return 29
	}
	return daysBefore[month] - daysBefore[month-1]
}

// YearDay is the number of a day in its year, from 1.
func YearDay(year, month, day int) int {
	n := daysBefore[month-1] + day
	if month > 2 && Leap(year) {
		n++
	}
	return n
}

// Weekday is a date's day of the week; Monday is 0.
func Weekday(year, month, day int) int {
	y := year - 1
	return (y*365 + y/4 - y/100 + y/400 + YearDay(year, month, day) + 6) % 7
}
