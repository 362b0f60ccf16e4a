package ir

import (
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// Fprint prints a module: its globals, then its functions. A line is a statement; `@7` is an entry of the position table, `-> x` the
// label an operation goes to when it fails, `x.cell` what a cell holds, `py.x` a global.
func Fprint(w io.Writer, m *Module) error {
	p := &printer{}
	p.line("module %s %q", m.Name, m.File)
	for _, g := range m.Globals {
		switch {
		case g.Builtin:
			p.line("global %s builtin", g.Name)
		case g.Bound:
			p.line("global %s bound %d", g.Name, g.BoundLine)
		default:
			p.line("global %s", g.Name)
		}
	}
	for _, f := range m.Funcs {
		p.line("")
		p.function(f)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// String is the function as Fprint prints it.
func (f *Func) String() string {
	p := &printer{}
	p.function(f)
	return p.b.String()
}

type printer struct {
	b      strings.Builder
	indent int
	loops  []*Loop
}

func (p *printer) line(format string, args ...any) {
	text := strings.TrimRight(fmt.Sprintf(format, args...), " ")
	if text != "" {
		p.b.WriteString(strings.Repeat("    ", p.indent))
	}
	p.b.WriteString(text + "\n")
}

func (p *printer) block(format string, list []Stmt, args ...any) {
	p.line(format, args...)
	p.indent++
	for _, s := range list {
		p.stmt(s)
	}
	p.indent--
}

var (
	kindNames = [...]string{"plain", "generator", "coroutine", "async generator"}
	roleNames = [...]string{"func", "module body", "class body", "generator expression"}
	varKinds  = [...]string{"", "cell ", "flag ", "why ", "exc ", "items ", "loop "}
)

func (p *printer) function(f *Func) {
	var params []string
	for i, v := range f.Params {
		star := ""
		switch {
		case f.Kwargs && i == len(f.Params)-1:
			star = "**"
		case f.Varargs && i == f.Pos+f.KwOnly:
			star = "*"
		}
		params = append(params, star+v.Name)
	}
	p.line("%s %s(%s) %s line %d%s", roleNames[f.Role], f.QualName, strings.Join(params, ", "), kindNames[f.Kind], f.Line,
		option(f.Static, " static"))
	p.indent++
	for _, list := range []struct {
		what string
		vars []*Var
	}{{"free", f.Free}, {"var", f.Vars}} {
		for _, v := range list.vars {
			p.line("%s %s%s%s%s", list.what, varKinds[v.Kind], v.Name, option(v.Escapes, " escapes"), option(v.Deleted, " deleted"))
		}
	}
	for _, s := range f.Body {
		p.stmt(s)
	}
	p.indent--
}

func option(on bool, text string) string {
	if on {
		return text
	}
	return ""
}

func (p *printer) stmt(s Stmt) {
	switch s := s.(type) {
	case *Source:
		p.line("# %d: %s", s.Line, s.Text)
	case *Op:
		p.line("%s%s", operation(s), to(s.ErrTo))
	case *Move:
		p.line("%s = %s", operand(s.To), operand(s.From))
	case *If:
		p.block("if %s", s.Then, condition(s.Cond))
		if len(s.Else) > 0 {
			p.block("else", s.Else)
		}
	case *Loop:
		p.loops = append(p.loops, s)
		p.block("%s%d", s.Body, map[bool]string{false: "loop", true: "once"}[s.Once], len(p.loops))
		p.loops = p.loops[:len(p.loops)-1]
	case *Break:
		p.line("break %s", p.loop(s.Loop))
	case *Continue:
		p.line("continue %s", p.loop(s.Loop))
	case *ForNext:
		if s.Second != nil {
			p.block("%s, %s = next pair %s @%d @%d%s, done", s.Done, variable(s.Dst), variable(s.Second), operand(s.Iter), s.Pos, s.UnpackPos, to(s.ErrTo))
			return
		}
		p.block("%s = next %s @%d%s, done", s.Done, variable(s.Dst), operand(s.Iter), s.Pos, to(s.ErrTo))
	case *Return:
		p.line("return %s", operand(s.Value))
	case *Raise:
		what := operand(s.Exc)
		if s.Make != nil {
			what = operation(s.Make)
		}
		p.line("raise %s @%d%s", what, s.Pos, to(s.ErrTo))
	case *Suspend:
		p.suspend(s)
	case *TryExcept:
		p.block("try%s", s.Body, given(s.Given))
		if len(s.Else) > 0 {
			p.block("else", s.Else)
		}
		p.block("except %s", s.Handler, variable(s.Exc))
	case *TryFinally:
		p.block("try%s", s.Body, option(s.With, " with"))
		p.block("finally %s, %s, %s", s.Final, variable(s.Exc), variable(s.Why), variable(s.Ret))
	case *Cleanup:
		p.block("try%s", s.Body, option(s.Loop != nil, " until the loop is left"))
		p.block("cleanup %s", s.Exit, s.Name)
	case *Goto:
		p.line("goto %s", s.To.Name)
	case *Mark:
		p.indent--
		p.line("%s:", s.Label.Name)
		p.indent++
	case *Catch:
		if s.Exc == nil {
			p.line("catch")
		} else {
			p.line("catch %s", s.Exc.Name)
		}
	case *SetHandled:
		p.line("handled = %s", operand(s.To))
	case *Swallow:
		p.line("swallow %s", variable(s.Exc))
	case *Fail:
		p.line("fail")
	default:
		p.line("%T", s)
	}
}

// suspend prints a suspension point; the block is what runs when an async iteration has ended.
func (p *printer) suspend(s *Suspend) {
	var b strings.Builder
	if s.Dst != nil {
		b.WriteString(s.Dst.Name + " = ")
	}
	b.WriteString([...]string{"await", "anext", "yield", "item"}[s.Kind])
	if s.Start != nil {
		b.WriteString(" " + operation(s.Start))
	}
	if s.Value != nil {
		b.WriteString(" " + operand(s.Value))
	}
	fmt.Fprintf(&b, " @%d%s", s.Pos, to(s.ErrTo))
	if s.State > 0 {
		fmt.Fprintf(&b, " state %d keep %s", s.State, variables(s.Keep))
	}
	if s.Held != nil {
		b.WriteString(" held " + operand(s.Held))
	}
	if len(s.Done) > 0 {
		p.block("%s, done", s.Done, b.String())
		return
	}
	p.line("%s", b.String())
}

// loop is the name of an enclosing loop: it counts from the outermost.
func (p *printer) loop(l *Loop) string {
	for i, o := range p.loops {
		if o == l {
			return fmt.Sprintf("%s%d", map[bool]string{false: "loop", true: "once"}[l.Once], i+1)
		}
	}
	return "a loop"
}

func given(v *Var) string {
	if v == nil {
		return ""
	}
	return " handling " + v.Name
}

func to(l *Label) string {
	if l == nil {
		return ""
	}
	return " -> " + l.Name
}

func operation(s *Op) string {
	var b strings.Builder
	if len(s.Dst) > 0 {
		b.WriteString(variables(s.Dst) + " = ")
	}
	b.WriteString(string(s.Code))
	if s.Fn != nil {
		b.WriteString(" <" + s.Fn.QualName + ">")
	}
	if s.Name != "" {
		b.WriteString(" ." + s.Name)
	}
	for i, a := range s.Args {
		b.WriteString(option(i > 0, ",") + " " + operand(a))
	}
	if len(s.Names) > 0 {
		b.WriteString(" names " + strings.Join(s.Names, ", "))
	}
	if s.N != 0 {
		fmt.Fprintf(&b, " n %d", s.N)
	}
	if len(s.Counts) > 0 {
		fmt.Fprintf(&b, " counts %v", s.Counts)
	}
	if len(s.Cells) > 0 {
		b.WriteString(" cells " + variables(s.Cells))
	}
	if s.Pos != 0 {
		fmt.Fprintf(&b, " @%d", s.Pos)
	}
	return b.String()
}

func variables(vs []*Var) string {
	names := make([]string, len(vs))
	for i, v := range vs {
		names[i] = variable(v)
	}
	return strings.Join(names, ", ")
}

func variable(v *Var) string {
	if v == nil {
		return "_"
	}
	return v.Name
}

func operand(o Operand) string {
	switch o := o.(type) {
	case nil:
		return "_"
	case *Var:
		return variable(o)
	case CellRef:
		return o.Cell.Name + ".cell"
	case *Global:
		return "py." + o.Name
	case Const:
		return constant(o)
	case UnsetValue:
		return "unset"
	case *Handled:
		if o == nil {
			return "_"
		}
		excs := make([]string, 0, len(o.Excs)+1)
		for _, v := range o.Excs {
			excs = append(excs, v.Name)
		}
		if !o.Sure {
			excs = append(excs, "outside")
		}
		return "handled(" + strings.Join(excs, ", ") + ")"
	case Why:
		return [...]string{"fallthrough", "return", "break", "continue"}[o.Code]
	case EnvRef:
		return "env"
	case ModuleRef:
		return "module"
	case CondValue:
		return "(" + condition(o.Cond) + ")"
	case *Inline:
		op := *o.Op
		op.Dst = nil // where it is read, it is its result
		return "(" + operation(&op) + ")"
	case GoBool:
		return strconv.FormatBool(o.Value)
	}
	return fmt.Sprintf("%T", o)
}

func constant(c Const) string {
	switch v := c.Value.(type) {
	case nil:
		return "None"
	case string:
		return strconv.Quote(v)
	case ast.Bytes:
		return "b" + strconv.Quote(string(v))
	case ast.EllipsisValue:
		return "..."
	case *big.Int:
		return v.String()
	case []Const:
		items := make([]string, len(v))
		for i, x := range v {
			items[i] = constant(x)
		}
		return "(" + strings.Join(items, ", ") + ")"
	}
	return fmt.Sprint(c.Value)
}

func condition(c Cond) string {
	not := option(c.Not, "not ")
	switch c.Test {
	case True:
		return not + operand(c.A)
	case Is:
		return operand(c.A) + " is " + not + operand(c.B)
	case IsNil:
		return operand(c.A) + " is " + not + "nil"
	case WhyIs:
		return operand(c.A) + " is " + not + operand(Why{c.Code})
	case Unset:
		return operand(c.A) + " is " + not + "unset"
	}
	return not + "always"
}
