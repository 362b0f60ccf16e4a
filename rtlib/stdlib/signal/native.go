// Package signal is Python's signal module. What the operating system does is here, as the module _signal; names and numbers are
// signal.py, translated.
//
// Go catches signals in threads of its own and hands them on; Python's handlers run in the main thread at its next safe point.
package signal

import (
	"fmt"
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
	"golang.org/x/sys/unix"
)

//go:generate go run ../mkpython.go signal=signal.py

func number(v rt.Value) (syscall.Signal, *rt.Exc) {
	n, err := rt.IndexInt(v)
	if err == nil && (n < 1 || n > maxSignal) {
		err = rt.Errorf(&rt.ValueError, "signal number out of range")
	}
	return syscall.Signal(n), err
}

// numbers reads an iterable of signals.
func numbers(v rt.Value) (s set, err *rt.Exc) {
	items, err := rt.ListOf(v)
	if err != nil {
		return s, err
	}
	for _, v := range items {
		n, err := rt.IndexInt(v)
		if err != nil {
			return s, err
		}
		if n < 1 || n > maxSignal {
			return s, rt.Errorf(&rt.ValueError, "signal number %d out of range [1; %d]", n, maxSignal)
		}
		s.add(syscall.Signal(n))
	}
	return s, nil
}

func setValue(s set) rt.Value {
	var out []rt.Value
	for sig := syscall.Signal(1); sig <= maxSignal; sig++ {
		if s.has(sig) {
			out = append(out, rt.Int(int64(sig)))
		}
	}
	return rt.NewList(out...)
}

func signal(v, handler rt.Value) (rt.Value, *rt.Exc) {
	if !rt.T.IsMain() {
		return rt.Unset, rt.Errorf(&rt.ValueError, "signal only works in main thread of the main interpreter")
	}
	sig, err := number(v)
	if err != nil {
		return rt.Unset, err
	}
	switch {
	case handler == deflt:
		handler = rt.Unset
	case handler != ignore && !rt.Callable(handler):
		return rt.Unset, rt.Errorf(&rt.TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
	}
	old := Handler(sig)
	return old, SetHandler(sig, handler)
}

// Raise sends sig to this process. Its handler, if it has one, runs before Raise returns in the main thread.
func Raise(sig syscall.Signal) *rt.Exc {
	if sig != 0 && rt.RaiseSignal(sig) {
		return rt.Tick()
	}
	send := func(sig syscall.Signal) error { return syscall.Kill(syscall.Getpid(), sig) }
	if sig >= 1 && sig <= maxSignal && Handler(sig) == deflt {
		send = rt.SignalSelf
	}
	if err := send(sig); err != nil {
		return rt.OSErrorOf(err, rt.Unset)
	}
	return rt.Tick()
}

func raise(v rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(v)
	if err != nil {
		return rt.Unset, err
	}
	if n < 0 || n > maxSignal {
		return rt.Unset, rt.OSErrorOf(syscall.EINVAL, rt.Unset)
	}
	return rt.None, Raise(syscall.Signal(n))
}

// block waits until ch is readable, and serves signals meanwhile. Where ch is nil it waits for a signal that is served.
func block(ch <-chan struct{}) *rt.Exc {
	select {
	case <-rt.T.Interrupted(): // of a signal that has been served
	default:
	}
	for {
		if err := rt.Tick(); err != nil {
			return err
		}
		t := rt.Unlock()
		done := ch == nil
		select {
		case <-ch:
			done = true
		case <-t.Interrupted():
		}
		t.Lock()
		if done {
			return rt.Tick()
		}
	}
}

// wait is sigwait(sigset).
func wait(v rt.Value) (rt.Value, *rt.Exc) {
	want, err := numbers(v)
	if err != nil {
		return rt.Unset, err
	}
	mask.Lock()
	old := mask.awaited
	mask.awaited = want
	mask.Unlock()
	defer func() {
		mask.Lock()
		mask.awaited = old
		mask.Unlock()
	}()
	for sig := syscall.Signal(1); sig <= maxSignal; sig++ {
		if want.has(sig) && !mask.blocked.has(sig) {
			if err := install(sig); err != nil {
				return rt.Unset, err
			}
		}
	}
	for {
		mask.Lock()
		for sig := syscall.Signal(1); sig <= maxSignal; sig++ {
			if want.has(sig) && mask.pending.has(sig) {
				mask.pending.remove(sig)
				mask.Unlock()
				return rt.Int(int64(sig)), nil
			}
		}
		mask.Unlock()
		if err := block(mask.wake); err != nil {
			return rt.Unset, err
		}
	}
}

func setMask(how, v rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(how)
	if err != nil {
		return rt.Unset, err
	}
	given, err := numbers(v)
	if err != nil {
		return rt.Unset, err
	}
	if n < 0 || n > 2 {
		return rt.Unset, rt.OSErrorOf(syscall.EINVAL, rt.Unset)
	}
	mask.Lock()
	old := mask.blocked
	mask.Unlock()
	return setValue(old), update(func(b *set) {
		for i := range b {
			switch n {
			case 0:
				b[i] |= given[i]
			case 1:
				b[i] &^= given[i]
			default:
				b[i] = given[i]
			}
		}
	})
}

// realTime is the first of the signals that programs may use freely.
const realTime = 34

func describe(sig syscall.Signal) rt.Value {
	if sig >= realTime {
		return rt.NewStr(fmt.Sprintf("Real-time signal %d", sig-realTime))
	}
	return rt.NewStr(descriptions[sig])
}

func init() {
	Register()
	rt.Ready(&itimerError)
	mask.wake = make(chan struct{}, 1)
	rt.FilterSignals(filter)
	rt.RegisterModule("_signal", func(m *rt.Module) *rt.Exc {
		m.Set("default_int_handler", defaultInt)
		m.Set("ItimerError", itimerError.Value())
		m.Def(
			rt.Def{Name: "signal", F2: signal},
			rt.Def{Name: "getsignal", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				sig, err := number(v)
				if err != nil || sig == 32 || sig == 33 {
					return rt.None, err
				}
				return Handler(sig), nil
			}},
			rt.Def{Name: "raise_signal", F1: raise},
			rt.Def{Name: "strsignal", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				sig, err := number(v)
				if err != nil || sig == 32 || sig == 33 {
					return rt.None, err
				}
				return describe(sig), nil
			}},
			rt.Def{Name: "alarm", F1: alarm},
			rt.Def{Name: "setitimer", Sig: "which, seconds, interval=0.0, /", FN: setTimer},
			rt.Def{Name: "getitimer", F1: getTimer},
			rt.Def{Name: "pause", F0: func() (rt.Value, *rt.Exc) { return rt.None, block(nil) }},
			rt.Def{Name: "siginterrupt", F2: func(v, _ rt.Value) (rt.Value, *rt.Exc) {
				_, err := number(v) // system calls go on after a signal in any case
				return rt.None, err
			}},
			rt.Def{Name: "set_wakeup_fd", Sig: "fd, /, *, warn_on_full_buffer=True", FN: setWakeup},
			rt.Def{Name: "pthread_kill", Sig: "thread_id, signalnum, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				if _, err := rt.IndexInt(a[0]); err != nil {
					return rt.Unset, err
				}
				return raise(a[1]) // Python's handlers run in the main thread whichever thread gets the signal
			}},
			rt.Def{Name: "pthread_sigmask", F2: setMask},
			rt.Def{Name: "sigpending", F0: func() (rt.Value, *rt.Exc) {
				mask.Lock()
				defer mask.Unlock()
				return setValue(mask.pending), nil
			}},
			rt.Def{Name: "sigwait", F1: wait},
			rt.Def{Name: "pidfd_send_signal", Sig: "pidfd, signalnum, siginfo=None, flags=0, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				if !a[2].IsNone() {
					return rt.Unset, rt.Errorf(&rt.TypeError, "siginfo must be None")
				}
				var n [3]int
				for i, v := range []rt.Value{a[0], a[1], a[3]} {
					var err *rt.Exc
					if n[i], err = rt.IndexInt(v); err != nil {
						return rt.Unset, err
					}
				}
				if err := unix.PidfdSendSignal(n[0], unix.Signal(n[1]), nil, n[2]); err != nil {
					return rt.Unset, rt.OSErrorOf(err, rt.Unset)
				}
				return rt.None, nil
			}},
		)
		return nil
	})
}
