package rt

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// This file runs random scripts of generators, coroutines and async generators over real frames and compares every step with what CPython did.
// testdata/protocol.jsonl is recorded; with PY2GO_PROTOCOL=n, n more scripts are made and run by the CPython that PY2GO_PYTHON names.

type scenario struct {
	Kinds   []string
	Scripts [][][]any
	Ops     [][]any
	Log     []string
}

// protoWorld is one scenario being run.
type protoWorld struct {
	*scenario
	frames  []*Frame
	objs    []*asyncGenOp
	touched map[*asyncGenOp]bool // were sent, thrown into or closed
	log     []string
}

// protoFrame is a frame whose body is a script. State 2i+1: suspended in operation i; pc counts the operations.
type protoFrame struct {
	Frame
	w  *protoWorld
	id int
	pc int
}

type outerFrame struct {
	Frame
	v Value
}

var (
	protoError = excType("E", &Exception)
	protoCodes = map[string]*Code{"g": {Name: "g", Kind: Generator}, "c": {Name: "c", Kind: Coroutine}, "a": {Name: "a", Kind: AsyncGenerator}}
	outerCode  = &Code{Name: "outer", Kind: IterableCoroutine}
)

func init() {
	for _, c := range protoCodes {
		c.Step = protoStep
	}
	outerCode.Step = func(f *Frame, v Value, err *Exc) (Value, *Exc) {
		T.depth--
		if f.State == 0 && err == nil {
			return f.Yield(1, FrameAs[outerFrame](f).v)
		}
		if err != nil {
			return outerCode.Fail(err, 0)
		}
		return Ret(v)
	}
	protoError.MRO = []*Type{&protoError, &Exception, &BaseException, &ObjectType}
}

func num(v any) int { return int(v.(float64)) }

func pyText(v Value) string {
	if v.IsInt() {
		return strconv.Itoa(int(v.AsInt()))
	}
	return "None"
}

func protoExc(v any) *Exc { return NewExc(&protoError, Int(int64(num(v)))) }

func excText(e *Exc) string {
	if args := e.Args(); len(args) > 0 {
		if s, ok := StrOf(args[0]); ok {
			return e.typ.Name + " " + s
		}
		return e.typ.Name + " " + pyText(args[0])
	}
	return e.typ.Name + " "
}

func (w *protoWorld) logf(format string, args ...any) {
	w.log = append(w.log, fmt.Sprintf(format, args...))
}

// sendable is what asend may be given: a generator that has not begun takes None only.
func sendable(g *Frame, v any) Value {
	_, running := g.chainTop()
	if g.State < 0 || g.State > 0 && !running {
		return Int(int64(num(v)))
	}
	return None
}

func protoStep(f *Frame, v Value, err *Exc) (Value, *Exc) {
	T.depth--
	p := FrameAs[protoFrame](f)
	w, script := p.w, p.w.Scripts[p.id]
	resumed := f.State > 0
	if f.State == 0 && err != nil {
		return f.Code.Fail(err, 0)
	}
	for {
		if p.pc >= len(script) {
			return Ret(None)
		}
		op := script[p.pc]
		kind := op[0].(string)
		if !resumed {
			err = nil
			switch kind {
			case "y":
				if f.Code.Kind == Generator {
					return f.Yield(int32(2*p.pc+1), Int(int64(num(op[1]))))
				}
				o := &outerFrame{v: Int(int64(num(op[1])))}
				v, err = Await(o.Init(outerCode).Value())
			case "item":
				return f.Item(int32(2*p.pc+1), Int(int64(num(op[1]))))
			case "yf":
				if f.Code.Kind == Generator {
					v, err = f.YieldFrom(w.frames[num(op[1])].Value())
				} else {
					v, err = Await(w.frames[num(op[1])].Value())
				}
			case "call":
				w.act(fmt.Sprintf("%d on %d", p.id, num(op[2])), op[1].(string), w.frames[num(op[2])], op[3])
			case "ret":
				if f.Code.Kind == AsyncGenerator {
					return Ret(None)
				}
				return Ret(Int(int64(num(op[1]))))
			case "raise":
				err = protoExc(op[1])
			case "anext":
				v, err = ANext(w.frames[num(op[1])].Value())
			default:
				var o Value
				if o, err = w.begin(kind, num(op[1]), op[2]); err == nil {
					v, err = Await(o)
				}
			}
			if err == &suspendX {
				return f.Await(int32(2*p.pc+1), v)
			}
		}
		resumed = false
		err = Materialize(err)
		catches, swallows := op[len(op)-2].(bool), op[len(op)-1].(bool)
		switch {
		case err == nil && (kind == "y" || kind == "item"):
			w.logf("%d got %s", p.id, pyText(v))
		case err == nil && kind != "call":
			w.logf("%d %s %s", p.id, kind, pyText(v))
		case err == nil:
		case err.typ == &protoError && catches:
			w.logf("%d caught %s", p.id, pyText(err.Args()[0]))
		case err.typ == &GeneratorExit && swallows:
			w.logf("%d swallowed", p.id)
		case (err.typ == &RuntimeError || err.typ == &ValueError || err.typ == &StopAsyncIteration) && catches:
			w.logf("%d caught %s", p.id, excText(err))
		default:
			return f.Code.Fail(err, 0)
		}
		p.pc++
	}
}

func (w *protoWorld) begin(kind string, j int, v any) (Value, *Exc) {
	g := w.frames[j]
	switch kind {
	case "asend":
		return newAsyncGenOp(g, opSend, sendable(g, v), nil)
	case "athrow":
		return newAsyncGenOp(g, opThrow, Unset, protoExc(v))
	}
	return newAsyncGenOp(g, opClose, Unset, nil)
}

type drivable interface {
	send(Value) (Value, *Exc)
	throw(*Exc) (Value, *Exc)
	close() (Value, *Exc)
}

func (w *protoWorld) act(who, what string, g drivable, v any) {
	var res Value
	var err *Exc
	switch what {
	case "send":
		sent := Int(int64(num(v)))
		switch g := g.(type) {
		case *Frame:
			if _, running := g.chainTop(); g.State == 0 && !running {
				sent = None
			}
		case *asyncGenOp:
			if !w.touched[g] {
				sent = None
			}
		}
		res, err = g.send(sent)
	case "throw":
		res, err = g.throw(protoExc(v))
	case "throwge":
		res, err = g.throw(NewExc(&GeneratorExit))
	default:
		res, err = g.close()
	}
	err = Materialize(err)
	switch {
	case err == nil:
		w.logf("%s %s = %s", who, what, pyText(res))
	case err.typ == &StopIteration:
		w.logf("%s %s stop %s", who, what, pyText(err.member(stopValue)))
	case err.typ == &StopAsyncIteration:
		w.logf("%s %s stopasync", who, what)
	case err.typ == &protoError:
		w.logf("%s %s E %s", who, what, pyText(err.Args()[0]))
	default:
		w.logf("%s %s %s", who, what, excText(err))
	}
}

func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

func (w *protoWorld) state() string {
	var out []string
	for _, f := range w.frames {
		_, executing := f.chainTop()
		running := executing
		if f.Code.Kind == AsyncGenerator {
			running = f.flags&agRunning != 0
		}
		s := bit(running) + bit(f.State > 0 && !executing)
		if f.Code.Kind == AsyncGenerator {
			s += "-"
		} else {
			s += bit(!f.awaited().IsNone())
		}
		out = append(out, s+bit(f.State < 0))
	}
	return strings.Join(out, " ")
}

func (w *protoWorld) run() {
	for i, k := range w.Kinds {
		p := &protoFrame{w: w, id: i}
		w.frames = append(w.frames, p.Init(protoCodes[k]))
	}
	for _, op := range w.Ops {
		switch kind := op[0].(string); kind {
		case "new":
			o, err := w.begin(op[1].(string), num(op[2]), op[3])
			if err == nil {
				w.objs = append(w.objs, Cast[asyncGenOp](o))
			}
		case "obj":
			if len(w.objs) > 0 {
				o := w.objs[num(op[2])%len(w.objs)]
				w.act("obj", op[1].(string), o, op[3])
				w.touched[o] = true
			}
		default:
			w.act(strconv.Itoa(num(op[1])), kind, w.frames[num(op[1])], op[2])
		}
		w.log = append(w.log, w.state())
	}
}

func runScenarios(t *testing.T, text []byte) {
	t.Helper()
	sc := bufio.NewScanner(bytes.NewReader(text))
	sc.Buffer(nil, 1<<20)
	total, bad := 0, 0
	for ; sc.Scan(); total++ {
		var s scenario
		if err := json.Unmarshal(sc.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		w := &protoWorld{scenario: &s, touched: map[*asyncGenOp]bool{}}
		w.run()
		for i := range max(len(s.Log), len(w.log)) {
			if i < len(s.Log) && i < len(w.log) && s.Log[i] == w.log[i] {
				continue
			}
			if bad++; bad <= 3 {
				lo := max(0, i-8)
				t.Errorf("scenario %d, line %d\nkinds %v\nscripts %v\nops %v\nwant %q\ngot  %q", total, i, s.Kinds, s.Scripts, s.Ops,
					s.Log[lo:min(len(s.Log), i+2)], w.log[lo:min(len(w.log), i+2)])
			}
			break
		}
	}
	if T.depth != 1000 || T.handled != nil {
		t.Errorf("depth is %d, handled %v at the end", T.depth, T.handled)
	}
	t.Logf("%d scenarios, %d differ", total, bad)
}

func TestProtocol(t *testing.T) {
	text, err := os.ReadFile("testdata/protocol.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	runScenarios(t, text)
}

func TestProtocolLive(t *testing.T) {
	n := os.Getenv("PY2GO_PROTOCOL")
	if n == "" {
		t.Skip("PY2GO_PROTOCOL is not set")
	}
	text, err := exec.Command(os.Getenv("PY2GO_PYTHON"), "testdata/protocol.py", "1000", n).Output()
	if err != nil {
		t.Fatal(err)
	}
	runScenarios(t, text)
}
