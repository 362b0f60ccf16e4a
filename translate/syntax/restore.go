package syntax

import (
	"fmt"
	"strconv"
	"strings"

	gp "github.com/go-python/gpython/ast"
	"golang.org/x/text/unicode/norm"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/token"
)

// restorer turns gpython's tree of the lowered text into the tree of the source. Every method that restores an expression also
// returns its extent, from which the extents of what is around it follow: gpython's own positions are only used to find tokens.
type restorer struct {
	*lowering
	depth    int
	comments *typeComments // nil if they are not asked for
	slabs
}

// maxDepth bounds the nesting of the tree, as CPython's recursion limit does.
const maxDepth = 8000

// descend is called on the way into a node, and ascend on the way out.
func (r *restorer) descend(p positioned) {
	if r.depth++; r.depth > maxDepth {
		r.tooDeep(max(r.at(p.GetLineno(), p.GetColOffset()), 0))
	}
}

func (r *restorer) ascend() { r.depth-- }

// extent is the first and the last token of a node.
type extent struct{ first, last int }

// positioned is what all of gpython's nodes are.
type positioned interface {
	GetLineno() int
	GetColOffset() int
}

// tok returns the token at which gpython's node starts.
func (r *restorer) tok(p positioned) int {
	i := r.at(p.GetLineno(), p.GetColOffset())
	if i < 0 {
		panic(fmt.Sprintf("no token for %T at %d:%d", p, p.GetLineno(), p.GetColOffset()))
	}
	return i
}

// index returns the token that a placeholder stands for.
func index(id gp.Identifier) int {
	i, err := strconv.Atoi(string(id[1:]))
	if err != nil {
		panic("no placeholder: " + string(id))
	}
	return i
}

// ident returns the identifier that token i is, in NFKC form.
func (r *restorer) ident(i int) string {
	s := r.Of(i)
	for k := range len(s) {
		if s[k] >= 0x80 {
			return norm.NFKC.String(s)
		}
	}
	return s
}

// span is where the tokens of e stand.
func (r *restorer) span(e extent) ast.Span { return r.spanOf(e.first, e.last) }

func (r *restorer) spanOf(first, last int) ast.Span {
	a, b := &r.Tokens[first], &r.Tokens[last]
	return ast.Span{Line: a.Line, Col: a.Start - r.Lines[a.Line-1], EndLine: b.EndLine, EndCol: b.End - r.Lines[b.EndLine-1]}
}

// outer widens e to the parentheses around it.
func (r *restorer) outer(e extent) extent {
	for e.first > 0 && r.use[e.first-1] == groups && int(r.Tokens[e.first-1].Match) == e.last+1 {
		e.first--
		e.last++
	}
	return e
}

// starred returns what stands behind a * that has become a lambda, or nil.
func starred(e gp.Expr) gp.Expr {
	if l, ok := e.(*gp.Lambda); ok && l.Args.Vararg != nil && l.Args.Vararg.Arg == markStar {
		return l.Body
	}
	return nil
}

// doubleStarred returns what stands behind a ** that has become a lambda, or nil.
func doubleStarred(e gp.Expr) gp.Expr {
	if l, ok := e.(*gp.Lambda); ok && l.Args.Kwarg != nil && l.Args.Kwarg.Arg == markStar {
		return l.Body
	}
	return nil
}

func isMark(e gp.Expr, mark gp.Identifier) bool {
	n, ok := e.(*gp.Name)
	return ok && n.Id == mark
}

// marked returns the call of a marker that e is, or nil.
func marked(e gp.Expr, mark gp.Identifier) *gp.Call {
	if c, ok := e.(*gp.Call); ok && isMark(c.Func, mark) {
		return c
	}
	return nil
}

func context(c gp.ExprContext) ast.Context {
	switch c {
	case gp.Store:
		return ast.Store
	case gp.Del:
		return ast.Del
	}
	return ast.Load
}

// importNames restores the names of an import.
func (r *restorer) importNames(as []*gp.Alias) []*ast.Alias {
	out := make([]*ast.Alias, 0, len(as))
	for _, a := range as {
		if a.Name == "*" {
			i := r.tok(a)
			out = append(out, &ast.Alias{Span: r.spanOf(i, i), Name: "*"})
			continue
		}
		n := &ast.Alias{}
		var e extent
		n.Name, e = r.dotted(a.Name)
		if a.AsName != "" {
			e.last = index(a.AsName)
			n.AsName = r.ident(e.last)
		}
		n.Span = r.span(e)
		out = append(out, n)
	}
	return out
}

// dotted restores a dotted name.
func (r *restorer) dotted(s gp.Identifier) (string, extent) {
	parts := strings.Split(string(s), ".")
	e := extent{first: index(gp.Identifier(parts[0])), last: index(gp.Identifier(parts[len(parts)-1]))}
	for i, p := range parts {
		parts[i] = r.ident(index(gp.Identifier(p)))
	}
	return strings.Join(parts, "."), e
}

// typeParams restores the calls that type parameters have become.
func (r *restorer) typeParams(as []gp.Expr) []ast.TypeParam {
	var out []ast.TypeParam
	for _, a := range as {
		c := a.(*gp.Call)
		i := index(c.Func.(*gp.Name).Id)
		e := extent{i, i}
		var bound, def ast.Expr
		for _, x := range c.Args {
			if l, ok := x.(*gp.Lambda); ok && r.Is(r.tok(l), token.Equal) {
				allow := allowance(0)
				if r.Is(i-1, token.Star) {
					allow = allowStar
				}
				d, de := r.expr(l.Body, allow)
				def, e.last = d, r.outer(de).last
			} else {
				b, be := r.expr(x, 0)
				if !r.Is(i-1, token.LSqb) && !r.Is(i-1, token.Comma) {
					r.refuse(i - 1)
				}
				bound, e.last = b, r.outer(be).last
			}
		}
		switch {
		case r.Is(i-1, token.Star):
			e.first--
			out = append(out, &ast.TypeVarTuple{Span: r.span(e), Name: r.ident(i), Default: def})
		case r.Is(i-1, token.DoubleStar):
			e.first--
			out = append(out, &ast.ParamSpec{Span: r.span(e), Name: r.ident(i), Default: def})
		default:
			out = append(out, &ast.TypeVar{Span: r.span(e), Name: r.ident(i), Bound: bound, Default: def})
		}
	}
	return out
}

// params restores the parameters of a function or a lambda.
func (r *restorer) params(a *gp.Arguments) *ast.Arguments {
	n := &ast.Arguments{Defaults: r.exprs(a.Defaults, 0)}
	for _, x := range a.Args {
		if x.Arg == markPosOnly {
			n.PosOnly, n.Args = n.Args, nil
			continue
		}
		n.Args = append(n.Args, r.param(x, 0))
	}
	if a.Vararg != nil {
		n.Vararg = r.param(a.Vararg, allowStar)
	}
	for _, x := range a.Kwonlyargs {
		n.KwOnly = append(n.KwOnly, r.param(x, 0))
	}
	n.KwDefaults = r.kwDefaults(a)
	if a.Kwarg != nil {
		n.Kwarg = r.param(a.Kwarg, 0)
	}
	return n
}

// kwDefaults restores the defaults of keyword-only parameters. gpython leaves out the holes, so they are told by position.
func (r *restorer) kwDefaults(a *gp.Arguments) []ast.Expr {
	out := make([]ast.Expr, len(a.Kwonlyargs))
	k := 0
	for _, d := range a.KwDefaults {
		v, e := r.expr(d, 0)
		for k+1 < len(out) && index(a.Kwonlyargs[k+1].Arg) < e.first {
			k++
		}
		out[k] = v
	}
	return out
}

func (r *restorer) param(x *gp.Arg, allow allowance) *ast.Arg {
	i := index(x.Arg)
	e := extent{i, i}
	n := put(&r.args, ast.Arg{Name: r.ident(i)})
	if x.Annotation != nil {
		a, ae := r.expr(x.Annotation, allow)
		n.Annotation, e.last = a, r.outer(ae).last
	}
	n.Span = r.span(e)
	r.commentable(i, &n.TypeComment)
	return n
}
