package asyncio

import (
	"runtime"

	rt "github.com/py2go/py2go/rtlib"
)

// streamWriter is a StreamWriter. Its rarer coroutines are Python.
type streamWriter struct {
	rt.Obj
	rt.Attrs
	transport, protocol, reader, loop rt.Value
	complete                          rt.Value
}

var (
	streamWriterType = rt.Type{Name: "StreamWriter", Module: "asyncio.streams", Doc: "Where coroutines write to a transport.", Flags: rt.BaseType}

	attrWrite        = rt.Attr{Name: "write"}
	attrWritelines   = rt.Attr{Name: "writelines"}
	attrWriteEOF     = rt.Attr{Name: "write_eof"}
	attrCanWriteEOF  = rt.Attr{Name: "can_write_eof"}
	attrIsClosing    = rt.Attr{Name: "is_closing"}
	attrGetExtraInfo = rt.Attr{Name: "get_extra_info"}
	attrDrainSlowly  = rt.Attr{Name: "_drain"}
)

func writerOf(v rt.Value) *streamWriter { return rt.Cast[streamWriter](v) }

var writerSig = rt.NewSig("StreamWriter", "transport, protocol, reader, loop")

func initWriter(self rt.Value, args *rt.Args) *rt.Exc {
	a, err := writerSig.Bind(args)
	if err != nil {
		return err
	}
	w := writerOf(self)
	w.transport, w.protocol, w.reader, w.loop = a[0], a[1], a[2], a[3]
	runtime.AddCleanup(w, func(d droppedWriter) { rt.PostFinalizer(d.close) }, droppedWriter{w.transport, w.reader, w.loop})
	if l := rt.As[Loop](w.loop, &LoopType); l != nil {
		f, err := l.newFuture()
		if err != nil {
			return err
		}
		w.complete = f.Value()
		return f.finish(rt.None)
	}
	return nil
}

func writerRepr(self rt.Value) (rt.Value, *rt.Exc) {
	w := writerOf(self)
	s := "<StreamWriter transport=" + repr(w.transport)
	if !w.reader.IsNone() {
		s += " reader=" + repr(w.reader)
	}
	return rt.NewStr(s + ">"), nil
}

// droppedWriter is what is left of a writer that nothing refers to any more.
type droppedWriter struct{ transport, reader, loop rt.Value }

// close closes the transport, if nobody has, with a warning. There is nobody to tell of an error.
func (d droppedWriter) close() {
	closing, err := rt.CallNamed0(d.transport, &attrIsClosing)
	if err != nil || closing != rt.False {
		return
	}
	if l := rt.As[Loop](d.loop, &LoopType); l != nil && l.closed {
		_ = rt.WarnAt(&rt.ResourceWarning, "loop is closed", "<sys>", 0, "")
		return
	}
	if _, err := rt.CallNamed0(d.transport, &attrClose); err != nil {
		return
	}
	text, err := writerRepr(rt.FromObj(&streamWriter{Obj: rt.MakeObj(&streamWriterType), transport: d.transport, reader: d.reader}))
	if err == nil {
		s, _ := rt.StrOf(text)
		_ = rt.WarnAt(&rt.ResourceWarning, "unclosed "+s, "<sys>", 0, "")
	}
}

// native is the writer's transport if it is one of this package's sockets.
func (w *streamWriter) native() *sockTransport {
	return rt.As[sockTransport](w.transport, &sockTransportType)
}

// drained reports whether drain has nothing to wait for and nothing to raise.
func (w *streamWriter) drained() bool {
	p := rt.As[streamProtocol](w.protocol, &streamProtocolType)
	if p == nil || p.paused || p.lost || !p.plain {
		return false
	}
	if !w.reader.IsNone() {
		if r := rt.As[streamReader](w.reader, &streamReaderType); r == nil || !r.exc.IsNone() {
			return false
		}
	}
	t := w.native()
	return t != nil && !t.closing
}

func writerField(name string, p func(w *streamWriter) *rt.Value) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(v rt.Value) (rt.Value, *rt.Exc) { return orNone(*p(writerOf(v))), nil },
		Set: func(v, x rt.Value) *rt.Exc { *p(writerOf(v)) = orNone(x); return nil }}
}

func setUpStreamWriter() {
	t := &streamWriterType
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) {
		w := rt.Alloc[streamWriter](t)
		w.transport, w.protocol, w.reader, w.loop = rt.None, rt.None, rt.None, rt.None
		return rt.FromObj(w), nil
	}
	t.Init, t.Repr = initWriter, writerRepr
	t.GetSets = []rt.GetSet{
		{Name: "transport", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return writerOf(v).transport, nil }},
		writerField("_transport", func(w *streamWriter) *rt.Value { return &w.transport }),
		writerField("_protocol", func(w *streamWriter) *rt.Value { return &w.protocol }),
		writerField("_reader", func(w *streamWriter) *rt.Value { return &w.reader }),
		writerField("_loop", func(w *streamWriter) *rt.Value { return &w.loop }),
		writerField("_complete_fut", func(w *streamWriter) *rt.Value { return &w.complete }),
	}
	rt.WithDict(t)
	pass := func(attr *rt.Attr) rt.Def {
		return rt.Def{Name: attr.Name, F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			return rt.CallNamed0(writerOf(self).transport, attr)
		}}
	}
	t.Methods = []rt.Def{
		{Name: "write", Sig: "data", F2: func(self, data rt.Value) (rt.Value, *rt.Exc) {
			w := writerOf(self)
			if t := w.native(); t != nil && t.plainWrite {
				return rt.None, t.write(data)
			}
			_, err := rt.CallNamed1(w.transport, &attrWrite, data)
			return rt.None, err
		}},
		{Name: "writelines", Sig: "data", F2: func(self, data rt.Value) (rt.Value, *rt.Exc) {
			_, err := rt.CallNamed1(writerOf(self).transport, &attrWritelines, data)
			return rt.None, err
		}},
		pass(&attrWriteEOF),
		pass(&attrCanWriteEOF),
		pass(&attrClose),
		pass(&attrIsClosing),
		{Name: "get_extra_info", Sig: "name, default=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return rt.CallNamed2(writerOf(a[0]).transport, &attrGetExtraInfo, a[1], a[2])
		}},
		{Name: "drain", Sig: "",
			FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return rt.CallNamed0(a[0], &attrDrainSlowly) },
			A:  func(a []rt.Value) (rt.Value, *rt.Exc) { return drain(a[0]) },
			A1: drain},
	}
}

// drain is `await writer.drain()`.
func drain(self rt.Value) (rt.Value, *rt.Exc) {
	if writerOf(self).drained() {
		return rt.None, nil
	}
	return rt.AwaitNamed0(self, &attrDrainSlowly)
}
