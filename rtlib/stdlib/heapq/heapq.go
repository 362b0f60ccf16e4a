// Package heapq is Python's heapq module: a list kept as a binary heap (here), and the functions on sorted order that go with it
// (merge.go). Elements are compared with < alone, in the order in which CPython compares them: programs see that through __lt__ and
// through the order of elements that are equal.
package heapq

import rt "github.com/py2go/py2go/rtlib"

func init() {
	rt.RegisterModule("heapq", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "heappush", Sig: "heap, item, /", F2: onHeap2("heappush", push)},
			rt.Def{Name: "heappop", Sig: "heap, /", F1: onHeap1("heappop", pop)},
			rt.Def{Name: "heapify", Sig: "heap, /", F1: onHeap1("heapify", heapify)},
			rt.Def{Name: "heapreplace", Sig: "heap, item, /", F2: onHeap2("heapreplace", replace)},
			rt.Def{Name: "heappushpop", Sig: "heap, item, /", F2: onHeap2("heappushpop", pushPop)},
			rt.Def{Name: "merge", Sig: "*iterables, key=None, reverse=False", FN: newMerge},
			rt.Def{Name: "nlargest", Sig: "n, iterable, key=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return extreme(a, true) }},
			rt.Def{Name: "nsmallest", Sig: "n, iterable, key=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return extreme(a, false) }},
		)
		return nil
	})
}

// heapOf is v as the list that it has to be; what names it in the error.
func heapOf(v rt.Value, what string) (*rt.List, *rt.Exc) {
	if l := rt.As[rt.List](v, &rt.ListType); l != nil {
		return l, nil
	}
	return nil, rt.Errorf(&rt.TypeError, "%s must be list, not %s", what, rt.TypeName(v))
}

func onHeap1(name string, f func(h *rt.List) (rt.Value, *rt.Exc)) func(rt.Value) (rt.Value, *rt.Exc) {
	return func(v rt.Value) (rt.Value, *rt.Exc) {
		h, err := heapOf(v, name+"() argument")
		if err != nil {
			return rt.Unset, err
		}
		return f(h)
	}
}

func onHeap2(name string, f func(h *rt.List, item rt.Value) (rt.Value, *rt.Exc)) func(a, b rt.Value) (rt.Value, *rt.Exc) {
	return func(v, item rt.Value) (rt.Value, *rt.Exc) {
		h, err := heapOf(v, name+"() argument 1")
		if err != nil {
			return rt.Unset, err
		}
		return f(h, item)
	}
}

// less compares two elements; it is an error if that changes the size of the heap.
func less(h *rt.List, i, j int) (bool, *rt.Exc) {
	n := len(h.Items())
	lt, err := rt.IfLt(h.Items()[i], h.Items()[j])
	if err == nil && len(h.Items()) != n {
		err = rt.Errorf(&rt.RuntimeError, "list changed size during iteration")
	}
	return lt, err
}

// rise moves the element at pos towards start while it is less than its parent.
func rise(h *rt.List, start, pos int) *rt.Exc {
	for pos > start {
		parent := (pos - 1) / 2
		lt, err := less(h, pos, parent)
		if err != nil {
			return err
		}
		if !lt {
			return nil
		}
		items := h.Items()
		items[pos], items[parent] = items[parent], items[pos]
		pos = parent
	}
	return nil
}

// sink moves the element at pos down to a leaf, past the lesser child each time, and then up to where it belongs: most elements
// belong near the leaves, so that this takes fewer comparisons than stopping on the way down.
func sink(h *rt.List, pos int) *rt.Exc {
	start, end := pos, len(h.Items())
	for child := 2*pos + 1; child < end; child = 2*pos + 1 {
		if child+1 < end {
			lt, err := less(h, child, child+1)
			if err != nil {
				return err
			}
			if !lt {
				child++
			}
		}
		items := h.Items()
		items[pos], items[child] = items[child], items[pos]
		pos = child
	}
	return rise(h, start, pos)
}

func push(h *rt.List, item rt.Value) (rt.Value, *rt.Exc) {
	h.Append(item)
	return rt.None, rise(h, 0, len(h.Items())-1)
}

func pop(h *rt.List) (rt.Value, *rt.Exc) {
	if len(h.Items()) == 0 {
		return rt.Unset, outOfRange()
	}
	last, err := h.Pop()
	if err != nil || len(h.Items()) == 0 {
		return last, err
	}
	return replace(h, last)
}

func replace(h *rt.List, item rt.Value) (rt.Value, *rt.Exc) {
	items := h.Items()
	if len(items) == 0 {
		return rt.Unset, outOfRange()
	}
	first := items[0]
	items[0] = item
	return first, sink(h, 0)
}

func outOfRange() *rt.Exc { return rt.Errorf(&rt.IndexError, "index out of range") }

func pushPop(h *rt.List, item rt.Value) (rt.Value, *rt.Exc) {
	if len(h.Items()) == 0 {
		return item, nil
	}
	lt, err := rt.IfLt(h.Items()[0], item)
	if err != nil {
		return rt.Unset, err
	}
	if !lt {
		return item, nil
	}
	return replace(h, item)
}

func heapify(h *rt.List) (rt.Value, *rt.Exc) {
	for i := len(h.Items())/2 - 1; i >= 0; i-- {
		if err := sink(h, i); err != nil {
			return rt.Unset, err
		}
	}
	return rt.None, nil
}
