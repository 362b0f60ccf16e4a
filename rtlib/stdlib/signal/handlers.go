package signal

import (
	ossignal "os/signal"
	"sync"
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/internal/sigdefault"
)

// maxSignal is the highest number of a signal.
const maxSignal = 64

// The dispositions that are no functions.
var (
	deflt  = rt.Int(0) // SIG_DFL
	ignore = rt.Int(1) // SIG_IGN
)

// defaultInt is default_int_handler.
var defaultInt = rt.NewBuiltin(&rt.Def{
	Name: "default_int_handler", Sig: "signalnum, frame, /",
	F2: func(_, _ rt.Value) (rt.Value, *rt.Exc) { return rt.Unset, rt.NewExc(&rt.KeyboardInterrupt) },
}, "_signal")

// handlers are what signal() was told, Unset for SIG_DFL. The interpreter lock guards them.
var handlers [maxSignal + 1]rt.Value

func init() {
	for n := 1; n <= maxSignal; n++ {
		if ossignal.Ignored(syscall.Signal(n)) {
			handlers[n] = ignore
		}
	}
	if handlers[syscall.SIGINT].IsUnset() {
		handlers[syscall.SIGINT] = defaultInt
	}
	// A failed write is an exception in Python.
	handlers[syscall.SIGPIPE], handlers[syscall.SIGXFSZ] = ignore, ignore
	ossignal.Ignore(syscall.SIGXFSZ)
}

// Handler is what becomes of sig: a callable, SIG_DFL (0) or SIG_IGN (1).
func Handler(sig syscall.Signal) rt.Value {
	if h := handlers[sig]; !h.IsUnset() {
		return h
	}
	return deflt
}

// DefaultInterrupt is default_int_handler, which raises KeyboardInterrupt.
func DefaultInterrupt() rt.Value { return defaultInt }

// SetHandler changes what becomes of sig, as signal.signal does.
func SetHandler(sig syscall.Signal, handler rt.Value) *rt.Exc {
	if !rt.T.IsMain() {
		return rt.Errorf(&rt.ValueError, "signal only works in main thread of the main interpreter")
	}
	if sig == syscall.SIGKILL || sig == syscall.SIGSTOP || sig == 32 || sig == 33 {
		return rt.OSErrorOf(syscall.EINVAL, rt.Unset)
	}
	if err := rt.Tick(); err != nil { // what has come is for the handler that was
		return err
	}
	handlers[sig] = handler
	return install(sig)
}

// call runs the handler that sig has by then.
func call(sig syscall.Signal) func() *rt.Exc {
	return func() *rt.Exc {
		h := Handler(sig)
		if h == deflt || h == ignore {
			return nil
		}
		_, err := rt.Call2(h, rt.Int(int64(sig)), rt.None)
		return err
	}
}

// install tells the system what becomes of sig.
func install(sig syscall.Signal) *rt.Exc {
	switch h := Handler(sig); {
	case held(sig) || h != deflt && h != ignore:
		rt.SetSignalHandler(sig, call(sig))
	case h == ignore:
		rt.SetSignalHandler(sig, nil)
		if sig != syscall.SIGPIPE { // Go itself turns it into an error of the write
			if err := sigdefault.Unset(sig); err != nil {
				return rt.OSErrorOf(err, rt.Unset)
			}
			ossignal.Ignore(sig)
		}
	default:
		rt.SetSignalHandler(sig, nil)
		if sig == syscall.SIGPIPE {
			if err := sigdefault.Set(sig); err != nil {
				return rt.OSErrorOf(err, rt.Unset)
			}
		}
	}
	return nil
}

// set is a set of signals; signal n is bit n.
type set [2]uint64

func (s set) has(sig syscall.Signal) bool { return s[sig/64]>>(sig%64)&1 != 0 }
func (s *set) add(sig syscall.Signal)     { s[sig/64] |= 1 << (sig % 64) }
func (s *set) remove(sig syscall.Signal)  { s[sig/64] &^= 1 << (sig % 64) }

// mask is what pthread_sigmask has blocked and sigwait waits for. Go's threads do not belong to Python's, so there is one mask for the process,
// kept here: a signal in it is caught and held back.
var mask struct {
	sync.Mutex
	blocked, awaited, pending set
	wake                      chan struct{} // written when a signal is held back
	wakeup                    wakeup
}

func held(sig syscall.Signal) bool {
	mask.Lock()
	defer mask.Unlock()
	return mask.blocked.has(sig) || mask.awaited.has(sig)
}

// filter sees each signal that comes, and holds it back or writes its number to the wakeup descriptor.
func filter(sig syscall.Signal) bool {
	mask.Lock()
	if mask.blocked.has(sig) || mask.awaited.has(sig) {
		mask.pending.add(sig)
		mask.Unlock()
		select {
		case mask.wake <- struct{}{}:
		default:
		}
		return true
	}
	w := mask.wakeup
	mask.Unlock()
	w.write(sig)
	return false
}

// update changes the mask and tells the system; signals that are blocked no more and have come have their effect at once.
func update(change func(blocked *set)) *rt.Exc {
	mask.Lock()
	old := mask.blocked
	change(&mask.blocked)
	mask.blocked.remove(syscall.SIGKILL)
	mask.blocked.remove(syscall.SIGSTOP)
	now := mask.blocked
	var released []syscall.Signal
	for sig := syscall.Signal(1); sig <= maxSignal; sig++ {
		if mask.pending.has(sig) && !now.has(sig) && !mask.awaited.has(sig) {
			mask.pending.remove(sig)
			released = append(released, sig)
		}
	}
	mask.Unlock()
	for sig := syscall.Signal(1); sig <= maxSignal; sig++ {
		if old.has(sig) != now.has(sig) {
			if err := install(sig); err != nil {
				return err
			}
		}
	}
	for _, sig := range released {
		if rt.RaiseSignal(sig) || Handler(sig) == ignore {
			continue
		}
		if err := syscall.Kill(syscall.Getpid(), sig); err != nil {
			return rt.OSErrorOf(err, rt.Unset)
		}
	}
	return rt.Tick()
}
