package diagnose

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/py2go/py2go/translate/syntax/source"
	"github.com/py2go/py2go/translate/syntax/token"
)

// match is what an alternative has matched: the tokens first to last, and the things that are named a and b.
type match struct {
	first, last int
	a, b        *node
}

// actionFunc makes the node of an alternative. It may fail, or return nil to say that the alternative does not match after all.
type actionFunc func(p *parser, m match) *node

func itoa(i int) string { return strconv.Itoa(i) }

func (m match) node(kind string, kids ...*node) *node {
	return &node{kind: kind, first: m.first, last: m.last, kids: kids}
}

var actions map[string]actionFunc

func init() {
	actions = map[string]actionFunc{
		"number": func(p *parser, m match) *node {
			p.number(m.first)
			return m.node("Constant")
		},
		"string": func(p *parser, m match) *node {
			p.literal(m.first)
			return m.node("Constant")
		},
		"fstring": func(p *parser, m match) *node {
			top := m.first // the next token that is no part of a replacement field
			for i := m.first; i < m.last; i++ {
				t := &p.Tokens[i]
				field := i == top && t.Code == token.LBrace
				if t.Kind == token.FMiddle || field {
					p.literal(i)
				}
				if field {
					top = int(t.Match) + 1
				} else if i == top {
					top++
				}
			}
			return m.node("JoinedStr")
		},
		"strings": func(p *parser, m match) *node {
			kind := "Constant"
			for _, k := range m.a.kids {
				if k.kind == "JoinedStr" {
					kind = k.kind
				}
				if p.bytes(k.first) != p.bytes(m.first) {
					p.failToken(source.SyntaxError, p.fill-1, "cannot mix bytes and nonbytes literals")
				}
			}
			return m.node(kind)
		},
		"ensure_real": func(p *parser, m match) *node {
			p.number(m.first)
			if p.imaginary(m.first) {
				p.failAt(m.first, m.first, "real number required in complex literal")
			}
			return m.a
		},
		"ensure_imaginary": func(p *parser, m match) *node {
			p.number(m.first)
			if !p.imaginary(m.first) {
				p.failAt(m.first, m.first, "imaginary number required in complex literal")
			}
			return m.a
		},
		"conversion": conversion,
		"field":      field,
		"Compare":    func(_ *parser, m match) *node { return m.node("Compare", m.a, m.b.kids[0]) },
		"Args":       arguments,
		"clause": func(_ *parser, m match) *node {
			n := m.node("clause", m.a) // the last kid is where CPython takes the comprehension to end
			for _, k := range m.b.kids {
				n.kids = append(n.kids, k.kids[1])
			}
			return n
		},
		"genexp_range": func(p *parser, m match) *node {
			p.failAt(m.a.first, p.lastOf(lastItem(m.b)), "Generator expression must be parenthesized")
			return nil
		},
		"genexp_in_call": func(p *parser, m match) *node {
			args := m.a.kids
			for len(args) > 0 && (args[len(args)-1].kind == "Keyword" || args[len(args)-1].kind == "DoubleStar") {
				args = args[:len(args)-1]
			}
			if len(args) <= 1 {
				return nil
			}
			p.failAt(args[len(args)-1].first, p.lastOf(lastItem(m.b)), "Generator expression must be parenthesized")
			return nil
		},
		"argument_order": func(p *parser, m match) *node {
			msg := "positional argument follows keyword argument"
			for _, k := range m.a.kids {
				if k.kind == "DoubleStar" {
					msg += " unpacking"
					break
				}
			}
			p.failToken(source.SyntaxError, p.fill-1, msg)
			return nil
		},
		"legacy": func(p *parser, m match) *node {
			if !p.legacy(m.a) {
				return nil
			}
			name := p.Of(m.a.first)
			p.failAt(m.a.first, p.lastOf(m.b), fmt.Sprintf("Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name))
			return nil
		},
		"missing_comma": func(p *parser, m match) *node {
			if p.legacy(m.a) || p.level[p.mark-1] == 0 {
				return nil
			}
			p.failAt(m.a.first, p.lastOf(m.b), "invalid syntax. Perhaps you forgot a comma?")
			return nil
		},
		"missing_colon": func(p *parser, m match) *node {
			l, _ := p.start(&p.Tokens[m.a.first])
			el, ec := p.end(&p.Tokens[m.a.last])
			panic(found{p.At(source.SyntaxError, l, ec, el, 0, "':' expected after dictionary key")})
		},
		"typevartuple_bound":    boundOf("TypeVarTuple"),
		"paramspec_bound":       boundOf("ParamSpec"),
		"target_assign":         targetAction(assignTarget),
		"target_for":            targetAction(forTarget),
		"target_del":            targetAction(delTarget),
		"comprehension_targets": comprehensionTargets,
		"pattern_order": func(p *parser, m match) *node {
			p.failAt(m.a.first, p.lastOf(m.a), "positional patterns follow keyword patterns")
			return nil
		},
	}
}

func comprehensionTargets(p *parser, m match) *node {
	all := elements(nil, m.b)
	p.failAt(m.a.first, p.lastOf(all[len(all)-1]), "did you forget parentheses around the comprehension target?")
	return nil
}

// literal fails if there is something wrong with the string or the piece of an f-string that token i is.
func (p *parser) literal(i int) {
	switch msg := p.check(i); {
	case msg == "":
	case strings.HasPrefix(msg, "bytes"), strings.HasPrefix(msg, "(unicode error) 'utf-8'"):
		p.failAt(i, i, msg)
	default:
		p.failToken(source.SyntaxError, p.fill-1, msg)
	}
}

// piece fails if the piece of an f-string that token i is has a mistake that CPython finds at once: it is not UTF-8, or it is of a
// format spec and has a bad escape.
func (p *parser) piece(i int) {
	if msg := p.check(i); strings.HasPrefix(msg, "'") {
		panic(found{&source.Error{Filename: p.Filename, Kind: source.UnicodeDecodeError, Msg: msg}})
	}
}

// number fails if there is something wrong with the number that token i is.
func (p *parser) number(i int) {
	if msg := p.check(i); msg != "" {
		l := int(p.Tokens[i].Line)
		panic(found{p.At(source.SyntaxError, l, 0, l, 0, msg)})
	}
}

// bytes reports whether the string that starts with token i is of bytes.
func (p *parser) bytes(i int) bool {
	s := p.Of(i)
	return strings.ContainsAny(s[:strings.IndexAny(s, `"'`)], "bB")
}

func (p *parser) imaginary(i int) bool {
	s := p.Of(i)
	return (s[len(s)-1]|0x20) == 'j' && !strings.HasPrefix(strings.ToLower(s), "0x")
}

func conversion(p *parser, m match) *node {
	bang, name := &p.Tokens[m.a.first], &p.Tokens[m.b.first]
	if bang.End != name.Start {
		p.failAt(m.a.first, m.b.first, "f-string: conversion type must come right after the exclamanation mark")
	}
	return m.node("seq")
}

// field checks a whole replacement field; a is its conversion.
func field(p *parser, m match) *node {
	if i := m.a.last; i > m.a.first {
		if s := p.Of(i); s != "s" && s != "r" && s != "a" {
			p.failAt(i, i, fmt.Sprintf("f-string: invalid conversion character '%s': expected 's', 'r', or 'a'", s))
		}
	}
	return m.node("seq")
}

// arguments makes the node of a call's arguments: positional and starred ones first, then keywords.
func arguments(_ *parser, m match) *node {
	n := m.node("Args")
	var all, kws []*node
	if m.a != nil {
		all = elements(all, m.a)
	}
	if m.b != nil {
		all = elements(all, m.b)
	}
	for _, k := range all {
		if k.kind == "Keyword" || k.kind == "DoubleStar" {
			kws = append(kws, k)
		} else {
			n.kids = append(n.kids, k)
		}
	}
	n.kids = append(n.kids, kws...)
	return n
}

// lastItem is the last condition, or else the iterable, of the last of comprehension clauses.
func lastItem(clauses *node) *node {
	c := clauses.kids[len(clauses.kids)-1]
	return c.kids[len(c.kids)-1]
}

func (p *parser) legacy(n *node) bool {
	if n.kind != "Name" {
		return false
	}
	s := p.Of(n.first)
	return s == "print" || s == "exec"
}

func boundOf(what string) actionFunc {
	return func(p *parser, m match) *node {
		msg := "cannot use bound with " + what
		if m.b.kind == "Tuple" {
			msg = "cannot use constraints with " + what
		}
		p.failFrom(m.a.first, msg)
		return nil
	}
}

// targetKind says what a target is for.
type targetKind uint8

const (
	assignTarget targetKind = iota
	forTarget
	delTarget
)

// targetAction fails if the thing that is named a is no target of the given kind.
func targetAction(k targetKind) actionFunc {
	return func(p *parser, m match) *node {
		bad := p.invalidTarget(m.a, k)
		if bad == nil {
			return nil
		}
		verb := "assign to"
		if k == delTarget {
			verb = "delete"
		}
		p.failAt(bad.first, p.lastOf(bad), fmt.Sprintf("cannot %s %s", verb, p.describe(bad)))
		return nil
	}
}

// invalidTarget returns the part of n that cannot be a target, nil if all can.
func (p *parser) invalidTarget(n *node, k targetKind) *node {
	switch n.kind {
	case "Name", "Subscript", "Attribute":
		return nil
	case "List", "Tuple":
		for _, e := range n.kids {
			if bad := p.invalidTarget(e, k); bad != nil {
				return bad
			}
		}
		return nil
	case "Starred":
		if k == delTarget {
			return n
		}
		return p.invalidTarget(n.kids[0], k)
	case "Compare": // in `for a in b`, `a in b` has been read as a comparison
		if k == forTarget {
			if p.Tokens[n.kids[1].first].Code == token.In {
				return p.invalidTarget(n.kids[0], k)
			}
			return nil
		}
	}
	return n
}

var descriptions = map[string]string{
	"Attribute": "attribute", "Subscript": "subscript", "Starred": "starred", "Name": "name", "List": "list", "Tuple": "tuple",
	"Lambda": "lambda", "Call": "function call", "BoolOp": "expression", "BinOp": "expression", "UnaryOp": "expression",
	"GeneratorExp": "generator expression", "Yield": "yield expression", "Await": "await expression",
	"ListComp": "list comprehension", "SetComp": "set comprehension", "DictComp": "dict comprehension", "Dict": "dict literal",
	"Set": "set display", "JoinedStr": "f-string expression", "None": "None", "True": "True", "False": "False",
	"Ellipsis": "ellipsis", "Constant": "literal", "Compare": "comparison", "IfExp": "conditional expression",
	"NamedExpr": "named expression",
}

// describe names the kind of expression that n is.
func (p *parser) describe(n *node) string {
	if n == nil {
		return ""
	}
	if n.kind == "tok" {
		return p.Of(n.first)
	}
	return descriptions[n.kind]
}
