package re

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// trail is an entry of the backtracking stack: a way to go on, or what to restore on the way back to one.
type trail struct {
	kind trailKind
	pc   int32
	n    int32 // register
	pos  int
	val  int // old value; for many, where or how often it must stop
}

type trailKind uint8

const (
	trChoice trailKind = iota // go on at pc, pos
	trCap                     // caps[n] was val
	trLoop                    // loops[n] was val
	trLast                    // lastAt[n] was val
	trGreedy                  // a greedy repeat of one character, to be given back down to val
	trLazy                    // a lazy repeat of one character, which may take val more
)

// machine runs a program over a text.
type machine struct {
	*program
	s         string
	end       int   // the text ends here
	caps      []int // begin and end of each group, -1 where it took no part; the last entry is the last closed group
	loops     []int
	lastAt    []int // where a loop's latest round began
	stack     []trail
	start     int
	advance   bool // the match must not be empty
	whole     bool // the match must reach the end
	steps     int
	interrupt *rt.Exc
}

func newMachine(p *program, s string, end int) *machine {
	m := &machine{program: p, s: s, end: end}
	m.caps = make([]int, 2*p.groups+1)
	m.loops, m.lastAt = make([]int, p.loops), make([]int, p.loops)
	return m
}

func (m *machine) next(pos int) (rune, int) {
	if c := m.s[pos]; c < 0x80 || m.bytes {
		return rune(c), 1
	}
	return rt.DecodeRune(m.s[pos:m.end])
}

func (m *machine) previous(pos int) (rune, int) {
	if c := m.s[pos-1]; c < 0x80 || m.bytes {
		return rune(c), 1
	}
	return rt.LastRune(m.s[:pos])
}

// match tries to match at pos.
func (m *machine) match(pos int) bool {
	for i := range m.caps {
		m.caps[i] = -1
	}
	m.start, m.stack = pos, m.stack[:0]
	end, ok := m.run(0, pos, true)
	if ok {
		m.caps[0], m.caps[1] = pos, end
	}
	return ok
}

// search finds the first match from pos on.
func (m *machine) search(pos int) bool {
	for {
		if m.prefix != "" {
			i := strings.Index(m.s[pos:m.end], m.prefix)
			if i < 0 {
				return false
			}
			if i > 0 {
				m.advance = false
			}
			pos += i
		} else if m.first != nil {
			from := pos
			for pos < m.end {
				r, n := m.next(pos)
				if m.first(r) {
					break
				}
				pos += n
			}
			if pos == m.end {
				return false
			}
			if pos > from {
				m.advance = false
			}
		}
		if m.match(pos) {
			return true
		}
		if m.interrupt != nil || pos >= m.end {
			return false
		}
		_, n := m.next(pos)
		pos += n
		m.advance = false
	}
}

func (m *machine) set(kind trailKind, regs []int, n, val int) {
	m.stack = append(m.stack, trail{kind: kind, n: int32(n), val: regs[n]})
	regs[n] = val
}

// one reports whether the one-character instruction matches r.
func (i *instr) one(r rune) bool {
	switch i.op {
	case opChar:
		return r == i.r
	case opFold:
		return r == i.r || smallest(r, i.ascii) == i.r
	case opAny:
		return r != '\n'
	case opAll:
		return true
	}
	return i.set.matches(r)
}

// run runs the program from pc at pos; it leaves the stack above its beginning to the caller. top: it is the whole match.
func (m *machine) run(pc, pos int, top bool) (end int, ok bool) {
	base := len(m.stack)
	for {
		if m.steps++; m.steps&0xFFFF == 0 {
			if m.interrupt = rt.Tick(); m.interrupt != nil {
				return 0, false
			}
		}
		i := &m.code[pc]
		good := true
		switch i.op {
		case opMatch:
			if !top || !(m.advance && pos == m.start || m.whole && pos != m.end) {
				return pos, true
			}
			good = false
		case opFail:
			good = false
		case opChar, opFold, opAny, opAll, opSet:
			if good = pos < m.end; good {
				r, n := m.next(pos)
				if good = i.one(r); good {
					pos += n
					pc++
				}
			}
		case opSplit:
			m.stack = append(m.stack, trail{kind: trChoice, pc: int32(i.y), pos: pos})
			pc = i.x
		case opJump:
			pc = i.x
		case opSave:
			m.set(trCap, m.caps, i.n, pos)
			if i.n&1 == 1 {
				m.set(trCap, m.caps, len(m.caps)-1, i.n/2)
			}
			pc++
		case opAt:
			if good = m.at(i, pos); good {
				pc++
			}
		case opRef:
			var n int
			if n, good = m.ref(i, pos); good {
				pos += n
				pc++
			}
		case opAhead, opBehind, opAtomic:
			pos, good = m.enclosed(i, pc, pos)
			pc = i.x
		case opCond:
			if m.caps[2*i.n+1] >= 0 {
				pc++
			} else {
				pc = i.x
			}
		case opMany:
			pos, good = m.many(i, pc, pos)
			pc = i.x
		case opCount:
			m.set(trLoop, m.loops, i.n, 0)
			m.set(trLast, m.lastAt, i.n, -1)
			pc++
		case opLoop:
			count := m.loops[i.n]
			switch {
			case count < i.lo:
				m.round(i.n, pos)
				pc++
			case (count < i.hi || i.hi == maxRepeat) && pos != m.lastAt[i.n]:
				if i.mode == lazy {
					m.stack = append(m.stack, trail{kind: trLazy, pc: int32(pc), n: -1, pos: pos})
					pc = i.x
					break
				}
				m.stack = append(m.stack, trail{kind: trChoice, pc: int32(i.x), pos: pos})
				m.round(i.n, pos)
				pc++
			default:
				pc = i.x
			}
		}
		if good {
			continue
		}
		if pc, pos, ok = m.back(base); !ok || m.interrupt != nil {
			return 0, false
		}
	}
}

// round begins another round of a loop.
func (m *machine) round(n, pos int) {
	m.set(trLoop, m.loops, n, m.loops[n]+1)
	m.set(trLast, m.lastAt, n, pos)
}

// back unwinds the stack to the latest way to go on, not below base.
func (m *machine) back(base int) (pc, pos int, ok bool) {
	for len(m.stack) > base {
		top := len(m.stack) - 1
		t := m.stack[top]
		switch t.kind {
		case trCap:
			m.caps[t.n] = t.val
		case trLoop:
			m.loops[t.n] = t.val
		case trLast:
			m.lastAt[t.n] = t.val
		case trChoice:
			m.stack = m.stack[:top]
			return int(t.pc), t.pos, true
		case trGreedy:
			if t.pos > t.val {
				_, n := m.previous(t.pos)
				m.stack[top].pos -= n
				return int(t.pc), t.pos - n, true
			}
		case trLazy:
			if t.n < 0 {
				// A loop that has been left now takes another round.
				m.stack = m.stack[:top]
				m.round(m.code[t.pc].n, t.pos)
				return int(t.pc) + 1, t.pos, true
			}
			if t.val > 0 && t.pos < m.end {
				r, n := m.next(t.pos)
				if m.code[t.n].one(r) {
					m.stack[top].pos += n
					m.stack[top].val--
					return int(t.pc), t.pos + n, true
				}
			}
		}
		m.stack = m.stack[:top]
	}
	return 0, 0, false
}

// many matches a repeat of one character.
func (m *machine) many(i *instr, pc, pos int) (int, bool) {
	one := &m.code[pc+1]
	limit := i.hi
	if i.mode == lazy {
		limit = i.lo
	}
	count, least := 0, pos
	for count < limit && pos < m.end {
		r, n := m.next(pos)
		if !one.one(r) {
			break
		}
		pos += n
		if count++; count == i.lo {
			least = pos
		}
	}
	if count < i.lo {
		return pos, false
	}
	if i.mode == lazy {
		if i.hi > i.lo {
			m.stack = append(m.stack, trail{kind: trLazy, pc: int32(i.x), n: int32(pc + 1), pos: pos, val: i.hi - i.lo})
		}
	} else if pos > least {
		m.stack = append(m.stack, trail{kind: trGreedy, pc: int32(i.x), pos: pos, val: least})
	}
	return pos, true
}

// enclosed runs an assertion or atomic group.
func (m *machine) enclosed(i *instr, pc, pos int) (int, bool) {
	from := pos
	if i.op == opBehind {
		for range i.n {
			if from == 0 {
				return pos, i.not
			}
			_, n := m.previous(from)
			from -= n
		}
	}
	base := len(m.stack)
	end, ok := m.run(pc+1, from, false)
	if ok && i.op == opBehind && end != pos {
		ok = false
	}
	if i.not || !ok {
		for len(m.stack) > base {
			t := m.stack[len(m.stack)-1]
			m.stack = m.stack[:len(m.stack)-1]
			switch t.kind {
			case trCap:
				m.caps[t.n] = t.val
			case trLoop:
				m.loops[t.n] = t.val
			case trLast:
				m.lastAt[t.n] = t.val
			}
		}
		return pos, ok != i.not
	}
	// The ways to go on inside are dropped; what they would restore is kept.
	kept := base
	for _, t := range m.stack[base:] {
		if t.kind == trCap || t.kind == trLoop || t.kind == trLast {
			m.stack[kept] = t
			kept++
		}
	}
	m.stack = m.stack[:kept]
	if i.op == opAtomic {
		return end, true
	}
	return pos, true
}

func (m *machine) ref(i *instr, pos int) (int, bool) {
	a, b := m.caps[2*i.n], m.caps[2*i.n+1]
	if a < 0 || b < 0 {
		return 0, false
	}
	want, rest := m.s[a:b], m.s[pos:m.end]
	if !i.fold {
		return len(want), strings.HasPrefix(rest, want)
	}
	used := 0
	for want != "" {
		if used == len(rest) {
			return 0, false
		}
		x, n := decode(want, m.bytes)
		y, k := decode(rest[used:], m.bytes)
		if smallest(x, i.ascii) != smallest(y, i.ascii) {
			return 0, false
		}
		want = want[n:]
		used += k
	}
	return used, true
}

func decode(s string, isBytes bool) (rune, int) {
	if isBytes {
		return rune(s[0]), 1
	}
	return rt.DecodeRune(s)
}

func (m *machine) at(i *instr, pos int) bool {
	switch i.at {
	case atStart:
		return pos == 0
	case atLine:
		return pos == 0 || m.s[pos-1] == '\n'
	case atEnd:
		return pos == m.end
	case atEndLine:
		return pos == m.end || pos == m.end-1 && m.s[pos] == '\n'
	case atLineEnd:
		return pos == m.end || m.s[pos] == '\n'
	}
	before, after := false, false
	if pos > 0 {
		r, _ := m.previous(pos)
		before = isWord(r, i.ascii)
	}
	if pos < m.end {
		r, _ := m.next(pos)
		after = isWord(r, i.ascii)
	}
	if m.end == 0 {
		return false
	}
	return (before != after) == (i.at == atWord)
}
