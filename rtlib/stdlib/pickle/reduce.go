package pickle

import (
	"slices"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/copyreg"
)

// checkReduced refuses a tuple that __reduce__ must not return, and fills it up to six items with None.
func checkReduced(r []rt.Value) ([]rt.Value, *rt.Exc) {
	if len(r) < 2 || len(r) > 6 {
		return nil, pickling("tuple returned by __reduce__ must contain 2 through 6 elements")
	}
	full := []rt.Value{rt.None, rt.None, rt.None, rt.None, rt.None, rt.None}
	copy(full, r)
	if !rt.Callable(full[0]) {
		return nil, pickling("first item of the tuple returned by __reduce__ must be callable")
	}
	if rt.As[rt.Tuple](full[1], &rt.TupleType) == nil {
		return nil, pickling("second item of the tuple returned by __reduce__ must be a tuple")
	}
	for i, nth := range []string{3: "fourth", 4: "fifth"} {
		if nth != "" && !full[i].IsNone() && rt.TypeOf(full[i]).Next == nil {
			return nil, pickling("%s element of the tuple returned by __reduce__ must be an iterator, not %s", nth, rt.TypeName(full[i]))
		}
	}
	if !full[5].IsNone() && !rt.Callable(full[5]) {
		return nil, pickling("sixth element of the tuple returned by __reduce__ must be a function, not %s", rt.TypeName(full[5]))
	}
	return full, nil
}

// reduce writes what makes an object again: function, arguments, state, items. v is the object, Unset if it needs no number.
func (p *pickler) reduce(r []rt.Value, v rt.Value) *rt.Exc {
	r, err := checkReduced(r)
	if err != nil {
		return err
	}
	f, args := r[0], rt.Cast[rt.Tuple](r[1]).Items()
	newObj, newObjEx := false, false
	if p.proto >= 2 {
		name, ok, err := rt.LookupAttr(f, "__name__")
		if err != nil {
			return err
		}
		if ok {
			text, _ := rt.StrOf(name)
			newObj, newObjEx = text == "__newobj__", text == "__newobj_ex__"
		}
	}
	switch {
	case newObjEx:
		err = p.newObjEx(args)
	case newObj:
		err = p.newObj(args, v)
	default:
		if err = p.save(f); err == nil {
			if err = p.save(r[1]); err == nil {
				p.put(opReduce)
			}
		}
	}
	if err != nil {
		return err
	}
	if !v.IsUnset() {
		// The arguments may have contained the object itself.
		if _, ok := p.memo[keyOf(v)]; ok {
			p.put(opPop)
			p.recall(keyOf(v))
			return nil
		}
		p.remember(v)
	}
	if !r[3].IsNone() {
		if err := p.appendFrom(r[3]); err != nil {
			return err
		}
	}
	if !r[4].IsNone() {
		if err := p.setFrom(r[4]); err != nil {
			return err
		}
	}
	return p.saveState(v, r[2], r[5])
}

func (p *pickler) saveState(v, state, setter rt.Value) *rt.Exc {
	if state.IsNone() {
		return nil
	}
	if setter.IsNone() {
		if err := p.save(state); err != nil {
			return err
		}
		p.put(opBuild)
		return nil
	}
	for _, part := range []rt.Value{setter, v, state} {
		if err := p.save(part); err != nil {
			return err
		}
	}
	p.put(opTuple2, opReduce, opPop)
	return nil
}

func (p *pickler) newObj(args []rt.Value, v rt.Value) *rt.Exc {
	if len(args) < 1 {
		return pickling("__newobj__ arglist is empty")
	}
	cls := args[0]
	if rt.As[rt.Type](cls, &rt.TypeType) == nil {
		return pickling("args[0] from __newobj__ args is not a type")
	}
	if !v.IsUnset() {
		own, err := rt.GetAttrName(v, "__class__")
		if err != nil {
			return err
		}
		if own != cls {
			return pickling("args[0] from __newobj__ args has the wrong class")
		}
	}
	if err := p.save(cls); err != nil {
		return err
	}
	if err := p.save(rt.NewTuple(args[1:]...)); err != nil {
		return err
	}
	p.put(opNewObj)
	return nil
}

func (p *pickler) newObjEx(args []rt.Value) *rt.Exc {
	if len(args) != 3 {
		return pickling("length of the NEWOBJ_EX argument tuple must be exactly 3, not %d", len(args))
	}
	if rt.As[rt.Type](args[0], &rt.TypeType) == nil {
		return pickling("first item from NEWOBJ_EX argument tuple must be a class, not %s", rt.TypeName(args[0]))
	}
	if rt.As[rt.Tuple](args[1], &rt.TupleType) == nil {
		return pickling("second item from NEWOBJ_EX argument tuple must be a tuple, not %s", rt.TypeName(args[1]))
	}
	if rt.AsDict(args[2]) == nil {
		return pickling("third item from NEWOBJ_EX argument tuple must be a dict, not %s", rt.TypeName(args[2]))
	}
	if p.proto >= 4 {
		for _, a := range args {
			if err := p.save(a); err != nil {
				return err
			}
		}
		p.put(opNewObjEx)
		return nil
	}
	// Before protocol 4 a partial object carries the arguments.
	maker, err := rt.GetAttrName(args[0], "__new__")
	if err != nil {
		return err
	}
	functools, err := rt.ImportModule("functools")
	if err != nil {
		return err
	}
	partial, err := rt.GetAttrName(functools, "partial")
	if err != nil {
		return err
	}
	whole := append([]rt.Value{maker, args[0]}, rt.Cast[rt.Tuple](args[1]).Items()...)
	made, err := rt.CallEx(partial, rt.NewTuple(whole...), args[2])
	if err != nil {
		return err
	}
	if err := p.save(made); err != nil {
		return err
	}
	if err := p.save(rt.NewTuple()); err != nil {
		return err
	}
	p.put(opReduce)
	return nil
}

func (p *pickler) saveType(v rt.Value) *rt.Exc {
	for _, single := range []rt.Value{rt.None, rt.NotImplemented, rt.Ellipsis} {
		if rt.TypeOf(single).Value() == v {
			return p.reduce([]rt.Value{rt.TypeType.Value(), rt.NewTuple1(single)}, v)
		}
	}
	return p.saveGlobal(v, rt.Unset)
}

// resolve follows a dotted name from an object, and also returns what the last step started from.
func resolve(v rt.Value, path string) (found, parent rt.Value, err *rt.Exc) {
	found, parent = v, v
	names := strings.Split(path, ".")
	if slices.Contains(names, "<locals>") {
		return rt.Unset, rt.Unset, rt.Errorf(&rt.AttributeError, "Can't get local object '%s'", path)
	}
	for _, name := range names {
		parent = found
		next, ok, err := rt.LookupAttr(found, name)
		if err != nil {
			return rt.Unset, rt.Unset, err
		}
		if !ok {
			text, err := rt.Repr(v)
			if err != nil {
				return rt.Unset, rt.Unset, err
			}
			return rt.Unset, rt.Unset, rt.Errorf(&rt.AttributeError, "Can't get attribute '%s' on %s", path, text)
		}
		found = next
	}
	return found, parent, nil
}

// moduleOf is the name of the module that has the object under the dotted name.
func moduleOf(v rt.Value, path string) (rt.Value, *rt.Exc) {
	name, ok, err := rt.LookupAttr(v, "__module__")
	if err != nil {
		return rt.Unset, err
	}
	if ok && !name.IsNone() {
		return name, nil
	}
	modules := rt.AsDict(rt.Sys().Get("modules"))
	for pos := 0; modules != nil; {
		k, m, next, ok := modules.Entry(pos)
		if !ok {
			break
		}
		pos = next
		if text, _ := rt.StrOf(k); text == "__main__" || text == "__mp_main__" || m.IsNone() {
			continue
		}
		if found, _, err := resolve(m, path); err == nil && found == v {
			return k, nil
		}
	}
	return rt.NewStr("__main__"), nil
}

// saveGlobal writes an object as a module's name and the object's name in it.
func (p *pickler) saveGlobal(v, name rt.Value) *rt.Exc {
	if name.IsUnset() {
		n, ok, err := rt.LookupAttr(v, "__qualname__")
		if err != nil {
			return err
		}
		if !ok {
			if n, err = rt.GetAttrName(v, "__name__"); err != nil {
				return err
			}
		}
		name = n
	}
	path, _ := rt.StrOf(name)
	moduleName, err := moduleOf(v, path)
	if err != nil {
		return err
	}
	module, err := rt.ToStr(moduleName)
	if err != nil {
		return err
	}
	parent, found, err := p.findGlobal(v, module, path)
	if err != nil {
		return err
	}
	if p.proto >= 2 {
		if done, err := p.saveExtension(module, path); done || err != nil {
			return err
		}
	}
	switch {
	case p.proto >= 4:
		key := moduleKey(v, module)
		if !p.recall(key) {
			if err := p.saveStr(key, moduleName, module); err != nil {
				return err
			}
		}
		if ownName(v) || path == module {
			// Native objects make the string of their name anew.
			if err := p.saveStr(memoKey{obj: rt.NewStr(path)}, name, path); err != nil {
				return err
			}
		} else if err := p.save(name); err != nil {
			return err
		}
		p.put(opStackGlobal)
	case parent != found:
		// Earlier protocols have getattr(getattr(…, name), name).
		steps := strings.Split(path, ".")
		for range steps[1:] {
			if err := p.save(rt.Builtins().Get("getattr")); err != nil {
				return err
			}
			if p.proto < 2 {
				p.put(opMark)
			}
		}
		if err := p.topLevel(module, steps[0]); err != nil {
			return err
		}
		for _, step := range steps[1:] {
			if err := p.save(rt.NewStr(step)); err != nil {
				return err
			}
			if p.proto < 2 {
				p.put(opTuple, opReduce)
			} else {
				p.put(opTuple2, opReduce)
			}
		}
	default:
		if err := p.topLevel(module, path); err != nil {
			return err
		}
	}
	p.remember(v)
	return nil
}

// moduleKey identifies the string that is the name of the object's module: one for all, one for all native functions, or one for the
// class alone, as native classes made at run time have.
func moduleKey(v rt.Value, module string) memoKey {
	if rt.TypeOf(v) == &rt.BuiltinFunctionType {
		return memoKey{text: module, native: true}
	}
	if t := rt.As[rt.Type](v, &rt.TypeType); t != nil && t.Flags&rt.HeapType == 0 {
		if module != "builtins" && t.Name != "OrderedDict" || t == &rt.ExceptionGroup {
			return memoKey{obj: v, native: true}
		}
	}
	return memoKey{text: module}
}

// ownName reports whether v is a native class or function.
func ownName(v rt.Value) bool {
	if t := rt.As[rt.Type](v, &rt.TypeType); t != nil {
		return t.Flags&rt.HeapType == 0
	}
	return rt.TypeOf(v) == &rt.BuiltinFunctionType
}

// topLevel names what stands at the top level of a module, before protocol 4.
func (p *pickler) topLevel(module, name string) *rt.Exc {
	if p.fixImports {
		module, name = mapped(module, name, fromName, fromModule)
	}
	if p.proto < 3 {
		for _, part := range []struct{ what, text string }{{"module", module}, {"global", name}} {
			if strings.IndexFunc(part.text, func(r rune) bool { return r >= 0x80 }) >= 0 {
				return pickling("can't pickle %s identifier '%s' using pickle protocol %d", part.what, part.text, p.proto)
			}
		}
	}
	p.line(opGlobal, module)
	p.out = append(append(p.out, name...), '\n')
	return nil
}

// findGlobal checks that the module has the object under that name; it returns what holds the object, and the module.
func (p *pickler) findGlobal(v rt.Value, module, path string) (parent, m rt.Value, err *rt.Exc) {
	fail := func(what string) *rt.Exc {
		text, e := rt.Repr(v)
		if e != nil {
			return e
		}
		return pickling("Can't pickle %s: %s", text, what)
	}
	if m, err = rt.ImportModule(module); err != nil {
		if module == "__main__" || !err.Is(&rt.ImportError) {
			return rt.Unset, rt.Unset, err
		}
		return rt.Unset, rt.Unset, fail("import of module " + rt.StrRepr(module) + " failed")
	}
	found, parent, err := resolve(m, path)
	if err != nil {
		if strings.Contains(path, "<locals>") || !err.Is(&rt.AttributeError) {
			return rt.Unset, rt.Unset, err
		}
		return rt.Unset, rt.Unset, fail("attribute lookup " + path + " on " + module + " failed")
	}
	if found != v {
		return rt.Unset, rt.Unset, fail("it's not the same object as " + module + "." + path)
	}
	return parent, m, nil
}

// saveExtension writes the code that copyreg has for the name, if it has one.
func (p *pickler) saveExtension(module, path string) (bool, *rt.Exc) {
	code, err := rt.AsDict(copyreg.ExtensionRegistry).Get(rt.NewTuple2(rt.NewStr(module), rt.NewStr(path)))
	if err != nil || code.IsUnset() {
		return false, err
	}
	switch n := int(code.AsInt()); {
	case n <= 0xff:
		p.put(opExt1, byte(n))
	case n <= 0xffff:
		p.put(append([]byte{opExt2}, u16(n)...)...)
	default:
		p.put(append([]byte{opExt4}, u32(n)...)...)
	}
	return true, nil
}
