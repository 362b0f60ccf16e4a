package re

import (
	"math"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// subject is a text to be searched.
type subject struct {
	v     rt.Value
	str   *rt.Str // nil for bytes
	s     string
	start int // byte offsets of pos and endpos
	end   int
	pos   int
	limit int
}

func (p *pattern) subject(v, pos, end rt.Value) (*subject, *rt.Exc) {
	t := &subject{v: v}
	if _, ok := rt.StrOf(v); ok {
		t.str = rt.Cast[rt.Str](v)
		t.s = t.str.Text()
		if p.bytes {
			return nil, rt.Errorf(&rt.TypeError, "cannot use a bytes pattern on a string-like object")
		}
		t.limit = t.str.Len()
	} else {
		var ok bool
		if t.s, ok = rt.BytesLike(v); !ok {
			return nil, rt.Errorf(&rt.TypeError, "expected string or bytes-like object, got '%s'", rt.TypeName(v))
		}
		if !p.bytes {
			return nil, rt.Errorf(&rt.TypeError, "cannot use a string pattern on a bytes-like object")
		}
		t.limit = len(t.s)
	}
	n := t.limit
	if !end.IsUnset() {
		e, err := rt.IndexInt(end)
		if err != nil {
			return nil, err
		}
		t.limit = max(min(e, n), 0)
	}
	if !pos.IsUnset() {
		s, err := rt.IndexInt(pos)
		if err != nil {
			return nil, err
		}
		t.pos = max(min(s, n), 0)
	}
	t.start, t.end = t.offset(t.pos), t.offset(t.limit)
	return t, nil
}

func (t *subject) offset(i int) int {
	if t.str == nil {
		return i
	}
	return t.str.Offset(i)
}

// at is the index of a byte offset.
func (t *subject) at(off int) int {
	if t.str == nil || off < 0 {
		return off
	}
	return t.str.Pos(off)
}

// part is the text between two byte offsets.
func (t *subject) part(a, b int) rt.Value { return t.wrap(t.s[a:b]) }

func (t *subject) wrap(s string) rt.Value {
	if t.str == nil {
		return rt.NewBytes(s)
	}
	return rt.NewStr(s)
}

func (p *pattern) machine(t *subject) *machine { return newMachine(p.prog, t.s, t.end) }

// once makes a match object of one attempt.
func (p *pattern) once(v, pos, end rt.Value, try func(m *machine, start int) bool) (rt.Value, *rt.Exc) {
	t, err := p.subject(v, pos, end)
	if err != nil {
		return rt.Unset, err
	}
	m := p.machine(t)
	if t.start > t.end || !try(m, t.start) {
		return rt.None, m.interrupt
	}
	return p.result(t, m), nil
}

func (p *pattern) result(t *subject, m *machine) rt.Value {
	caps := make([]int, len(m.caps))
	copy(caps, m.caps)
	return rt.FromObj(&match{Obj: rt.NewObj(&MatchType), p: p, t: t, caps: caps})
}

func (p *pattern) match(v, pos, end rt.Value) (rt.Value, *rt.Exc) {
	return p.once(v, pos, end, (*machine).match)
}

func (p *pattern) fullMatch(v, pos, end rt.Value) (rt.Value, *rt.Exc) {
	return p.once(v, pos, end, func(m *machine, start int) bool {
		m.whole = true
		return m.match(start)
	})
}

func (p *pattern) search(v, pos, end rt.Value) (rt.Value, *rt.Exc) {
	return p.once(v, pos, end, (*machine).search)
}

// each calls f with every match until it returns false.
func (p *pattern) each(t *subject, f func(m *machine) bool) *rt.Exc {
	if t.start > t.end {
		return nil
	}
	m := p.machine(t)
	for pos := t.start; m.search(pos); {
		if !f(m) {
			return nil
		}
		pos = m.caps[1]
		m.advance = m.caps[0] == m.caps[1]
	}
	return m.interrupt
}

// item is what findall gives for a match.
func (p *pattern) item(t *subject, m *machine) rt.Value {
	group := func(i int) rt.Value {
		if m.caps[2*i+1] < 0 {
			return t.wrap("")
		}
		return t.part(m.caps[2*i], m.caps[2*i+1])
	}
	switch p.prog.groups {
	case 1:
		return group(0)
	case 2:
		return group(1)
	}
	items := make([]rt.Value, p.prog.groups-1)
	for i := range items {
		items[i] = group(i + 1)
	}
	return rt.TupleFrom(items)
}

func (p *pattern) findAll(v, pos, end rt.Value) (rt.Value, *rt.Exc) {
	t, err := p.subject(v, pos, end)
	if err != nil {
		return rt.Unset, err
	}
	items := []rt.Value{}
	err = p.each(t, func(m *machine) bool {
		items = append(items, p.item(t, m))
		return true
	})
	return rt.ListFrom(items), err
}

// scanner finds one match after another.
type scanner struct {
	rt.Obj
	p    *pattern
	t    *subject
	m    *machine
	pos  int
	done bool
}

func (s *scanner) next(try func(m *machine, pos int) bool) (rt.Value, *rt.Exc) {
	if s.done || s.pos > s.t.end || !try(s.m, s.pos) {
		s.done = true
		return rt.None, s.m.interrupt
	}
	s.pos = s.m.caps[1]
	s.m.advance = s.m.caps[0] == s.m.caps[1]
	return s.p.result(s.t, s.m), nil
}

func (p *pattern) scanner(typ *rt.Type, v, pos, end rt.Value) (rt.Value, *rt.Exc) {
	t, err := p.subject(v, pos, end)
	if err != nil {
		return rt.Unset, err
	}
	return rt.FromObj(&scanner{Obj: rt.NewObj(typ), p: p, t: t, m: p.machine(t), pos: t.start}), nil
}

func (p *pattern) findIter(v, pos, end rt.Value) (rt.Value, *rt.Exc) {
	return p.scanner(&iteratorType, v, pos, end)
}

func (p *pattern) split(v, limit rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(limit)
	if err != nil {
		return rt.Unset, err
	}
	t, err := p.subject(v, rt.Unset, rt.Unset)
	if err != nil {
		return rt.Unset, err
	}
	var items []rt.Value
	last, count := 0, 0
	if n >= 0 {
		err = p.each(t, func(m *machine) bool {
			items = append(items, t.part(last, m.caps[0]))
			for i := 1; i < p.prog.groups; i++ {
				if m.caps[2*i+1] < 0 {
					items = append(items, rt.None)
				} else {
					items = append(items, t.part(m.caps[2*i], m.caps[2*i+1]))
				}
			}
			last = m.caps[1]
			count++
			return n == 0 || count < n
		})
	}
	return rt.ListFrom(append(items, t.part(last, len(t.s)))), err
}

// sub replaces matches; n is how many.
func (p *pattern) sub(repl, v, limit rt.Value) (out rt.Value, n int, err *rt.Exc) {
	count, err := rt.IndexInt(limit)
	if err != nil {
		return rt.Unset, 0, err
	}
	t, err := p.subject(v, rt.Unset, rt.Unset)
	if err != nil {
		return rt.Unset, 0, err
	}
	expand := func(m *machine) (string, *rt.Exc) { return p.called(repl, t, m) }
	if !rt.Callable(repl) {
		tmpl, err := p.template(repl)
		if err != nil {
			return rt.Unset, 0, err
		}
		expand = func(m *machine) (string, *rt.Exc) { return tmpl.expand(t, m.caps), nil }
	}
	if count == 0 {
		count = math.MaxInt
	}
	var b strings.Builder
	last := 0
	var failed *rt.Exc
	if count > 0 {
		err = p.each(t, func(m *machine) bool {
			b.WriteString(t.s[last:m.caps[0]])
			var s string
			if s, failed = expand(m); failed != nil {
				return false
			}
			b.WriteString(s)
			last = m.caps[1]
			n++
			return n < count
		})
	}
	if failed != nil {
		err = failed
	}
	if err != nil {
		return rt.Unset, 0, err
	}
	if n == 0 {
		return v, 0, nil
	}
	b.WriteString(t.s[last:])
	return t.wrap(b.String()), n, nil
}

// called is the replacement that a function gives.
func (p *pattern) called(f rt.Value, t *subject, m *machine) (string, *rt.Exc) {
	v, err := rt.Call1(f, p.result(t, m))
	if err != nil || v.IsNone() {
		return "", err
	}
	if t.str != nil {
		if s, ok := rt.StrOf(v); ok {
			return s, nil
		}
		return "", rt.Errorf(&rt.TypeError, "expected str instance, %s found", rt.TypeName(v))
	}
	s, ok := rt.BytesLike(v)
	if !ok {
		return "", rt.Errorf(&rt.TypeError, "expected a bytes-like object, %s found", rt.TypeName(v))
	}
	return s, nil
}

func initPattern() {
	t := &PatternType
	of := func(v rt.Value) *pattern { return rt.Cast[pattern](v) }
	t.Repr = func(v rt.Value) (rt.Value, *rt.Exc) {
		p := of(v)
		src, err := rt.Repr(p.src)
		if err != nil {
			return rt.Unset, err
		}
		if rs := rt.Runes(src); len(rs) > 200 {
			src = text(rs[:200])
		}
		flags := p.flags
		if !p.bytes && flags&(flagLocale|flagUnicode|flagASCII) == flagUnicode {
			flags &^= flagUnicode
		}
		if flags != 0 {
			src += ", " + flagText(flags)
		}
		return rt.NewStr("re.compile(" + src + ")"), nil
	}
	t.Cmp = func(a, b rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
		q := rt.Exactly[pattern](b, &PatternType)
		if q == nil || op != rt.OpEq && op != rt.OpNe {
			return rt.NotImplemented, nil
		}
		p := of(a)
		same := p.flags == q.flags && p.bytes == q.bytes
		if same {
			var err *rt.Exc
			if same, err = rt.IfEq(p.src, q.src); err != nil {
				return rt.Unset, err
			}
		}
		return rt.Bool(same == (op == rt.OpEq)), nil
	}
	t.Hash = func(v rt.Value) (int64, *rt.Exc) { return rt.Hash(of(v).src) }
	ranged := func(name string, f func(p *pattern, v, pos, end rt.Value) (rt.Value, *rt.Exc)) rt.Def {
		return rt.Def{Name: name, Sig: "string, pos=?, endpos=?", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return f(of(a[0]), a[1], a[2], a[3]) }}
	}
	reduce := func(v rt.Value) (rt.Value, *rt.Exc) {
		m, err := rt.ImportModule("re")
		if err != nil {
			return rt.Unset, err
		}
		f, err := rt.GetAttrName(m, "_compile")
		return rt.NewTuple2(f, rt.NewTuple2(of(v).src, rt.Int(int64(of(v).flags)))), err
	}
	self := func(a []rt.Value) (rt.Value, *rt.Exc) { return a[0], nil }
	t.Methods = []rt.Def{
		{Name: "__reduce__", F1: reduce},
		ranged("match", (*pattern).match), ranged("fullmatch", (*pattern).fullMatch), ranged("search", (*pattern).search),
		ranged("findall", (*pattern).findAll), ranged("finditer", (*pattern).findIter),
		ranged("scanner", func(p *pattern, v, pos, end rt.Value) (rt.Value, *rt.Exc) {
			return p.scanner(&scannerType, v, pos, end)
		}),
		{Name: "split", Sig: "string, maxsplit=0", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return of(a[0]).split(a[1], a[2]) }},
		{Name: "sub", Sig: "repl, string, count=0", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			v, _, err := of(a[0]).sub(a[1], a[2], a[3])
			return v, err
		}},
		{Name: "subn", Sig: "repl, string, count=0", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			v, n, err := of(a[0]).sub(a[1], a[2], a[3])
			if err != nil {
				return rt.Unset, err
			}
			return rt.NewTuple2(v, rt.Int(int64(n))), nil
		}},
		{Name: "__copy__", Sig: "", FN: self}, {Name: "__deepcopy__", Sig: "memo, /", FN: self},
		{Name: "__class_getitem__", Flags: rt.ClassMethod, F2: func(cls, item rt.Value) (rt.Value, *rt.Exc) {
			return rt.NewGenericAlias(cls, item), nil
		}},
	}
	t.GetSets = []rt.GetSet{
		{Name: "pattern", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return of(v).src, nil }},
		{Name: "flags", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(of(v).flags)), nil }},
		{Name: "groups", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(of(v).prog.groups - 1)), nil }},
		{Name: "groupindex", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
			d := rt.NewDict()
			for _, n := range of(v).order {
				if err := rt.DictSet(d, rt.NewStr(n), rt.Int(int64(of(v).names[n]))); err != nil {
					return rt.Unset, err
				}
			}
			return rt.NewMappingProxy(d), nil
		}},
	}
	it := &iteratorType
	it.Iter = func(v rt.Value) (rt.Value, *rt.Exc) { return v, nil }
	it.Next = func(v rt.Value) (rt.Value, *rt.Exc) {
		r, err := rt.Cast[scanner](v).next((*machine).search)
		if err == nil && r.IsNone() {
			return rt.StopIter()
		}
		return r, err
	}
	scannerType.Methods = []rt.Def{
		{Name: "match", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[scanner](v).next((*machine).match) }},
		{Name: "search", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[scanner](v).next((*machine).search) }},
	}
	scannerType.GetSets = []rt.GetSet{{Name: "pattern", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Cast[scanner](v).p), nil }}}
}
