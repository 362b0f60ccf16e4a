package socket

import (
	"encoding/binary"
	"math"
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// This file is the type of sockets as Python sees it.

var nativeOrder = binary.NativeEndian

func errno(no int) error { return syscall.Errno(no) }

func none(err *rt.Exc) (rt.Value, *rt.Exc) { return rt.None, err }

// method adapts a method whose arguments are bound by its signature.
func method(name, sig string, f func(s *sock, a []rt.Value) (rt.Value, *rt.Exc)) rt.Def {
	return rt.Def{Name: name, Sig: sig, FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return f(rt.Cast[sock](a[0]), a[1:]) }}
}

func number(f func(s *sock) int) func(rt.Value) (rt.Value, *rt.Exc) {
	return func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(f(rt.Cast[sock](v)))), nil }
}

func addressOf(f func(fd int) (unix.Sockaddr, error)) func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
	return func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) {
		addr, err := f(s.fd)
		if err != nil {
			return rt.Unset, osError(err)
		}
		return addressValue(addr), nil
	}
}

// duration reads a timeout: None is for ever.
func duration(v rt.Value) (time.Duration, *rt.Exc) {
	if v.IsNone() {
		return -1, nil
	}
	if !rt.IsIntLike(v) && rt.TypeOf(v).Float == nil && rt.TypeOf(v).Index == nil && !v.IsFloat() {
		return 0, rt.Errorf(&rt.TypeError, "'%s' object cannot be interpreted as an integer", rt.TypeName(v))
	}
	s, err := rt.ToFloat(v)
	switch {
	case err != nil:
		return 0, err
	case math.IsNaN(s):
		return 0, rt.Errorf(&rt.ValueError, "Invalid value NaN (not a number)")
	case s < 0:
		return 0, rt.Errorf(&rt.ValueError, "Timeout value out of range")
	case s > 1e9*9.2:
		return 0, rt.Errorf(&rt.OverflowError, "timestamp too large to convert to C PyTime_t")
	}
	// A timeout too short to be told from none still is one.
	return time.Duration(math.Ceil(s * 1e9)), nil
}

func timeoutValue(d time.Duration) rt.Value {
	if d < 0 {
		return rt.None
	}
	return rt.Float(d.Seconds())
}

func ints(a []rt.Value, into ...*int) *rt.Exc {
	for i, p := range into {
		n, err := rt.IndexInt(a[i])
		if err != nil {
			return err
		}
		*p = n
	}
	return nil
}

func initSock() {
	t := &sockType
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) {
		s := rt.Alloc[sock](t)
		s.descriptor, s.timeout = &descriptor{-1}, -1
		return rt.FromObj(s), nil
	}
	sig := rt.NewSig("socket", "family=-1, type=-1, proto=-1, fileno=None")
	t.Init = func(v rt.Value, args *rt.Args) *rt.Exc {
		a, err := sig.Bind(args)
		if err != nil {
			return err
		}
		var family, typ, proto int
		if err := ints(a, &family, &typ, &proto); err != nil {
			return err
		}
		return rt.Cast[sock](v).open(family, typ, proto, a[3])
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

// into is the part of a buffer to receive into.
func into(what string, a []rt.Value) (buf []byte, flags int, exc *rt.Exc) {
	if buf, exc = rt.WritableBytes(a[0]); exc != nil {
		return nil, 0, exc
	}
	var n int
	if exc = ints(a[1:], &n, &flags); exc != nil {
		return nil, 0, exc
	}
	switch {
	case n < 0:
		return nil, 0, rt.Errorf(&rt.ValueError, "negative buffersize in %s", what)
	case n > len(buf):
		return nil, 0, rt.Errorf(&rt.ValueError, "buffer too small for requested bytes")
	case n > 0:
		buf = buf[:n]
	}
	return buf, flags, nil
}

// room is a buffer for the size and flags that recv and recvfrom are given.
func room(what string, a []rt.Value) (buf []byte, flags int, exc *rt.Exc) {
	var n int
	if exc = ints(a, &n, &flags); exc != nil {
		return nil, 0, exc
	}
	if n < 0 {
		return nil, 0, rt.Errorf(&rt.ValueError, "negative buffersize in %s", what)
	}
	return rt.ReadBuffer(n), flags, nil
}

func dataMethods() []rt.Def {
	return []rt.Def{
		method("connect", "address, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) { return none(s.connect(a[0])) }),
		method("connect_ex", "address, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			addr, exc := s.address("connect_ex", a[0])
			if exc != nil {
				return rt.Unset, exc
			}
			err, exc := s.connectTo(addr)
			if exc.Is(&rt.TimeoutError) {
				return rt.Int(int64(unix.EAGAIN)), nil
			}
			return rt.Int(int64(rt.ErrnoOf(err))), exc
		}),
		method("bind", "address, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			addr, exc := s.address("bind", a[0])
			if exc != nil {
				return rt.Unset, exc
			}
			if err := unix.Bind(s.fd, addr); err != nil {
				return rt.Unset, osError(err)
			}
			return rt.None, nil
		}),
		method("listen", "backlog=128, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			n, exc := rt.IndexInt(a[0])
			if exc != nil {
				return rt.Unset, exc
			}
			if err := unix.Listen(s.fd, max(n, 0)); err != nil {
				return rt.Unset, osError(err)
			}
			return rt.None, nil
		}),
		method("_accept", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) {
			fd, from, exc := s.accept()
			if exc != nil {
				return rt.Unset, exc
			}
			return rt.NewTuple2(rt.Int(int64(fd)), addressValue(from)), nil
		}),
		method("recv", "bufsize, flags=0, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			buf, flags, exc := room("recv", a)
			if exc != nil {
				return rt.Unset, exc
			}
			n, exc := s.receiveOnly(buf, flags)
			if exc != nil {
				rt.KeepBuffer(buf)
				return rt.Unset, exc
			}
			return rt.BytesRead(buf, n), nil
		}),
		method("recvfrom", "bufsize, flags=0, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			buf, flags, exc := room("recvfrom", a)
			if exc != nil {
				return rt.Unset, exc
			}
			n, from, exc := s.receive(buf, flags)
			if exc != nil {
				rt.KeepBuffer(buf)
				return rt.Unset, exc
			}
			return rt.NewTuple2(rt.BytesRead(buf, n), addressValue(from)), nil
		}),
		method("recv_into", "buffer, nbytes=0, flags=0", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			buf, flags, exc := into("recv_into", a)
			if exc != nil || len(buf) == 0 {
				return rt.Int(0), exc
			}
			n, exc := s.receiveOnly(buf, flags)
			return rt.Int(int64(n)), exc
		}),
		method("recvfrom_into", "buffer, nbytes=0, flags=0", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			buf, flags, exc := into("recvfrom_into", a)
			if exc != nil {
				return rt.Unset, exc
			}
			n, from, exc := s.receive(buf, flags)
			if exc != nil {
				return rt.Unset, exc
			}
			return rt.NewTuple2(rt.Int(int64(n)), addressValue(from)), nil
		}),
		method("send", "data, flags=0, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			data, flags, exc := sending(a)
			if exc != nil {
				return rt.Unset, exc
			}
			n, exc := s.send(data, flags, nil, s.deadline())
			return rt.Int(int64(n)), exc
		}),
		method("sendall", "data, flags=0, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			data, flags, exc := sending(a)
			deadline := s.deadline()
			for exc == nil && data != "" {
				var n int
				if n, exc = s.send(data, flags, nil, deadline); exc == nil {
					data = data[n:]
					exc = rt.Tick()
				}
			}
			return none(exc)
		}),
		method("sendto", "*args", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			args := rt.Cast[rt.Tuple](a[0]).Items()
			if len(args) < 2 || len(args) > 3 {
				return rt.Unset, rt.Errorf(&rt.TypeError, "sendto() takes 2 or 3 arguments (%d given)", len(args))
			}
			pair := []rt.Value{args[0], rt.Int(0)}
			if len(args) == 3 {
				pair[1] = args[1]
			}
			data, flags, exc := sending(pair)
			if exc != nil {
				return rt.Unset, exc
			}
			addr, exc := s.address("sendto", args[len(args)-1])
			if exc != nil {
				return rt.Unset, exc
			}
			n, exc := s.send(data, flags, addr, s.deadline())
			return rt.Int(int64(n)), exc
		}),
		method("sendmsg", "buffers, ancdata=(), flags=0, address=None, /", sendmsg),
		method("recvmsg", "bufsize, ancbufsize=0, flags=0, /", recvmsg),
		method("recvmsg_into", "buffers, ancbufsize=0, flags=0, /", recvmsgInto),
	}
}

// sending is the data and flags of send and sendall.
func sending(a []rt.Value) (data string, flags int, exc *rt.Exc) {
	data, ok := rt.BytesContents(a[0])
	if !ok {
		return "", 0, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(a[0]))
	}
	flags, exc = rt.IndexInt(a[1])
	return data, flags, exc
}

func stateMethods() []rt.Def {
	return []rt.Def{
		method("close", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) {
			if err := s.descriptor.close(); err != nil {
				return rt.Unset, osError(err)
			}
			return rt.None, nil
		}),
		method("fileno", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(s.fd)), nil }),
		method("detach", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) {
			fd := s.fd
			s.fd = -1
			return rt.Int(int64(fd)), nil
		}),
		method("shutdown", "how, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			how, exc := rt.IndexInt(a[0])
			if exc != nil {
				return rt.Unset, exc
			}
			if err := unix.Shutdown(s.fd, how); err != nil {
				return rt.Unset, osError(err)
			}
			return rt.None, nil
		}),
		method("settimeout", "timeout, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			d, exc := duration(a[0])
			if exc == nil {
				exc = s.setTimeout(d)
			}
			return none(exc)
		}),
		method("gettimeout", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) { return timeoutValue(s.timeout), nil }),
		method("setblocking", "flag, /", func(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
			on, exc := rt.Truth(a[0])
			if exc != nil {
				return rt.Unset, exc
			}
			if on {
				return none(s.setTimeout(-1))
			}
			return none(s.setTimeout(0))
		}),
		method("getblocking", "", func(s *sock, _ []rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(s.timeout != 0), nil }),
		method("setsockopt", "level, optname, value, optlen=?, /", setOption),
		method("getsockopt", "level, optname, buflen=0, /", getOption),
		method("getsockname", "", addressOf(unix.Getsockname)),
		method("getpeername", "", addressOf(unix.Getpeername)),
	}
}

func setOption(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
	var level, name int
	if exc := ints(a, &level, &name); exc != nil {
		return rt.Unset, exc
	}
	var err error
	if data, ok := rt.BytesLike(a[2]); ok {
		err = unix.SetsockoptString(s.fd, level, name, data)
	} else if a[2].IsNone() && !a[3].IsUnset() {
		n, exc := rt.IndexInt(a[3])
		if exc != nil {
			return rt.Unset, exc
		}
		err = unix.SetsockoptString(s.fd, level, name, string(make([]byte, n)))
	} else if !rt.IsIntLike(a[2]) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(a[2]))
	} else {
		n, exc := rt.IndexInt(a[2])
		if exc != nil {
			return rt.Unset, exc
		}
		if n != int(int32(n)) {
			return rt.Unset, rt.Errorf(&rt.OverflowError, "Python int too large to convert to C int")
		}
		err = unix.SetsockoptInt(s.fd, level, name, n)
	}
	if err != nil {
		return rt.Unset, osError(err)
	}
	return rt.None, nil
}

func getOption(s *sock, a []rt.Value) (rt.Value, *rt.Exc) {
	var level, name, size int
	if exc := ints(a, &level, &name, &size); exc != nil {
		return rt.Unset, exc
	}
	switch {
	case size == 0:
		n, err := unix.GetsockoptInt(s.fd, level, name)
		if err != nil {
			return rt.Unset, osError(err)
		}
		return rt.Int(int64(int32(n))), nil
	case size < 0 || size > 1024:
		return rt.Unset, rt.Errorf(&rt.OSError, "getsockopt buflen out of range")
	}
	text, err := optionBytes(s.fd, level, name, size)
	if err != nil {
		return rt.Unset, osError(err)
	}
	return rt.NewBytes(text), nil
}
