package itertools

import rt "github.com/py2go/py2go/rtlib"

type chain struct {
	rt.Obj
	source, active rt.Value // iterator of iterables, the current one's iterator
}

type count struct {
	rt.Obj
	n, step rt.Value
}

type cycle struct {
	rt.Obj
	it    rt.Value // Unset once it is exhausted
	saved []rt.Value
	next  int
}

type repeat struct {
	rt.Obj
	x    rt.Value
	left int // -1: forever
}

type zipLongest struct {
	rt.Obj
	its  []rt.Value // Unset where exhausted
	fill rt.Value
	live int
}

func newChain(t *rt.Type, source rt.Value) (rt.Value, *rt.Exc) {
	it, err := rt.Iter(source)
	if err != nil {
		return rt.Unset, err
	}
	o := rt.Alloc[chain](t)
	o.source = it
	return rt.FromObj(o), nil
}

func (o *chain) next() (rt.Value, *rt.Exc) {
	for !o.source.IsUnset() {
		if o.active.IsUnset() {
			x, err := rt.Next(o.source)
			if err == nil {
				x, err = rt.Iter(x)
			}
			if err != nil {
				o.source = rt.Unset
				return rt.Unset, err
			}
			o.active = x
		}
		x, err := rt.Next(o.active)
		if err == nil || !rt.Stopped(err) {
			return x, err
		}
		o.active = rt.Unset
	}
	return rt.StopIter()
}

func init() {
	chainSig := rt.NewSig("chain", "*iterables")
	class(&rt.Type{Name: "chain", Methods: []rt.Def{
		rt.ClassGetItem,
		{Name: "from_iterable", Sig: "iterable, /", Flags: rt.ClassMethod, F2: func(cls, x rt.Value) (rt.Value, *rt.Exc) {
			return newChain(rt.Cast[rt.Type](cls), x)
		}},
	}}, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := chainSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		return newChain(t, args[0])
	}, (*chain).next)

	countSig := rt.NewSig("count", "start=0, step=1")
	counts := &rt.Type{Name: "count"}
	counts.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		o := rt.Cast[count](self)
		n, err := rt.Repr(o.n)
		if err != nil {
			return rt.Unset, err
		}
		if o.step != rt.Int(1) {
			step, err := rt.Repr(o.step)
			if err != nil {
				return rt.Unset, err
			}
			n += ", " + step
		}
		return rt.NewStr("count(" + n + ")"), nil
	}
	class(counts, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := countSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		for _, v := range args {
			if !rt.IsNumber(v) {
				return rt.Unset, rt.Errorf(&rt.TypeError, "a number is required")
			}
		}
		o := rt.Alloc[count](t)
		o.n, o.step = args[0], args[1]
		return rt.FromObj(o), nil
	}, func(o *count) (rt.Value, *rt.Exc) {
		n := o.n
		next, err := rt.Add(n, o.step)
		if err != nil {
			return rt.Unset, err
		}
		o.n = next
		return n, nil
	})

	cycleSig := rt.NewSig("cycle", "iterable, /")
	class(&rt.Type{Name: "cycle"}, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := cycleSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		it, err := rt.Iter(args[0])
		if err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[cycle](t)
		o.it = it
		return rt.FromObj(o), nil
	}, func(o *cycle) (rt.Value, *rt.Exc) {
		if !o.it.IsUnset() {
			x, err := rt.Next(o.it)
			if err == nil {
				o.saved = append(o.saved, x)
				return x, nil
			}
			if !rt.Stopped(err) {
				return rt.Unset, err
			}
			o.it = rt.Unset
		}
		if len(o.saved) == 0 {
			return rt.StopIter()
		}
		x := o.saved[o.next]
		o.next = (o.next + 1) % len(o.saved)
		return x, nil
	})

	repeatSig := rt.NewSig("repeat", "object, times=?")
	repeats := &rt.Type{Name: "repeat", Methods: []rt.Def{
		{Name: "__length_hint__", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			if o := rt.Cast[repeat](self); o.left >= 0 {
				return rt.Int(int64(o.left)), nil
			}
			return rt.Unset, rt.Errorf(&rt.TypeError, "len() of unsized object")
		}},
	}}
	repeats.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		o := rt.Cast[repeat](self)
		s, err := rt.Repr(o.x)
		if err != nil {
			return rt.Unset, err
		}
		if o.left >= 0 {
			n, _ := rt.Repr(rt.Int(int64(o.left)))
			s += ", " + n
		}
		return rt.NewStr("repeat(" + s + ")"), nil
	}
	class(repeats, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := repeatSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		left := -1
		if !args[1].IsUnset() {
			if left, err = rt.IndexInt(args[1]); err != nil {
				return rt.Unset, err
			}
			left = max(left, 0)
		}
		o := rt.Alloc[repeat](t)
		o.x, o.left = args[0], left
		return rt.FromObj(o), nil
	}, func(o *repeat) (rt.Value, *rt.Exc) {
		if o.left == 0 {
			return rt.StopIter()
		}
		if o.left > 0 {
			o.left--
		}
		return o.x, nil
	})

	zipSig := rt.NewSig("zip_longest", "*iterables, fillvalue=None")
	class(&rt.Type{Name: "zip_longest"}, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		if len(a.Names) > 1 || len(a.Names) == 1 && a.Names[0] != "fillvalue" {
			return rt.Unset, rt.Errorf(&rt.TypeError, "zip_longest() got an unexpected keyword argument")
		}
		args, err := zipSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		its, err := iterators(items(args[1]))
		if err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[zipLongest](t)
		o.fill, o.its, o.live = args[0], its, len(its)
		return rt.FromObj(o), nil
	}, func(o *zipLongest) (rt.Value, *rt.Exc) {
		if o.live == 0 {
			return rt.StopIter()
		}
		row := make([]rt.Value, len(o.its))
		for i, it := range o.its {
			row[i] = o.fill
			if it.IsUnset() {
				continue
			}
			x, err := rt.Next(it)
			switch {
			case err == nil:
				row[i] = x
			case !rt.Stopped(err):
				o.live = 0
				return rt.Unset, err
			default:
				o.its[i] = rt.Unset
				if o.live--; o.live == 0 {
					return rt.StopIter()
				}
			}
		}
		return rt.NewTuple(row...), nil
	})
}
