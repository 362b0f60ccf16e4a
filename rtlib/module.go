package rt

// Module is a Python module object. The names that its source assigns live in Go variables (Globals); whatever else is set on it
// at run time lives in extra.
type Module struct {
	Obj
	Name    string // dotted
	File    *File  // nil for native modules
	Package bool
	Parent  string // the package it belongs to, where the name does not tell: that of a __main__ module
	Globals []Global
	Codes   []GoCode             // of its functions; empty in the library's own modules
	Body    func() (Value, *Exc) // runs the module's code; nil for native modules
	fill    func()               // sets the variables when one is first needed; nil if there is nothing to do
	index   map[string]*Value    // every variable by name, those of Globals too; use vars()
	names   []string             // every name, in order of first assignment outside Globals
	hidden  map[string]*Value    // variables of Globals that stand for builtins
	dict    Value                // what globals() gave
	ns      Value                // the dict that has all variables, if exec or eval was given one; else Unset
	codes   map[string]*Code     // by Go name, from Codes
	state   moduleState
}

// Global is one variable of a module's namespace. Builtin: the module's source only reads it and never assigns it; it then holds the
// builtin of that name (or is Unset where there is none) until something assigns the name on the module, and is hidden from the namespace till then.
type Global struct {
	Name    string
	V       *Value
	Builtin bool
}

// GoCode is the code of a function that is called py_Name in Go.
type GoCode struct {
	Name string
	Code *Code
}

type moduleState uint8

const (
	moduleNew moduleState = iota
	moduleRunning
	moduleDone
)
