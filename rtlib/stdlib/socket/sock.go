package socket

import (
	"net"
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// sock is a socket. Its descriptor never blocks: operations that would wait poll it without the interpreter lock.
type sock struct {
	rt.Obj
	fd                 int
	family, typ, proto int
	timeout            time.Duration // negative: wait for ever; 0: do not wait
}

var sockType = rt.Type{Name: "socket", Module: "_socket", Flags: rt.BaseType}

var defaultTimeout time.Duration = -1

// pollSlice is how long a wait goes on before signals are looked for.
const pollSlice = 50 * time.Millisecond

// await waits until the socket is ready for events.
func (s *sock) await(events int16, deadline time.Time) *rt.Exc {
	for {
		left := pollSlice
		if !deadline.IsZero() {
			if left = min(left, time.Until(deadline)); left <= 0 {
				return rt.Errorf(&rt.TimeoutError, "timed out")
			}
		}
		var n int
		var err error
		fds := []unix.PollFd{{Fd: int32(s.fd), Events: events}}
		rt.Blocking(func() { n, err = unix.Poll(fds, int(left/time.Millisecond)+1) })
		if err != nil && err != unix.EINTR {
			return Error(err)
		}
		if exc := rt.Tick(); exc != nil {
			return exc
		}
		if n > 0 {
			return nil
		}
	}
}

// do repeats a system call until it need not wait.
func (s *sock) do(events int16, f func() error) *rt.Exc {
	var deadline time.Time
	if s.timeout > 0 {
		deadline = time.Now().Add(s.timeout)
	}
	for {
		err := f()
		switch err {
		case nil:
			return nil
		case syscall.EINTR:
			continue
		case syscall.EAGAIN:
			if s.timeout == 0 {
				return Error(err)
			}
			if exc := s.await(events, deadline); exc != nil {
				return exc
			}
		default:
			return Error(err)
		}
	}
}

// address reads a Python address for the socket's family.
func (s *sock) address(call string, v rt.Value) (syscall.Sockaddr, *rt.Exc) {
	if s.family == syscall.AF_UNIX {
		path, ok := rt.StrOf(v)
		if !ok {
			if path, ok = rt.BytesLike(v); !ok {
				return nil, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeOf(v).Name)
			}
		}
		return &syscall.SockaddrUnix{Name: path}, nil
	}
	t := rt.As[rt.Tuple](v, &rt.TupleType)
	name := "AF_INET"
	if s.family == syscall.AF_INET6 {
		name = "AF_INET6"
	}
	if t == nil || len(t.Items()) < 2 {
		return nil, rt.Errorf(&rt.TypeError, "%s(): %s address must be tuple, not %s", call, name, rt.TypeOf(v).Name)
	}
	host, ok := rt.StrOf(t.Items()[0])
	if !ok {
		return nil, rt.Errorf(&rt.TypeError, "str, bytes or bytearray expected, not %s", rt.TypeOf(t.Items()[0]).Name)
	}
	port, exc := rt.IndexInt(t.Items()[1])
	if exc != nil {
		return nil, exc
	}
	if port < 0 || port > 65535 {
		return nil, rt.Errorf(&rt.OverflowError, "%s(): port must be 0-65535.", call)
	}
	ip, exc := lookup(host, s.family)
	if exc != nil {
		return nil, exc
	}
	if s.family == syscall.AF_INET6 {
		return &syscall.SockaddrInet6{Port: port, Addr: [16]byte(ip.To16())}, nil
	}
	return &syscall.SockaddrInet4{Port: port, Addr: [4]byte(ip.To4())}, nil
}

// lookup is an address of host in the family; the empty host is any.
func lookup(host string, family int) (net.IP, *rt.Exc) {
	network := "ip4"
	if family == syscall.AF_INET6 {
		network = "ip6"
	}
	switch host {
	case "":
		if family == syscall.AF_INET6 {
			return net.IPv6unspecified, nil
		}
		return net.IPv4zero, nil
	case "<broadcast>":
		return net.IPv4bcast, nil
	}
	var addr *net.IPAddr
	var err error
	rt.Blocking(func() { addr, err = net.ResolveIPAddr(network, host) })
	if err != nil {
		if _, ok := err.(*net.AddrError); ok {
			err = &net.DNSError{Name: host, IsNotFound: true}
		}
		return nil, Error(err)
	}
	return addr.IP, nil
}

// addressValue is an address as Python sees it.
func addressValue(a syscall.Sockaddr) rt.Value {
	switch a := a.(type) {
	case *syscall.SockaddrInet4:
		return rt.NewTuple(rt.NewStr(net.IP(a.Addr[:]).String()), rt.Int(int64(a.Port)))
	case *syscall.SockaddrInet6:
		return rt.NewTuple(rt.NewStr(net.IP(a.Addr[:]).String()), rt.Int(int64(a.Port)), rt.Int(0), rt.Int(int64(a.ZoneId)))
	case *syscall.SockaddrUnix:
		return rt.NewStr(a.Name)
	}
	return rt.None
}

func (s *sock) open(family, typ, proto int, fd rt.Value) *rt.Exc {
	s.family, s.typ, s.proto, s.timeout = family, typ, proto, defaultTimeout
	var err error
	if fd.IsNone() {
		s.fd, err = syscall.Socket(family, typ|syscall.SOCK_CLOEXEC, proto)
	} else {
		s.fd = int(fd.AsInt())
	}
	if err == nil {
		err = syscall.SetNonblock(s.fd, true)
	}
	if err != nil {
		return Error(err)
	}
	return nil
}

func (s *sock) connect(v rt.Value) *rt.Exc {
	addr, exc := s.address("connect", v)
	if exc != nil {
		return exc
	}
	err := syscall.Connect(s.fd, addr)
	if err == syscall.EINPROGRESS && s.timeout != 0 {
		var deadline time.Time
		if s.timeout > 0 {
			deadline = time.Now().Add(s.timeout)
		}
		if exc := s.await(unix.POLLOUT, deadline); exc != nil {
			return exc
		}
		var no int
		if no, err = syscall.GetsockoptInt(s.fd, syscall.SOL_SOCKET, syscall.SO_ERROR); err == nil && no != 0 {
			err = syscall.Errno(no)
		}
	}
	if err != nil {
		return Error(err)
	}
	return nil
}

func (s *sock) close() *rt.Exc {
	if s.fd < 0 {
		return nil
	}
	fd := s.fd
	s.fd = -1
	if err := syscall.Close(fd); err != nil && err != syscall.ECONNRESET {
		return Error(err)
	}
	return nil
}

// receive reads up to n bytes, and says where they came from.
func (s *sock) receive(n, flags int) (data []byte, from syscall.Sockaddr, exc *rt.Exc) {
	if n < 0 {
		return nil, nil, rt.Errorf(&rt.ValueError, "negative buffersize in recv")
	}
	buf := make([]byte, n)
	exc = s.do(unix.POLLIN, func() (err error) {
		n, from, err = syscall.Recvfrom(s.fd, buf, flags)
		return err
	})
	if exc != nil {
		return nil, nil, exc
	}
	return buf[:n], from, nil
}

// send writes what the system takes at once.
func (s *sock) send(data string, flags int, to syscall.Sockaddr) (n int, exc *rt.Exc) {
	exc = s.do(unix.POLLOUT, func() (err error) {
		n, err = syscall.SendmsgN(s.fd, []byte(data), nil, to, flags|syscall.MSG_NOSIGNAL)
		return err
	})
	return n, exc
}

func bytesArg(v rt.Value) (string, *rt.Exc) {
	data, ok := rt.BytesLike(v)
	if !ok {
		return "", rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeOf(v).Name)
	}
	return data, nil
}
