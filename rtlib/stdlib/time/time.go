// Package time is Python's time module.
package time

import (
	"math"
	"math/big"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/internal/strftime"
)

var (
	structTime rt.Type
	start      = time.Now() // monotonic clocks count from here, so that they begin small
)

func init() {
	structTime.GetSets = []rt.GetSet{
		{Name: "tm_zone", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
			t, err := broken("mktime", v)
			return rt.NewStr(t.Zone), err
		}},
		{Name: "tm_gmtoff", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
			t, err := broken("mktime", v)
			return rt.Int(int64(t.Offset)), err
		}},
	}
	rt.NewStructSeq(&structTime, "time", "struct_time",
		"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
	rt.RegisterModule("time", func(m *rt.Module) *rt.Exc {
		m.Set("struct_time", structTime.Value())
		m.Def(clocks()...)
		m.Def(calendar()...)
		setZone(m)
		return nil
	})
	rt.RegisterModule("_strptime", func(m *rt.Module) *rt.Exc {
		m.Def(rt.Def{Name: "instant", Sig: "data_string, format, /", FN: instantOf})
		return nil
	})
}

// setZone fills timezone, altzone, daylight and tzname from the local time zone.
func setZone(m *rt.Module) {
	year := time.Now().Year()
	winterName, winter := time.Date(year, 1, 1, 0, 0, 0, 0, time.Local).Zone()
	summerName, summer := time.Date(year, 7, 1, 0, 0, 0, 0, time.Local).Zone()
	if winter > summer {
		winterName, winter, summerName, summer = summerName, summer, winterName, winter
	}
	m.Set("timezone", rt.Int(int64(-winter)))
	m.Set("altzone", rt.Int(int64(-summer)))
	m.Set("daylight", rt.Int(int64(map[bool]int{true: 1}[winter != summer])))
	m.Set("tzname", rt.NewTuple2(rt.NewStr(winterName), rt.NewStr(summerName)))
}

func clocks() []rt.Def {
	var defs []rt.Def
	clock := func(name string, now func() time.Duration) {
		defs = append(defs,
			rt.Def{Name: name, F0: func() (rt.Value, *rt.Exc) {
				// Rounded once, as a division of integers.
				n := now()
				return rt.Float(float64(n/1e9) + float64(n%1e9)/1e9), nil
			}},
			rt.Def{Name: name + "_ns", F0: func() (rt.Value, *rt.Exc) { return rt.Int(int64(now())), nil }})
	}
	clock("time", func() time.Duration { return time.Duration(time.Now().UnixNano()) })
	clock("monotonic", func() time.Duration { return time.Since(start) })
	clock("perf_counter", func() time.Duration { return time.Since(start) })
	clock("process_time", processTime)
	clock("thread_time", processTime)
	return append(defs,
		rt.Def{Name: "sleep", Sig: "seconds, /", F1: sleep},
		rt.Def{Name: "get_clock_info", Sig: "name", FN: clockInfo})
}

func clockInfo(a []rt.Value) (rt.Value, *rt.Exc) {
	name, _ := rt.StrOf(a[0])
	impl := map[string]string{
		"time": "CLOCK_REALTIME", "monotonic": "CLOCK_MONOTONIC", "perf_counter": "CLOCK_MONOTONIC",
		"process_time": "CLOCK_PROCESS_CPUTIME_ID", "thread_time": "CLOCK_THREAD_CPUTIME_ID",
	}[name]
	if impl == "" {
		return rt.Unset, rt.Errorf(&rt.ValueError, "unknown clock")
	}
	return rt.NewNamespace("implementation", rt.NewStr("clock_gettime("+impl+")"), "monotonic", rt.Bool(name != "time"),
		"adjustable", rt.Bool(name == "time"), "resolution", rt.Float(1e-9))
}

// nap is how long a sleep goes without looking whether a signal has come.
const nap = 20 * time.Millisecond

func sleep(v rt.Value) (rt.Value, *rt.Exc) {
	d, err := duration(v)
	if err != nil {
		return rt.Unset, err
	}
	if d < 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "sleep length must be non-negative")
	}
	end := time.Now().Add(d)
	for {
		left := min(time.Until(end), nap)
		rt.Blocking(func() { time.Sleep(left) })
		if err := rt.Tick(); err != nil {
			return rt.Unset, err
		}
		if !time.Now().Before(end) {
			return rt.None, nil
		}
	}
}

// duration is a number of seconds.
func duration(v rt.Value) (time.Duration, *rt.Exc) {
	if rt.IsFloatLike(v) {
		f, err := rt.ToFloat(v)
		switch {
		case err != nil:
			return 0, err
		case math.IsNaN(f):
			return 0, rt.Errorf(&rt.ValueError, "Invalid value NaN (not a number)")
		case math.Abs(f) > math.MaxInt64/1e9:
			return 0, rt.Errorf(&rt.OverflowError, "timestamp out of range for platform time_t")
		}
		return time.Duration(math.Ceil(f * 1e9)), nil
	}
	n, err := rt.IndexInt(v)
	if err == nil && (n > math.MaxInt64/1_000_000_000 || n < math.MinInt64/1_000_000_000) {
		err = rt.Errorf(&rt.OverflowError, "timestamp out of range for platform time_t")
	}
	return time.Duration(n) * time.Second, err
}

func calendar() []rt.Def {
	in := func(name string, loc *time.Location) rt.Def {
		return rt.Def{Name: name, Sig: "seconds=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			t, err := instant(a[0])
			if err != nil {
				return rt.Unset, err
			}
			return structure(t.In(loc)), nil
		}}
	}
	return []rt.Def{
		in("gmtime", time.UTC),
		in("localtime", time.Local),
		{Name: "mktime", Sig: "seconds, /", F1: mktime},
		{Name: "strftime", Sig: "format, time_tuple=None, /", FN: format},
		{Name: "strptime", Sig: "data_string, format='%a %b %d %H:%M:%S %Y', /", FN: parse},
		{Name: "asctime", Sig: "time_tuple=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			t, err := tupleOrNow("asctime", a[0])
			return rt.NewStr(strftime.Format("%a %b %e %H:%M:%S %Y", t)), err
		}},
		{Name: "ctime", Sig: "seconds=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			t, err := instant(a[0])
			if err != nil {
				return rt.Unset, err
			}
			b, err := broken("ctime", structure(t.Local()))
			return rt.NewStr(strftime.Format("%a %b %e %H:%M:%S %Y", b)), err
		}},
		{Name: "tzset", F0: func() (rt.Value, *rt.Exc) { return rt.None, nil }},
	}
}

// instant is a number of seconds since 1970, by default now.
func instant(v rt.Value) (time.Time, *rt.Exc) {
	if v.IsNone() {
		return time.Now(), nil
	}
	if !rt.IsFloatLike(v) {
		i, err := rt.IndexValue(v)
		if err != nil {
			return time.Time{}, err
		}
		if z, _ := rt.BigOf(i); !z.IsInt64() || z.CmpAbs(big.NewInt(1e17)) > 0 {
			return time.Time{}, rt.Errorf(&rt.OverflowError, "timestamp out of range for platform time_t")
		}
		return time.Unix(i.AsInt(), 0), nil
	}
	f, err := rt.ToFloat(v)
	switch {
	case err != nil:
		return time.Time{}, err
	case math.IsNaN(f):
		return time.Time{}, rt.Errorf(&rt.ValueError, "Invalid value NaN (not a number)")
	case math.Abs(f) > 1e17:
		return time.Time{}, rt.Errorf(&rt.OverflowError, "timestamp out of range for platform time_t")
	}
	return time.Unix(int64(math.Floor(f)), 0), nil
}

// structure is t, in its location, as a struct_time.
func structure(t time.Time) rt.Value {
	dst := int64(0)
	if t.IsDST() {
		dst = 1
	}
	return tuple(int64(t.Year()), int64(t.Month()), int64(t.Day()), int64(t.Hour()), int64(t.Minute()), int64(t.Second()),
		int64(t.Weekday()+6)%7, int64(t.YearDay()), dst)
}

func tuple(fields ...int64) rt.Value {
	items := make([]rt.Value, len(fields))
	for i, f := range fields {
		items[i] = rt.Int(f)
	}
	return rt.StructSeq(&structTime, items...)
}

func tupleOrNow(call string, v rt.Value) (strftime.Time, *rt.Exc) {
	if v.IsNone() {
		v = structure(time.Now())
	}
	return broken(call, v)
}

// broken is a time tuple, the argument of call, as C takes it: fields checked, zero month, day and day of the year made one.
func broken(call string, v rt.Value) (strftime.Time, *rt.Exc) {
	tup := rt.As[rt.Tuple](v, &rt.TupleType)
	if tup == nil {
		return strftime.Time{}, rt.Errorf(&rt.TypeError, "Tuple or struct_time argument required")
	}
	items := tup.Items()
	if len(items) != 9 {
		return strftime.Time{}, rt.Errorf(&rt.TypeError, "%s(): illegal time tuple argument", call)
	}
	var n [9]int
	for i, item := range items {
		var err *rt.Exc
		if n[i], err = rt.IndexInt(item); err != nil {
			return strftime.Time{}, err
		}
	}
	for _, i := range []int{1, 2, 7} {
		if n[i] == 0 {
			n[i] = 1
		}
	}
	for i, c := range []struct {
		lo, hi int
		name   string
	}{
		{math.MinInt, math.MaxInt, ""}, {1, 12, "month"}, {1, 31, "day of month"}, {0, 23, "hour"}, {0, 59, "minute"}, {0, 61, "seconds"},
		{-1, math.MaxInt, "day of week"}, {1, 366, "day of year"},
	} {
		if n[i] < c.lo || n[i] > c.hi {
			return strftime.Time{}, rt.Errorf(&rt.ValueError, "%s out of range", c.name)
		}
	}
	t := strftime.Time{Year: n[0], Month: n[1], Day: n[2], Hour: n[3], Minute: n[4], Second: n[5], Weekday: (n[6]%7 + 7) % 7,
		YearDay: n[7], DST: n[8]}
	t.Zone, t.Offset = time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.Local).Zone()
	if t.Zone == "UTC" && t.DST == 0 {
		t.Zone = "GMT" // what C calls the zone of gmtime
	}
	return t, nil
}

func mktime(v rt.Value) (rt.Value, *rt.Exc) {
	t, err := broken("mktime", v)
	if err != nil {
		return rt.Unset, err
	}
	return rt.Float(float64(t.Local().Unix())), nil
}

func format(a []rt.Value) (rt.Value, *rt.Exc) {
	layout, ok := rt.StrOf(a[0])
	if !ok {
		return rt.Unset, rt.Errorf(&rt.TypeError, "strftime() argument 1 must be str, not %s", rt.TypeName(a[0]))
	}
	t, err := tupleOrNow("strftime", a[1])
	return rt.NewStr(strftime.Format(layout, t)), err
}

func parse(a []rt.Value) (rt.Value, *rt.Exc) {
	p, err := parsed(a)
	return tuple(int64(p.Year), int64(p.Month), int64(p.Day), int64(p.Hour), int64(p.Minute), int64(p.Second), int64(p.Weekday),
		int64(p.YearDay), int64(p.DST)), err
}

// ambiguousDay is what strptime warns of.
const ambiguousDay = `Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647.`

// parsed is a text read by a layout.
func parsed(a []rt.Value) (strftime.Parsed, *rt.Exc) {
	var text [2]string
	for i, v := range a {
		s, ok := rt.StrOf(v)
		if !ok {
			return strftime.Parsed{}, rt.Errorf(&rt.TypeError, "strptime() argument %d must be str, not <class '%s'>", i, rt.TypeName(v))
		}
		text[i] = s
	}
	if err := seenLayout(text[1]); err != nil {
		return strftime.Parsed{}, err
	}
	p, bad := strftime.Parse(text[0], text[1])
	if bad != nil {
		return p, rt.Errorf(&rt.ValueError, "%s", bad.Error())
	}
	return p, nil
}

// layouts are those that CPython has a regular expression of: it forgets all when there are more than a few.
var layouts = map[string]bool{}

const maxLayouts = 5

// seenLayout warns of a layout without a year where CPython would compile it.
func seenLayout(layout string) *rt.Exc {
	if len(layouts) > maxLayouts {
		clear(layouts)
	}
	if layouts[layout] {
		return nil
	}
	if strftime.LacksYear(layout) {
		if err := rt.WarnCaller(&rt.DeprecationWarning, ambiguousDay); err != nil {
			return err
		}
	}
	layouts[layout] = true
	return nil
}

// instantOf is what datetime.strptime needs: the fields from year to microsecond, then the offset in seconds and microseconds and the
// name of the zone, each None where the text has none.
func instantOf(a []rt.Value) (rt.Value, *rt.Exc) {
	p, err := parsed(a)
	if err != nil {
		return rt.Unset, err
	}
	var items []rt.Value
	for _, n := range []int{p.Year, p.Month, p.Day, p.Hour, p.Minute, p.Second, p.Micro} {
		items = append(items, rt.Int(int64(n)))
	}
	if !p.HasOffset {
		return rt.NewTuple(append(items, rt.None, rt.None, rt.None)...), nil
	}
	zone := rt.None
	if p.Zone != "" {
		zone = rt.NewStr(p.Zone)
	}
	return rt.NewTuple(append(items, rt.Int(int64(p.Offset)), rt.Int(int64(p.OffsetMicro)), zone)...), nil
}
