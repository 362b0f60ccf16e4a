package strftime

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Parsed is what Parse found; HasOffset tells whether the text has an offset, whose fraction of a second is OffsetMicro microseconds.
// Zone is empty where the text names none.
type Parsed struct {
	Time
	HasOffset   bool
	OffsetMicro int
}

type parser struct {
	layout, text string
	pos          int
	out          Parsed
	hour12, pm   int // -1: absent
	haveYearDay  bool
	haveDate     bool
	haveYear     bool
	weekday      bool
	weekOfYear   int // %U or %W; -1: absent
	sundayFirst  bool
	isoYear      int // -1: absent
	isoWeek      int // -1: absent
}

// Parse reads text as layout says, with the defaults and errors of Python's time.strptime (a ValueError's text).
func Parse(text, layout string) (Parsed, error) {
	p := &parser{layout: layout, text: text, hour12: -1, pm: -1, weekOfYear: -1, isoYear: -1, isoWeek: -1}
	p.out.Year, p.out.Month, p.out.Day, p.out.DST, p.out.Weekday = 1900, 1, 1, -1, -1
	if _, err := directives(layout); err != nil {
		return Parsed{}, err
	}
	if err := p.match(layout); err != nil {
		return Parsed{}, err
	}
	if p.pos < len(text) {
		return Parsed{}, fmt.Errorf("unconverted data remains: %s", text[p.pos:])
	}
	return p.finish()
}

// LacksYear reports whether layout, all of whose directives exist, has a day of the month but no year.
func LacksYear(layout string) bool {
	list, err := directives(layout)
	return err == nil && strings.Contains(list, "d") && !strings.ContainsAny(list, "YyG")
}

// directives are the letters of layout's directives.
func directives(layout string) (string, error) {
	var list []byte
	for rest := layout; ; {
		_, after, more := strings.Cut(rest, "%")
		if !more {
			return string(list), nil
		}
		if after == "" {
			return "", fmt.Errorf("stray %% in format '%s'", layout)
		}
		c, size := utf8.DecodeRuneInString(after)
		if !strings.ContainsRune("aAbBcdfGHIjmMpSuUVwWxXyYzZ%", c) {
			if strings.ContainsRune(" \t\n\r\v\f\\", c) {
				c = '%' // CPython escapes them before it looks
			}
			return "", fmt.Errorf("'%c' is a bad directive in format '%s'", c, layout)
		}
		list, rest = append(list, after[0]), after[size:]
	}
}

func (p *parser) mismatch() error {
	return fmt.Errorf("time data %s does not match format %s", quote(p.text), quote(p.layout))
}

// quote is Python's repr of plain text.
func quote(s string) string {
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), "'", `\'`) + "'"
}

func (p *parser) match(layout string) error {
	for i := 0; i < len(layout); i++ {
		c := layout[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n':
			start := p.pos
			for p.pos < len(p.text) && strings.IndexByte(" \t\n\r\v\f", p.text[p.pos]) >= 0 {
				p.pos++
			}
			if p.pos == start {
				return p.mismatch()
			}
			for i+1 < len(layout) && strings.IndexByte(" \t\n", layout[i+1]) >= 0 {
				i++
			}
		case c == '%':
			i++
			if err := p.directive(layout[i]); err != nil {
				return err
			}
		default:
			_, size := utf8.DecodeRuneInString(layout[i:])
			if len(p.text)-p.pos < size || !strings.EqualFold(p.text[p.pos:p.pos+size], layout[i:i+size]) {
				return p.mismatch()
			}
			p.pos += size
			i += size - 1
		}
	}
	return nil
}

// number reads up to width digits; the value must lie between lo and hi.
func (p *parser) number(width, lo, hi int) (int, error) {
	for w := width; w >= 1; w-- {
		if p.pos+w > len(p.text) {
			continue
		}
		n, ok := 0, true
		for _, c := range []byte(p.text[p.pos : p.pos+w]) {
			ok = ok && '0' <= c && c <= '9'
			n = n*10 + int(c-'0')
		}
		if ok && lo <= n && n <= hi {
			p.pos += w
			return n, nil
		}
	}
	return 0, p.mismatch()
}

// name reads one of names, or its first three letters where short.
func (p *parser) name(names []string, short bool) (int, error) {
	for i, n := range names {
		if short {
			n = n[:3]
		}
		if len(p.text)-p.pos >= len(n) && strings.EqualFold(p.text[p.pos:p.pos+len(n)], n) {
			p.pos += len(n)
			return i, nil
		}
	}
	return 0, p.mismatch()
}

func (p *parser) directive(c byte) (err error) {
	t := &p.out.Time
	switch c {
	case 'a', 'A':
		t.Weekday, err = p.name(Days[:], c == 'a')
		p.weekday = true
	case 'b', 'B':
		t.Month, err = p.name(Months[:], c != 'B')
		t.Month++
		p.haveDate = true
	case 'd':
		if p.pos < len(p.text) && p.text[p.pos] == ' ' {
			p.pos++
		}
		t.Day, err = p.number(2, 1, 31)
		p.haveDate = true
	case 'm':
		t.Month, err = p.number(2, 1, 12)
		p.haveDate = true
	case 'Y':
		start := p.pos
		t.Year, err = p.number(4, 0, 9999)
		if err == nil && p.pos-start < 4 {
			p.pos = start
			err = p.mismatch()
		}
		p.haveYear = true
	case 'y':
		start := p.pos
		t.Year, err = p.number(2, 0, 99)
		if err == nil && p.pos-start < 2 {
			err = p.mismatch()
		}
		if t.Year += 1900; t.Year < 1969 {
			t.Year += 100
		}
		p.haveYear = true
	case 'H':
		t.Hour, err = p.number(2, 0, 23)
	case 'I':
		p.hour12, err = p.number(2, 1, 12)
	case 'p':
		switch s := strings.ToUpper(p.text[p.pos:min(p.pos+2, len(p.text))]); s {
		case "AM", "PM":
			p.pm = strings.IndexByte("AP", s[0])
			p.pos += 2
		default:
			err = p.mismatch()
		}
	case 'M':
		t.Minute, err = p.number(2, 0, 59)
	case 'S':
		t.Second, err = p.number(2, 0, 61)
	case 'f':
		start := p.pos
		if t.Micro, err = p.number(6, 0, 999999); err == nil {
			for range 6 - (p.pos - start) {
				t.Micro *= 10
			}
		}
	case 'j':
		t.YearDay, err = p.number(3, 1, 366)
		p.haveYearDay = true
	case 'U', 'W':
		p.weekOfYear, err = p.number(2, 0, 53)
		p.sundayFirst = c == 'U'
	case 'w':
		t.Weekday, err = p.number(1, 0, 6)
		t.Weekday = (t.Weekday + 6) % 7
		p.weekday = true
	case 'u':
		t.Weekday, err = p.number(1, 1, 7)
		t.Weekday--
		p.weekday = true
	case 'G':
		p.isoYear, err = p.number(4, 0, 9999)
	case 'V':
		p.isoWeek, err = p.number(2, 0, 53)
	case 'z':
		err = p.offset()
	case 'Z':
		for _, z := range []string{"UTC", "GMT", t.Zone} {
			if z != "" && len(p.text)-p.pos >= len(z) && strings.EqualFold(p.text[p.pos:p.pos+len(z)], z) {
				p.pos += len(z)
				t.Zone, t.DST = z, 0
				return nil
			}
		}
		err = p.mismatch()
	case 'c':
		err = p.match("%a %b %d %H:%M:%S %Y")
	case 'x':
		err = p.match("%m/%d/%y")
	case 'X':
		err = p.match("%H:%M:%S")
	case '%':
		if p.pos >= len(p.text) || p.text[p.pos] != '%' {
			return p.mismatch()
		}
		p.pos++
	}
	return err
}

// offset reads +HHMM or +HH:MM, with optional seconds and their fraction, or Z.
func (p *parser) offset() error {
	p.out.HasOffset = true
	rest := p.text[p.pos:]
	if strings.HasPrefix(rest, "Z") || strings.HasPrefix(rest, "z") {
		p.pos++
		return nil
	}
	m := offsetText.FindStringSubmatch(rest)
	if m == nil {
		return p.mismatch()
	}
	p.pos += len(m[0])
	sign, colon := 1, m[3] != ""
	if m[1] == "-" {
		sign = -1
	}
	seconds := 0
	if m[5] != "" {
		if colon != (m[5][0] == ':') {
			if colon {
				return valueError("Inconsistent use of : in " + m[0])
			}
			return fmt.Errorf("invalid literal for int() with base 10: %s", quote(m[5][:2]))
		}
		seconds = digits(strings.TrimPrefix(m[5], ":"))
	}
	p.out.Offset = sign * (digits(m[2])*3600 + digits(m[4])*60 + seconds)
	if m[6] != "" {
		p.out.OffsetMicro = sign * digits((m[6][1:] + "00000")[:6])
	}
	return nil
}

// offsetText is sign, hours, colon, minutes, seconds with their colon, fraction.
var offsetText = regexp.MustCompile(`^([+-])(\d\d)(:?)([0-5]\d)(?:(:?[0-5]\d)(\.\d{1,6})?)?`)

// digits is the number that decimal digits make.
func digits(s string) int {
	n := 0
	for _, c := range []byte(s) {
		n = n*10 + int(c-'0')
	}
	return n
}

// valueError is a ValueError's message, in Python's words and with its punctuation.
type valueError string

func (e valueError) Error() string { return string(e) }

// check finds directives that do not go together.
func (p *parser) check() error {
	switch {
	case p.isoYear >= 0 && p.haveYearDay:
		return valueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
	case p.isoYear >= 0 && (p.isoWeek < 0 || !p.weekday):
		return valueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
	case p.isoWeek >= 0 && p.isoYear < 0 && (!p.haveYear || !p.weekday):
		return valueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
	case p.isoWeek >= 0 && p.isoYear < 0:
		return valueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
	}
	return nil
}

func (p *parser) finish() (Parsed, error) {
	t := &p.out.Time
	if err := p.check(); err != nil {
		return Parsed{}, err
	}
	if p.hour12 >= 0 {
		t.Hour = p.hour12 % 12
		if p.pm == 1 {
			t.Hour += 12
		}
	}
	leapDay := !p.haveYear && t.Month == 2 && t.Day == 29
	if leapDay {
		t.Year = 1904 // a year in which the date exists; 1900 is shown
	}
	switch {
	case p.isoWeek > 0 && p.weekday:
		first := Weekday(p.isoYear, 1, 4)
		t.Year, t.YearDay, p.haveYearDay = p.isoYear, (p.isoWeek-1)*7+t.Weekday+4-first, true
	case p.weekOfYear >= 0 && p.weekday && !p.haveDate:
		first, day := Weekday(t.Year, 1, 1), t.Weekday
		if p.sundayFirst {
			first, day = (first+1)%7, (day+1)%7
		}
		// Week 0 is what lies before the first Monday (or Sunday).
		if p.weekOfYear == 0 {
			t.YearDay = 1 + day - first
		} else {
			t.YearDay = 1 + (7-first)%7 + 7*(p.weekOfYear-1) + day
		}
		p.haveYearDay = true
	}
	if p.haveYearDay && !p.haveDate {
		p.fromYearDay()
	}
	if t.Day > DaysIn(t.Year, t.Month) {
		return Parsed{}, fmt.Errorf("day is out of range for month")
	}
	t.YearDay = YearDay(t.Year, t.Month, t.Day)
	if t.Weekday < 0 || !p.weekday {
		t.Weekday = Weekday(t.Year, t.Month, t.Day)
	}
	if leapDay {
		t.Year = 1900
	}
	return p.out, nil
}

// fromYearDay sets the date from year and day of the year, which may lie outside it.
func (p *parser) fromYearDay() {
	t := &p.out.Time
	length := func(y int) int {
		if Leap(y) {
			return 366
		}
		return 365
	}
	for t.YearDay < 1 {
		t.Year--
		t.YearDay += length(t.Year)
	}
	for t.YearDay > length(t.Year) {
		t.YearDay -= length(t.Year)
		t.Year++
	}
	d := t.YearDay
	for t.Month = 1; d > DaysIn(t.Year, t.Month); t.Month++ {
		d -= DaysIn(t.Year, t.Month)
	}
	t.Day = d
}
