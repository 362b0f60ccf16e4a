package json

import (
	"strconv"
	"strings"
	"unicode/utf8"

	rt "github.com/py2go/py2go/rtlib"
)

// scanner reads one value. bad is the message of a syntax error, at byte badAt.
type scanner struct {
	s                                                    string
	strict                                               bool
	hook, pairsHook, parseFloat, parseInt, parseConstant rt.Value
	bad                                                  string
	badAt                                                int
	items                                                []rt.Value   // what the containers around the current value have so far
	keys                                                 [16]rt.Value // some of the keys met: objects of one kind share them
}

// key is a key as a str.
func (p *scanner) key(s string) rt.Value {
	if s == "" {
		return rt.NewStr(s)
	}
	slot := &p.keys[(uint(len(s))*5+uint(s[0])*3+uint(s[len(s)-1]))%uint(len(p.keys))]
	if !slot.IsUnset() {
		if known, _ := rt.StrOf(*slot); known == s {
			return *slot
		}
	}
	*slot = rt.SubStr(s)
	return *slot
}

// top takes what a container that began at base has.
func (p *scanner) top(base int) []rt.Value {
	items := append([]rt.Value(nil), p.items[base:]...)
	clear(p.items[base:])
	p.items = p.items[:base]
	return items
}

// scan reads the value that begins at code point start: (value, end), or (message, position, None) where there is a syntax error.
func scan(a []rt.Value) (rt.Value, *rt.Exc) {
	p := &scanner{hook: a[3], pairsHook: a[4], parseFloat: a[5], parseInt: a[6], parseConstant: a[7]}
	p.s, _ = rt.StrOf(a[0])
	start, err := rt.IndexInt(a[1])
	if err != nil {
		return rt.Unset, err
	}
	if p.strict, err = rt.Truth(a[2]); err != nil {
		return rt.Unset, err
	}
	at := p.offset(start)
	v, end, err := p.value(at)
	switch {
	case err != nil:
		return rt.Unset, err
	case p.bad != "":
		return rt.NewTuple3(rt.NewStr(p.bad), rt.Int(int64(p.points(p.badAt))), rt.None), nil
	}
	return rt.NewTuple2(v, rt.Int(int64(p.points(end)))), nil
}

// offset is where code point n begins, points the number of code points before a byte. A lone surrogate's three bytes are one.
func (p *scanner) offset(n int) int {
	i := 0
	for ; n > 0 && i < len(p.s); n-- {
		for i++; i < len(p.s) && p.s[i]&0xc0 == 0x80; i++ {
		}
	}
	return i
}

func (p *scanner) points(end int) int {
	n := 0
	for _, c := range []byte(p.s[:end]) {
		if c&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

func (p *scanner) fail(at int, msg string) (rt.Value, int, *rt.Exc) {
	if p.bad == "" {
		p.bad, p.badAt = msg, at
	}
	return rt.Unset, at, nil
}

func (p *scanner) space(i int) int {
	for i < len(p.s) && (p.s[i] == ' ' || p.s[i] == '\n' || p.s[i] == '\t' || p.s[i] == '\r') {
		i++
	}
	return i
}

func (p *scanner) at(i int) byte {
	if i < len(p.s) {
		return p.s[i]
	}
	return 0
}

var literals = []struct {
	text  string
	value rt.Value
}{{"null", rt.None}, {"true", rt.True}, {"false", rt.False}}

func (p *scanner) value(i int) (rt.Value, int, *rt.Exc) {
	if i >= len(p.s) {
		return p.fail(i, "Expecting value")
	}
	switch c := p.s[i]; {
	case c == '"':
		s, end := p.str(i + 1)
		return rt.SubStr(s), end, nil
	case c == '{' || c == '[':
		kind := "object"
		if c == '[' {
			kind = "array"
		}
		if err := rt.EnterNative(" while decoding a JSON " + kind + " from a unicode string"); err != nil {
			return rt.Unset, i, err
		}
		defer rt.LeaveNative()
		if c == '{' {
			return p.object(i + 1)
		}
		return p.array(i + 1)
	case c == '-' || '0' <= c && c <= '9':
		return p.number(i)
	}
	for _, l := range literals {
		if strings.HasPrefix(p.s[i:], l.text) {
			return l.value, i + len(l.text), nil
		}
	}
	for _, name := range []string{"NaN", "Infinity"} {
		if strings.HasPrefix(p.s[i:], name) {
			return p.constant(name, i)
		}
	}
	return p.fail(i, "Expecting value")
}

func (p *scanner) constant(name string, i int) (rt.Value, int, *rt.Exc) {
	if !p.parseConstant.IsNone() {
		v, err := rt.Call1(p.parseConstant, rt.NewStr(name))
		return v, i + len(name), err
	}
	f, _ := strconv.ParseFloat(strings.TrimSuffix(name, "inity"), 64)
	return rt.Float(f), i + len(name), nil
}

func (p *scanner) number(i int) (rt.Value, int, *rt.Exc) {
	start := i
	if p.at(i) == '-' {
		i++
	}
	digits := func() int {
		n := i
		for '0' <= p.at(i) && p.at(i) <= '9' {
			i++
		}
		return i - n
	}
	if p.at(i) == '0' {
		i++
	} else if digits() == 0 {
		if strings.HasPrefix(p.s[start:], "-Infinity") {
			return p.constant("-Infinity", start)
		}
		return p.fail(start, "Expecting value")
	}
	isFloat := false
	end := i
	if p.at(i) == '.' {
		i++
		if digits() > 0 {
			isFloat, end = true, i
		}
		i = end
	}
	if c := p.at(i); c == 'e' || c == 'E' {
		i++
		if c := p.at(i); c == '+' || c == '-' {
			i++
		}
		if digits() > 0 {
			isFloat, end = true, i
		}
	}
	text := p.s[start:end]
	switch {
	case isFloat && !p.parseFloat.IsNone():
		v, err := rt.Call1(p.parseFloat, rt.NewStr(text))
		return v, end, err
	case isFloat:
		f, _ := strconv.ParseFloat(text, 64) // out of range: infinity or zero, as in Python
		return rt.Float(f), end, nil
	case !p.parseInt.IsNone():
		v, err := rt.Call1(p.parseInt, rt.NewStr(text))
		return v, end, err
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return rt.Int(n), end, nil
	}
	v, err := rt.Call1(rt.IntType.Value(), rt.NewStr(text))
	return v, end, err
}

// str reads a string after its opening quote.
func (p *scanner) str(i int) (string, int) {
	begin := i - 1
	for j := i; j < len(p.s); j++ {
		c := p.s[j]
		if c == '"' {
			return p.s[i:j], j + 1
		}
		if c == '\\' || c < ' ' {
			break
		}
	}
	var b []byte
	for i < len(p.s) {
		c := p.s[i]
		switch {
		case c == '"':
			return string(b), i + 1
		case c < ' ' && p.strict:
			p.fail(i, "Invalid control character at")
			return "", i
		case c != '\\':
			b = append(b, c)
			i++
			continue
		}
		if i+1 >= len(p.s) {
			break
		}
		if k := strings.IndexByte(`"\/bfnrt`, p.s[i+1]); k >= 0 {
			b = append(b, "\"\\/\b\f\n\r\t"[k])
			i += 2
			continue
		}
		if p.s[i+1] != 'u' {
			p.fail(i, "Invalid \\escape")
			return "", i
		}
		u, ok := p.hex(i + 2)
		if !ok {
			p.fail(i+1, "Invalid \\uXXXX escape")
			return "", i
		}
		i += 6
		if u>>10 == 0xd800>>10 && p.at(i) == '\\' && p.at(i+1) == 'u' {
			if low, ok := p.hex(i + 2); ok && low>>10 == 0xdc00>>10 {
				u = 0x10000 + (u-0xd800)<<10 + low - 0xdc00
				i += 6
			}
		}
		if u>>11 == 0xd800>>11 {
			b = append(b, 0xe0|byte(u>>12), 0x80|byte(u>>6&63), 0x80|byte(u&63)) // a lone surrogate
		} else {
			b = utf8.AppendRune(b, u)
		}
	}
	p.fail(begin, "Unterminated string starting at")
	return "", i
}

func (p *scanner) hex(i int) (rune, bool) {
	if i+4 > len(p.s) {
		return 0, false
	}
	n, err := strconv.ParseUint(p.s[i:i+4], 16, 32)
	return rune(n), err == nil
}

func (p *scanner) array(i int) (rt.Value, int, *rt.Exc) {
	if i = p.space(i); p.at(i) == ']' {
		return rt.NewList(), i + 1, nil
	}
	base := len(p.items)
	for {
		v, end, err := p.value(i)
		if err != nil || p.bad != "" {
			return rt.Unset, end, err
		}
		p.items = append(p.items, v)
		i = p.space(end)
		if p.at(i) == ']' {
			return rt.NewList(p.top(base)...), i + 1, nil
		}
		if p.at(i) != ',' {
			return p.fail(i, "Expecting ',' delimiter")
		}
		comma := i
		if i = p.space(i + 1); p.at(i) == ']' {
			return p.fail(comma, "Illegal trailing comma before end of array")
		}
	}
}

func (p *scanner) object(i int) (rt.Value, int, *rt.Exc) {
	base := len(p.items)
	if i = p.space(i); p.at(i) == '}' {
		return p.finish(base, i+1)
	}
	for {
		if p.at(i) != '"' {
			return p.fail(i, "Expecting property name enclosed in double quotes")
		}
		key, end := p.str(i + 1)
		if p.bad != "" {
			return rt.Unset, end, nil
		}
		if i = p.space(end); p.at(i) != ':' {
			return p.fail(i, "Expecting ':' delimiter")
		}
		v, end, err := p.value(p.space(i + 1))
		if err != nil || p.bad != "" {
			return rt.Unset, end, err
		}
		p.items = append(p.items, p.key(key), v)
		i = p.space(end)
		if p.at(i) == '}' {
			return p.finish(base, i+1)
		}
		if p.at(i) != ',' {
			return p.fail(i, "Expecting ',' delimiter")
		}
		comma := i
		if i = p.space(i + 1); p.at(i) == '}' {
			return p.fail(comma, "Illegal trailing comma before end of object")
		}
	}
}

// finish is the object whose keys and values began at base, passed through the hooks.
func (p *scanner) finish(base, end int) (rt.Value, int, *rt.Exc) {
	items := p.items[base:]
	if !p.pairsHook.IsNone() {
		pairs := make([]rt.Value, 0, len(items)/2)
		for i := 0; i < len(items); i += 2 {
			pairs = append(pairs, rt.NewTuple2(items[i], items[i+1]))
		}
		p.top(base)
		v, err := rt.Call1(p.pairsHook, rt.NewList(pairs...))
		return v, end, err
	}
	dict := rt.NewDictSize(len(items) / 2)
	for i := 0; i < len(items); i += 2 {
		if err := rt.DictSet(dict, items[i], items[i+1]); err != nil {
			return rt.Unset, end, err
		}
	}
	clear(items)
	if p.items = p.items[:base]; !p.hook.IsNone() {
		v, err := rt.Call1(p.hook, dict)
		return v, end, err
	}
	return dict, end, nil
}
