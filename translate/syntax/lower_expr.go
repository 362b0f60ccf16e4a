package syntax

import "github.com/py2go/py2go/translate/syntax/token"

// starForm says what becomes of a prefix *.
type starForm uint8

const (
	starStays   starForm = iota // where 3.4 has it: targets and displays
	starLambdas                 // lambda *S_: where 3.4 has it not
)

// expr emits the tokens [i, j), an expression, a list of expressions or what looks like one. In a pattern, `as` is translated.
func (l *lowering) expr(i, j int, star starForm, pattern bool) {
	start := i
	outer, inFor := star, false
	prefixes := 0
	for i < j {
		t := &l.Tokens[i]
		switch t.Code {
		case token.Comma:
			prefixes = 0
		case token.Plus, token.Minus, token.Tilde, token.Not, token.DoubleStar, token.Lambda, token.Else, token.ColonEqual:
			if prefixes++; prefixes > maxPrefixes {
				l.tooDeep(i)
			}
		}
		if !pattern && (i == start || !l.operandEnd(i-1) && !l.Is(i-1, token.Dot)) && !l.Is(i+1, token.ColonEqual) {
			if e := l.endOfOperand(i); e > i {
				l.operand(i, e)
				i = e
				continue
			}
		}
		switch t.Kind {
		case token.Number:
			l.name(i)
		case token.String, token.FStart:
			i = l.strings(i)
			continue
		case token.Name:
			switch c := t.Code; {
			case c == token.Await:
				i = l.await(i, j)
				continue
			case c == token.Async:
				if i+1 >= j || !l.Is(i+1, token.For) {
					l.refuse(i)
				}
			case c == token.Lambda:
				i = l.lambda(i, j)
				continue
			case c == token.Yield:
				l.same(i)
				star = starLambdas
			case pattern && c == token.As:
				l.emit("if", i)
				l.emit(markAs, i)
				l.emit("else", i)
			case c == token.As && i+1 < j && l.Is(i+1, token.Star): // in a with statement; a compiler's error, not a parser's
				e := l.comma(i+1, j)
				l.same(i)
				l.emit("(", i+1)
				l.expr(i+1, e, starStays, false)
				l.emit(")", i+1)
				i = e
				continue
			case c.IsWord():
				l.same(i)
				if c == token.For {
					outer, inFor, star = star, true, starStays
				} else if c == token.In && inFor {
					inFor, star = false, outer
				}
			case i+1 < j && l.Is(i+1, token.ColonEqual) && !c.IsKeyword():
				l.emit("lambda", i)
				l.name(i)
				l.emit(":", i)
				i += 2
				continue
			default:
				l.name(i)
			}
		case token.Op:
			prefix := i == start || !l.operandEnd(i-1)
			switch c := t.Code; c {
			case token.LPar, token.LSqb, token.LBrace:
				l.same(i)
				if prefix && c == token.LPar {
					l.use[i] = groups
				}
				l.brackets(i, !prefix && c != token.LBrace, pattern)
				l.same(int(t.Match))
				i = int(t.Match) + 1
				continue
			case token.Star:
				if prefix && star == starLambdas {
					l.star("*", i)
				} else {
					l.emit("*", i)
				}
			case token.At:
				if prefix {
					l.refuse(i)
				}
				l.emit("*", i)
			case token.AtEqual:
				l.emit("*=", i)
			case token.Ellipsis:
				l.name(i)
			case token.None, token.ColonEqual, token.Exclamation, token.Arrow, token.LessGreater:
				l.refuse(i)
			default:
				l.same(i)
			}
		default:
			l.refuse(i)
		}
		i++
	}
}

// star emits the lambda that stands for a * or **.
func (l *lowering) star(op string, i int) {
	l.emit("lambda", i)
	l.emit(op, i)
	l.emit(markStar, i)
	l.emit(":", i)
}

// await emits `await` at i with its operand as a call of the marker; it returns the index after it.
func (l *lowering) await(i, j int) int {
	e := l.primaryEnd(i+1, j)
	l.emit(markAwait, i)
	l.emit("(", i)
	l.expr(i+1, e, starLambdas, false)
	l.emit(")", i)
	return e
}

// primaryEnd returns the index after the primary that starts at i.
func (l *lowering) primaryEnd(i, j int) int {
	if i >= j {
		l.refuse(i)
	}
	switch t := &l.Tokens[i]; {
	case t.Kind == token.String || t.Kind == token.FStart:
		for l.isString(i) {
			i = l.skip(i)
		}
	case t.Kind == token.Op && t.Match < 0 && t.Code != token.Ellipsis, t.Code.IsWord():
		l.refuse(i)
	default:
		i = l.skip(i)
	}
	for i < j {
		switch l.Tokens[i].Code {
		case token.Dot:
			i += 2
		case token.LPar, token.LSqb:
			i = l.skip(i)
		default:
			return i
		}
	}
	return min(i, j)
}

// lambda emits the head of the lambda at i; it returns the index of the body.
func (l *lowering) lambda(i, j int) int {
	l.same(i)
	k := l.find(i+1, j, token.Colon)
	if k < 0 {
		l.refuse(i)
	}
	l.params(i+1, k, true)
	l.emit(":", k)
	return k + 1
}

// brackets emits what stands within bracket o; call says that it is a call's or a subscript's.
func (l *lowering) brackets(o int, call, pattern bool) {
	i, e := o+1, int(l.Tokens[o].Match)
	switch {
	case call && l.Is(o, token.LPar):
		l.arguments(i, e, pattern)
	case call:
		l.expr(i, e, starLambdas, pattern)
	case l.Is(o, token.LBrace):
		for i < e {
			k := l.comma(i, e)
			if l.Is(i, token.DoubleStar) {
				l.emit(markDictStar, i)
				l.emit(":", i)
				i++
			}
			l.expr(i, k, starLambdas, pattern)
			if k < e {
				l.emit(",", k)
			}
			i = k + 1
		}
	default:
		l.expr(i, e, starStays, pattern)
	}
}

// arguments emits the arguments of a call without their trailing comma, which 3.4 forbids after * and **.
func (l *lowering) arguments(i, e int, pattern bool) {
	e = l.trailingComma(i, e)
	for i < e {
		k := l.comma(i, e)
		if l.Is(i, token.DoubleStar) {
			l.star("**", i)
			i++
		}
		l.expr(i, k, starLambdas, pattern)
		if k < e {
			l.emit(",", k)
		}
		i = k + 1
	}
}

// trailingComma returns the end of the list [i, e) without its trailing comma, of which there may be one.
func (l *lowering) trailingComma(i, e int) int {
	if e > i+1 && l.Is(e-1, token.Comma) {
		if e--; l.Is(e-1, token.Comma) {
			l.refuse(e)
		}
	}
	return e
}

// params emits the parameters [i, e) of a function or a lambda, without their trailing comma. It sees to their order, which
// gpython does not.
func (l *lowering) params(i, e int, lambda bool) {
	e = l.trailingComma(i, e)
	var seen paramsSeen
	for i < e {
		k := l.comma(i, e)
		switch {
		case l.Is(i, token.Slash) && k == i+1:
			l.emit(markPosOnly, i)
		case l.Is(i, token.Star) && i+1 == k:
			l.same(i)
		default:
			if l.Is(i, token.Star) || l.Is(i, token.DoubleStar) {
				l.same(i)
			}
			l.param(i, k, lambda)
		}
		if !seen.next(l, i, k) {
			l.refuse(i)
		}
		if k < e {
			l.emit(",", k)
		}
		i = k + 1
	}
	if seen.bare {
		l.refuse(e)
	}
}

// paramsSeen is what the parameters so far say about those that may follow.
type paramsSeen struct {
	some, slash, star, double bool
	dflt                      bool // one with a default
	bare                      bool // a bare * without a name after it
}

// next takes the parameter [i, k) in; it reports whether it may stand there.
func (s *paramsSeen) next(l *lowering, i, k int) bool {
	dflt := l.find(i, k, token.Equal) >= 0
	switch {
	case s.double:
		return false
	case l.Is(i, token.Slash):
		if !s.some || s.slash || s.star {
			return false
		}
		s.slash = true
	case l.Is(i, token.Star):
		if s.star || dflt {
			return false
		}
		s.star, s.bare = true, k == i+1
	case l.Is(i, token.DoubleStar):
		if s.bare || dflt {
			return false
		}
		s.double = true
	default:
		if s.dflt && !dflt && !s.star {
			return false
		}
		s.some, s.bare = true, false
		s.dflt = s.dflt || dflt
	}
	return true
}

// param emits the parameter [i, e) but for its stars: a name, an annotation and a default.
func (l *lowering) param(i, e int, lambda bool) {
	if l.Is(i, token.Star) || l.Is(i, token.DoubleStar) {
		i++
	}
	if t := &l.Tokens[i]; i >= e || t.Kind != token.Name || t.Code.IsKeyword() {
		l.refuse(i)
	}
	l.name(i)
	if i++; i < e {
		if !l.Is(i, token.Equal) && (lambda || !l.Is(i, token.Colon)) {
			l.refuse(i)
		}
		l.expr(i, e, starLambdas, false)
	}
}

// single refuses [i, j) if it is no single expression as far as commas, assignments, comprehensions without brackets and yields
// tell: the marker that is put around it would hide that.
func (l *lowering) single(i, j int) {
	if i >= j {
		l.refuse(i)
	}
	for _, c := range [...]token.Code{token.Comma, token.Equal, token.For, token.Yield, token.DoubleStar} {
		if k := l.find(i, j, c); k >= 0 && (c != token.DoubleStar || k == i) {
			l.refuse(k)
		}
	}
}

func (l *lowering) isString(i int) bool {
	k := l.Tokens[i].Kind
	return k == token.String || k == token.FStart
}

// strings emits the run of adjacent string literals at i: one placeholder, called with the replacement fields if there is an
// f-string among them. It returns the index after the run.
func (l *lowering) strings(i int) int {
	first, formatted := i, false
	for l.isString(i) {
		formatted = formatted || l.Tokens[i].Kind == token.FStart
		i = l.skip(i)
	}
	l.name(first)
	if formatted {
		l.emit("(", first)
		for k := first; k < i; k = l.skip(k) {
			if l.Tokens[k].Kind == token.FStart {
				l.fields(k+1, int(l.Tokens[k].Match))
			}
		}
		l.emit(")", first)
	}
	return i
}

// fields emits the expressions of the replacement fields among [i, e), those of nested ones after those around them.
func (l *lowering) fields(i, e int) {
	for i < e {
		if l.Tokens[i].Kind == token.FMiddle {
			i++
			continue
		}
		if !l.Is(i, token.LBrace) {
			l.refuse(i)
		}
		f := l.field(i)
		if k := l.find(i+1, f.end, token.For); k >= 0 {
			l.refuse(k)
		}
		l.emit("(", i)
		l.expr(i+1, f.end, starStays, false)
		l.emit(")", i)
		l.emit(",", i)
		if f.spec >= 0 {
			l.fields(f.spec+1, int(l.Tokens[i].Match))
		}
		i = int(l.Tokens[i].Match) + 1
	}
}

// field holds the indexes of the parts of a replacement field, -1 for absent ones.
type field struct {
	end   int // after the expression
	equal int // the = that asks for the expression's text
	conv  int // the name after !
	spec  int // the colon before the format spec
}

// field takes the replacement field apart whose brace is token i.
func (l *lowering) field(i int) field {
	e := int(l.Tokens[i].Match)
	f := field{end: e, equal: -1, conv: -1, spec: -1}
	for k := i + 1; k < e; k = l.skip(k) {
		if l.Is(k, token.Colon) { // a lambda's colon cannot stand here: the tokenizer takes it for the format spec's
			f.end, f.spec = k, k
			break
		}
		if l.Is(k, token.Exclamation) {
			f.end, f.conv = k, k+1
			if s := l.Of(k + 1); s != "s" && s != "r" && s != "a" || l.Tokens[k].End != l.Tokens[k+1].Start {
				l.refuse(k + 1)
			}
			if l.Is(k+2, token.Colon) {
				f.spec = k + 2
			} else if k+2 != e {
				l.refuse(k + 2)
			}
			break
		}
	}
	if l.Is(f.end-1, token.Equal) {
		f.end--
		f.equal = f.end
	}
	if f.end == i+1 {
		l.refuse(f.end)
	}
	return f
}
