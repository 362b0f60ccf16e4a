package rt

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/py2go/py2go/rtlib/internal/sigdefault"
)

// This file hands the signals of the operating system to the main thread.

var signals struct {
	ch       chan os.Signal
	handlers map[os.Signal]func() *Exc
	filter   func(syscall.Signal) bool
}

// WatchInterrupt turns SIGINT into KeyboardInterrupt in the main thread, unless the process was started with it ignored; and gives other
// signals the effect that Python programs know.
func WatchInterrupt() {
	setDefault(syscall.SIGQUIT)
	setDefault(syscall.SIGABRT)
	if signal.Ignored(syscall.SIGINT) {
		// A program that waits for ever is no deadlock: Go must think that a signal may come.
		signal.Notify(make(chan os.Signal, 1), syscall.SIGWINCH)
		return
	}
	SetSignalHandler(syscall.SIGINT, func() *Exc { return NewExc(&KeyboardInterrupt) })
}

// SetSignalHandler makes the main thread call handler at a safe point after sig has come, and raise what it returns. A nil handler gives the
// signal its default effect back.
func SetSignalHandler(sig os.Signal, handler func() *Exc) {
	safePoint.Lock()
	defer safePoint.Unlock()
	if signals.ch == nil {
		signals.ch = make(chan os.Signal, 64)
		signals.handlers = map[os.Signal]func() *Exc{}
		go func() {
			for sig := range signals.ch {
				arrived(sig.(syscall.Signal))
			}
		}()
	}
	if no, ok := sig.(syscall.Signal); ok {
		// It fails for SIGKILL and SIGSTOP alone, which Set refuses too.
		_ = sigdefault.Unset(no)
	}
	if handler == nil {
		delete(signals.handlers, sig)
		signal.Reset(sig)
		setDefault(sig)
		return
	}
	signals.handlers[sig] = handler
	signal.Notify(signals.ch, sig)
}

// setDefault gives signals that end a Python program the effect that they have there, without what Go prints.
func setDefault(sig os.Signal) {
	switch sig {
	case syscall.SIGQUIT, syscall.SIGABRT:
		if !signal.Ignored(sig) {
			// Where the system refuses, Go's effect is the next best: the process ends too.
			_ = sigdefault.Set(sig.(syscall.Signal))
		}
	}
}

// FilterSignals makes f see every signal that has a handler when it comes; the handler is not called where f returns true. f runs without
// the interpreter lock.
func FilterSignals(f func(syscall.Signal) bool) {
	safePoint.Lock()
	defer safePoint.Unlock()
	signals.filter = f
}

// RaiseSignal does what happens when sig comes from outside, and reports whether sig has a handler: without one nothing is done.
func RaiseSignal(sig syscall.Signal) bool {
	safePoint.Lock()
	h := signals.handlers[sig]
	safePoint.Unlock()
	if h == nil {
		return false
	}
	arrived(sig)
	return true
}

// KillSelf sends sig to this process: its handler has run in the main thread, or its default effect has come about, when KillSelf returns.
func KillSelf(sig syscall.Signal) *Exc {
	if sig != 0 && RaiseSignal(sig) {
		return Tick()
	}
	effect := sig > 0 && !signal.Ignored(sig)
	switch sig {
	case syscall.SIGCHLD, syscall.SIGCONT, syscall.SIGURG, syscall.SIGWINCH, syscall.SIGPIPE:
		effect = false
	}
	if effect {
		// Go's own handling would end the process some time later. It fails for SIGKILL and SIGSTOP, which Go does not handle.
		_ = sigdefault.Set(sig)
	}
	if err := syscall.Kill(syscall.Getpid(), sig); err != nil {
		return OSErrorOf(err, Unset)
	}
	if effect {
		time.Sleep(10 * time.Millisecond) // another thread may be the one that takes it
	}
	return Tick()
}

func arrived(sig syscall.Signal) {
	safePoint.Lock()
	h, filter := signals.handlers[sig], signals.filter
	safePoint.Unlock()
	if h == nil || filter != nil && filter(sig) {
		return
	}
	PostSignal(h)
}
