package semantic

import (
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// flags say what a block does with a name.
type flags uint16

const (
	used flags = 1 << iota
	local
	param
	imported
	annotated
	global
	nonlocal
	typeParam
	iteration // the variable of a comprehension
)

const bound = local | param | imported | typeParam

type blockKind uint8

const (
	moduleBlock blockKind = iota
	classBlock
	functionBlock
	annotationBlock
	typeVariableBlock
	typeAliasBlock
	typeParamsBlock
)

// block is a scope in the making.
type block struct {
	kind          blockKind
	parent        *block
	children      []*block
	names         map[string]flags
	directives    []directive
	comprehension string // what kind of comprehension it is, "" if none
	iterTarget    bool   // within the target of a comprehension
	iterExprs     int    // within so many iterables of comprehensions
	generator     bool
	coroutine     bool
	what          string // of a typeVariableBlock: what is being defined
}

// directive is a name in a nonlocal statement.
type directive struct {
	name string
	at   *ast.Span
}

// symtable builds the blocks.
type symtable struct {
	*reporter
	future futures
	cur    *block
	class  string         // the class whose private names are mangled, "" if none
	blocks map[any]*block // of function definitions, lambdas and comprehensions
}

func newSymtable(r *reporter, f futures) *symtable {
	return &symtable{reporter: r, future: f, blocks: map[any]*block{}}
}

func (st *symtable) module(m *ast.Module) {
	st.enter(moduleBlock)
	st.stmts(m.Body)
	st.analyze(st.cur, nil)
}

func (st *symtable) enter(k blockKind) *block {
	b := &block{kind: k, parent: st.cur, names: map[string]flags{}}
	if st.cur != nil {
		b.iterExprs = st.cur.iterExprs
		st.cur.children = append(st.cur.children, b)
	}
	st.cur = b
	return b
}

func (st *symtable) leave() { st.cur = st.cur.parent }

// add says that the current block does f with name.
func (st *symtable) add(name string, f flags, at *ast.Span) { st.addTo(st.cur, name, f, at) }

func (st *symtable) addTo(b *block, name string, f flags, at *ast.Span) {
	key := st.mangle(name)
	old := b.names[key]
	if f&old&param != 0 {
		st.fail(at, "duplicate argument '%s' in function definition", name)
	}
	if f&old&typeParam != 0 {
		st.fail(at, "duplicate type parameter '%s'", name)
	}
	f |= old
	if b.iterTarget {
		if f&(global|nonlocal) != 0 {
			st.fail(at, "comprehension inner loop cannot rebind assignment expression target '%s'", name)
		}
		f |= iteration
	}
	if f != old {
		b.names[key] = f
	}
}

// mangle returns the name under which a class's private name is known.
func (st *symtable) mangle(name string) string {
	class := strings.TrimLeft(st.class, "_")
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	return "_" + class + name
}

// declare handles a global or a nonlocal statement.
func (st *symtable) declare(names []string, f flags, at *ast.Span) {
	what := "global"
	if f == nonlocal {
		what = "nonlocal"
	}
	for _, n := range names {
		switch cur := st.cur.names[st.mangle(n)]; {
		case cur&param != 0:
			st.fail(at, "name '%s' is parameter and %s", n, what)
		case cur&used != 0:
			st.fail(at, "name '%s' is used prior to %s declaration", n, what)
		case cur&annotated != 0:
			st.fail(at, "annotated name '%s' can't be %s", n, what)
		case cur&local != 0:
			st.fail(at, "name '%s' is assigned to before %s declaration", n, what)
		}
		st.add(n, f, at)
		st.cur.directives = append(st.cur.directives, directive{st.mangle(n), at})
	}
}

// scope is a chain of what the functions around a block bind.
type scope struct {
	parent *scope
	block  *block
}

// binds reports whether one of the functions in s binds name, and whether as a type parameter.
func (s *scope) binds(name string) (ok, param bool) {
	for ; s != nil; s = s.parent {
		f := s.block.names[name]
		switch {
		case s.block.kind == classBlock:
			if name == "__class__" {
				return true, false
			}
		case f&global != 0:
			return false, false
		case f&nonlocal != 0:
		case f&bound != 0:
			return true, f&typeParam != 0
		}
	}
	return false, false
}

// analyze checks the nonlocal names of b and of the blocks in it; s is what is around b, without the module.
func (st *symtable) analyze(b *block, s *scope) {
	for _, d := range b.directives {
		f := b.names[d.name]
		if f&nonlocal == 0 {
			continue
		}
		if f&global != 0 {
			st.fail(d.at, "name '%s' is nonlocal and global", d.name)
		}
		if b.kind == moduleBlock {
			st.fail(d.at, "nonlocal declaration not allowed at module level")
		}
		ok, isTypeParam := s.binds(d.name)
		if !ok {
			st.fail(d.at, "no binding for nonlocal '%s' found", d.name)
		}
		if isTypeParam {
			st.fail(d.at, "nonlocal binding not allowed for type parameter '%s'", d.name)
		}
	}
	if b.kind != moduleBlock {
		s = &scope{s, b}
	}
	for _, c := range b.children {
		st.analyze(c, s)
	}
}

// notHere refuses what cannot stand in annotations and the like.
func (st *symtable) notHere(what string, at *ast.Span) {
	where := ""
	switch st.cur.kind {
	case annotationBlock:
		where = "an annotation"
	case typeVariableBlock:
		where = st.cur.what
	case typeAliasBlock:
		where = "a type alias"
	case typeParamsBlock:
		where = "the definition of a generic"
	default:
		return
	}
	st.fail(at, "%s cannot be used within %s", what, where)
}

func (st *symtable) namedExpr(n *ast.NamedExpr) {
	st.notHere("named expression", n.Range())
	if st.cur.iterExprs > 0 {
		st.fail(n.Range(), "assignment expression cannot be used in a comprehension iterable expression")
	}
	if st.cur.comprehension != "" {
		st.bindOutside(n.Target)
	}
	st.expr(n.Value)
	st.expr(n.Target)
}

// bindOutside binds the target of a walrus within a comprehension in the block around it.
func (st *symtable) bindOutside(t *ast.Name) {
	at := t.Range()
	for b := st.cur; b != nil; b = b.parent {
		if b.comprehension != "" {
			if f := b.names[st.mangle(t.Id)]; f&iteration != 0 && f&(local|global) != 0 {
				st.fail(at, "assignment expression cannot rebind comprehension iteration variable '%s'", t.Id)
			}
			continue
		}
		where := ""
		switch b.kind {
		case functionBlock:
			if b.names[st.mangle(t.Id)]&global != 0 {
				st.add(t.Id, global, at)
			} else {
				st.add(t.Id, nonlocal, at)
			}
			st.addTo(b, t.Id, local, at)
			return
		case moduleBlock:
			st.add(t.Id, global, at)
			st.addTo(b, t.Id, global, at)
			return
		case classBlock:
			where = "a class body"
		case typeParamsBlock:
			where = "the definition of a generic"
		case typeAliasBlock:
			where = "a type alias"
		case typeVariableBlock:
			where = "a TypeVar bound"
		default:
			continue
		}
		verb := "cannot be used in"
		if b.kind == typeParamsBlock {
			verb = "cannot be used within"
		}
		st.fail(at, "assignment expression within a comprehension %s %s", verb, where)
	}
}

// comprehensionBlock handles a comprehension; elts are its element or its value and key, in this order.
func (st *symtable) comprehensionBlock(e ast.Expr, what string, gens []*ast.Comprehension, elts ...ast.Expr) {
	st.cur.iterExprs++
	st.expr(gens[0].Iter)
	st.cur.iterExprs--
	b := st.enter(functionBlock)
	st.blocks[e] = b
	b.comprehension = what
	for i, g := range gens {
		b.coroutine = b.coroutine || g.Async
		b.iterTarget = true
		st.expr(g.Target)
		b.iterTarget = false
		if i > 0 {
			b.iterExprs++
			st.expr(g.Iter)
			b.iterExprs--
		}
		st.exprs(g.Ifs)
	}
	st.exprs(elts)
	st.leave()
	if b.coroutine && what != "generator expression" {
		st.cur.coroutine = true
	}
}
