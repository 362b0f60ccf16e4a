package rt

import (
	"os"
	"strings"
)

// breakpointHook is sys.breakpointhook: it calls what PYTHONBREAKPOINT names, by default pdb.set_trace.
func breakpointHook(a []Value) (Value, *Exc) {
	name := os.Getenv("PYTHONBREAKPOINT")
	switch name {
	case "0":
		return None, nil
	case "":
		name = "pdb.set_trace"
	}
	module, attr := "builtins", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		module, attr = name[:i], name[i+1:]
	}
	ignored := func() (Value, *Exc) {
		return None, Warn(&RuntimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \""+name+"\"", nil)
	}
	if module == "" || attr == "" {
		return ignored()
	}
	m, err := ImportModule(module)
	if err != nil {
		if name == "pdb.set_trace" {
			return Unset, Errorf(&NotImplementedError, "breakpoint(): a translated program has no debugger")
		}
		if err.Is(&ImportError) {
			return ignored()
		}
		return Unset, err
	}
	hook, ok, err := LookupAttr(m, attr)
	switch {
	case err != nil:
		return Unset, err
	case !ok:
		return ignored()
	}
	return CallEx(hook, a[0], a[1])
}
