package diagnose

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/py2go/py2go/translate/syntax/token"
)

//go:embed python.peg
var grammarText string

// grammar is the compiled grammar.
var grammar = sync.OnceValue(func() map[string]*rule { return compile(grammarText) })

// rule is a rule of the grammar.
type rule struct {
	name    string
	memo    bool // results are remembered
	left    bool // left-recursive, and so remembered too
	plain   bool // rules named invalid_ take no part below
	invalid bool // is named invalid_
	index   int
	alts    []*alternative
}

type alternative struct {
	items   []item
	names   []string // of the items that have one, "" for the others
	action  *action
	invalid bool // is nothing but a rule named invalid_
}

type item struct {
	op   op
	code token.Code
	kind token.Kind
	rule *rule
	alts []*alternative // of opGroup and opOptional
	sub  *item          // what is repeated, looked ahead to …
	sep  *item          // of opList
}

type op uint8

const (
	opRule     op = iota
	opCode        // an operator or a keyword
	opKind        // a kind of token
	opSoftWord    // a given soft keyword
	opSoft        // any soft keyword
	opAugAssign
	opGroup
	opOptional
	opStar
	opPlus
	opList // elements and separators
	opAhead
	opNotAhead
	opCut
	opForced
)

// action is what an alternative does when it has matched.
type action struct {
	kind    string // the kind of the node to make
	same    string // or the item whose value to pass on
	fn      actionFunc
	raise   string // or how to fail: at, from, last, next, indent
	args    []string
	message string
}

var kinds = map[string]token.Kind{
	"NAME": token.Name, "NUMBER": token.Number, "STRING": token.String, "NEWLINE": token.Newline, "INDENT": token.Indent,
	"DEDENT": token.Dedent, "END": token.End, "FSTART": token.FStart, "FMIDDLE": token.FMiddle, "FEND": token.FEnd,
	"TYPE_COMMENT": token.TypeComment,
}

// compiler reads the grammar. The grammar is part of the program, so mistakes in it panic.
type compiler struct {
	words []string
	rules map[string]*rule
}

func compile(text string) map[string]*rule {
	c := &compiler{rules: map[string]*rule{}}
	var head string
	var body []string
	flush := func() {
		if head != "" {
			c.rule(head, strings.Join(body, " "))
		}
	}
	for _, l := range strings.Split(text, "\n") {
		if l == "" || l[0] == '#' {
			continue
		}
		if l[0] == ' ' {
			body = append(body, l)
			continue
		}
		flush()
		k := strings.Index(l, ":")
		head, body = l[:k], []string{l[k+1:]}
	}
	flush()
	for n, r := range c.rules {
		if r.alts == nil {
			panic("no rule " + n)
		}
	}
	return c.rules
}

func (c *compiler) named(name string) *rule {
	r := c.rules[name]
	if r == nil {
		r = &rule{name: name, index: len(c.rules), invalid: strings.HasPrefix(name, "invalid_")}
		c.rules[name] = r
	}
	return r
}

func (c *compiler) rule(head, body string) {
	name, flag, _ := strings.Cut(head, " ")
	r := c.named(name)
	r.left = flag == "(left)"
	r.memo = r.left || flag == "(memo)"
	r.plain = flag == "(plain)"
	c.words = split(body)
	if c.peek() == "|" {
		c.next()
	}
	r.alts = c.alternatives("")
}

// split cuts the text of a rule into words; what is in quotes is one.
func split(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		k := i + 1
		switch ch := s[i]; {
		case ch == ' ':
			i++
			continue
		case ch == '\'' || ch == '"':
			for s[k] != ch || s[k-1] == '\\' {
				k++
			}
			k++
		case strings.HasPrefix(s[i:], "=>>"):
			k = i + 3
		case strings.HasPrefix(s[i:], "=>"), strings.HasPrefix(s[i:], "&&"):
			k = i + 2
		case ch == '_' || 'a' <= ch|0x20 && ch|0x20 <= 'z':
			for k < len(s) && (s[k] == '_' || 'a' <= s[k]|0x20 && s[k]|0x20 <= 'z' || '0' <= s[k] && s[k] <= '9') {
				k++
			}
		}
		out = append(out, s[i:k])
		i = k
	}
	return out
}

func (c *compiler) peek() string {
	if len(c.words) == 0 {
		return ""
	}
	return c.words[0]
}

func (c *compiler) next() string {
	w := c.peek()
	c.words = c.words[1:]
	return w
}

func (c *compiler) alternatives(end string) []*alternative {
	var out []*alternative
	for {
		out = append(out, c.alternative(end))
		if c.peek() == end {
			if end != "" {
				c.next()
			}
			return out
		}
		c.next() // |
	}
}

func (c *compiler) alternative(end string) *alternative {
	a := &alternative{}
	for {
		switch w := c.peek(); w {
		case end, "|":
			a.invalid = len(a.items) == 1 && a.items[0].op == opRule && a.items[0].rule.invalid
			return a
		case "=>":
			c.next()
			a.action = makes(c.next())
			return a
		case "=>>":
			c.next()
			a.action = &action{raise: c.next()}
			for c.peek()[0] != '"' {
				a.action.args = append(a.action.args, c.next())
			}
			m, err := strconv.Unquote(c.next())
			if err != nil {
				panic(err)
			}
			a.action.message = m
			return a
		}
		name := ""
		if len(c.words) > 1 && c.words[1] == "=" {
			name = c.next()
			c.next()
		}
		it := c.item()
		a.items, a.names = append(a.items, it), append(a.names, name)
	}
}

func makes(w string) *action {
	if fn, ok := actions[w]; ok {
		return &action{fn: fn}
	}
	if len(w) == 1 {
		return &action{same: w}
	}
	if w[0] < 'A' || w[0] > 'Z' {
		panic("no action " + w)
	}
	return &action{kind: w}
}

func (c *compiler) item() item {
	switch c.peek() {
	case "&":
		c.next()
		it := c.item()
		return item{op: opAhead, sub: &it}
	case "!":
		c.next()
		it := c.item()
		return item{op: opNotAhead, sub: &it}
	case "&&":
		c.next()
		it := c.item()
		return item{op: opForced, sub: &it}
	case "~":
		c.next()
		return item{op: opCut}
	}
	it := c.atom()
	for {
		switch c.peek() {
		case "*":
			c.next()
			sub := it
			it = item{op: opStar, sub: &sub}
		case "+":
			c.next()
			sub := it
			it = item{op: opPlus, sub: &sub}
		case ".":
			c.next()
			sep, sub := it, c.atom()
			if c.next() != "+" {
				panic("a list needs +")
			}
			it = item{op: opList, sep: &sep, sub: &sub}
		default:
			return it
		}
	}
}

func (c *compiler) atom() item {
	w := c.next()
	switch {
	case w == "(":
		return item{op: opGroup, alts: c.alternatives(")")}
	case w == "[":
		return item{op: opOptional, alts: c.alternatives("]")}
	case w[0] == '\'':
		code := token.CodeOf(w[1 : len(w)-1])
		if code == token.None {
			panic("no token " + w)
		}
		return item{op: opCode, code: code}
	case w[0] == '"':
		return item{op: opSoftWord, code: token.CodeOf(w[1 : len(w)-1])}
	case w == "SOFT":
		return item{op: opSoft}
	case w == "AUGASSIGN":
		return item{op: opAugAssign}
	case strings.ToUpper(w) == w:
		k, ok := kinds[w]
		if !ok {
			panic("no kind of token " + w)
		}
		return item{op: opKind, kind: k}
	case w[0] >= 'a' && w[0] <= 'z':
		return item{op: opRule, rule: c.named(w)}
	}
	panic(fmt.Sprintf("unexpected %q in the grammar", w))
}
