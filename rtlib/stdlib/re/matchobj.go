package re

import (
	"fmt"
	"strings"
	"unicode"

	rt "github.com/py2go/py2go/rtlib"
)

// match is a match object.
type match struct {
	rt.Obj
	p    *pattern
	t    *subject
	caps []int // byte offsets, as in machine
}

// index is the number of the group that v names.
func (m *match) index(v rt.Value) (int, *rt.Exc) {
	n := -1
	if rt.IsIntLike(v) || rt.TypeOf(v).Index != nil {
		i, err := rt.IndexInt(v)
		if err != nil {
			return 0, err
		}
		n = i
	} else if s, ok := rt.StrOf(v); ok {
		if i, ok := m.p.names[s]; ok {
			n = i
		}
	}
	if n < 0 || n >= m.p.prog.groups {
		return 0, rt.Errorf(&rt.IndexError, "no such group")
	}
	return n, nil
}

// get is the text of group n, def if it took no part.
func (m *match) get(n int, def rt.Value) rt.Value {
	if m.caps[2*n+1] < 0 || m.caps[2*n] < 0 {
		return def
	}
	return m.t.part(m.caps[2*n], m.caps[2*n+1])
}

func (m *match) group(v rt.Value) (rt.Value, *rt.Exc) {
	n, err := m.index(v)
	if err != nil {
		return rt.Unset, err
	}
	return m.get(n, rt.None), nil
}

// span is where group n begins and ends, as indices.
func (m *match) span(n int) (a, b int) {
	if m.caps[2*n+1] < 0 || m.caps[2*n] < 0 {
		return -1, -1
	}
	return m.t.at(m.caps[2*n]), m.t.at(m.caps[2*n+1])
}

func spanValue(a, b int) rt.Value { return rt.NewTuple2(rt.Int(int64(a)), rt.Int(int64(b))) }

func initMatch() {
	t := &MatchType
	of := func(v rt.Value) *match { return rt.Cast[match](v) }
	t.Repr = func(v rt.Value) (rt.Value, *rt.Exc) {
		m := of(v)
		a, b := m.span(0)
		s, err := rt.Repr(m.get(0, rt.None))
		if rs := rt.Runes(s); len(rs) > 50 {
			s = text(rs[:50])
		}
		return rt.NewStr(fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>", a, b, s)), err
	}
	t.GetItem = func(v, k rt.Value) (rt.Value, *rt.Exc) { return of(v).group(k) }
	t.Bool = func(rt.Value) (bool, *rt.Exc) { return true, nil }
	spanMethod := func(name string, f func(a, b int) rt.Value) rt.Def {
		return rt.Def{Name: name, Sig: "group=0, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			n, err := of(a[0]).index(a[1])
			if err != nil {
				return rt.Unset, err
			}
			return f(of(a[0]).span(n)), nil
		}}
	}
	self := func(a []rt.Value) (rt.Value, *rt.Exc) { return a[0], nil }
	t.Methods = []rt.Def{
		{Name: "group", Sig: "*args", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return of(v).get(0, rt.None), nil },
			F2: func(v, k rt.Value) (rt.Value, *rt.Exc) { return of(v).group(k) },
			FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				keys := rt.Cast[rt.Tuple](a[1]).Items()
				items := make([]rt.Value, len(keys))
				for i, k := range keys {
					var err *rt.Exc
					if items[i], err = of(a[0]).group(k); err != nil {
						return rt.Unset, err
					}
				}
				return rt.TupleFrom(items), nil
			}},
		{Name: "groups", Sig: "default=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			m := of(a[0])
			items := make([]rt.Value, m.p.prog.groups-1)
			for i := range items {
				items[i] = m.get(i+1, a[1])
			}
			return rt.TupleFrom(items), nil
		}},
		{Name: "groupdict", Sig: "default=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			m := of(a[0])
			d := rt.NewDict()
			for _, n := range m.p.order {
				if err := rt.DictSet(d, rt.NewStr(n), m.get(m.p.names[n], a[1])); err != nil {
					return rt.Unset, err
				}
			}
			return d, nil
		}},
		spanMethod("start", func(a, _ int) rt.Value { return rt.Int(int64(a)) }),
		spanMethod("end", func(_, b int) rt.Value { return rt.Int(int64(b)) }),
		spanMethod("span", spanValue),
		{Name: "expand", Sig: "template", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			m := of(a[0])
			tmpl, err := m.p.template(a[1])
			if err != nil {
				return rt.Unset, err
			}
			return m.t.wrap(tmpl.expand(m.t, m.caps)), nil
		}},
		{Name: "__copy__", Sig: "", FN: self}, {Name: "__deepcopy__", Sig: "memo, /", FN: self},
		{Name: "__class_getitem__", Flags: rt.ClassMethod, F2: func(cls, item rt.Value) (rt.Value, *rt.Exc) {
			return rt.NewGenericAlias(cls, item), nil
		}},
	}
	get := func(name string, f func(m *match) rt.Value) rt.GetSet {
		return rt.GetSet{Name: name, Get: func(v rt.Value) (rt.Value, *rt.Exc) { return f(of(v)), nil }}
	}
	t.GetSets = []rt.GetSet{
		get("re", func(m *match) rt.Value { return rt.FromObj(m.p) }),
		get("string", func(m *match) rt.Value { return m.t.v }),
		get("pos", func(m *match) rt.Value { return rt.Int(int64(m.t.pos)) }),
		get("endpos", func(m *match) rt.Value { return rt.Int(int64(m.t.limit)) }),
		get("lastindex", func(m *match) rt.Value {
			if n := m.caps[len(m.caps)-1]; n > 0 {
				return rt.Int(int64(n))
			}
			return rt.None
		}),
		get("lastgroup", func(m *match) rt.Value {
			if n := m.caps[len(m.caps)-1]; n > 0 {
				for name, i := range m.p.names {
					if i == n {
						return rt.NewStr(name)
					}
				}
			}
			return rt.None
		}),
		get("regs", func(m *match) rt.Value {
			items := make([]rt.Value, m.p.prog.groups)
			for i := range items {
				items[i] = spanValue(m.span(i))
			}
			return rt.TupleFrom(items)
		}),
	}
}

// template is a parsed replacement: literals and groups in turn.
type template struct {
	literals []string // one more than groups
	groups   []int
}

func (t *template) expand(s *subject, caps []int) string {
	if len(t.groups) == 0 {
		return t.literals[0]
	}
	var b strings.Builder
	for i, g := range t.groups {
		b.WriteString(t.literals[i])
		if caps[2*g+1] >= 0 {
			b.WriteString(s.s[caps[2*g]:caps[2*g+1]])
		}
	}
	b.WriteString(t.literals[len(t.groups)])
	return b.String()
}

// template parses a replacement.
func (p *pattern) template(v rt.Value) (tmpl *template, failed *rt.Exc) {
	src, isStr := rt.StrOf(v)
	var rs []rune
	if isStr {
		if p.bytes {
			return nil, rt.Errorf(&rt.TypeError, "expected a bytes-like object, str found")
		}
		if strings.IndexByte(src, '\\') < 0 {
			return &template{literals: []string{src}}, nil
		}
		rs = rt.Runes(src)
	} else {
		var ok bool
		if src, ok = rt.BytesLike(v); !ok {
			return nil, rt.Errorf(&rt.TypeError, "decoding to str: need a bytes-like object, %s found", rt.TypeName(v))
		}
		if !p.bytes {
			return nil, rt.Errorf(&rt.TypeError, "expected str instance, %s found", rt.TypeName(v))
		}
		for i := 0; i < len(src); i++ {
			rs = append(rs, rune(src[i]))
		}
	}
	q := &parser{src: rs, bytes: p.bytes}
	defer func() {
		if x := recover(); x != nil {
			e, ok := x.(*patternError)
			if !ok {
				panic(x)
			}
			if e.pos < 0 {
				failed = rt.Errorf(&rt.IndexError, "%s", e.msg)
				return
			}
			failed = patternExc(e, v, rs)
		}
	}()
	return q.template(p), nil
}

func (q *parser) template(p *pattern) *template {
	t := &template{}
	var lit []byte
	put := func(r rune) {
		if q.bytes {
			lit = append(lit, byte(r))
		} else {
			lit = rt.AppendRune(lit, r)
		}
	}
	group := func(n, pos int) {
		if n >= p.prog.groups {
			q.fail(pos, "invalid group reference %d", n)
		}
		t.literals = append(t.literals, string(lit))
		t.groups = append(t.groups, n)
		lit = lit[:0]
	}
	for {
		tok := q.next()
		if tok == "" {
			break
		}
		if tok[0] != '\\' {
			r, _ := rt.DecodeRune(tok)
			put(r)
			continue
		}
		c, _ := rt.DecodeRune(tok[1:])
		here := q.i - 2
		switch {
		case c == 'g':
			if !q.accept("<") {
				q.fail(q.i, "missing <")
			}
			pos := q.i
			name := q.until(">", "group name")
			n, isName := 0, false
			for _, r := range name {
				isName = isName || !isDecimal(r)
				n = min(n*10+int(r-'0'), maxRepeat)
			}
			if isName {
				q.groupName(name, pos)
				var ok bool
				if n, ok = p.names[name]; !ok {
					panic(&patternError{"unknown group name " + q.shown(name), -1})
				}
			}
			group(n, pos)
		case c == '0':
			put(q.octal("0"+q.while(2, isOctal), here))
		case isDecimal(c):
			s := string(c)
			if q.i < len(q.src) && isDecimal(q.src[q.i]) {
				s += string(q.src[q.i])
				q.i++
				if isOctal(c) && isOctal(rune(s[1])) && q.i < len(q.src) && isOctal(q.src[q.i]) {
					s += string(q.src[q.i])
					q.i++
					put(q.octal(s, here))
					continue
				}
			}
			n := 0
			for _, d := range s {
				n = n*10 + int(d-'0')
			}
			group(n, here+1)
		default:
			if r, ok := charEscapes[c]; ok {
				put(r)
				continue
			}
			if c == 'b' {
				put('\b')
				continue
			}
			if c < 0x80 && unicode.IsLetter(c) {
				q.fail(here, "bad escape %s", tok)
			}
			put('\\')
			put(c)
		}
	}
	t.literals = append(t.literals, string(lit))
	return t
}
