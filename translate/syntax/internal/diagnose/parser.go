// Package diagnose words the errors of programs that are not Python: CPython's message at CPython's place.
//
// CPython finds its messages by the way it parses, so the package parses as it does, by a parsing expression grammar (python.peg)
// of the same shape: a first attempt finds how far the program can be read; if it fails, a second one also tries rules for what
// is often wrong, each with its message; if none of them applies, the error is "invalid syntax" where the first attempt ended.
// The package is only asked about programs that have been refused; it makes no tree.
package diagnose

import (
	"strings"

	"github.com/py2go/py2go/translate/syntax/source"
	"github.com/py2go/py2go/translate/syntax/token"
)

// Checker evaluates the literal that token i is, a number, a string or a piece of an f-string, and says what is wrong with it; ""
// if nothing is.
type Checker func(i int) string

// Find returns CPython's error for f, nil if f follows the grammar.
func Find(f *token.File, check Checker) *source.Error {
	p := &parser{File: f, rules: grammar(), check: check}
	p.levels()
	ok, err := p.attempt()
	if ok {
		return nil
	}
	last := p.fill - 1
	if err == nil {
		p.second = true
		_, err = p.attempt()
	}
	if err != nil {
		return p.overtaken(err)
	}
	if err = p.generic(last); err.Kind == source.IndentationError {
		return err
	}
	return p.overtaken(err)
}

const (
	// maxDepth bounds the nesting of rules, as CPython does.
	maxDepth = 20000
	// maxSteps bounds the work of an attempt. A parser that backtracks takes exponential time on some programs; CPython does too.
	maxSteps = 100_000_000
)

// node is what a rule or an item has matched: the tokens first to last. kind is "seq" for sequences, "tok" for tokens, "Name" for
// names and what the grammar says for the rest. Empty nodes have last < first.
type node struct {
	kind        string
	first, last int
	kids        []*node
}

type memoKey struct{ rule, mark int }

type memoValue struct {
	n    *node
	mark int
}

// parser is the state of the attempts.
type parser struct {
	*token.File
	rules   map[string]*rule
	check   Checker
	second  bool // rules named invalid_ take part
	mark    int  // the next token
	fill    int  // how many tokens have been asked for
	depth   int
	steps   int
	memo    map[memoKey]memoValue
	level   []int16 // by token: the brackets open after it
	stopped bool    // CPython has seen the end of the file or an error of the tokenizer
}

// found is the panic that ends an attempt with an error.
type found struct{ err *source.Error }

func (p *parser) levels() {
	p.level = make([]int16, len(p.Tokens))
	var l int16
	for i := range p.Tokens {
		switch p.Tokens[i].Code {
		case token.LPar, token.LSqb, token.LBrace:
			l++
		case token.RPar, token.RSqb, token.RBrace:
			l--
		}
		p.level[i] = l
	}
}

func (p *parser) attempt() (ok bool, err *source.Error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case found:
			ok, err = false, x.err
		default:
			panic(x)
		}
	}()
	p.mark, p.depth, p.steps, p.memo = 0, 0, 0, map[memoKey]memoValue{}
	n := p.rule(p.rules["file"])
	return n != nil, nil
}

// tok returns the next token. Asking for one beyond those that there are is the tokenizer's error.
func (p *parser) tok() *token.Token {
	if p.mark >= len(p.Tokens) {
		p.stopped = true
		panic(found{p.Err})
	}
	if p.mark >= p.fill {
		p.fill = p.mark + 1
	}
	return &p.Tokens[p.mark]
}

func (p *parser) rule(r *rule) *node {
	if r.plain && p.second {
		p.second = false
		defer func() { p.second = true }()
	}
	if !r.memo {
		return p.alternatives(r.alts)
	}
	k := memoKey{r.index, p.mark}
	if m, ok := p.memo[k]; ok {
		p.mark = m.mark
		return m.n
	}
	if !r.left {
		n := p.alternatives(r.alts)
		p.memo[k] = memoValue{n, p.mark}
		return n
	}
	start, end := p.mark, p.mark
	var best *node
	for { // each round may use the result of the one before as its left operand
		p.memo[k] = memoValue{best, end}
		p.mark = start
		n := p.alternatives(r.alts)
		if n == nil || p.mark <= end {
			break
		}
		best, end = n, p.mark
	}
	p.mark = end
	return best
}

func (p *parser) alternatives(alts []*alternative) *node {
	p.depth++
	if p.steps++; p.depth > maxDepth || p.steps > maxSteps {
		t := &p.Tokens[min(p.mark, len(p.Tokens)-1)]
		panic(found{p.Failf(source.MemoryError, int(t.Start), int(t.End), "Parser stack overflowed - Python source too complex to parse")})
	}
	start := p.mark
	for _, a := range alts {
		if a.invalid && !p.second {
			continue
		}
		n, cut := p.alternative(a)
		if n != nil {
			p.depth--
			return n
		}
		p.mark = start
		if cut {
			break
		}
	}
	p.depth--
	return nil
}

// alternative returns what a matches, or nil and whether it forbids further ones.
func (p *parser) alternative(a *alternative) (n *node, cut bool) {
	start := p.mark
	var buf [8]*node
	vals := buf[:0]
	for i := range a.items {
		it := &a.items[i]
		if it.op == opCut {
			cut = true
			vals = append(vals, nil)
			continue
		}
		v := p.item(it)
		if v == nil {
			return nil, cut
		}
		vals = append(vals, v)
	}
	return p.act(a, vals, start), cut
}

func (p *parser) act(a *alternative, vals []*node, start int) *node {
	get := func(name string) *node {
		for i, n := range a.names {
			if n == name {
				return vals[i]
			}
		}
		panic("nothing is named " + name)
	}
	act := a.action
	switch {
	case act == nil:
		if n := only(vals); n != nil {
			return n
		}
		return &node{kind: "seq", first: start, last: p.mark - 1, kids: append([]*node(nil), vals...)}
	case act.same != "":
		return get(act.same)
	case act.fn != nil:
		m := match{first: start, last: p.mark - 1}
		for i, n := range a.names {
			switch n {
			case "a":
				m.a = vals[i]
			case "b":
				m.b = vals[i]
			}
		}
		return act.fn(p, m)
	case act.raise != "":
		p.raise(act, get)
	}
	n := &node{kind: act.kind, first: start, last: p.mark - 1}
	for _, v := range vals {
		n.kids = elements(n.kids, v)
	}
	return n
}

// only returns the one of vals that is not just a look ahead, nil if there are several.
func only(vals []*node) *node {
	var n *node
	for _, v := range vals {
		if v == nil || v == ahead {
			continue
		}
		if n != nil {
			return nil
		}
		n = v
	}
	return n
}

// elements appends the expressions in n to list: n itself, or, if it is a sequence, what is in that.
func elements(list []*node, n *node) []*node {
	switch {
	case n == nil || n.kind == "tok" || n.kind == "ahead":
	case n.kind == "seq":
		for _, k := range n.kids {
			list = elements(list, k)
		}
	default:
		list = append(list, n)
	}
	return list
}

var ahead = &node{kind: "ahead"}

func (p *parser) item(it *item) *node {
	switch it.op {
	case opRule:
		return p.rule(it.rule)
	case opCode:
		return p.accept(p.tok().Code == it.code, "tok")
	case opKind:
		t := p.tok()
		kind := "tok"
		if it.kind == token.Name {
			kind = "Name"
		}
		if t.Kind == token.FMiddle && it.kind == token.FMiddle && (!p.Valid || strings.IndexByte(p.Of(p.mark), '\\') >= 0) {
			p.piece(p.mark)
		}
		return p.accept(t.Kind == it.kind && !t.Code.IsKeyword(), kind)
	case opSoftWord:
		return p.accept(p.tok().Code == it.code, "Name")
	case opSoft:
		t := p.tok()
		return p.accept(t.Kind == token.Name && !t.Code.IsKeyword() && softPrefix(p.Of(p.mark)), "Name")
	case opAugAssign:
		return p.accept(p.tok().Code.IsAugAssign(), "tok")
	case opGroup:
		return p.alternatives(it.alts)
	case opOptional:
		if n := p.alternatives(it.alts); n != nil {
			return n
		}
		return &node{kind: "seq", first: p.mark, last: p.mark - 1}
	case opStar, opPlus:
		n := &node{kind: "seq", first: p.mark}
		for {
			k := p.item(it.sub)
			if k == nil {
				break
			}
			n.kids = append(n.kids, k)
		}
		if n.last = p.mark - 1; it.op == opPlus && len(n.kids) == 0 {
			return nil
		}
		return n
	case opList:
		return p.list(it)
	case opAhead, opNotAhead:
		mark := p.mark
		n := p.item(it.sub)
		p.mark = mark
		if (n != nil) == (it.op == opAhead) {
			return ahead
		}
		return nil
	case opForced:
		if n := p.item(it.sub); n != nil {
			return n
		}
		p.failAt(p.mark, p.mark, "expected '"+it.sub.code.String()+"'")
	}
	panic("unexpected item")
}

// softPrefix reports whether s is the beginning of a soft keyword, which is all that CPython asks for here.
func softPrefix(s string) bool {
	for c := token.Case; c <= token.Underscore; c++ {
		if strings.HasPrefix(c.String(), s) {
			return true
		}
	}
	return false
}

func (p *parser) accept(ok bool, kind string) *node {
	if !ok {
		return nil
	}
	p.mark++
	return &node{kind: kind, first: p.mark - 1, last: p.mark - 1}
}

func (p *parser) list(it *item) *node {
	n := &node{kind: "seq", first: p.mark}
	for {
		mark := p.mark
		if len(n.kids) > 0 && p.item(it.sep) == nil {
			break
		}
		k := p.item(it.sub)
		if k == nil {
			p.mark = mark
			break
		}
		n.kids = append(n.kids, k)
	}
	if n.last = p.mark - 1; len(n.kids) == 0 {
		return nil
	}
	return n
}
