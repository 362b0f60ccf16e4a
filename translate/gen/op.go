package gen

import (
	"fmt"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/py2go/py2go/translate/ir"
)

// This file prints operations. Most are a call of the runtime function of the same name; inlined fast paths, direct calls and what makes objects have
// their own forms.

// fastInt are the operations with an inlined path for small ints: the helper, whether its operands are swapped and its result negated.
var fastInt = map[ir.OpCode]struct {
	helper    string
	swap, not bool
}{
	"Add": {"AddInt", false, false}, "IAdd": {"AddInt", false, false}, "Sub": {"SubInt", false, false}, "ISub": {"SubInt", false, false},
	"IfLt": {"LtInt", false, false}, "IfGt": {"LtInt", true, false}, "IfLe": {"LeInt", false, false}, "IfGe": {"LeInt", true, false},
	"IfEq": {"EqInt", false, false}, "IfNe": {"EqInt", false, true},
}

func (b *body) op(s *ir.Op) []jen.Code {
	if fast, ok := fastInt[s.Code]; ok && mayBeInt(s.Args[0]) && mayBeInt(s.Args[1]) && len(s.Dst) == 1 {
		args := b.operands(s.Args)
		quick := args
		if fast.swap {
			quick = []jen.Code{args[1], args[0]}
		}
		b.needs["ok"], b.needs["err"] = true, true
		dst := b.operand(s.Dst[0])
		slow := b.check([]jen.Code{dst}, rt(string(s.Code)).Call(args...), s)
		first := jen.List(dst, jen.Id("ok")).Op("=").Add(rt(fast.helper)).Call(quick...)
		if fast.not {
			return one(jen.If(first, jen.Id("ok")).Block(jen.Add(dst).Op("=").Op("!").Add(dst)).Else().Add(slow))
		}
		return one(jen.If(first, jen.Op("!").Id("ok")).Block(slow))
	}
	switch s.Code {
	case "Truth":
		b.needs["ok"], b.needs["err"] = true, true
		dst := b.operand(s.Dst[0])
		return one(jen.If(jen.List(dst, jen.Id("ok")).Op("=").Add(rt("TruthBool")).Call(b.operand(s.Args[0])), jen.Op("!").Id("ok")).Block(
			b.check([]jen.Code{dst}, rt("Truth").Call(b.operand(s.Args[0])), s)))
	case "LoopStart", "LoopRange":
		method := "Start"
		if s.Code == "LoopRange" {
			method = "Range"
		}
		b.ranges[s.Dst[0]] = s.Code == "LoopRange" || b.f.Role == ir.RoleGenExpr
		return one(b.check(nil, jen.Add(b.operand(s.Dst[0])).Dot(method).Call(b.operands(s.Args)...), s))
	case "LoopList":
		return one(jen.Add(b.operand(s.Dst[0])).Op("=").Add(b.operand(s.Args[0])).Dot("List").Call())
	case ir.CheckBound:
		return b.checkBound(s)
	case ir.LoadGlobal:
		return b.loadGlobal(s)
	case ir.Call:
		if s.Fn != nil {
			return b.knownCall(s)
		}
	case ir.NewCell:
		return one(jen.Add(b.operand(s.Dst[0])).Op("=").Op("&").Add(rt("Cell")).Values(keyed("V", b.operand(s.Args[0]))...))
	case ir.Index:
		return one(jen.Add(b.operand(s.Dst[0])).Op("=").Add(b.operand(s.Args[0])).Index(jen.Lit(s.N)))
	case ir.MakeFunc:
		return b.makeFunc(s, b.operand(s.Dst[0]))
	case ir.MakeGen:
		args := append(b.cells(s.Cells), b.operands(s.Args)...)
		return one(jen.List(b.operand(s.Dst[0]), jen.Id("_")).Op("=").Add(b.made(s, args)))
	case "Discard":
		return one(rt("Discard").Call(b.operand(s.Args[0]), jen.Lit(s.Name), jen.Op("&").Id("co_"+b.f.GoName), jen.Lit(s.Pos)))
	case "ExcValue":
		return one(jen.Add(b.operand(s.Dst[0])).Op("=").Add(b.operand(s.Args[0])).Dot("Value").Call())
	}
	call := b.callOf(s)
	shape := ir.Shapes[s.Code]
	dst := make([]jen.Code, len(shape.Results))
	any := false
	for i := range dst {
		dst[i] = jen.Id("_")
		if i < len(s.Dst) {
			dst[i], any = b.operand(s.Dst[i]), true
		}
	}
	if shape.Fails {
		return one(b.check(dst, call, s))
	}
	if !any {
		return one(call)
	}
	return one(jen.List(dst...).Op("=").Add(call))
}

// mayBeInt is false for constants that are no ints.
func mayBeInt(o ir.Operand) bool {
	if c, ok := o.(ir.Const); ok {
		_, isInt := c.Value.(int64)
		return isInt
	}
	return true
}

// check is `if dst, err = call; err != nil { … }`.
func (b *body) check(dst []jen.Code, call jen.Code, s *ir.Op) *jen.Statement {
	b.needs["err"] = true
	list := append(append([]jen.Code{}, dst...), jen.Id("err"))
	return b.ifFailed(jen.List(list...).Op("=").Add(call), s.Pos, s.ErrTo)
}

// callOf is the call of the runtime that an operation is.
func (b *body) callOf(s *ir.Op) jen.Code {
	args := b.operands(s.Args)
	name := string(s.Code)
	names := func(ns []string) jen.Code {
		if ns == nil {
			return jen.Nil()
		}
		var lits []jen.Code
		for _, n := range ns {
			lits = append(lits, jen.Lit(n))
		}
		return jen.Index().String().Values(lits...)
	}
	insert := func(at int, c ...jen.Code) []jen.Code {
		out := append([]jen.Code{}, args[:at]...)
		return append(append(out, c...), args[at:]...)
	}
	switch s.Code {
	case "YieldFrom":
		if b.f.Kind == ir.Generator {
			return jen.Id("fr").Dot(name).Call(args...)
		}
	case ir.Call, ir.AwaitCall:
		if n := len(args) - 1; n <= 4 {
			name += fmt.Sprint(n)
		} else if s.Code == ir.AwaitCall {
			name += "N"
		}
	case ir.CallPair, ir.AwaitPair:
		if n := len(args) - 2; n <= 4 {
			name += fmt.Sprint(n)
		} else {
			return rt("CallPairKw").Call(insert(2, jen.Nil())...)
		}
	case "NewTuple":
		if n := len(args); 1 <= n && n <= 4 {
			name += fmt.Sprint(n)
		}
	case ir.CallMethod, ir.AwaitMethod:
		name += fmt.Sprint(len(args) - 1)
		args = insert(1, b.g.attr(s.Name))
	case ir.CallKw:
		args = insert(1, names(s.Names))
	case ir.CallPairKw:
		args = insert(2, names(s.Names))
	case "GetAttr", "SetAttr", "DelAttr", "LoadMethod":
		args = insert(1, b.g.attr(s.Name))
	case "LoadSuper":
		args = append(args, b.g.attr(s.Name))
	case "NSGet", "NSSet", "NSDel", "NSDrop", "ImportFrom", "ScopeSet", "ScopeDel", "ScopeDrop":
		args = insert(1, jen.Lit(s.Name))
	case "ScopeGet":
		args = append(args, jen.Lit(s.Name))
	case "Evaluate":
		args = insert(0, jen.Lit(s.Name))
	case "Locals":
		args = insert(0, names(s.Names))
	case "DelGlobal":
		args = append(args, jen.Lit(s.Name))
	case "Import", "ImportAs":
		args = append([]jen.Code{jen.Lit(s.Name), jen.Lit(s.N)}, args...)
	case "Unpack":
		args = append(args, jen.Lit(s.N))
	case "UnpackEx":
		args = append(args, jen.Lit(s.Counts[0]), jen.Lit(s.Counts[1]))
	case "MatchItems":
		for _, at := range s.Counts {
			args = append(args, jen.Lit(at))
		}
	case "FormatField":
		conv := jen.Lit(0)
		if s.N != 0 {
			conv = jen.LitRune(rune(s.N))
		}
		args = insert(1, conv)
	case "MatchLen":
		args = insert(1, jen.Lit(s.N))
	case "MatchClass":
		args = append(args, jen.Lit(s.N), names(s.Names))
	case ir.MakeClass:
		return rt(name).Call(jen.Lit(s.Name), slice(args[:s.N]), names(s.Names), slice(args[s.N:]), b.classBody(s))
	case "BuildClassEx":
		return rt(name).Call(jen.Lit(s.Name), args[0], args[1], b.classBody(s))
	}
	return rt(name).Call(args...)
}

func slice(args []jen.Code) jen.Code {
	if len(args) == 0 {
		return jen.Nil()
	}
	return jen.Index().Add(value()).Values(args...)
}

func (b *body) classBody(s *ir.Op) jen.Code {
	if len(s.Cells) == 0 {
		return jen.Id("py_" + s.Fn.GoName)
	}
	return jen.Func().Params(jen.Id("ns").Add(value())).Params(results()...).Add(onOneLine(
		jen.Return(jen.Id("py_" + s.Fn.GoName).Call(append(b.cells(s.Cells), jen.Id("ns"))...))))
}

func (b *body) cells(vs []*ir.Var) []jen.Code {
	out := make([]jen.Code, len(vs))
	for i, v := range vs {
		out[i] = jen.Id(v.GoName)
	}
	return out
}

// named are the variables among vs that the program can name.
func named(vs []*ir.Var) []*ir.Var {
	return slices.DeleteFunc(slices.Clone(vs), func(v *ir.Var) bool { return v.Temp })
}

func (b *body) checkBound(s *ir.Op) []jen.Code {
	what := "UnboundLocal"
	if s.N == 1 {
		what = "UnboundFree"
	}
	raised := rt(what).Call(jen.Lit(s.Name))
	fail := one(b.fail(raised, jen.Lit(s.Pos)))
	if s.ErrTo != nil {
		b.needs["at"], b.needs["err"] = true, true
		fail = []jen.Code{jen.List(jen.Id("err"), jen.Id("at")).Op("=").List(raised, jen.Lit(s.Pos)), jen.Goto().Id(s.ErrTo.Name)}
	}
	return one(jen.If(jen.Add(b.operand(s.Args[0])).Dot("IsUnset").Call()).Block(fail...))
}

func (b *body) loadGlobal(s *ir.Op) []jen.Code {
	if len(s.Dst) == 0 {
		return one(jen.If(jen.Add(b.operand(s.Args[0])).Dot("IsUnset").Call()).Block(
			b.check(one(jen.Id("_")), rt("LoadGlobal").Call(jen.Op("&").Id("module"), jen.Lit(s.Name)), s)))
	}
	dst := b.operand(s.Dst[0])
	get := jen.Add(dst).Op("=").Add(b.operand(s.Args[0]))
	return one(jen.If(get, jen.Add(dst).Dot("IsUnset").Call()).Block(
		b.check(one(dst), rt("LoadGlobal").Call(jen.Op("&").Id("module"), jen.Lit(s.Name)), s)))
}

// knownCall calls a function directly behind a guard of its identity.
func (b *body) knownCall(s *ir.Op) []jen.Code {
	b.needs["err"] = true
	dst := jen.Code(jen.Id("_"))
	if len(s.Dst) > 0 {
		dst = b.operand(s.Dst[0])
	}
	direct := jen.Id("py_" + s.Fn.GoName).Call(b.known(s)...)
	if s.Fn.Kind != ir.Plain {
		direct = b.made(s, b.known(s))
	}
	to := jen.List(dst, jen.Id("err")).Op("=")
	return []jen.Code{
		b.guarded(s, jen.Add(to).Add(direct), jen.Add(to).Add(b.slowCall(s))),
		b.ifFailed(nil, s.Pos, s.ErrTo),
	}
}

// made makes the frame of a generator, coroutine or async generator.
func (b *body) made(s *ir.Op, args []jen.Code) *jen.Statement {
	made := jen.Id("new_" + s.Fn.GoName).Call(args...)
	if s.Owned {
		return rt("Temp").Call(made)
	}
	return made
}

func (b *body) guarded(s *ir.Op, direct, slow jen.Code) jen.Code {
	return jen.If(jen.Add(b.operand(s.Args[0])).Dot("IsFunc").Call(jen.Op("&").Id("fn_" + s.Fn.GoName))).Block(direct).Else().Block(slow)
}

// known are the arguments of a direct call: those given, then defaults.
func (b *body) known(s *ir.Op) []jen.Code {
	args := b.operands(s.Args[1:])
	for i := s.Fn.Defaults - s.N; i < s.Fn.Defaults; i++ {
		args = append(args, jen.Id("fn_"+s.Fn.GoName).Dot("Defaults").Index(jen.Lit(i)))
	}
	return args
}

func (b *body) slowCall(s *ir.Op) jen.Code {
	plain := *s
	plain.Fn = nil
	if plain.Names != nil {
		plain.Code = ir.CallKw
	}
	return b.callOf(&plain)
}

// start begins what is awaited: v, err are its result or its suspension.
func (b *body) start(s *ir.Op) []jen.Code {
	var results []jen.Code
	for _, v := range s.Dst {
		results = append(results, b.operand(v))
	}
	results = append(results, jen.Id("v"), jen.Id("err"))
	to := func() *jen.Statement { return jen.List(results...).Op("=") }
	if s.Code != ir.AwaitCall || s.Fn == nil {
		return one(to().Add(b.callOf(s)))
	}
	if s.Fn.Kind != ir.Coroutine || s.Names != nil {
		call := *s
		call.Code = ir.Call
		plain := b.slowCall(&call)
		return []jen.Code{jen.If(to().Add(plain), jen.Id("err").Op("==").Nil()).Block(to().Add(rt("Await").Call(jen.Id("v"))))}
	}
	args := append([]jen.Code{jen.Nil()}, b.known(s)...)
	args = append(args, rt("Unset"), jen.Nil())
	plain := *s
	plain.Fn = nil
	return one(b.guarded(s, to().Id("py_"+s.Fn.GoName).Call(args...), to().Add(b.callOf(&plain))))
}

// makeFunc makes a function object: the static one, or a new one with its cells.
func (b *body) makeFunc(s *ir.Op, dst jen.Code) []jen.Code {
	if f := s.Fn; f.Static {
		return []jen.Code{jen.Id("fn_" + f.GoName).Op("=").Add(b.funcLiteral(s)), jen.Add(dst).Op("=").Id("fn_" + f.GoName).Dot("Def").Call()}
	}
	return one(jen.Add(dst).Op("=").Add(b.funcObject(s)))
}

// funcObject is a new function object.
func (b *body) funcObject(s *ir.Op) jen.Code {
	return jen.Parens(jen.Op("&").Add(b.funcLiteral(s))).Dot("Def").Call()
}

// funcLiteral is a function object as a Go value.
func (b *body) funcLiteral(s *ir.Op) jen.Code {
	f := s.Fn
	d := []any{"Code", jen.Op("&").Id("co_" + f.GoName)}
	if f.Unit == nil {
		d = append(d, "Globals", jen.Op("&").Id("module"))
	}
	entry := "py_" + f.GoName
	if f.Kind != ir.Plain {
		entry = "new_" + f.GoName
	}
	n := len(f.Params)
	key := fmt.Sprint(n)
	if n > 4 {
		key = "N"
	}
	if n <= 4 && len(s.Cells) == 0 {
		d = append(d, "F"+key, jen.Id(entry))
	} else {
		d = append(d, "F"+key, b.entry(entry, nil, s.Cells, n, nil))
	}
	if f.Kind == ir.Coroutine {
		d = append(d, "Starts", b.starts(s, n))
	}
	if cells := b.cells(named(s.Cells)); len(cells) > 0 {
		d = append(d, "Cells", jen.Index().Op("*").Add(rt("Cell")).Values(cells...))
	}
	args := b.operands(s.Args)
	if s.N > 0 {
		d = append(d, "Defaults", slice(args[:s.N]))
	}
	var extra []any
	if kw := args[s.N : len(args)-1]; len(kw) > 0 {
		extra = append(extra, "KwDefaults", slice(kw))
	}
	if _, none := s.Args[len(s.Args)-1].(ir.UnsetValue); !none {
		extra = append(extra, "Annotations", args[len(args)-1])
	}
	if len(extra) > 0 {
		d = append(d, "Extra", jen.Op("&").Add(rt("FuncExtra")).Values(keyed(extra...)...))
	}
	return rt("Func").Values(keyed(d...)...)
}

// starts is what starts the coroutine of a call of the function of n parameters that s makes.
func (b *body) starts(s *ir.Op, n int) jen.Code {
	start := "py_" + s.Fn.GoName
	switch {
	case n > 4:
		entry := b.entry(start, one(jen.Nil()), s.Cells, n, []jen.Code{rt("Unset"), jen.Nil()})
		return jen.Op("&").Add(rt("Starts")).Values(keyed("AN", entry)...)
	case len(s.Cells) == 0:
		return rt(fmt.Sprint("Start", n)).Call(jen.Id(start))
	}
	params, args := []jen.Code{jen.Id("fr").Op("*").Id("fr_" + s.Fn.GoName)}, append(one(jen.Id("fr")), b.cells(s.Cells)...)
	for i := range n {
		a := fmt.Sprint("a", i+1)
		params, args = append(params, jen.Id(a)), append(args, jen.Id(a))
	}
	params = append(params, jen.Id("v").Add(value()), jen.Id("err").Add(excPtr()))
	args = append(args, jen.Id("v"), jen.Id("err"))
	return rt(fmt.Sprint("Start", n)).Call(jen.Func().Params(params...).Params(results()...).Add(onOneLine(jen.Return(jen.Id(start).Call(args...)))))
}

// entry is a function literal of n parameters (a slice, if more than four) that calls fn.
func (b *body) entry(fn string, first []jen.Code, cells []*ir.Var, n int, last []jen.Code) jen.Code {
	args := append(append([]jen.Code{}, first...), b.cells(cells)...)
	var params []jen.Code
	if n > 4 {
		params = one(jen.Id("a").Index().Add(value()))
		for i := range n {
			args = append(args, jen.Id("a").Index(jen.Lit(i)))
		}
	} else {
		for i := range n {
			p := jen.Id(fmt.Sprintf("a%d", i+1))
			args = append(args, p)
			if i+1 == n {
				params = append(params, jen.Add(p).Add(value()))
			} else {
				params = append(params, p)
			}
		}
	}
	return jen.Func().Params(params...).Params(results()...).Add(onOneLine(jen.Return(jen.Id(fn).Call(append(args, last...)...))))
}
