package pickle

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// fillCompat is module _compat_pickle: the maps of names as dicts.
func fillCompat(m *rt.Module) *rt.Exc {
	value := func(s string) rt.Value {
		if module, name, ok := strings.Cut(s, ":"); ok {
			return rt.NewTuple2(rt.NewStr(module), rt.NewStr(name))
		}
		return rt.NewStr(s)
	}
	for name, from := range map[string]map[string]string{
		"IMPORT_MAPPING": toModule, "REVERSE_IMPORT_MAPPING": fromModule, "NAME_MAPPING": toName, "REVERSE_NAME_MAPPING": fromName,
	} {
		d := rt.NewDict()
		for k, v := range from {
			if err := rt.DictSet(d, value(k), value(v)); err != nil {
				return err
			}
		}
		m.Set(name, d)
	}
	var names []rt.Value
	for _, e := range strings.Fields(exceptions) {
		names = append(names, rt.NewStr(e))
	}
	m.Set("PYTHON2_EXCEPTIONS", rt.NewTuple(names...))
	names = nil
	for _, e := range strings.Fields(`BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
		ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError
		ProcessLookupError TimeoutError`) {
		names = append(names, rt.NewStr(e))
	}
	m.Set("PYTHON3_OSERROR_EXCEPTIONS", rt.NewTuple(names...))
	m.Set("PYTHON3_IMPORTERROR_EXCEPTIONS", rt.NewTuple1(rt.NewStr("ModuleNotFoundError")))
	return nil
}

func init() { rt.RegisterModule("_compat_pickle", fillCompat) }
