package syntax

import "github.com/py2go/py2go/translate/syntax/ast"

// slabs is where the commonest nodes and the lists of a tree are cut from, many to an allocation.
type slabs struct {
	names      slab[ast.Name]
	constants  slab[ast.Constant]
	attributes slab[ast.Attribute]
	calls      slab[ast.Call]
	subscripts slab[ast.Subscript]
	tuples     slab[ast.Tuple]
	keywords   slab[ast.Keyword]
	args       slab[ast.Arg]
	assigns    slab[ast.Assign]
	exprStmts  slab[ast.ExprStmt]
	binOps     slab[ast.BinOp]
	ifs        slab[ast.If]
	returns    slab[ast.Return]

	exprs []ast.Expr // the rest of the slab that lists are cut from
	stmts []ast.Stmt // the same for blocks
	items []ast.Expr // lists in progress, each behind the one that it is part of
}

// slab is the rest of an allocation of many T.
type slab[T any] struct {
	free []T
	size int
}

// maxSlab bounds what an unfinished slab wastes, and what a node that outlives its tree keeps alive.
const maxSlab = 128

// put returns where v is now.
func put[T any](s *slab[T], v T) *T {
	if len(s.free) == 0 {
		s.size = min(max(2*s.size, 4), maxSlab)
		s.free = make([]T, s.size)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	*p = v
	return p
}

// cut returns a list of n expressions still to be set.
func (s *slabs) cut(n int) []ast.Expr { return cut(&s.exprs, n) }

// block returns a list of n statements still to be set.
func (s *slabs) block(n int) []ast.Stmt { return cut(&s.stmts, n) }

func cut[T any](free *[]T, n int) []T {
	switch {
	case n == 0:
		return nil
	case n > maxSlab/4:
		return make([]T, n)
	case n > len(*free):
		*free = make([]T, maxSlab)
	}
	l := (*free)[:n:n]
	*free = (*free)[n:]
	return l
}

// take ends the list in progress that starts at mark.
func (s *slabs) take(mark int) []ast.Expr {
	l := s.cut(len(s.items) - mark)
	copy(l, s.items[mark:])
	clear(s.items[mark:])
	s.items = s.items[:mark]
	return l
}
