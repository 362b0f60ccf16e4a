package rt

import (
	"math"
	"sync"
	"sync/atomic"
	"time"
)

// Thread is the state of one Python thread.
type Thread struct {
	depth     int    // what is left of the recursion limit
	native    int    // native recursions under way
	handled   *Exc   // the exception being handled (sys.exc_info)
	leaf, top *Frame // of the chain of frames that is being suspended
	on        *Obj   // what its leaf waits for, if that is no frame
	holds     bool   // a frame of it was suspended inside an except block
	thrown    bool   // the chain that runs was resumed by an exception
	makesTemp bool   // the generator that is being made is a temporary one
	pending   *Exc   // raised by Enter's slow path, taken by TooDeep
	hooks     asyncGenHooks
	young     []*Frame      // async generators that the hooks have not been told of yet
	reprs     []Value       // containers whose repr is under way
	wake      chan struct{} // tells a blocked main thread that a signal has come
	waker     atomic.Pointer[func()]
	Context   any // the current context of contextvars
	Loop      any // the event loop that runs in it
	Local     map[any]any

	OriginDepth int // what sys.set_coroutine_origin_tracking_depth was told
}

// T is the thread that runs Python code now; the interpreter lock hands it over.
var T = newThread()

// mainThread is the thread that the process began with: it alone handles signals.
var mainThread = T

// recursionLimit is how many Python calls may be in progress in a thread.
var recursionLimit = 1000

func newThread() *Thread {
	return &Thread{depth: 1000, wake: make(chan struct{}, 1)}
}

// breaker is not zero while something waits for the running thread at its next safe point: a signal, another thread, a finaliser.
// It is then so large that Enter's comparison is true at any depth.
var breaker atomic.Int64

// What may wait for a safe point.
const (
	wantSwitch   = 1 << iota // another thread wants the interpreter lock
	wantSignal               // a signal has come
	wantFinalize             // finalisers are queued
)

var safePoint struct {
	sync.Mutex
	wants   int
	signals []func() *Exc
	queue   []func()
}

func setWants(set, clear int) {
	safePoint.wants = safePoint.wants&^clear | set
	if safePoint.wants == 0 {
		breaker.Store(0)
	} else {
		breaker.Store(math.MaxInt64)
	}
}

// Enter counts a Python call and reports whether it must not begin: then TooDeep has the exception. Ret and Fail uncount it.
func Enter() bool {
	T.depth--
	return int64(T.depth) < breaker.Load() && enterSlow()
}

// Ret returns v from a Python function that Enter counted.
func Ret(v Value) (Value, *Exc) { T.depth++; return v, nil }

// Tick is the safe point of a loop's back-edge: nil, or the exception to raise there.
func Tick() *Exc {
	if breaker.Load() == 0 {
		return nil
	}
	return tickSlow()
}

// Handled is the exception being handled now (sys.exc_info); nil if none is.
func Handled() *Exc { return T.handled }

// SetHandled changes it.
func SetHandled(err *Exc) { T.handled = err }

func enterSlow() bool {
	if T.depth < 0 {
		T.pending = Errorf(&RecursionError, "maximum recursion depth exceeded")
		return true
	}
	T.pending = tickSlow()
	return T.pending != nil
}

// TooDeep is the result of a call that Enter refused.
//
//go:noinline
func TooDeep() (Value, *Exc) {
	T.depth++
	err := T.pending
	T.pending = nil
	err.chain(T.handled)
	return Unset, err
}

// nativeLimit is how deep native recursion may get. It is a limit of its own, as in CPython, where it keeps the C stack from overflowing.
const nativeLimit = 9998

// EnterNative counts a native recursion (repr of nested lists, comparison of them …); LeaveNative uncounts it unless it was refused. doing
// completes the message: " in comparison".
func EnterNative(doing string) *Exc {
	if T.native >= nativeLimit {
		return Errorf(&RecursionError, "maximum recursion depth exceeded%s", doing)
	}
	T.native++
	return nil
}

// LeaveNative ends what EnterNative began.
func LeaveNative() { T.native-- }

// RecursionLimit is sys.getrecursionlimit().
func RecursionLimit() int { return recursionLimit }

// SetRecursionLimit changes it for the running thread and those to come.
func SetRecursionLimit(n int) *Exc {
	if n < 1 {
		return Errorf(&ValueError, "recursion limit must be greater or equal than 1")
	}
	used := recursionLimit - T.depth
	if used >= n {
		return Errorf(&RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, used)
	}
	T.depth, recursionLimit = n-used, n
	return nil
}

// tickSlow serves what waits for a safe point.
func tickSlow() *Exc {
	safePoint.Lock()
	wants := safePoint.wants
	var signals []func() *Exc
	var queue []func()
	if wants&wantSignal != 0 && T == mainThread {
		signals, safePoint.signals = safePoint.signals, nil
		setWants(0, wantSignal)
	}
	if wants&wantFinalize != 0 {
		queue, safePoint.queue = safePoint.queue, nil
		setWants(0, wantFinalize)
	}
	if wants&wantSwitch != 0 {
		setWants(0, wantSwitch)
	}
	safePoint.Unlock()
	if wants&wantSwitch != 0 {
		t := Unlock()
		t.Lock()
	}
	for _, f := range queue {
		f()
	}
	for i, f := range signals {
		if err := f(); err != nil {
			postSignals(signals[i+1:])
			return err
		}
	}
	return nil
}

func postSignals(fs []func() *Exc) {
	if len(fs) == 0 {
		return
	}
	safePoint.Lock()
	safePoint.signals = append(safePoint.signals, fs...)
	setWants(wantSignal, 0)
	safePoint.Unlock()
	select {
	case mainThread.wake <- struct{}{}:
	default:
	}
	wakePoll()
	if f := mainThread.waker.Load(); f != nil {
		(*f)()
	}
}

// PostSignal makes the main thread run f at its next safe point, where it raises what f returns, and wakes it from a blocking call.
// It may be called without the interpreter lock.
func PostSignal(f func() *Exc) { postSignals([]func() *Exc{f}) }

// PostFinalizer makes some thread run f at its next safe point. It may be called without the interpreter lock.
func PostFinalizer(f func()) {
	safePoint.Lock()
	safePoint.queue = append(safePoint.queue, f)
	setWants(wantFinalize, 0)
	safePoint.Unlock()
}

// The interpreter lock: whoever has taken the token runs Python code. Receivers are served in order.
var token = make(chan struct{}, 1)

// switchInterval is how long a thread waits for the lock before it asks for it.
const switchInterval = 5 * time.Millisecond

// Unlock releases the interpreter lock before a blocking call, and returns the thread that must take it again after it.
func Unlock() *Thread {
	t := T
	token <- struct{}{}
	return t
}

// Lock takes the interpreter lock for t.
func (t *Thread) Lock() {
	select {
	case <-token:
		T = t
		return
	default:
	}
	timer := time.NewTimer(switchInterval)
	defer timer.Stop()
	for {
		select {
		case <-token:
			T = t
			return
		case <-timer.C:
			safePoint.Lock()
			setWants(wantSwitch, 0)
			safePoint.Unlock()
			timer.Reset(switchInterval)
		}
	}
}

// Blocking runs f, which may block and must not touch Python objects, without the interpreter lock.
func Blocking(f func()) {
	t := Unlock()
	defer t.Lock()
	f()
}

// Sleep blocks the running thread for d, or until a signal handler raises: then the result is what it raised.
func Sleep(d time.Duration) *Exc {
	end := time.Now().Add(d)
	for {
		select {
		case <-T.wake: // a wake-up from before: its signal is served by now, or below
		default:
		}
		if err := Tick(); err != nil {
			return err
		}
		timer := time.NewTimer(time.Until(end))
		t := Unlock()
		woken := false
		select {
		case <-timer.C:
		case <-t.wake:
			woken = true
		}
		t.Lock()
		timer.Stop()
		if !woken {
			return Tick()
		}
	}
}

// Interrupted is the channel that becomes readable when a signal has come while the thread blocks; see Tick.
func (t *Thread) Interrupted() <-chan struct{} { return t.wake }

// SetWaker makes f be called, without the interpreter lock, whenever Interrupted becomes readable: for threads that block in a system
// call, which a channel cannot end. A nil f undoes that.
func (t *Thread) SetWaker(f func()) {
	if f == nil {
		t.waker.Store(nil)
		return
	}
	t.waker.Store(&f)
}

// Go starts a new Python thread that runs f with the interpreter lock held.
func Go(f func()) *Thread {
	t := newThread()
	t.depth = recursionLimit
	go func() {
		t.Lock()
		defer Unlock()
		defer crash()
		f()
	}()
	return t
}

// IsMain reports whether t is the main thread.
func (t *Thread) IsMain() bool { return t == mainThread }

// RunThread runs f as a new Python thread, in the goroutine that calls it.
func RunThread(f func()) {
	t := newThread()
	t.depth = recursionLimit
	t.Lock()
	defer Unlock()
	f()
}
