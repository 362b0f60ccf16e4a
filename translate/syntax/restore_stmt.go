package syntax

import (
	"fmt"

	gp "github.com/go-python/gpython/ast"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/token"
)

// stmts restores a block.
func (r *restorer) stmts(ss []gp.Stmt) []ast.Stmt {
	out := r.block(len(ss))
	for i, s := range ss {
		r.descend(s)
		out[i] = r.stmt(s)
		r.ascend()
	}
	return out
}

// end returns the last token of the simple statement at i.
func (r *restorer) end(i int) int {
	for r.Tokens[i].Kind != token.Newline && !r.Is(i, token.Semi) {
		i = r.skip(i)
	}
	return i - 1
}

// simple is the span of the simple statement at i.
func (r *restorer) simple(i int) ast.Span { return r.spanOf(i, r.end(i)) }

// compound is the span of the compound statement at i: to the end of its last block, a semicolon there included.
func (r *restorer) compound(i int, blocks ...[]ast.Stmt) ast.Span {
	s := r.spanOf(i, i)
	for k := len(blocks) - 1; k >= 0; k-- {
		if b := blocks[k]; len(b) > 0 {
			l := b[len(b)-1].Range()
			s.EndLine, s.EndCol = r.withSemicolon(l)
			return s
		}
	}
	panic("compound statement without a block")
}

// withSemicolon returns the end of a block whose last statement is at s.
func (r *restorer) withSemicolon(s *ast.Span) (int32, int32) {
	off := int(r.Lines[s.EndLine-1] + s.EndCol)
	for k := off; k < len(r.Src); k++ {
		switch r.Src[k] {
		case ' ', '\t', '\f':
			continue
		case ';':
			return s.EndLine, s.EndCol + int32(k+1-off)
		}
		break
	}
	return s.EndLine, s.EndCol
}

// async looks for the keyword before token i: it returns where the statement starts and whether it is asynchronous.
func (r *restorer) async(i int) (int, bool) {
	if i > 0 && r.Is(i-1, token.Async) {
		return i - 1, true
	}
	return i, false
}

func (r *restorer) stmt(s gp.Stmt) ast.Stmt {
	switch x := s.(type) {
	case *gp.FunctionDef:
		i, async := r.async(r.tok(x))
		n := &ast.FunctionDef{Async: async, Name: r.ident(index(x.Name))}
		n.Decorators, n.TypeParams = r.decorators(x.DecoratorList)
		n.Args, n.Returns, n.Body = r.params(x.Args), r.optional(x.Returns, 0), r.stmts(x.Body)
		n.Span = r.compound(i, n.Body)
		r.commentable(i, &n.TypeComment)
		return n
	case *gp.ClassDef:
		n := &ast.ClassDef{Name: r.ident(index(x.Name))}
		n.Decorators, n.TypeParams = r.decorators(x.DecoratorList)
		n.Bases, n.Keywords = r.arguments(r.basesOf(x), false, x.Bases, x.Keywords)
		n.Body = r.stmts(x.Body)
		n.Span = r.compound(r.tok(x), n.Body)
		return n
	case *gp.Return:
		return put(&r.returns, ast.Return{Span: r.simple(r.tok(x)), Value: r.optional(x.Value, allowStar)})
	case *gp.Delete:
		i := r.tok(x)
		ts := r.exprs(x.Targets, 0)
		for _, t := range ts {
			r.target(t, extent{i, i})
		}
		return &ast.Delete{Span: r.simple(i), Targets: ts}
	case *gp.Assign:
		return r.assign(x)
	case *gp.AugAssign:
		t, te := r.whole(x.Target, 0)
		r.singleTarget(t, te)
		op := operators[x.Op]
		if r.Is(te.last+1, token.AtEqual) {
			op = ast.MatMult
		}
		return &ast.AugAssign{Span: r.simple(te.first), Target: t, Op: op, Value: r.optional(x.Value, allowStar)}
	case *gp.For:
		if isMark(x.Target, markMatch) {
			return r.match(x)
		}
		i, async := r.async(r.tok(x))
		n := &ast.For{Async: async, Target: r.forTarget(x.Target), Iter: r.optional(x.Iter, allowStar), Body: r.stmts(x.Body), Else: r.stmts(x.Orelse)}
		n.Span = r.compound(i, n.Body, n.Else)
		r.commentable(i, &n.TypeComment)
		return n
	case *gp.While:
		n := &ast.While{Test: r.optional(x.Test, allowNamed), Body: r.stmts(x.Body), Else: r.stmts(x.Orelse)}
		n.Span = r.compound(r.tok(x), n.Body, n.Else)
		return n
	case *gp.If:
		t, te := r.whole(x.Test, allowNamed)
		n := put(&r.ifs, ast.If{Test: t, Body: r.stmts(x.Body), Else: r.stmts(x.Orelse)})
		n.Span = r.compound(te.first-1, n.Body, n.Else) // gpython places elif elsewhere
		return n
	case *gp.With:
		i, async := r.async(r.tok(x))
		n := &ast.With{Async: async}
		for _, w := range x.Items {
			item := &ast.WithItem{Context: r.optional(w.ContextExpr, 0)}
			if w.OptionalVars != nil {
				v, ve := r.whole(w.OptionalVars, allowStar)
				r.target(v, ve)
				item.Vars = v
			}
			n.Items = append(n.Items, item)
		}
		n.Body = r.stmts(x.Body)
		n.Span = r.compound(i, n.Body)
		r.commentable(i, &n.TypeComment)
		return n
	case *gp.Raise:
		return &ast.Raise{Span: r.simple(r.tok(x)), Exc: r.optional(x.Exc, 0), Cause: r.optional(x.Cause, 0)}
	case *gp.Try:
		return r.try(x)
	case *gp.Assert:
		return &ast.Assert{Span: r.simple(r.tok(x)), Test: r.optional(x.Test, 0), Msg: r.optional(x.Msg, 0)}
	case *gp.Import:
		return &ast.Import{Span: r.simple(r.tok(x)), Names: r.importNames(x.Names)}
	case *gp.ImportFrom:
		n := &ast.ImportFrom{Span: r.simple(r.tok(x)), Names: r.importNames(x.Names), Level: x.Level}
		if x.Module != "" {
			n.Module, _ = r.dotted(x.Module)
		}
		return n
	case *gp.Global:
		return &ast.Global{Span: r.simple(r.tok(x)), Names: r.idents(x.Names)}
	case *gp.Nonlocal:
		return &ast.Nonlocal{Span: r.simple(r.tok(x)), Names: r.idents(x.Names)}
	case *gp.ExprStmt:
		v, ve := r.whole(x.Value, allowStar)
		return put(&r.exprStmts, ast.ExprStmt{Span: r.span(ve), Value: v})
	case *gp.Pass:
		return &ast.Pass{Span: r.simple(r.tok(x))}
	case *gp.Break:
		return &ast.Break{Span: r.simple(r.tok(x))}
	case *gp.Continue:
		return &ast.Continue{Span: r.simple(r.tok(x))}
	}
	panic(fmt.Sprintf("unexpected statement %T", s))
}

func (r *restorer) idents(ids []gp.Identifier) []string {
	out := make([]string, len(ids))
	for i, x := range ids {
		out[i] = r.ident(index(x))
	}
	return out
}

// assign restores an assignment and what has become one: an annotated assignment, a type alias.
func (r *restorer) assign(x *gp.Assign) ast.Stmt {
	if c := marked(x.Value, markAnnotate); c != nil {
		t, te := r.expr(x.Targets[0], 0)
		r.singleTarget(t, te)
		_, name := t.(*ast.Name)
		all := r.outer(te)
		n := &ast.AnnAssign{Span: r.simple(all.first), Target: t, Annotation: r.optional(c.Args[0], 0), Simple: name && all == te}
		if len(c.Args) > 1 {
			n.Value = r.optional(c.Args[1], allowStar)
		}
		return n
	}
	if c := marked(x.Value, markAlias); c != nil {
		t, te := r.expr(x.Targets[0], 0)
		n := len(c.Args) - 1
		return &ast.TypeAlias{Span: r.simple(te.first - 1), Name: t, TypeParams: r.typeParams(c.Args[:n]), Value: r.optional(c.Args[n], 0)}
	}
	ts, te := r.list(x.Targets, allowStar)
	for _, t := range ts {
		r.target(t, te)
	}
	n := put(&r.assigns, ast.Assign{Span: r.simple(te.first), Targets: ts, Value: r.optional(x.Value, allowStar)})
	if r.comments != nil {
		r.assignComment(n, r.end(te.first))
	}
	return n
}

// forTarget restores the target of a for statement. gpython takes `x,` for `x`.
func (r *restorer) forTarget(x gp.Expr) ast.Expr {
	t, te := r.whole(x, allowStar)
	r.target(t, te)
	if r.Is(te.last+1, token.Comma) {
		te.last++
		t = &ast.Tuple{Span: r.span(te), Elts: []ast.Expr{t}, Ctx: ast.Store}
	}
	return t
}

// decorators restores decorators, and the type parameters that have become one.
func (r *restorer) decorators(ds []gp.Expr) (out []ast.Expr, params []ast.TypeParam) {
	for _, d := range ds {
		c := d.(*gp.Call)
		if isMark(c.Func, markParams) {
			params = r.typeParams(c.Args)
		} else {
			out = append(out, r.optional(c.Args[0], allowNamed))
		}
	}
	return out, params
}

func (r *restorer) try(x *gp.Try) ast.Stmt {
	n := &ast.Try{Body: r.stmts(x.Body)}
	blocks := [][]ast.Stmt{n.Body}
	for k, h := range x.Handlers {
		eh, star := r.handler(h)
		if k > 0 && star != n.Star {
			r.refuse(r.tok(x))
		}
		n.Star = star
		n.Handlers = append(n.Handlers, eh)
		blocks = append(blocks, eh.Body)
	}
	n.Else, n.Finally = r.stmts(x.Orelse), r.stmts(x.Finalbody)
	if len(n.Handlers) == 0 && (len(n.Finally) == 0 || len(n.Else) > 0) {
		r.refuse(r.tok(x))
	}
	n.Span = r.compound(r.tok(x), append(blocks, n.Else, n.Finally)...)
	return n
}

// handler restores an except clause and says whether it is an except* clause.
func (r *restorer) handler(h *gp.ExceptHandler) (*ast.ExceptHandler, bool) {
	n := &ast.ExceptHandler{}
	i := r.tok(h.Body[0]) // gpython gives the handler's own place wrongly
	for !r.Is(i, token.Except) {
		i--
	}
	if h.ExprType != nil {
		var te extent
		n.Type, te = r.whole(h.ExprType, 0)
		i = te.first - 1
	}
	star := r.Is(i, token.Star)
	if star {
		i--
	} else if r.Is(i+1, token.Star) {
		r.refuse(i)
	}
	if h.Name != "" {
		n.Name = r.ident(r.plainName(h.Name))
	}
	n.Body = r.stmts(h.Body)
	n.Span = r.compound(i, n.Body)
	return n, star
}

// basesOf returns the parenthesis of the bases of x, the index of its name if there is none.
func (r *restorer) basesOf(x *gp.ClassDef) int {
	i := index(x.Name)
	if r.Is(i+1, token.LSqb) {
		i = int(r.Tokens[i+1].Match)
	}
	return i + 1
}
