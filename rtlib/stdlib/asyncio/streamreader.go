package asyncio

import (
	"bytes"
	"slices"

	rt "github.com/py2go/py2go/rtlib"
)

// streamReader is a StreamReader: bytes that have come and were not read yet.
type streamReader struct {
	rt.Obj
	rt.Attrs
	loop      *Loop
	limit     int
	buf       []byte
	start     int // of what is unread in buf
	eof       bool
	paused    bool     // the transport, because of too much unread data
	waiter    rt.Value // the future that a reading coroutine waits for; None if none does
	exc       rt.Value // None, or the exception that ended the stream
	transport rt.Value
}

const defaultLimit = 64 * 1024

var (
	streamReaderType = rt.Type{Name: "StreamReader", Module: "asyncio.streams", Flags: rt.BaseType}

	attrPauseReading  = rt.Attr{Name: "pause_reading"}
	attrResumeReading = rt.Attr{Name: "resume_reading"}
)

func readerOf(v rt.Value) *streamReader { return rt.Cast[streamReader](v) }

func (r *streamReader) unread() []byte { return r.buf[r.start:] }

// drop forgets the first n unread bytes.
func (r *streamReader) drop(n int) {
	if r.start += n; r.start < len(r.buf) {
		return
	}
	r.buf, r.start = r.buf[:0], 0
	if cap(r.buf) > defaultLimit {
		r.buf = nil // idle connections keep no large buffers
	}
}

// handOver is from which size on what was read is given away together with its memory, and not copied.
const handOver = 4096

// take is the first n unread bytes, which are then read.
func (r *streamReader) take(n int) rt.Value {
	u := r.unread()[:n]
	if n >= handOver && r.start+n == len(r.buf) && cap(r.buf) < 2*n {
		r.buf, r.start = nil, 0
		return rt.NewBytes(rt.TextOf(u))
	}
	v := rt.NewBytes(string(u))
	r.drop(n)
	return v
}

// feed appends what has come.
func (r *streamReader) feed(data []byte) *rt.Exc {
	if r.eof {
		return rt.NewExc(&rt.AssertionError, rt.NewStr("feed_data after feed_eof"))
	}
	if len(data) == 0 {
		return nil
	}
	if r.start > 0 && len(r.buf)+len(data) > cap(r.buf) {
		r.buf = r.buf[:copy(r.buf, r.unread())]
		r.start = 0
	}
	r.buf = append(r.buf, data...)
	return r.fed()
}

// room is memory for so many bytes in a reader that has none unread; filled says how many have come.
func (r *streamReader) room(size int) []byte {
	if cap(r.buf) < size {
		r.buf = rt.RawBytes(size)[:0]
	}
	r.start = 0
	return r.buf[:size]
}

func (r *streamReader) filled(n int) *rt.Exc {
	r.buf = r.buf[:n]
	return r.fed()
}

// fed wakes the coroutine that waits, and pauses the transport if too much is unread.
func (r *streamReader) fed() *rt.Exc {
	if err := r.wake(); err != nil {
		return err
	}
	if r.transport.IsNone() || r.paused || len(r.unread()) <= 2*r.limit {
		return nil
	}
	_, err := rt.CallNamed0(r.transport, &attrPauseReading)
	switch {
	case err.Is(&rt.NotImplementedError):
		r.transport = rt.None
		return nil
	case err == nil:
		r.paused = true
	}
	return err
}

// wake lets the coroutine that waits go on.
func (r *streamReader) wake() *rt.Exc {
	if r.waiter.IsNone() {
		return nil
	}
	w := r.waiter
	r.waiter = rt.None
	f := AsFuture(w)
	if f == nil || f.state != pending {
		return nil
	}
	return f.finish(rt.None)
}

func (r *streamReader) feedEOF() *rt.Exc {
	r.eof = true
	return r.wake()
}

func (r *streamReader) setException(exc rt.Value) *rt.Exc {
	r.exc = exc
	if r.waiter.IsNone() {
		return nil
	}
	w := r.waiter
	r.waiter = rt.None
	f := AsFuture(w)
	if f == nil || f.state != pending {
		return nil
	}
	e, err := exceptionArg(exc)
	if err != nil {
		return err
	}
	return f.SetException(e)
}

// resume lets a paused transport go on once enough was read.
func (r *streamReader) resume() *rt.Exc {
	if !r.paused || len(r.unread()) > r.limit {
		return nil
	}
	return r.resumeNow()
}

func (r *streamReader) resumeNow() *rt.Exc {
	r.paused = false
	_, err := rt.CallNamed0(r.transport, &attrResumeReading)
	return err
}

// wait begins to wait for more data, on behalf of the method called name.
func (r *streamReader) wait(name string) (rt.Value, *rt.Exc) {
	if !r.waiter.IsNone() {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "%s() called while another coroutine is already waiting for incoming data", name)
	}
	if r.eof {
		return rt.Unset, rt.NewExc(&rt.AssertionError, rt.NewStr("_wait_for_data after EOF"))
	}
	if r.paused {
		if err := r.resumeNow(); err != nil {
			return rt.Unset, err
		}
	}
	f, err := r.loop.newFuture()
	if err != nil {
		return rt.Unset, err
	}
	r.waiter = f.Value()
	return awaiter.Start(r.waiter)
}

// reading is one of the reading coroutines: what it is to read, and how far it has come.
type reading struct {
	r      *streamReader
	kind   readKind
	n      int
	seps   []string // by length
	offset int      // where a separator may begin
	blocks []byte   // of readAll
}

type readKind uint8

const (
	readSome readKind = iota
	readAll
	readExactly
	readUntil
	readLine
	readNext // readLine, for an async for
)

// try reads, if enough has come; else ok is false.
func (o *reading) try() (v rt.Value, err *rt.Exc, ok bool) {
	r := o.r
	switch o.kind {
	case readSome:
		if len(r.unread()) == 0 && !r.eof {
			return rt.Unset, nil, false
		}
		v = r.take(min(o.n, len(r.unread())))
	case readAll:
		for {
			if len(r.unread()) == 0 {
				if !r.eof {
					return rt.Unset, nil, false
				}
				return rt.NewBytes(rt.TextOf(o.blocks)), r.resume(), true
			}
			n := min(len(r.unread()), r.limit)
			o.blocks = append(o.blocks, r.unread()[:n]...)
			r.drop(n)
			if err := r.resume(); err != nil {
				return rt.Unset, err, true
			}
			if err := r.failed(); err != nil {
				return rt.Unset, err, true
			}
		}
	case readExactly:
		if have := len(r.unread()); have < o.n {
			if r.eof {
				return rt.Unset, incompleteRead(r.take(have), rt.Int(int64(o.n))), true
			}
			return rt.Unset, nil, false
		}
		v = r.take(o.n)
	default:
		return o.until()
	}
	return v, r.resume(), true
}

// until is try for what ends with a separator.
func (o *reading) until() (v rt.Value, err *rt.Exc, ok bool) {
	r, u := o.r, o.r.unread()
	if len(u)-o.offset >= len(o.seps[0]) {
		begin, end := -1, -1
		for _, sep := range o.seps {
			if i := bytes.Index(u[o.offset:], rt.BytesView(sep)); i >= 0 {
				if i += o.offset; end < 0 || i+len(sep) < end {
					begin, end = i, i+len(sep)
				}
			}
		}
		switch {
		case begin > r.limit:
			return o.overrun("Separator is found, but chunk is longer than limit", begin)
		case begin >= 0:
			v = r.take(end)
			return v, r.resume(), true
		}
		if o.offset = max(0, len(u)+1-len(o.seps[len(o.seps)-1])); o.offset > r.limit {
			return o.overrun("Separator is not found, and chunk exceed the limit", o.offset)
		}
	}
	if !r.eof {
		return rt.Unset, nil, false
	}
	rest := r.take(len(u))
	switch {
	case o.kind == readUntil:
		return rt.Unset, incompleteRead(rest, rt.None), true
	case o.kind == readNext && len(u) == 0:
		return rt.Unset, rt.NewExc(&rt.StopAsyncIteration), true
	}
	return rest, nil, true
}

// overrun fails because of the limit. Of a line that is too long, nothing is left in the buffer.
func (o *reading) overrun(message string, consumed int) (rt.Value, *rt.Exc, bool) {
	r := o.r
	e, err := callHelper("LimitOverrunError", rt.NewStr(message), rt.Int(int64(consumed)))
	if err != nil {
		return rt.Unset, err, true
	}
	overrun := rt.Raise(e)
	if o.kind == readUntil {
		return rt.Unset, overrun, true
	}
	if bytes.HasPrefix(r.unread()[consumed:], []byte("\n")) {
		r.drop(consumed + 1)
	} else {
		r.drop(len(r.unread()))
	}
	if err := r.resume(); err != nil {
		return rt.Unset, err, true
	}
	err = rt.Errorf(&rt.ValueError, "%s", message)
	err.Context = overrun
	return rt.Unset, err, true
}

func incompleteRead(partial, expected rt.Value) *rt.Exc {
	e, err := callHelper("IncompleteReadError", partial, expected)
	if err != nil {
		return err
	}
	return rt.Raise(e)
}

// failed is the exception that ended the stream.
func (r *streamReader) failed() *rt.Exc {
	if r.exc.IsNone() {
		return nil
	}
	return rt.Raise(r.exc)
}

// method is the name of the coroutine in messages.
func (o *reading) method() string {
	switch o.kind {
	case readSome, readAll:
		return "read"
	case readExactly:
		return "readexactly"
	}
	return "readuntil"
}

// begin takes the first step, with the result of an await.
func (o *reading) begin() (rt.Value, *rt.Exc) {
	switch {
	case o.kind == readExactly && o.n < 0:
		return rt.Unset, rt.Errorf(&rt.ValueError, "readexactly size can not be less than zero")
	case o.kind >= readUntil && len(o.seps) == 0:
		return rt.Unset, rt.Errorf(&rt.ValueError, "Separator should contain at least one element")
	case o.kind >= readUntil && o.seps[0] == "":
		return rt.Unset, rt.Errorf(&rt.ValueError, "Separator should be at least one-byte string")
	}
	if err := o.r.failed(); err != nil {
		return rt.Unset, err
	}
	if o.kind <= readExactly && o.kind != readAll && o.n == 0 {
		return rt.NewBytes(""), nil
	}
	return o.next()
}

// next reads, or waits for more.
func (o *reading) next() (rt.Value, *rt.Exc) {
	if v, err, ok := o.try(); ok {
		return v, err
	}
	return o.r.wait(o.method())
}

// readFrame is a reading coroutine that has been made into an object, since it was not awaited at once or has to wait.
type readFrame struct {
	rt.Frame
	reading
}

var readCodes = [...]rt.Code{
	readSome:    {Name: "read", QualName: "StreamReader.read", Kind: rt.Coroutine, Params: rt.Params{Names: []string{"self", "n"}, Pos: 2}},
	readAll:     {Name: "read", QualName: "StreamReader.read", Kind: rt.Coroutine, Params: rt.Params{Names: []string{"self", "n"}, Pos: 2}},
	readExactly: {Name: "readexactly", QualName: "StreamReader.readexactly", Kind: rt.Coroutine, Params: rt.Params{Names: []string{"self", "n"}, Pos: 2}},
	readUntil:   {Name: "readuntil", QualName: "StreamReader.readuntil", Kind: rt.Coroutine, Params: rt.Params{Names: []string{"self", "separator"}, Pos: 2}},
	readLine:    {Name: "readline", QualName: "StreamReader.readline", Kind: rt.Coroutine, Params: rt.Params{Names: []string{"self"}, Pos: 1}},
	readNext:    {Name: "__anext__", QualName: "StreamReader.__anext__", Kind: rt.Coroutine, Params: rt.Params{Names: []string{"self"}, Pos: 1}},
}

func readStep(fr *rt.Frame, v rt.Value, err *rt.Exc) (rt.Value, *rt.Exc) {
	if rt.Enter() {
		return rt.TooDeep()
	}
	f := rt.FrameAs[readFrame](fr)
	switch {
	case fr.State != 0:
		f.r.waiter = rt.None
		if err == nil {
			v, err = f.resumed()
		}
	case err == nil:
		v, err = f.begin()
	}
	return f.outcome(v, err)
}

// resumed goes on after a wait.
func (o *reading) resumed() (rt.Value, *rt.Exc) {
	if o.kind == readAll {
		if err := o.r.failed(); err != nil {
			return rt.Unset, err
		}
	}
	return o.next()
}

// outcome is what a step of the coroutine gives.
func (f *readFrame) outcome(v rt.Value, err *rt.Exc) (rt.Value, *rt.Exc) {
	switch {
	case rt.Suspended(err):
		return f.Await(1, v)
	case err != nil:
		return readCodes[f.kind].Fail(err, 0)
	}
	return rt.Ret(v)
}

// object is the coroutine as an object.
func (o reading) object() rt.Value {
	f := &readFrame{reading: o}
	return f.Init(&readCodes[o.kind]).Watch()
}

// await runs the coroutine at once, as `await` does with a call; it becomes an object only if it has to wait.
func (o reading) await() (rt.Value, *rt.Exc) {
	if rt.Enter() {
		return rt.TooDeep()
	}
	v, err := o.begin()
	if rt.Suspended(err) {
		f := &readFrame{reading: o}
		f.Init(&readCodes[o.kind])
		return f.Await(1, v)
	}
	if err != nil {
		return readCodes[o.kind].Fail(err, 0)
	}
	return rt.Ret(v)
}

// newline is the separators of readline.
var newline = []string{"\n"}

// The arguments of the coroutines; arg is Unset where it was left out.

func readArgs(self, arg rt.Value) (reading, *rt.Exc) {
	o := reading{r: readerOf(self), kind: readAll}
	if arg.IsUnset() {
		return o, nil
	}
	err := comparable(arg)
	if err != nil {
		return o, err
	}
	if o.n, err = rt.IndexInt(arg); o.n >= 0 {
		o.kind = readSome
	}
	return o, err
}

// comparable is the error of comparing a size with 0, if it is no number.
func comparable(size rt.Value) *rt.Exc {
	if size.IsInt() {
		return nil
	}
	_, err := rt.Lt(size, rt.Int(0))
	return err
}

func exactlyArgs(self, arg rt.Value) (reading, *rt.Exc) {
	if err := comparable(arg); err != nil {
		return reading{}, err
	}
	n, err := rt.IndexInt(arg)
	return reading{r: readerOf(self), kind: readExactly, n: n}, err
}

func untilArgs(self, arg rt.Value) (reading, *rt.Exc) {
	o := reading{r: readerOf(self), kind: readUntil, seps: newline}
	if arg.IsUnset() {
		return o, nil
	}
	all := []rt.Value{arg}
	if t := rt.As[rt.Tuple](arg, &rt.TupleType); t != nil {
		all = t.Items()
	}
	o.seps = nil
	for _, v := range all {
		s, ok := rt.BytesLike(v)
		if !ok {
			// How long they are is asked for first.
			if _, err := rt.Len(v); err != nil {
				return o, err
			}
			return o, rt.Errorf(&rt.TypeError, "argument should be integer or bytes-like object, not '%s'", rt.TypeName(v))
		}
		o.seps = append(o.seps, s)
	}
	slices.SortStableFunc(o.seps, func(a, b string) int { return len(a) - len(b) })
	return o, nil
}

func lineArgs(self, _ rt.Value) (reading, *rt.Exc) {
	return reading{r: readerOf(self), kind: readLine, seps: newline}, nil
}

// coroutine makes the Def of a reading coroutine, which has at most one parameter.
func coroutine(name, sig string, args func(self, arg rt.Value) (reading, *rt.Exc)) rt.Def {
	begin := func(self, arg rt.Value) (rt.Value, *rt.Exc) {
		o, err := args(self, arg)
		if err != nil {
			return rt.Unset, err
		}
		return o.await()
	}
	argument := func(a []rt.Value) rt.Value {
		if len(a) > 1 {
			return a[1]
		}
		return rt.Unset
	}
	d := rt.Def{
		Name: name, Sig: sig,
		FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			o, err := args(a[0], argument(a))
			if err != nil {
				return rt.Unset, err
			}
			return o.object(), nil
		},
		A: func(a []rt.Value) (rt.Value, *rt.Exc) { return begin(a[0], argument(a)) },
	}
	if sig != "n" {
		d.A1 = func(self rt.Value) (rt.Value, *rt.Exc) { return begin(self, rt.Unset) }
	}
	if sig != "" {
		d.A2 = begin
	}
	return d
}

func initReader(self rt.Value, args *rt.Args) *rt.Exc {
	a, err := readerSig.Bind(args)
	if err != nil {
		return err
	}
	r := readerOf(self)
	if r.limit, err = rt.IndexInt(a[0]); err != nil {
		return err
	}
	if r.limit <= 0 {
		return rt.Errorf(&rt.ValueError, "Limit cannot be <= 0")
	}
	r.waiter, r.exc, r.transport = rt.None, rt.None, rt.None
	r.loop, err = loopArg(a[1])
	return err
}

var readerSig = rt.NewSig("StreamReader", "limit=65536, loop=None")

func readerRepr(self rt.Value) (rt.Value, *rt.Exc) {
	r := readerOf(self)
	s := "<StreamReader"
	if n := len(r.unread()); n > 0 {
		s += " " + repr(rt.Int(int64(n))) + " bytes"
	}
	if r.eof {
		s += " eof"
	}
	if r.limit != defaultLimit {
		s += " limit=" + repr(rt.Int(int64(r.limit)))
	}
	if !r.waiter.IsNone() {
		s += " waiter=" + repr(r.waiter)
	}
	if !r.exc.IsNone() {
		s += " exception=" + repr(r.exc)
	}
	if !r.transport.IsNone() {
		s += " transport=" + repr(r.transport)
	}
	if r.paused {
		s += " paused"
	}
	return rt.NewStr(s + ">"), nil
}

func readerField(name string, p func(r *streamReader) *rt.Value) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(v rt.Value) (rt.Value, *rt.Exc) { return *p(readerOf(v)), nil },
		Set: func(v, x rt.Value) *rt.Exc { *p(readerOf(v)) = orNone(x); return nil }}
}

func readerFlag(name string, p func(r *streamReader) *bool) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(*p(readerOf(v))), nil },
		Set: func(v, x rt.Value) *rt.Exc {
			on, err := rt.Truth(x)
			*p(readerOf(v)) = on
			return err
		}}
}

func setUpStreamReader() {
	t := &streamReaderType
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) {
		r := rt.Alloc[streamReader](t)
		r.waiter, r.exc, r.transport = rt.None, rt.None, rt.None
		return rt.FromObj(r), nil
	}
	t.Init, t.Repr = initReader, readerRepr
	t.AIter = func(self rt.Value) (rt.Value, *rt.Exc) { return self, nil }
	t.ANext = func(self rt.Value) (rt.Value, *rt.Exc) {
		return reading{r: readerOf(self), kind: readNext, seps: newline}.object(), nil
	}
	for i := range readCodes {
		readCodes[i].Step = readStep
	}
	none := func(err *rt.Exc) (rt.Value, *rt.Exc) { return rt.None, err }
	t.GetSets = []rt.GetSet{
		readerField("_waiter", func(r *streamReader) *rt.Value { return &r.waiter }),
		readerField("_exception", func(r *streamReader) *rt.Value { return &r.exc }),
		readerField("_transport", func(r *streamReader) *rt.Value { return &r.transport }),
		readerFlag("_eof", func(r *streamReader) *bool { return &r.eof }),
		readerFlag("_paused", func(r *streamReader) *bool { return &r.paused }),
		{Name: "_loop", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return loopValue(readerOf(v).loop), nil }},
		{Name: "_limit", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(readerOf(v).limit)), nil },
			Set: func(v, x rt.Value) (err *rt.Exc) { readerOf(v).limit, err = rt.IndexInt(x); return err }},
		{Name: "_buffer", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
			return rt.NewByteArray(bytes.Clone(readerOf(v).unread())), nil
		}},
	}
	rt.WithDict(t)
	t.Methods = []rt.Def{
		{Name: "feed_data", Sig: "data", F2: func(self, data rt.Value) (rt.Value, *rt.Exc) {
			s, err := rt.BytesArg(data)
			if err != nil { // it may be ints
				bytes := rt.NewByteArray(nil)
				if _, err := callMethod(bytes, "extend", data); err != nil {
					return rt.Unset, err
				}
				if s, err = rt.BytesArg(bytes); err != nil {
					return rt.Unset, err
				}
			}
			return none(readerOf(self).feed(rt.BytesView(s)))
		}},
		{Name: "feed_eof", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return none(readerOf(self).feedEOF()) }},
		{Name: "at_eof", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			r := readerOf(self)
			return rt.Bool(r.eof && len(r.unread()) == 0), nil
		}},
		{Name: "exception", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return readerOf(self).exc, nil }},
		{Name: "set_exception", Sig: "exc", F2: func(self, exc rt.Value) (rt.Value, *rt.Exc) { return none(readerOf(self).setException(exc)) }},
		{Name: "set_transport", Sig: "transport", F2: func(self, tr rt.Value) (rt.Value, *rt.Exc) {
			r := readerOf(self)
			if !r.transport.IsNone() {
				return rt.Unset, rt.NewExc(&rt.AssertionError, rt.NewStr("Transport already set"))
			}
			r.transport = tr
			return rt.None, nil
		}},
		{Name: "_maybe_resume_transport", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return none(readerOf(self).resume()) }},
		coroutine("read", "n=-1", readArgs),
		coroutine("readexactly", "n", exactlyArgs),
		coroutine("readuntil", "separator=b'\n'", untilArgs),
		coroutine("readline", "", lineArgs),
	}
}
