package asyncio

import (
	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// sockTransport is the transport of stream sockets, as _SelectorSocketTransport: it reads when the poller says so, and writes at once
// what the system takes.
type sockTransport struct {
	rt.Obj
	loop      *Loop    // nil once connection_lost was called
	sock      rt.Value // None from then on, as is protocol
	protocol  rt.Value
	layer     Layer // the protocol, if it is one written in Go
	server    rt.Value
	extra     rt.Value // dict
	fd        int
	connected bool // to a protocol
	buffered  bool // to a BufferedProtocol
	// No subclass defines write.
	plainWrite bool
	bulk       bool // the last read was a large one

	out       []string // not sent yet
	size      int      // bytes in out
	high, low int      // of size, between which the protocol is told to pause and to resume
	full      bool     // it was told to pause
	lost      int      // 1 once connection_lost is to be called; then counts writes
	closing   bool
	paused    bool
	eof       bool    // write_eof was called
	empty     *Future // done when out is empty
}

// Layer is a protocol written in Go: what is called here need not be looked up as a method. A transport uses the methods of
// Layer for data and write control, where the protocol object is a Layer, and Python's methods for everything else.
type Layer interface {
	// Received takes over what has been read: data is valid during the call only.
	Received(data []byte) *rt.Exc
	// Receives reports whether Received may be called in place of the Python method data_received, which a subclass may define.
	Receives() bool
}

const (
	readSize      = 256 * 1024 // what a transport reads at once
	lostThreshold = 5          // from so many writes after the connection was lost, they are reported
)

// scratch is where transports read into before they know how much there is. The interpreter lock protects it.
var scratch []byte

var (
	attrConnectionLost = rt.Attr{Name: "connection_lost"}
	attrDataReceived   = rt.Attr{Name: "data_received"}
	attrEOFReceived    = rt.Attr{Name: "eof_received"}
	attrGetBuffer      = rt.Attr{Name: "get_buffer"}
	attrBufferUpdated  = rt.Attr{Name: "buffer_updated"}
	attrPauseWriting   = rt.Attr{Name: "pause_writing"}
	attrResumeWriting  = rt.Attr{Name: "resume_writing"}
	attrAttach         = rt.Attr{Name: "_attach"}
	attrDetach         = rt.Attr{Name: "_detach"}
	attrClose          = rt.Attr{Name: "close"}
)

func (t *sockTransport) value() rt.Value { return rt.FromObj(t) }

// start makes the transport call its protocol, and finishes waiter (nil: none) once it has.
func (t *sockTransport) start(waiter *Future) *rt.Exc {
	l := t.loop
	name := rt.TypeOf(t.value()).Name
	connectionMade, err := rt.GetAttrName(t.protocol, "connection_made")
	if err != nil {
		return err
	}
	if !t.server.IsNone() {
		if _, err := rt.CallNamed1(t.server, &attrAttach, t.value()); err != nil {
			return err
		}
	}
	if l.transports == nil {
		l.transports = map[int]rt.Value{}
	}
	l.transports[t.fd] = t.value()
	made := l.native("", nil)
	made.f = func() *rt.Exc {
		_, err := rt.Call1(connectionMade, t.value())
		if err != nil {
			made.what = callbackText(connectionMade, nil, false)
		}
		return err
	}
	l.push(entry{f: &made.Obj})
	l.callSoonNative(name+"._add_reader()", t.watchReads)
	if waiter != nil {
		l.callSoonNative("_set_result_unless_cancelled()", func() *rt.Exc {
			if waiter.state == pending {
				return waiter.finish(rt.None)
			}
			return nil
		})
	}
	return nil
}

func (t *sockTransport) setProtocol(p rt.Value) *rt.Exc {
	t.protocol, t.connected, t.layer = p, true, nil
	if l := layerOf(p); l != nil && l.Receives() {
		t.layer = l
		t.buffered = false
		return nil
	}
	base, err := rt.ImportModule("asyncio.protocols")
	if err == nil {
		base, err = rt.GetAttrName(base, "BufferedProtocol")
	}
	if err == nil {
		t.buffered, err = rt.IsInstance(p, base)
	}
	return err
}

func (t *sockTransport) reading() bool { return !t.closing && !t.paused }

func (t *sockTransport) watchReads() *rt.Exc {
	if !t.reading() || t.loop == nil {
		return nil
	}
	return t.loop.addReader(t.fd, rt.FromObj(t.loop.native(rt.TypeOf(t.value()).Name+"._read_ready()", t.readReady)))
}

func (t *sockTransport) unwatchReads() *rt.Exc {
	_, err := t.loop.removeReader(t.fd)
	return err
}

func (t *sockTransport) watchWrites() *rt.Exc {
	return t.loop.addWriter(t.fd, rt.FromObj(t.loop.native(rt.TypeOf(t.value()).Name+"._write_ready()", t.writeReady)))
}

func (t *sockTransport) unwatchWrites() *rt.Exc {
	_, err := t.loop.removeWriter(t.fd)
	return err
}

// readReady reads what has come.
func (t *sockTransport) readReady() *rt.Exc {
	if t.lost > 0 {
		return nil
	}
	if t.buffered {
		return t.readBuffered()
	}
	if scratch == nil {
		scratch = make([]byte, readSize)
	}
	buf := scratch
	var direct *streamReader
	if p, ok := t.layer.(*streamProtocol); ok && t.bulk {
		// Much may have come: it need not be copied.
		if direct = p.plainReader(); direct != nil && len(direct.unread()) == 0 {
			buf = direct.room(readSize)
		} else {
			direct = nil
		}
	}
	n, done, err := t.receive(buf)
	if done || err != nil {
		return err
	}
	if n == 0 {
		return t.endOfFile()
	}
	t.bulk = n > readSize/2
	if direct != nil {
		err = direct.filled(n)
	} else if t.layer != nil {
		err = t.layer.Received(scratch[:n])
	} else {
		_, err = rt.CallNamed1(t.protocol, &attrDataReceived, rt.NewBytes(string(scratch[:n])))
	}
	return t.protocolError(err, "data_received")
}

// receive reads into buf. If done is set there is nothing more to do: nothing has come, or the error has been dealt with.
func (t *sockTransport) receive(buf []byte) (n int, done bool, err *rt.Exc) {
	n, failed := unix.Read(t.fd, buf)
	switch failed {
	case nil:
		return n, false, nil
	case unix.EAGAIN, unix.EINTR:
		return 0, true, nil
	}
	return 0, true, t.fatal(rt.OSErrorOf(failed, rt.Unset), "Fatal read error on socket transport")
}

// readBuffered reads into the buffer of a BufferedProtocol.
func (t *sockTransport) readBuffered() *rt.Exc {
	v, err := rt.CallNamed1(t.protocol, &attrGetBuffer, rt.Int(-1))
	var buf []byte
	if err == nil {
		if buf, err = rt.WritableBytes(v); err == nil && len(buf) == 0 {
			err = rt.Errorf(&rt.RuntimeError, "get_buffer() returned an empty buffer")
		}
	}
	if err != nil {
		return t.protocolError(err, "get_buffer")
	}
	n, done, err := t.receive(buf)
	if done || err != nil {
		return err
	}
	if n == 0 {
		return t.endOfFile()
	}
	_, err = rt.CallNamed1(t.protocol, &attrBufferUpdated, rt.Int(int64(n)))
	return t.protocolError(err, "buffer_updated")
}

// protocolError deals with what a method of the protocol raised.
func (t *sockTransport) protocolError(err *rt.Exc, method string) *rt.Exc {
	if err == nil || fatal(err) {
		return err
	}
	return t.fatal(err, "Fatal error: protocol."+method+"() call failed.")
}

// endOfFile tells the protocol that the peer has sent all it will.
func (t *sockTransport) endOfFile() *rt.Exc {
	if t.loop.debug {
		logAt("debug", repr(t.value())+" received EOF", nil)
	}
	v, err := rt.CallNamed0(t.protocol, &attrEOFReceived)
	keep := false
	if err == nil {
		keep, err = rt.Truth(v)
	}
	switch {
	case err != nil:
		return t.protocolError(err, "eof_received")
	case keep && t.loop != nil:
		return t.unwatchReads()
	}
	return t.close()
}

// writable refuses data where it cannot be written.
func (t *sockTransport) writable(method, busy string) *rt.Exc {
	if t.eof {
		return rt.Errorf(&rt.RuntimeError, "Cannot call %s() after write_eof()", method)
	}
	if t.empty != nil {
		return rt.Errorf(&rt.RuntimeError, "unable to %s; sendfile is in progress", busy)
	}
	return nil
}

// write sends data, or keeps what the system does not take now.
func (t *sockTransport) write(data rt.Value) *rt.Exc {
	s, ok := rt.BytesContents(data)
	if !ok {
		return rt.Errorf(&rt.TypeError, "data argument must be a bytes-like object, not '%s'", rt.TypeName(data))
	}
	return t.writeText(s, rt.TypeOf(data) != &rt.BytesType)
}

// writeText is write of the bytes s; shared says that they may change.
func (t *sockTransport) writeText(s string, shared bool) *rt.Exc {
	if err := t.writable("write", "write"); err != nil {
		return err
	}
	if s == "" {
		return nil
	}
	if t.lost > 0 {
		if t.lost >= lostThreshold {
			logAt("warning", "socket.send() raised exception.", nil)
		}
		t.lost++
		return nil
	}
	if t.size == 0 {
		n, err := unix.Write(t.fd, rt.BytesView(s))
		switch {
		case err == unix.EAGAIN || err == unix.EINTR:
		case err != nil:
			return t.fatal(rt.OSErrorOf(err, rt.Unset), "Fatal write error on socket transport")
		case n == len(s):
			return nil
		default:
			s = s[n:]
		}
		if err := t.watchWrites(); err != nil {
			return err
		}
	}
	if shared {
		s = string([]byte(s))
	}
	t.out = append(t.out, s)
	t.size += len(s)
	return t.pauseIfFull()
}

// mostChunks is how many chunks are sent in one system call.
const mostChunks = 64

// flush sends what the system takes of what is kept. A write error has been dealt with if done is set.
func (t *sockTransport) flush() (done bool, err *rt.Exc) {
	var n int
	var failed error
	if len(t.out) == 1 {
		n, failed = unix.Write(t.fd, rt.BytesView(t.out[0]))
	} else {
		var chunks [mostChunks][]byte
		k := min(len(t.out), mostChunks)
		for i, s := range t.out[:k] {
			chunks[i] = rt.BytesView(s)
		}
		n, failed = unix.Writev(t.fd, chunks[:k])
	}
	switch failed {
	case nil:
	case unix.EAGAIN, unix.EINTR:
		return false, nil
	default:
		if err := t.unwatchWrites(); err != nil {
			return true, err
		}
		t.out, t.size = nil, 0
		if err := t.fatal(rt.OSErrorOf(failed, rt.Unset), "Fatal write error on socket transport"); err != nil {
			return true, err
		}
		if t.empty != nil {
			return true, t.empty.SetException(rt.OSErrorOf(failed, rt.Unset))
		}
		return true, nil
	}
	t.size -= n
	i := 0
	for i < len(t.out) && n >= len(t.out[i]) {
		n -= len(t.out[i])
		t.out[i] = ""
		i++
	}
	if i == len(t.out) {
		t.out = nil
	} else {
		t.out = t.out[i:]
		t.out[0] = t.out[0][n:]
	}
	return false, nil
}

// writeReady goes on sending.
func (t *sockTransport) writeReady() *rt.Exc {
	if t.lost > 0 || t.size == 0 {
		return nil
	}
	if done, err := t.flush(); done || err != nil {
		return err
	}
	if err := t.resumeIfDrained(); err != nil {
		return err
	}
	if t.size > 0 || t.loop == nil {
		return nil
	}
	if err := t.unwatchWrites(); err != nil {
		return err
	}
	if t.empty != nil && t.empty.state == pending {
		if err := t.empty.finish(rt.None); err != nil {
			return err
		}
	}
	switch {
	case t.closing:
		return t.connectionLost(nil)
	case t.eof:
		return t.shutdown()
	}
	return nil
}

func (t *sockTransport) shutdown() *rt.Exc {
	if err := unix.Shutdown(t.fd, unix.SHUT_WR); err != nil {
		return rt.OSErrorOf(err, rt.Unset)
	}
	return nil
}

// writelines keeps the chunks and sends what the system takes.
func (t *sockTransport) writelines(chunks []rt.Value) *rt.Exc {
	if err := t.writable("writelines", "writelines"); err != nil {
		return err
	}
	for _, c := range chunks {
		s, err := rt.BytesArg(c)
		if err != nil {
			return rt.Errorf(&rt.TypeError, "memoryview: a bytes-like object is required, not '%s'", rt.TypeName(c))
		}
		if s != "" {
			t.out = append(t.out, s)
			t.size += len(s)
		}
	}
	if t.size == 0 {
		return nil
	}
	if err := t.writeReady(); err != nil {
		return err
	}
	if t.size == 0 || t.loop == nil {
		return nil
	}
	if err := t.watchWrites(); err != nil {
		return err
	}
	return t.pauseIfFull()
}

func (t *sockTransport) writeEOF() *rt.Exc {
	if t.closing || t.eof {
		return nil
	}
	t.eof = true
	if t.size == 0 {
		return t.shutdown()
	}
	return nil
}

func (t *sockTransport) pauseIfFull() *rt.Exc {
	if t.size <= t.high || t.full {
		return nil
	}
	t.full = true
	return t.control(&attrPauseWriting)
}

func (t *sockTransport) resumeIfDrained() *rt.Exc {
	if !t.full || t.size > t.low {
		return nil
	}
	t.full = false
	return t.control(&attrResumeWriting)
}

// control tells the protocol to pause or to resume writing.
func (t *sockTransport) control(method *rt.Attr) *rt.Exc {
	_, err := rt.CallNamed0(t.protocol, method)
	if err == nil || fatal(err) {
		return err
	}
	return t.loop.reportCaught(err, "protocol."+method.Name+"() failed", "exception", err.Value(), "transport", t.value(), "protocol", t.protocol)
}

func (t *sockTransport) pauseReading() *rt.Exc {
	if !t.reading() {
		return nil
	}
	t.paused = true
	return t.debugAfter(t.unwatchReads(), "pauses reading")
}

func (t *sockTransport) resumeReading() *rt.Exc {
	if t.closing || !t.paused {
		return nil
	}
	t.paused = false
	return t.debugAfter(t.watchReads(), "resumes reading")
}

// debugAfter logs in debug mode what was done, and passes on its error.
func (t *sockTransport) debugAfter(err *rt.Exc, what string) *rt.Exc {
	if t.loop.debug {
		logAt("debug", repr(t.value())+" "+what, nil)
	}
	return err
}

// close ends the connection once all is sent.
func (t *sockTransport) close() *rt.Exc {
	if t.closing {
		return nil
	}
	t.closing = true
	if err := t.unwatchReads(); err != nil {
		return err
	}
	if t.size > 0 {
		return nil
	}
	t.lost++
	if err := t.unwatchWrites(); err != nil {
		return err
	}
	t.loseSoon(nil)
	return nil
}

func (t *sockTransport) loseSoon(cause *rt.Exc) {
	t.loop.callSoonNative(rt.TypeOf(t.value()).Name+"._call_connection_lost()", func() *rt.Exc { return t.connectionLost(cause) })
}

// fatal reports an error that is not the network's, and ends the connection.
func (t *sockTransport) fatal(cause *rt.Exc, message string) *rt.Exc {
	if t.loop == nil {
		return nil
	}
	var err *rt.Exc
	switch {
	case !cause.Is(&rt.OSError):
		err = t.loop.reportCaught(cause, message, "exception", cause.Value(), "transport", t.value(), "protocol", t.protocol)
	case t.loop.debug:
		logAt("debug", repr(t.value())+": "+message, cause)
	}
	if err != nil {
		return err
	}
	return t.forceClose(cause)
}

// forceClose ends the connection at once.
func (t *sockTransport) forceClose(cause *rt.Exc) *rt.Exc {
	if t.lost > 0 {
		return nil
	}
	if t.size > 0 {
		t.out, t.size = nil, 0
		if err := t.unwatchWrites(); err != nil {
			return err
		}
	}
	if !t.closing {
		t.closing = true
		if err := t.unwatchReads(); err != nil {
			return err
		}
	}
	t.lost++
	t.loseSoon(cause)
	return nil
}

// connectionLost tells the protocol and closes the socket.
func (t *sockTransport) connectionLost(cause *rt.Exc) *rt.Exc {
	l := t.loop
	if l == nil {
		return nil
	}
	var err *rt.Exc
	if t.connected {
		_, err = rt.CallNamed1(t.protocol, &attrConnectionLost, cause.Value())
	}
	if _, failed := rt.CallNamed0(t.sock, &attrClose); err == nil {
		err = failed
	}
	if l.transports[t.fd] == t.value() {
		delete(l.transports, t.fd)
	}
	t.sock, t.protocol, t.layer, t.loop, t.connected = rt.None, rt.None, nil, nil, false
	if server := t.server; !server.IsNone() {
		t.server = rt.None
		if _, failed := rt.CallNamed1(server, &attrDetach, t.value()); err == nil {
			err = failed
		}
	}
	if t.empty != nil && t.empty.state == pending {
		if failed := t.empty.SetException(rt.Errorf(&rt.ConnectionError, "Connection is closed by peer")); err == nil {
			err = failed
		}
	}
	return err
}
