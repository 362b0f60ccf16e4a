package threading

import (
	"math"
	"slices"
	"strconv"
	"time"

	rt "github.com/py2go/py2go/rtlib"
)

// handle stands for a thread that can be joined.
type handle struct {
	rt.Obj
	ident   int64
	started bool
	done    bool
	over    chan struct{} // closed when the thread has ended
}

var handleType = rt.Type{Name: "_ThreadHandle", Module: "_thread"}

// finish notes that the thread has ended.
func (h *handle) finish() {
	if !h.done {
		h.done = true
		close(h.over)
	}
}

// join waits for the thread to end, for a number of seconds if that is no None.
func (h *handle) join(seconds rt.Value) *rt.Exc {
	if !h.started {
		return rt.Errorf(&rt.RuntimeError, "thread not started")
	}
	var deadline time.Time
	if !seconds.IsNone() {
		s, err := rt.ToFloat(seconds)
		switch {
		case err != nil:
			return err
		case math.IsNaN(s):
			return rt.Errorf(&rt.ValueError, "Invalid value NaN (not a number)")
		case s > MaxTimeout:
			return rt.Errorf(&rt.OverflowError, "timestamp too large to convert to C PyTime_t")
		case s >= 0:
			deadline = time.Now().Add(time.Duration(s * 1e9))
		}
	}
	if h.done {
		return nil
	}
	if h.ident == Ident() {
		return rt.Errorf(&rt.RuntimeError, "Cannot join current thread")
	}
	_, err := Park(h.over, deadline)
	return err
}

// running are the handles of the threads that the end of the program waits for.
var running []*handle

// count is the number of threads that were started here and have not ended.
var count int

// stackSize is what stack_size was told. Goroutines take the stack they need.
var stackSize int64

// spawn runs f in a new thread and returns the thread's number when it runs. ended is called at its end.
func spawn(f func(), ended func()) int64 {
	ident := make(chan int64, 1)
	count++
	rt.Go(func() {
		ident <- Ident()
		defer func() {
			count--
			runExitCalls()
			if ended != nil {
				ended()
			}
		}()
		f()
	})
	t := rt.Unlock()
	n := <-ident
	t.Lock()
	return n
}

// exitCallsKey is the key of what a thread calls at its end, in rt.Thread.Local.
type exitCallsKey struct{}

// atThreadExit makes the running thread call f when it ends.
func atThreadExit(f rt.Value) (rt.Value, *rt.Exc) {
	calls, _ := rt.T.Local[exitCallsKey{}].([]rt.Value)
	if rt.T.Local == nil {
		rt.T.Local = map[any]any{}
	}
	rt.T.Local[exitCallsKey{}] = append(calls, f)
	return rt.None, nil
}

func runExitCalls() {
	calls, _ := rt.T.Local[exitCallsKey{}].([]rt.Value)
	for _, f := range calls {
		if _, err := rt.Call0(f); err != nil {
			rt.Unraisable(err, "Exception ignored in", f)
		}
	}
}

// report tells of an exception that a thread's function let out; SystemExit ends a thread silently.
func report(err *rt.Exc, f rt.Value) {
	if err == nil || err.Is(&rt.SystemExit) {
		return
	}
	name, failed := rt.Repr(f)
	if failed != nil {
		name = "<object repr() failed>"
	}
	rt.Unraisable(err, "Exception ignored in thread started by "+name, rt.Unset)
}

// startNewThread is start_new_thread: an exception that the function lets out is reported and ends only the thread.
func startNewThread(a []rt.Value) (rt.Value, *rt.Exc) {
	f, args, kwargs := a[0], a[1], a[2]
	switch {
	case !rt.Callable(f):
		return rt.Unset, rt.Errorf(&rt.TypeError, "first arg must be callable")
	case rt.As[rt.Tuple](args, &rt.TupleType) == nil:
		return rt.Unset, rt.Errorf(&rt.TypeError, "2nd arg must be a tuple")
	case !kwargs.IsUnset() && rt.As[rt.Dict](kwargs, &rt.DictType) == nil:
		return rt.Unset, rt.Errorf(&rt.TypeError, "optional 3rd arg must be a dictionary")
	}
	return rt.Int(spawn(func() {
		_, err := rt.CallEx(f, args, kwargs)
		report(err, f)
	}, nil)), nil
}

// startJoinable is start_joinable_thread: it returns the handle of a new thread, the one given if there is one.
func startJoinable(a []rt.Value) (rt.Value, *rt.Exc) {
	f, given, daemonic := a[0], a[1], a[2]
	if !rt.Callable(f) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "thread function must be callable")
	}
	daemon, err := rt.Truth(daemonic)
	if err != nil {
		return rt.Unset, err
	}
	h := newHandle()
	if !given.IsNone() {
		if h = rt.As[handle](given, &handleType); h == nil {
			return rt.Unset, rt.Errorf(&rt.TypeError, "'handle' must be a _ThreadHandle")
		}
	}
	if h.started {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "thread already started")
	}
	h.started = true
	if !daemon {
		running = append(running, h)
	}
	h.ident = spawn(func() {
		h.ident = Ident()
		_, err := rt.Call0(f)
		report(err, f)
	}, func() {
		h.finish()
		if i := slices.Index(running, h); i >= 0 {
			running = slices.Delete(running, i, i+1)
		}
	})
	return rt.FromObj(h), nil
}

func newHandle() *handle {
	h := rt.Alloc[handle](&handleType)
	h.over = make(chan struct{})
	return h
}

// makeHandle is the handle of a running thread that was not started here.
func makeHandle(ident rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(ident)
	if err != nil {
		return rt.Unset, err
	}
	h := newHandle()
	h.ident, h.started = int64(n), true
	return rt.FromObj(h), nil
}

// joinAll waits for the threads that are no daemons.
func joinAll() (rt.Value, *rt.Exc) {
	for len(running) > 0 {
		h := running[0]
		if h.ident == Ident() {
			running = running[1:]
			continue
		}
		if _, err := Park(h.over, time.Time{}); err != nil {
			rt.Unraisable(err, "Exception ignored on threading shutdown", rt.Unset)
			return rt.None, nil
		}
	}
	return rt.None, nil
}

func setStackSize(a []rt.Value) (rt.Value, *rt.Exc) {
	const least = 32 << 10 // as CPython has it
	size, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	switch {
	case size < 0:
		return rt.Unset, rt.Errorf(&rt.ValueError, "size must be 0 or a positive value")
	case size > 0 && size < least:
		return rt.Unset, rt.Errorf(&rt.ValueError, "size not valid: %d bytes", size)
	}
	old := stackSize
	stackSize = int64(size)
	return rt.Int(old), nil
}

func initHandle() {
	t := &handleType
	t.New = func(*rt.Type, *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(newHandle()), nil }
	t.Repr = func(v rt.Value) (rt.Value, *rt.Exc) {
		return rt.NewStr("<_thread._ThreadHandle object: ident=" + strconv.FormatInt(rt.Cast[handle](v).ident, 10) + ">"), nil
	}
	t.GetSets = []rt.GetSet{
		{Name: "ident", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(rt.Cast[handle](v).ident), nil }},
	}
	t.Methods = []rt.Def{
		{Name: "join", Sig: "timeout=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return none(rt.Cast[handle](a[0]).join(a[1]))
		}},
		{Name: "is_done", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(rt.Cast[handle](v).done), nil }},
		{Name: "_set_done", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			h := rt.Cast[handle](v)
			if !h.started {
				return rt.Unset, rt.Errorf(&rt.RuntimeError, "thread not started")
			}
			h.finish()
			return rt.None, nil
		}},
	}
	rt.Ready(t)
}
