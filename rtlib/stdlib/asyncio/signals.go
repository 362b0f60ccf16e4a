package asyncio

import (
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/signal"
)

// This file is what a loop does about signals.

// signalNumber reads the number of a signal that programs may handle.
func signalNumber(v rt.Value) (syscall.Signal, *rt.Exc) {
	if !rt.IsIntLike(v) {
		return 0, rt.Errorf(&rt.TypeError, "sig must be an int, not %s", repr(v))
	}
	n, err := rt.IndexInt(v)
	if err != nil {
		return 0, err
	}
	if n < 1 || n > 64 || n == 32 || n == 33 {
		text, err := rt.ToStr(v)
		if err != nil {
			return 0, err
		}
		return 0, rt.Errorf(&rt.ValueError, "invalid signal number %s", text)
	}
	return syscall.Signal(n), nil
}

func uncatchable(sig syscall.Signal, err *rt.Exc) *rt.Exc {
	if no, ok, failed := rt.LookupAttr(err.Value(), "errno"); failed == nil && ok && no == rt.Int(int64(syscall.EINVAL)) {
		return rt.Errorf(&rt.RuntimeError, "sig %d cannot be caught", sig)
	}
	return err
}

func addSignalHandler(a []rt.Value) (rt.Value, *rt.Exc) {
	l := loopOf(a[0])
	isAsync, err := callHelper("iscoroutinefunction", a[2])
	if err != nil {
		return rt.Unset, err
	}
	if isAsync == rt.True || isCoroutine(a[2]) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "coroutines cannot be used with add_signal_handler()")
	}
	sig, err := signalNumber(a[1])
	if err != nil {
		return rt.Unset, err
	}
	if err := l.check(); err != nil {
		return rt.Unset, err
	}
	if !rt.T.IsMain() {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "set_wakeup_fd only works in main thread of the main interpreter")
	}
	h, err := l.newHandleFor(&handleType, "add_signal_handler", []rt.Value{a[2], rt.None, a[3]})
	if err != nil {
		return rt.Unset, err
	}
	// The loop's thread serves signals between callbacks; what it finds then is run in its next iteration.
	handler := rt.NewBuiltin(&rt.Def{Name: "_sighandler_noop", F2: func(_, _ rt.Value) (rt.Value, *rt.Exc) {
		if l.signals[sig] == h {
			if h.cancelled {
				_, err := l.removeSignalHandler(sig)
				return rt.None, err
			}
			l.ready.push(entry{f: &h.Obj})
		}
		return rt.None, nil
	}}, "asyncio.unix_events")
	if err := signal.SetHandler(sig, handler); err != nil {
		return rt.Unset, uncatchable(sig, err)
	}
	if l.signals == nil {
		l.signals = map[syscall.Signal]*Handle{}
	}
	l.signals[sig] = h
	return rt.None, nil
}

func removeSignalHandler(self, v rt.Value) (rt.Value, *rt.Exc) {
	sig, err := signalNumber(v)
	if err != nil {
		return rt.Unset, err
	}
	removed, err := loopOf(self).removeSignalHandler(sig)
	return rt.Bool(removed), err
}

func (l *Loop) removeSignalHandler(sig syscall.Signal) (removed bool, err *rt.Exc) {
	if l.signals[sig] == nil {
		return false, nil
	}
	delete(l.signals, sig)
	handler := rt.Unset
	if sig == syscall.SIGINT {
		handler = signal.DefaultInterrupt()
	}
	if err := signal.SetHandler(sig, handler); err != nil {
		return false, uncatchable(sig, err)
	}
	return true, nil
}

// dropSignals removes all handlers, at the end of the loop.
func (l *Loop) dropSignals() *rt.Exc {
	for sig := range l.signals {
		if _, err := l.removeSignalHandler(sig); err != nil {
			return err
		}
	}
	return nil
}

// interrupter is the handler of SIGINT that onInterrupt has set.
var interrupter rt.Value

// onInterrupt makes SIGINT call f in the main thread, unless the program has a handler of its own; None gives it its usual effect back.
// It reports whether it did.
func onInterrupt(f rt.Value) (rt.Value, *rt.Exc) {
	if !rt.T.IsMain() {
		return rt.False, nil
	}
	now := signal.Handler(syscall.SIGINT)
	if f.IsNone() {
		if now != interrupter {
			return rt.False, nil
		}
		interrupter = rt.Unset // it holds the runner, and so the loop
		return rt.True, signal.SetHandler(syscall.SIGINT, signal.DefaultInterrupt())
	}
	if now != signal.DefaultInterrupt() {
		return rt.False, nil
	}
	interrupter = rt.NewBuiltin(&rt.Def{Name: "_on_sigint", F2: func(_, _ rt.Value) (rt.Value, *rt.Exc) { return rt.Call0(f) }}, "asyncio.runners")
	return rt.True, signal.SetHandler(syscall.SIGINT, interrupter)
}
