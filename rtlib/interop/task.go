package interop

import (
	"sync"

	rt "github.com/py2go/py2go/rtlib"
)

// loop is the event loop of all callers; it runs from its first use to the end of the process.
var loop struct {
	sync.Once
	value rt.Value
	err   *rt.Exc
}

// startLoop needs the interpreter lock.
func startLoop() (rt.Value, *rt.Exc) {
	loop.Do(func() {
		asyncio, err := rt.ImportModule("asyncio")
		if err == nil {
			loop.value, err = method(asyncio, "new_event_loop")
		}
		if loop.err = err; err != nil {
			return
		}
		rt.Go(func() {
			_, err := method(asyncio, "set_event_loop", loop.value)
			if err == nil {
				_, err = method(loop.value, "run_forever")
			}
			if err != nil {
				rt.Unraisable(err, "Exception ignored in the event loop of Go callers", loop.value)
			}
		})
	})
	return loop.value, loop.err
}

// task is a coroutine that runs on the loop for a Go caller. All but done is guarded by the interpreter lock until done is closed.
type task struct {
	done      chan struct{}
	value     rt.Value // the asyncio.Task; Unset before the loop has made it
	loop      rt.Value
	stop      bool // cancelled before it was made
	cancelled bool // it ended by being cancelled
	err       error
}

func (t *task) finish(err error) {
	t.err = err
	close(t.done)
}

// start runs coro on the loop; convert takes its result.
func (t *task) start(coro rt.Value, convert func(rt.Value) error) {
	l, err := startLoop()
	if err != nil {
		t.finish(goError(err))
		return
	}
	t.loop = l
	ended := callback("ended", func(rt.Value) *rt.Exc {
		t.finish(t.outcome(convert))
		return nil
	})
	_, err = method(l, "call_soon_threadsafe", callback("begin", func(rt.Value) *rt.Exc {
		made, err := method(l, "create_task", coro)
		if err == nil {
			t.value = made
			_, err = method(made, "add_done_callback", ended)
		}
		if err != nil {
			t.finish(goError(err))
			return nil
		}
		if t.stop {
			_, err = method(made, "cancel")
		}
		return err
	}))
	if err != nil {
		t.finish(goError(err))
	}
}

// outcome is the error the finished task ended with, if any.
func (t *task) outcome(convert func(rt.Value) error) error {
	cancelled, err := method(t.value, "cancelled")
	if err != nil {
		return goError(err)
	}
	t.cancelled = cancelled.IsTrue()
	v, err := method(t.value, "result")
	if err != nil {
		return goError(err)
	}
	return convert(v)
}

// cancel asks the task to end.
func (t *task) cancel() {
	t.stop = true
	if t.loop.IsUnset() {
		return
	}
	_, err := method(t.loop, "call_soon_threadsafe", callback("cancel", func(rt.Value) *rt.Exc {
		if t.value.IsUnset() {
			return nil // begin sees stop
		}
		_, err := method(t.value, "cancel")
		return err
	}))
	if err != nil {
		rt.Unraisable(err, "Exception ignored in cancelling", t.loop)
	}
}

// callback is a Python function of any number of arguments, of which f gets the first.
func callback(name string, f func(rt.Value) *rt.Exc) rt.Value {
	return rt.NewBuiltin(&rt.Def{Name: name, Sig: "*args", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		return rt.None, f(a[0])
	}}, "")
}

func method(o rt.Value, name string, args ...rt.Value) (rt.Value, *rt.Exc) {
	f, err := rt.GetAttrName(o, name)
	if err != nil {
		return rt.Unset, err
	}
	return rt.Call(f, args...)
}
