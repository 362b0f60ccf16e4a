// Package traceback is Python's traceback module, translated from traceback.py. The module _traceback gives it what the runtime knows of
// an entry, and how it marks the part of a line that an entry is about.
package traceback

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/linecache"
	_ "github.com/py2go/py2go/rtlib/stdlib/textwrap"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../mkpython.go traceback=traceback.py

func init() {
	rt.RegisterModule("_traceback", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "position", Sig: "tb, /", FN: position},
			rt.Def{Name: "mark", Sig: "lines, lineno, end_lineno, colno, end_colno, anchors, /", FN: mark},
			rt.Def{Name: "edit_distance", Sig: "a, b, max_cost", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				limit, err := rt.IndexInt(a[2])
				if err != nil {
					return rt.Unset, err
				}
				from, _ := rt.StrOf(a[0])
				to, _ := rt.StrOf(a[1])
				return rt.Int(int64(rt.EditDistance(from, to, limit))), nil
			}},
			rt.Def{Name: "suggestion", Sig: "exc, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				if e := rt.AsExc(a[0]); e != nil {
					return rt.NewStr(e.Suggestion()), nil
				}
				return rt.NewStr(""), nil
			}},
		)
		return nil
	})
	Register()
}

// position is where an entry stands: line, last line, columns of the marked part (0, 0: nothing is marked), and what in it is marked ^.
func position(a []rt.Value) (rt.Value, *rt.Exc) {
	tb := rt.Exactly[rt.Traceback](a[0], &rt.TracebackType)
	if tb == nil { // something that looks like a traceback
		line, err := rt.GetAttrName(a[0], "tb_lineno")
		return rt.NewTuple(line, rt.None, rt.None, rt.None, rt.None), err
	}
	p := tb.Pos()
	n := func(x int32) rt.Value { return rt.Int(int64(x)) }
	return rt.NewTuple(n(p[0]), n(max(p[0], p[5])), n(p[1]), n(p[2]), rt.NewTuple2(n(p[3]), n(p[4]))), nil
}

// mark is the lines of an entry as they are shown, with their marks.
func mark(a []rt.Value) (rt.Value, *rt.Exc) {
	items, err := rt.ListOf(a[0])
	if err != nil {
		return rt.Unset, err
	}
	lines := make([]string, len(items))
	for i, v := range items {
		lines[i], _ = rt.StrOf(v)
	}
	var p rt.Pos
	for i, v := range []rt.Value{a[1], a[3], a[4]} {
		n, err := rt.IndexInt(v)
		if err != nil {
			return rt.Unset, err
		}
		p[i] = int32(n)
	}
	end, err := rt.IndexInt(a[2])
	if err != nil {
		return rt.Unset, err
	}
	p[5] = int32(end)
	if a[5].IsNone() {
		if rt.CoversLines(lines, p) {
			p[2] = 0
		}
	} else {
		anchors, err := rt.ListOf(a[5])
		if err != nil {
			return rt.Unset, err
		}
		p[3], p[4] = int32(anchors[0].AsInt()), int32(anchors[1].AsInt())
	}
	shown := rt.MarkLines(lines, p)
	out := make([]rt.Value, len(shown))
	for i, l := range shown {
		out[i] = rt.NewStr(l)
	}
	return rt.NewList(out...), nil
}
