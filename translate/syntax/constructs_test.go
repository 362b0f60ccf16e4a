package syntax

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

// construct is one row of the table of the bridge: what a construct that Python 3.4 lacks, or that gpython gets wrong, becomes in
// the lowered text, what is restored from that, and which functions (of lowering and restorer) go there and back.
type construct struct {
	name     string
	source   string // an example
	text     string // what it is lowered to
	restored string // the classes of the tree's nodes that come of the example, in the order of a dump
	down, up string // the functions
}

var constructs = []construct{
	{"async function", "async def f(): pass", "def n2 ( ) : pass",
		"AsyncFunctionDef arguments Pass", "statementLine", "async"},
	{"async for", "async for a in b: pass", "for n2 in n4 : pass",
		"AsyncFor Name Store Name Load Pass", "statementLine", "async"},
	{"async comprehension", "[x async for x in y]", "[ n1 for n4 in n6 ]",
		"Expr ListComp Name Load comprehension Name Store Name Load", "expr", "generators"},
	{"await", "await x.y(z)", "A_ ( p1 )",
		"Expr Await Call Attribute Name Load Load Name Load", "await", "call"},
	{"operand", "a.b(c, d=[e])[f + g].h", "p0 [ n13 + n15 ] . n18",
		"Expr Attribute Subscript Call Attribute Name Load Load Name Load keyword List Name Load Load BinOp Name Load Add Name Load Load Load", "operand", "operand"},
	{"string", "'a' 'b' + c", "p0 + n3",
		"Expr BinOp Constant Add Name Load", "operand", "stringRun"},
	{"f-string", "f'a{x!r:>{w}}' 'b'", "n0 ( ( n3 ) , ( n9 ) , )",
		"Expr JoinedStr Constant FormattedValue Name Load JoinedStr Constant FormattedValue Name Load Constant", "fields", "pieces"},
	{"number, constant", "1_0, None, ...", "n0 , n2 , n4",
		"Expr Tuple Constant Constant Constant Load", "expr", "name"},
	{"annotation", "x: T = v", "n0 = AN_ ( n2 , ( n4 ) )",
		"AnnAssign Name Store Name Load Name Load", "annotated", "assign"},
	{"walrus", "(x := y)", "( lambda n1 : n3 )",
		"Expr NamedExpr Name Store Name Load", "expr", "lambda"},
	{"matrix product", "a @ b", "n0 * n2",
		"Expr BinOp Name Load MatMult Name Load", "expr", "compoundExpr"},
	{"matrix product in place", "a @= b", "n0 *= n2",
		"AugAssign Name Store MatMult Name Load", "expr", "stmt"},
	{"unpacking in a call", "f(*a, b, **c)", "n0 ( lambda * S_ : n3 , n5 , lambda ** S_ : n8 )",
		"Expr Call Name Load Starred Name Load Load Name Load keyword Name Load", "arguments", "arguments"},
	{"unpacking in a dict", "{**a, b: c}", "{ DS_ : n2 , n4 : n6 }",
		"Expr Dict None Name Load Name Load Name Load", "brackets", "dict"},
	{"unpacking in a value", "return_ = yield *a, b", "n0 = yield lambda * S_ : n4 , n6",
		"Assign Name Store Yield Tuple Starred Name Load Load Name Load Load", "star", "starredExpr"},
	{"positional-only parameters", "def f(a, /): pass", "def n1 ( n3 , P_ ) : pass",
		"FunctionDef arguments arg Pass", "params", "params"},
	{"holes among keyword defaults", "lambda *, a, b=c: d", "lambda * , n3 , n5 = n7 : n9",
		"Expr Lambda arguments arg arg None Name Load Name Load", "params", "kwDefaults"},
	{"any expression as decorator", "@a or b\nclass C: pass", "@ D_ ( n1 or n3 )\nclass n6 : pass",
		"ClassDef Pass BoolOp Or Name Load Name Load", "statementLine", "decorators"},
	{"items in parentheses", "with (a as b, c): pass", "with n2 as n4 , n6 : pass",
		"With withitem Name Load Name Store withitem Name Load Pass", "with", "stmt"},
	{"exception groups", "try: pass\nexcept* E: pass", "try : pass\nexcept n6 : pass",
		"TryStar Pass ExceptHandler Name Load Pass", "statementLine", "handler"},
	{"match", "match a:\n case [x, *_] | C(x=x) as z if w: pass",
		"for M_ in n1 :\n while C_ [ [ n7 , * n10 ] | n13 ( n15 = n17 ) if AS_ else n20 ] ( n22 ) : pass",
		"Match Name Load match_case MatchAs MatchOr MatchSequence MatchAs MatchStar MatchClass Name Load MatchAs Name Load Pass",
		"caseClause", "match"},
	{"type alias", "type X[T: b] = c", "n1 = TY_ ( n3 ( ( n5 ) , ) , n8 )",
		"TypeAlias Name Store TypeVar Name Load Name Load", "typeAlias", "assign"},
	{"type parameters", "def f[*B, **C, T: a = b](): pass",
		"@ TP_ ( n4 ( ) , n7 ( ) , n9 ( ( n11 ) , lambda : n13 ) , )\ndef n1 ( ) : pass",
		"FunctionDef arguments Pass TypeVarTuple ParamSpec TypeVar Name Load Name Load", "definition", "typeParams"},
	{"tuple of one as target", "for x, in y: pass", "for n1 , in n4 : pass",
		"For Tuple Name Store Store Name Load Pass", "statementLine", "forTarget"},
}

// class matches the names of classes in a dump, and the None of an absent element.
var class = regexp.MustCompile(`\b([A-Za-z_]+)\(|(None)(?:,\n|\])`)

func TestConstructs(t *testing.T) {
	for _, c := range constructs {
		text, err := BridgeText("x", []byte(c.source))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := strings.TrimSpace(text); got != c.text {
			t.Errorf("%s: lowered to\n%s\nwant\n%s", c.name, got, c.text)
		}
		l := []byte(c.source)
		if strings.Contains(c.source, "yield") || strings.Contains(c.source, "await") || strings.Contains(c.source, "async") {
			l = []byte("async def f():\n " + strings.ReplaceAll(c.source, "\n", "\n ")) // they must be within a function
		}
		m, err := Parse("x", l)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var b bytes.Buffer
		if err := Dump(&b, m, false, DumpIndent); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range class.FindAllStringSubmatch(b.String(), -1) {
			got = append(got, m[1]+m[2])
		}
		want := "Module " + c.restored
		if len(l) != len(c.source) {
			want = "Module AsyncFunctionDef arguments " + c.restored
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: restored\n%s\nwant\n%s", c.name, got, want)
		}
	}
}
