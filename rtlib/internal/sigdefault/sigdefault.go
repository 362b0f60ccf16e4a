// Package sigdefault gives a signal the operating system's default effect where Go has its own: a Go program that SIGQUIT or SIGABRT ends
// prints its goroutines first, and SIGPIPE does not end it. It sets the action in the kernel and keeps Go's, which must be put
// back before package os/signal is used for that signal.
package sigdefault

import (
	"sync"
	"syscall"
	"unsafe"
)

// action is the kernel's struct sigaction.
type action struct {
	handler  uintptr
	flags    uint64
	restorer uintptr
	mask     uint64
}

var (
	mu    sync.Mutex
	saved = map[syscall.Signal]action{}
)

func sigaction(sig syscall.Signal, set, old *action) error {
	_, _, no := syscall.RawSyscall6(
		syscall.SYS_RT_SIGACTION, uintptr(sig), uintptr(unsafe.Pointer(set)), uintptr(unsafe.Pointer(old)), unsafe.Sizeof(set.mask), 0, 0)
	if no != 0 {
		return no
	}
	return nil
}

// Set gives sig its default effect.
func Set(sig syscall.Signal) error {
	mu.Lock()
	defer mu.Unlock()
	if _, done := saved[sig]; done {
		return nil
	}
	var was action
	if err := sigaction(sig, &action{}, &was); err != nil {
		return err
	}
	saved[sig] = was
	return nil
}

// Unset puts back what Set has replaced, if it has.
func Unset(sig syscall.Signal) error {
	mu.Lock()
	defer mu.Unlock()
	was, done := saved[sig]
	if !done {
		return nil
	}
	delete(saved, sig)
	return sigaction(sig, &was, nil)
}
