// Package zoneinfo is Python's module zoneinfo, translated from zoneinfo.py, on Go's time zones. Where the system has no data base, the
// one that comes with Go serves.
package zoneinfo

import (
	"time"
	_ "time/tzdata" // for systems that have no data base of time zones

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/datetime"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/pickle"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go zoneinfo=zoneinfo.py

var zoneType = rt.Type{Name: "zone", Module: "_zoneinfo", Flags: rt.NoInstantiate}

// zone is a time zone of Go as an object.
type zone struct {
	rt.Obj
	loc *time.Location
}

func init() {
	Register()
	rt.RegisterModule("_zoneinfo", func(m *rt.Module) *rt.Exc {
		rt.Ready(&zoneType)
		m.Def(
			rt.Def{Name: "named", F1: func(key rt.Value) (rt.Value, *rt.Exc) {
				name, _ := rt.StrOf(key)
				if name == "" || name == "Local" {
					return rt.None, nil // names that Go gives a meaning of its own
				}
				return wrap(time.LoadLocation(name))
			}},
			rt.Def{Name: "parsed", F2: func(key, data rt.Value) (rt.Value, *rt.Exc) {
				name, _ := rt.StrOf(key)
				s, err := rt.BytesArg(data)
				if err != nil {
					return rt.Unset, err
				}
				return wrap(time.LoadLocationFromTZData(name, []byte(s)))
			}},
			rt.Def{Name: "fixed", F1: fixed},
			rt.Def{Name: "local", Sig: "zone, seconds, fold, /", FN: local},
			rt.Def{Name: "universal", F2: universal},
		)
		return nil
	})
}

// wrap is a zone as an object, None where there is none.
func wrap(loc *time.Location, err error) (rt.Value, *rt.Exc) {
	if err != nil {
		return rt.None, nil
	}
	return rt.FromObj(&zone{Obj: rt.NewObj(&zoneType), loc: loc}), nil
}

// period is what holds in a zone at an instant: offset and difference of summer time in seconds, and the abbreviation.
type period struct {
	offset, dst int
	name        string
}

func (p period) value() rt.Value {
	return rt.NewTuple3(rt.Int(int64(p.offset)), rt.Int(int64(p.dst)), rt.NewStr(p.name))
}

// at is the period of an instant, given in seconds of Unix time.
func at(loc *time.Location, seconds int64) period {
	t := time.Unix(seconds, 0).In(loc)
	name, offset := t.Zone()
	p := period{offset: offset, name: name}
	if t.IsDST() {
		p.dst = summer(t, offset)
	}
	return p
}

// summer is by how much summer time differs from the standard time next to it, the one before if possible.
func summer(t time.Time, offset int) int {
	start, end := t.ZoneBounds()
	for _, other := range []time.Time{start.Add(-time.Second), end} {
		if other.Year() < 0 || start.IsZero() && other.Before(t) || end.IsZero() && !other.Before(t) {
			continue
		}
		if _, standard := other.Zone(); !other.IsDST() && standard != offset {
			return offset - standard
		}
	}
	return 3600
}

// local is the period of a local time, which a fold of 1 says is the later of two, or counted from after a gap.
func local(a []rt.Value) (rt.Value, *rt.Exc) {
	loc := rt.Cast[zone](a[0]).loc
	seconds, fold := a[1].AsInt(), a[2].AsInt()
	const day = 24 * 3600
	before, after := at(loc, seconds-day), at(loc, seconds+day)
	if before == after {
		return at(loc, seconds-int64(before.offset)).value(), nil
	}
	isBefore := at(loc, seconds-int64(before.offset)) == before
	isAfter := at(loc, seconds-int64(after.offset)) == after
	switch {
	case isBefore == isAfter && fold == 0, isBefore && !isAfter:
		return before.value(), nil
	default:
		return after.value(), nil
	}
}

// universal is the offset at an instant, and whether its local time has been before.
func universal(z, seconds rt.Value) (rt.Value, *rt.Exc) {
	loc := rt.Cast[zone](z).loc
	t := time.Unix(seconds.AsInt(), 0).In(loc)
	_, offset := t.Zone()
	fold := false
	if start, _ := t.ZoneBounds(); !start.IsZero() {
		_, before := start.Add(-time.Second).Zone()
		fold = t.Sub(start) < time.Duration(before-offset)*time.Second
	}
	return rt.NewTuple2(rt.Int(int64(offset)), rt.Bool(fold)), nil
}

// fixed is the period of a zone that has always had the same one, None for others.
func fixed(v rt.Value) (rt.Value, *rt.Exc) {
	loc := rt.Cast[zone](v).loc
	now := time.Now().In(loc)
	if start, end := now.ZoneBounds(); !start.IsZero() || !end.IsZero() {
		return rt.None, nil
	}
	return at(loc, now.Unix()).value(), nil
}
