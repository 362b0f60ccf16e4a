package re

import (
	"unicode"
)

// A pattern is compiled to instructions for a backtracking machine, see match.go.

type opcode uint8

const (
	opMatch   opcode = iota
	opFail           // backtrack
	opChar           // the character r
	opFold           // the character r, whatever its case
	opAny            // any character but a line feed
	opAll            // any character
	opSet            // a character of set
	opSplit          // go on at x, else at y
	opJump           // to x
	opSave           // remember the position as n
	opAt             // at the position at
	opRef            // the text of group n
	opAhead          // what stands from the next instruction to x matches here (or not); go on at x
	opBehind         // the same, n characters back
	opAtomic         // the same, consuming what it matches
	opCond           // go on at the next instruction if group n took part, else at x
	opMany           // one-character matcher at the next instruction, lo to hi times; go on at x
	opCount          // start counting loop n
	opLoop           // loop n: body at the next instruction, exit at x
	opLiteral        // the text lit
)

type instr struct {
	op     opcode
	r      rune
	set    *set
	x, y   int
	n      int
	lo, hi int
	mode   int
	at     position
	not    bool
	fold   bool
	ascii  bool
}

// program is a compiled pattern.
type program struct {
	code   []instr
	groups int // with group 0
	loops  int
	bytes  bool   // it matches bytes, not characters
	prefix string // every match begins with it
	first  func(r rune) bool
}

func compile(p *parsed) *program {
	c := &program{groups: p.groups, bytes: p.bytes}
	c.node(p.root)
	c.emit(instr{op: opMatch})
	c.hints(p.root)
	return c
}

func (c *program) emit(i instr) int {
	c.code = append(c.code, i)
	return len(c.code) - 1
}

// smallest is the representative of the characters that differ from r in case only.
func smallest(r rune, ascii bool) rune {
	least := r
	orbit(r, ascii, func(x rune) bool {
		least = min(least, x)
		return false
	})
	return least
}

func single(n *node) bool {
	return n.kind == kChar || n.kind == kAny || n.kind == kAll || n.kind == kSet
}

// matcher is the instruction for a node that matches one character.
func matcher(n *node) instr {
	switch n.kind {
	case kChar:
		if n.fold {
			if r := smallest(n.r, n.ascii); r != n.r || unicode.SimpleFold(n.r) != n.r {
				return instr{op: opFold, r: r, ascii: n.ascii}
			}
		}
		return instr{op: opChar, r: n.r}
	case kAny:
		return instr{op: opAny}
	case kAll:
		return instr{op: opAll}
	}
	s := n.set
	if len(s.cats) == 0 && len(s.ranges) == 2 && s.ranges[0] == s.ranges[1] && !s.not && !s.fold {
		return instr{op: opChar, r: s.ranges[0]}
	}
	return instr{op: opSet, set: s}
}

func (c *program) node(n *node) {
	switch n.kind {
	case kEmpty:
	case kChar, kAny, kAll, kSet:
		c.emit(matcher(n))
	case kCat:
		for _, s := range n.subs {
			c.node(s)
		}
	case kAlt:
		var ends []int
		for i, s := range n.subs {
			if i == len(n.subs)-1 {
				c.node(s)
				break
			}
			split := c.emit(instr{op: opSplit})
			c.code[split].x = split + 1
			c.node(s)
			ends = append(ends, c.emit(instr{op: opJump}))
			c.code[split].y = len(c.code)
		}
		for _, e := range ends {
			c.code[e].x = len(c.code)
		}
	case kRepeat:
		c.repeat(n)
	case kGroup:
		c.emit(instr{op: opSave, n: 2 * n.n})
		c.node(n.subs[0])
		c.emit(instr{op: opSave, n: 2*n.n + 1})
	case kRef:
		c.emit(instr{op: opRef, n: n.n, fold: n.fold, ascii: n.ascii})
	case kAhead, kBehind, kAtomic:
		op := map[kind]opcode{kAhead: opAhead, kBehind: opBehind, kAtomic: opAtomic}[n.kind]
		c.enclosed(instr{op: op, not: n.not, n: n.n}, n.subs[0])
	case kCond:
		i := c.emit(instr{op: opCond, n: n.n})
		c.node(n.subs[0])
		j := c.emit(instr{op: opJump})
		c.code[i].x = len(c.code)
		c.node(n.subs[1])
		c.code[j].x = len(c.code)
	case kAt:
		c.emit(instr{op: opAt, at: n.at, ascii: n.ascii})
	}
}

// enclosed emits a sub-program that runs by itself.
func (c *program) enclosed(head instr, body *node) {
	i := c.emit(head)
	c.node(body)
	c.emit(instr{op: opMatch})
	c.code[i].x = len(c.code)
}

func (c *program) repeat(n *node) {
	if n.mode == possessive {
		plain := *n
		plain.mode = greedy
		c.enclosed(instr{op: opAtomic}, &plain)
		return
	}
	body := n.subs[0]
	for body.kind == kCat && len(body.subs) == 1 {
		body = body.subs[0]
	}
	if single(body) {
		i := c.emit(instr{op: opMany, lo: n.lo, hi: n.hi, mode: n.mode})
		c.node(body)
		c.code[i].x = len(c.code)
		return
	}
	if n.lo == 0 && n.hi == 1 {
		i := c.emit(instr{op: opSplit})
		c.node(body)
		c.code[i].x, c.code[i].y = i+1, len(c.code)
		if n.mode == lazy {
			c.code[i].x, c.code[i].y = c.code[i].y, c.code[i].x
		}
		return
	}
	loop := c.loops
	c.loops++
	c.emit(instr{op: opCount, n: loop})
	i := c.emit(instr{op: opLoop, n: loop, lo: n.lo, hi: n.hi, mode: n.mode})
	c.node(body)
	c.emit(instr{op: opJump, x: i})
	c.code[i].x = len(c.code)
}

// text is how characters stand in what is searched.
func (c *program) text(rs ...rune) string {
	if !c.bytes {
		return text(rs)
	}
	b := make([]byte, len(rs))
	for i, r := range rs {
		b[i] = byte(r)
	}
	return string(b)
}

// hints finds out how matches begin, so that a search can skip ahead.
func (c *program) hints(n *node) {
	var b []rune
	for {
		switch {
		case n.kind == kCat && len(n.subs) > 0:
			if n.subs[0].kind == kChar && !n.subs[0].fold {
				for _, s := range n.subs {
					if s.kind != kChar || s.fold {
						break
					}
					b = append(b, s.r)
				}
				c.prefix = c.text(b...)
				return
			}
			n = n.subs[0]
			continue
		case n.kind == kGroup:
			n = n.subs[0]
			continue
		case n.kind == kRepeat && n.lo > 0:
			n = n.subs[0]
			if n.kind == kChar && !n.fold {
				c.prefix = c.text(n.r)
				return
			}
			continue
		case n.kind == kChar && !n.fold:
			c.prefix = c.text(n.r)
		case n.kind == kSet:
			c.first = n.set.matches
		}
		return
	}
}
