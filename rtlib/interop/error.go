package interop

import (
	"slices"

	rt "github.com/py2go/py2go/rtlib"
)

// Error is a Python exception that a translated function did not catch.
type Error struct {
	Type      string   // the name of its class, with its module unless that is builtins: "ValueError", "json.decoder.JSONDecodeError"
	Bases     []string // the names of the classes it inherits from, nearest first, likewise
	Message   string   // str() of it
	Traceback string   // what Python would print about it
}

// Error is the last line of the traceback.
func (e *Error) Error() string {
	if e.Message == "" {
		return e.Type
	}
	return e.Type + ": " + e.Message
}

// IsA tells whether `except class` would catch it.
func (e *Error) IsA(class string) bool { return e.Type == class || slices.Contains(e.Bases, class) }

// goError is err as a Go error; nil for nil. It needs the interpreter lock.
func goError(err *rt.Exc) error {
	if err == nil {
		return nil
	}
	err = rt.Materialize(err)
	v := rt.FromObj(err)
	t := rt.TypeOf(v)
	e := &Error{Type: className(t), Traceback: rt.FormatException(err, true)}
	for _, base := range t.MRO[1:] {
		e.Bases = append(e.Bases, className(base))
	}
	if s, serr := rt.ToStr(v); serr == nil {
		e.Message = s
	}
	return e
}

func className(t *rt.Type) string {
	name := t.QualName
	if name == "" {
		name = t.Name
	}
	module := ""
	if v, err := rt.GetAttrName(t.Value(), "__module__"); err == nil {
		module, _ = rt.StrOf(v)
	}
	if module == "" || module == "builtins" {
		return name
	}
	return module + "." + name
}
