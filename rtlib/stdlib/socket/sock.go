package socket

import (
	"runtime"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// sock is a socket. Its descriptor is in blocking mode if and only if it has no timeout, as programs may see that; but no operation waits in
// the system call itself: what would wait polls the descriptor first, without the interpreter lock.
type sock struct {
	rt.Obj
	*descriptor
	family, typ, proto int
	timeout            time.Duration // negative: wait for ever; 0: do not wait
}

// descriptor is the system's number for a socket, -1 once it is closed. It outlives the socket, for the cleanup.
type descriptor struct{ fd int }

var sockType = rt.Type{Name: "socket", Module: "_socket", Flags: rt.BaseType}

var defaultTimeout time.Duration = -1

// kindMask are the flags in a socket's type.
const kindMask = unix.SOCK_NONBLOCK | unix.SOCK_CLOEXEC

// deadline is when an operation that begins now times out; zero for never.
func (s *sock) deadline() time.Time {
	if s.timeout > 0 {
		return time.Now().Add(s.timeout)
	}
	return time.Time{}
}

// await waits until the socket is ready for events.
func (s *sock) await(events int16, deadline time.Time) *rt.Exc {
	left := time.Duration(-1)
	if !deadline.IsZero() {
		if left = time.Until(deadline); left < 0 {
			return timedOut()
		}
	}
	n, failed, err := rt.Poll([]unix.PollFd{{Fd: int32(s.fd), Events: events}}, left)
	switch {
	case err != nil:
		return err
	case failed != nil:
		return osError(failed)
	case n == 0:
		return timedOut()
	}
	return nil
}

func timedOut() *rt.Exc { return rt.Errorf(&rt.TimeoutError, "timed out") }

func osError(err error) *rt.Exc { return rt.OSErrorOf(err, rt.Unset) }

// do repeats a system call that does not wait until it need not.
func (s *sock) do(events int16, f func() error) *rt.Exc { return s.doUntil(events, s.deadline(), f) }

func (s *sock) doUntil(events int16, deadline time.Time, f func() error) *rt.Exc {
	for {
		err := f()
		switch err {
		case nil:
			return nil
		case unix.EINTR:
			if exc := rt.Tick(); exc != nil {
				return exc
			}
		case unix.EAGAIN:
			if s.timeout == 0 {
				return osError(err)
			}
			if exc := s.await(events, deadline); exc != nil {
				return exc
			}
		default:
			return osError(err)
		}
	}
}

// open makes a new socket, or takes over the one with the descriptor fd.
func (s *sock) open(family, typ, proto int, fd rt.Value) *rt.Exc {
	if fd.IsNone() {
		for i, p := range []*int{&family, &typ} {
			if *p == -1 {
				*p = []int{unix.AF_INET, unix.SOCK_STREAM}[i]
			}
		}
		if proto == -1 {
			proto = 0
		}
		n, err := unix.Socket(family, typ|unix.SOCK_CLOEXEC, proto)
		if err != nil {
			return osError(err)
		}
		s.adopt(n)
	} else {
		n, exc := rt.IndexInt(fd)
		if exc != nil {
			return exc
		}
		if n < 0 {
			return rt.Errorf(&rt.ValueError, "negative file descriptor")
		}
		for _, p := range []struct {
			v   *int
			opt int
		}{{&family, unix.SO_DOMAIN}, {&typ, unix.SO_TYPE}, {&proto, unix.SO_PROTOCOL}} {
			found, err := unix.GetsockoptInt(n, unix.SOL_SOCKET, p.opt)
			if err != nil {
				return osError(err)
			}
			if *p.v == -1 {
				*p.v = found
			}
		}
		s.adopt(n)
	}
	s.family, s.typ, s.proto, s.timeout = family, typ&^kindMask, proto, defaultTimeout
	if typ&unix.SOCK_NONBLOCK != 0 {
		s.timeout = 0
	} else if defaultTimeout >= 0 {
		return s.setTimeout(defaultTimeout)
	}
	return nil
}

// adopt makes fd the socket's descriptor, to be closed when the socket is no longer used.
func (s *sock) adopt(fd int) {
	s.descriptor = &descriptor{fd}
	runtime.AddCleanup(s, func(d *descriptor) { d.close() }, s.descriptor)
}

func (d *descriptor) close() error {
	if d.fd < 0 {
		return nil
	}
	fd := d.fd
	d.fd = -1
	if err := unix.Close(fd); err != unix.ECONNRESET {
		return err
	}
	return nil
}

func (s *sock) setTimeout(d time.Duration) *rt.Exc {
	s.timeout = d
	if err := unix.SetNonblock(s.fd, d >= 0); err != nil {
		return osError(err)
	}
	return nil
}

// connect connects, and waits for that if there is a timeout or none at all.
func (s *sock) connect(v rt.Value) *rt.Exc {
	addr, exc := s.address("connect", v)
	if exc != nil {
		return exc
	}
	no, exc := s.connectTo(addr)
	if exc == nil && no != nil {
		exc = osError(no)
	}
	return exc
}

// connectTo returns a system error as such.
//
//lint:ignore ST1008 the Python exception is what comes last here
func (s *sock) connectTo(addr unix.Sockaddr) (error, *rt.Exc) {
	if s.timeout < 0 {
		if err := unix.SetNonblock(s.fd, true); err != nil {
			return err, nil
		}
		fd := s.fd
		defer func() { _ = unix.SetNonblock(fd, false) }() // it has just been possible
	}
	err := unix.Connect(s.fd, addr)
	if err == unix.EINPROGRESS && s.timeout != 0 {
		if exc := s.await(unix.POLLOUT, s.deadline()); exc != nil {
			return nil, exc
		}
		var no int
		if no, err = unix.GetsockoptInt(s.fd, unix.SOL_SOCKET, unix.SO_ERROR); err == nil && no != 0 {
			err = errno(no)
		}
	}
	return err, nil
}

// accept waits for a connection.
func (s *sock) accept() (fd int, from unix.Sockaddr, exc *rt.Exc) {
	deadline := s.deadline()
	for {
		if s.timeout != 0 {
			// The descriptor may be in blocking mode.
			if exc := s.await(unix.POLLIN, deadline); exc != nil {
				return 0, nil, exc
			}
		}
		var err error
		fd, from, err = unix.Accept4(s.fd, unix.SOCK_CLOEXEC)
		switch {
		case err == nil:
			return fd, from, nil
		case err == unix.EINTR || err == unix.EAGAIN && s.timeout != 0:
		default:
			return 0, nil, osError(err)
		}
	}
}

// receive reads into buf, and says where that came from.
func (s *sock) receive(buf []byte, flags int) (n int, from unix.Sockaddr, exc *rt.Exc) {
	exc = s.do(unix.POLLIN, func() (err error) {
		n, from, err = unix.Recvfrom(s.fd, buf, flags|unix.MSG_DONTWAIT)
		return err
	})
	return n, from, exc
}

// receiveOnly is receive for sockets whose sender does not matter.
func (s *sock) receiveOnly(buf []byte, flags int) (n int, exc *rt.Exc) {
	if flags == 0 && s.timeout >= 0 {
		exc = s.do(unix.POLLIN, func() (err error) {
			n, err = unix.Read(s.fd, buf)
			return err
		})
		return n, exc
	}
	n, _, exc = s.receive(buf, flags)
	return n, exc
}

// send writes what the system takes at once.
func (s *sock) send(data string, flags int, to unix.Sockaddr, deadline time.Time) (n int, exc *rt.Exc) {
	exc = s.doUntil(unix.POLLOUT, deadline, func() (err error) {
		n, err = unix.SendmsgN(s.fd, rt.BytesView(data), nil, to, flags|unix.MSG_NOSIGNAL|unix.MSG_DONTWAIT)
		return err
	})
	return n, exc
}
