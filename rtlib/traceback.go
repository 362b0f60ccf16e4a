package rt

import "slices"

// Traceback is one entry of a traceback, as a Python object.
type Traceback struct {
	Obj
	next  *Traceback
	code  *Code
	at    int
	frame *PyFrame // made when asked for
	line  int      // of an entry that a program made; else 0: at says it
}

// The types of tracebacks and of what they show.
var (
	TracebackType = Type{Name: "traceback"}
	FrameType     = Type{Name: "frame", Flags: NoInstantiate}
)

// Next is the entry of the function that this one called; nil at the end, where the exception was raised.
func (t *Traceback) Next() *Traceback { return t.next }

// Code is the function of the entry.
func (t *Traceback) Code() *Code { return t.code }

// Pos is the place in that function.
func (t *Traceback) Pos() Pos {
	if t.line != 0 {
		return Pos{int32(t.line)}
	}
	if t.at < 0 || t.at >= len(t.code.Pos) {
		return Pos{t.code.Line}
	}
	return t.code.Pos[t.at]
}

// Line is the line number of the entry, from 1.
func (t *Traceback) Line() int { return int(t.Pos()[0]) }

func initTraceback() {
	t := &TracebackType
	t.GetSets = []GetSet{
		{Name: "tb_next", Get: func(self Value) (Value, *Exc) {
			if next := Cast[Traceback](self).next; next != nil {
				return FromObj(next), nil
			}
			return None, nil
		}, Set: func(self, v Value) *Exc {
			next := Exactly[Traceback](orNone(v), &TracebackType)
			if next == nil && !orNone(v).IsNone() {
				return Errorf(&TypeError, "expected traceback object or None, got '%s'", TypeName(v))
			}
			for tb := next; tb != nil; tb = tb.next {
				if tb == Cast[Traceback](self) {
					return Errorf(&ValueError, "traceback loop detected")
				}
			}
			Cast[Traceback](self).next = next
			return nil
		}},
		{Name: "tb_lineno", Get: func(self Value) (Value, *Exc) { return Int(int64(Cast[Traceback](self).Line())), nil }},
		{Name: "tb_lasti", Get: func(self Value) (Value, *Exc) { return Int(int64(Cast[Traceback](self).at)), nil }},
		{Name: "tb_frame", Get: func(self Value) (Value, *Exc) {
			tb := Cast[Traceback](self)
			if tb.frame == nil {
				tb.frame = &PyFrame{Obj: Obj{&FrameType}, Code: tb.code, Line: tb.Line()}
			}
			return FromObj(tb.frame), nil
		}},
	}
	t.Methods = []Def{{Name: "__dir__", F1: func(Value) (Value, *Exc) {
		return strList([]string{"tb_frame", "tb_next", "tb_lasti", "tb_lineno"}), nil
	}}}
	t.New = newTraceback
	initFrame()
}

var tracebackSig = NewSig("TracebackType", "tb_next, tb_frame, tb_lasti, tb_lineno")

// newTraceback is types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno).
func newTraceback(_ *Type, a *Args) (Value, *Exc) {
	v, err := tracebackSig.Bind(a)
	if err != nil {
		return Unset, err
	}
	next := Exactly[Traceback](v[0], &TracebackType)
	if next == nil && !v[0].IsNone() {
		return Unset, Errorf(&TypeError, "expected traceback object or None, got '%s'", TypeName(v[0]))
	}
	frame := Exactly[PyFrame](v[1], &FrameType)
	if frame == nil {
		return Unset, Errorf(&TypeError, "TracebackType() argument 'tb_frame' must be frame, not %s", TypeName(v[1]))
	}
	lasti, err := IndexInt(v[2])
	if err != nil {
		return Unset, err
	}
	line, err := IndexInt(v[3])
	if err != nil {
		return Unset, err
	}
	return FromObj(&Traceback{Obj: Obj{&TracebackType}, next: next, code: frame.Code, at: lasti, frame: frame, line: line}), nil
}

// module is the module that c belongs to, nil if its file is that of none.
func (c *Code) module() *Module {
	if c.File == nil {
		return nil
	}
	i := slices.IndexFunc(modulesOfPrograms(), func(m *Module) bool { return m.File == c.File })
	if i < 0 {
		return nil
	}
	return modulesOfPrograms()[i]
}

// EmbeddedSource is the text of the program's source file of that name, or path, as it was translated.
func EmbeddedSource(name string) (string, bool) {
	for _, m := range modulesOfPrograms() {
		if m.File != nil && (m.File.Path() == name || m.File.Name == name) {
			return m.File.Text, m.File.Text != ""
		}
	}
	return "", false
}
