// Package signal is Python's signal module. What the operating system does is here, as the module _signal; names and numbers are
// signal.py, translated.
package signal

import (
	ossignal "os/signal"
	"strings"
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
)

//go:generate go run ../mkpython.go signal=signal.py

// handlers are what signal() was told; SIG_DFL and SIG_IGN are 0 and 1.
var handlers = map[int64]rt.Value{}

const maxSignal = 64

func number(v rt.Value) (syscall.Signal, *rt.Exc) {
	n, err := rt.IndexInt(v)
	if err == nil && (n < 1 || n > maxSignal) {
		err = rt.Errorf(&rt.ValueError, "signal number out of range")
	}
	return syscall.Signal(n), err
}

func set(v, handler rt.Value) (rt.Value, *rt.Exc) {
	if !rt.T.IsMain() {
		return rt.Unset, rt.Errorf(&rt.ValueError, "signal only works in main thread of the main interpreter")
	}
	sig, err := number(v)
	if err != nil {
		return rt.Unset, err
	}
	if sig == syscall.SIGKILL || sig == syscall.SIGSTOP {
		return rt.Unset, rt.NewOSError(int64(syscall.EINVAL), rt.Strerror(syscall.EINVAL), rt.Unset)
	}
	old := handlers[int64(sig)]
	switch {
	case rt.Callable(handler):
		rt.SetSignalHandler(sig, func() *rt.Exc {
			_, err := rt.Call2(handler, v, rt.None)
			return err
		})
	case handler == rt.Int(0):
		rt.SetSignalHandler(sig, nil)
		ossignal.Reset(sig)
	case handler == rt.Int(1):
		rt.SetSignalHandler(sig, nil)
		ossignal.Ignore(sig)
	default:
		return rt.Unset, rt.Errorf(&rt.TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
	}
	handlers[int64(sig)] = handler
	return known(old), nil
}

// known is a handler as Python sees it: Unset is the default.
func known(v rt.Value) rt.Value {
	if v.IsUnset() {
		return rt.Int(0)
	}
	return v
}

// kill sends sig to this process. A handler written in Python runs at once, as it does in CPython on return from the call.
func kill(sig syscall.Signal) (rt.Value, *rt.Exc) {
	if h := handlers[int64(sig)]; rt.T.IsMain() && !h.IsUnset() && rt.Callable(h) {
		_, err := rt.Call2(h, rt.Int(int64(sig)), rt.None)
		return rt.None, err
	}
	if err := syscall.Kill(syscall.Getpid(), sig); err != nil {
		return rt.Unset, rt.OSErrorOf(err, rt.Unset)
	}
	time.Sleep(time.Millisecond) // until Go has passed the signal on
	return rt.None, rt.Tick()
}

// alarm is the timer behind alarm and setitimer.
var alarm struct {
	timer    *time.Timer
	due      time.Time
	interval time.Duration
}

func setAlarm(after, interval time.Duration) (left, oldInterval time.Duration) {
	if alarm.timer != nil && alarm.timer.Stop() {
		left, oldInterval = time.Until(alarm.due), alarm.interval
	}
	alarm.timer, alarm.interval = nil, interval
	if after > 0 {
		alarm.due = time.Now().Add(after)
		t := time.AfterFunc(after, func() {
			if err := syscall.Kill(syscall.Getpid(), syscall.SIGALRM); err == nil && interval > 0 {
				alarm.timer.Reset(interval)
			}
		})
		alarm.timer = t
	}
	return
}

func seconds(v rt.Value) time.Duration {
	if v.IsFloat() {
		return time.Duration(v.AsFloat() * 1e9)
	}
	return time.Duration(v.AsInt()) * time.Second
}

func init() {
	Register()
	rt.RegisterModule("_signal", func(m *rt.Module) *rt.Exc {
		interrupt := rt.NewBuiltin(&rt.Def{
			Name: "default_int_handler", Sig: "signalnum, frame, /",
			F2: func(_, _ rt.Value) (rt.Value, *rt.Exc) { return rt.Unset, rt.NewExc(&rt.KeyboardInterrupt) },
		}, "_signal")
		m.Set("default_int_handler", interrupt)
		handlers[int64(syscall.SIGINT)] = interrupt
		handlers[int64(syscall.SIGPIPE)] = rt.Int(1)
		m.Def(
			rt.Def{Name: "signal", F2: set},
			rt.Def{Name: "getsignal", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				sig, err := number(v)
				return known(handlers[int64(sig)]), err
			}},
			rt.Def{Name: "raise_signal", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				sig, err := number(v)
				if err != nil {
					return rt.Unset, err
				}
				return kill(sig)
			}},
			rt.Def{Name: "strsignal", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				sig, err := number(v)
				if err != nil {
					return rt.Unset, err
				}
				s := sig.String()
				return rt.NewStr(strings.ToUpper(s[:1]) + s[1:]), nil
			}},
			rt.Def{Name: "alarm", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				left, _ := setAlarm(seconds(v), 0)
				return rt.Int(int64((left + time.Second - 1) / time.Second)), nil
			}},
			rt.Def{Name: "setitimer", Sig: "which, seconds, interval=0.0, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				left, every := setAlarm(seconds(a[1]), seconds(a[2]))
				return rt.NewTuple(rt.Float(left.Seconds()), rt.Float(every.Seconds())), nil
			}},
			rt.Def{Name: "pause", F0: func() (rt.Value, *rt.Exc) {
				t := rt.Unlock()
				<-t.Interrupted()
				t.Lock()
				return rt.None, rt.Tick()
			}},
			rt.Def{Name: "siginterrupt", F2: func(_, _ rt.Value) (rt.Value, *rt.Exc) { return rt.None, nil }},
			rt.Def{Name: "set_wakeup_fd", Sig: "fd, /, *, warn_on_full_buffer=True", FN: func([]rt.Value) (rt.Value, *rt.Exc) {
				return rt.Int(-1), nil
			}},
		)
		return nil
	})
}
