package ssl

import (
	"errors"
	"net"
	"strings"
	"time"
	"weak"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// sslSocket is the native part of an SSLObject or SSLSocket: a connection over two MemoryBIOs, or over a socket, whose mode does not
// matter: it is never made to wait.
type sslSocket struct {
	rt.Obj
	engine  *engine
	ctx     *sslContext
	owner   rt.Value // the SSLObject or SSLSocket
	sock    rt.Value // None over MemoryBIOs
	fd      int
	timeout time.Duration // negative: none
	host    string
	retry   int // bytes that are encrypted but not all sent: the next write is of them again
}

var connectionType = rt.Type{Name: "_SSLSocket", Module: "_ssl", Flags: rt.NoInstantiate}

func connectionOf(v rt.Value) *sslSocket { return rt.Cast[sslSocket](v) }

func (s *sslSocket) ownerValue() rt.Value {
	if s.owner.IsUnset() {
		return rt.None
	}
	return s.owner
}

// newConnection makes a connection; sock is None for one over the two MemoryBIOs.
func newConnection(c *sslContext, server bool, host string, sock rt.Value, in, out *bio) *sslSocket {
	s := &sslSocket{Obj: rt.MakeObj(&connectionType), ctx: c, host: host, sock: sock, owner: rt.None}
	s.engine = newEngine(c.config(server, host, weak.Make(s)), server, in, out)
	abandonWith(s, s.engine)
	return s
}

// prepare looks at what the socket is like by now.
func (s *sslSocket) prepare() *rt.Exc {
	if s.sock.IsNone() {
		return nil
	}
	fd, err := rt.CallNamed0(s.sock, &attrFileno)
	if err != nil {
		return err
	}
	s.fd = int(fd.AsInt())
	if s.fd < 0 {
		return rt.OSErrorOf(unix.EBADF, rt.Unset)
	}
	timeout, err := rt.CallNamed0(s.sock, &attrGetTimeout)
	if err != nil {
		return err
	}
	s.timeout = -1
	if !timeout.IsNone() {
		seconds, err := rt.ToFloat(timeout)
		if err != nil {
			return err
		}
		s.timeout = time.Duration(seconds * 1e9)
	}
	return nil
}

var (
	attrFileno     = rt.Attr{Name: "fileno"}
	attrGetTimeout = rt.Attr{Name: "gettimeout"}
)

// drive repeats step until it need not wait for the peer; what names it in messages.
func (s *sslSocket) drive(what, where string, step func() error) *rt.Exc {
	if err := s.prepare(); err != nil {
		return err
	}
	var deadline time.Time
	if s.timeout > 0 {
		deadline = time.Now().Add(s.timeout)
	}
	for {
		err := step()
		if s.sock.IsNone() {
			if err == nil {
				return nil
			}
			return s.engine.failed(err).raise(where)
		}
		if exc := s.flush(what, where, deadline); exc != nil {
			if err != nil && !errors.Is(err, errWouldBlock) {
				return s.engine.failed(err).raise(where) // what went wrong before says more
			}
			return exc
		}
		if err == nil {
			return nil
		}
		if !errors.Is(err, errWouldBlock) {
			return s.engine.failed(err).raise(where)
		}
		if exc := s.fill(what, where, deadline); exc != nil {
			return exc
		}
	}
}

// wait waits for the socket.
func (s *sslSocket) wait(events int16, what string, deadline time.Time, nothing *failure, where string) *rt.Exc {
	if s.timeout == 0 {
		return nothing.raise(where)
	}
	left := time.Duration(-1)
	if !deadline.IsZero() {
		left = max(0, time.Until(deadline))
	}
	n, failed, err := rt.Poll([]unix.PollFd{{Fd: int32(s.fd), Events: events}}, left)
	switch {
	case err != nil:
		return err
	case failed != nil:
		return rt.OSErrorOf(failed, rt.Unset)
	case n == 0:
		return rt.Errorf(&rt.TimeoutError, "%s", "The "+what+" operation timed out")
	}
	return nil
}

// flush sends what is encrypted.
func (s *sslSocket) flush(what, where string, deadline time.Time) *rt.Exc {
	out := s.engine.out
	for out.pending() > 0 {
		n, err := unix.SendmsgN(s.fd, out.buf[out.off:], nil, nil, unix.MSG_NOSIGNAL|unix.MSG_DONTWAIT)
		switch err {
		case nil:
			out.skip(n)
		case unix.EINTR:
		case unix.EAGAIN:
			if exc := s.wait(unix.POLLOUT, what, deadline, wantWrite, where); exc != nil {
				return exc
			}
		default:
			return rt.OSErrorOf(err, rt.Unset)
		}
	}
	return nil
}

// fill receives what the peer has sent.
func (s *sslSocket) fill(what, where string, deadline time.Time) *rt.Exc {
	in := s.engine.in
	var buf [maxRecord + 512]byte
	for {
		n, _, err := unix.Recvfrom(s.fd, buf[:], unix.MSG_DONTWAIT)
		switch {
		case err == unix.EINTR:
		case err == unix.EAGAIN:
			if exc := s.wait(unix.POLLIN, what, deadline, wantRead, where); exc != nil {
				return exc
			}
		case err != nil:
			return rt.OSErrorOf(err, rt.Unset)
		case n == 0:
			in.eof = true
			return nil
		default:
			in.write(buf[:n])
			return nil
		}
	}
}

func (s *sslSocket) handshake() *rt.Exc {
	err := s.drive("handshake", inHandshake, s.engine.handshake)
	if err != nil && err.Is(&rt.TimeoutError) && !s.sock.IsNone() && s.timeout > 0 {
		return rt.Errorf(&rt.TimeoutError, "%s", "_ssl.c:1003: The handshake operation timed out")
	}
	return err
}

// read reads into p; 0 is the end.
func (s *sslSocket) read(p []byte) (n int, exc *rt.Exc) {
	exc = s.drive("read", inRead, func() (err error) {
		n, err = s.engine.read(p)
		if err != nil && s.engine.hungUp && !s.engine.shutdown {
			return nil
		}
		return err
	})
	return n, exc
}

// write writes data; over a socket that does not wait it may take a part only.
func (s *sslSocket) write(data string) (int, *rt.Exc) {
	if s.sock.IsNone() {
		return len(data), s.drive("write", inWrite, func() error { return s.engine.write(rt.BytesView(data)) })
	}
	if s.retry > 0 {
		n := s.retry
		if exc := s.drive("write", inWrite, func() error { return nil }); exc != nil {
			return 0, exc
		}
		s.retry = 0
		return n, nil
	}
	written := false
	if err := s.prepare(); err != nil {
		return 0, err
	}
	if s.timeout == 0 && len(data) > maxRecord {
		data = data[:maxRecord]
	}
	exc := s.drive("write", inWrite, func() error {
		if written {
			return nil
		}
		err := s.engine.write(rt.BytesView(data))
		written = err == nil
		return err
	})
	if exc != nil {
		if written && exc.Is(&wantWriteError) {
			s.retry = len(data)
		}
		return 0, exc
	}
	return len(data), nil
}

// hostName is a server's name as it is sent and checked.
func hostName(v rt.Value) (string, *rt.Exc) {
	if v.IsNone() {
		return "", nil
	}
	host, _ := rt.StrOf(v)
	if host == "" || host[0] == '.' {
		return "", valueError("server_hostname cannot be an empty string or start with a leading dot.")
	}
	if strings.IndexByte(host, 0) >= 0 {
		return "", rt.Errorf(&rt.TypeError, "argument must be encoded string without null bytes, not str")
	}
	if net.ParseIP(host) == nil {
		host = strings.TrimSuffix(host, ".")
	}
	return host, nil
}
