// Package selects is Python's module select: waiting for descriptors without the interpreter lock, such that signal handlers run meanwhile.
package selects

import (
	"math"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

var constants = map[string]int64{
	"EPOLLERR": 8, "EPOLLET": 1 << 31, "EPOLLEXCLUSIVE": 1 << 28, "EPOLLHUP": 16, "EPOLLIN": 1, "EPOLLMSG": 1024, "EPOLLONESHOT": 1 << 30,
	"EPOLLOUT": 4, "EPOLLPRI": 2, "EPOLLRDBAND": 128, "EPOLLRDHUP": 8192, "EPOLLRDNORM": 64, "EPOLLWRBAND": 512, "EPOLLWRNORM": 256,
	"EPOLL_CLOEXEC": unix.EPOLL_CLOEXEC, "PIPE_BUF": 4096, "POLLERR": 8, "POLLHUP": 16, "POLLIN": 1, "POLLMSG": 1024, "POLLNVAL": 32,
	"POLLOUT": 4, "POLLPRI": 2, "POLLRDBAND": 128, "POLLRDHUP": 8192, "POLLRDNORM": 64, "POLLWRBAND": 512, "POLLWRNORM": 256,
}

func init() {
	setUpPoll()
	setUpEpoll()
	rt.RegisterModule("select", func(m *rt.Module) *rt.Exc {
		for name, n := range constants {
			m.Set(name, rt.Int(n))
		}
		m.Set("error", rt.OSError.Value())
		m.Type(&epollType)
		m.Def(
			rt.Def{Name: "select", Sig: "rlist, wlist, xlist, timeout=None, /", FN: selectAll},
			rt.Def{Name: "poll", F0: func() (rt.Value, *rt.Exc) {
				return rt.FromObj(&poll{Obj: rt.MakeObj(&pollType), events: map[int]int16{}}), nil
			}},
		)
		return nil
	})
}

// timeoutArg is a timeout in units of unit; negative: none.
func timeoutArg(v rt.Value, unit time.Duration, message string) (time.Duration, *rt.Exc) {
	if v.IsNone() {
		return -1, nil
	}
	if !rt.IsIntLike(v) && !v.IsFloat() && rt.TypeOf(v).Float == nil && rt.TypeOf(v).Index == nil {
		return 0, rt.Errorf(&rt.TypeError, "%s", message)
	}
	f, err := rt.ToFloat(v)
	if err != nil {
		return 0, err
	}
	if math.IsNaN(f) {
		return 0, rt.Errorf(&rt.ValueError, "Invalid value NaN (not a number)")
	}
	if f < 0 {
		return -1, nil
	}
	f = math.Ceil(f * float64(unit))
	if f > math.MaxInt64/2 {
		return 0, rt.Errorf(&rt.OverflowError, "timeout is too large")
	}
	return time.Duration(f), nil
}

func selectAll(a []rt.Value) (rt.Value, *rt.Exc) {
	timeout, err := timeoutArg(a[3], time.Second, "timeout must be a float or None")
	if err != nil {
		return rt.Unset, err
	}
	if !a[3].IsNone() && timeout < 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "timeout must be non-negative")
	}
	wanted := [3]int16{unix.POLLIN, unix.POLLOUT, unix.POLLPRI}
	ready := [3]int16{unix.POLLIN | unix.POLLHUP | unix.POLLERR, unix.POLLOUT | unix.POLLERR, unix.POLLPRI}
	var lists [3][]rt.Value
	var numbers [3][]int
	var fds []unix.PollFd
	place := map[int]int{}
	for i := range lists {
		if rt.TypeOf(a[i]).Iter == nil && rt.TypeOf(a[i]).GetItem == nil {
			return rt.Unset, rt.Errorf(&rt.TypeError, "arguments 1-3 must be sequences")
		}
		if lists[i], err = rt.ListOf(a[i]); err != nil {
			return rt.Unset, err
		}
		for _, v := range lists[i] {
			fd, err := rt.FileDescriptor(v)
			if err != nil {
				return rt.Unset, err
			}
			if fd >= 1024 {
				return rt.Unset, rt.Errorf(&rt.ValueError, "filedescriptor out of range in select()")
			}
			numbers[i] = append(numbers[i], fd)
			k, ok := place[fd]
			if !ok {
				k = len(fds)
				place[fd] = k
				fds = append(fds, unix.PollFd{Fd: int32(fd)})
			}
			fds[k].Events |= wanted[i]
		}
	}
	_, failed, err := rt.Poll(fds, timeout)
	if err != nil {
		return rt.Unset, err
	}
	if failed != nil {
		return rt.Unset, rt.OSErrorOf(failed, rt.Unset)
	}
	var out [3]rt.Value
	for i, list := range lists {
		var some []rt.Value
		for j, v := range list {
			got := fds[place[numbers[i][j]]].Revents
			if got&unix.POLLNVAL != 0 {
				return rt.Unset, rt.OSErrorOf(unix.EBADF, rt.Unset)
			}
			if got&ready[i] != 0 {
				some = append(some, v)
			}
		}
		out[i] = rt.ListFrom(some)
	}
	return rt.NewTuple(out[:]...), nil
}
