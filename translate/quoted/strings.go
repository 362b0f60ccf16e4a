package quoted

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file finds which strings an expression may be.

// maxStrings is how many strings one expression may be before the question is given up.
const maxStrings = 512

// maxSteps is how many expressions may be looked into for one question before it is given up: bindings may refer to one another so that
// there are more paths through them than can be followed.
const maxSteps = 20000

// element is an expression and the function it stands in.
type element struct {
	expr ast.Expr
	fn   *function
}

// lookup is how name is bound for code in fn: by the innermost function that binds it.
func (fn *function) lookup(name string) []binding {
	for ; fn != nil; fn = fn.parent {
		if b := fn.binds[name]; b != nil {
			return b
		}
	}
	return nil
}

type question struct {
	expr ast.Expr
	each bool
}

// ask is strings for a new question, with all its steps before it.
func (f *finder) ask(e ast.Expr, fn *function) ([]string, bool) {
	f.steps = 0
	return f.strings(e, fn)
}

// strings is every string or bytes that e may be, as text; false if there may be others.
func (f *finder) strings(e ast.Expr, fn *function) ([]string, bool) {
	if f.steps++; f.steps > maxSteps {
		return nil, false
	}
	switch e := e.(type) {
	case *ast.Constant:
		switch v := e.Value.(type) {
		case string:
			return []string{v}, true
		case ast.Bytes:
			return []string{string(v)}, true
		case *big.Int, bool, nil:
			return nil, true
		}
		return nil, false
	case *ast.JoinedStr:
		return f.joined(e, fn)
	case *ast.IfExp:
		return union(f.both(e.Body, e.Else, fn))
	case *ast.BoolOp:
		return f.any(e.Values, fn)
	case *ast.NamedExpr:
		return f.strings(e.Value, fn)
	case *ast.BinOp:
		return f.guard(question{e, false}, func() ([]string, bool) { return f.binary(e, fn) })
	case *ast.Call:
		return f.guard(question{e, false}, func() ([]string, bool) { return f.call(e, fn) })
	case *ast.Name:
		return f.guard(question{e, false}, func() ([]string, bool) { return f.bindings(fn.lookup(e.Id)) })
	case *ast.Attribute:
		if e.Attr == "__doc__" {
			return nil, false
		}
		return f.guard(question{e, false}, func() ([]string, bool) { return f.bindings(f.attrs[e.Attr]) })
	case *ast.Subscript:
		list, complete := f.elements(e.Value, fn)
		if d, key := f.dict(e.Value, fn), e.Index; d != nil {
			list, complete = nil, true
			k, _ := key.(*ast.Constant)
			for i, dk := range d.expr.(*ast.Dict).Keys {
				c, ok := dk.(*ast.Constant)
				if k == nil || !ok || c.Value == k.Value {
					list = append(list, element{d.expr.(*ast.Dict).Values[i], d.fn})
				}
			}
		}
		return f.all(list, complete)
	}
	return nil, false
}

func (f *finder) any(es []ast.Expr, fn *function) ([]string, bool) {
	list := make([]element, len(es))
	for i, e := range es {
		list[i] = element{e, fn}
	}
	return f.all(list, true)
}

func (f *finder) both(a, b ast.Expr, fn *function) ([]string, bool, []string, bool) {
	x, okX := f.strings(a, fn)
	y, okY := f.strings(b, fn)
	return x, okX, y, okY
}

func union(x []string, okX bool, y []string, okY bool) ([]string, bool) {
	return unique(append(slices.Clone(x), y...)), okX && okY
}

func unique(s []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(s, func(x string) bool {
		was := seen[x]
		seen[x] = true
		return was
	})
}

func (f *finder) all(list []element, complete bool) ([]string, bool) {
	var out []string
	for _, e := range list {
		s, ok := f.strings(e.expr, e.fn)
		out, complete = append(out, s...), complete && ok
	}
	return unique(out), complete
}

// guard answers a question unless it is being asked already.
func (f *finder) guard(q question, answer func() ([]string, bool)) ([]string, bool) {
	if f.asking[q] {
		return nil, true
	}
	f.asking[q] = true
	defer delete(f.asking, q)
	s, ok := answer()
	if len(s) > maxStrings {
		return nil, false
	}
	return s, ok
}

func (f *finder) bindings(bs []binding) ([]string, bool) {
	if len(bs) == 0 {
		return nil, false
	}
	list, complete := f.values(bs)
	return f.all(list, complete)
}

// values are the expressions that bindings give; false if there may be others.
func (f *finder) values(bs []binding) ([]element, bool) {
	var out []element
	complete := true
	for _, b := range bs {
		list := []element{{b.value, b.fn}}
		ok := true
		switch {
		case b.value == nil:
			list, ok = f.arguments(b)
		case b.each:
			list, ok = f.elements(b.value, b.fn)
		}
		for _, i := range b.path {
			var next []element
			for _, e := range list {
				at, found := f.item(e, i)
				next, ok = append(next, at...), ok && found
			}
			list = next
		}
		out, complete = append(out, list...), complete && ok
	}
	return out, complete
}

// item is entry i of a tuple or list.
func (f *finder) item(e element, i int) ([]element, bool) {
	switch x := e.expr.(type) {
	case *ast.Tuple:
		if i < len(x.Elts) {
			return []element{{x.Elts[i], e.fn}}, true
		}
		return nil, true
	case *ast.List:
		if i < len(x.Elts) {
			return []element{{x.Elts[i], e.fn}}, true
		}
		return nil, true
	}
	return f.elements(e.expr, e.fn)
}

// arguments are what the calls of a function give for a parameter.
func (f *finder) arguments(b binding) ([]element, bool) {
	q := question{each: true}
	if d, ok := b.fn.node.(*ast.FunctionDef); ok {
		q.expr = &ast.Name{Id: d.Name + "." + b.spec}
	}
	key := [2]any{b.fn, b.spec}
	if f.asking[key] {
		return nil, true
	}
	f.asking[key] = true
	defer delete(f.asking, key)
	var out []element
	a := b.fn.args
	params := append(append([]*ast.Arg{}, a.PosOnly...), a.Args...)
	if i := b.param - (len(params) - len(a.Defaults)); b.param >= 0 && i >= 0 {
		out = append(out, element{a.Defaults[i], b.fn.parent})
	}
	for i, p := range a.KwOnly {
		if b.param < 0 && p.Name == b.spec && a.KwDefaults[i] != nil {
			out = append(out, element{a.KwDefaults[i], b.fn.parent})
		}
	}
	name := b.fn.name
	if name == "__init__" {
		return out, false
	}
	calls := f.calls[name]
	complete := name != "" && len(calls) > 0
	for _, c := range calls {
		at := b.param
		if _, dotted := c.node.Func.(*ast.Attribute); dotted && b.fn.method {
			at--
		}
		for i, x := range c.node.Args {
			if _, star := x.(*ast.Starred); star {
				complete = false
				break
			}
			if i == at {
				out = append(out, element{x, c.fn})
			}
		}
		for _, k := range c.node.Keywords {
			if k.Name == b.spec {
				out = append(out, element{k.Value, c.fn})
			}
		}
	}
	return out, complete
}

// dict is the dict display that e is certainly, nil if it is none.
func (f *finder) dict(e ast.Expr, fn *function) *element {
	switch x := e.(type) {
	case *ast.Dict:
		return &element{x, fn}
	case *ast.Name:
		if bs := fn.lookup(x.Id); len(bs) == 1 && bs[0].value != nil && !bs[0].each && bs[0].path == nil {
			if d, ok := bs[0].value.(*ast.Dict); ok {
				return &element{d, bs[0].fn}
			}
		}
	}
	return nil
}

// elements are what iterating over e gives.
func (f *finder) elements(e ast.Expr, fn *function) ([]element, bool) {
	if f.steps++; f.steps > maxSteps {
		return nil, false
	}
	q := question{e, true}
	if f.asking[q] {
		return nil, true
	}
	f.asking[q] = true
	defer delete(f.asking, q)
	in := func(es []ast.Expr) []element {
		var out []element
		for _, x := range es {
			if s, ok := x.(*ast.Starred); ok {
				more, _ := f.elements(s.Value, fn)
				out = append(out, more...)
			} else if x != nil {
				out = append(out, element{x, fn})
			}
		}
		return out
	}
	switch e := e.(type) {
	case *ast.Tuple:
		return in(e.Elts), true
	case *ast.List:
		return in(e.Elts), true
	case *ast.Set:
		return in(e.Elts), true
	case *ast.Dict:
		return in(e.Keys), true
	case *ast.ListComp:
		return []element{{e.Elt, fn}}, true
	case *ast.GeneratorExp:
		return []element{{e.Elt, fn}}, true
	case *ast.SetComp:
		return []element{{e.Elt, fn}}, true
	case *ast.BinOp:
		if e.Op == ast.Add {
			a, okA := f.elements(e.Left, fn)
			b, okB := f.elements(e.Right, fn)
			return append(slices.Clone(a), b...), okA && okB
		}
		if e.Op == ast.Mult {
			return f.elements(e.Left, fn)
		}
	case *ast.Name:
		return f.elementsOf(fn.lookup(e.Id))
	case *ast.Attribute:
		return f.elementsOf(f.attrs[e.Attr])
	case *ast.Call:
		return f.elementsCall(e, fn)
	}
	return nil, false
}

func (f *finder) elementsOf(bs []binding) ([]element, bool) {
	vs, complete := f.values(bs)
	complete = complete && len(vs) > 0
	var out []element
	for _, v := range vs {
		more, ok := f.elements(v.expr, v.fn)
		out, complete = append(out, more...), complete && ok
	}
	return out, complete
}

func (f *finder) elementsCall(e *ast.Call, fn *function) ([]element, bool) {
	pair := func(a, b ast.Expr) element { return element{&ast.Tuple{Elts: []ast.Expr{a, b}}, fn} }
	unknown := &ast.Constant{}
	switch name := lastName(e.Func); {
	case name == "enumerate" && len(e.Args) > 0:
		list, ok := f.elements(e.Args[0], fn)
		for i, x := range list {
			p := pair(unknown, x.expr)
			p.fn = x.fn
			list[i] = p
		}
		return list, ok
	case slices.Contains([]string{"sorted", "list", "tuple", "set", "frozenset", "reversed", "iter"}, name) && len(e.Args) > 0:
		return f.elements(e.Args[0], fn)
	}
	a, ok := e.Func.(*ast.Attribute)
	if !ok {
		return nil, false
	}
	if d := f.dict(a.Value, fn); d != nil {
		var out []element
		dict := d.expr.(*ast.Dict)
		for i, k := range dict.Keys {
			switch {
			case k == nil:
			case a.Attr == "items":
				out = append(out, element{&ast.Tuple{Elts: []ast.Expr{k, dict.Values[i]}}, d.fn})
			case a.Attr == "keys":
				out = append(out, element{k, d.fn})
			case a.Attr == "values":
				out = append(out, element{dict.Values[i], d.fn})
			}
		}
		return out, true
	}
	switch a.Attr {
	case "split", "splitlines":
		texts, ok := f.strings(a.Value, fn)
		sep, sepOK := []string{""}, true
		if len(e.Args) > 0 {
			sep, sepOK = f.strings(e.Args[0], fn)
		}
		if len(e.Args) > 1 || !sepOK || len(sep) != 1 {
			return nil, false
		}
		var out []element
		for _, t := range texts {
			var parts []string
			switch {
			case a.Attr == "splitlines":
				parts = strings.Split(strings.TrimSuffix(t, "\n"), "\n")
			case sep[0] == "":
				parts = strings.Fields(t)
			default:
				parts = strings.Split(t, sep[0])
			}
			for _, p := range parts {
				out = append(out, element{&ast.Constant{Value: p}, fn})
			}
		}
		return out, ok
	}
	return nil, false
}

// product is every string that has a part of each of parts.
func product(parts [][]string) ([]string, bool) {
	out := []string{""}
	for _, p := range parts {
		var next []string
		for _, a := range out {
			for _, b := range p {
				next = append(next, a+b)
			}
		}
		if len(next) > maxStrings {
			return nil, false
		}
		out = next
	}
	return out, true
}

func (f *finder) joined(e *ast.JoinedStr, fn *function) ([]string, bool) {
	var parts [][]string
	for _, v := range e.Values {
		x := v
		if field, ok := v.(*ast.FormattedValue); ok {
			if field.FormatSpec != nil || field.Conversion != -1 && field.Conversion != 's' {
				return nil, false
			}
			x = field.Value
		}
		p, ok := f.printed(x, fn)
		if !ok || len(p) == 0 {
			return nil, false
		}
		parts = append(parts, p)
	}
	return product(parts)
}

// printed is what str() of e may be.
func (f *finder) printed(e ast.Expr, fn *function) ([]string, bool) {
	if c, ok := e.(*ast.Constant); ok {
		if n, ok := c.Value.(*big.Int); ok {
			return []string{n.String()}, true
		}
	}
	s, ok := f.strings(e, fn)
	return s, ok && len(s) > 0
}

func (f *finder) binary(e *ast.BinOp, fn *function) ([]string, bool) {
	switch e.Op {
	case ast.Add:
		a, okA, b, okB := f.both(e.Left, e.Right, fn)
		out, ok := product([][]string{a, b})
		return out, ok && okA && okB
	case ast.Mult:
		s, okS := f.strings(e.Left, fn)
		c, ok := e.Right.(*ast.Constant)
		if !ok || !okS {
			return nil, false
		}
		n, ok := c.Value.(*big.Int)
		if !ok || !n.IsInt64() || n.Int64() < 0 || n.Int64() > 1000 {
			return nil, false
		}
		out := make([]string, len(s))
		for i := range s {
			out[i] = strings.Repeat(s[i], int(n.Int64()))
		}
		return out, true
	case ast.Mod:
		return f.percent(e, fn)
	}
	return nil, false
}

// percent is a format with %s and %d alone.
func (f *finder) percent(e *ast.BinOp, fn *function) ([]string, bool) {
	formats, ok := f.strings(e.Left, fn)
	if !ok {
		return nil, false
	}
	args := []ast.Expr{e.Right}
	if t, ok := e.Right.(*ast.Tuple); ok {
		args = t.Elts
	}
	var out []string
	for _, format := range formats {
		pieces := strings.Split(strings.ReplaceAll(strings.ReplaceAll(format, "%%", "\x00"), "%d", "%s"), "%s")
		if len(pieces) != len(args)+1 || strings.Contains(strings.Join(pieces, ""), "%") {
			return nil, false
		}
		parts := [][]string{{pieces[0]}}
		for i, a := range args {
			p, ok := f.printed(a, fn)
			if !ok {
				return nil, false
			}
			parts = append(parts, p, []string{pieces[i+1]})
		}
		made, ok := product(parts)
		if !ok {
			return nil, false
		}
		for _, m := range made {
			out = append(out, strings.ReplaceAll(m, "\x00", "%"))
		}
	}
	return out, true
}

// call is what a call that makes a string gives.
func (f *finder) call(e *ast.Call, fn *function) ([]string, bool) {
	name := lastName(e.Func)
	each := func(of ast.Expr, change func(string) string) ([]string, bool) {
		s, ok := f.strings(of, fn)
		out := make([]string, len(s))
		for i := range s {
			out[i] = change(s[i])
		}
		return out, ok
	}
	if name == "dedent" && len(e.Args) == 1 {
		return each(e.Args[0], dedent)
	}
	if name == "indent" && len(e.Args) == 2 {
		if prefix, ok := f.strings(e.Args[1], fn); ok && len(prefix) == 1 {
			return each(e.Args[0], func(s string) string { return indent(s, prefix[0]) })
		}
	}
	if name == "str" && len(e.Args) == 1 {
		return f.strings(e.Args[0], fn)
	}
	if a, ok := e.Func.(*ast.Attribute); ok {
		var args []string
		for _, x := range e.Args {
			if s, ok := f.strings(x, fn); ok && len(s) == 1 {
				args = append(args, s[0])
			}
		}
		switch n := len(e.Args); {
		case a.Attr == "encode" || a.Attr == "decode":
			return f.strings(a.Value, fn)
		case a.Attr == "strip" && n == 0:
			return each(a.Value, strings.TrimSpace)
		case a.Attr == "lstrip" && n == 0:
			return each(a.Value, func(s string) string { return strings.TrimLeft(s, " \t\n\r\f\v") })
		case a.Attr == "rstrip" && n == 0:
			return each(a.Value, func(s string) string { return strings.TrimRight(s, " \t\n\r\f\v") })
		case a.Attr == "strip" && len(args) == 1:
			return each(a.Value, func(s string) string { return strings.Trim(s, args[0]) })
		case a.Attr == "replace" && n == 2 && len(args) == 2:
			return each(a.Value, func(s string) string { return strings.ReplaceAll(s, args[0], args[1]) })
		case a.Attr == "join" && n == 1:
			return f.join(a.Value, e.Args[0], fn)
		case a.Attr == "format":
			return f.format(e, a.Value, fn)
		}
	}
	if rets := f.returns[name]; name != "" && len(rets) > 0 {
		list := make([]element, len(rets))
		for i, r := range rets {
			list[i] = element{r.value, r.fn}
		}
		return f.all(list, true)
	}
	return nil, false
}

func (f *finder) join(sep, list ast.Expr, fn *function) ([]string, bool) {
	s, ok := f.strings(sep, fn)
	var elts []ast.Expr
	switch l := list.(type) {
	case *ast.List:
		elts = l.Elts
	case *ast.Tuple:
		elts = l.Elts
	default:
		return nil, false
	}
	if !ok || len(s) != 1 {
		return nil, false
	}
	var parts [][]string
	for i, e := range elts {
		p, ok := f.strings(e, fn)
		if !ok {
			return nil, false
		}
		if i > 0 {
			parts = append(parts, []string{s[0]})
		}
		parts = append(parts, p)
	}
	return product(parts)
}

// format is str.format with plain fields: {} and {name}.
func (f *finder) format(e *ast.Call, format ast.Expr, fn *function) ([]string, bool) {
	formats, ok := f.strings(format, fn)
	if !ok {
		return nil, false
	}
	var out []string
	for _, text := range formats {
		var parts [][]string
		next := 0
		for text != "" {
			i := strings.IndexAny(text, "{}")
			if i < 0 {
				parts = append(parts, []string{text})
				break
			}
			parts = append(parts, []string{text[:i]})
			if i+1 < len(text) && text[i+1] == text[i] {
				parts = append(parts, []string{text[i : i+1]})
				text = text[i+2:]
				continue
			}
			end := strings.IndexByte(text, '}')
			if text[i] == '}' || end < i {
				return nil, false
			}
			x := f.field(e, text[i+1:end], &next)
			if x == nil {
				return nil, false
			}
			p, ok := f.printed(x, fn)
			if !ok {
				return nil, false
			}
			parts = append(parts, p)
			text = text[end+1:]
		}
		made, ok := product(parts)
		if !ok {
			return nil, false
		}
		out = append(out, made...)
	}
	return out, true
}

// field is the argument that a field of a format names.
func (f *finder) field(e *ast.Call, name string, next *int) ast.Expr {
	n := -1
	if name == "" {
		n = *next
		*next++
	} else if _, err := fmt.Sscanf(name, "%d", &n); err != nil {
		n = -1
	}
	if n >= 0 && n < len(e.Args) {
		return e.Args[n]
	}
	for _, k := range e.Keywords {
		if k.Name == name {
			return k.Value
		}
	}
	return nil
}

// indent is textwrap.indent.
func indent(text, prefix string) string {
	var b strings.Builder
	for _, l := range strings.SplitAfter(text, "\n") {
		if strings.TrimSpace(l) != "" {
			b.WriteString(prefix)
		}
		b.WriteString(l)
	}
	return b.String()
}

// dedent is textwrap.dedent.
func dedent(text string) string {
	lines := strings.Split(text, "\n")
	margin, first := "", true
	for i, l := range lines {
		rest := strings.TrimLeft(l, " \t")
		if rest == "" {
			lines[i] = ""
			continue
		}
		indent := l[:len(l)-len(rest)]
		if first {
			margin, first = indent, false
			continue
		}
		n := 0
		for n < len(margin) && n < len(indent) && margin[n] == indent[n] {
			n++
		}
		margin = margin[:n]
	}
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(l, margin)
	}
	return strings.Join(lines, "\n")
}
