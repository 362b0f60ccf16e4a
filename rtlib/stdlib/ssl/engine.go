package ssl

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"runtime"
	"time"

	rt "github.com/py2go/py2go/rtlib"
)

// engine is one end of a TLS connection that never waits: it takes what the peer has sent from one buffer and puts what is to be sent into
// another. Package tls reads when it must; while the handshake lasts it runs in a goroutine of its own, which takes turns with
// whoever drives it; afterwards a read that finds nothing ends with an error from which package tls goes on.
type engine struct {
	conn     *tls.Conn
	in, out  *bio
	server   bool
	started  bool // the handshake
	done     bool // it is over
	failure  error
	resume   chan bool  // to the goroutine of the handshake: go on, or (false) give up
	yield    chan error // from it: errWouldBlock, or how the handshake ended
	sawEOF   bool
	plain    []byte // decrypted, not yet read
	shutdown bool   // close_notify is sent
	hungUp   bool   // the peer has sent it
}

// wouldBlock is the error of a read that finds nothing. Package tls takes it for one that passes.
type wouldBlock struct{}

func (wouldBlock) Error() string   { return "nothing to read" }
func (wouldBlock) Timeout() bool   { return true }
func (wouldBlock) Temporary() bool { return true }

var (
	errWouldBlock net.Error = wouldBlock{}
	errGivenUp              = errors.New("the connection was given up")
)

func newEngine(config *tls.Config, server bool, in, out *bio) *engine {
	e := &engine{in: in, out: out, server: server, resume: make(chan bool), yield: make(chan error)}
	if server {
		e.conn = tls.Server(link{e}, config)
	} else {
		e.conn = tls.Client(link{e}, config)
	}
	return e
}

// link is what package tls takes for the network.
type link struct{ e *engine }

func (l link) Read(p []byte) (int, error) {
	e := l.e
	for e.in.pending() == 0 {
		if e.in.eof {
			e.sawEOF = true
			return 0, io.EOF
		}
		if e.done {
			return 0, errWouldBlock
		}
		e.yield <- errWouldBlock
		if !<-e.resume {
			return 0, errGivenUp
		}
	}
	return e.in.read(p), nil
}

func (l link) Write(p []byte) (int, error) {
	l.e.out.write(p)
	return len(p), nil
}

func (link) Close() error                     { return nil }
func (link) LocalAddr() net.Addr              { return nil }
func (link) RemoteAddr() net.Addr             { return nil }
func (link) SetDeadline(time.Time) error      { return nil }
func (link) SetReadDeadline(time.Time) error  { return nil }
func (link) SetWriteDeadline(time.Time) error { return nil }

// handshake goes on with the handshake; errWouldBlock: until the peer has sent more. Callbacks into Python run in the handshake's goroutine,
// on behalf of the thread that waits here.
func (e *engine) handshake() error {
	if e.done {
		return e.failure
	}
	if !e.started {
		e.started = true
		go func() { e.yield <- e.conn.Handshake() }()
	} else {
		e.resume <- true
	}
	err := <-e.yield
	if err != errWouldBlock {
		e.done, e.failure = true, err
	}
	return err
}

// abandon ends the goroutine of a handshake that nobody will go on with.
func (e *engine) abandon() {
	if e.started && !e.done {
		e.done = true
		e.failure = errGivenUp
		e.resume <- false
		<-e.yield
	}
}

// abandonWith makes the collector abandon the handshake when owner is gone.
func abandonWith[T any](owner *T, e *engine) {
	runtime.AddCleanup(owner, func(e *engine) {
		rt.PostFinalizer(e.abandon)
	}, e)
}

// maxRecord is the most that one record holds.
const maxRecord = 16 << 10

// read reads what there is, up to len(p) bytes.
func (e *engine) read(p []byte) (int, error) {
	if err := e.handshake(); err != nil {
		return 0, err
	}
	n := copy(p, e.plain)
	e.plain = e.plain[n:]
	for n < len(p) {
		if len(p)-n < maxRecord {
			buf := make([]byte, maxRecord)
			k, err := e.conn.Read(buf)
			if err != nil {
				return e.readEnd(n, err)
			}
			c := copy(p[n:], buf[:k])
			n += c
			e.plain = buf[c:k]
			continue
		}
		k, err := e.conn.Read(p[n:])
		n += k
		if err != nil {
			return e.readEnd(n, err)
		}
	}
	return n, nil
}

// readEnd is the result of a read that ends with err: data that has come counts first. Errors but errWouldBlock last, so the next read has them again.
func (e *engine) readEnd(n int, err error) (int, error) {
	if errors.Is(err, io.EOF) && !e.sawEOF {
		e.hungUp = true
	}
	if n > 0 {
		return n, nil
	}
	return 0, err
}

func (e *engine) write(p []byte) error {
	if err := e.handshake(); err != nil {
		return err
	}
	const overhead = 64 // of a record, at most
	e.out.grow(len(p) + (len(p)/maxRecord+1)*overhead)
	_, err := e.conn.Write(p)
	return err
}

// close sends close_notify and looks for the peer's; errWouldBlock: it has not come yet.
func (e *engine) close() error {
	if !e.done {
		return libError("SSL", "SHUTDOWN_WHILE_IN_INIT", "shutdown while in init")
	}
	if e.failure != nil {
		return e.failure
	}
	if !e.shutdown {
		e.shutdown = true
		if err := e.conn.CloseWrite(); err != nil {
			return err
		}
	}
	if e.hungUp {
		return nil
	}
	if len(e.plain) > 0 {
		return worded("application data after close notify")
	}
	var buf [512]byte
	n, err := e.conn.Read(buf[:])
	switch {
	case n > 0:
		return worded("application data after close notify")
	case err == io.EOF && !e.sawEOF:
		e.hungUp = true
		return nil
	}
	return err
}
