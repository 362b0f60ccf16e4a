package queue

import (
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/threading"
)

// This file is the module _queue: the queue without bound that executors use.

// simpleQueue is an unbounded queue, first in, first out.
type simpleQueue struct {
	rt.Obj
	items   []rt.Value
	waiters []chan struct{} // of the threads that wait for an item, the first first
}

var (
	simpleType = rt.Type{Name: "SimpleQueue", Module: "_queue", Flags: rt.BaseType}
	emptyType  = rt.Type{
		Name: "Empty", Module: "_queue", Doc: "Exception raised by Queue.get(block=0)/get_nowait().", Base: &rt.Exception,
		Flags: rt.BaseType | rt.ExceptionType,
	}
)

func (q *simpleQueue) put(v rt.Value) {
	q.items = append(q.items, v)
	if len(q.waiters) > 0 {
		close(q.waiters[0])
		q.waiters = q.waiters[1:]
	}
}

// get takes the first item, waiting for one until the deadline (the zero time: for ever) if wait is set.
func (q *simpleQueue) get(wait bool, deadline time.Time) (rt.Value, *rt.Exc) {
	for len(q.items) == 0 {
		if !wait {
			return rt.Unset, rt.NewExc(&emptyType)
		}
		ch := make(chan struct{})
		q.waiters = append(q.waiters, ch)
		woken, err := threading.Park(ch, deadline)
		if !woken {
			q.forget(ch)
			wait = false
		}
		if err != nil {
			return rt.Unset, err
		}
	}
	v := q.items[0]
	q.items[0] = rt.Unset
	q.items = q.items[1:]
	return v, nil
}

// forget takes a waiter that gives up out of the list; if it was woken just now, the next one is woken for the item.
func (q *simpleQueue) forget(ch chan struct{}) {
	for i, w := range q.waiters {
		if w == ch {
			q.waiters = append(q.waiters[:i:i], q.waiters[i+1:]...)
			return
		}
	}
	if len(q.items) > 0 && len(q.waiters) > 0 {
		close(q.waiters[0])
		q.waiters = q.waiters[1:]
	}
}

func getItem(a []rt.Value) (rt.Value, *rt.Exc) {
	wait, err := rt.Truth(a[1])
	if err != nil {
		return rt.Unset, err
	}
	var deadline time.Time
	if wait && !a[2].IsNone() {
		s, err := rt.ToFloat(a[2])
		switch {
		case err != nil:
			return rt.Unset, err
		case s < 0:
			return rt.Unset, rt.Errorf(&rt.ValueError, "'timeout' must be a non-negative number")
		case s > threading.MaxTimeout:
			return rt.Unset, rt.Errorf(&rt.OverflowError, "timeout value is too large")
		}
		deadline = time.Now().Add(time.Duration(s * 1e9))
	}
	return rt.Cast[simpleQueue](a[0]).get(wait, deadline)
}

func putItem(a []rt.Value) (rt.Value, *rt.Exc) {
	rt.Cast[simpleQueue](a[0]).put(a[1])
	return rt.None, nil
}

func initSimpleQueue() {
	t := &simpleType
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[simpleQueue](t)), nil }
	queue := func(v rt.Value) *simpleQueue { return rt.Cast[simpleQueue](v) }
	t.Methods = []rt.Def{
		{Name: "put", Sig: "item, block=True, timeout=None", FN: putItem},
		{Name: "put_nowait", Sig: "item", F2: func(v, item rt.Value) (rt.Value, *rt.Exc) { queue(v).put(item); return rt.None, nil }},
		{Name: "get", Sig: "block=True, timeout=None", FN: getItem},
		{Name: "get_nowait", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return queue(v).get(false, time.Time{}) }},
		{Name: "empty", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(len(queue(v).items) == 0), nil }},
		{Name: "qsize", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(len(queue(v).items))), nil }},
		{Name: "__class_getitem__", Flags: rt.ClassMethod, F2: func(cls, item rt.Value) (rt.Value, *rt.Exc) {
			return rt.NewGenericAlias(cls, item), nil
		}},
	}
	rt.Ready(t)
	rt.SetClassSig(t, "")
	rt.Ready(&emptyType)
	rt.RegisterModule("_queue", func(m *rt.Module) *rt.Exc {
		m.Set("SimpleQueue", simpleType.Value())
		m.Set("Empty", emptyType.Value())
		return nil
	})
}
