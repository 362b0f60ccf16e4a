// Package threading is Python's threading module. Locks, thread-local data and the start of threads are here in Go, as the module
// _thread; the classes built on them are threading.py, translated.
//
// All state below changes only while the interpreter lock is held; a thread that must wait parks on a channel without it.
package threading

import (
	"math"
	"os"
	"runtime"
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
	_ "github.com/py2go/py2go/rtlib/stdlib/weakref"
)

//go:generate go run ../mkpython.go threading=threading.py

// MaxTimeout is TIMEOUT_MAX in seconds: nanoseconds must fit 64 bits.
const MaxTimeout = 9223372036.0

type identKey struct{}

// firstIdent is the number of the main thread.
const firstIdent = 0x7f0000001000

var lastIdent int64 = firstIdent

// Ident is the number of the running thread.
func Ident() int64 {
	if rt.T.Local == nil {
		rt.T.Local = map[any]any{}
	}
	if n, ok := rt.T.Local[identKey{}]; ok {
		return n.(int64)
	}
	n := int64(firstIdent)
	if !rt.T.IsMain() {
		lastIdent += 0x1000
		n = lastIdent
	}
	rt.T.Local[identKey{}] = n
	return n
}

// nativeID is a number for the running thread as the system might give it: that of the process in the main thread.
func nativeID() int64 { return int64(os.Getpid()) + (Ident()-firstIdent)/0x1000 }

func exit() (rt.Value, *rt.Exc) { return rt.Unset, rt.NewExc(&rt.SystemExit) }

func allocate() (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[lock](&lockType)), nil }

// interruptMain does in the main thread what a signal does: its handler is called, if it has one.
func interruptMain(a []rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	if n < 1 || n > 64 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "signal number out of range")
	}
	rt.RaiseSignal(syscall.Signal(n))
	return rt.None, rt.Tick()
}

// Park waits without the interpreter lock until ch is readable or the deadline (the zero time: none) has passed; err is what a
// signal handler raised meanwhile.
func Park(ch <-chan struct{}, deadline time.Time) (woken bool, err *rt.Exc) {
	var timer <-chan time.Time
	if !deadline.IsZero() {
		t := time.NewTimer(time.Until(deadline))
		defer t.Stop()
		timer = t.C
	}
	for {
		signalled := false
		t := rt.Unlock()
		select {
		case <-ch:
			woken = true
		case <-timer:
		case <-t.Interrupted():
			signalled = true
		}
		t.Lock()
		if !signalled {
			return woken, nil
		}
		if err := rt.Tick(); err != nil {
			return false, err
		}
	}
}

// timeout evaluates the arguments of acquire: the deadline (the zero time: none), or not to block at all.
func timeout(blocking, seconds rt.Value) (deadline time.Time, wait bool, err *rt.Exc) {
	wait, err = rt.Truth(blocking)
	if err != nil {
		return
	}
	var s float64
	switch {
	case seconds.IsInt():
		s = float64(seconds.AsInt())
	case seconds.IsFloat():
		s = seconds.AsFloat()
	default:
		return deadline, false, rt.Errorf(&rt.TypeError, "'%s' object cannot be interpreted as an integer", rt.TypeName(seconds))
	}
	switch {
	case !wait && s != -1:
		err = rt.Errorf(&rt.ValueError, "can't specify a timeout for a non-blocking call")
	case s < 0 && s != -1 || math.IsNaN(s):
		err = rt.Errorf(&rt.ValueError, "timeout value must be a non-negative number")
	case s > MaxTimeout:
		err = rt.Errorf(&rt.OverflowError, "timeout value is too large")
	case wait && s != -1:
		deadline = time.Now().Add(time.Duration(s * 1e9))
	}
	return
}

// mutex is what both kinds of locks wait on.
type mutex struct {
	locked  bool
	waiters []chan struct{}
}

func (m *mutex) acquire(deadline time.Time, wait bool) (bool, *rt.Exc) {
	for m.locked {
		if !wait {
			return false, nil
		}
		ch := make(chan struct{})
		m.waiters = append(m.waiters, ch)
		woken, err := Park(ch, deadline)
		if err != nil || !woken {
			m.forget(ch)
			if err == nil && !m.locked {
				break
			}
			return false, err
		}
	}
	m.locked = true
	return true, nil
}

// forget takes a waiter that gives up out of the queue; if it was woken just now, the next one is woken instead.
func (m *mutex) forget(ch chan struct{}) {
	for i, w := range m.waiters {
		if w == ch {
			m.waiters = append(m.waiters[:i:i], m.waiters[i+1:]...)
			return
		}
	}
	if !m.locked {
		m.wake()
	}
}

func (m *mutex) wake() {
	if len(m.waiters) > 0 {
		close(m.waiters[0])
		m.waiters = m.waiters[1:]
	}
}

func (m *mutex) release() {
	m.locked = false
	m.wake()
}

var start = time.Now()

func init() {
	initLocks()
	initLocal()
	initHandle()
	initExceptHook()
	Register()
	rt.RegisterModule("_threading_local", func(m *rt.Module) *rt.Exc {
		m.Set("local", localType.Value())
		return nil
	})
	rt.RegisterModule("_thread", func(m *rt.Module) *rt.Exc {
		m.Set("LockType", lockType.Value())
		m.Set("lock", lockType.Value())
		m.Set("RLock", rlockType.Value())
		m.Set("_local", localType.Value())
		m.Set("_ThreadHandle", handleType.Value())
		m.Set("_ExceptHookArgs", hookArgsType.Value())
		m.Set("error", rt.RuntimeError.Value())
		m.Set("TIMEOUT_MAX", rt.Float(MaxTimeout))
		m.Def(
			rt.Def{Name: "allocate_lock", F0: allocate},
			rt.Def{Name: "allocate", F0: allocate},
			rt.Def{Name: "get_ident", F0: func() (rt.Value, *rt.Exc) { return rt.Int(Ident()), nil }},
			rt.Def{Name: "get_native_id", F0: func() (rt.Value, *rt.Exc) { return rt.Int(nativeID()), nil }},
			rt.Def{Name: "start_new_thread", Sig: "function, args, kwargs=?, /", FN: startNewThread},
			rt.Def{Name: "start_new", Sig: "function, args, kwargs=?, /", FN: startNewThread},
			rt.Def{Name: "start_joinable_thread", Sig: "function, handle=None, daemon=True", FN: startJoinable},
			rt.Def{Name: "stack_size", Sig: "size=0, /", FN: setStackSize},
			rt.Def{Name: "daemon_threads_allowed", F0: func() (rt.Value, *rt.Exc) { return rt.True, nil }},
			rt.Def{Name: "exit", F0: exit},
			rt.Def{Name: "exit_thread", F0: exit},
			rt.Def{Name: "_count", F0: func() (rt.Value, *rt.Exc) { return rt.Int(int64(count)), nil }},
			rt.Def{Name: "_is_main_interpreter", F0: func() (rt.Value, *rt.Exc) { return rt.True, nil }},
			rt.Def{Name: "_get_main_thread_ident", F0: func() (rt.Value, *rt.Exc) { return rt.Int(firstIdent), nil }},
			rt.Def{Name: "_make_thread_handle", Sig: "ident, /", F1: makeHandle},
			rt.Def{Name: "_shutdown", F0: joinAll},
			rt.Def{Name: "_at_thread_exit", F1: atThreadExit},
			rt.Def{Name: "_excepthook", F1: exceptHook},
			rt.Def{Name: "_at_exit", F1: func(f rt.Value) (rt.Value, *rt.Exc) {
				rt.OnExit(func() {
					if _, err := rt.Call0(f); err != nil {
						rt.Unraisable(err, "Exception ignored in", f)
					}
				})
				return rt.None, nil
			}},
			rt.Def{Name: "_format_exception", F1: func(e rt.Value) (rt.Value, *rt.Exc) {
				return rt.NewStr(rt.FormatException(rt.AsExc(e), true)), nil
			}},
			rt.Def{Name: "_cpu_count", F0: func() (rt.Value, *rt.Exc) { return rt.Int(int64(runtime.NumCPU())), nil }},
			rt.Def{Name: "_monotonic", F0: func() (rt.Value, *rt.Exc) { return rt.Float(time.Since(start).Seconds()), nil }},
			rt.Def{Name: "interrupt_main", Sig: "signum=2, /", FN: interruptMain},
		)
		return nil
	})
}
