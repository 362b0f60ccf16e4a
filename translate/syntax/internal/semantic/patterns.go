package semantic

import (
	"fmt"
	"math/big"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/internal/repr"
)

// matching is the state of one case clause.
type matching struct {
	names       []string // that the pattern has bound so far
	irrefutable bool     // a pattern that always matches may stand here
}

func (p *placement) match(n *ast.Match) {
	p.expr(n.Subject)
	for i, c := range n.Cases {
		last := i == len(n.Cases)-1
		m := &matching{irrefutable: c.Guard != nil || last}
		p.pattern(c.Pattern, m)
		for _, name := range m.names {
			p.name(name, c.Pattern.Range())
		}
		p.expr(c.Guard)
		p.stmts(c.Body)
	}
}

func isWildcard(q ast.Pattern) bool {
	as, ok := q.(*ast.MatchAs)
	return ok && as.Name == "" && as.Pattern == nil
}

// capture notes that the pattern at s binds name.
func (p *placement) capture(m *matching, name string, s *ast.Span) {
	if name == "" {
		return
	}
	for _, n := range m.names {
		if n == name {
			p.fail(s, "multiple assignments to name %s in pattern", quoted(name))
		}
	}
	m.names = append(m.names, name)
}

// quoted is Python's repr of an identifier.
func quoted(name string) string { return "'" + name + "'" }

func (p *placement) pattern(q ast.Pattern, m *matching) {
	at := q.Range()
	switch n := q.(type) {
	case *ast.MatchValue:
		if _, ok := n.Value.(*ast.JoinedStr); ok {
			p.fail(at, "patterns may only match literals and attribute lookups")
		}
		p.expr(n.Value)
	case *ast.MatchSequence:
		star := false
		for _, e := range n.Patterns {
			if _, ok := e.(*ast.MatchStar); ok {
				if star {
					p.fail(at, "multiple starred names in sequence pattern")
				}
				star = true
			}
		}
		for _, e := range n.Patterns {
			p.subpattern(e, m)
		}
	case *ast.MatchStar:
		p.capture(m, n.Name, at)
	case *ast.MatchMapping:
		p.mapping(n, m)
	case *ast.MatchClass:
		p.class(n, m)
	case *ast.MatchAs:
		if n.Pattern == nil {
			if !m.irrefutable {
				if n.Name != "" {
					p.fail(at, "name capture %s makes remaining patterns unreachable", quoted(n.Name))
				}
				p.fail(at, "wildcard makes remaining patterns unreachable")
			}
		} else {
			p.pattern(n.Pattern, m)
		}
		p.capture(m, n.Name, at)
	case *ast.MatchOr:
		p.alternatives(n, m)
	}
}

func (p *placement) subpattern(q ast.Pattern, m *matching) {
	if isWildcard(q) {
		return
	}
	old := m.irrefutable
	m.irrefutable = true
	p.pattern(q, m)
	m.irrefutable = old
}

func (p *placement) mapping(n *ast.MatchMapping, m *matching) {
	seen := map[string]bool{}
	for _, k := range n.Keys {
		switch k.(type) {
		case *ast.JoinedStr:
			p.fail(n.Range(), "mapping pattern keys may only match literals and attribute lookups")
		case *ast.Attribute:
			p.expr(k)
			continue
		}
		id, text := keyOf(k)
		if seen[id] {
			p.fail(n.Range(), "mapping pattern checks duplicate key (%s)", text)
		}
		seen[id] = true
	}
	for _, e := range n.Patterns {
		p.subpattern(e, m)
	}
	p.capture(m, n.Rest, n.Range())
}

func (p *placement) class(n *ast.MatchClass, m *matching) {
	for i, a := range n.KwdAttrs {
		p.name(a, n.KwdPatterns[i].Range())
		for j := i + 1; j < len(n.KwdAttrs); j++ {
			if n.KwdAttrs[j] == a {
				p.fail(n.KwdPatterns[j].Range(), "attribute name repeated in class pattern: %s", a)
			}
		}
	}
	p.expr(n.Cls)
	for _, e := range n.Patterns {
		p.subpattern(e, m)
	}
	for _, e := range n.KwdPatterns {
		p.subpattern(e, m)
	}
}

func (p *placement) alternatives(n *ast.MatchOr, m *matching) {
	var first []string
	for i, a := range n.Patterns {
		alt := &matching{irrefutable: i == len(n.Patterns)-1 && m.irrefutable}
		p.pattern(a, alt)
		if i == 0 {
			first = alt.names
		} else if !sameNames(first, alt.names) {
			p.fail(n.Range(), "alternative patterns bind different names")
		}
	}
	for _, name := range first {
		p.capture(m, name, n.Range())
	}
}

func sameNames(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	in := map[string]bool{}
	for _, n := range a {
		in[n] = true
	}
	for _, n := range b {
		if !in[n] {
			return false
		}
	}
	return true
}

// keyOf identifies the value of a literal key of a mapping pattern, equal values alike, and gives its repr.
func keyOf(e ast.Expr) (id, text string) {
	c, ok := e.(*ast.Constant)
	if ok {
		switch v := c.Value.(type) {
		case bool: // True is 1, False is 0
			if v {
				return "1", "True"
			}
			return "0", "False"
		case string, ast.Bytes, nil:
			return repr.Constant(v), repr.Constant(v)
		}
	}
	v := number(e)
	return numberID(v), repr.Constant(v)
}

// number evaluates a number, a negated one or the sum or the difference of a real and an imaginary one.
func number(e ast.Expr) any {
	switch n := e.(type) {
	case *ast.UnaryOp:
		switch v := number(n.Operand).(type) {
		case *big.Int:
			return new(big.Int).Neg(v)
		case float64:
			return -v
		case complex128:
			return -v
		}
	case *ast.BinOp:
		a, b := number(n.Left), imag(number(n.Right).(complex128))
		if n.Op == ast.Sub {
			b = -b
		}
		switch a := a.(type) {
		case *big.Int:
			f, _ := new(big.Float).SetInt(a).Float64()
			return complex(f, b)
		case float64:
			return complex(a, b)
		}
	case *ast.Constant:
		return n.Value
	}
	return nil
}

// numberID is the same for equal numbers.
func numberID(v any) string {
	switch v := v.(type) {
	case *big.Int:
		return v.String()
	case float64:
		if i, acc := big.NewFloat(v).Int(nil); acc == big.Exact {
			return i.String()
		}
		return repr.Constant(v)
	case complex128:
		if imag(v) == 0 {
			return numberID(real(v))
		}
		return fmt.Sprint(v)
	}
	return ""
}
