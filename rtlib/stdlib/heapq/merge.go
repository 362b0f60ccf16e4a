package heapq

import rt "github.com/py2go/py2go/rtlib"

// extreme is nlargest and nsmallest: the first n items in sorted order, items that are equal in the order of the iterable.
func extreme(a []rt.Value, largest bool) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	sorted, err := rt.Sorted(a[1], a[2], rt.Bool(largest))
	if err != nil {
		return rt.Unset, err
	}
	items := rt.Cast[rt.List](sorted).Items()
	return rt.NewList(items[:min(max(n, 0), len(items))]...), nil
}

// merge is the iterator over sorted iterables in sorted order. Its heap holds the next item of every iterable that is not exhausted.
type merge struct {
	rt.Obj
	pending []rt.Value // iterators that have not begun
	key     rt.Value
	reverse bool
	heap    []source
}

type source struct {
	item, key rt.Value
	order     int // of two equal items the one from the earlier iterable comes first
	it        rt.Value
}

var mergeType = rt.Type{Name: "merge", Module: "heapq"}

func init() {
	mergeType.Flags |= rt.NoInstantiate
	mergeType.Iter = func(self rt.Value) (rt.Value, *rt.Exc) { return self, nil }
	mergeType.Next = func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[merge](self).next() }
	rt.Ready(&mergeType)
}

func newMerge(a []rt.Value) (rt.Value, *rt.Exc) {
	m := rt.Alloc[merge](&mergeType)
	reverse, err := rt.Truth(a[1])
	if err != nil {
		return rt.Unset, err
	}
	m.pending, m.key, m.reverse = rt.Cast[rt.Tuple](a[2]).Items(), a[0], reverse
	return rt.FromObj(m), nil
}

// begin fetches the first items: not before the first one is asked for, as a generator would.
func (m *merge) begin() *rt.Exc {
	pending := m.pending
	m.pending = nil
	for i, iterable := range pending {
		it, err := rt.Iter(iterable)
		if err != nil {
			return err
		}
		s := source{it: it, order: i}
		if ok, err := m.fetch(&s); err != nil {
			return err
		} else if ok {
			m.heap = append(m.heap, s)
		}
	}
	for i := len(m.heap)/2 - 1; i >= 0; i-- {
		if err := m.sink(i); err != nil {
			return err
		}
	}
	return nil
}

func (m *merge) next() (rt.Value, *rt.Exc) {
	if m.pending != nil {
		if err := m.begin(); err != nil {
			return rt.Unset, err
		}
	} else if len(m.heap) > 0 {
		top := &m.heap[0]
		ok, err := m.fetch(top)
		if err != nil {
			m.heap = nil
			return rt.Unset, err
		}
		if !ok {
			last := len(m.heap) - 1
			m.heap[0] = m.heap[last]
			m.heap = m.heap[:last]
		}
		if err := m.sink(0); err != nil {
			m.heap = nil
			return rt.Unset, err
		}
	}
	if len(m.heap) == 0 {
		return rt.StopIter()
	}
	return m.heap[0].item, nil
}

// fetch reads the next item of s; false if there is none.
func (m *merge) fetch(s *source) (bool, *rt.Exc) {
	item, err := rt.Next(s.it)
	if err != nil {
		if rt.Stopped(err) {
			err = nil
		}
		return false, err
	}
	s.item, s.key = item, item
	if !m.key.IsNone() {
		s.key, err = rt.Call1(m.key, item)
	}
	return err == nil, err
}

func (m *merge) before(a, b *source) (bool, *rt.Exc) {
	x, y := a.key, b.key
	if m.reverse {
		x, y = y, x
	}
	if lt, err := rt.IfLt(x, y); lt || err != nil {
		return lt, err
	}
	if gt, err := rt.IfLt(y, x); gt || err != nil {
		return false, err
	}
	return a.order < b.order, nil
}

func (m *merge) sink(i int) *rt.Exc {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(m.heap); child++ {
			lt, err := m.before(&m.heap[child], &m.heap[least])
			if err != nil {
				return err
			}
			if lt {
				least = child
			}
		}
		if least == i {
			return nil
		}
		m.heap[i], m.heap[least] = m.heap[least], m.heap[i]
		i = least
	}
}
