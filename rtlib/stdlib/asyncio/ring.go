package asyncio

import (
	rt "github.com/py2go/py2go/rtlib"
)

// entry is something that the loop is to do. f is a Handle, a Task (to wake up with the future arg, or to step: arg nil, or with the exception
// arg), a sleeping Future (to finish), a gathering one (to tell of the future arg), or a *callback (to call with the future arg).
type entry struct{ f, arg *rt.Obj }

// ring is a queue of entries.
type ring struct {
	buf  []entry // its length is a power of two
	head int
	n    int
}

func (r *ring) push(e entry) {
	if r.n == len(r.buf) {
		grown := make([]entry, max(64, 2*len(r.buf)))
		for i := range r.n {
			grown[i] = r.buf[(r.head+i)&(len(r.buf)-1)]
		}
		r.buf, r.head = grown, 0
	}
	r.buf[(r.head+r.n)&(len(r.buf)-1)] = e
	r.n++
}

func (r *ring) pop() entry {
	p := &r.buf[r.head]
	e := *p
	*p = entry{}
	r.head = (r.head + 1) & (len(r.buf) - 1)
	r.n--
	return e
}

// timer is what happens at a time of the loop's clock: f is a TimerHandle or a sleeping Future.
type timer struct {
	when float64
	f    *rt.Obj
}

func (t *timer) before(other timer) bool { return t.when < other.when }

// dead reports whether the timer was cancelled.
func (t *timer) dead() bool {
	if h := t.handle(); h != nil {
		return h.cancelled
	}
	f := rt.Cast[Future](t.f.Value())
	return f.state != pending || !f.is(sleeping)
}

// handle is the TimerHandle, nil if there is a sleeping future instead.
func (t *timer) handle() *Handle {
	if rt.TypeOf(t.f.Value()) == &FutureType {
		return nil
	}
	return handleOf(t.f.Value())
}

// timers is a heap. It moves its elements exactly as Python's heapq does, since that decides the order of timers for the same time, and asks
// which of two is earlier only: NaN is neither earlier nor later.
type timers []timer

func (h *timers) push(t timer) {
	*h = append(*h, t)
	h.down(0, len(*h)-1)
}

func (h *timers) pop() timer {
	old := *h
	last := old[len(old)-1]
	old[len(old)-1] = timer{}
	*h = old[:len(old)-1]
	if len(*h) == 0 {
		return last
	}
	first := (*h)[0]
	(*h)[0] = last
	h.up(0)
	return first
}

// down moves the element at pos towards start until its parent is not later.
func (h timers) down(start, pos int) {
	t := h[pos]
	for pos > start {
		parent := (pos - 1) >> 1
		if !t.before(h[parent]) {
			break
		}
		h[pos] = h[parent]
		pos = parent
	}
	h[pos] = t
}

// up moves the element at pos to a leaf, along the earlier children, and then down to its place.
func (h timers) up(pos int) {
	start, t := pos, h[pos]
	for child := 2*pos + 1; child < len(h); child = 2*pos + 1 {
		if right := child + 1; right < len(h) && !h[child].before(h[right]) {
			child = right
		}
		h[pos] = h[child]
		pos = child
	}
	h[pos] = t
	h.down(start, pos)
}

func (h timers) heapify() {
	for i := len(h)/2 - 1; i >= 0; i-- {
		h.up(i)
	}
}
