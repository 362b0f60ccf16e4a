package pickle

import (
	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/copyreg"
)

// This file runs the opcodes that find, make and fill objects.

func loadGlobal(u *unpickler) *rt.Exc {
	module, err := u.file.line()
	if err != nil {
		return err
	}
	name, err := u.file.line()
	if err != nil {
		return err
	}
	v, err := u.global(rt.NewStr(module), rt.NewStr(name))
	u.push(v)
	return err
}

func loadStackGlobal(u *unpickler) *rt.Exc {
	vs, err := u.pop(2)
	if err != nil {
		return err
	}
	for _, v := range vs {
		if rt.TypeOf(v) != &rt.StrType {
			return unpickling("STACK_GLOBAL requires str")
		}
	}
	v, err := u.global(vs[0], vs[1])
	u.push(v)
	return err
}

func loadExtension(size int) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		n, err := u.file.number(size)
		if err != nil {
			return err
		}
		if size == 4 {
			n = int(int32(n))
		}
		if n <= 0 {
			return unpickling("EXT specifies code <= 0")
		}
		code := rt.Int(int64(n))
		v, err := rt.AsDict(copyreg.ExtensionCache).Get(code)
		if err != nil {
			return err
		}
		if !v.IsUnset() {
			u.push(v)
			return nil
		}
		key, err := rt.AsDict(copyreg.InvertedRegistry).Get(code)
		if err != nil {
			return err
		}
		if key.IsUnset() {
			return rt.Errorf(&rt.ValueError, "unregistered extension code %d", n)
		}
		names, err := rt.ListOf(key)
		if err != nil {
			return err
		}
		if v, err = u.global(names[0], names[1]); err != nil {
			return err
		}
		u.push(v)
		return rt.DictSet(copyreg.ExtensionCache, code, v)
	}
}

func loadReduce(u *unpickler) *rt.Exc {
	vs, err := u.pop(2)
	if err != nil {
		return err
	}
	args := rt.As[rt.Tuple](vs[1], &rt.TupleType)
	if args == nil {
		return rt.Errorf(&rt.TypeError, "argument list must be a tuple")
	}
	v, err := rt.Call(vs[0], args.Items()...)
	u.push(v)
	return err
}

// make calls the __new__ of a class.
func (u *unpickler) make(opcode string, cls, args, kwargs rt.Value) *rt.Exc {
	t := rt.As[rt.Type](cls, &rt.TypeType)
	if t == nil {
		return unpickling("%s class argument must be a type, not %s", opcode, rt.TypeName(cls))
	}
	if t.New == nil {
		return unpickling("%s class argument '%s' doesn't have __new__", opcode, t.Name)
	}
	tuple := rt.As[rt.Tuple](args, &rt.TupleType)
	if tuple == nil {
		return unpickling("%s args argument must be a tuple, not %s", opcode, rt.TypeName(args))
	}
	a := &rt.Args{Pos: tuple.Items()}
	if !kwargs.IsUnset() {
		d := rt.AsDict(kwargs)
		if d == nil {
			return unpickling("%s kwargs argument must be a dict, not %s", opcode, rt.TypeName(kwargs))
		}
		for pos := 0; ; {
			k, v, next, ok := d.Entry(pos)
			if !ok {
				break
			}
			name, ok := rt.StrOf(k)
			if !ok {
				return rt.Errorf(&rt.TypeError, "keywords must be strings")
			}
			a.Names, a.Vals, pos = append(a.Names, name), append(a.Vals, v), next
		}
	}
	v, err := t.New(t, a)
	u.push(v)
	return err
}

func loadNewObj(u *unpickler) *rt.Exc {
	vs, err := u.pop(2)
	if err != nil {
		return err
	}
	return u.make("NEWOBJ", vs[0], vs[1], rt.Unset)
}

func loadNewObjEx(u *unpickler) *rt.Exc {
	vs, err := u.pop(3)
	if err != nil {
		return err
	}
	return u.make("NEWOBJ_EX", vs[0], vs[1], vs[2])
}

// instantiate makes an instance as protocol 0 does for classic classes: without a call where there is nothing to call.
func (u *unpickler) instantiate(cls rt.Value, args []rt.Value) *rt.Exc {
	t := rt.As[rt.Type](cls, &rt.TypeType)
	if len(args) == 0 && t != nil {
		if _, ok, err := rt.LookupAttr(cls, "__getinitargs__"); err != nil {
			return err
		} else if !ok {
			v, err := t.New(t, &rt.Args{})
			u.push(v)
			return err
		}
	}
	v, err := rt.Call(cls, args...)
	u.push(v)
	return err
}

func loadInst(u *unpickler) *rt.Exc {
	args, err := u.popMark()
	if err != nil {
		return err
	}
	if err := loadGlobal(u); err != nil {
		return err
	}
	cls, err := u.pop1()
	if err != nil {
		return err
	}
	return u.instantiate(cls, args)
}

func loadObj(u *unpickler) *rt.Exc {
	args, err := u.popMark()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return unpickling("unpickling stack underflow")
	}
	return u.instantiate(args[0], args[1:])
}

func loadBuild(u *unpickler) *rt.Exc {
	state, err := u.pop1()
	if err != nil {
		return err
	}
	v, err := u.top()
	if err != nil {
		return err
	}
	set, ok, err := rt.LookupAttr(v, "__setstate__")
	if err != nil {
		return err
	}
	if ok {
		_, err := rt.Call1(set, state)
		return err
	}
	slots := rt.None
	if pair := rt.As[rt.Tuple](state, &rt.TupleType); pair != nil && len(pair.Items()) == 2 {
		state, slots = pair.Items()[0], pair.Items()[1]
	}
	if !state.IsNone() {
		if rt.AsDict(state) == nil {
			return unpickling("state is not a dictionary")
		}
		own, err := rt.GetAttrName(v, "__dict__")
		if err != nil {
			return err
		}
		if err := rt.DictUpdate(own, state); err != nil {
			return err
		}
	}
	if slots.IsNone() {
		return nil
	}
	d := rt.AsDict(slots)
	if d == nil {
		return unpickling("slot state is not a dictionary")
	}
	for pos := 0; ; {
		k, w, next, ok := d.Entry(pos)
		if !ok {
			return nil
		}
		name, ok := rt.StrOf(k)
		if !ok {
			return rt.Errorf(&rt.TypeError, "attribute name must be string, not '%s'", rt.TypeName(k))
		}
		if err := rt.SetAttrName(v, name, w); err != nil {
			return err
		}
		pos = next
	}
}

// appendAll adds items to the object on top of the stack.
func (u *unpickler) appendAll(items []rt.Value) *rt.Exc {
	v, err := u.top()
	if err != nil {
		return err
	}
	if l := rt.Exactly[rt.List](v, &rt.ListType); l != nil {
		for _, item := range items {
			l.Append(item)
		}
		return nil
	}
	if extend, ok, err := rt.LookupAttr(v, "extend"); err != nil {
		return err
	} else if ok {
		_, err := rt.Call1(extend, rt.ListFrom(items))
		return err
	}
	add, err := rt.GetAttrName(v, "append")
	if err != nil {
		return err
	}
	for _, item := range items {
		if _, err := rt.Call1(add, item); err != nil {
			return err
		}
	}
	return nil
}

func loadAppend(u *unpickler) *rt.Exc {
	item, err := u.pop1()
	if err != nil {
		return err
	}
	v, err := u.top()
	if err != nil {
		return err
	}
	if l := rt.Exactly[rt.List](v, &rt.ListType); l != nil {
		l.Append(item)
		return nil
	}
	add, err := rt.GetAttrName(v, "append")
	if err != nil {
		return err
	}
	_, err = rt.Call1(add, item)
	return err
}

func loadAppends(u *unpickler) *rt.Exc {
	items, err := u.popMark()
	if err != nil {
		return err
	}
	if len(items) == 0 {
		_, err := u.top()
		return err
	}
	return u.appendAll(items)
}

func (u *unpickler) setAll(items []rt.Value) *rt.Exc {
	v, err := u.top()
	if err != nil {
		return err
	}
	if len(items)%2 != 0 {
		return unpickling("odd number of items for SETITEMS")
	}
	d := rt.Exactly[rt.Dict](v, &rt.DictType)
	for i := 0; i < len(items); i += 2 {
		if d != nil {
			err = d.Set(items[i], items[i+1])
		} else {
			err = rt.SetItem(v, items[i], items[i+1])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func loadSetItem(u *unpickler) *rt.Exc {
	items, err := u.pop(2)
	if err != nil {
		return err
	}
	return u.setAll(items)
}

func loadSetItems(u *unpickler) *rt.Exc {
	items, err := u.popMark()
	if err != nil {
		return err
	}
	return u.setAll(items)
}

func loadAddItems(u *unpickler) *rt.Exc {
	items, err := u.popMark()
	if err != nil {
		return err
	}
	v, err := u.top()
	if err != nil {
		return err
	}
	if s := rt.AsSet(v); s != nil && rt.TypeOf(v) == &rt.SetType {
		return rt.SetUpdate(v, rt.ListFrom(items))
	}
	add, err := rt.GetAttrName(v, "add")
	if err != nil {
		return err
	}
	for _, item := range items {
		if _, err := rt.Call1(add, item); err != nil {
			return err
		}
	}
	return nil
}

func (u *unpickler) loadPersistent(id rt.Value) *rt.Exc {
	if u.persistent.IsUnset() {
		return unpickling("A load persistent id instruction was encountered, but no persistent_load function was specified.")
	}
	v, err := rt.Call1(u.persistent, id)
	u.push(v)
	return err
}

func loadPersID(u *unpickler) *rt.Exc {
	text, err := u.file.line()
	if err != nil {
		return err
	}
	for i := range len(text) {
		if text[i] >= 0x80 {
			return unpickling("persistent IDs in protocol 0 must be ASCII strings")
		}
	}
	return u.loadPersistent(rt.NewStr(text))
}

func loadBinPersID(u *unpickler) *rt.Exc {
	id, err := u.pop1()
	if err != nil {
		return err
	}
	return u.loadPersistent(id)
}

func loadNextBuffer(u *unpickler) *rt.Exc {
	if u.buffers.IsUnset() {
		return unpickling("pickle stream refers to out-of-band data but no *buffers* argument was given")
	}
	v, err := rt.Next(u.buffers)
	if err != nil && rt.Stopped(err) {
		return unpickling("not enough out-of-band buffers")
	}
	u.push(v)
	return err
}

func loadReadonlyBuffer(u *unpickler) *rt.Exc {
	v, err := u.pop1()
	if err != nil {
		return err
	}
	view, err := rt.Call1(rt.MemoryViewType.Value(), v)
	if err != nil {
		return err
	}
	readonly, err := rt.GetAttrName(view, "readonly")
	if err != nil {
		return err
	}
	if readonly != rt.True {
		f, err := rt.GetAttrName(view, "toreadonly")
		if err != nil {
			return err
		}
		if v, err = rt.Call0(f); err != nil {
			return err
		}
	}
	u.push(v)
	return nil
}
