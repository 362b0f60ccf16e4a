package rt

import "strings"

// This file is the function __import__.

func builtinImport(a []Value) (Value, *Exc) {
	name, ok := StrOf(a[0])
	if !ok {
		return Unset, Errorf(&TypeError, "module name must be a string")
	}
	level, err := IndexInt(a[4])
	switch {
	case err != nil:
		return Unset, err
	case level < 0:
		return Unset, Errorf(&ValueError, "level must be >= 0")
	case level == 0 && name == "":
		return Unset, Errorf(&ValueError, "Empty module name")
	}
	full := name
	if level > 0 {
		if full, err = relativeName(name, level, a[1]); err != nil {
			return Unset, err
		}
	}
	top, leaf, err := importAll(full)
	if err != nil {
		return Unset, err
	}
	names, err := Truth(a[3])
	if err != nil {
		return Unset, err
	}
	if !names {
		if level > 0 && !strings.Contains(name, ".") {
			return leaf, nil
		}
		return top, nil
	}
	if !isPackage(leaf) {
		return leaf, nil
	}
	return leaf, IterAll(a[3], func(v Value) *Exc {
		n, ok := StrOf(v)
		if _, has, err := LookupAttr(leaf, n); !ok || n == "*" || has || err != nil {
			return err
		}
		if sub := full + "." + n; moduleKnown(sub) {
			_, err := ImportModule(sub)
			return err
		}
		return nil
	})
}

// relativeName is the full name of a module that is named relatively to the package of a module with the given globals.
func relativeName(name string, level int, globals Value) (string, *Exc) {
	pkg, err := packageOf(globals)
	if err != nil {
		return "", err
	}
	if pkg == "" {
		return "", Errorf(&ImportError, "attempted relative import with no known parent package")
	}
	for ; level > 1; level-- {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			return "", Errorf(&ImportError, "attempted relative import beyond top-level package")
		}
		pkg = pkg[:i]
	}
	if name == "" {
		return pkg, nil
	}
	return pkg + "." + name, nil
}

// packageOf is the name of the package that a module with the given globals is in, or is.
func packageOf(globals Value) (string, *Exc) {
	if AsDict(globals) == nil {
		return "", Errorf(&TypeError, "globals must be a dict")
	}
	if p := dictGetName(globals, "__package__"); isSet(p) {
		s, ok := StrOf(p)
		if !ok {
			return "", Errorf(&TypeError, "package must be a string")
		}
		return s, nil
	}
	if spec := dictGetName(globals, "__spec__"); isSet(spec) {
		p, err := GetAttrName(spec, "parent")
		if err != nil {
			return "", err
		}
		s, ok := StrOf(p)
		if !ok {
			return "", Errorf(&TypeError, "__spec__.parent must be a string")
		}
		return s, nil
	}
	if err := Warn(&ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__", nil); err != nil {
		return "", err
	}
	n := dictGetName(globals, "__name__")
	s, ok := StrOf(orNone(n))
	switch {
	case n.IsUnset():
		return "", Errorf(&KeyError, "'__name__' not in globals")
	case !ok:
		return "", Errorf(&TypeError, "__name__ must be a string")
	}
	if dictGetName(globals, "__path__").IsUnset() {
		s = s[:max(strings.LastIndexByte(s, '.'), 0)]
	}
	return s, nil
}
