package itertools

import rt "github.com/py2go/py2go/rtlib"

// product steps its indices like an odometer.
type product struct {
	rt.Obj
	pools   [][]rt.Value
	indices []int
	started bool
	done    bool
}

// selection is combinations, combinations_with_replacement and permutations: r items of a pool, by index. cycles is used by the last.
type selection struct {
	rt.Obj
	pool    []rt.Value
	indices []int
	cycles  []int
	r       int
	started bool
	done    bool
}

func (o *selection) result() rt.Value {
	out := make([]rt.Value, o.r)
	for i := range out {
		out[i] = o.pool[o.indices[i]]
	}
	return rt.NewTuple(out...)
}

// selectionNew makes the constructor of a class whose second parameter is r; may says whether r items can be had of n.
func selectionNew(name, params string, may func(n, r int) bool, prepare func(o *selection)) func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
	sig := rt.NewSig(name, params)
	return func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := sig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		pool, err := rt.ListOf(args[0])
		if err != nil {
			return rt.Unset, err
		}
		r := len(pool)
		if !args[1].IsNone() {
			if name == "permutations" && !rt.IsIntLike(args[1]) {
				return rt.Unset, rt.Errorf(&rt.TypeError, "Expected int as r")
			}
			if r, err = rt.IndexInt(args[1]); err != nil {
				return rt.Unset, err
			}
		}
		if r < 0 {
			return rt.Unset, rt.Errorf(&rt.ValueError, "r must be non-negative")
		}
		o := rt.Alloc[selection](t)
		o.pool, o.r = pool, r
		if o.done = !may(len(pool), r); !o.done {
			prepare(o)
		}
		return rt.FromObj(o), nil
	}
}

// upTo are the numbers below n.
func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func init() {
	productSig := rt.NewSig("product", "*iterables, repeat=1")
	class(&rt.Type{Name: "product"}, func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := productSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		times, err := rt.IndexInt(args[0])
		if err != nil {
			return rt.Unset, err
		}
		if times < 0 {
			return rt.Unset, rt.Errorf(&rt.ValueError, "repeat argument cannot be negative")
		}
		o := rt.Alloc[product](t)
		var once [][]rt.Value
		if times > 0 {
			for _, v := range items(args[1]) {
				pool, err := rt.ListOf(v)
				if err != nil {
					return rt.Unset, err
				}
				once = append(once, pool)
			}
		}
		for range times {
			o.pools = append(o.pools, once...)
		}
		for _, pool := range o.pools {
			o.done = o.done || len(pool) == 0
		}
		o.indices = make([]int, len(o.pools))
		return rt.FromObj(o), nil
	}, func(o *product) (rt.Value, *rt.Exc) {
		if o.done {
			return rt.StopIter()
		}
		if o.started {
			i := len(o.pools) - 1
			for ; i >= 0; i-- {
				if o.indices[i]++; o.indices[i] < len(o.pools[i]) {
					break
				}
				o.indices[i] = 0
			}
			if i < 0 {
				o.done = true
				return rt.StopIter()
			}
		}
		o.started = true
		out := make([]rt.Value, len(o.pools))
		for i, pool := range o.pools {
			out[i] = pool[o.indices[i]]
		}
		return rt.NewTuple(out...), nil
	})

	enough := func(n, r int) bool { return r <= n }
	class(&rt.Type{Name: "combinations"},
		selectionNew("combinations", "iterable, r", enough, func(o *selection) { o.indices = upTo(o.r) }),
		func(o *selection) (rt.Value, *rt.Exc) {
			if o.done {
				return rt.StopIter()
			}
			if o.started {
				n, i := len(o.pool), o.r-1
				for i >= 0 && o.indices[i] == i+n-o.r {
					i--
				}
				if i < 0 {
					o.done = true
					return rt.StopIter()
				}
				o.indices[i]++
				for i++; i < o.r; i++ {
					o.indices[i] = o.indices[i-1] + 1
				}
			}
			o.started = true
			return o.result(), nil
		})

	class(&rt.Type{Name: "combinations_with_replacement"},
		selectionNew("combinations_with_replacement", "iterable, r", func(n, r int) bool { return n > 0 || r == 0 },
			func(o *selection) { o.indices = make([]int, o.r) }),
		func(o *selection) (rt.Value, *rt.Exc) {
			if o.done {
				return rt.StopIter()
			}
			if o.started {
				i := o.r - 1
				for i >= 0 && o.indices[i] == len(o.pool)-1 {
					i--
				}
				if i < 0 {
					o.done = true
					return rt.StopIter()
				}
				for next := o.indices[i] + 1; i < o.r; i++ {
					o.indices[i] = next
				}
			}
			o.started = true
			return o.result(), nil
		})

	class(&rt.Type{Name: "permutations"},
		selectionNew("permutations", "iterable, r=None", enough, func(o *selection) {
			o.indices = upTo(len(o.pool))
			o.cycles = make([]int, o.r)
			for i := range o.cycles {
				o.cycles[i] = len(o.pool) - i
			}
		}),
		func(o *selection) (rt.Value, *rt.Exc) {
			if o.done {
				return rt.StopIter()
			}
			if o.started && !o.permute() {
				o.done = true
				return rt.StopIter()
			}
			o.started = true
			return o.result(), nil
		})
}

// permute goes to the next permutation in lexicographic order of positions; false if there is none.
func (o *selection) permute() bool {
	n := len(o.indices)
	for i := o.r - 1; i >= 0; i-- {
		if o.cycles[i]--; o.cycles[i] > 0 {
			j := n - o.cycles[i]
			o.indices[i], o.indices[j] = o.indices[j], o.indices[i]
			return true
		}
		first := o.indices[i]
		copy(o.indices[i:], o.indices[i+1:])
		o.indices[n-1] = first
		o.cycles[i] = n - i
	}
	return false
}
