package json

import (
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	rt "github.com/py2go/py2go/rtlib"
)

// encoder writes one value.
type encoder struct {
	b                               []byte
	fallback                        rt.Value
	ascii, sort, skipKeys, allowNaN bool
	pretty                          bool
	indent, itemSep, keySep         string
	open                            []rt.Value // containers around what is being written
	pending                         []rt.Value // keys and values of the dicts around what is being written
	inParts                         bool
	cuts                            []int // where parts end, if inParts
}

// encode is the text of a value.
func encode(a []rt.Value) (rt.Value, *rt.Exc) {
	e, err := newEncoder(a)
	if err == nil {
		err = e.value(a[0], 0)
	}
	if err != nil {
		return rt.Unset, err
	}
	return rt.NewStr(string(e.b)), nil
}

// encodeParts is the text of a value in the parts in which CPython gives it, and the exception that kept it from being longer, or None.
func encodeParts(a []rt.Value) (rt.Value, *rt.Exc) {
	e, err := newEncoder(a)
	if err != nil {
		return rt.Unset, err
	}
	e.inParts = true
	err = e.value(a[0], 0)
	parts, from := rt.NewList(), 0
	for _, to := range e.cuts {
		rt.ListAppend(parts, rt.NewStr(string(e.b[from:to])))
		from = to
	}
	return rt.NewTuple2(parts, err.Value()), nil
}

// newEncoder takes the arguments that follow the value.
func newEncoder(a []rt.Value) (*encoder, *rt.Exc) {
	e := &encoder{fallback: a[1]}
	for i, p := range []*bool{&e.ascii, nil, nil, nil, &e.sort, &e.skipKeys, &e.allowNaN} {
		if p != nil {
			var err *rt.Exc
			if *p, err = rt.Truth(a[2+i]); err != nil {
				return nil, err
			}
		}
	}
	e.indent, e.pretty = rt.StrOf(a[3])
	e.itemSep, _ = rt.StrOf(a[4])
	e.keySep, _ = rt.StrOf(a[5])
	return e, nil
}

func (e *encoder) write(s string) { e.b = append(e.b, s...) }

// cut ends a part, if anything was written since the last.
func (e *encoder) cut() {
	if e.inParts && len(e.b) > 0 && (len(e.cuts) == 0 || e.cuts[len(e.cuts)-1] < len(e.b)) {
		e.cuts = append(e.cuts, len(e.b))
	}
}

func (e *encoder) newline(level int) {
	if e.pretty {
		e.b = append(e.b, '\n')
		for range level {
			e.write(e.indent)
		}
	}
}

// atom writes a value that is no container; ok is false for others.
func (e *encoder) atom(v rt.Value) (ok bool, err *rt.Exc) {
	switch {
	case v.IsNone():
		e.write("null")
		return true, nil
	case v.IsTrue():
		e.write("true")
		return true, nil
	case v.IsBool():
		e.write("false")
		return true, nil
	case v.IsInt():
		e.b = strconv.AppendInt(e.b, v.AsInt(), 10)
		return true, nil
	}
	if s, isStr := rt.StrOf(v); isStr {
		e.quote(s)
		return true, nil
	}
	if z, isInt := rt.BigOf(v); isInt {
		e.b = z.Append(e.b, 10)
		return true, nil
	}
	if rt.IsFloatLike(v) {
		f, err := rt.ToFloat(v)
		if err != nil {
			return false, err
		}
		return true, e.float(f)
	}
	return false, nil
}

func (e *encoder) float(f float64) *rt.Exc {
	text := ""
	switch {
	case math.IsNaN(f):
		text = "NaN"
	case math.IsInf(f, 1):
		text = "Infinity"
	case math.IsInf(f, -1):
		text = "-Infinity"
	}
	if text == "" || !e.allowNaN {
		s, err := rt.Repr(rt.Float(f))
		if err != nil {
			return err
		}
		if text != "" {
			return rt.Errorf(&rt.ValueError, "Out of range float values are not JSON compliant: %s", s)
		}
		text = s
	}
	e.write(text)
	return nil
}

const hexDigits = "0123456789abcdef"

// plain reports whether c stands for itself in a string.
func (e *encoder) plain(c byte) bool {
	return c >= ' ' && c != '"' && c != '\\' && (c < 0x7f || c == 0x7f && !e.ascii)
}

// quote writes s as a JSON string. Lone surrogates, three bytes in s, are escaped as themselves.
func (e *encoder) quote(s string) {
	b := append(e.b, '"')
	unit := func(u rune) {
		b = append(b, '\\', 'u')
		for shift := 12; shift >= 0; shift -= 4 {
			b = append(b, hexDigits[u>>shift&15])
		}
	}
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && e.plain(s[i]) {
			i++
		}
		if b = append(b, s[start:i]...); i == len(s) {
			break
		}
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, `\n`...)
			case '\r':
				b = append(b, `\r`...)
			case '\t':
				b = append(b, `\t`...)
			case '\b':
				b = append(b, `\b`...)
			case '\f':
				b = append(b, `\f`...)
			default:
				unit(rune(c))
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 && i+2 < len(s) {
			r, n = rune(s[i]&15)<<12|rune(s[i+1]&63)<<6|rune(s[i+2]&63), 3
		}
		switch {
		case !e.ascii:
			b = append(b, s[i:i+n]...)
		case r > 0xffff:
			r -= 0x10000
			unit(0xd800 + r>>10)
			unit(0xdc00 + r&0x3ff)
		default:
			unit(r)
		}
		i += n
	}
	e.b = append(b, '"')
}

func (e *encoder) value(v rt.Value, level int) *rt.Exc {
	if ok, err := e.atom(v); err != nil {
		return err
	} else if e.cut(); ok {
		return nil
	}
	if slices.Contains(e.open, v) {
		return rt.Errorf(&rt.ValueError, "Circular reference detected")
	}
	if err := rt.EnterNative(" while encoding a JSON object"); err != nil {
		return err
	}
	defer rt.LeaveNative()
	e.open = append(e.open, v)
	defer func() { e.open = e.open[:len(e.open)-1] }()
	if d := rt.AsDict(v); d != nil {
		return e.object(d, level)
	}
	if l := rt.As[rt.List](v, &rt.ListType); l != nil {
		return e.array(l.Items(), level)
	}
	if t := rt.As[rt.Tuple](v, &rt.TupleType); t != nil {
		return e.array(t.Items(), level)
	}
	other, err := rt.Call1(e.fallback, v)
	if err != nil {
		return err
	}
	return e.value(other, level)
}

func (e *encoder) array(items []rt.Value, level int) *rt.Exc {
	if len(items) == 0 {
		e.write("[]")
		e.cut()
		return nil
	}
	e.b = append(e.b, '[')
	for i, v := range items {
		if i > 0 {
			e.write(e.itemSep)
		}
		e.newline(level + 1)
		if err := e.value(v, level+1); err != nil {
			return err
		}
	}
	e.cut()
	e.newline(level)
	e.cut()
	e.b = append(e.b, ']')
	e.cut()
	return nil
}

// pairs puts keys and values, in the order in which they are written, on top of what is pending.
func (e *encoder) pairs(d *rt.Dict) *rt.Exc {
	list := rt.Unset
	if e.sort {
		list = rt.NewList()
	}
	for pos := 0; ; {
		k, v, next, ok := d.Entry(pos)
		if !ok {
			break
		}
		if e.sort {
			rt.ListAppend(list, rt.NewTuple2(k, v))
		} else {
			e.pending = append(e.pending, k, v)
		}
		pos = next
	}
	if !e.sort {
		return nil
	}
	sort, err := rt.GetAttrName(list, "sort")
	if err == nil {
		_, err = rt.Call0(sort)
	}
	if err != nil {
		return err
	}
	for _, pair := range rt.Cast[rt.List](list).Items() {
		e.pending = append(e.pending, rt.Cast[rt.Tuple](pair).Items()...)
	}
	return nil
}

func (e *encoder) object(d *rt.Dict, level int) *rt.Exc {
	if d.Len() == 0 {
		e.write("{}")
		e.cut()
		return nil
	}
	e.b = append(e.b, '{')
	e.cut()
	e.newline(level + 1)
	e.cut()
	base := len(e.pending)
	if err := e.pairs(d); err != nil {
		return err
	}
	end := len(e.pending)
	first := true
	for i := base; i < end; i += 2 {
		ok, err := e.key(e.pending[i], first, level+1)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		first = false
		if err := e.value(e.pending[i+1], level+1); err != nil {
			return err
		}
	}
	clear(e.pending[base:])
	e.pending = e.pending[:base]
	e.newline(level)
	e.cut()
	e.b = append(e.b, '}')
	e.cut()
	return nil
}

// key writes the key of an entry and what stands around it; ok is false if the entry is to be left out.
func (e *encoder) key(k rt.Value, first bool, level int) (ok bool, err *rt.Exc) {
	start, cuts := len(e.b), len(e.cuts)
	if !first {
		e.write(e.itemSep)
		e.newline(level)
		e.cut()
	}
	_, isStr := rt.StrOf(k)
	if !isStr {
		e.b = append(e.b, '"')
	}
	ok, err = e.atom(k)
	if err != nil {
		return false, err
	}
	if !ok {
		if e.b, e.cuts = e.b[:start], e.cuts[:cuts]; e.skipKeys {
			return false, nil
		}
		return false, rt.Errorf(&rt.TypeError, "keys must be str, int, float, bool or None, not %s", rt.TypeName(k))
	}
	if !isStr {
		e.b = append(e.b, '"')
	}
	e.cut()
	e.write(e.keySep)
	e.cut()
	return true, nil
}
