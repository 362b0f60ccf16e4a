package asyncio

import (
	"runtime"
	"sync"

	rt "github.com/py2go/py2go/rtlib"
)

// executor runs calls in threads, as a loop's default executor does: at most as many at a time as CPython's.
type executor struct {
	slots  chan struct{}
	calls  sync.WaitGroup
	closed bool
}

// submit runs f(*args) in a thread; done is called with the outcome in the thread of the loop.
func (x *executor) submit(l *Loop, f rt.Value, args []rt.Value, done func(rt.Value, *rt.Exc)) *rt.Exc {
	if x.closed {
		return rt.Errorf(&rt.RuntimeError, "Executor shutdown has been called")
	}
	if x.slots == nil {
		x.slots = make(chan struct{}, min(32, runtime.NumCPU()+4))
	}
	x.calls.Add(1)
	go func() {
		x.slots <- struct{}{}
		defer func() { <-x.slots; x.calls.Done() }()
		rt.RunThread(func() {
			v, err := rt.Call(f, args...)
			l.Post(func() { done(v, err) })
		})
	}()
	return nil
}

// shutdown refuses further calls, and waits for those in progress if wait is set.
func (x *executor) shutdown(wait bool) {
	x.closed = true
	if wait {
		rt.Blocking(x.calls.Wait)
	}
}

// runInExecutor is run_in_executor(None, …).
func (l *Loop) runInExecutor(f rt.Value, args []rt.Value) (rt.Value, *rt.Exc) {
	fut := NewFuture(l)
	err := l.executor.submit(l, f, args, func(v rt.Value, err *rt.Exc) {
		if fut.Done() || l.closed {
			return
		}
		var failed *rt.Exc
		if err != nil {
			failed = fut.SetException(err)
		} else {
			failed = fut.SetResult(v)
		}
		if failed != nil {
			l.report("Exception in run_in_executor", "exception", failed.Value())
		}
	})
	return fut.Value(), err
}
