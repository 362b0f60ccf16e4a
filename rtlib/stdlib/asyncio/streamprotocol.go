package asyncio

import rt "github.com/py2go/py2go/rtlib"

// streamProtocol is what StreamReaderProtocol is made of: it feeds what a transport reads to a StreamReader, and makes drain wait while the
// transport's buffer is full.
type streamProtocol struct {
	rt.Obj
	loop      *Loop
	reader    rt.Value // None once the connection is lost
	writer    rt.Value
	transport rt.Value
	connected rt.Value // client_connected_cb
	task      rt.Value
	closed    *Future // done once the connection is lost
	waiters   []*Future
	overTLS   bool
	paused    bool
	lost      bool
	plain     bool // no subclass defines _drain_helper
}

var (
	streamProtocolType = rt.Type{Name: "StreamReaderProtocol", Module: "_asyncio", Flags: rt.BaseType}

	attrFeedData     = rt.Attr{Name: "feed_data"}
	attrFeedEOF      = rt.Attr{Name: "feed_eof"}
	attrSetException = rt.Attr{Name: "set_exception"}
	attrSetTransport = rt.Attr{Name: "set_transport"}
)

// layerTypes says which types of protocol objects are Layers.
var layerTypes = map[*rt.Type]func(v rt.Value) Layer{
	&streamProtocolType: func(v rt.Value) Layer { return rt.Cast[streamProtocol](v) },
}

// RegisterLayer makes transports treat instances of the native type t, and of classes derived from it, as Layers.
func RegisterLayer(t *rt.Type, of func(v rt.Value) Layer) { layerTypes[t] = of }

// layerOf is v as a Layer, nil if it is none.
func layerOf(v rt.Value) Layer {
	for t := rt.TypeOf(v); t != nil; t = t.Base {
		if of := layerTypes[t]; of != nil {
			return of(v)
		}
	}
	return nil
}

func protocolOf(v rt.Value) *streamProtocol { return rt.Cast[streamProtocol](v) }

// Receives reports whether no subclass defines data_received.
func (p *streamProtocol) Receives() bool { return p.inherits("data_received") }

func (p *streamProtocol) inherits(method string) bool {
	return rt.TypeOf(rt.FromObj(p)).Lookup(method) == streamProtocolType.Lookup(method)
}

// Received is data_received.
func (p *streamProtocol) Received(data []byte) *rt.Exc {
	if r := p.plainReader(); r != nil {
		return r.feed(data)
	}
	if p.reader.IsNone() {
		return nil
	}
	_, err := rt.CallNamed1(p.reader, &attrFeedData, rt.NewBytes(string(data)))
	return err
}

// plainReader is the reader, if no subclass of StreamReader defines feed_data; nil if one does, or if there is no reader any more.
func (p *streamProtocol) plainReader() *streamReader {
	r := rt.As[streamReader](p.reader, &streamReaderType)
	if r == nil || rt.TypeOf(p.reader).Lookup("feed_data") != streamReaderType.Lookup("feed_data") {
		return nil
	}
	return r
}

var protocolSig = rt.NewSig("StreamReaderProtocol", "stream_reader, client_connected_cb=None, loop=None")

func initProtocol(self rt.Value, args *rt.Args) *rt.Exc {
	a, err := protocolSig.Bind(args)
	if err != nil {
		return err
	}
	p := protocolOf(self)
	p.reader, p.connected = a[0], a[1]
	p.writer, p.transport, p.task = rt.None, rt.None, rt.None
	p.plain = p.inherits("_drain_helper")
	if p.loop, err = loopArg(a[2]); err != nil {
		return err
	}
	p.closed, err = p.loop.newFuture()
	return err
}

// connectionMade is connection_made.
func (p *streamProtocol) connectionMade(transport rt.Value) *rt.Exc {
	p.transport = transport
	if !p.reader.IsNone() {
		if _, err := rt.CallNamed1(p.reader, &attrSetTransport, transport); err != nil {
			return err
		}
	}
	tls, err := rt.CallNamed1(transport, &attrGetExtraInfo, rt.NewStr("sslcontext"))
	if err != nil {
		return err
	}
	p.overTLS = !tls.IsNone()
	if p.connected.IsNone() {
		return nil
	}
	w, err := callStreams("StreamWriter", transport, rt.FromObj(p), p.reader, p.loop.Value())
	if err != nil {
		return err
	}
	p.writer = w
	res, err := rt.Call2(p.connected, p.reader, w)
	if err != nil || !isCoroutine(res) {
		return err
	}
	create, err := rt.GetAttrName(p.loop.Value(), "create_task")
	if err != nil {
		return err
	}
	if p.task, err = rt.Call1(create, res); err != nil {
		return err
	}
	_, err = callMethod(p.task, "add_done_callback", rt.NewBuiltin(&rt.Def{Name: "callback", F1: func(task rt.Value) (rt.Value, *rt.Exc) {
		return rt.None, p.served(transport, task)
	}}, "asyncio.streams"))
	return err
}

// served deals with what client_connected_cb's coroutine raised.
func (p *streamProtocol) served(transport, task rt.Value) *rt.Exc {
	cancelled, err := callMethod(task, "cancelled")
	if err != nil {
		return err
	}
	var exc rt.Value
	if !cancelled.IsTrue() {
		if exc, err = callMethod(task, "exception"); err != nil || exc.IsNone() {
			return err
		}
		if err := p.loop.report("Unhandled exception in client_connected_cb", "exception", exc, "transport", transport); err != nil {
			return err
		}
	}
	_, err = rt.CallNamed0(transport, &attrClose)
	return err
}

// callStreams calls something of the module asyncio.streams.
func callStreams(name string, args ...rt.Value) (rt.Value, *rt.Exc) {
	m, err := rt.ImportModule("asyncio.streams")
	if err != nil {
		return rt.Unset, err
	}
	f, err := rt.GetAttrName(m, name)
	if err != nil {
		return rt.Unset, err
	}
	return rt.Call(f, args...)
}

// connectionLost is connection_lost.
func (p *streamProtocol) connectionLost(exc rt.Value) *rt.Exc {
	if !p.reader.IsNone() {
		var err *rt.Exc
		if exc.IsNone() {
			_, err = rt.CallNamed0(p.reader, &attrFeedEOF)
		} else {
			_, err = rt.CallNamed1(p.reader, &attrSetException, exc)
		}
		if err != nil {
			return err
		}
	}
	if err := settle(p.closed, exc); err != nil {
		return err
	}
	p.closed.flags &^= logTB // nobody has to ask
	p.lost = true
	if p.paused {
		for _, w := range p.waiters {
			if err := settle(w, exc); err != nil {
				return err
			}
		}
	}
	p.reader, p.writer, p.task, p.transport = rt.None, rt.None, rt.None, rt.None
	return nil
}

// settle finishes a future that is not done: with None, or with an exception.
func settle(f *Future, exc rt.Value) *rt.Exc {
	if f.state != pending {
		return nil
	}
	if exc.IsNone() {
		return f.finish(rt.None)
	}
	e, err := exceptionArg(exc)
	if err != nil {
		return err
	}
	return f.SetException(e)
}

// pauseWriting is pause_writing.
func (p *streamProtocol) pauseWriting() *rt.Exc {
	p.paused = true
	p.debug("pauses writing")
	return nil
}

func (p *streamProtocol) debug(what string) {
	if p.loop != nil && p.loop.debug {
		logAt("debug", repr(rt.FromObj(p))+" "+what, nil)
	}
}

// resumeWriting is resume_writing.
func (p *streamProtocol) resumeWriting() *rt.Exc {
	p.paused = false
	p.debug("resumes writing")
	for _, w := range p.waiters {
		if err := settle(w, rt.None); err != nil {
			return err
		}
	}
	return nil
}

// helperFrame is a coroutine _drain_helper: it waits until writing is resumed.
type helperFrame struct {
	rt.Frame
	p      *streamProtocol
	waiter *Future
}

var codeDrainHelper = rt.Code{Name: "_drain_helper", QualName: "FlowControlMixin._drain_helper", Kind: rt.Coroutine, Params: rt.Params{Names: []string{"self"}, Pos: 1}}

func drainStep(fr *rt.Frame, _ rt.Value, err *rt.Exc) (rt.Value, *rt.Exc) {
	if rt.Enter() {
		return rt.TooDeep()
	}
	f := rt.FrameAs[helperFrame](fr)
	p := f.p
	switch {
	case fr.State != 0:
		for i, w := range p.waiters {
			if w == f.waiter {
				p.waiters = append(p.waiters[:i:i], p.waiters[i+1:]...)
				break
			}
		}
	case err == nil && p.lost:
		err = rt.Errorf(&rt.ConnectionResetError, "Connection lost")
	case err == nil && p.paused:
		if f.waiter, err = p.loop.newFuture(); err != nil {
			break
		}
		p.waiters = append(p.waiters, f.waiter)
		pending, _ := awaiter.Start(f.waiter.Value()) // a new future always suspends
		return fr.Await(1, pending)
	}
	if err != nil {
		return codeDrainHelper.Fail(err, 0)
	}
	return rt.Ret(rt.None)
}

func protocolField(name string, p func(p *streamProtocol) *rt.Value) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(v rt.Value) (rt.Value, *rt.Exc) { return orNone(*p(protocolOf(v))), nil },
		Set: func(v, x rt.Value) *rt.Exc { *p(protocolOf(v)) = orNone(x); return nil }}
}

func setUpStreamProtocol() {
	codeDrainHelper.Step = drainStep
	t := &streamProtocolType
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[streamProtocol](t)), nil }
	t.Init = initProtocol
	none := func(err *rt.Exc) (rt.Value, *rt.Exc) { return rt.None, err }
	t.GetSets = []rt.GetSet{
		protocolField("_stream_reader", func(p *streamProtocol) *rt.Value { return &p.reader }),
		protocolField("_stream_writer", func(p *streamProtocol) *rt.Value { return &p.writer }),
		protocolField("_transport", func(p *streamProtocol) *rt.Value { return &p.transport }),
		protocolField("_client_connected_cb", func(p *streamProtocol) *rt.Value { return &p.connected }),
		protocolField("_task", func(p *streamProtocol) *rt.Value { return &p.task }),
		{Name: "_loop", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return loopValue(protocolOf(v).loop), nil }},
		{Name: "_closed", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return protocolOf(v).closed.Value(), nil }},
		{Name: "_paused", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(protocolOf(v).paused), nil }},
		{Name: "_connection_lost", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(protocolOf(v).lost), nil }},
		{Name: "_over_ssl", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(protocolOf(v).overTLS), nil },
			Set: func(v, x rt.Value) (err *rt.Exc) { protocolOf(v).overTLS, err = rt.Truth(x); return err }},
	}
	t.Methods = []rt.Def{
		{Name: "connection_made", Sig: "transport", F2: func(self, tr rt.Value) (rt.Value, *rt.Exc) { return none(protocolOf(self).connectionMade(tr)) }},
		{Name: "connection_lost", Sig: "exc", F2: func(self, exc rt.Value) (rt.Value, *rt.Exc) { return none(protocolOf(self).connectionLost(exc)) }},
		{Name: "data_received", Sig: "data", F2: func(self, data rt.Value) (rt.Value, *rt.Exc) {
			s, err := rt.BytesArg(data)
			if err != nil {
				return rt.Unset, err
			}
			return none(protocolOf(self).Received(rt.BytesView(s)))
		}},
		{Name: "eof_received", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			p := protocolOf(self)
			if !p.reader.IsNone() {
				if _, err := rt.CallNamed0(p.reader, &attrFeedEOF); err != nil {
					return rt.Unset, err
				}
			}
			return rt.Bool(!p.overTLS), nil
		}},
		{Name: "pause_writing", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return none(protocolOf(self).pauseWriting()) }},
		{Name: "resume_writing", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return none(protocolOf(self).resumeWriting()) }},
		{Name: "_drain_helper", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			f := &helperFrame{p: protocolOf(self)}
			return f.Init(&codeDrainHelper).Watch(), nil
		}},
		{Name: "_get_close_waiter", Sig: "stream", F2: func(self, _ rt.Value) (rt.Value, *rt.Exc) { return protocolOf(self).closed.Value(), nil }},
		{Name: "_replace_transport", Sig: "transport", F2: func(self, tr rt.Value) (rt.Value, *rt.Exc) {
			p := protocolOf(self)
			tls, err := rt.CallNamed1(tr, &attrGetExtraInfo, rt.NewStr("sslcontext"))
			p.transport, p.overTLS = tr, err == nil && !tls.IsNone()
			return rt.None, err
		}},
	}
}
