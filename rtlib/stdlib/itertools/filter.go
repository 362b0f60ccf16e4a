package itertools

import (
	"math"

	rt "github.com/py2go/py2go/rtlib"
)

// filter is takewhile, dropwhile, filterfalse, starmap: a function and an iterator.
type filter struct {
	rt.Obj
	f, it rt.Value
	done  bool // takewhile: ended; dropwhile: started
}

// filterNew makes a filter of a function and an iterable.
func filterNew(name, params string) func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
	sig := rt.NewSig(name, params)
	return func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := sig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		it, err := rt.Iter(args[1])
		if err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[filter](t)
		o.f, o.it = args[0], it
		return rt.FromObj(o), nil
	}
}

type compress struct {
	rt.Obj
	data, selectors rt.Value
}

type islice struct {
	rt.Obj
	it              rt.Value // Unset when exhausted
	next, stop, pos int      // stop -1: none
	step            int
}

type accumulate struct {
	rt.Obj
	it, f, total, initial rt.Value
}

type pairwise struct {
	rt.Obj
	it, old rt.Value
}

type batched struct {
	rt.Obj
	it     rt.Value
	n      int
	strict bool
}

func init() {
	class(&rt.Type{Name: "takewhile"}, filterNew("takewhile", "predicate, iterable, /"), func(o *filter) (rt.Value, *rt.Exc) {
		if o.done {
			return rt.StopIter()
		}
		x, err := rt.Next(o.it)
		if err != nil {
			return x, err
		}
		v, err := rt.Call1(o.f, x)
		if err != nil {
			return rt.Unset, err
		}
		ok, err := rt.Truth(v)
		if err != nil {
			return rt.Unset, err
		}
		if !ok {
			o.done = true
			return rt.StopIter()
		}
		return x, nil
	})
	class(&rt.Type{Name: "dropwhile"}, filterNew("dropwhile", "predicate, iterable, /"), func(o *filter) (rt.Value, *rt.Exc) {
		for {
			x, err := rt.Next(o.it)
			if err != nil || o.done {
				return x, err
			}
			v, err := rt.Call1(o.f, x)
			if err != nil {
				return rt.Unset, err
			}
			drop, err := rt.Truth(v)
			if err != nil {
				return rt.Unset, err
			}
			if !drop {
				o.done = true
				return x, nil
			}
		}
	})
	class(&rt.Type{Name: "filterfalse"}, filterNew("filterfalse", "function, iterable, /"), func(o *filter) (rt.Value, *rt.Exc) {
		for {
			x, err := rt.Next(o.it)
			if err != nil {
				return x, err
			}
			ok, err := passes(o.f, x)
			if err != nil {
				return rt.Unset, err
			}
			if !ok {
				return x, nil
			}
		}
	})
	class(&rt.Type{Name: "starmap"}, filterNew("starmap", "function, iterable, /"), func(o *filter) (rt.Value, *rt.Exc) {
		x, err := rt.Next(o.it)
		if err != nil {
			return x, err
		}
		args, err := rt.ListOf(x)
		if err != nil {
			return rt.Unset, err
		}
		return rt.Call(o.f, args...)
	})
	compressSig := rt.NewSig("compress", "data, selectors")
	class(&rt.Type{Name: "compress"}, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := compressSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		its, err := iterators(args)
		if err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[compress](t)
		o.data, o.selectors = its[0], its[1]
		return rt.FromObj(o), nil
	}, func(o *compress) (rt.Value, *rt.Exc) {
		for {
			x, err := rt.Next(o.data)
			if err != nil {
				return x, err
			}
			s, err := rt.Next(o.selectors)
			if err != nil {
				return s, err
			}
			ok, err := rt.Truth(s)
			if err != nil {
				return rt.Unset, err
			}
			if ok {
				return x, nil
			}
		}
	})
	class(&rt.Type{Name: "islice"}, newIslice, (*islice).advance)
	accumulateSig := rt.NewSig("accumulate", "iterable, func=None, *, initial=None")
	class(&rt.Type{Name: "accumulate"}, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := accumulateSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		it, err := rt.Iter(args[0])
		if err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[accumulate](t)
		o.it, o.f, o.initial = it, args[1], args[2]
		return rt.FromObj(o), nil
	}, func(o *accumulate) (rt.Value, *rt.Exc) {
		if !o.initial.IsNone() {
			o.total, o.initial = o.initial, rt.None
			return o.total, nil
		}
		x, err := rt.Next(o.it)
		if err != nil {
			return x, err
		}
		switch {
		case o.total.IsUnset():
			o.total = x
			return x, nil
		case o.f.IsNone():
			x, err = rt.Add(o.total, x)
		default:
			x, err = rt.Call2(o.f, o.total, x)
		}
		if err == nil {
			o.total = x
		}
		return x, err
	})
	pairwiseSig := rt.NewSig("pairwise", "iterable, /")
	class(&rt.Type{Name: "pairwise"}, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := pairwiseSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		it, err := rt.Iter(args[0])
		if err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[pairwise](t)
		o.it = it
		return rt.FromObj(o), nil
	}, func(o *pairwise) (rt.Value, *rt.Exc) {
		if o.it.IsUnset() {
			return rt.StopIter()
		}
		if o.old.IsUnset() {
			x, err := rt.Next(o.it)
			if err != nil {
				o.it = rt.Unset
				return x, err
			}
			o.old = x
		}
		x, err := rt.Next(o.it)
		if err != nil {
			o.it, o.old = rt.Unset, rt.Unset
			return x, err
		}
		pair := rt.NewTuple2(o.old, x)
		o.old = x
		return pair, nil
	})
	batchedSig := rt.NewSig("batched", "iterable, n, *, strict=False")
	class(&rt.Type{Name: "batched"}, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := batchedSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		n, err := rt.IndexInt(args[1])
		if err != nil {
			return rt.Unset, err
		}
		if n < 1 {
			return rt.Unset, rt.Errorf(&rt.ValueError, "n must be at least one")
		}
		strict, err := rt.Truth(args[2])
		if err != nil {
			return rt.Unset, err
		}
		it, err := rt.Iter(args[0])
		if err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[batched](t)
		o.it, o.n, o.strict = it, n, strict
		return rt.FromObj(o), nil
	}, func(o *batched) (rt.Value, *rt.Exc) {
		if o.it.IsUnset() {
			return rt.StopIter()
		}
		var batch []rt.Value
		for len(batch) < o.n {
			x, err := rt.Next(o.it)
			if err == nil {
				batch = append(batch, x)
				continue
			}
			o.it = rt.Unset
			if !rt.Stopped(err) || len(batch) == 0 {
				return x, err
			}
			if o.strict {
				return rt.Unset, rt.Errorf(&rt.ValueError, "batched(): incomplete batch")
			}
			break
		}
		return rt.NewTuple(batch...), nil
	})
}

// bound is an argument of islice: a number from 0, or absent where it is None.
func bound(v rt.Value, absent int) (n int, ok bool) {
	if v.IsNone() {
		return absent, true
	}
	n, err := rt.IndexInt(v)
	return n, err == nil && n >= 0
}

var isliceSig = rt.NewSig("islice", "iterable, start, stop=?, step=None, /")

func newIslice(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
	args, err := isliceSig.Bind(a)
	if err != nil {
		return rt.Unset, err
	}
	start, stop, step := 0, 0, 1
	ok := false
	if args[2].IsUnset() {
		if stop, ok = bound(args[1], -1); !ok {
			return rt.Unset, rt.Errorf(&rt.ValueError,
				"Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
	} else {
		var ok2 bool
		start, ok = bound(args[1], 0)
		if stop, ok2 = bound(args[2], -1); !ok2 {
			return rt.Unset, rt.Errorf(&rt.ValueError,
				"Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
		if !ok {
			return rt.Unset, rt.Errorf(&rt.ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
		if step, ok = bound(args[3], 1); !ok || step < 1 {
			return rt.Unset, rt.Errorf(&rt.ValueError, "Step for islice() must be a positive integer or None.")
		}
	}
	it, err := rt.Iter(args[0])
	if err != nil {
		return rt.Unset, err
	}
	o := rt.Alloc[islice](t)
	o.it, o.next, o.stop, o.step = it, start, stop, step
	return rt.FromObj(o), nil
}

func (o *islice) advance() (rt.Value, *rt.Exc) {
	if o.it.IsUnset() {
		return rt.StopIter()
	}
	for o.pos < o.next {
		if x, err := rt.Next(o.it); err != nil {
			o.it = rt.Unset
			return x, err
		}
		o.pos++
	}
	if o.stop >= 0 && o.pos >= o.stop {
		o.it = rt.Unset
		return rt.StopIter()
	}
	x, err := rt.Next(o.it)
	if err != nil {
		o.it = rt.Unset
		return x, err
	}
	o.pos++
	if o.next > math.MaxInt-o.step || o.stop >= 0 && o.next+o.step > o.stop {
		o.next = o.stop // what is left before stop is read, so that the iterator stands there
	} else {
		o.next += o.step
	}
	return x, nil
}
