package asyncio

import (
	"fmt"
	"math"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/collections"
)

// This file is Queue, PriorityQueue and LifoQueue. What a subclass may override (_init, _get, _put, full, empty …) is called as a method in
// instances of classes that programs make, and directly in others.

type queue struct {
	rt.Obj
	rt.Attrs
	bound
	items            rt.Value           // _queue
	fifo             *collections.Deque // items, if that is a deque
	getters, putters *collections.Deque
	maxsize          rt.Value
	limit            int // maxsize; 0: none
	unfinished       int
	finished         *event
	isShutdown       bool
}

var (
	queueType    = rt.Type{Name: "Queue", Module: "asyncio.queues", Doc: "A first in, first out queue between tasks.", Flags: rt.BaseType}
	priorityType = rt.Type{Name: "PriorityQueue", Module: "asyncio.queues", Doc: "A queue that gives the smallest item first.", Base: &queueType, Flags: rt.BaseType}
	lifoType     = rt.Type{Name: "LifoQueue", Module: "asyncio.queues", Doc: "A queue that gives the latest item first.", Base: &queueType, Flags: rt.BaseType}
)

func queueOf(v rt.Value) *queue { return rt.Cast[queue](v) }

func (q *queue) value() rt.Value { return rt.FromObj(q) }

func (q *queue) setItems(v rt.Value) { q.items, q.fifo = v, collections.AsDeque(v) }

func (q *queue) size() (int, *rt.Exc) {
	switch {
	case q.fifo != nil:
		return q.fifo.Len(), nil
	case q.items.IsUnset():
		return 0, rt.Errorf(&rt.AttributeError, "'%s' object has no attribute '_queue'", rt.TypeName(q.value()))
	}
	return rt.Len(q.items)
}

func (q *queue) isEmpty() (bool, *rt.Exc) {
	n, err := q.size()
	return n == 0, err
}

func (q *queue) isFull() (bool, *rt.Exc) {
	if q.limit <= 0 {
		return false, nil
	}
	if custom(q.value()) {
		v, err := callMethod(q.value(), "qsize")
		if err != nil {
			return false, err
		}
		n, err := rt.IndexInt(v)
		return n >= q.limit, err
	}
	n, err := q.size()
	return n >= q.limit, err
}

// empty and full are the methods, as a subclass may have them.
func (q *queue) empty() (bool, *rt.Exc) {
	if custom(q.value()) {
		return q.ask("empty")
	}
	return q.isEmpty()
}

func (q *queue) full() (bool, *rt.Exc) {
	if custom(q.value()) {
		return q.ask("full")
	}
	return q.isFull()
}

func (q *queue) ask(method string) (bool, *rt.Exc) {
	v, err := callMethod(q.value(), method)
	if err != nil {
		return false, err
	}
	return rt.Truth(v)
}

// heap calls a function of heapq.
func heap(name string, args ...rt.Value) (rt.Value, *rt.Exc) {
	m, err := rt.ImportModule("heapq")
	if err != nil {
		return rt.Unset, err
	}
	return callMethod(m, name, args...)
}

func (q *queue) insert(item rt.Value) *rt.Exc {
	var err *rt.Exc
	switch {
	case custom(q.value()):
		_, err = callMethod(q.value(), "_put", item)
	case q.fifo != nil:
		q.fifo.Push(item)
	default:
		err = q.insertInto(rt.TypeOf(q.value()), item)
	}
	return err
}

// insertInto is the _put of class t.
func (q *queue) insertInto(t *rt.Type, item rt.Value) (err *rt.Exc) {
	switch {
	case t == &priorityType:
		_, err = heap("heappush", q.items, item)
	case q.fifo != nil:
		q.fifo.Push(item)
	default:
		_, err = callMethod(q.items, "append", item)
	}
	return err
}

func (q *queue) remove() (rt.Value, *rt.Exc) {
	switch {
	case custom(q.value()):
		return callMethod(q.value(), "_get")
	case q.fifo != nil:
		return q.fifo.Pop(), nil
	}
	return q.removeFrom(rt.TypeOf(q.value()))
}

// removeFrom is the _get of class t.
func (q *queue) removeFrom(t *rt.Type) (rt.Value, *rt.Exc) {
	switch {
	case t == &priorityType:
		return heap("heappop", q.items)
	case t == &lifoType:
		return callMethod(q.items, "pop")
	}
	return callMethod(q.items, "popleft")
}

// get is get().
func (q *queue) get() (rt.Value, *rt.Exc) { return newGet(q, nil) }

// newGet gives an item, or waits for one, with w if that is not nil.
func newGet(q *queue, w *wait) (rt.Value, *rt.Exc) {
	empty, err := q.empty()
	if err == nil && empty && q.isShutdown {
		err = raise(&queueShutDown)
	}
	switch {
	case err != nil:
		return rt.Unset, err
	case !empty && custom(q.value()):
		return callMethod(q.value(), "get_nowait")
	case !empty:
		return q.take()
	}
	loop, err := q.bound.get(q.value())
	if err != nil {
		return rt.Unset, err
	}
	if w == nil {
		w = newBlock(q.value(), (*wait).getterDone)
	}
	return w.block(loop, q.getters)
}

func (w *wait) getterDone(err *rt.Exc) (rt.Value, *rt.Exc) {
	q := queueOf(w.self)
	if err != nil {
		return rt.Unset, w.leave(err, q.getters, q.empty)
	}
	return newGet(q, w)
}

// leave gives up a place among waiters because of err; if it was just given something, the next gets it.
func (w *wait) leave(err *rt.Exc, waiters *collections.Deque, still func() (bool, *rt.Exc)) *rt.Exc {
	if _, failed := w.fut.Cancel(rt.Unset); failed != nil {
		return failed
	}
	waiters.Take(w.fut.Value())
	waits, failed := still()
	if failed == nil && !waits && w.fut.state != cancelledState {
		failed = wakeNext(waiters)
	}
	if failed != nil {
		return failed
	}
	return err
}

// take is get_nowait() of a queue that is not empty.
func (q *queue) take() (rt.Value, *rt.Exc) {
	v, err := q.remove()
	if err != nil {
		return rt.Unset, err
	}
	if q.putters.Len() == 0 {
		return v, nil
	}
	return v, wakeNext(q.putters)
}

func (q *queue) getNowait() (rt.Value, *rt.Exc) {
	empty, err := q.empty()
	switch {
	case err != nil:
		return rt.Unset, err
	case !empty:
		return q.take()
	case q.isShutdown:
		return rt.Unset, raise(&queueShutDown)
	}
	return rt.Unset, raise(&queueEmpty)
}

// put is put(item).
func (q *queue) put(item rt.Value) (rt.Value, *rt.Exc) { return newPut(q, item, nil) }

// newPut puts item into q, or waits for room, with w if that is not nil.
func newPut(q *queue, item rt.Value, w *wait) (rt.Value, *rt.Exc) {
	full, err := q.full()
	if err == nil && full && q.isShutdown {
		err = raise(&queueShutDown)
	}
	switch {
	case err != nil:
		return rt.Unset, err
	case !full && custom(q.value()):
		return callMethod(q.value(), "put_nowait", item)
	case !full:
		return rt.None, q.add(item)
	}
	loop, err := q.bound.get(q.value())
	if err != nil {
		return rt.Unset, err
	}
	if w == nil {
		w = newBlock(q.value(), (*wait).putterDone)
		w.item = item
	}
	return w.block(loop, q.putters)
}

func (w *wait) putterDone(err *rt.Exc) (rt.Value, *rt.Exc) {
	q := queueOf(w.self)
	if err != nil {
		return rt.Unset, w.leave(err, q.putters, q.full)
	}
	return newPut(q, w.item, w)
}

// add is put_nowait(item) of a queue that is not full.
func (q *queue) add(item rt.Value) *rt.Exc {
	if q.isShutdown {
		return raise(&queueShutDown)
	}
	if err := q.insert(item); err != nil {
		return err
	}
	q.unfinished++
	q.finished.set = false
	if q.getters.Len() == 0 {
		return nil
	}
	return wakeNext(q.getters)
}

func (q *queue) putNowait(item rt.Value) (rt.Value, *rt.Exc) {
	if q.isShutdown {
		return rt.Unset, raise(&queueShutDown)
	}
	full, err := q.full()
	if err == nil && full {
		err = raise(&queueFull)
	}
	if err == nil {
		err = q.add(item)
	}
	return rt.None, err
}

func (q *queue) taskDone() *rt.Exc {
	if q.unfinished <= 0 {
		return rt.Errorf(&rt.ValueError, "task_done() called too many times")
	}
	if q.unfinished--; q.unfinished == 0 {
		return q.finished.fire()
	}
	return nil
}

func (q *queue) join() (rt.Value, *rt.Exc) {
	if q.unfinished <= 0 {
		return rt.None, nil
	}
	v, err := q.finished.wait()
	if err == nil {
		v = rt.None
	}
	return v, err
}

func (q *queue) shutdown(immediate bool) *rt.Exc {
	q.isShutdown = true
	for immediate {
		empty, err := q.empty()
		if err != nil {
			return err
		}
		if empty {
			break
		}
		if _, err := q.remove(); err != nil {
			return err
		}
		if q.unfinished > 0 {
			q.unfinished--
		}
	}
	if immediate && q.unfinished == 0 {
		if err := q.finished.fire(); err != nil {
			return err
		}
	}
	for _, waiters := range []*collections.Deque{q.getters, q.putters} {
		for waiters.Len() > 0 {
			if err := wakeNext(waiters); err != nil {
				return err
			}
		}
	}
	return nil
}

func newQueue(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) {
	q := rt.Alloc[queue](t)
	q.getters, q.putters = collections.NewDeque(), collections.NewDeque()
	q.maxsize = rt.Int(0)
	q.finished = rt.Cast[event](rt.FromObj(&event{Obj: rt.MakeObj(&eventType), waiters: collections.NewDeque(), set: true}))
	return rt.FromObj(q), nil
}

var queueSig = rt.NewSig("Queue.__init__", "maxsize=0")

func initQueue(self rt.Value, a *rt.Args) *rt.Exc {
	vals, err := bindInit(queueSig, rt.TypeOf(self).Name, a, "maxsize")
	if err != nil {
		return err
	}
	q := queueOf(self)
	q.maxsize = vals[0]
	if f := q.maxsize; f.IsFloat() {
		if q.limit = 0; f.AsFloat() < math.MaxInt32 {
			q.limit = int(math.Ceil(f.AsFloat()))
		}
	} else if _, err := rt.Le(f, rt.Int(0)); err != nil {
		return err
	} else if q.limit, err = rt.IndexInt(f); err != nil {
		return err
	}
	if custom(self) {
		_, err := callMethod(self, "_init", vals[0])
		return err
	}
	q.initItems(rt.TypeOf(self))
	return nil
}

// initItems is the _init of class t.
func (q *queue) initItems(t *rt.Type) {
	if t == &queueType {
		q.setItems(collections.NewDeque().Value())
	} else {
		q.setItems(rt.NewList())
	}
}

// format is what reprs say.
func (q *queue) format() (string, *rt.Exc) {
	s := "maxsize=" + repr(q.maxsize)
	if !q.items.IsUnset() {
		n, err := q.size()
		if err != nil {
			return "", err
		}
		if n > 0 {
			items, err := rt.ListOf(q.items)
			if err != nil {
				return "", err
			}
			text, err := rt.Repr(rt.NewList(items...))
			if err != nil {
				return "", err
			}
			s += " _queue=" + text
		}
	}
	if n := q.getters.Len(); n > 0 {
		s += fmt.Sprintf(" _getters[%d]", n)
	}
	if n := q.putters.Len(); n > 0 {
		s += fmt.Sprintf(" _putters[%d]", n)
	}
	if q.unfinished > 0 {
		s += fmt.Sprintf(" tasks=%d", q.unfinished)
	}
	if q.isShutdown {
		s += " shutdown"
	}
	return s, nil
}

func queueText(self rt.Value, address string) (rt.Value, *rt.Exc) {
	if custom(self) {
		v, err := callMethod(self, "_format")
		if err != nil {
			return rt.Unset, err
		}
		s, err := rt.ToStr(v)
		return rt.NewStr("<" + rt.TypeOf(self).Name + address + " " + s + ">"), err
	}
	s, err := queueOf(self).format()
	return rt.NewStr("<" + rt.TypeOf(self).Name + address + " " + s + ">"), err
}

func setUpQueues(m *rt.Module) {
	for _, t := range []*rt.Type{&queueType, &priorityType, &lifoType} {
		t.New = newQueue
		t.Methods = []rt.Def{
			{Name: "_init", Sig: "maxsize", F2: func(self, _ rt.Value) (rt.Value, *rt.Exc) { queueOf(self).initItems(t); return rt.None, nil }},
			{Name: "_put", Sig: "item", F2: func(self, item rt.Value) (rt.Value, *rt.Exc) { return rt.None, queueOf(self).insertInto(t, item) }},
			{Name: "_get", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return queueOf(self).removeFrom(t) }},
		}
	}
	t := &queueType
	t.InstanceDict()
	t.Init = initQueue
	t.Repr = func(self rt.Value) (rt.Value, *rt.Exc) { return queueText(self, fmt.Sprintf(" at %#x", rt.ID(self))) }
	t.Str = func(self rt.Value) (rt.Value, *rt.Exc) { return queueText(self, "") }
	answer := func(f func(q *queue) (bool, *rt.Exc)) func(rt.Value) (rt.Value, *rt.Exc) {
		return func(self rt.Value) (rt.Value, *rt.Exc) {
			b, err := f(queueOf(self))
			return rt.Bool(b), err
		}
	}
	t.Methods = append(t.Methods,
		rt.Def{Name: "qsize", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			n, err := queueOf(self).size()
			return rt.Int(int64(n)), err
		}},
		rt.Def{Name: "empty", F1: answer((*queue).isEmpty)},
		rt.Def{Name: "full", F1: answer((*queue).isFull)},
		asyncMethod0("Queue", "get", func(self rt.Value) (rt.Value, *rt.Exc) { return queueOf(self).get() }),
		asyncMethod1("Queue", "put", "item", func(self, item rt.Value) (rt.Value, *rt.Exc) { return queueOf(self).put(item) }),
		asyncMethod0("Queue", "join", func(self rt.Value) (rt.Value, *rt.Exc) { return queueOf(self).join() }),
		rt.Def{Name: "get_nowait", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return queueOf(self).getNowait() }},
		rt.Def{Name: "put_nowait", Sig: "item", F2: func(self, item rt.Value) (rt.Value, *rt.Exc) { return queueOf(self).putNowait(item) }},
		rt.Def{Name: "task_done", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, queueOf(self).taskDone() }},
		rt.Def{Name: "shutdown", Sig: "immediate=False", F2: func(self, immediate rt.Value) (rt.Value, *rt.Exc) {
			now, err := rt.Truth(immediate)
			if err == nil {
				err = queueOf(self).shutdown(now)
			}
			return rt.None, err
		}},
		rt.Def{Name: "_format", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			s, err := queueOf(self).format()
			return rt.NewStr(s), err
		}},
		rt.Def{Name: "_wakeup_next", Sig: "waiters", F2: func(_, waiters rt.Value) (rt.Value, *rt.Exc) {
			d := collections.AsDeque(waiters)
			if d == nil {
				return rt.Unset, rt.Errorf(&rt.TypeError, "waiters must be a deque, not %s", rt.TypeName(waiters))
			}
			return rt.None, wakeNext(d)
		}},
		boundMethod(func(self rt.Value) *bound { return &queueOf(self).bound }),
		rt.ClassGetItem,
	)
	t.GetSets = []rt.GetSet{
		{Name: "maxsize", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return queueOf(self).maxsize, nil }},
		{Name: "_maxsize", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return queueOf(self).maxsize, nil }},
		{Name: "_queue", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			q := queueOf(self)
			_, err := q.size()
			return q.items, err
		}, Set: func(self, v rt.Value) *rt.Exc { queueOf(self).setItems(v); return nil }},
		{Name: "_finished", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.FromObj(queueOf(self).finished), nil }},
		waitersAttr("_getters", func(self rt.Value) **collections.Deque { return &queueOf(self).getters }),
		waitersAttr("_putters", func(self rt.Value) **collections.Deque { return &queueOf(self).putters }),
		intField("_unfinished_tasks", func(self rt.Value) *int { return &queueOf(self).unfinished }),
		boolField("_is_shutdown", func(self rt.Value) *bool { return &queueOf(self).isShutdown }),
		boundAttr(func(self rt.Value) *bound { return &queueOf(self).bound }),
	}
	m.Type(&queueType, &priorityType, &lifoType, &queueEmpty, &queueFull, &queueShutDown)
}
