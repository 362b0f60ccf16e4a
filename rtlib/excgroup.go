package rt

import "slices"

// This file is exception groups and what except* does with them.

// Exceptions are the members of an exception group; nil for other exceptions.
func (e *Exc) Exceptions() []Value {
	if !e.Is(&BaseExceptionGroup) {
		return nil
	}
	if t := As[Tuple](e.member(groupExceptions), &TupleType); t != nil {
		return t.items
	}
	return nil
}

// NewGroup is a group of the given exceptions: an ExceptionGroup if all are Exceptions, else a BaseExceptionGroup.
func NewGroup(msg string, excs []*Exc) *Exc {
	vals := make([]Value, len(excs))
	t := &ExceptionGroup
	for i, e := range excs {
		vals[i] = e.Value()
		if !e.typ.IsSubtype(&Exception) {
			t = &BaseExceptionGroup
		}
	}
	return NewExc(t, NewStr(msg), NewList(vals...))
}

func fillGroup(e *Exc, args []Value) *Exc {
	if len(args) != 2 {
		return Errorf(&TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args))
	}
	items, err := ListOf(args[1])
	if err != nil {
		return err
	}
	e.fields[groupMessage], e.fields[groupExceptions] = args[0], NewTuple(slices.Clone(items)...)
	return nil
}

// newGroup is the New slot of groups: it checks the arguments and finds the class.
func newGroup(t *Type, a *Args) (Value, *Exc) {
	if len(a.Pos) != 2 {
		return Unset, Errorf(&TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(a.Pos))
	}
	if _, ok := StrOf(a.Pos[0]); !ok {
		return Unset, Errorf(&TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", TypeName(a.Pos[0]))
	}
	if st := TypeOf(a.Pos[1]); st.GetItem == nil || st.IsSubtype(&DictType) {
		return Unset, Errorf(&TypeError, "second argument (exceptions) must be a sequence")
	}
	items, err := ListOf(a.Pos[1])
	if err != nil {
		return Unset, err
	}
	if len(items) == 0 {
		return Unset, Errorf(&ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	base := false
	for i, item := range items {
		e := AsExc(item)
		if e == nil {
			return Unset, Errorf(&ValueError, "Item %d of second argument (exceptions) is not an exception", i)
		}
		base = base || !e.typ.IsSubtype(&Exception)
	}
	switch {
	case t == &BaseExceptionGroup && !base:
		t = &ExceptionGroup
	case t == &ExceptionGroup && base:
		return Unset, Errorf(&TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
	case t != &BaseExceptionGroup && base && t.IsSubtype(&Exception):
		return Unset, Errorf(&TypeError, "Cannot nest BaseExceptions in '%s'", t.TypeName())
	}
	e := &Exc{Obj: Obj{t}, args: NewTuple(slices.Clone(a.Pos)...)}
	e.fields = []Value{a.Pos[0], NewTuple(slices.Clone(items)...)}
	return e.Value(), nil
}

// derive makes a group like e of other members, keeping traceback, cause, context and notes.
func (e *Exc) derive(excs []Value) (*Exc, *Exc) {
	if len(excs) == 0 {
		return nil, nil
	}
	var v Value
	var err *Exc
	if e.typ.Flags&HeapType == 0 {
		v, err = newGroup(&BaseExceptionGroup, &Args{Pos: []Value{e.member(groupMessage), NewList(excs...)}})
	} else if v, err = GetAttrName(e.Value(), "derive"); err == nil {
		v, err = Call1(v, NewList(excs...))
	}
	if err != nil {
		return nil, err
	}
	g := As[Exc](v, &BaseExceptionGroup)
	if g == nil {
		return nil, Errorf(&TypeError, "derive must return an instance of BaseExceptionGroup")
	}
	g.tb, g.Context, g.Cause, g.suppress = e.tb, e.Context, e.Cause, e.suppress
	notes, ok, err := LookupAttr(e.Value(), "__notes__")
	if err != nil {
		return nil, err
	}
	if ok {
		if list := As[List](notes, &ListType); list != nil {
			if err := SetAttrName(v, "__notes__", NewList(slices.Clone(list.items)...)); err != nil {
				return nil, err
			}
		}
	}
	return g, nil
}

// split divides e into what match accepts and the rest; either may be nil. A group is accepted or refused as a whole first.
func (e *Exc) split(match func(*Exc) (bool, *Exc)) (yes, no, err *Exc) {
	ok, err := match(e)
	switch {
	case err != nil:
		return nil, nil, err
	case ok:
		return e, nil, nil
	case !e.typ.IsSubtype(&BaseExceptionGroup):
		return nil, e, nil
	}
	var in, out []Value
	for _, m := range e.Exceptions() {
		err := EnterNative(" in exceptiongroup_split_recursive")
		if err != nil {
			return nil, nil, err
		}
		y, n, err := Cast[Exc](m).split(match)
		LeaveNative()
		if err != nil {
			return nil, nil, err
		}
		if y != nil {
			in = append(in, y.Value())
		}
		if n != nil {
			out = append(out, n.Value())
		}
	}
	if yes, err = e.derive(in); err != nil {
		return nil, nil, err
	}
	if no, err = e.derive(out); err != nil {
		return nil, nil, err
	}
	return yes, no, nil
}

// groupMatcher is the test that the argument of split and subgroup stands for.
func groupMatcher(cond Value) (func(*Exc) (bool, *Exc), *Exc) {
	if isExcClass(cond) {
		return func(e *Exc) (bool, *Exc) { return e.typ.IsSubtype(Cast[Type](cond)), nil }, nil
	}
	if t := As[Tuple](cond, &TupleType); t != nil && !slices.ContainsFunc(t.items, func(v Value) bool { return !isExcClass(v) }) {
		return func(e *Exc) (bool, *Exc) { return Match(e, cond) }, nil
	}
	if TypeOf(cond).Call != nil && As[Type](cond, &TypeType) == nil {
		return func(e *Exc) (bool, *Exc) {
			v, err := Call1(cond, e.Value())
			if err != nil {
				return false, err
			}
			return Truth(v)
		}, nil
	}
	return nil, Errorf(&TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
}

func groupSplit(self, cond Value) (Value, *Exc) {
	match, err := groupMatcher(cond)
	if err != nil {
		return Unset, err
	}
	yes, no, err := Cast[Exc](self).split(match)
	if err != nil {
		return Unset, err
	}
	return NewTuple2(yes.Value(), no.Value()), nil
}

func groupSubgroup(self, cond Value) (Value, *Exc) {
	match, err := groupMatcher(cond)
	if err != nil {
		return Unset, err
	}
	yes, _, err := Cast[Exc](self).split(match)
	return yes.Value(), err
}

func groupDerive(self, excs Value) (Value, *Exc) {
	return newGroup(&BaseExceptionGroup, &Args{Pos: []Value{Cast[Exc](self).member(groupMessage), excs}})
}

// MatchStar divides err, which may be nil, for `except* cls`: what the clause handles (nil if nothing, always a group otherwise) and what is left (nil if nothing).
func MatchStar(err *Exc, cls Value) (match, rest, failed *Exc) {
	classes := []Value{cls}
	if t := As[Tuple](cls, &TupleType); t != nil {
		classes = t.items
	}
	for _, c := range classes {
		if !isExcClass(c) {
			return nil, nil, Errorf(&TypeError, "catching classes that do not inherit from BaseException is not allowed")
		}
	}
	for _, c := range classes {
		if Cast[Type](c).IsSubtype(&BaseExceptionGroup) {
			return nil, nil, Errorf(&TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	if err == nil {
		return nil, nil, nil
	}
	accept := func(e *Exc) (bool, *Exc) { return Match(e, cls) }
	ok, failed := accept(err)
	if failed != nil {
		return nil, nil, failed
	}
	if !err.typ.IsSubtype(&BaseExceptionGroup) {
		if !ok {
			return nil, err, nil
		}
		g, failed := newGroup(&BaseExceptionGroup, &Args{Pos: []Value{NewStr(""), NewTuple1(err.Value())}})
		if failed != nil {
			return nil, nil, failed
		}
		return AsExc(g), nil, nil
	}
	return err.split(accept)
}

// StarResult is what a try statement with except* clauses raises in the end, nil for nothing: orig is the exception that was caught, raised
// what came out of the clauses, in order, and last what no clause handled (nil elements count for nothing). Parts of orig that are
// raised again keep their place in its tree.
func StarResult(orig *Exc, raised ...*Exc) (result, failed *Exc) {
	raised = slices.DeleteFunc(slices.Clone(raised), func(e *Exc) bool { return e == nil })
	if len(raised) == 0 {
		return nil, nil
	}
	if !orig.typ.IsSubtype(&BaseExceptionGroup) {
		return raised[0], nil
	}
	var fresh []*Exc
	keep := map[*Exc]bool{}
	again := false
	for _, e := range raised {
		if e.tb == orig.tb && e.Cause == orig.Cause && e.Context == orig.Context && e.typ.IsSubtype(&BaseExceptionGroup) {
			again = true
			e.eachLeaf(func(leaf *Exc) { keep[leaf] = true })
		} else {
			fresh = append(fresh, e)
		}
	}
	if again {
		left, _, err := orig.split(func(e *Exc) (bool, *Exc) { return keep[e], nil })
		if err != nil {
			return nil, err
		}
		if left != nil {
			fresh = append(fresh, left)
		}
	}
	if len(fresh) == 1 {
		return fresh[0], nil
	}
	return NewGroup("", fresh), nil
}

// eachLeaf calls f for the exceptions in e's tree that are no groups.
func (e *Exc) eachLeaf(f func(*Exc)) {
	if !e.typ.IsSubtype(&BaseExceptionGroup) {
		f(e)
		return
	}
	for _, m := range e.Exceptions() {
		Cast[Exc](m).eachLeaf(f)
	}
}
