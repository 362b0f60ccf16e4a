package socket

import (
	"math"
	"os"
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

func none(err *rt.Exc) (rt.Value, *rt.Exc) { return rt.None, err }

// method adapts a method whose arguments are bound by its signature.
func method(name, sig string, f func(s *sock, a []rt.Value) (rt.Value, *rt.Exc)) rt.Def {
	return rt.Def{Name: name, Sig: sig, FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		if err := plain(a[1:]); err != nil {
			return rt.Unset, err
		}
		return f(rt.Cast[sock](a[0]), a[1:])
	}}
}

// plain replaces members of enums and other ints of subclasses by exact ints.
func plain(a []rt.Value) *rt.Exc {
	for i, v := range a {
		if v.IsUnset() || v.IsInt() || !rt.TypeOf(v).IsSubtype(&rt.IntType) {
			continue
		}
		n, err := rt.IndexInt(v)
		if err != nil {
			return err
		}
		a[i] = rt.Int(int64(n))
	}
	return nil
}

func number(f func(s *sock) int) func(rt.Value) (rt.Value, *rt.Exc) {
	return func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(f(rt.Cast[sock](v)))), nil }
}

func addressOf(f func(fd int) (syscall.Sockaddr, error)) func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
	return func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) {
		addr, err := f(s.fd)
		if err != nil {
			return rt.Unset, Error(err)
		}
		return addressValue(addr), nil
	}
}

// duration reads a timeout: None is for ever.
func duration(v rt.Value) (time.Duration, *rt.Exc) {
	var s float64
	switch {
	case v.IsNone():
		return -1, nil
	case v.IsFloat():
		s = v.AsFloat()
	default:
		n, err := rt.IndexInt(v)
		if err != nil {
			return 0, err
		}
		s = float64(n)
	}
	if s < 0 || math.IsNaN(s) {
		return 0, rt.Errorf(&rt.ValueError, "Timeout value out of range")
	}
	return time.Duration(s * 1e9), nil
}

func timeoutValue(d time.Duration) rt.Value {
	if d < 0 {
		return rt.None
	}
	return rt.Float(d.Seconds())
}

func initSock() {
	t := &sockType
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) {
		s := rt.Alloc[sock](t)
		s.fd = -1
		return rt.FromObj(s), nil
	}
	sig := rt.NewSig("socket", "family=-1, type=-1, proto=-1, fileno=None")
	t.Init = func(v rt.Value, args *rt.Args) *rt.Exc {
		a, err := sig.Bind(args)
		if err == nil {
			err = plain(a)
		}
		if err != nil {
			return err
		}
		part := func(v rt.Value, or int) int {
			if n := int(v.AsInt()); n >= 0 {
				return n
			}
			return or
		}
		return rt.Cast[sock](v).open(part(a[0], syscall.AF_INET), part(a[1], syscall.SOCK_STREAM), part(a[2], 0), a[3])
	}
	t.GetSets = []rt.GetSet{
		{Name: "family", Get: number(func(s *sock) int { return s.family })},
		{Name: "type", Get: number(func(s *sock) int { return s.typ })},
		{Name: "proto", Get: number(func(s *sock) int { return s.proto })},
		{Name: "timeout", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return timeoutValue(rt.Cast[sock](v).timeout), nil }},
	}
	t.Methods = append(dataMethods(), stateMethods()...)
	rt.Ready(t)
}

func dataMethods() []rt.Def {
	return []rt.Def{
		method("connect", "address, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) { return none(s.connect(a[0])) }),
		method("connect_ex", "address, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			err := s.connect(a[0])
			if err == nil {
				return rt.Int(0), nil
			}
			no, ok, failed := rt.LookupAttr(err.Value(), "errno")
			if failed != nil || !ok || !no.IsInt() {
				return rt.Unset, err
			}
			return no, nil
		}),
		method("bind", "address, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			addr, exc := s.address("bind", a[0])
			if exc != nil {
				return rt.Unset, exc
			}
			if err := syscall.Bind(s.fd, addr); err != nil {
				return rt.Unset, Error(err)
			}
			return rt.None, nil
		}),
		method("listen", "backlog=128, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			if err := syscall.Listen(s.fd, int(a[0].AsInt())); err != nil {
				return rt.Unset, Error(err)
			}
			return rt.None, nil
		}),
		method("_accept", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) {
			var fd int
			var from syscall.Sockaddr
			exc := s.do(unix.POLLIN, func() (err error) {
				fd, from, err = syscall.Accept4(s.fd, syscall.SOCK_CLOEXEC)
				return err
			})
			if exc != nil {
				return rt.Unset, exc
			}
			return rt.NewTuple(rt.Int(int64(fd)), addressValue(from)), nil
		}),
		method("recv", "bufsize, flags=0, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			data, _, exc := s.receive(int(a[0].AsInt()), int(a[1].AsInt()))
			return rt.NewBytes(string(data)), exc
		}),
		method("recvfrom", "bufsize, flags=0, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			data, from, exc := s.receive(int(a[0].AsInt()), int(a[1].AsInt()))
			return rt.NewTuple(rt.NewBytes(string(data)), addressValue(from)), exc
		}),
		method("recv_into", "buffer, nbytes=0, flags=0", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			buf, exc := rt.WritableBytes(a[0])
			if exc != nil {
				return rt.Unset, exc
			}
			n := int(a[1].AsInt())
			if n == 0 {
				n = len(buf)
			}
			data, _, exc := s.receive(n, int(a[2].AsInt()))
			return rt.Int(int64(copy(buf, data))), exc
		}),
		method("send", "data, flags=0, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			data, exc := bytesArg(a[0])
			if exc != nil {
				return rt.Unset, exc
			}
			n, exc := s.send(data, int(a[1].AsInt()), nil)
			return rt.Int(int64(n)), exc
		}),
		method("sendall", "data, flags=0, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			data, exc := bytesArg(a[0])
			for exc == nil && data != "" {
				var n int
				n, exc = s.send(data, int(a[1].AsInt()), nil)
				data = data[n:]
			}
			return none(exc)
		}),
		method("sendto", "data, flags, address=?, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			flags, to := a[1], a[2]
			if to.IsUnset() {
				flags, to = rt.Int(0), a[1]
			}
			data, exc := bytesArg(a[0])
			if exc != nil {
				return rt.Unset, exc
			}
			addr, exc := s.address("sendto", to)
			if exc != nil {
				return rt.Unset, exc
			}
			n, exc := s.send(data, int(flags.AsInt()), addr)
			return rt.Int(int64(n)), exc
		}),
	}
}

func stateMethods() []rt.Def {
	return []rt.Def{
		method("_close", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) { return none(s.close()) }),
		method("fileno", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(s.fd)), nil }),
		method("detach", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) {
			fd := s.fd
			s.fd = -1
			return rt.Int(int64(fd)), nil
		}),
		method("shutdown", "how, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			if err := syscall.Shutdown(s.fd, int(a[0].AsInt())); err != nil {
				return rt.Unset, Error(err)
			}
			return rt.None, nil
		}),
		method("settimeout", "timeout, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			d, exc := duration(a[0])
			if exc == nil {
				s.timeout = d
			}
			return none(exc)
		}),
		method("gettimeout", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) { return timeoutValue(s.timeout), nil }),
		method("setblocking", "flag, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			on, exc := rt.Truth(a[0])
			s.timeout = 0
			if on {
				s.timeout = -1
			}
			return none(exc)
		}),
		method("getblocking", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(s.timeout != 0), nil }),
		method("setsockopt", "level, optname, value, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			var err error
			if data, ok := rt.BytesLike(a[2]); ok {
				err = syscall.SetsockoptString(s.fd, int(a[0].AsInt()), int(a[1].AsInt()), data)
			} else {
				err = syscall.SetsockoptInt(s.fd, int(a[0].AsInt()), int(a[1].AsInt()), int(a[2].AsInt()))
			}
			if err != nil {
				return rt.Unset, Error(err)
			}
			return rt.None, nil
		}),
		method("getsockopt", "level, optname, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			n, err := syscall.GetsockoptInt(s.fd, int(a[0].AsInt()), int(a[1].AsInt()))
			if err != nil {
				return rt.Unset, Error(err)
			}
			return rt.Int(int64(n)), nil
		}),
		method("getsockname", "", addressOf(syscall.Getsockname)),
		method("getpeername", "", addressOf(syscall.Getpeername)),
	}
}

func hostname() (rt.Value, *rt.Exc) {
	name, err := os.Hostname()
	if err != nil {
		return rt.Unset, Error(err)
	}
	return rt.NewStr(name), nil
}
