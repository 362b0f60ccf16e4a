package re

import (
	"strings"
	"unicode"

	rt "github.com/py2go/py2go/rtlib"
)

// groupName checks a name in a pattern.
func (p *parser) groupName(name string, pos int) {
	ok := rt.IsIdentifier(name)
	if p.bytes {
		for _, r := range name {
			ok = ok && r < 0x80
		}
	}
	if !ok {
		p.fail(pos, "bad character in group name %s", p.shown(name))
	}
}

func (p *parser) shown(name string) string {
	if p.bytes {
		return rt.BytesRepr(name)[1:]
	}
	return rt.StrRepr(name)
}

func (p *parser) openGroup(name string, namePos int) int {
	n := p.groups
	p.groups++
	p.widths = append(p.widths, width{})
	if name != "" {
		if old, ok := p.names[name]; ok {
			p.fail(namePos, "redefinition of group name %s as group %d; was group %d", p.shown(name), n, old)
		}
		p.names[name] = n
		p.order = append(p.order, name)
	}
	p.open[n] = true
	return n
}

// runes is the number of characters of a token.
func runes(t string) int { return rt.RuneCount(t) }

// some is the next token, which must exist.
func (p *parser) some() string {
	t := p.next()
	if t == "" {
		p.fail(p.i, "unexpected end of pattern")
	}
	return t
}

func (p *parser) closeGroup(here int) {
	if !p.accept(")") {
		p.fail(here, "missing ), unterminated subpattern")
	}
}

// group reads what follows an opening parenthesis; nil for comments and global flags.
func (p *parser) group(here int, flags *int, atStart bool) *node {
	capture, atomic := true, false
	name, namePos := "", 0
	inner := *flags
	if p.accept("?") {
		c := p.some()
		switch {
		case c == "P" && p.accept("<"):
			namePos = p.i
			name = p.until(">", "group name")
			p.groupName(name, namePos)
		case c == "P" && p.accept("="):
			return p.namedRef(*flags)
		case c == "P":
			c := p.some()
			p.fail(p.i-runes(c)-2, "unknown extension ?P%s", c)
		case c == ":":
			capture = false
		case c == "#":
			for t := p.next(); t != ")"; t = p.next() {
				if t == "" {
					p.fail(here, "missing ), unterminated comment")
				}
			}
			return nil
		case c == "=" || c == "!" || c == "<":
			return p.assertion(here, c, *flags)
		case c == "(":
			return p.conditional(here, *flags)
		case c == ">":
			capture, atomic = false, true
		case strings.Contains("aiLmsux-", c):
			on, off, scoped := p.inlineFlags(c)
			if !scoped {
				if !atStart {
					p.fail(here, "global flags not at the start of the expression")
				}
				p.flags |= on
				*flags |= on
				return nil
			}
			capture = false
			if on&typeFlags != 0 {
				inner &^= typeFlags
			}
			inner = (inner | on) &^ off
		default:
			p.fail(p.i-runes(c)-1, "unknown extension ?%s", c)
		}
	}
	n := 0
	if capture {
		n = p.openGroup(name, namePos)
	}
	sub := p.alternatives(inner, false)
	p.closeGroup(here)
	switch {
	case atomic:
		return &node{kind: kAtomic, subs: []*node{sub}}
	case !capture:
		// A node of its own, so that a quantifier takes all of it.
		return &node{kind: kCat, subs: []*node{sub}}
	}
	delete(p.open, n)
	p.widths[n] = p.width(sub)
	return &node{kind: kGroup, n: n, subs: []*node{sub}}
}

// namedRef reads (?P=name) from the name on.
func (p *parser) namedRef(flags int) *node {
	pos := p.i
	ref := p.until(")", "group name")
	p.groupName(ref, pos)
	n, ok := p.names[ref]
	if !ok {
		p.fail(pos, "unknown group name %s", p.shown(ref))
	}
	if p.open[n] {
		p.fail(p.i, "cannot refer to an open group")
	}
	return p.char(node{kind: kRef, n: n}, flags)
}

const variableWidth = "look-behind requires fixed-width pattern"

// assertion reads a look-ahead or look-behind from after =, ! or <.
func (p *parser) assertion(here int, c string, flags int) *node {
	behind := c == "<"
	if behind {
		if c = p.some(); c != "=" && c != "!" {
			p.fail(p.i-runes(c)-2, "unknown extension ?<%s", c)
		}
	}
	sub := p.alternatives(flags, false)
	p.closeGroup(here)
	n := &node{kind: kAhead, subs: []*node{sub}, not: c == "!"}
	if behind {
		n.kind = kBehind
		w := p.width(sub)
		if w.lo != w.hi {
			panic(&patternError{variableWidth, -1})
		}
		n.n = w.lo
	}
	return n
}

// conditional reads (?(group)yes|no) from the group on.
func (p *parser) conditional(here, flags int) *node {
	pos := p.i
	ref := p.until(")", "group name")
	n, isName := 0, false
	for _, r := range ref {
		isName = isName || !isDecimal(r)
		n = min(n*10+int(r-'0'), maxRepeat)
	}
	if isName {
		p.groupName(ref, pos)
		var ok bool
		if n, ok = p.names[ref]; !ok {
			p.fail(pos, "unknown group name %s", p.shown(ref))
		}
	} else {
		if n == 0 {
			p.fail(pos, "bad group number")
		}
		if _, ok := p.condRefs[n]; !ok {
			p.condRefs[n] = pos
		}
	}
	yes := p.sequence(&flags, false)
	no := &node{kind: kEmpty}
	if p.accept("|") {
		no = p.sequence(&flags, false)
		if p.peek() == "|" {
			p.fail(p.i, "conditional backref with more than two branches")
		}
	}
	p.closeGroup(here)
	return &node{kind: kCond, n: n, subs: []*node{yes, no}}
}

var flagLetters = map[string]int{"i": flagIgnoreCase, "L": flagLocale, "m": flagMultiline, "s": flagDotAll, "x": flagVerbose, "a": flagASCII, "u": flagUnicode}

const typeFlags = flagASCII | flagLocale | flagUnicode

// flag is the flag of a letter; anything else is an error, with the given message unless it is a letter.
func (p *parser) flag(c, msg string) int {
	if c == "" {
		p.fail(p.i, "%s", msg)
	}
	f := flagLetters[c]
	if f == 0 {
		if r, _ := rt.DecodeRune(c); unicode.IsLetter(r) {
			msg = "unknown flag"
		}
		p.fail(p.i-runes(c), "%s", msg)
	}
	return f
}

// inlineFlags reads (?aiLmsux-imsx…; scoped: a colon follows, and a subpattern.
func (p *parser) inlineFlags(c string) (on, off int, scoped bool) {
	for c != "-" {
		f := p.flag(c, "missing -, : or )")
		switch {
		case !p.bytes && c == "L":
			p.fail(p.i, "bad inline flags: cannot use 'L' flag with a str pattern")
		case p.bytes && c == "u":
			p.fail(p.i, "bad inline flags: cannot use 'u' flag with a bytes pattern")
		}
		on |= f
		if f&typeFlags != 0 && on&typeFlags != f {
			p.fail(p.i, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
		}
		switch c = p.next(); c {
		case "":
			p.fail(p.i, "missing -, : or )")
		case ")":
			return on, 0, false
		case ":":
			return on, 0, true
		}
	}
	if on&^(flagIgnoreCase|flagMultiline|flagDotAll|flagVerbose|typeFlags) != 0 {
		p.fail(p.i, "bad inline flags: cannot turn on global flag")
	}
	msg := "missing flag"
	for c = p.next(); ; c = p.next() {
		f := p.flag(c, msg)
		if f&typeFlags != 0 {
			p.fail(p.i, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
		}
		off |= f
		msg = "missing :"
		if p.accept(":") {
			break
		}
	}
	if on&off != 0 {
		p.fail(p.i-1, "bad inline flags: flag turned on and off")
	}
	return on, off, true
}

// width is how many characters n matches, at least and at most.
func (p *parser) width(n *node) width {
	switch n.kind {
	case kChar, kAny, kAll, kSet:
		return width{1, 1}
	case kCat:
		var w width
		for _, s := range n.subs {
			x := p.width(s)
			w.lo, w.hi = min(w.lo+x.lo, maxRepeat), min(w.hi+x.hi, maxRepeat)
		}
		return w
	case kAlt, kCond:
		w := width{maxRepeat, 0}
		for _, s := range n.subs {
			x := p.width(s)
			w.lo, w.hi = min(w.lo, x.lo), max(w.hi, x.hi)
		}
		return w
	case kRepeat:
		x := p.width(n.subs[0])
		return width{int(min(int64(x.lo)*int64(n.lo), maxRepeat)), int(min(int64(x.hi)*int64(n.hi), maxRepeat))}
	case kGroup, kAtomic:
		return p.width(n.subs[0])
	case kRef:
		return p.widths[n.n]
	}
	return width{}
}
