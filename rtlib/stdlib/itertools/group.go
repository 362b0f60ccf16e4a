package itertools

import rt "github.com/py2go/py2go/rtlib"

// groupby reads its iterator one item ahead of what its groups have given.
type groupby struct {
	rt.Obj
	it, key          rt.Value
	target           rt.Value // key of the group given last
	current, pending rt.Value // key of the item read last; that item, Unset once it was given
	group            *group   // the only group that may still read
}

type group struct {
	rt.Obj
	parent *groupby
	key    rt.Value
}

var groupType = rt.Type{Name: "_grouper"}

func (o *groupby) step() *rt.Exc {
	x, err := rt.Next(o.it)
	if err != nil {
		return err
	}
	k := x
	if !o.key.IsNone() {
		if k, err = rt.Call1(o.key, x); err != nil {
			return err
		}
	}
	o.current, o.pending = k, x
	return nil
}

func same(a, b rt.Value) (bool, *rt.Exc) {
	if rt.Is(a, b) {
		return true, nil
	}
	return rt.IfEq(a, b)
}

func (o *groupby) next() (rt.Value, *rt.Exc) {
	o.group = nil
	for {
		if !o.current.IsUnset() {
			if o.target.IsUnset() {
				break
			}
			eq, err := same(o.target, o.current)
			if err != nil {
				return rt.Unset, err
			}
			if !eq {
				break
			}
		}
		if err := o.step(); err != nil {
			return rt.Unset, err
		}
	}
	o.target = o.current
	g := rt.Alloc[group](&groupType)
	g.parent, g.key = o, o.target
	o.group = g
	return rt.NewTuple2(o.current, rt.FromObj(g)), nil
}

func (g *group) next() (rt.Value, *rt.Exc) {
	o := g.parent
	if o.group != g {
		return rt.StopIter()
	}
	if o.pending.IsUnset() {
		if err := o.step(); err != nil {
			return rt.Unset, err
		}
	}
	eq, err := same(g.key, o.current)
	if err != nil {
		return rt.Unset, err
	}
	if !eq {
		return rt.StopIter()
	}
	x := o.pending
	o.pending = rt.Unset
	return x, nil
}

// node is one item that some of the iterators of a tee have yet to give; the last node is empty until it is asked for.
type node struct {
	x    rt.Value
	next *node
}

type teeIter struct {
	rt.Obj
	it   rt.Value
	node *node
}

var teeType = rt.Type{Name: "_tee"}

func (o *teeIter) next() (rt.Value, *rt.Exc) {
	n := o.node
	if n.next == nil {
		x, err := rt.Next(o.it)
		if err != nil {
			return x, err
		}
		if n.next == nil {
			n.x, n.next = x, new(node)
		}
	}
	o.node = n.next
	return n.x, nil
}

func (o *teeIter) copy() rt.Value {
	c := rt.Alloc[teeIter](&teeType)
	c.it, c.node = o.it, o.node
	return rt.FromObj(c)
}

func newTee(iterable rt.Value) (*teeIter, *rt.Exc) {
	it, err := rt.Iter(iterable)
	if err != nil {
		return nil, err
	}
	if o := rt.As[teeIter](it, &teeType); o != nil {
		return rt.Cast[teeIter](o.copy()), nil
	}
	o := rt.Alloc[teeIter](&teeType)
	o.it, o.node = it, new(node)
	return o, nil
}

// tee is n iterators over the same items, which are kept until all have given them.
func tee(iterable, number rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(number)
	if err != nil {
		return rt.Unset, err
	}
	if n < 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "n must be >= 0")
	}
	if n == 0 {
		return rt.NewTuple(), nil
	}
	first, err := newTee(iterable)
	if err != nil {
		return rt.Unset, err
	}
	out := []rt.Value{rt.FromObj(first)}
	for range n - 1 {
		out = append(out, first.copy())
	}
	return rt.NewTuple(out...), nil
}

func init() {
	groupbySig := rt.NewSig("groupby", "iterable, key=None")
	class(&rt.Type{Name: "groupby"}, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := groupbySig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		it, err := rt.Iter(args[0])
		if err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[groupby](t)
		o.it, o.key = it, args[1]
		return rt.FromObj(o), nil
	}, (*groupby).next)
	groupSig := rt.NewSig("_grouper", "parent, tgtkey, /")
	class(&groupType, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := groupSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		parent, ok := rt.TypeOf(args[0]), false
		for _, u := range types {
			ok = ok || u.Name == "groupby" && parent.IsSubtype(u)
		}
		if !ok {
			return rt.Unset, rt.Errorf(&rt.TypeError, "incorrect usage of internal _grouper")
		}
		g := rt.Alloc[group](t)
		g.parent, g.key = rt.Cast[groupby](args[0]), args[1]
		return rt.FromObj(g), nil
	}, (*group).next)
	teeSig := rt.NewSig("_tee", "iterable, /")
	teeType.Methods = []rt.Def{
		{Name: "__copy__", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[teeIter](self).copy(), nil }},
	}
	class(&teeType, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := teeSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		o, err := newTee(args[0])
		if err != nil {
			return rt.Unset, err
		}
		return rt.FromObj(o), nil
	}, (*teeIter).next)
}
