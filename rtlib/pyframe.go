package rt

import "fmt"

// This file is frame objects.

// PyFrame is what Python code sees of a function that runs, or that an exception passed through. Only frames of modules have variables.
type PyFrame struct {
	Obj
	Code   *Code
	Line   int
	back   *PyFrame
	module *Module
	of     *Frame // the generator or coroutine whose frame it is; nil in all other cases
	level  int    // how many functions run below and including it, when it was made; 0 in a traceback
	locals Value
	trace  Value
}

func newPyFrame(c *Code, line int) Value {
	return FromObj(&PyFrame{Obj: Obj{&FrameType}, Code: c, Line: line})
}

// CurrentFrame is the frame of the function that is depth calls above the innermost one; nil if there are not so many.
func CurrentFrame(depth int) *PyFrame {
	callers := Callers()
	if depth < 0 {
		depth = 0
	}
	if depth >= len(callers) {
		return nil
	}
	var back *PyFrame
	for i := len(callers) - 1; i >= depth; i-- {
		c := callers[i]
		line := c.Line
		if line == 0 {
			line = int(c.Code.Line)
		}
		back = &PyFrame{Obj: Obj{&FrameType}, Code: c.Code, Line: line, back: back, module: c.Module, level: len(callers) - i}
	}
	return back
}

// line is where the function is now or, if it has ended, was when the frame was made.
func (f *PyFrame) line() int {
	if g := f.of; g != nil && g.State >= 0 {
		f.Line = g.Line()
	}
	if f.level > 0 {
		callers := Callers()
		if i := len(callers) - f.level; i >= 0 && callers[i].Code == f.Code && callers[i].Line > 0 {
			f.Line = callers[i].Line
		}
	}
	return f.Line
}

// globals is the namespace of the frame's module.
func (f *PyFrame) globals() Value {
	m := f.module
	if m == nil {
		m = f.Code.module()
	}
	if m == nil {
		return NewDict()
	}
	return m.globals()
}

// clear ends the generator or coroutine whose frame f is.
func (f *PyFrame) clear() *Exc {
	switch g := f.of; {
	case f.level > 0 && f.running(), g != nil && g.flags&frameRunning != 0:
		return Errorf(&RuntimeError, "cannot clear an executing frame")
	case g == nil:
	case g.State > 0:
		return Errorf(&RuntimeError, "cannot clear a suspended frame")
	default:
		g.finalize()
	}
	return nil
}

// running reports whether the function that f was made for is still being executed.
func (f *PyFrame) running() bool {
	callers := Callers()
	i := len(callers) - f.level
	return i >= 0 && callers[i].Code == f.Code
}

func initFrame() {
	f := &FrameType
	frame := func(self Value) *PyFrame { return Cast[PyFrame](self) }
	f.GetSets = []GetSet{
		{Name: "f_code", Get: func(self Value) (Value, *Exc) { return CodeValue(frame(self).Code), nil }},
		{Name: "f_lineno", Get: func(self Value) (Value, *Exc) { return Int(int64(frame(self).line())), nil },
			Set: func(Value, Value) *Exc { return Errorf(&ValueError, "f_lineno can only be set in a trace function") }},
		{Name: "f_lasti", Get: func(Value) (Value, *Exc) { return Int(0), nil }},
		{Name: "f_back", Get: func(self Value) (Value, *Exc) {
			if b := frame(self).back; b != nil {
				return FromObj(b), nil
			}
			return None, nil
		}},
		{Name: "f_trace", Get: func(self Value) (Value, *Exc) { return orNone(frame(self).trace), nil },
			Set: func(self, v Value) *Exc { frame(self).trace = v; return nil }},
		{Name: "f_trace_lines", Get: func(Value) (Value, *Exc) { return True, nil }, Set: func(Value, Value) *Exc { return nil }},
		{Name: "f_trace_opcodes", Get: func(Value) (Value, *Exc) { return False, nil }, Set: func(Value, Value) *Exc { return nil }},
		{Name: "f_locals", Get: func(self Value) (Value, *Exc) {
			fr := frame(self)
			switch {
			case !fr.locals.IsUnset():
			case fr.Code.Name == "<module>":
				return fr.globals(), nil
			default:
				fr.locals = NewDict()
			}
			return fr.locals, nil
		}},
		{Name: "f_globals", Get: func(self Value) (Value, *Exc) { return frame(self).globals(), nil }},
		{Name: "f_builtins", Get: func(Value) (Value, *Exc) { return builtinsModule.globals(), nil }},
	}
	f.Methods = []Def{{Name: "clear", F1: func(self Value) (Value, *Exc) { return None, frame(self).clear() }}}
	f.Repr = func(self Value) (Value, *Exc) {
		fr, file := frame(self), ""
		if fr.Code.File != nil {
			file = fr.Code.File.Path()
		}
		r, err := Repr(NewStr(file))
		return NewStr(fmt.Sprintf("<frame at %s, file %s, line %d, code %s>", address(self), r, fr.line(), fr.Code.Name)), err
	}
}
