package selects

import (
	"math"
	"slices"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// poll is a polling object: the events asked for of each descriptor.
type poll struct {
	rt.Obj
	events  map[int]int16
	order   []int
	polling bool
}

var pollType = rt.Type{Name: "poll", Module: "select", Flags: rt.NoInstantiate}

// maskArg is a mask of poll events.
func maskArg(v rt.Value) (int16, *rt.Exc) {
	if v.IsUnset() {
		return unix.POLLIN | unix.POLLPRI | unix.POLLOUT, nil
	}
	n, err := rt.IndexInt(v)
	switch {
	case err != nil && !err.Is(&rt.OverflowError):
		return 0, err
	case err == nil && n < 0:
		return 0, rt.Errorf(&rt.ValueError, "value must be positive")
	case err != nil || n > math.MaxUint16:
		return 0, rt.Errorf(&rt.OverflowError, "Python int too large for C unsigned short")
	}
	return int16(uint16(n)), nil
}

func setUpPoll() {
	t := &pollType
	t.Methods = []rt.Def{
		{Name: "register", Sig: "fd, eventmask=?, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			p := rt.Cast[poll](a[0])
			fd, err := rt.FileDescriptor(a[1])
			if err != nil {
				return rt.Unset, err
			}
			mask, err := maskArg(a[2])
			if err != nil {
				return rt.Unset, err
			}
			if _, known := p.events[fd]; !known {
				p.order = append(p.order, fd)
			}
			p.events[fd] = mask
			return rt.None, nil
		}},
		{Name: "modify", Sig: "fd, eventmask, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			p := rt.Cast[poll](a[0])
			fd, err := rt.FileDescriptor(a[1])
			if err != nil {
				return rt.Unset, err
			}
			mask, err := maskArg(a[2])
			if err != nil {
				return rt.Unset, err
			}
			if _, known := p.events[fd]; !known {
				return rt.Unset, rt.OSErrorOf(unix.ENOENT, rt.Unset)
			}
			p.events[fd] = mask
			return rt.None, nil
		}},
		{Name: "unregister", F2: func(self, file rt.Value) (rt.Value, *rt.Exc) {
			p := rt.Cast[poll](self)
			fd, err := rt.FileDescriptor(file)
			if err != nil {
				return rt.Unset, err
			}
			if _, known := p.events[fd]; !known {
				return rt.Unset, rt.NewExc(&rt.KeyError, rt.Int(int64(fd)))
			}
			delete(p.events, fd)
			p.order = slices.DeleteFunc(p.order, func(n int) bool { return n == fd })
			return rt.None, nil
		}},
		{Name: "poll", Sig: "timeout=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return rt.Cast[poll](a[0]).wait(a[1])
		}},
	}
	rt.Ready(t)
}

func (p *poll) wait(v rt.Value) (rt.Value, *rt.Exc) {
	timeout, err := timeoutArg(v, time.Millisecond, "timeout must be an integer or None")
	if err != nil {
		return rt.Unset, err
	}
	if timeout > math.MaxInt32*time.Millisecond {
		return rt.Unset, rt.Errorf(&rt.OverflowError, "timeout is too large")
	}
	if p.polling {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "concurrent poll() invocation")
	}
	fds := make([]unix.PollFd, len(p.order))
	for i, fd := range p.order {
		fds[i] = unix.PollFd{Fd: int32(fd), Events: p.events[fd]}
	}
	p.polling = true
	_, failed, err := rt.Poll(fds, timeout)
	p.polling = false
	if err != nil {
		return rt.Unset, err
	}
	if failed != nil {
		return rt.Unset, rt.OSErrorOf(failed, rt.Unset)
	}
	var out []rt.Value
	for _, f := range fds {
		if f.Revents != 0 {
			out = append(out, rt.NewTuple2(rt.Int(int64(f.Fd)), rt.Int(int64(uint16(f.Revents)))))
		}
	}
	return rt.ListFrom(out), nil
}
