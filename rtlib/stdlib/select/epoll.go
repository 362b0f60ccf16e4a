package selects

import (
	"math"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// epoll is an epoll instance; fd is -1 once it is closed.
type epoll struct {
	rt.Obj
	fd int
}

var epollType = rt.Type{Name: "epoll", Module: "select", Flags: rt.BaseType}

func epollOf(v rt.Value) (*epoll, *rt.Exc) {
	e := rt.Cast[epoll](v)
	if e.fd < 0 {
		return nil, rt.Errorf(&rt.ValueError, "I/O operation on closed epoll object")
	}
	return e, nil
}

// change adds, modifies or removes a descriptor.
func change(op int, a []rt.Value) (rt.Value, *rt.Exc) {
	e, err := epollOf(a[0])
	if err != nil {
		return rt.Unset, err
	}
	fd, err := rt.FileDescriptor(a[1])
	if err != nil {
		return rt.Unset, err
	}
	mask := uint32(unix.EPOLLIN | unix.EPOLLPRI | unix.EPOLLOUT)
	if len(a) > 2 && !a[2].IsUnset() {
		n, err := rt.IndexInt(a[2])
		if err != nil {
			return rt.Unset, err
		}
		if n < 0 || n > math.MaxUint32 {
			return rt.Unset, rt.Errorf(&rt.OverflowError, "Python int too large to convert to C unsigned int")
		}
		mask = uint32(n)
	}
	if failed := unix.EpollCtl(e.fd, op, fd, &unix.EpollEvent{Events: mask, Fd: int32(fd)}); failed != nil {
		return rt.Unset, rt.OSErrorOf(failed, rt.Unset)
	}
	return rt.None, nil
}

func (e *epoll) wait(timeoutArgument, most rt.Value) (rt.Value, *rt.Exc) {
	timeout, err := timeoutArg(timeoutArgument, time.Second, "timeout must be an integer or None")
	if err != nil {
		return rt.Unset, err
	}
	n, err := rt.IndexInt(most)
	switch {
	case err != nil:
		return rt.Unset, err
	case n == -1:
		n = 1023
	case n < 1:
		return rt.Unset, rt.Errorf(&rt.ValueError, "maxevents must be greater than 0, got %d", n)
	}
	events := make([]unix.EpollEvent, n)
	// An epoll instance is readable when one of its descriptors is ready.
	_, failed, err := rt.Poll([]unix.PollFd{{Fd: int32(e.fd), Events: unix.POLLIN}}, timeout)
	if err != nil {
		return rt.Unset, err
	}
	if failed == nil {
		n, failed = unix.EpollWait(e.fd, events, 0)
	}
	if failed != nil {
		return rt.Unset, rt.OSErrorOf(failed, rt.Unset)
	}
	var out []rt.Value
	for _, ev := range events[:n] {
		out = append(out, rt.NewTuple2(rt.Int(int64(ev.Fd)), rt.Int(int64(ev.Events))))
	}
	return rt.ListFrom(out), nil
}

func (e *epoll) close() *rt.Exc {
	if e.fd < 0 {
		return nil
	}
	fd := e.fd
	e.fd = -1
	if err := unix.Close(fd); err != nil {
		return rt.OSErrorOf(err, rt.Unset)
	}
	return nil
}

var epollSig = rt.NewSig("epoll", "sizehint=-1, flags=0")

func newEpoll(t *rt.Type, args *rt.Args) (rt.Value, *rt.Exc) {
	a, err := epollSig.Bind(args)
	if err != nil {
		return rt.Unset, err
	}
	size, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	flags, err := rt.IndexInt(a[1])
	switch {
	case err != nil:
		return rt.Unset, err
	case size < -1 || size == 0:
		return rt.Unset, rt.Errorf(&rt.ValueError, "negative sizehint")
	case flags&^unix.EPOLL_CLOEXEC != 0:
		return rt.Unset, rt.Errorf(&rt.OSError, "invalid flags")
	}
	e := rt.Alloc[epoll](t)
	fd, failed := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if failed != nil {
		return rt.Unset, rt.OSErrorOf(failed, rt.Unset)
	}
	e.fd = fd
	return rt.FromObj(e), nil
}

func setUpEpoll() {
	t := &epollType
	t.New = newEpoll
	t.Init = func(rt.Value, *rt.Args) *rt.Exc { return nil }
	t.GetSets = []rt.GetSet{{Name: "closed", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(rt.Cast[epoll](v).fd < 0), nil }}}
	t.Methods = []rt.Def{
		{Name: "register", Sig: "fd, eventmask=?", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return change(unix.EPOLL_CTL_ADD, a) }},
		{Name: "modify", Sig: "fd, eventmask", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return change(unix.EPOLL_CTL_MOD, a) }},
		{Name: "unregister", Sig: "fd", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return change(unix.EPOLL_CTL_DEL, a) }},
		{Name: "poll", Sig: "timeout=None, maxevents=-1", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			e, err := epollOf(a[0])
			if err != nil {
				return rt.Unset, err
			}
			return e.wait(a[1], a[2])
		}},
		{Name: "fileno", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			e, err := epollOf(v)
			if err != nil {
				return rt.Unset, err
			}
			return rt.Int(int64(e.fd)), nil
		}},
		{Name: "close", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.None, rt.Cast[epoll](v).close() }},
		{Name: "__enter__", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			_, err := epollOf(v)
			return v, err
		}},
		{Name: "__exit__", Sig: "exc_type=None, exc_value=None, exc_tb=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return rt.None, rt.Cast[epoll](a[0]).close()
		}},
		{Name: "fromfd", Flags: rt.ClassMethod, F2: func(cls, file rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.FileDescriptor(file)
			if err != nil {
				return rt.Unset, err
			}
			e := rt.Alloc[epoll](rt.Cast[rt.Type](cls))
			e.fd = fd
			return rt.FromObj(e), nil
		}},
	}
	rt.Ready(t)
}
