package signal

import (
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// wakeup is the descriptor of set_wakeup_fd.
type wakeup struct {
	fd   int // one more than its number; 0: none
	warn bool
}

// write writes the number of the signal that has come.
func (w wakeup) write(sig syscall.Signal) {
	if w.fd == 0 {
		return
	}
	_, err := syscall.Write(w.fd-1, []byte{byte(sig)})
	if err == nil || err == syscall.EAGAIN && !w.warn {
		return
	}
	rt.PostSignal(func() *rt.Exc {
		rt.Unraisable(rt.OSErrorOf(err, rt.Unset), "Exception ignored when trying to write to the signal wakeup fd:", rt.Unset)
		return nil
	})
}

// setWakeup is set_wakeup_fd(fd, *, warn_on_full_buffer=True).
func setWakeup(a []rt.Value) (rt.Value, *rt.Exc) {
	fd, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	warn, err := rt.Truth(a[1])
	if err != nil {
		return rt.Unset, err
	}
	if !rt.T.IsMain() {
		return rt.Unset, rt.Errorf(&rt.ValueError, "set_wakeup_fd only works in main thread of the main interpreter")
	}
	if fd >= 0 {
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
		if err != nil {
			return rt.Unset, rt.OSErrorOf(err, rt.Unset)
		}
		if flags&unix.O_NONBLOCK == 0 {
			return rt.Unset, rt.Errorf(&rt.ValueError, "the fd %d must be in non-blocking mode", fd)
		}
	}
	mask.Lock()
	defer mask.Unlock()
	old := mask.wakeup.fd - 1
	mask.wakeup = wakeup{max(fd, -1) + 1, warn}
	return rt.Int(int64(old)), nil
}
