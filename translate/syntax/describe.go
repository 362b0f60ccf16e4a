package syntax

import (
	"fmt"
	"reflect"
	"strconv"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/internal/repr"
)

// describe takes a node of the tree apart for Dump.
func describe(n any) *description {
	switch n := n.(type) {
	case *ast.Module:
		return node("Module", nil).many("body", n.Body).many("type_ignores", n.TypeIgnores)
	case *ast.TypeIgnore:
		return node("TypeIgnore", nil).int("lineno", n.Line).raw("tag", repr.String(n.Tag))
	case ast.Stmt:
		return describeStmt(n)
	case ast.Expr:
		return describeExpr(n)
	case ast.Pattern:
		return describePattern(n)
	case ast.TypeParam:
		return describeTypeParam(n)
	}
	return describePart(n)
}

func node(class string, span *ast.Span) *description { return &description{class: class, span: span} }

// at describes a node that has a position.
func at(n ast.Node, class string) *description { return node(class, n.Range()) }

// prefixed is like at, for classes that have an asynchronous twin.
func prefixed(n ast.Node, async bool, class string) *description {
	if async {
		class = "Async" + class
	}
	return at(n, class)
}

// raw adds a field whose value is printed as it is.
func (d *description) raw(name, value string) *description {
	d.fields = append(d.fields, dumpField{name, value})
	return d
}

// int adds an integer.
func (d *description) int(name string, v int) *description { return d.raw(name, strconv.Itoa(v)) }

// flag adds a bool, which CPython's trees have as 0 or 1.
func (d *description) flag(name string, v bool) *description {
	if v {
		return d.raw(name, "1")
	}
	return d.raw(name, "0")
}

// str adds a string; "" is absent.
func (d *description) str(name, s string) *description {
	if s == "" {
		return d
	}
	return d.raw(name, repr.String(s))
}

// comment adds a type comment; nil is absent.
func (d *description) comment(c *string) *description {
	if c == nil {
		return d
	}
	return d.raw("type_comment", repr.String(*c))
}

// one adds a node; nil is absent.
func (d *description) one(name string, n any) *description {
	if isNil(n) {
		return d
	}
	d.fields = append(d.fields, dumpField{name, describe(n)})
	return d
}

// many adds a slice of nodes or strings; an empty one is absent, and nil elements are None.
func (d *description) many(name string, list any) *description {
	v := reflect.ValueOf(list)
	if v.Len() == 0 {
		return d
	}
	out := make([]any, v.Len())
	for i := range out {
		switch x := v.Index(i).Interface().(type) {
		case string:
			out[i] = repr.String(x)
		default:
			if isNil(x) {
				out[i] = "None"
			} else {
				out[i] = describe(x)
			}
		}
	}
	d.fields = append(d.fields, dumpField{name, out})
	return d
}

func isNil(n any) bool {
	if n == nil {
		return true
	}
	v := reflect.ValueOf(n)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

// op adds an operator.
func (d *description) op(name string, o ast.Operator) *description {
	d.fields = append(d.fields, dumpField{name, node(o.String(), nil)})
	return d
}

var contextNames = [...]string{ast.Load: "Load", ast.Store: "Store", ast.Del: "Del"}

func (d *description) ctx(c ast.Context) *description {
	d.fields = append(d.fields, dumpField{"ctx", node(contextNames[c], nil)})
	return d
}

func describeStmt(s ast.Stmt) *description {
	switch n := s.(type) {
	case *ast.FunctionDef:
		return prefixed(n, n.Async, "FunctionDef").str("name", n.Name).one("args", n.Args).many("body", n.Body).
			many("decorator_list", n.Decorators).one("returns", n.Returns).comment(n.TypeComment).many("type_params", n.TypeParams)
	case *ast.ClassDef:
		return at(n, "ClassDef").str("name", n.Name).many("bases", n.Bases).many("keywords", n.Keywords).many("body", n.Body).
			many("decorator_list", n.Decorators).many("type_params", n.TypeParams)
	case *ast.Return:
		return at(n, "Return").one("value", n.Value)
	case *ast.Delete:
		return at(n, "Delete").many("targets", n.Targets)
	case *ast.Assign:
		return at(n, "Assign").many("targets", n.Targets).one("value", n.Value).comment(n.TypeComment)
	case *ast.TypeAlias:
		return at(n, "TypeAlias").one("name", n.Name).many("type_params", n.TypeParams).one("value", n.Value)
	case *ast.AugAssign:
		return at(n, "AugAssign").one("target", n.Target).op("op", n.Op).one("value", n.Value)
	case *ast.AnnAssign:
		return at(n, "AnnAssign").one("target", n.Target).one("annotation", n.Annotation).one("value", n.Value).flag("simple", n.Simple)
	case *ast.For:
		return prefixed(n, n.Async, "For").one("target", n.Target).one("iter", n.Iter).many("body", n.Body).many("orelse", n.Else).
			comment(n.TypeComment)
	case *ast.While:
		return at(n, "While").one("test", n.Test).many("body", n.Body).many("orelse", n.Else)
	case *ast.If:
		return at(n, "If").one("test", n.Test).many("body", n.Body).many("orelse", n.Else)
	case *ast.With:
		return prefixed(n, n.Async, "With").many("items", n.Items).many("body", n.Body).comment(n.TypeComment)
	case *ast.Match:
		return at(n, "Match").one("subject", n.Subject).many("cases", n.Cases)
	case *ast.Raise:
		return at(n, "Raise").one("exc", n.Exc).one("cause", n.Cause)
	case *ast.Try:
		class := "Try"
		if n.Star {
			class = "TryStar"
		}
		return at(n, class).many("body", n.Body).many("handlers", n.Handlers).many("orelse", n.Else).many("finalbody", n.Finally)
	case *ast.Assert:
		return at(n, "Assert").one("test", n.Test).one("msg", n.Msg)
	case *ast.Import:
		return at(n, "Import").many("names", n.Names)
	case *ast.ImportFrom:
		return at(n, "ImportFrom").str("module", n.Module).many("names", n.Names).int("level", n.Level)
	case *ast.Global:
		return at(n, "Global").many("names", n.Names)
	case *ast.Nonlocal:
		return at(n, "Nonlocal").many("names", n.Names)
	case *ast.ExprStmt:
		return at(n, "Expr").one("value", n.Value)
	case *ast.Pass:
		return at(n, "Pass")
	case *ast.Break:
		return at(n, "Break")
	case *ast.Continue:
		return at(n, "Continue")
	}
	panic(fmt.Sprintf("unexpected statement %T", s))
}

func describeExpr(e ast.Expr) *description {
	switch n := e.(type) {
	case *ast.BoolOp:
		return at(n, "BoolOp").op("op", n.Op).many("values", n.Values)
	case *ast.NamedExpr:
		return at(n, "NamedExpr").one("target", n.Target).one("value", n.Value)
	case *ast.BinOp:
		return at(n, "BinOp").one("left", n.Left).op("op", n.Op).one("right", n.Right)
	case *ast.UnaryOp:
		return at(n, "UnaryOp").op("op", n.Op).one("operand", n.Operand)
	case *ast.Lambda:
		return at(n, "Lambda").one("args", n.Args).one("body", n.Body)
	case *ast.IfExp:
		return at(n, "IfExp").one("test", n.Test).one("body", n.Body).one("orelse", n.Else)
	case *ast.Dict:
		return at(n, "Dict").many("keys", n.Keys).many("values", n.Values)
	case *ast.Set:
		return at(n, "Set").many("elts", n.Elts)
	case *ast.ListComp:
		return at(n, "ListComp").one("elt", n.Elt).many("generators", n.Generators)
	case *ast.SetComp:
		return at(n, "SetComp").one("elt", n.Elt).many("generators", n.Generators)
	case *ast.DictComp:
		return at(n, "DictComp").one("key", n.Key).one("value", n.Value).many("generators", n.Generators)
	case *ast.GeneratorExp:
		return at(n, "GeneratorExp").one("elt", n.Elt).many("generators", n.Generators)
	case *ast.Await:
		return at(n, "Await").one("value", n.Value)
	case *ast.Yield:
		return at(n, "Yield").one("value", n.Value)
	case *ast.YieldFrom:
		return at(n, "YieldFrom").one("value", n.Value)
	case *ast.Compare:
		d := at(n, "Compare").one("left", n.Left)
		ops := make([]any, len(n.Ops))
		for i, o := range n.Ops {
			ops[i] = node(o.String(), nil)
		}
		d.fields = append(d.fields, dumpField{"ops", ops})
		return d.many("comparators", n.Comparators)
	case *ast.Call:
		return at(n, "Call").one("func", n.Func).many("args", n.Args).many("keywords", n.Keywords)
	case *ast.FormattedValue:
		return at(n, "FormattedValue").one("value", n.Value).int("conversion", n.Conversion).one("format_spec", n.FormatSpec)
	case *ast.JoinedStr:
		return at(n, "JoinedStr").many("values", n.Values)
	case *ast.Constant:
		return at(n, "Constant").raw("value", repr.Constant(n.Value)).str("kind", n.Kind)
	case *ast.Attribute:
		return at(n, "Attribute").one("value", n.Value).str("attr", n.Attr).ctx(n.Ctx)
	case *ast.Subscript:
		return at(n, "Subscript").one("value", n.Value).one("slice", n.Index).ctx(n.Ctx)
	case *ast.Starred:
		return at(n, "Starred").one("value", n.Value).ctx(n.Ctx)
	case *ast.Name:
		return at(n, "Name").str("id", n.Id).ctx(n.Ctx)
	case *ast.List:
		return at(n, "List").many("elts", n.Elts).ctx(n.Ctx)
	case *ast.Tuple:
		return at(n, "Tuple").many("elts", n.Elts).ctx(n.Ctx)
	case *ast.Slice:
		return at(n, "Slice").one("lower", n.Lower).one("upper", n.Upper).one("step", n.Step)
	}
	panic(fmt.Sprintf("unexpected expression %T", e))
}

func describePattern(p ast.Pattern) *description {
	switch n := p.(type) {
	case *ast.MatchValue:
		return at(n, "MatchValue").one("value", n.Value)
	case *ast.MatchSingleton:
		return at(n, "MatchSingleton").raw("value", repr.Constant(n.Value))
	case *ast.MatchSequence:
		return at(n, "MatchSequence").many("patterns", n.Patterns)
	case *ast.MatchMapping:
		return at(n, "MatchMapping").many("keys", n.Keys).many("patterns", n.Patterns).str("rest", n.Rest)
	case *ast.MatchClass:
		return at(n, "MatchClass").one("cls", n.Cls).many("patterns", n.Patterns).many("kwd_attrs", n.KwdAttrs).
			many("kwd_patterns", n.KwdPatterns)
	case *ast.MatchStar:
		return at(n, "MatchStar").str("name", n.Name)
	case *ast.MatchAs:
		return at(n, "MatchAs").one("pattern", n.Pattern).str("name", n.Name)
	case *ast.MatchOr:
		return at(n, "MatchOr").many("patterns", n.Patterns)
	}
	panic(fmt.Sprintf("unexpected pattern %T", p))
}

func describeTypeParam(p ast.TypeParam) *description {
	switch n := p.(type) {
	case *ast.TypeVar:
		return at(n, "TypeVar").str("name", n.Name).one("bound", n.Bound).one("default_value", n.Default)
	case *ast.ParamSpec:
		return at(n, "ParamSpec").str("name", n.Name).one("default_value", n.Default)
	case *ast.TypeVarTuple:
		return at(n, "TypeVarTuple").str("name", n.Name).one("default_value", n.Default)
	}
	panic(fmt.Sprintf("unexpected type parameter %T", p))
}

// describePart describes the parts of statements and expressions.
func describePart(n any) *description {
	switch n := n.(type) {
	case *ast.Comprehension:
		return node("comprehension", nil).one("target", n.Target).one("iter", n.Iter).many("ifs", n.Ifs).flag("is_async", n.Async)
	case *ast.ExceptHandler:
		return at(n, "ExceptHandler").one("type", n.Type).str("name", n.Name).many("body", n.Body)
	case *ast.Arguments:
		return node("arguments", nil).many("posonlyargs", n.PosOnly).many("args", n.Args).one("vararg", n.Vararg).
			many("kwonlyargs", n.KwOnly).many("kw_defaults", n.KwDefaults).one("kwarg", n.Kwarg).many("defaults", n.Defaults)
	case *ast.Arg:
		return at(n, "arg").str("arg", n.Name).one("annotation", n.Annotation).comment(n.TypeComment)
	case *ast.Keyword:
		return at(n, "keyword").str("arg", n.Name).one("value", n.Value)
	case *ast.Alias:
		return at(n, "alias").str("name", n.Name).str("asname", n.AsName)
	case *ast.WithItem:
		return node("withitem", nil).one("context_expr", n.Context).one("optional_vars", n.Vars)
	case *ast.MatchCase:
		return node("match_case", nil).one("pattern", n.Pattern).one("guard", n.Guard).many("body", n.Body)
	}
	panic(fmt.Sprintf("unexpected node %T", n))
}
