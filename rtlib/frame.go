package rt

import (
	"math"
	"slices"
)

// Frame is the header (first field) of every generated frame, and is itself the generator, coroutine or async generator object.
//
// A chain of suspended frames is linked leaf to root by parent; only its root knows the leaf. Resuming the root steps the leaf
// directly; when the leaf finishes, its result is stepped into its parent, and so on: nothing walks down.
type Frame struct {
	Obj
	Code   *Code
	parent *Frame
	down   *Obj // hasLeaf: of a root, its leaf, if that is another frame. Else, of a leaf, what it waits for, if that is no frame
	ext    *frameExt
	State  int32 // 0 created; n suspended at n; -1 finished
	flags  frameFlags
	depth  uint16 // at least how many frames there have been above this one in its chain
}

type frameFlags uint8

const (
	frameRunning frameFlags = 1 << iota // it is being driven: everything from it down to the frame that runs is executing
	hasLeaf                             // down is the leaf
	frameHolds                          // on a root: some frame of its chain may hold an exception
	agRunning                           // async generator: an asend, athrow, aclose or step of an async for is in progress
	agHooked                            // async generator: the first-iteration hook was called
	agClosed                            // async generator: aclose was called, or it came to its end
	agYoung                             // async generator: it is among the thread's young ones
	frameTemp                           // nothing but its chain refers to it: it is used again when it has ended
)

// coOwned, of a coroutine: it belongs to a task.
const coOwned = agHooked

// frameExt is what few frames have.
type frameExt struct {
	exc        *Exc  // the exception being handled where the frame is suspended
	name, qual Value // once assigned
	origin     Value // coroutine: where it was made, if that was to be kept
	finalizer  Value // async generator: the hook
}

// The types of frames.
var (
	GeneratorType      = Type{Name: "generator"}
	CoroutineType      = Type{Name: "coroutine"}
	AsyncGeneratorType = Type{Name: "async_generator"}
)

var kindType = [...]*Type{Generator: &GeneratorType, Coroutine: &CoroutineType, AsyncGenerator: &AsyncGeneratorType, IterableCoroutine: &GeneratorType}

// Init makes f a frame of c.
func (f *Frame) Init(c *Code) *Frame { f.typ, f.Code = kindType[c.Kind], c; return f }

// AsFrame is v as a generator, coroutine or async generator; nil if it is none.
func AsFrame(v Value) *Frame {
	switch TypeOf(v) {
	case &GeneratorType, &CoroutineType, &AsyncGeneratorType:
		return Cast[Frame](v)
	}
	return nil
}

func (f *Frame) leaf() *Frame {
	if f.flags&hasLeaf != 0 {
		return Cast[Frame](f.down.Value())
	}
	return nil
}

// setLeaf records the leaf of the chain that f is the root of.
func (f *Frame) setLeaf(leaf *Frame) {
	switch {
	case leaf != nil && leaf != f:
		f.down = &leaf.Obj
		f.flags |= hasLeaf
	case f.flags&hasLeaf != 0:
		f.down = nil
		f.flags &^= hasLeaf
	}
}

func (f *Frame) extra() *frameExt {
	if f.ext == nil {
		f.ext = new(frameExt)
	}
	return f.ext
}

func (f *Frame) held() *Exc {
	if f.ext == nil {
		return nil
	}
	return f.ext.exc
}

// Yield suspends f as the leaf of its chain, giving v to whoever resumed it.
func (f *Frame) Yield(state int32, v Value) (Value, *Exc) {
	t := T
	t.depth++
	f.State = state
	t.leaf, t.top = f, f
	return v, &suspendX
}

// Await suspends f on what has just suspended below it.
//
//go:noinline
func (f *Frame) Await(state int32, v Value) (Value, *Exc) {
	t := T
	t.depth++
	f.State = state
	if top := t.top; top != nil {
		top.parent = f
		if top.depth = f.depth + 1; top.depth == 0 {
			top.depth = math.MaxUint16
		}
	} else {
		t.leaf, f.down, t.on = f, t.on, nil
		f.flags &^= hasLeaf
	}
	t.top = f
	return v, &suspendX
}

// Item suspends an async generator at a yield.
//
//go:noinline
func (f *Frame) Item(state int32, v Value) (Value, *Exc) {
	T.depth++
	f.State = state
	return v, &itemX
}

// Hold keeps exc, which f is handling, across a suspension; prev is what was being handled outside f.
// A nil exc (a finally on its normal path) holds nothing.
//
//go:noinline
func (f *Frame) Hold(exc, prev *Exc) {
	if exc != nil {
		f.extra().exc = exc
		T.handled, T.holds = prev, true
	}
}

// Unhold takes it up again after the suspension.
//
//go:noinline
func (f *Frame) Unhold() *Exc {
	exc := f.held()
	if exc != nil {
		f.ext.exc = nil
		T.handled = exc
	}
	return exc
}

// Wait is what starting to wait for something that is no frame returns: on keeps being asked by its type's Resume whenever the chain that
// is now suspended is resumed, and v is what is yielded outwards.
func Wait(on *Obj, v Value) (Value, *Exc) {
	T.top, T.on = nil, on
	return v, &suspendX
}

// Awaiter says how instances of a builtin type are awaited without a coroutine of their own. Start returns the result of the await at
// once, or what Wait returns. Resume is called with the value sent or the exception thrown, and likewise.
type Awaiter struct {
	Start  func(on Value) (Value, *Exc)
	Resume func(on, v Value, err *Exc) (Value, *Exc)
}

// SetAwaiter makes instances of t, and of its subclasses that do not define __await__ themselves, be awaited by a.
func (t *Type) SetAwaiter(a *Awaiter) { t.awaiter = a }

// inheritAwaiter finds how instances of t, made at run time, are awaited; nil if by __await__.
func (t *Type) inheritAwaiter() {
	t.awaiter = nil
	for _, b := range t.MRO {
		if b.Flags&HeapType == 0 && b.awaiter != nil {
			t.awaiter = b.awaiter
			return
		}
		if slices.Contains(b.namespace().names, "__await__") {
			return
		}
	}
}

// String of the kind, as messages name frames.
func (f *Frame) kindName() string {
	switch f.Code.Kind {
	case Coroutine:
		return "coroutine"
	case AsyncGenerator:
		return "async generator"
	}
	return "generator"
}

// Line is the line where f is suspended or, if it can be told, running; that of its def if it has not begun, or has ended.
func (f *Frame) Line() int {
	if f.flags&frameRunning != 0 {
		for _, c := range Callers() {
			if c.Code == f.Code {
				return c.line()
			}
		}
	}
	if n := int(f.State); n > 0 && n <= len(f.Code.Stops) {
		return int(f.Code.Pos[f.Code.Stops[n-1]][0])
	}
	return int(f.Code.Line)
}
