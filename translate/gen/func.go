package gen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/py2go/py2go/translate/ir"
)

// This file prints functions: frame, constructor, body, function object, static data.

// body is the state while one function is printed.
type body struct {
	g     *generator
	f     *ir.Func
	prev  bool            // what was handled at entry is needed
	needs map[string]bool // which of c, ok, v, err … the body uses
	loops []*ir.Loop
	named map[*ir.Loop]string

	ranges map[*ir.Var]bool // the loop states that step through ranges
}

func results() []jen.Code { return []jen.Code{rt("Value"), jen.Op("*").Add(rt("Exc"))} }

func value() *jen.Statement  { return rt("Value") }
func excPtr() *jen.Statement { return jen.Op("*").Add(rt("Exc")) }

var goTypes = map[ir.VarKind]func() *jen.Statement{
	ir.Value:  value,
	ir.CellOf: func() *jen.Statement { return jen.Op("*").Add(rt("Cell")) },
	ir.Flag:   func() *jen.Statement { return jen.Bool() },
	ir.Code:   func() *jen.Statement { return jen.Int() },
	ir.Exc:    excPtr,
	ir.Items:  func() *jen.Statement { return jen.Index().Add(value()) },

	ir.LoopState: func() *jen.Statement { return rt("Loop") },
}

var kindOrder = []ir.VarKind{ir.Value, ir.CellOf, ir.Items, ir.LoopState, ir.Code, ir.Flag, ir.Exc}

func (g *generator) function(f *ir.Func) []jen.Code {
	assignNames(f)
	numberPositions(f)
	b := &body{g: g, f: f, needs: map[string]bool{}, named: map[*ir.Loop]string{}, ranges: map[*ir.Var]bool{}}
	b.scan()
	var out []jen.Code
	if f.Kind != ir.Plain {
		out = append(out, b.frame()...)
		g.steps = append(g.steps, f)
	}
	out = append(out, b.function())
	if f.Role == ir.RoleDef && f.Static {
		out = append(out, jen.Var().Id("fn_"+f.GoName).Add(rt("Func")))
	}
	return append(out, b.code())
}

// assignNames gives every variable of a function its Go name.
func assignNames(f *ir.Func) {
	taken := map[string]bool{}
	give := func(v *ir.Var) {
		name := v.Name
		if !v.Temp {
			name = localName(name)
		} else {
			name = goRunes(name)
		}
		for base, i := name, 2; taken[name]; i++ {
			name = base + "_" + strconv.Itoa(i)
		}
		taken[name] = true
		v.GoName = name
	}
	for _, list := range [][]*ir.Var{f.Params, f.Free, f.Vars} {
		for _, v := range list {
			give(v)
		}
	}
}

// scan finds out what the prologue must provide.
func (b *body) scan() {
	handled := func(o ir.Operand) {
		if h, ok := o.(*ir.Handled); ok && !h.Sure {
			b.prev = true
		}
	}
	ir.Walk(b.f.Body, func(s ir.Stmt) {
		switch s := s.(type) {
		case *ir.SetHandled:
			handled(s.To)
		case *ir.Suspend:
			if s.Held != nil {
				b.prev = true
			}
		}
	})
}

// fields are the variables that the frame has a place for.
func (b *body) fields() []*ir.Var {
	f := b.f
	var fields []*ir.Var
	seen := map[*ir.Var]bool{}
	add := func(v *ir.Var) {
		if !seen[v] {
			seen[v] = true
			fields = append(fields, v)
		}
	}
	for _, v := range f.Free {
		add(v)
	}
	for _, v := range f.Params {
		add(v)
	}
	ir.Walk(f.Body, func(s ir.Stmt) {
		if sus, ok := s.(*ir.Suspend); ok {
			for _, v := range sus.Keep {
				add(v)
			}
		}
	})
	for _, v := range f.Vars {
		if v.InFrame {
			add(v)
		}
	}
	return fields
}

// kept says whether the frame has a place for v.
func (b *body) kept(v *ir.Var) bool { return slices.Contains(b.fields(), v) }

// frame prints the frame's type and what makes one.
func (b *body) frame() []jen.Code {
	f, fields := b.f, b.fields()
	decl := []jen.Code{rt("Frame")}
	for _, k := range kindOrder {
		var names []jen.Code
		for _, v := range fields {
			if v.Kind == k {
				names = append(names, jen.Id(v.GoName))
			}
		}
		if names != nil {
			decl = append(decl, jen.List(names...).Add(goTypes[k]()))
		}
	}
	name := "fr_" + f.GoName
	out := []jen.Code{jen.Type().Id(name).Struct(decl...)}
	var to, from []jen.Code
	for _, v := range append(append([]*ir.Var{}, f.Free...), f.Params...) {
		to, from = append(to, jen.Id("fr").Dot(v.GoName)), append(from, jen.Id(v.GoName))
	}
	make := []jen.Code{jen.Id("fr").Op(":=").Add(rt("NewFrame")).Index(jen.Id(name)).Call(jen.Op("&").Id("co_" + f.GoName))}
	if to != nil {
		make = append(make, jen.List(to...).Op("=").List(from...))
	}
	method := "Value"
	if needsEnd(f) {
		method = "Watch"
	}
	make = append(make, jen.Return(jen.Id("fr").Dot(method).Call(), jen.Nil()))
	return append(out, jen.Func().Id("new_"+f.GoName).Params(b.params()...).Params(results()...).Block(make...))
}

// needsEnd reports whether it shows when an object of f's is lost: a coroutine should have been awaited, and a generator may be where
// something is to be done when it is closed, or be delegating to one that is.
func needsEnd(f *ir.Func) bool {
	needs := f.Kind == ir.Coroutine
	ir.Walk(f.Body, func(s ir.Stmt) {
		if sus, ok := s.(*ir.Suspend); ok && f.Kind == ir.Generator {
			needs = needs || sus.ErrTo != nil || sus.Start != nil
		}
	})
	return needs
}

// params are the cells and parameters in a Go parameter list.
func (b *body) params() []jen.Code {
	var out []jen.Code
	for _, v := range b.f.Free {
		out = append(out, jen.Id(v.GoName).Op("*").Add(rt("Cell")))
	}
	for i, v := range b.f.Params {
		p := jen.Id(v.GoName)
		if i+1 == len(b.f.Params) {
			p.Add(value())
		}
		out = append(out, p)
	}
	return out
}

// function prints the body.
func (b *body) function() jen.Code {
	f := b.f
	var params []jen.Code
	frame := jen.Id("fr").Op("*").Id("fr_" + f.GoName)
	inOut := []jen.Code{jen.Id("v").Add(value()), jen.Id("err").Add(excPtr())}
	switch f.Kind {
	case ir.Plain:
		params = b.params()
	case ir.Coroutine:
		params = append(append([]jen.Code{frame}, b.params()...), inOut...)
	default:
		params = append([]jen.Code{frame}, inOut...)
	}
	main := b.list(f.Body)
	prologue := b.prologue()
	code := append(prologue, main...)
	return jen.Func().Id("py_" + f.GoName).Params(params...).Params(results()...).Block(code...)
}

func (b *body) prologue() []jen.Code {
	f := b.f
	var out []jen.Code
	vars := append([]*ir.Var{}, f.Vars...)
	if f.Kind == ir.Generator || f.Kind == ir.AsyncGenerator {
		vars = append(append(append([]*ir.Var{}, f.Params...), f.Free...), vars...)
	}
	used := map[*ir.Var]bool{}
	ir.Walk(f.Body, func(s ir.Stmt) {
		ir.Reads(s, func(v *ir.Var) { used[v] = true })
		ir.Writes(s, func(v *ir.Var) { used[v] = true })
	})
	read := map[*ir.Var]bool{}
	ir.Walk(f.Body, func(s ir.Stmt) {
		ir.Reads(s, func(v *ir.Var) { read[v] = true })
		if sus, ok := s.(*ir.Suspend); ok {
			for _, v := range sus.Keep {
				read[v] = true
			}
		}
	})
	var resume jen.Code
	if f.Kind != ir.Plain {
		resume = b.resume(used)
	}
	extra := map[ir.VarKind][]string{}
	if b.needs["at"] {
		extra[ir.Code] = append(extra[ir.Code], "at")
	}
	if b.needs["ok"] {
		extra[ir.Flag] = append(extra[ir.Flag], "ok")
	}
	if f.Kind == ir.Plain && b.needs["err"] {
		extra[ir.Exc] = append(extra[ir.Exc], "err")
	}
	if b.prev {
		extra[ir.Exc] = append(extra[ir.Exc], "prev")
	}
	var unread []jen.Code
	for _, k := range kindOrder {
		var names []jen.Code
		for _, v := range vars {
			if v.Kind == k && used[v] && !v.InFrame {
				names = append(names, jen.Id(v.GoName))
				if !read[v] {
					unread = append(unread, jen.Id("_").Op("=").Id(v.GoName))
				}
			}
		}
		for _, n := range extra[k] {
			names = append(names, jen.Id(n))
		}
		if names != nil {
			out = append(out, jen.Var().List(names...).Add(goTypes[k]()))
		}
	}
	out = append(out, unread...)
	out = append(out, jen.If(rt("Enter").Call()).Block(jen.Return(rt("TooDeep").Call())))
	if b.prev {
		out = append(out, jen.Id("prev").Op("=").Add(rt("Handled")).Call())
	}
	if f.Kind == ir.Plain {
		return out
	}
	if f.Kind == ir.Coroutine {
		resume = jen.If(jen.Id("fr").Op("!=").Nil()).Block(resume)
	}
	return append(out, resume)
}

// resume is the switch that goes on where the function was suspended.
func (b *body) resume(used map[*ir.Var]bool) jen.Code {
	f := b.f
	cases := []jen.Code{jen.Case(jen.Lit(0)).BlockFunc(func(g *jen.Group) {
		b.reload(g, append(append([]*ir.Var{}, f.Free...), f.Params...), used)
		g.If(jen.Id("err").Op("!=").Nil()).Block(jen.Return(jen.Id("co_"+f.GoName).Dot("FailUnstarted").Call(jen.Id("err"), jen.Lit(b.defPos()))))
	})}
	ir.Walk(f.Body, func(s ir.Stmt) {
		sus, ok := s.(*ir.Suspend)
		if !ok {
			return
		}
		cases = append(cases, jen.Case(jen.Lit(sus.State)).BlockFunc(func(g *jen.Group) {
			b.reload(g, sus.Keep, nil)
			if sus.Held != nil {
				g.Id("fr").Dot("Unhold").Call()
			}
			g.Goto().Id(resumeLabel(sus))
		}))
	})
	return jen.Switch(jen.Id("fr").Dot("State")).Block(cases...)
}

func (b *body) defPos() int {
	for i, p := range b.f.Positions {
		if p == (ir.Position{Line: int32(b.f.Line)}) {
			return i
		}
	}
	b.f.Positions = append(b.f.Positions, ir.Position{Line: int32(b.f.Line)})
	return len(b.f.Positions) - 1
}

func (b *body) reload(g *jen.Group, vars []*ir.Var, used map[*ir.Var]bool) {
	var to, from []jen.Code
	for _, v := range vars {
		if used == nil || used[v] {
			to = append(to, jen.Id(v.GoName))
			from = append(from, jen.Id("fr").Dot(v.GoName))
		}
	}
	if to != nil {
		g.List(to...).Op("=").List(from...)
	}
}

func resumeLabel(s *ir.Suspend) string {
	if s.Kind == ir.Yield || s.Kind == ir.Item {
		return "yield" + strconv.Itoa(s.State)
	}
	return "await" + strconv.Itoa(s.State)
}

// keyed is a composite literal of one line; the parts are names and values in turn.
func keyed(parts ...any) []jen.Code {
	var out []jen.Code
	for i := 0; i < len(parts); i += 2 {
		out = append(out, jen.Id(parts[i].(string)).Op(":").Add(parts[i+1].(jen.Code)))
	}
	return out
}

// numberPositions drops the positions that nothing refers to, and lets those of the parts of a call follow that of the whole, as the runtime
// finds them (rtlib's callStage).
func numberPositions(f *ir.Func) {
	table := []ir.Position{{}}
	renumbered := map[[3]int]int{{}: 0}
	number := func(at *int, parts ...int) {
		key := [3]int{*at}
		copy(key[1:], parts)
		n, ok := renumbered[key]
		if !ok {
			n = len(table)
			renumbered[key] = n
			table = append(table, f.Positions[*at])
			for _, p := range parts {
				table = append(table, f.Positions[p])
			}
		}
		*at = n
	}
	ir.Walk(f.Body, func(s ir.Stmt) {
		switch s := s.(type) {
		case *ir.Op:
			if s.Code == ir.CallMethod {
				number(&s.Pos, s.AttrPos)
				return
			}
		case *ir.Suspend:
			if o := s.Start; o != nil && (o.Code == ir.AwaitCall || o.Code == ir.AwaitPair || o.Code == ir.AwaitMethod) {
				lookup := o.AttrPos
				if lookup == 0 {
					lookup = o.Pos
				}
				number(&s.Pos, lookup, o.Pos)
				number(&o.Pos)
				return
			}
		}
		ir.Positions(s, func(at *int) { number(at) })
	})
	f.Positions = table
}

// code prints the static data.
func (b *body) code() jen.Code {
	f := b.f
	d := []any{"Name", jen.Lit(f.Name)}
	if f.QualName != f.Name {
		d = append(d, "QualName", jen.Lit(f.QualName))
	}
	d = append(d, "File", jen.Op("&").Id(fileName(f)), "Line", jen.Lit(f.Line), "Kind", rt([]string{"Plain", "Generator", "Coroutine", "AsyncGenerator"}[f.Kind]))
	if (f.Role == ir.RoleDef || f.Role == ir.RoleGenExpr) && len(f.Params) > 0 {
		d = append(d, "Params", b.paramTable())
	}
	names := func(vs []*ir.Var, keep func(*ir.Var) bool) jen.Code {
		var out []jen.Code
		for _, v := range vs {
			if keep(v) {
				out = append(out, jen.Lit(v.Name))
			}
		}
		if out == nil {
			return nil
		}
		return jen.Index().String().Values(out...)
	}
	if list := names(f.Vars, func(v *ir.Var) bool { return !v.Temp && f.Role == ir.RoleDef }); list != nil {
		d = append(d, "Vars", list)
	}
	if list := names(f.Free, func(v *ir.Var) bool { return !v.Temp }); list != nil {
		d = append(d, "Free", list)
	}
	if f.Doc != nil {
		d = append(d, "Doc", goString(*f.Doc), "HasDoc", jen.True())
	}
	var pos []string
	for _, p := range f.Positions {
		nums := []int32{p.Line, p.Col, p.EndCol, p.Left, p.Right, p.EndLine}
		n := len(nums)
		for n > 0 && nums[n-1] == 0 {
			n--
		}
		text := ""
		for i, x := range nums[:n] {
			if i > 0 {
				text += ", "
			}
			text += strconv.Itoa(int(x))
		}
		pos = append(pos, "{"+text+"}")
	}
	d = append(d, "Pos", jen.Index().Add(rt("Pos")).Values(rows(pos)))
	if stops := stops(f); stops != nil {
		d = append(d, "Stops", jen.Index().Int32().Values(stops...))
	}
	return jen.Var().Id("co_" + f.GoName).Op("=").Add(rt("Code")).Values(keyed(d...)...)
}

// stops are the positions of where f can be suspended, by number, those of the states 1, 2 … in turn.
func stops(f *ir.Func) []jen.Code {
	var at []jen.Code
	ir.Walk(f.Body, func(s ir.Stmt) {
		if s, ok := s.(*ir.Suspend); ok {
			for len(at) < s.State {
				at = append(at, jen.Lit(0))
			}
			at[s.State-1] = jen.Lit(s.Pos)
		}
	})
	return at
}

// fileName is the variable that tells which file a function comes from.
func fileName(f *ir.Func) string {
	if f.Unit != nil {
		return "file_" + f.Unit.Name
	}
	return "file"
}

func (b *body) paramTable() jen.Code {
	f := b.f
	var names []jen.Code
	for _, v := range f.Params {
		name := v.Name
		switch {
		case f.Role == ir.RoleGenExpr:
			name = ".0" // its first iterator
		case v.Temp:
			name = strings.TrimPrefix(name, "in_")
		}
		names = append(names, jen.Lit(name))
	}
	d := []any{"Names", jen.Index().String().Values(names...)}
	for i, k := range []int{f.PosOnly, f.Pos, f.KwOnly} {
		if k > 0 {
			d = append(d, []string{"PosOnly", "Pos", "KwOnly"}[i], jen.Lit(k))
		}
	}
	if f.Varargs {
		d = append(d, "Varargs", jen.True())
	}
	if f.Kwargs {
		d = append(d, "Kwargs", jen.True())
	}
	return rt("Params").Values(keyed(d...)...)
}
