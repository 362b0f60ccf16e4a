package syntax

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// sources returns the sources that are recorded for the comparison with CPython.
func sources(tb testing.TB) []string {
	b, err := os.ReadFile("../../e2e/syntax/testdata/recorded.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	d := json.NewDecoder(bytes.NewReader(b))
	for d.More() {
		var r struct{ Source string }
		if err := d.Decode(&r); err != nil {
			tb.Fatal(err)
		}
		out = append(out, r.Source)
	}
	return out
}

// FuzzParse wants a tree whose statements stand in order, or an error that is CPython's kind, of any bytes.
func FuzzParse(f *testing.F) {
	for _, s := range sources(f) {
		f.Add([]byte(s))
	}
	for _, s := range []string{"\xff", "# coding: latin-1\n'\xe9'", "\xef\xbb\xbfx", "\x00", "a\rb\r\nc", strings.Repeat("(", 300),
		strings.Repeat("-", 20000) + "x", strings.Repeat("f'{", 200), "if x:\n" + strings.Repeat(" ", 50), "\\", "'''", "f'''{\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) { check(t, src) })
}

func check(t *testing.T, src []byte) {
	m, err := Parse("x", src)
	if err != nil {
		e, ok := err.(*Error)
		if !ok || e.Msg == "" || e.Line < 0 || strings.Contains(e.Msg, "internal error") {
			t.Fatalf("%q: %v", src, err)
		}
		return
	}
	inOrder(t, m.Body)
	var b bytes.Buffer
	if err := Dump(&b, m, true, DumpIndent); err != nil {
		t.Fatal(err)
	}
}

func inOrder(t *testing.T, body []ast.Stmt) {
	last := ast.Span{}
	for _, s := range body {
		p := *s.Range()
		if p.Line < last.EndLine || p.Line == last.EndLine && p.Col < last.EndCol || p.EndLine < p.Line {
			t.Fatalf("a statement at %v after one at %v", p, last)
		}
		last = p
	}
}

// TestTruncated parses every beginning of the recorded sources.
func TestTruncated(t *testing.T) {
	for _, s := range sources(t) {
		for i := range min(len(s), 200) {
			check(t, []byte(s[:i]))
		}
	}
}

// TestConcurrent parses from several goroutines, for the race detector.
func TestConcurrent(t *testing.T) {
	all := sources(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, s := range all {
				check(t, []byte(s))
			}
		})
	}
	wg.Wait()
}

// TestDeep wants deep nesting to end in an error, not in the end of the process.
func TestDeep(t *testing.T) {
	const n = 200_000
	for name, s := range map[string]string{
		"brackets": strings.Repeat("(", n) + "x" + strings.Repeat(")", n), "unary": strings.Repeat("-", n) + "x",
		"power": "x" + strings.Repeat("**x", n), "sum": "x" + strings.Repeat("+x", n), "attribute": "x" + strings.Repeat(".x", n),
		"lambda": strings.Repeat("lambda:", n) + "x", "conditional": strings.Repeat("x if x else ", n) + "x",
		"elif": "if x: y\n" + strings.Repeat("elif x: y\n", n), "f-string": strings.Repeat("f'{", n),
		"open": strings.Repeat("f(", 150) + " a b", "not": strings.Repeat("not ", n),
	} {
		if _, err := Parse("x", []byte(s)); err == nil {
			t.Errorf("%s: accepted", name)
		} else if strings.Contains(err.Error(), "internal error") {
			t.Errorf("%s: %.200v", name, err)
		}
	}
	for name, s := range map[string]string{"tuple": "x" + strings.Repeat(",x", n), "comparison": "x" + strings.Repeat("<x", n)} {
		if _, err := Parse("x", []byte(s)); err != nil {
			t.Errorf("%s: %.200v", name, err)
		}
	}
}

// soup are the tokens that FuzzTokens makes sources of.
var soup = strings.Split("( ) [ ] { } , : ; . = := == ! != * ** @ / - + ~ % -> ... not and or in is if elif else for while async await lambda "+
	"yield from as with return match case type class def del import try except finally raise global nonlocal pass break continue assert "+
	"None True _ x y __debug__ 1 0x1 1j 1.5 'a' b'b' f'{ }' f'{x!r:>{y}}' f'''{ }''' rf'{x=}' \\\n \n \n\t \n\t\t \n\t\t\t # ' ''' \\ \f é \xff", " ")

// FuzzTokens is FuzzParse for sources that are made of tokens, one for each byte.
func FuzzTokens(f *testing.F) {
	f.Add([]byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, picks []byte) {
		var b strings.Builder
		for _, p := range picks {
			b.WriteString(soup[int(p)%len(soup)])
			if p < 200 {
				b.WriteByte(' ')
			}
		}
		check(t, []byte(b.String()))
	})
}
