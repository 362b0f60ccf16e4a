// Package native is Python's module _csv, the reader and the writer of csv. The dialects are native.py, translated; what reads and writes
// by them is in Go, as the module _csv_text.
package native

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../../mkpython.go _csv=native.py

func init() {
	dialectOf := func(f *format) rt.Value { return f.dialect }
	r := &readerType
	r.Iter = func(v rt.Value) (rt.Value, *rt.Exc) { return v, nil }
	r.Next = func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[reader](v).next() }
	r.GetSets = []rt.GetSet{
		{Name: "dialect", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return dialectOf(rt.Cast[reader](v).format), nil }},
		{Name: "line_num", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(rt.Cast[reader](v).line), nil }},
	}
	w := &writerType
	w.Methods = []rt.Def{
		{Name: "writerow", Sig: "row, /", F2: func(v, row rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[writer](v).row(row) }},
		{Name: "writerows", Sig: "rows, /", F2: func(v, rows rt.Value) (rt.Value, *rt.Exc) {
			return rt.None, rt.IterAll(rows, func(row rt.Value) *rt.Exc {
				_, err := rt.Cast[writer](v).row(row)
				return err
			})
		}},
	}
	w.GetSets = []rt.GetSet{
		{Name: "dialect", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return dialectOf(rt.Cast[writer](v).format), nil }},
	}
	rt.Ready(r)
	rt.Ready(w)
	rt.RegisterModule("_csv_text", func(m *rt.Module) *rt.Exc {
		m.Type(r)
		m.Type(w)
		m.Def(
			rt.Def{Name: "make_reader", Sig: "lines, dialect, error, /", F3: newReader},
			rt.Def{Name: "make_writer", Sig: "write, dialect, error, /", F3: newWriter},
		)
		// Programs see it in _csv.
		m.Set("field_size_limit", rt.NewBuiltin(&rt.Def{Name: "field_size_limit", Sig: "new_limit=?", FN: limit}, "_csv"))
		return nil
	})
	Register()
}

// limit gives, and sets, how many characters a field may have.
func limit(a []rt.Value) (rt.Value, *rt.Exc) {
	old := rt.Int(fieldLimit.Load())
	switch {
	case a[0].IsUnset():
	case a[0].IsInt():
		fieldLimit.Store(a[0].AsInt())
	default:
		if _, isInt := rt.BigOf(a[0]); isInt && !a[0].IsBool() {
			return rt.Unset, rt.Errorf(&rt.OverflowError, "Python int too large to convert to C long")
		}
		return rt.Unset, rt.Errorf(&rt.TypeError, "limit must be an integer")
	}
	return old, nil
}
