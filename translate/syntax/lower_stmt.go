package syntax

import "github.com/py2go/py2go/translate/syntax/token"

// statementLine emits the logical line [i, e): a compound statement's header, simple statements, or both. It reports whether a
// match statement's block must follow.
func (l *lowering) statementLine(i, e int) bool {
	if l.blocks[len(l.blocks)-1] == matchBlock {
		l.caseClause(i, e)
		return false
	}
	if l.Is(i, token.Async) {
		switch l.Tokens[i+1].Code {
		case token.Def, token.For, token.With:
			i++ // restoring looks at the token before
		default:
			l.refuse(i + 1)
		}
	}
	colon := -1
	switch c := l.Tokens[i].Code; c {
	case token.At:
		l.single(i+1, e)
		l.emit("@", i)
		l.emit(markDecorator, i)
		l.emit("(", i)
		l.expr(i+1, e, starLambdas, false)
		l.emit(")", i)
		return false
	case token.Def, token.Class:
		colon = l.definition(i, e)
	case token.If, token.Elif, token.While, token.Else, token.Try, token.Finally:
		colon = l.colon(i, e)
		l.same(i)
		l.expr(i+1, colon, starLambdas, false)
	case token.Except:
		colon = l.colon(i, e)
		l.same(i)
		if l.Is(i+1, token.Star) {
			i++
		}
		l.expr(i+1, colon, starLambdas, false)
	case token.For:
		in := l.find(i, e, token.In)
		if in < 0 {
			l.refuse(e)
		}
		colon = l.colon(in, e)
		l.same(i)
		l.expr(i+1, in, starStays, false)
		l.same(in)
		l.expr(in+1, colon, starLambdas, false)
	case token.With:
		colon = l.colon(i, e)
		l.with(i, colon)
	case token.Match:
		if l.isMatch(i, e) {
			l.emit("for", i)
			l.emit(markMatch, i)
			l.emit("in", i)
			l.expr(i+1, e-1, starLambdas, false)
			l.emit(":", e-1)
			return true
		}
	}
	if colon >= 0 {
		l.emit(":", colon)
		i = colon + 1
	}
	l.simpleStatements(i, e)
	return false
}

// colon returns the colon that ends the header which starts at i.
func (l *lowering) colon(i, e int) int {
	c := l.find(i, e, token.Colon)
	if c < 0 {
		l.refuse(e)
	}
	return c
}

func (l *lowering) simpleStatements(i, e int) {
	for i < e {
		k := i
		for k < e && !l.Is(k, token.Semi) {
			k = l.skip(k)
		}
		l.simple(i, k)
		if k < e {
			l.emit(";", k)
		}
		i = k + 1
	}
}

// definition emits the header of the def or class at i up to its colon, which it returns. Type parameters become a decorator.
func (l *lowering) definition(i, e int) int {
	if t := &l.Tokens[i+1]; t.Kind != token.Name || t.Code.IsKeyword() {
		l.refuse(i + 1)
	}
	k := i + 2
	if l.Is(k, token.LSqb) {
		l.emit("@", k)
		l.emit(markParams, k)
		l.emit("(", k)
		l.typeParams(k)
		l.emit(")", k)
		l.newline()
		k = l.skip(k)
	}
	def := l.Is(i, token.Def)
	l.same(i)
	l.name(i + 1)
	if l.Is(k, token.LPar) {
		l.same(k)
		end := int(l.Tokens[k].Match)
		if def {
			l.params(k+1, end, false)
		} else {
			l.arguments(k+1, end, false)
		}
		l.same(end)
		k = end + 1
	}
	colon := l.colon(k, e)
	switch {
	case k == colon:
	case def && l.Is(k, token.Arrow):
		l.same(k)
		l.expr(k+1, colon, starLambdas, false)
	default:
		l.refuse(k)
	}
	return colon
}

// with emits the header of a with statement without the parentheses that may stand around its items.
func (l *lowering) with(i, colon int) {
	l.same(i)
	a, b := i+1, colon
	if l.Is(a, token.LPar) && int(l.Tokens[a].Match) == colon-1 && l.itemList(a) {
		a, b = a+1, b-1
		if l.Is(b-1, token.Comma) {
			b--
		}
	}
	l.expr(a, b, starStays, false)
}

// itemList decides whether bracket o of `with (…):` holds with items rather than an expression.
func (l *lowering) itemList(o int) bool {
	e := int(l.Tokens[o].Match)
	for i := o + 1; i < e; i = l.skip(i) {
		switch l.Tokens[i].Code {
		case token.ColonEqual, token.For, token.Yield, token.Async:
			return false
		case token.Star:
			if !l.operandEnd(i-1) && !l.Is(i-1, token.As) {
				return false
			}
		case token.Lambda: // its body reaches to the next comma; what is in its parameters does not count
			i = l.find(i+1, e, token.Colon)
			if i < 0 {
				return false
			}
		}
	}
	return o+1 < e
}

// isMatch decides whether the line [i, e), which starts with the name match, heads a match statement.
func (l *lowering) isMatch(i, e int) bool {
	return i+1 < e-1 && l.Is(e-1, token.Colon) && l.Tokens[e+1].Kind == token.Indent && l.Is(e+2, token.Case)
}

// caseClause emits the case clause that must start at i.
func (l *lowering) caseClause(i, e int) {
	if !l.Is(i, token.Case) {
		l.refuse(i)
	}
	colon := l.colon(i, e)
	end := colon
	guard := l.find(i+1, colon, token.If)
	if guard >= 0 {
		end = guard
	}
	if end == i+1 {
		l.refuse(end)
	}
	l.emit("while", i)
	l.emit(markCase, i)
	l.emit("[", i)
	l.expr(i+1, end, starLambdas, true)
	l.emit("]", i)
	if guard >= 0 {
		l.single(guard+1, colon)
		l.emit("(", guard)
		l.expr(guard+1, colon, starLambdas, false)
		l.emit(")", guard)
	}
	l.emit(":", colon)
	l.simpleStatements(colon+1, e)
}

// typeParams emits the type parameters in bracket o as calls of their names: T((bound), lambda: default).
func (l *lowering) typeParams(o int) {
	e := int(l.Tokens[o].Match)
	if o+1 == e {
		l.refuse(e)
	}
	for i := o + 1; i < e; {
		k := l.comma(i, e)
		start := i
		if l.Is(i, token.Star) || l.Is(i, token.DoubleStar) {
			i++
		}
		if t := &l.Tokens[i]; i >= k || t.Kind != token.Name || t.Code.IsKeyword() {
			l.refuse(i)
		}
		l.name(i)
		l.emit("(", start)
		eq, end := l.find(i, k, token.Equal), k
		if eq >= 0 {
			end = eq
		}
		if l.Is(i+1, token.Colon) {
			l.single(i+2, end)
			l.emit("(", i+1)
			l.expr(i+2, end, starLambdas, false)
			l.emit(")", i+1)
			l.emit(",", i+1)
		} else if i+1 != end {
			l.refuse(i + 1)
		}
		if eq >= 0 {
			l.single(eq+1, k)
			l.emit("lambda", eq)
			l.emit(":", eq)
			l.expr(eq+1, k, starLambdas, false)
		}
		l.emit(")", start)
		l.emit(",", start)
		i = k + 1
	}
}

// simple emits the simple statement [i, e).
func (l *lowering) simple(i, e int) {
	if i >= e {
		return
	}
	switch l.Tokens[i].Code {
	case token.Import, token.From, token.Global, token.Nonlocal, token.Pass, token.Break, token.Continue:
		l.verbatim(i, e)
		return
	case token.Return, token.Raise, token.Assert, token.Del:
		l.same(i)
		l.expr(i+1, e, starLambdas, false)
		return
	case token.Type:
		if l.typeAlias(i, e) {
			return
		}
	}
	if c := l.find(i, e, token.Colon); c >= 0 {
		l.annotated(i, c, e)
		return
	}
	for k := i; k < e; k = l.skip(k) {
		if l.Tokens[k].Code.IsAugAssign() {
			l.expr(i, k+1, starStays, false)
			l.expr(k+1, e, starLambdas, false)
			return
		}
	}
	for i < e {
		k := l.find(i, e, token.Equal)
		if k < 0 {
			l.expr(i, e, starStays, false)
			return
		}
		l.expr(i, k, starStays, false)
		l.emit("=", k)
		i = k + 1
	}
}

// verbatim emits a statement that consists of names and keywords as it is.
func (l *lowering) verbatim(i, e int) {
	if l.Is(i, token.From) && l.Is(e-1, token.Comma) {
		l.refuse(e - 1)
	}
	for ; i < e; i++ {
		switch t := &l.Tokens[i]; {
		case t.Kind == token.Name && !t.Code.IsKeyword():
			l.name(i)
		case t.Code != token.None:
			l.same(i)
		default:
			l.refuse(i)
		}
	}
}

// typeAlias emits `type X[…] = v` if [i, e) is one.
func (l *lowering) typeAlias(i, e int) bool {
	if i+2 >= e || l.Tokens[i+1].Kind != token.Name || l.Tokens[i+1].Code.IsKeyword() ||
		!l.Is(i+2, token.Equal) && !l.Is(i+2, token.LSqb) {
		return false
	}
	k := i + 2
	l.name(i + 1)
	l.emit("=", i)
	l.emit(markAlias, i)
	l.emit("(", i)
	if l.Is(k, token.LSqb) {
		l.typeParams(k)
		k = l.skip(k)
	}
	if k >= e || !l.Is(k, token.Equal) {
		l.refuse(k)
	}
	l.single(k+1, e)
	l.expr(k+1, e, starLambdas, false)
	l.emit(")", i)
	return true
}

// annotated emits the annotated assignment [i, e) whose colon is c.
func (l *lowering) annotated(i, c, e int) {
	if k := l.find(i, c, token.Equal); k >= 0 {
		l.refuse(k)
	}
	l.expr(i, c, starStays, false)
	l.emit("=", c)
	l.emit(markAnnotate, c)
	l.emit("(", c)
	eq, end := l.find(c+1, e, token.Equal), e
	if eq >= 0 {
		end = eq
	}
	l.single(c+1, end)
	l.expr(c+1, end, starLambdas, false)
	if eq >= 0 {
		if k := l.find(eq+1, e, token.For); k >= 0 || eq+1 == e {
			l.refuse(e)
		}
		l.emit(",", eq)
		l.emit("(", eq)
		l.expr(eq+1, e, starStays, false)
		l.emit(")", eq)
	}
	l.emit(")", c)
}
