package re

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	rt "github.com/py2go/py2go/rtlib"
)

// Flags, with Python's values.
const (
	flagIgnoreCase = 2
	flagLocale     = 4
	flagMultiline  = 8
	flagDotAll     = 16
	flagUnicode    = 32
	flagVerbose    = 64
	flagDebug      = 128
	flagASCII      = 256
)

const maxRepeat = math.MaxInt32

// patternError is what is wrong with a pattern; pos is a code point, or -1.
type patternError struct {
	msg string
	pos int
}

// parser parses a pattern.
type parser struct {
	src      []rune
	i        int // the next token begins here
	bytes    bool
	flags    int // global ones
	groups   int // opened so far, group 0 included
	open     map[int]bool
	names    map[string]int
	order    []string // names in order of their groups
	widths   []width  // of closed groups
	condRefs map[int]int
}

// width is how many characters a pattern matches.
type width struct{ lo, hi int }

// parsed is a pattern ready to be compiled.
type parsed struct {
	root   *node
	flags  int
	groups int
	names  map[string]int
	order  []string
	bytes  bool
}

// restart is panicked when global flags are found to change how the pattern reads.
type restart struct{}

func parse(src []rune, flags int, isBytes bool) (out *parsed, perr *patternError) {
	p := &parser{src: src, flags: flags, bytes: isBytes}
	defer func() {
		if x := recover(); x != nil {
			e, ok := x.(*patternError)
			if !ok {
				panic(x)
			}
			perr = e
		}
	}()
	root := p.start()
	if p.i < len(p.src) {
		p.fail(p.i, "unbalanced parenthesis")
	}
	for n, pos := range p.condRefs {
		if n >= p.groups {
			p.fail(pos, "invalid group reference %d", n)
		}
	}
	return &parsed{root, p.flags, p.groups, p.names, p.order, isBytes}, nil
}

// start parses the whole pattern; (?x) at its start changes how it reads, so it then starts again.
func (p *parser) start() (root *node) {
	verbose := p.flags & flagVerbose
	defer func() {
		if x := recover(); x != nil {
			if _, ok := x.(restart); !ok {
				panic(x)
			}
			root = p.start()
		}
	}()
	p.i, p.groups, p.open, p.names, p.order, p.widths = 0, 1, map[int]bool{}, map[string]int{}, nil, []width{{}}
	p.condRefs = map[int]int{}
	root = p.alternatives(p.flags, true)
	if p.flags&flagVerbose != verbose {
		panic(restart{})
	}
	return root
}

func (p *parser) fail(pos int, format string, args ...any) {
	panic(&patternError{fmt.Sprintf(format, args...), pos})
}

func text(rs []rune) string {
	var b []byte
	for _, r := range rs {
		b = rt.AppendRune(b, r)
	}
	return string(b)
}

// peek is the next token: a character, or a backslash with what follows; "" at the end.
func (p *parser) peek() string {
	if p.i >= len(p.src) {
		return ""
	}
	if p.src[p.i] == '\\' {
		if p.i+1 >= len(p.src) {
			p.fail(len(p.src)-1, "bad escape (end of pattern)")
		}
		return text(p.src[p.i : p.i+2])
	}
	return text(p.src[p.i : p.i+1])
}

func (p *parser) next() string {
	t := p.peek()
	switch {
	case t == "":
	case t[0] == '\\':
		p.i += 2
	default:
		p.i++
	}
	return t
}

func (p *parser) accept(s string) bool {
	if p.peek() != s {
		return false
	}
	p.next()
	return true
}

// while reads up to n characters that ok accepts.
func (p *parser) while(n int, ok func(r rune) bool) string {
	start := p.i
	for p.i < len(p.src) && p.i-start < n && ok(p.src[p.i]) {
		p.i++
	}
	return string(p.src[start:p.i])
}

// until reads up to the terminator, which it consumes.
func (p *parser) until(end, what string) string {
	start := p.i
	for {
		t := p.next()
		if t == "" {
			if p.i == start {
				p.fail(p.i, "missing %s", what)
			}
			p.fail(start, "missing %s, unterminated name", end)
		}
		if t == end {
			s := text(p.src[start : p.i-1])
			if s == "" {
				p.fail(p.i-1, "missing %s", what)
			}
			return s
		}
	}
}

func (p *parser) alternatives(flags int, top bool) *node {
	var subs []*node
	for {
		subs = append(subs, p.sequence(&flags, top && len(subs) == 0))
		if !p.accept("|") {
			break
		}
	}
	if len(subs) == 1 {
		return subs[0]
	}
	return &node{kind: kAlt, subs: subs}
}

// char completes a node whose meaning depends on flags.
func (p *parser) char(n node, flags int) *node {
	n.fold = flags&flagIgnoreCase != 0
	n.ascii = p.bytes || flags&flagASCII != 0
	return &n
}

// sequence parses up to | or ); global flags at its start are added to those of flagsp.
func (p *parser) sequence(flagsp *int, first bool) *node {
	flags := *flagsp
	var items []*node
	for {
		t := p.peek()
		if t == "" || t == "|" || t == ")" {
			break
		}
		here := p.i
		p.next()
		if flags&flagVerbose != 0 {
			if len(t) == 1 && strings.Contains(" \t\n\r\v\f", t) {
				continue
			}
			if t == "#" {
				for c := p.next(); c != "" && c != "\n"; c = p.next() {
				}
				continue
			}
		}
		switch {
		case t[0] == '\\':
			items = append(items, p.escape(t, flags))
		case t == "[":
			items = append(items, p.class(here, flags))
		case t == "*" || t == "+" || t == "?" || t == "{":
			if n := p.repeat(t, here, items, flags); n.kind == kRepeat {
				items[len(items)-1] = n
			} else {
				items = append(items, n)
			}
		case t == ".":
			k := kAny
			if flags&flagDotAll != 0 {
				k = kAll
			}
			items = append(items, &node{kind: k})
		case t == "(":
			if n := p.group(here, &flags, first && len(items) == 0); n != nil {
				items = append(items, n)
			} else {
				*flagsp = flags
			}
		case t == "^":
			a := atStart
			if flags&flagMultiline != 0 {
				a = atLine
			}
			items = append(items, &node{kind: kAt, at: a})
		case t == "$":
			a := atEndLine
			if flags&flagMultiline != 0 {
				a = atLineEnd
			}
			items = append(items, &node{kind: kAt, at: a})
		default:
			r, _ := rt.DecodeRune(t)
			items = append(items, p.char(node{kind: kChar, r: r}, flags))
		}
	}
	switch len(items) {
	case 0:
		return &node{kind: kEmpty}
	case 1:
		return items[0]
	}
	return &node{kind: kCat, subs: items}
}

func isDecimal(r rune) bool { return '0' <= r && r <= '9' }
func isOctal(r rune) bool   { return '0' <= r && r <= '7' }
func isHex(r rune) bool     { return isDecimal(r) || 'a' <= r|0x20 && r|0x20 <= 'f' }

// repeat reads a quantifier; a { that begins none is a character.
func (p *parser) repeat(t string, here int, items []*node, flags int) *node {
	lo, hi := 0, maxRepeat
	switch t {
	case "?":
		hi = 1
	case "+":
		lo = 1
	case "{":
		literal := p.char(node{kind: kChar, r: '{'}, flags)
		if p.peek() == "}" {
			return literal
		}
		back := p.i
		a := p.while(math.MaxInt, isDecimal)
		b := a
		if p.accept(",") {
			b = p.while(math.MaxInt, isDecimal)
		}
		if !p.accept("}") {
			p.i = back
			return literal
		}
		lo, hi = repeatCount(a, 0), repeatCount(b, maxRepeat)
		if hi < lo {
			p.fail(here+1, "min repeat greater than max repeat")
		}
	}
	if len(items) == 0 || items[len(items)-1].kind == kAt {
		p.fail(here, "nothing to repeat")
	}
	item := items[len(items)-1]
	if item.kind == kRepeat {
		p.fail(here, "multiple repeat")
	}
	mode := greedy
	if p.accept("?") {
		mode = lazy
	} else if p.accept("+") {
		mode = possessive
	}
	return &node{kind: kRepeat, subs: []*node{item}, lo: lo, hi: hi, mode: mode}
}

// tooLarge is the message for a count that Python reports as OverflowError.
const tooLarge = "the repetition number is too large"

func repeatCount(s string, def int) int {
	if s == "" {
		return def
	}
	n := 0
	for _, c := range s {
		if n = n*10 + int(c-'0'); n >= 1<<32-1 {
			panic(&patternError{tooLarge, -1})
		}
	}
	return min(n, maxRepeat)
}

func hexValue(s string) rune {
	n := rune(0)
	for _, c := range s {
		d := c - '0'
		if d > 9 {
			d = c | 0x20 - 'a' + 10
		}
		n = n<<4 | d
	}
	return n
}

var charEscapes = map[rune]rune{'a': '\a', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

// charEscape reads the rest of an escape that stands for a character wherever it is; ok is false if it is another kind.
func (p *parser) charEscape(t string, c rune) (r rune, ok bool) {
	here := p.i - 2
	hex := func(n int) rune {
		s := p.while(n, isHex)
		if len(s) != n {
			p.fail(here, "incomplete escape %s", t+s)
		}
		return hexValue(s)
	}
	switch {
	case c == 'x':
		return hex(2), true
	case c == 'u' && !p.bytes:
		return hex(4), true
	case c == 'U' && !p.bytes:
		r := hex(8)
		if uint32(r) > unicode.MaxRune {
			p.fail(here, "bad escape %s", text(p.src[here:p.i]))
		}
		return r, true
	}
	return 0, false
}

func (p *parser) octal(s string, here int) rune {
	n := rune(0)
	for _, c := range s {
		n = n<<3 | (c - '0')
	}
	if n > 0o377 {
		p.fail(here, `octal escape value \%s outside of range 0-0o377`, s)
	}
	return n
}

func (p *parser) escape(t string, flags int) *node {
	c, _ := rt.DecodeRune(t[1:])
	here := p.i - 2
	char := func(r rune) *node { return p.char(node{kind: kChar, r: r}, flags) }
	switch c {
	case 'A':
		return &node{kind: kAt, at: atStart}
	case 'Z':
		return &node{kind: kAt, at: atEnd}
	case 'b':
		return p.char(node{kind: kAt, at: atWord}, flags)
	case 'B':
		return p.char(node{kind: kAt, at: atNoWord}, flags)
	case 'd', 'D', 's', 'S', 'w', 'W':
		n := p.char(node{kind: kSet}, flags)
		n.set = &set{cats: []category{{byte(c | 0x20), c < 'a'}}, ascii: n.ascii}
		return n
	}
	if r, ok := charEscapes[c]; ok {
		return char(r)
	}
	if r, ok := p.charEscape(t, c); ok {
		return char(r)
	}
	switch {
	case c == '0':
		return char(p.octal("0"+p.while(2, isOctal), here))
	case isDecimal(c):
		s := string(c)
		if p.i < len(p.src) && isDecimal(p.src[p.i]) {
			if isOctal(c) && isOctal(p.src[p.i]) && p.i+1 < len(p.src) && isOctal(p.src[p.i+1]) {
				s += string(p.src[p.i : p.i+2])
				p.i += 2
				return char(p.octal(s, here))
			}
			s += string(p.src[p.i])
			p.i++
		}
		n := 0
		for _, d := range s {
			n = n*10 + int(d-'0')
		}
		if n >= p.groups {
			p.fail(here+1, "invalid group reference %d", n)
		}
		if p.open[n] {
			p.fail(here, "cannot refer to an open group")
		}
		return p.char(node{kind: kRef, n: n}, flags)
	case c < 0x80 && unicode.IsLetter(c):
		p.fail(here, "bad escape %s", t)
	}
	return char(c)
}

// member reads one character or category of a class that began at class.
func (p *parser) member(class int) (r rune, cat *category, start int) {
	start = p.i
	t := p.next()
	if t == "" {
		p.fail(class, "unterminated character set")
	}
	if t[0] != '\\' {
		r, _ = rt.DecodeRune(t)
		return r, nil, start
	}
	c, _ := rt.DecodeRune(t[1:])
	switch c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		return 0, &category{byte(c | 0x20), c < 'a'}, start
	case 'b':
		return '\b', nil, start
	}
	if r, ok := charEscapes[c]; ok {
		return r, nil, start
	}
	if r, ok := p.charEscape(t, c); ok {
		return r, nil, start
	}
	switch {
	case isOctal(c):
		return p.octal(string(c)+p.while(2, isOctal), start), nil, start
	case isDecimal(c), c < 0x80 && unicode.IsLetter(c):
		p.fail(start, "bad escape %s", t)
	}
	return c, nil, start
}

// class reads a character class after its bracket.
func (p *parser) class(here, flags int) *node {
	n := p.char(node{kind: kSet}, flags)
	s := &set{fold: n.fold, ascii: n.ascii}
	n.set = s
	s.not = p.accept("^")
	for first := true; first || !p.accept("]"); first = false {
		lo, cat, start := p.member(here)
		if !p.accept("-") {
			s.add(lo, lo, cat)
			continue
		}
		switch p.peek() {
		case "":
			p.fail(here, "unterminated character set")
		case "]":
			s.add(lo, lo, cat)
			s.add('-', '-', nil)
			continue
		}
		hi, cat2, _ := p.member(here)
		if cat != nil || cat2 != nil || hi < lo {
			p.fail(start, "bad character range %s", text(p.src[start:p.i]))
		}
		s.add(lo, hi, nil)
	}
	return n
}
