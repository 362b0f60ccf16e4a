package rt

import "os"

// Minimal versions of what control flow calls and other files of this package are to define; each goes when its definition comes.

// Call1 calls classes of exceptions, and slots.
func Call1(f, a Value) (Value, *Exc) { return Call(f, a) }

func Call3(f, a, b, c Value) (Value, *Exc) { return Call(f, a, b, c) }

func CallPair0(m, self Value) (Value, *Exc) { return Call(m, self) }

func GetAttrName(v Value, name string) (Value, *Exc) {
	return Unset, Errorf(&AttributeError, "'%s' object has no attribute '%s'", TypeOf(v).Name, name)
}

func SetAttrName(v Value, name string, x Value) *Exc {
	return Errorf(&AttributeError, "'%s' object has no attribute '%s'", TypeOf(v).Name, name)
}

func CodeValue(*Code) Value { return None }

func LoadMethod(o Value, a *Attr) (m, self Value, err *Exc) {
	m, err = GetAttrName(o, a.Name)
	return m, Unset, err
}

func loadSpecial(Value, *Attr) (m, self Value, ok bool, err *Exc) { return Unset, Unset, false, nil }

func BindMethod(m, _ Value) Value { return m }

func modulesOfPrograms() []*Module      { return nil }
func builtinNames() []string            { return nil }
func sysModule(string) Value            { return Unset }
func isStdlibModule(string) bool        { return false }
func Dir(Value) ([]string, *Exc)        { return nil, nil }
func sysAttr(string) Value              { return Unset }
func WriteStderr(s string)              { os.Stderr.WriteString(s) }
func NewNamespace(...any) (Value, *Exc) { return None, nil }

func runMain(m *Module) (Value, *Exc) { return m.Body() }

func (b *Builtin) bind(args []Value) ([]Value, *Exc) { return args, nil }
