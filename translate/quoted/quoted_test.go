package quoted

import (
	"slices"
	"testing"

	"github.com/py2go/py2go/translate/syntax"
)

func find(t *testing.T, src string) *Module {
	t.Helper()
	tree, err := syntax.Parse("m.py", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	m := &Module{Tree: tree}
	Find([]*Module{m})
	return m
}

func TestFind(t *testing.T) {
	tests := []struct {
		src  string
		want []string
		open int
	}{
		{`exec("a")`, []string{"exec a"}, 0},
		{`s = "a" + "b"` + "\neval(s)", []string{"eval ab"}, 0},
		{`for s in ("a", "b"): eval(s)`, []string{"eval a", "eval b"}, 0},
		{"def f(s): exec(s)\nf('a')\nf(s='b')", []string{"exec a", "exec b"}, 0},
		{"class C:\n  def m(self, s='c'): exec(s)\n  def n(self): self.m('a')", []string{"exec c", "exec a"}, 0},
		{"for i, (a, b) in enumerate([('x', 'y')]): exec(f'{a} = {b}')", []string{"exec x = y"}, 0},
		{"for k, v in {'a': 'b'}.items(): exec('%s = %s' % (k, v))", []string{"exec a = b"}, 0},
		{"compile('x', '<f>', mode='eval')", []string{"eval x"}, 0},
		{"assertRaises(SyntaxError, compile, '1 +', 'f', 'exec')", []string{"exec 1 +"}, 0},
		{"import re\nre.compile('x')", nil, 0},
		{"from re import compile\ncompile('x', 0, 'exec')", nil, 0},
		{"eval(input())", nil, 1},
		{"def f(s): exec(s)\nf(input())", nil, 1},
		{"eval(compile('a', '', 'eval'))", []string{"eval a"}, 0},
		{"from textwrap import dedent\nexec(dedent('''\n  a\n    b\n'''))", []string{"exec \na\n  b\n"}, 0},
		{"list(map(eval, ['a', 'b']))", []string{"eval a", "eval b"}, 0},
		{"exec('exec(\"a\")')", []string{"exec exec(\"a\")", "exec a"}, 0},
		{"import doctest\ndef f():\n  '''\n  >>> 1 + 1\n  2\n  >>> for x in y:\n  ...   z\n  '''", []string{"single 1 + 1\n", "single for x in y:\n  z\n"}, 0},
	}
	for _, test := range tests {
		m := find(t, test.src)
		var got []string
		for _, u := range m.Units {
			got = append(got, u.Mode+" "+u.Text)
		}
		if !slices.Equal(got, test.want) || len(m.Open) != test.open {
			t.Errorf("%s\ngot  %q, %d open\nwant %q, %d open", test.src, got, len(m.Open), test.want, test.open)
		}
	}
}

func TestParse(t *testing.T) {
	tests := []struct{ text, mode, msg string }{
		{"x = 1", Eval, "invalid syntax"},
		{"x\ny\n", Single, "multiple statements found while compiling a single statement"},
		{"1 +", Exec, "invalid syntax"},
		{"return", Exec, "'return' outside function"},
		{"def f():\n  x = 1\n  global x", Exec, "name 'x' is assigned to before global declaration"},
		{"x", Eval, ""},
		{"x; y", Single, ""},
	}
	for _, test := range tests {
		u := Parse(test.text, test.mode, 0)
		msg := ""
		if u.Err != nil {
			msg = u.Err.Msg
		}
		if msg != test.msg || (u.Tree != nil) != (msg == "") {
			t.Errorf("%q: %q, want %q", test.text, msg, test.msg)
		}
	}
}
