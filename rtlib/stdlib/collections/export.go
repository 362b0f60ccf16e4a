package collections

import rt "github.com/py2go/py2go/rtlib"

// Deque is Python's deque, for the packages of other modules.
type Deque = deque

// NewDeque is an empty deque without a limit.
func NewDeque() *Deque { return &deque{Obj: rt.MakeObj(&dequeType), max: -1} }

// AsDeque is v as a deque; nil if it is none.
func AsDeque(v rt.Value) *Deque { return rt.As[deque](v, &dequeType) }

// Value is the deque as a Python object.
func (d *deque) Value() rt.Value { return rt.FromObj(d) }

// Len is the number of items.
func (d *deque) Len() int { return d.n }

// At is item i.
func (d *deque) At(i int) rt.Value { return *d.at(i) }

// Push appends v.
func (d *deque) Push(v rt.Value) { d.pushRight(v) }

// Pop takes out the first item of a deque that has one.
func (d *deque) Pop() rt.Value { return d.dropLeft() }

// Take removes the first item that is v and reports whether there was one.
func (d *deque) Take(v rt.Value) bool {
	for i := range d.n {
		switch {
		case *d.at(i) != v:
			continue
		case i == 0:
			d.dropLeft()
		default:
			d.remove(i)
		}
		return true
	}
	return false
}
