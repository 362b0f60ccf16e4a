package threading

import rt "github.com/py2go/py2go/rtlib"

// local is an object whose attributes each thread has for itself.
type local struct {
	rt.Obj
	args rt.Args // for __init__, which runs once in each thread
}

var localType = rt.Type{Name: "_local", Module: "_thread", Flags: rt.BaseType}

// dict is the running thread's attributes of l.
func (l *local) dict(self rt.Value) (rt.Value, *rt.Exc) {
	if rt.T.Local == nil {
		rt.T.Local = map[any]any{}
	}
	if d, ok := rt.T.Local[l]; ok {
		return d.(rt.Value), nil
	}
	d := rt.NewDict()
	rt.T.Local[l] = d
	if init := rt.TypeOf(self).Init; init != nil {
		if err := init(self, &l.args); err != nil {
			delete(rt.T.Local, l)
			return rt.Unset, err
		}
	}
	return d, nil
}

func initLocal() {
	t := &localType
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		l := rt.Alloc[local](t)
		l.args = rt.Args{
			Pos:   append([]rt.Value(nil), a.Pos...),
			Names: append([]string(nil), a.Names...),
			Vals:  append([]rt.Value(nil), a.Vals...),
		}
		if t == &localType && len(a.Pos)+len(a.Names) > 0 {
			return rt.Unset, rt.Errorf(&rt.TypeError, "Initialization arguments are not supported")
		}
		if rt.T.Local == nil {
			rt.T.Local = map[any]any{}
		}
		rt.T.Local[l] = rt.NewDict() // __init__ runs in this thread as for any object
		return rt.FromObj(l), nil
	}
	t.Init = func(rt.Value, *rt.Args) *rt.Exc { return nil }
	t.GetAttr = func(self rt.Value, name string) (rt.Value, *rt.Exc) {
		d, err := rt.Cast[local](self).dict(self)
		if err != nil || name == "__dict__" {
			return d, err
		}
		if v, err := rt.Cast[rt.Dict](d).GetStr(name); err != nil || !v.IsUnset() {
			return v, err
		}
		return rt.GenericGetAttr(self, name)
	}
	t.SetAttr = func(self rt.Value, name string, v rt.Value) *rt.Exc {
		d, err := rt.Cast[local](self).dict(self)
		if err != nil {
			return err
		}
		if c := rt.TypeOf(self).Lookup(name); !c.IsUnset() && rt.TypeOf(c).DescrSet != nil {
			return rt.TypeOf(c).DescrSet(c, self, v)
		}
		if !v.IsUnset() {
			return rt.Cast[rt.Dict](d).SetStr(name, v)
		}
		old, err := rt.Cast[rt.Dict](d).Remove(rt.NewStr(name))
		if err == nil && old.IsUnset() {
			err = rt.Errorf(&rt.AttributeError, "'%s' object has no attribute '%s'", rt.TypeName(self), name)
		}
		return err
	}
	rt.Ready(t)
	rt.SetClassSig(t, "")
}
