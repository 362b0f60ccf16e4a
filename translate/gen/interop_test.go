package gen

import (
	"fmt"
	"strings"
	"testing"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/syntax"
)

// wrapped is the Go that Wrappers prints for a Python source, on lines of their own.
func wrapped(t *testing.T, src string) string {
	t.Helper()
	tree, err := syntax.Parse("m.py", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	m := &ir.Module{Name: "m", File: "m.py", Lines: strings.Split(src, "\n")}
	out, err := Wrappers(tree, m, Options{Package: "p"})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestWrapperTypes(t *testing.T) {
	for python, want := range map[string]string{
		"int": "int64", "float": "float64", "str": "string", "bool": "bool", "bytes": "[]byte", "object": "any", "Any": "any",
		"list": "[]any", "list[int]": "[]int64", "List[list[str]]": "[][]string", "Iterable[bytes]": "[][]byte",
		"dict[str, list[float]]": "map[string][]float64", "dict": "map[any]any", "dict[tuple[int, int], str]": "map[any]string",
		"int | None": "*int64", "None | str": "*string", "Optional[float]": "*float64", "typing.Optional[list[int]]": "[]int64",
		"tuple[int, ...]": "[]int64", "tuple[int, str]": "[]any", "int | str": "any", `"list[int]"`: "[]int64", "'broken['": "any",
		"Annotated[int, 'positive']": "int64", "SomeClass": "any", "Callable[[int], str]": "any",
	} {
		out := wrapped(t, fmt.Sprintf("def f(x: %s) -> %[1]s: ...\n", python))
		if !strings.Contains(out, fmt.Sprintf("func F(x %s) (%[1]s, error) {", want)) {
			t.Errorf("%s: want %s in\n%s", python, want, out)
		}
	}
}

func TestWrapperNames(t *testing.T) {
	out := wrapped(t, `
def fetch_all(ctx: int, type: int, *, func: str, int: int, args: int, pyprogram: int) -> None: ...
def FetchAll() -> None: ...
async def größe(ctx: int, context: int) -> str: ...
def _private(x: int) -> int: ...
def bare(x): ...
def half(x: int, y) -> int: ...
def no_result(x: int): ...
def twice(x: int) -> int: ...
def twice(x: str) -> str: ...
def spread(first: int, *rest: "int",
           **options) -> "None": ...
if True:
    def inner() -> int: ...
`)
	for _, want := range []string{
		"func FetchAll(ctx int64, type_ int64, func_ string, int_ int64, args_ int64, pyprogram_ int64) error {",
		"func FetchAll2() error {",
		"func Größe(ctx context.Context, ctx_ int64, context_ int64) (string, error) {",
		"func Twice(x string) (string, error) {",
		"func Spread(first int64, rest ...int64) error {",
		"//\tdef spread(first: int, *rest: \"int\", **options) -> \"None\"\n",
		`interop.Keyword{`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if n := strings.Count(out, "\nfunc "); n != 5 {
		t.Errorf("%d functions in\n%s", n, out)
	}
}
