package subprocess

import (
	"sync"
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// children has, for each child that somebody waits for, a channel that is closed when it has ended.
var children struct {
	sync.Mutex
	ended map[int]chan struct{}
}

// Ended is closed when the child pid has ended (or if there is no such child), before its status is collected.
func Ended(pid int) <-chan struct{} {
	children.Lock()
	defer children.Unlock()
	if ch := children.ended[pid]; ch != nil {
		return ch
	}
	if children.ended == nil {
		children.ended = map[int]chan struct{}{}
	}
	ch := make(chan struct{})
	children.ended[pid] = ch
	go func() {
		var info unix.Siginfo
		for unix.Waitid(unix.P_PID, pid, &info, unix.WEXITED|unix.WNOWAIT, nil) == unix.EINTR {
		}
		children.Lock()
		delete(children.ended, pid)
		children.Unlock()
		close(ch)
	}()
	return ch
}

// Collect takes the status of the child pid if it has ended: its exit status, or the negative number of the signal that ended it.
// The error is ECHILD if somebody else has taken it.
func Collect(pid int) (code int, ended bool, err error) {
	var status syscall.WaitStatus
	for {
		got, err := syscall.Wait4(pid, &status, syscall.WNOHANG, nil)
		switch {
		case err == syscall.EINTR:
			continue
		case err != nil || got == 0:
			return 0, false, err
		case status.Signaled():
			return -int(status.Signal()), true, nil
		}
		return status.ExitStatus(), true, nil
	}
}

// awaitEnd waits until the child pid has ended, at most for the timeout; a negative one is no limit. err is what a signal handler raised.
func awaitEnd(pid int, timeout time.Duration) (ended bool, err *rt.Exc) {
	ch := Ended(pid)
	var expired <-chan time.Time
	if timeout >= 0 {
		timer := time.NewTimer(timeout)
		defer timer.Stop()
		expired = timer.C
	}
	for {
		if err := rt.Tick(); err != nil {
			return false, err
		}
		t := rt.Unlock()
		signalled := false
		select {
		case <-ch:
			ended = true
		case <-expired:
		case <-t.Interrupted():
			signalled = true
		}
		t.Lock()
		if !signalled {
			return ended, rt.Tick()
		}
	}
}
