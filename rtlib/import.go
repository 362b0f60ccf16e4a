package rt

import (
	"fmt"
	"path/filepath"
	"strings"
)

// This file imports modules: generated ones, which their packages' init functions register, and native ones.

var (
	modules     = map[string]*Module{}              // those that have been imported or are registered by generated code
	natives     = map[string]func(m *Module) *Exc{} // what fills native modules
	packages    = map[string]bool{}                 // native modules with submodules
	sysModules  Value                               // sys.modules
	importOrder []*Module                           // generated modules in the order of registration
)

// Register makes a module of the program known to import statements, and returns it; body runs its code.
func Register(m *Module, body func() (Value, *Exc)) *Module {
	m.Body = body
	modules[m.Name] = m
	importOrder = append(importOrder, m)
	m.prepare()
	return m
}

// RegisterModule makes a native module known to import statements; init fills it when it is first imported.
func RegisterModule(name string, init func(m *Module) *Exc) {
	natives[name] = init
	for p := parentName(name); p != ""; p = parentName(p) {
		packages[p] = true
	}
}

func parentName(name string) string {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return name[:i]
	}
	return ""
}

// modulesOfPrograms are the modules of the program itself.
func modulesOfPrograms() []*Module { return importOrder }

// sysModule is sys.modules[name]; Unset if it is not there.
func sysModule(name string) Value { return dictGetName(sysModules, name) }

// importOne imports the module with the given full name, whose parents have been imported.
func importOne(name string) (Value, *Exc) {
	if v := sysModule(name); !v.IsUnset() {
		if v.IsNone() {
			return Unset, notFound(name, "import of "+name+" halted; None in sys.modules")
		}
		return v, nil
	}
	parent := parentName(name)
	if parent != "" {
		if v := sysModule(parent); !v.IsUnset() && modules[name] == nil && natives[name] == nil && !isPackage(v) {
			return Unset, notFound(name, "No module named '"+name+"'; '"+parent+"' is not a package")
		}
	}
	m := modules[name]
	if m == nil {
		init := natives[name]
		if init == nil {
			return Unset, notFound(name, "No module named '"+name+"'")
		}
		m = &Module{Name: name, Package: packages[name]}
		m.prepare()
		modules[name] = m
		m.Body = nil
		if m.Package {
			m.Set("__path__", NewList())
		}
		dictSetName(sysModules, name, m.Value())
		if err := init(m); err != nil {
			dictDelName(sysModules, name)
			delete(modules, name)
			return Unset, err
		}
		m.state = moduleDone
	} else {
		dictSetName(sysModules, name, m.Value())
		if err := m.run(); err != nil {
			dictDelName(sysModules, name)
			return Unset, err
		}
	}
	v := sysModule(name)
	if v.IsUnset() {
		return Unset, Errorf(&KeyError, "%s", name)
	}
	if parent != "" {
		if p := sysModule(parent); !p.IsUnset() {
			if err := SetAttrName(p, name[len(parent)+1:], v); err != nil {
				return Unset, err
			}
		}
	}
	return v, nil
}

func isPackage(v Value) bool {
	if m := As[Module](v, &ModuleType); m != nil {
		return m.Package || !m.get("__path__").IsUnset()
	}
	return false
}

// run executes the module's code.
func (m *Module) run() *Exc {
	m.typ = &ModuleType
	if m.File != nil && m.get("__file__").IsUnset() {
		m.Set("__file__", NewStr(m.File.Path()))
	}
	if m.Package && m.get("__path__").IsUnset() {
		m.Set("__path__", NewList(NewStr(strings.TrimSuffix(strings.TrimSuffix(m.fileName(), "__init__.py"), "/"))))
	}
	m.state = moduleRunning
	_, err := m.Body()
	m.state = moduleDone
	return err
}

func (m *Module) fileName() string {
	if m.File == nil {
		return ""
	}
	return m.File.Name
}

// runMain executes the entry module as __main__.
func runMain(m *Module) (Value, *Exc) {
	m.prepare()
	m.Name = "__main__"
	m.Set("__name__", NewStr("__main__"))
	if m.Parent == "" {
		m.Set("__package__", None)
	}
	modules["__main__"] = m
	dictSetName(sysModules, "__main__", m.Value())
	if m.Parent != "" {
		if err := importParent(m); err != nil {
			return Unset, err
		}
	}
	return None, m.run()
}

// importParent imports the packages that m, which is run as one of their modules, belongs to. That they import m is warned of.
func importParent(m *Module) *Exc {
	if _, _, err := importAll(m.Parent); err != nil {
		return err
	}
	name := m.Parent + "." + strings.TrimSuffix(filepath.Base(m.fileName()), ".py")
	if sysModule(name).IsUnset() {
		return nil
	}
	return WarnAt(&RuntimeWarning, fmt.Sprintf("'%s' found in sys.modules after import of package '%s', but prior to execution of '%s'; "+
		"this may result in unpredictable behaviour", name, m.Parent, name), "<frozen runpy>", 128, "")
}

func notFound(name, msg string) *Exc {
	err := Errorf(&ModuleNotFoundError, "%s", msg)
	return importNames(err, NewStr(name), None)
}

// importNames sets name and path of an ImportError.
func importNames(err *Exc, name, path Value) *Exc {
	for n, v := range map[string]Value{"name": name, "path": path} {
		if e := SetAttrName(FromObj(err), n, v); e != nil {
			return e
		}
	}
	return err
}

// importAll imports the module and everything above it, and returns the first and the last of these.
func importAll(name string) (top, leaf Value, err *Exc) {
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '.' {
			continue
		}
		if leaf, err = importOne(name[:i]); err != nil {
			return
		}
		if top.IsUnset() {
			top = leaf
		}
	}
	return
}

// absolute is the full name of what a relative import names.
func absolute(name string, level int, from *Module) (string, *Exc) {
	if level == 0 {
		return name, nil
	}
	pkg, ok := StrOf(orNone(from.get("__package__")))
	if !ok {
		n, _ := StrOf(from.nameValue())
		if from.Package {
			pkg = n
		} else {
			pkg = parentName(n)
		}
	}
	if pkg == "" {
		return "", Errorf(&ImportError, "attempted relative import with no known parent package")
	}
	for range level - 1 {
		if pkg = parentName(pkg); pkg == "" {
			return "", Errorf(&ImportError, "attempted relative import beyond top-level package")
		}
	}
	if name == "" {
		return pkg, nil
	}
	return pkg + "." + name, nil
}

// Import is `import name`: it imports a.b.c and returns a.
func Import(name string, level int, from *Module) (Value, *Exc) {
	full, err := absolute(name, level, from)
	if err != nil {
		return Unset, err
	}
	top, leaf, err := importAll(full)
	if level > 0 {
		return leaf, err
	}
	return top, err
}

// ImportAs is `import name as x`, and what `from name import …` begins with: it imports a.b.c and returns c.
func ImportAs(name string, level int, from *Module) (Value, *Exc) {
	full, err := absolute(name, level, from)
	if err != nil {
		return Unset, err
	}
	_, leaf, err := importAll(full)
	return leaf, err
}

// ImportModule imports a module by its full name, for native code.
func ImportModule(name string) (Value, *Exc) {
	_, leaf, err := importAll(name)
	return leaf, err
}

// moduleKnown reports whether the program has the module, imported or not.
func moduleKnown(name string) bool { return modules[name] != nil || natives[name] != nil }

// ImportFrom is one name of `from m import name`.
func ImportFrom(m Value, name string) (Value, *Exc) {
	v, ok, err := LookupAttr(m, name)
	if ok || err != nil {
		return v, err
	}
	mod := As[Module](m, &ModuleType)
	pkg := "<unknown module name>"
	if n, ok, err := LookupAttr(m, "__name__"); err != nil {
		return Unset, err
	} else if s, isStr := StrOf(orNone(n)); ok && isStr {
		pkg = s
		if isPackage(m) {
			full := s + "." + name
			v, err := importOne(full)
			if err == nil {
				return v, nil
			}
			if modules[full] != nil || natives[full] != nil {
				return Unset, err
			}
		}
	}
	path, at := None, "unknown location"
	if f, ok, err := LookupAttr(m, "__file__"); err != nil {
		return Unset, err
	} else if s, isStr := StrOf(orNone(f)); ok && isStr {
		path, at = f, s
	}
	var e *Exc
	if mod != nil && mod.state == moduleRunning {
		e = Errorf(&ImportError, "cannot import name '%s' from partially initialized module '%s' (most likely due to a circular import) (%s)", name, pkg, at)
	} else {
		e = Errorf(&ImportError, "cannot import name '%s' from '%s' (%s)", name, pkg, at)
	}
	e = importNames(e, NewStr(pkg), path)
	if x := SetAttrName(FromObj(e), "name_from", NewStr(name)); x != nil {
		return Unset, x
	}
	return Unset, e
}

// ImportStar is `from m import *` into a module's variables.
func ImportStar(m Value, into *Module) *Exc {
	return importStar(m, func(name string, v Value) *Exc { into.Set(name, v); return nil })
}

func importStar(m Value, set func(string, Value) *Exc) *Exc {
	all, ok, err := LookupAttr(m, "__all__")
	if err != nil {
		return err
	}
	if ok {
		names, err := ListOf(all)
		if err != nil {
			return err
		}
		for _, n := range names {
			s, ok := StrOf(n)
			if !ok {
				return Errorf(&TypeError, "Item in %s.__all__ must be str, not %s", moduleText(m), TypeName(n))
			}
			v, found, err := LookupAttr(m, s)
			if err != nil {
				return err
			}
			if !found {
				if v, err = ImportFrom(m, s); err != nil {
					return noAttributeOfModule(m, s)
				}
			}
			if err := set(s, v); err != nil {
				return err
			}
		}
		return nil
	}
	mod := As[Module](m, &ModuleType)
	if mod == nil {
		return Errorf(&ImportError, "from-import-* object has no __dict__ and no __all__")
	}
	mod.each(func(n string, v Value) {
		if err == nil && !strings.HasPrefix(n, "_") {
			err = set(n, v)
		}
	})
	return err
}

func noAttributeOfModule(m Value, name string) *Exc {
	_, err := GetAttrName(m, name)
	return err
}

func moduleText(m Value) string {
	if mod := As[Module](m, &ModuleType); mod != nil {
		return mod.Name
	}
	return TypeOf(m).Name
}

func initImport() { sysModules = NewDict() }

// Imported reports whether a module of that name has been imported.
func Imported(name string) bool { return !sysModule(name).IsUnset() }
