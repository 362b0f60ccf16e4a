package subprocess

import (
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// exchange is what communicate does: it writes to a child and reads what comes from it, at the same time.
type exchange struct {
	in      int // -1: closed, or nothing to write
	data    string
	out     [2]int // -1: closed
	got     [2][]byte
	expired bool
}

// pipeRead is how much is read at once: what a pipe holds.
const pipeRead = 64 << 10

// run goes on until all is exchanged, the last is written (so that the pipe can be closed), or the time (negative: no limit) is over.
func (x *exchange) run(timeout time.Duration) *rt.Exc {
	var end time.Time
	if timeout >= 0 {
		end = time.Now().Add(timeout)
	}
	if x.in >= 0 {
		// Nobody else has this end of the pipe, so a write of more than fits may be made not to block.
		if err := unix.SetNonblock(x.in, true); err != nil {
			return rt.OSErrorOf(err, rt.Unset)
		}
	}
	buf := make([]byte, pipeRead)
	written := false
	for !written && (x.in >= 0 || x.out[0] >= 0 || x.out[1] >= 0) {
		left := time.Duration(-1)
		if timeout >= 0 {
			left = max(0, time.Until(end))
		}
		fds := []unix.PollFd{
			{Fd: int32(x.in), Events: unix.POLLOUT}, {Fd: int32(x.out[0]), Events: unix.POLLIN}, {Fd: int32(x.out[1]), Events: unix.POLLIN},
		}
		n, failed, err := rt.Poll(fds, left)
		if err != nil {
			return err
		}
		if failed != nil {
			return rt.OSErrorOf(failed, rt.Unset)
		}
		if timeout >= 0 && (n == 0 || !time.Now().Before(end)) {
			x.expired = true
			return nil
		}
		if fds[0].Revents != 0 {
			if err := x.write(); err != nil {
				return rt.OSErrorOf(err, rt.Unset)
			}
			written = x.in < 0
		}
		for i := range x.out {
			if fds[i+1].Revents != 0 {
				n, err := syscall.Read(x.out[i], buf)
				if err == syscall.EINTR || err == syscall.EAGAIN {
					continue
				}
				if err != nil {
					return rt.OSErrorOf(err, rt.Unset)
				}
				x.got[i] = append(x.got[i], buf[:n]...)
				if n == 0 {
					x.out[i] = -1
				}
			}
		}
	}
	return nil
}

// write writes what the pipe takes. A child that reads no more is no error.
func (x *exchange) write() error {
	n, err := syscall.Write(x.in, []byte(x.data[:min(len(x.data), pipeRead)]))
	switch err {
	case nil:
		x.data = x.data[n:]
		if x.data == "" {
			x.in = -1
		}
	case syscall.EPIPE:
		x.in = -1
	case syscall.EINTR, syscall.EAGAIN:
	default:
		return err
	}
	return nil
}
