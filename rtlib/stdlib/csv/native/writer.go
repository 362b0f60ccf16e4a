package native

import (
	"strconv"

	rt "github.com/py2go/py2go/rtlib"
)

// writer gives records, as texts, to a function.
type writer struct {
	rt.Obj
	*format
	write  rt.Value
	record []byte
	field  []byte
}

var writerType = rt.Type{Name: "writer", Module: "_csv", Flags: rt.NoInstantiate}

func newWriter(write, dialect, failure rt.Value) (rt.Value, *rt.Exc) {
	f, err := formatOf(dialect, failure)
	if err != nil {
		return rt.Unset, err
	}
	return rt.FromObj(&writer{Obj: rt.NewObj(&writerType), format: f, write: write}), nil
}

// isNumber reports whether a value is one for QUOTE_NONNUMERIC.
func isNumber(v rt.Value) bool {
	if v.IsInt() || v.IsFloat() || v.IsBool() {
		return true
	}
	t := rt.TypeOf(v)
	if t.IsSubtype(&rt.ComplexType) {
		return true
	}
	for _, name := range []string{"__index__", "__int__", "__float__"} {
		if !t.Lookup(name).IsUnset() {
			return true
		}
	}
	return false
}

// mustQuote reports whether the kind of a value alone puts it into quotes.
func (w *writer) mustQuote(v rt.Value) bool {
	switch w.quoting {
	case quoteAll:
		return true
	case quoteNonNumeric:
		return !isNumber(v)
	case quoteStrings:
		_, isText := rt.StrOf(v)
		return isText
	case quoteNotNull:
		return !v.IsNone()
	}
	return false
}

// textOf is what is written for a value.
func textOf(v rt.Value) (string, *rt.Exc) {
	if s, ok := rt.StrOf(v); ok {
		return s, nil
	}
	switch {
	case v.IsNone():
		return "", nil
	case v.IsInt():
		return strconv.FormatInt(v.AsInt(), 10), nil
	}
	return rt.ToStr(v)
}

// row writes a record.
func (w *writer) row(v rt.Value) (rt.Value, *rt.Exc) {
	it, err := rt.Iter(v)
	if err != nil {
		if err.Is(&rt.TypeError) {
			err = w.errorf("iterable expected, not %s", rt.TypeName(v))
		}
		return rt.Unset, err
	}
	w.record = w.record[:0]
	n, null := 0, false
	for ; ; n++ {
		value, err := rt.Next(it)
		if err != nil {
			if !rt.Stopped(err) {
				return rt.Unset, err
			}
			break
		}
		text, err := textOf(value)
		if err != nil {
			return rt.Unset, err
		}
		if n > 0 {
			w.record = append(w.record, w.delimiter...)
		}
		null = value.IsNone()
		if err := w.put(text, null, w.mustQuote(value)); err != nil {
			return rt.Unset, err
		}
	}
	if n > 0 && len(w.record) == 0 {
		// An empty line would be no record.
		if w.cannotQuote(null) {
			return rt.Unset, w.errorf("single empty field record must be quoted")
		}
		w.record = append(append(w.record, w.quote...), w.quote...)
	}
	w.record = append(w.record, w.terminator...)
	return rt.Call1(w.write, rt.NewStr(string(w.record)))
}

// cannotQuote reports whether an empty field, null or not, must stay without quotes.
func (w *writer) cannotQuote(null bool) bool {
	return w.quoting == quoteNone || null && w.nullsAreEmpty
}

// put adds a field to the record.
func (w *writer) put(text string, null, quoted bool) *rt.Exc {
	if text == "" && w.delimiter == " " && w.skipSpace {
		if w.cannotQuote(null) {
			return w.errorf("empty field must be quoted if delimiter is a space and skipinitialspace is true")
		}
		quoted = true
	}
	w.field = w.field[:0]
	for text != "" {
		i := 0
		for i < len(text) && !w.needsCare[text[i]] {
			i++
		}
		w.field = append(w.field, text[:i]...)
		if text = text[i:]; text == "" {
			break
		}
		c := char(text)
		text = text[len(c):]
		if c == w.delimiter || c == w.quote || c == w.escape || isNewline(c) || has(w.terminator, c) {
			before := ""
			switch {
			case w.quoting == quoteNone || c == w.escape || c == w.quote && !w.double:
				if before = w.escape; before == "" {
					return w.errorf("need to escape, but no escapechar set")
				}
			case c == w.quote:
				before, quoted = w.quote, true
			default:
				quoted = true
			}
			w.field = append(w.field, before...)
		}
		w.field = append(w.field, c...)
	}
	if quoted {
		w.record = append(append(append(w.record, w.quote...), w.field...), w.quote...)
	} else {
		w.record = append(w.record, w.field...)
	}
	return nil
}
