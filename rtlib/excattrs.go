package rt

import "slices"

// This file fills BaseException: construction, attributes, methods.

// initExc fills the exception classes.
func initExc() {
	initExcFamilies()
	for _, t := range excTypes {
		t.dictOff = excAttrsOff
		if f := familyOf(t); f == nil || f.base == &KeyError {
			t.call1 = func(v Value) (Value, *Exc) {
				return (&Exc{Obj: Obj{t}, args: NewTuple1(v)}).Value(), nil
			}
		}
	}
	b := &BaseException
	b.New, b.Init, b.Repr, b.Str = newException, initException, excRepr, excStr
	OSError.New = newOSError
	BaseExceptionGroup.New = newGroup
	BaseExceptionGroup.Init = func(Value, *Args) *Exc { return nil }
	ExceptionGroup.Bases = []*Type{&BaseExceptionGroup, &Exception}
	b.GetSets = append(b.GetSets,
		dictGetSet,
		GetSet{"args", excArgs, setExcArgs},
		GetSet{"__traceback__", excTraceback, setExcTraceback},
		GetSet{"__cause__", func(e Value) (Value, *Exc) { return Cast[Exc](e).Cause.Value(), nil }, setExcCause},
		GetSet{"__context__", func(e Value) (Value, *Exc) { return Cast[Exc](e).Context.Value(), nil }, setExcContext},
		GetSet{"__suppress_context__", func(e Value) (Value, *Exc) { return Bool(Cast[Exc](e).suppress), nil }, setExcSuppress},
	)
	b.Methods = append(b.Methods,
		Def{Name: "with_traceback", F2: excWithTraceback, Doc: "Set self.__traceback__ to tb and return self."},
		Def{Name: "add_note", F2: excAddNote, Doc: "Add a note to the exception."},
		Def{Name: "__reduce__", F1: excReduce},
		Def{Name: "__setstate__", F2: excSetState},
	)
	BaseExceptionGroup.Methods = append(BaseExceptionGroup.Methods,
		Def{Name: "split", F2: groupSplit},
		Def{Name: "subgroup", F2: groupSubgroup},
		Def{Name: "derive", F2: groupDerive},
	)
}

func newException(t *Type, a *Args) (Value, *Exc) {
	e := &Exc{Obj: Obj{t}}
	if len(a.Pos) > 0 {
		e.args = NewTuple(slices.Clone(a.Pos)...)
	}
	return e.Value(), nil
}

func newOSError(t *Type, a *Args) (Value, *Exc) {
	if t == &OSError && len(a.Pos) >= 2 && len(a.Pos) <= 5 && a.Pos[0].IsInt() {
		if sub := osErrors[a.Pos[0].AsInt()]; sub != nil {
			t = sub
		}
	}
	return newException(t, a)
}

func initException(self Value, a *Args) *Exc {
	e := Cast[Exc](self)
	switch {
	case len(a.Pos) == 0:
		e.args = Unset
	case e.args.IsUnset() || !slices.Equal(Cast[Tuple](e.args).items, a.Pos): // else __new__ has just set them
		e.args = NewTuple(slices.Clone(a.Pos)...)
	}
	return e.initFields(a)
}

func excArgs(self Value) (Value, *Exc) {
	e := Cast[Exc](self)
	if e.args.IsUnset() {
		e.args = NewTuple()
	}
	return e.args, nil
}

func setExcArgs(self, v Value) *Exc {
	if v.IsUnset() {
		return Errorf(&TypeError, "args may not be deleted")
	}
	items, err := ListOf(v)
	if err != nil {
		return err
	}
	e := Cast[Exc](self)
	e.member(0) // members follow from the arguments at construction
	e.args = NewTuple(slices.Clone(items)...)
	return nil
}

func excTraceback(self Value) (Value, *Exc) {
	if tb := Cast[Exc](self).tb; tb != nil {
		return FromObj(tb), nil
	}
	return None, nil
}

// Traceback is e.__traceback__; nil if it has none.
func (e *Exc) Traceback() *Traceback { return e.tb }

// SetTraceback changes e.__traceback__.
func (e *Exc) SetTraceback(tb *Traceback) { e.tb = tb }

func setExcTraceback(self, v Value) *Exc {
	if v.IsUnset() {
		return Errorf(&TypeError, "__traceback__ may not be deleted")
	}
	tb := Exactly[Traceback](v, &TracebackType)
	if tb == nil && !v.IsNone() {
		return Errorf(&TypeError, "__traceback__ must be a traceback or None")
	}
	Cast[Exc](self).tb = tb
	return nil
}

func setExcCause(self, v Value) *Exc {
	e := Cast[Exc](self)
	switch c := AsExc(v); {
	case v.IsUnset():
		return Errorf(&TypeError, "__cause__ may not be deleted")
	case c == nil && !v.IsNone():
		return Errorf(&TypeError, "exception cause must be None or derive from BaseException")
	default:
		e.Cause, e.suppress = c, true
	}
	return nil
}

func setExcContext(self, v Value) *Exc {
	switch c := AsExc(v); {
	case v.IsUnset():
		return Errorf(&TypeError, "__context__ may not be deleted")
	case c == nil && !v.IsNone():
		return Errorf(&TypeError, "exception context must be None or derive from BaseException")
	default:
		Cast[Exc](self).Context = c
	}
	return nil
}

func setExcSuppress(self, v Value) *Exc {
	switch {
	case v.IsUnset():
		return Errorf(&TypeError, "can't delete numeric/char attribute")
	case !v.IsBool():
		return Errorf(&TypeError, "attribute value type must be bool")
	}
	Cast[Exc](self).suppress = v.IsTrue()
	return nil
}

func excWithTraceback(self, tb Value) (Value, *Exc) { return self, setExcTraceback(self, tb) }

func excAddNote(self, note Value) (Value, *Exc) {
	if _, ok := StrOf(note); !ok {
		return Unset, Errorf(&TypeError, "note must be a str, not '%s'", TypeName(note))
	}
	notes, ok, err := LookupAttr(self, "__notes__")
	switch {
	case err != nil:
		return Unset, err
	case !ok:
		return None, SetAttrName(self, "__notes__", NewList(note))
	case As[List](notes, &ListType) == nil:
		return Unset, Errorf(&TypeError, "Cannot add note: __notes__ is not a list")
	}
	ListAppend(notes, note)
	return None, nil
}

// excReduce is what copy and pickle need: class, arguments, and the attributes as a dict if there are any.
func excReduce(self Value) (Value, *Exc) {
	e := Cast[Exc](self)
	args, _ := excArgs(self)
	state := NewDict()
	err := e.each(func(name string, v Value) *Exc {
		if v.IsUnset() {
			return nil
		}
		return DictSet(state, NewStr(name), v)
	})
	if err != nil {
		return Unset, err
	}
	if e.Is(&OSError) && !e.member(osFilename).IsUnset() && len(e.Args()) == 2 {
		args = NewTuple(append(slices.Clone(e.Args()), e.member(osFilename))...)
	}
	var keep []int
	switch {
	case e.Is(&ImportError):
		keep = []int{importName, importPath, importFrom}
	case e.Is(&AttributeError):
		keep = []int{attrErrorName}
	}
	for _, i := range keep {
		if v := e.member(i); !v.IsUnset() {
			if err := DictSet(state, NewStr(familyOf(e.typ).names[i]), v); err != nil {
				return Unset, err
			}
		}
	}
	if e.Is(&AttributeError) {
		if err := DictSet(state, NewStr("args"), args); err != nil {
			return Unset, err
		}
	}
	if n, err := Len(state); err != nil {
		return Unset, err
	} else if n == 0 {
		return NewTuple2(e.typ.Value(), args), nil
	}
	return NewTuple3(e.typ.Value(), args, state), nil
}

func excSetState(self, state Value) (Value, *Exc) {
	if state.IsNone() {
		return None, nil
	}
	if !TypeOf(state).IsSubtype(&DictType) {
		return Unset, Errorf(&TypeError, "state is not a dictionary")
	}
	return None, IterAll(state, func(k Value) *Exc {
		v, err := GetItem(state, k)
		if err != nil {
			return err
		}
		name, _ := StrOf(k)
		return SetAttrName(self, name, v)
	})
}
