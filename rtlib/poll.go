package rt

import (
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// This file waits for descriptors in such a way that a signal's handler need not wait for them.

// wakeFD is an eventfd that ends the main thread's poll when a signal has come; -1 until it is needed.
var wakeFD atomic.Int64

func init() { wakeFD.Store(-1) }

func wakePoll() {
	if fd := wakeFD.Load(); fd >= 0 {
		// The write fails only if the counter is full, and then the poll ends anyway.
		_, _ = unix.Write(int(fd), []byte{1, 0, 0, 0, 0, 0, 0, 0})
	}
}

// Poll waits without the interpreter lock until a descriptor is ready or the time is over; a negative timeout is no limit. The result is
// how many are ready: 0 at the end of the time. Signal handlers run meanwhile, and err is what one raised.
//
//lint:ignore ST1008 the Python exception is what comes last here
func Poll(fds []unix.PollFd, timeout time.Duration) (n int, failed error, err *Exc) {
	var end time.Time
	if timeout >= 0 {
		end = time.Now().Add(timeout)
	}
	for {
		all := fds
		if T == mainThread {
			fd, e := mainWakeFD()
			if e != nil {
				return 0, e, nil
			}
			all = append(fds[:len(fds):len(fds)], unix.PollFd{Fd: int32(fd), Events: unix.POLLIN})
		}
		if err := Tick(); err != nil {
			return 0, nil, err
		}
		ms := -1
		if timeout >= 0 {
			ms = int(min(max(0, (time.Until(end)+time.Millisecond-1)/time.Millisecond), 1<<30))
		}
		Blocking(func() { n, failed = unix.Poll(all, ms) })
		if failed == unix.EINTR {
			failed = nil
			continue
		}
		copy(fds, all)
		if len(all) > len(fds) && all[len(fds)].Revents != 0 {
			n--
			var b [8]byte
			_, _ = unix.Read(int(all[len(fds)].Fd), b[:]) // only to empty it
		}
		if n > 0 || failed != nil || ms >= 0 && !time.Now().Before(end) {
			return n, failed, Tick()
		}
	}
}

func mainWakeFD() (int, error) {
	if fd := wakeFD.Load(); fd >= 0 {
		return int(fd), nil
	}
	fd, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		return 0, err
	}
	wakeFD.Store(int64(fd))
	return fd, nil
}

// awaitInput waits until a read of fd need not, if fd is of a kind and in a mode to wait.
func awaitInput(fd int) *Exc {
	flags, errno := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	if errno != nil || flags&unix.O_NONBLOCK != 0 {
		return nil // the read itself says what is wrong, or does not wait
	}
	_, failed, err := Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, -1)
	if err == nil && failed != nil {
		err = OSErrorOf(failed, Unset)
	}
	return err
}
