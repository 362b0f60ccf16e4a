package asyncio

import (
	"fmt"

	rt "github.com/py2go/py2go/rtlib"
)

// This file is the transport of stream sockets as Python sees it: class _SelectorSocketTransport of asyncio.selector_events derives from it
// and from asyncio.Transport.

var sockTransportType = rt.Type{Name: "_SocketTransport", Module: "_asyncio", Flags: rt.BaseType}

func transportOf(v rt.Value) *sockTransport { return rt.Cast[sockTransport](v) }

var transportSig = rt.NewSig("_SelectorSocketTransport", "loop, sock, protocol, waiter=None, extra=None, server=None")

func initTransport(self rt.Value, args *rt.Args) *rt.Exc {
	a, err := transportSig.Bind(args)
	if err != nil {
		return err
	}
	t := transportOf(self)
	if t.loop, err = loopArg(a[0]); err != nil {
		return err
	}
	t.sock, t.server, t.extra = a[1], a[5], a[4]
	if t.extra.IsNone() {
		t.extra = rt.NewDict()
	} else if rt.As[rt.Dict](t.extra, &rt.DictType) == nil {
		return rt.Errorf(&rt.TypeError, "extra must be a dict, not %s", rt.TypeName(t.extra))
	}
	t.high, t.low = 64*1024, 16*1024
	t.plainWrite = rt.TypeOf(self).Lookup("write") == sockTransportType.Lookup("write")
	if err := t.describe(); err != nil {
		return err
	}
	fd, err := callMethod(t.sock, "fileno")
	if err != nil {
		return err
	}
	if t.fd, err = rt.IndexInt(fd); err != nil {
		return err
	}
	setNoDelay(t.fd)
	if err := t.setProtocol(a[2]); err != nil {
		return err
	}
	return t.start(AsFuture(a[3]))
}

// describe notes the socket and its addresses as extra information.
func (t *sockTransport) describe() *rt.Exc {
	m, err := rt.ImportModule("asyncio.trsock")
	if err != nil {
		return err
	}
	wrapped, err := callMethod(m, "TransportSocket", t.sock)
	if err != nil {
		return err
	}
	if err := rt.DictSet(t.extra, rt.NewStr("socket"), wrapped); err != nil {
		return err
	}
	if err := t.noteAddress("sockname", "getsockname"); err != nil {
		return err
	}
	known, err := rt.Cast[rt.Dict](t.extra).GetStr("peername")
	if !known.IsUnset() || err != nil {
		return err
	}
	return t.noteAddress("peername", "getpeername")
}

func (t *sockTransport) noteAddress(key, method string) *rt.Exc {
	v, err := callMethod(t.sock, method)
	switch {
	case err.Is(&rt.OSError):
		v = rt.None
	case err != nil:
		return err
	}
	return rt.DictSet(t.extra, rt.NewStr(key), v)
}

func transportRepr(self rt.Value) (rt.Value, *rt.Exc) {
	t := transportOf(self)
	s := "<" + rt.TypeOf(self).Name
	switch {
	case t.sock.IsNone():
		s += " closed"
	case t.closing:
		s += " closing"
	}
	s += fmt.Sprintf(" fd=%d", t.fd)
	if t.loop != nil && !t.loop.closed {
		state := map[bool]string{true: "polling", false: "idle"}
		var reads, writes bool
		if w := t.loop.poll.watches[t.fd]; w != nil {
			reads, writes = !w.reader.IsUnset(), !w.writer.IsUnset()
		}
		s += fmt.Sprintf(" read=%s write=<%s, bufsize=%d>", state[reads], state[writes], t.size)
	}
	return rt.NewStr(s + ">"), nil
}

// setLimits is set_write_buffer_limits without its last step.
func (t *sockTransport) setLimits(highArg, lowArg rt.Value) *rt.Exc {
	high, low := 0, 0
	var err *rt.Exc
	if !lowArg.IsNone() {
		if low, err = rt.IndexInt(lowArg); err != nil {
			return err
		}
	}
	switch {
	case !highArg.IsNone():
		if high, err = rt.IndexInt(highArg); err != nil {
			return err
		}
	case lowArg.IsNone():
		high = 64 * 1024
	default:
		high = 4 * low
	}
	if lowArg.IsNone() {
		low = high >> 2
	}
	if high < low || low < 0 {
		return rt.Errorf(&rt.ValueError, "high (%d) must be >= low (%d) must be >= 0", high, low)
	}
	t.high, t.low = high, low
	return nil
}

func transportField(name string, get func(t *sockTransport) rt.Value) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(v rt.Value) (rt.Value, *rt.Exc) { return get(transportOf(v)), nil }}
}

func setUpTransport() {
	t := &sockTransportType
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) {
		tr := rt.Alloc[sockTransport](t)
		tr.sock, tr.protocol, tr.server, tr.extra = rt.None, rt.None, rt.None, rt.NewDict()
		return tr.value(), nil
	}
	t.Init, t.Repr = initTransport, transportRepr
	t.GetSets = []rt.GetSet{
		transportField("_sock", func(t *sockTransport) rt.Value { return t.sock }),
		transportField("_sock_fd", func(t *sockTransport) rt.Value { return rt.Int(int64(t.fd)) }),
		transportField("_protocol", func(t *sockTransport) rt.Value { return t.protocol }),
		transportField("_loop", func(t *sockTransport) rt.Value { return loopValue(t.loop) }),
		transportField("_extra", func(t *sockTransport) rt.Value { return t.extra }),
		transportField("_server", func(t *sockTransport) rt.Value { return t.server }),
		transportField("_closing", func(t *sockTransport) rt.Value { return rt.Bool(t.closing) }),
		transportField("_paused", func(t *sockTransport) rt.Value { return rt.Bool(t.paused) }),
		transportField("_eof", func(t *sockTransport) rt.Value { return rt.Bool(t.eof) }),
		transportField("_conn_lost", func(t *sockTransport) rt.Value { return rt.Int(int64(t.lost)) }),
		transportField("_protocol_paused", func(t *sockTransport) rt.Value { return rt.Bool(t.full) }),
	}
	none := func(err *rt.Exc) (rt.Value, *rt.Exc) { return rt.None, err }
	do := func(name string, f func(t *sockTransport) *rt.Exc) rt.Def {
		return rt.Def{Name: name, F1: func(self rt.Value) (rt.Value, *rt.Exc) { return none(f(transportOf(self))) }}
	}
	t.Methods = []rt.Def{
		{Name: "write", F2: func(self, data rt.Value) (rt.Value, *rt.Exc) { return none(transportOf(self).write(data)) }},
		{Name: "writelines", F2: func(self, data rt.Value) (rt.Value, *rt.Exc) {
			chunks, err := rt.ListOf(data)
			if err != nil {
				return rt.Unset, err
			}
			return none(transportOf(self).writelines(chunks))
		}},
		do("write_eof", (*sockTransport).writeEOF),
		{Name: "can_write_eof", F1: func(rt.Value) (rt.Value, *rt.Exc) { return rt.True, nil }},
		do("close", (*sockTransport).close),
		do("abort", func(t *sockTransport) *rt.Exc { return t.forceClose(nil) }),
		do("pause_reading", (*sockTransport).pauseReading),
		do("resume_reading", (*sockTransport).resumeReading),
		{Name: "is_closing", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(transportOf(self).closing), nil }},
		{Name: "is_reading", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(transportOf(self).reading()), nil }},
		{Name: "set_protocol", F2: func(self, p rt.Value) (rt.Value, *rt.Exc) { return none(transportOf(self).setProtocol(p)) }},
		{Name: "get_protocol", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return transportOf(self).protocol, nil }},
		{Name: "get_extra_info", Sig: "name, default=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			v, err := rt.Cast[rt.Dict](transportOf(a[0]).extra).Get(a[1])
			if v.IsUnset() || err != nil {
				return a[2], err
			}
			return v, nil
		}},
		{Name: "get_write_buffer_size", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(transportOf(self).size)), nil }},
		{Name: "get_write_buffer_limits", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			t := transportOf(self)
			return rt.NewTuple2(rt.Int(int64(t.low)), rt.Int(int64(t.high))), nil
		}},
		{Name: "set_write_buffer_limits", Sig: "high=None, low=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			t := transportOf(a[0])
			if err := t.setLimits(a[1], a[2]); err != nil {
				return rt.Unset, err
			}
			return none(t.pauseIfFull())
		}},
		{Name: "_make_empty_waiter", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			t := transportOf(self)
			if t.empty != nil {
				return rt.Unset, rt.Errorf(&rt.RuntimeError, "Empty waiter is already set")
			}
			var err *rt.Exc
			if t.empty, err = t.loop.newFuture(); err != nil {
				return rt.Unset, err
			}
			if t.size == 0 {
				return t.empty.Value(), t.empty.finish(rt.None)
			}
			return t.empty.Value(), nil
		}},
		do("_reset_empty_waiter", func(t *sockTransport) *rt.Exc { t.empty = nil; return nil }),
		{Name: "_force_close", F2: func(self, exc rt.Value) (rt.Value, *rt.Exc) {
			return none(transportOf(self).forceClose(rt.AsExc(exc)))
		}},
		{Name: "_fatal_error", Sig: "exc, message='Fatal error on transport'", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			text, _ := rt.StrOf(a[2])
			return none(transportOf(a[0]).fatal(rt.AsExc(a[1]), text))
		}},
	}
}
