package rt

import "strings"

// This file is exec, eval and compile. Code in strings is translated ahead of time like all other code; at run time a text is only
// looked up.

// Unit is a text that the translator has found to be code: what compile makes of it in one mode.
type Unit struct {
	Text, Mode string
	Code       *Code
	Names      []string
	Body       func(ns, env Value) (Value, *Exc)
	Err        *UnitError // nil if the text is valid
}

// UnitError is why a text cannot be compiled.
type UnitError struct {
	Kind, Msg, Text            string
	Line, Col, EndLine, EndCol int
}

type unitKey struct{ mode, text string }

var (
	units     = map[unitKey]*Unit{}
	unitsByCo = map[*Code]*Unit{}
)

// RegisterUnit makes a text known to exec, eval and compile.
func RegisterUnit(u *Unit) {
	key := unitKey{u.Mode, u.Text}
	if units[key] == nil {
		units[key] = u
	}
	if u.Code != nil {
		unitsByCo[u.Code] = u
	}
}

// sourceText is the text of what exec, eval or compile is given as source.
func sourceText(fn, what string, v Value) (string, *Exc) {
	text, ok := StrOf(v)
	if !ok {
		if text, ok = BytesLike(v); !ok {
			return "", Errorf(&TypeError, "%s() arg 1 must be a %s object", fn, what)
		}
	}
	for i := range len(text) {
		if text[i] == 0 {
			return "", NewExc(&SyntaxError, NewStr("source code string cannot contain null bytes"))
		}
	}
	return text, nil
}

// findUnit looks a text up. file is what compile is told to call it.
func findUnit(fn, text, mode, file string) (*Unit, *Exc) {
	if mode == "eval" {
		for text != "" && (text[0] == ' ' || text[0] == '\t') {
			text = text[1:]
		}
	}
	u := units[unitKey{mode, text}]
	if u == nil {
		return nil, Errorf(&NotImplementedError, "%s() of source text made at run time cannot be translated: %s", fn, clipped(text))
	}
	if u.Err != nil {
		return nil, u.Err.exc(file)
	}
	u.Code.File.Name = file
	return u, nil
}

// clipped is the repr of a text, cut where it is long.
func clipped(text string) string {
	r := []rune(text)
	more := ""
	if len(r) > 60 {
		r, more = r[:60], " …"
	}
	s, err := Repr(NewStr(string(r)))
	if err != nil {
		return ""
	}
	return s + more
}

// exc is the exception that compiling the text of file raises.
func (e *UnitError) exc(file string) *Exc {
	t := map[string]*Type{"SyntaxError": &SyntaxError, "IndentationError": &IndentationError, "TabError": &TabError,
		"MemoryError": &MemoryError, "RecursionError": &RecursionError}[e.Kind]
	if t == nil {
		t = &SyntaxError
	}
	if !t.IsSubtype(&SyntaxError) {
		return NewExc(t, NewStr(e.Msg))
	}
	text := None
	if e.Text != "" {
		text = NewStr(e.Text)
	}
	return NewExc(t, NewStr(e.Msg), NewTuple(NewStr(file), Int(int64(e.Line)), Int(int64(e.Col)), text, Int(int64(e.EndLine)), Int(int64(e.EndCol))))
}

// Evaluate is exec or eval, called in module m (or with globals around it) whose locals are own; Unset if the call has globals of its own.
func Evaluate(fn string, m *Module, own, source, globals, locals Value) (Value, *Exc) {
	if err := checkNamespaces(fn, globals, locals); err != nil {
		return Unset, err
	}
	env := m
	var ns Value
	switch {
	case !globals.IsNone():
		env = moduleAround(globals)
		ns = orElse(locals, env.Value())
	case !locals.IsNone():
		ns = locals
	case own.IsUnset() || own == m.dict:
		ns = env.Value()
	default:
		ns = own
	}
	u, err := unitOf(fn, source)
	if err != nil && fn == "eval" && err.Is(&NotImplementedError) {
		if text, ok := evalText(source); ok {
			v, failed := evalData(text, ns, env.Value())
			if failed != errNotData {
				return v, failed
			}
		}
	}
	if err != nil {
		return Unset, err
	}
	if env.ns.IsUnset() {
		if env.get("__builtins__").IsUnset() {
			env.Set("__builtins__", builtinsModule.Value())
		}
	} else {
		provideBuiltins(env.ns)
	}
	v, err := u.Body(ns, env.Value())
	if err != nil || fn == "exec" {
		return None, err
	}
	return v, nil
}

// evalText is the text that eval is given, without the blanks before it.
func evalText(source Value) (string, bool) {
	text, err := sourceText("eval", "", source)
	return strings.TrimLeft(text, " \t"), err == nil
}

func orElse(v, other Value) Value {
	if v.IsNone() {
		return other
	}
	return v
}

// provideBuiltins enters __builtins__ into a dict of globals that has none.
func provideBuiltins(d Value) {
	if dictGetName(d, "__builtins__").IsUnset() { // whatever a subclass makes of it
		dictSetName(d, "__builtins__", builtinsModule.globals())
	}
}

func checkNamespaces(fn string, globals, locals Value) *Exc {
	mapping := func(v Value) bool { return TypeOf(v).GetItem != nil && !TypeOf(v).lookup("__getitem__").IsUnset() }
	if fn == "eval" {
		if !locals.IsNone() && !mapping(locals) {
			return Errorf(&TypeError, "locals must be a mapping")
		}
		if !globals.IsNone() && As[Dict](globals, &DictType) == nil {
			if mapping(globals) {
				return Errorf(&TypeError, "globals must be a real dict; try eval(code, {}, mapping)")
			}
			return Errorf(&TypeError, "globals must be a dict")
		}
		return nil
	}
	if !globals.IsNone() && As[Dict](globals, &DictType) == nil {
		return Errorf(&TypeError, "exec() globals must be a dict, not %s", TypeName(globals))
	}
	if !locals.IsNone() && !mapping(locals) {
		return Errorf(&TypeError, "locals must be a mapping or None, not %s", TypeName(locals))
	}
	return nil
}

// unitOf is the unit that exec or eval is given, as text or as what compile returned.
func unitOf(fn string, source Value) (*Unit, *Exc) {
	if c := Exactly[codeValue](source, &CodeType); c != nil {
		if u := unitsByCo[c.c]; u != nil {
			return u, nil
		}
		return nil, Errorf(&NotImplementedError, "%s() of a function's code object cannot be translated", fn)
	}
	text, err := sourceText(fn, "string, bytes or code", source)
	if err != nil {
		return nil, err
	}
	return findUnit(fn, text, fn, "<string>")
}

// moduleAround is a module whose variables are the entries of a dict of globals.
func moduleAround(d Value) *Module {
	if g := Exactly[globalsDict](d, &globalsType); g != nil {
		return g.m
	}
	return &Module{Obj: Obj{&ModuleType}, ns: d, dict: d, state: moduleDone}
}

// EnvModule is the module around the globals of a unit.
func EnvModule(env Value) *Module { return Cast[Module](env) }

// SetEnv gives a function that a unit defines its globals.
func SetEnv(f Value, m *Module) { Cast[Func](f).Globals = m }

// scopeModule is ns if that is a module's own namespace, else nil.
func scopeModule(ns Value) *Module { return Exactly[Module](ns, &ModuleType) }

// ScopeGet reads a name of a unit: in its namespace, its globals, its builtins.
func ScopeGet(ns, env Value, name string) (Value, *Exc) {
	m := Cast[Module](env)
	if ns != env {
		if v, err := NSGet(ns, name); err != nil || !v.IsUnset() {
			return v, err
		}
	}
	if m.ns.IsUnset() {
		return LoadGlobal(m, name)
	}
	if v, err := NSGet(m.ns, name); err != nil || !v.IsUnset() {
		return v, err
	}
	var v Value
	var err *Exc
	b := dictGetName(m.ns, "__builtins__")
	if bm := Exactly[Module](orNone(b), &ModuleType); bm != nil {
		v = bm.get(name)
	} else if g := Exactly[globalsDict](orNone(b), &globalsType); g != nil {
		v = g.m.get(name)
	} else if b.IsUnset() {
		v = builtinsModule.get(name)
	} else if v, err = NSGet(b, name); err != nil {
		return Unset, err
	}
	if v.IsUnset() {
		return Unset, nameError(name, "name '"+name+"' is not defined")
	}
	return v, nil
}

// ScopeSet assigns a name of a unit.
func ScopeSet(ns Value, name string, v Value) *Exc {
	m := scopeModule(ns)
	switch {
	case m == nil:
		return NSSet(ns, name, v)
	case !m.ns.IsUnset():
		return NSSet(m.ns, name, v)
	}
	m.Set(name, v)
	return nil
}

// ScopeDel unbinds a name of a unit.
func ScopeDel(ns Value, name string) *Exc {
	m := scopeModule(ns)
	switch {
	case m == nil:
		return NSDel(ns, name)
	case !m.ns.IsUnset():
		return NSDel(m.ns, name)
	}
	return DelGlobal(m, name)
}

// ScopeDrop unbinds a name of a unit if it is bound.
func ScopeDrop(ns Value, name string) {
	m := scopeModule(ns)
	switch {
	case m == nil:
		NSDrop(ns, name)
	case !m.ns.IsUnset():
		NSDrop(m.ns, name)
	default:
		m.del(name)
	}
}

// ScopeStar is `from m import *` in a unit.
func ScopeStar(m, ns Value) *Exc {
	return importStar(m, func(name string, v Value) *Exc { return ScopeSet(ns, name, v) })
}

// ScopeLocals is locals() in a unit.
func ScopeLocals(ns Value) Value {
	if m := scopeModule(ns); m != nil {
		return m.globals()
	}
	return ns
}

// ScopeAnnotations makes the dict of a unit's annotations, unless there is one.
func ScopeAnnotations(ns Value) *Exc {
	var v Value
	var err *Exc
	switch m := scopeModule(ns); {
	case m == nil:
		v, err = NSGet(ns, "__annotations__")
	case m.ns.IsUnset():
		v = m.get("__annotations__")
	default:
		v, err = NSGet(m.ns, "__annotations__")
	}
	if err != nil || !v.IsUnset() {
		return err
	}
	return ScopeSet(ns, "__annotations__", NewDict())
}

// Display is what becomes of the value of an expression statement that is compiled in mode "single".
func Display(v Value) *Exc {
	hook := sysAttr("displayhook")
	if hook.IsUnset() {
		return Errorf(&RuntimeError, "lost sys.displayhook")
	}
	_, err := Call1(hook, v)
	return err
}

// The flags that compile takes: those of __future__ features, and ast.PyCF_….
const (
	futureFlags    = 0x1ffe000 | 0x10 | 0x20 | 0x40
	flagOnlyAST    = 0x400
	otherCompFlags = 0x8000 | 0x100 | 0x200 | 0x1000 | 0x2000 | 0x4000 | flagOnlyAST
)

// compile is the builtin.
func compileText(source, filename, mode, flags, optimize Value) (Value, *Exc) {
	file, err := PathArg(filename)
	if err != nil {
		return Unset, err
	}
	bits, err := IndexInt(flags)
	if err != nil {
		return Unset, err
	}
	level, err := IndexInt(optimize)
	if err != nil {
		return Unset, err
	}
	m, ok := StrOf(mode)
	switch {
	case !ok:
		return Unset, Errorf(&TypeError, "compile() argument 'mode' must be str, not %s", TypeName(mode))
	case bits&^(futureFlags|otherCompFlags) != 0:
		return Unset, Errorf(&ValueError, "compile(): unrecognised flags")
	case level < -1 || level > 2:
		return Unset, Errorf(&ValueError, "compile(): invalid optimize value")
	}
	if m != "exec" && m != "eval" && m != "single" {
		if m == "func_type" && bits&flagOnlyAST == 0 {
			return Unset, Errorf(&ValueError, "compile() mode 'func_type' requires flag PyCF_ONLY_AST")
		}
		return Unset, Errorf(&ValueError, "compile() mode must be 'exec', 'eval' or 'single'")
	}
	if bits&flagOnlyAST != 0 {
		return Unset, Errorf(&NotImplementedError, "compile() to a syntax tree cannot be translated")
	}
	if Exactly[codeValue](source, &CodeType) != nil {
		return Unset, Errorf(&TypeError, "compile() arg 1 must be a string, bytes or AST object")
	}
	text, err := sourceText("compile", "string, bytes or AST", source)
	if err != nil {
		return Unset, err
	}
	u, err := findUnit("compile", text, m, file)
	if err != nil {
		return Unset, err
	}
	return codeObject(u.Code), nil
}

// evalBuiltins are exec, eval and compile as function objects. Called as such they do not know who calls them, and use the globals of
// the program.
func evalBuiltins() []Def {
	var defs []Def
	for _, n := range []string{"eval", "exec"} {
		defs = append(defs, Def{Name: n, Sig: "source, /, globals=None, locals=None" + map[string]string{"exec": ", *, closure=None"}[n],
			FN: func(a []Value) (Value, *Exc) { return Evaluate(n, callerModule(), Unset, a[0], a[1], a[2]) }})
	}
	return append(defs, Def{Name: "compile", Sig: "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1",
		FN: func(a []Value) (Value, *Exc) { return compileText(a[0], a[1], a[2], a[3], a[5]) }})
}
