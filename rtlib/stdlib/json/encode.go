package json

import (
	"math"
	"strings"
	"unicode/utf8"

	rt "github.com/py2go/py2go/rtlib"
)

// encoder writes one value.
type encoder struct {
	b                               strings.Builder
	fallback                        rt.Value
	ascii, sort, skipKeys, allowNaN bool
	pretty                          bool
	indent, itemSep, keySep         string
	open                            map[rt.Value]bool // containers around what is being written
}

func encode(a []rt.Value) (rt.Value, *rt.Exc) {
	e := &encoder{fallback: a[1], open: map[rt.Value]bool{}}
	for i, p := range []*bool{&e.ascii, nil, nil, nil, &e.sort, &e.skipKeys, &e.allowNaN} {
		if p != nil {
			var err *rt.Exc
			if *p, err = rt.Truth(a[2+i]); err != nil {
				return rt.Unset, err
			}
		}
	}
	e.indent, e.pretty = rt.StrOf(a[3])
	e.itemSep, _ = rt.StrOf(a[4])
	e.keySep, _ = rt.StrOf(a[5])
	if err := e.value(a[0], 0); err != nil {
		return rt.Unset, err
	}
	return rt.NewStr(e.b.String()), nil
}

func (e *encoder) newline(level int) {
	if e.pretty {
		e.b.WriteByte('\n')
		for range level {
			e.b.WriteString(e.indent)
		}
	}
}

// atom is the text of a value that is no container; ok is false for others.
func (e *encoder) atom(v rt.Value) (text string, ok bool, err *rt.Exc) {
	switch {
	case v.IsNone():
		return "null", true, nil
	case v.IsBool():
		if v.IsTrue() {
			return "true", true, nil
		}
		return "false", true, nil
	}
	if s, isStr := rt.StrOf(v); isStr {
		return e.quote(s), true, nil
	}
	if z, isInt := rt.BigOf(v); isInt {
		return z.String(), true, nil
	}
	if rt.IsFloatLike(v) {
		f, err := rt.ToFloat(v)
		if err != nil {
			return "", false, err
		}
		text, err := e.float(f)
		return text, true, err
	}
	return "", false, nil
}

func (e *encoder) float(f float64) (string, *rt.Exc) {
	text := ""
	switch {
	case math.IsNaN(f):
		text = "NaN"
	case math.IsInf(f, 1):
		text = "Infinity"
	case math.IsInf(f, -1):
		text = "-Infinity"
	default:
		return rt.Repr(rt.Float(f))
	}
	if !e.allowNaN {
		s, err := rt.Repr(rt.Float(f))
		if err != nil {
			return "", err
		}
		return "", rt.Errorf(&rt.ValueError, "Out of range float values are not JSON compliant: %s", s)
	}
	return text, nil
}

const hexDigits = "0123456789abcdef"

// quote is s as a JSON string. Lone surrogates, three bytes in s, are escaped as themselves.
func (e *encoder) quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	unit := func(u rune) {
		b.WriteString(`\u`)
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(hexDigits[u>>shift&15])
		}
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == '"' || c == '\\':
				b.WriteByte('\\')
				b.WriteByte(c)
			case c == '\n':
				b.WriteString(`\n`)
			case c == '\r':
				b.WriteString(`\r`)
			case c == '\t':
				b.WriteString(`\t`)
			case c == '\b':
				b.WriteString(`\b`)
			case c == '\f':
				b.WriteString(`\f`)
			case c < ' ' || c == 0x7f && e.ascii:
				unit(rune(c))
			default:
				b.WriteByte(c)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 && i+2 < len(s) {
			r, n = rune(s[i]&15)<<12|rune(s[i+1]&63)<<6|rune(s[i+2]&63), 3
		}
		switch {
		case !e.ascii:
			b.WriteString(s[i : i+n])
		case r > 0xffff:
			r -= 0x10000
			unit(0xd800 + r>>10)
			unit(0xdc00 + r&0x3ff)
		default:
			unit(r)
		}
		i += n
	}
	b.WriteByte('"')
	return b.String()
}

func (e *encoder) value(v rt.Value, level int) *rt.Exc {
	text, ok, err := e.atom(v)
	if err != nil {
		return err
	}
	if ok {
		e.b.WriteString(text)
		return nil
	}
	if e.open[v] {
		return rt.Errorf(&rt.ValueError, "Circular reference detected")
	}
	if err := rt.EnterNative(" while encoding a JSON object"); err != nil {
		return err
	}
	defer rt.LeaveNative()
	e.open[v] = true
	defer delete(e.open, v)
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
		e.b.WriteString("[]")
		return nil
	}
	e.b.WriteByte('[')
	for i, v := range items {
		if i > 0 {
			e.b.WriteString(e.itemSep)
		}
		e.newline(level + 1)
		if err := e.value(v, level+1); err != nil {
			return err
		}
	}
	e.newline(level)
	e.b.WriteByte(']')
	return nil
}

// pairs are keys and values in the order in which they are written.
func (e *encoder) pairs(d *rt.Dict) ([]rt.Value, *rt.Exc) {
	list := rt.NewList()
	for pos := 0; ; {
		k, v, next, ok := d.Entry(pos)
		if !ok {
			break
		}
		rt.ListAppend(list, rt.NewTuple(k, v))
		pos = next
	}
	if e.sort {
		sort, err := rt.GetAttrName(list, "sort")
		if err != nil {
			return nil, err
		}
		if _, err := rt.Call0(sort); err != nil {
			return nil, err
		}
	}
	return rt.Cast[rt.List](list).Items(), nil
}

func (e *encoder) object(d *rt.Dict, level int) *rt.Exc {
	if d.Len() == 0 {
		e.b.WriteString("{}")
		return nil
	}
	pairs, err := e.pairs(d)
	if err != nil {
		return err
	}
	e.b.WriteByte('{')
	first := true
	for _, p := range pairs {
		pair := rt.Cast[rt.Tuple](p).Items()
		key, ok, err := e.atom(pair[0])
		if err != nil {
			return err
		}
		if !ok {
			if e.skipKeys {
				continue
			}
			return rt.Errorf(&rt.TypeError, "keys must be str, int, float, bool or None, not %s", rt.TypeName(pair[0]))
		}
		if key[0] != '"' {
			key = `"` + key + `"`
		}
		if !first {
			e.b.WriteString(e.itemSep)
		}
		first = false
		e.newline(level + 1)
		e.b.WriteString(key)
		e.b.WriteString(e.keySep)
		if err := e.value(pair[1], level+1); err != nil {
			return err
		}
	}
	e.newline(level)
	e.b.WriteByte('}')
	return nil
}
