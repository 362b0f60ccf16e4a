package rt

import (
	"math"
	"strings"
	"unsafe"
)

// This file holds all unsafe code of the runtime: what a Value is, and how it becomes a pointer to an object.

// Obj is the first field of every heap object.
type Obj struct{ typ *Type }

// Value is any Python value: a heap object, or a static tag and a payload. The zero Value is Unset.
//
// Values are comparable: a == b is Python's `a is b`.
type Value struct {
	p unsafe.Pointer
	n uint64
}

// The tags: what p points at for values without a heap object of their own.
var (
	intTag   = Obj{&IntType}
	floatTag = Obj{&FloatType}
	boolTag  = Obj{&BoolType}
	noneTag  = Obj{&NoneType}

	ellipsisObj       = Obj{&EllipsisType}
	notImplementedObj = Obj{&NotImplementedType}
)

// The singletons.
var (
	Unset          Value // no value: unbound variable, absent argument
	None           = Value{p: unsafe.Pointer(&noneTag)}
	False          = Value{p: unsafe.Pointer(&boolTag)}
	True           = Value{p: unsafe.Pointer(&boolTag), n: 1}
	Ellipsis       = Value{p: unsafe.Pointer(&ellipsisObj)}
	NotImplemented = Value{p: unsafe.Pointer(&notImplementedObj)}
)

// Int is a Python int.
func Int(n int64) Value { return Value{unsafe.Pointer(&intTag), uint64(n)} }

// Float is a Python float.
func Float(f float64) Value { return Value{unsafe.Pointer(&floatTag), math.Float64bits(f)} }

// Bool is True or False.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// NewObj is the header of an object of class t, for native objects of other packages.
func NewObj(t *Type) Obj { return Obj{t} }

// FromObj is the Value of a heap object: o is a pointer to a struct that embeds Obj (or such a struct) first.
func FromObj[T any](o *T) Value { return Value{p: unsafe.Pointer(o)} }

// Value is the object as a Value, whatever struct it is the first field of.
func (o *Obj) Value() Value { return Value{p: unsafe.Pointer(o)} }

// Exactly returns v's object if its type is exactly t, else nil. T must be t's layout.
func Exactly[T any](v Value, t *Type) *T {
	if v.p != nil && (*Obj)(v.p).typ == t {
		return (*T)(v.p)
	}
	return nil
}

// As returns v's object if its type is t or a subclass of t, else nil. T must be t's layout.
func As[T any](v Value, t *Type) *T {
	if v.p != nil {
		if vt := (*Obj)(v.p).typ; vt == t || vt.IsSubtype(t) {
			return (*T)(v.p)
		}
	}
	return nil
}

// Cast returns v's object without a check: only for values whose type is known to have layout T.
func Cast[T any](v Value) *T { return (*T)(v.p) }

// alloc makes an instance of t, whose layout is T's. Classes made at run time have their instance dictionary behind that layout,
// unless the layout has one itself.
func alloc[T any](t *Type) *T {
	if t.Flags&HeapType == 0 || t.ownDict {
		o := new(T)
		(*Obj)(unsafe.Pointer(o)).typ = t
		return o
	}
	o := new(withAttrs[T])
	(*Obj)(unsafe.Pointer(o)).typ = t
	o.Attrs.shape = t.shape
	t.dictOff = unsafe.Offsetof(o.Attrs)
	return &o.base
}

// Alloc is alloc for the types of other packages.
func Alloc[T any](t *Type) *T { return alloc[T](t) }

type withAttrs[T any] struct {
	base T
	Attrs
}

// words are the slots as an array: Slots consists of functions only.
func (s *Slots) words() []unsafe.Pointer {
	return (*[unsafe.Sizeof(Slots{}) / unsafe.Sizeof(uintptr(0))]unsafe.Pointer)(unsafe.Pointer(s))[:]
}

// The indices of some slots among the words.
const (
	newSlot   = int(unsafe.Offsetof(Slots{}.New) / unsafe.Sizeof(uintptr(0)))
	awaitSlot = int(unsafe.Offsetof(Slots{}.Await) / unsafe.Sizeof(uintptr(0)))
)

// sameFunc reports whether two slots are the same function value.
func sameFunc[F any](f, g F) bool {
	return *(*unsafe.Pointer)(unsafe.Pointer(&f)) == *(*unsafe.Pointer)(unsafe.Pointer(&g))
}

// bytesView is the text's bytes without a copy; they must not be changed.
func bytesView(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// stringView is a string over b's memory, valid as long as b does not change.
func stringView(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// textOf is b as a string that shares its storage: what b holds now must never change.
func textOf(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// TextOf is b as a string that shares its storage: what b holds now must never change.
func TextOf(b []byte) string { return textOf(b) }

// RawBytes is memory for n bytes that was not cleared, for what is read into before anything else looks at it.
func RawBytes(n int) []byte {
	var b strings.Builder // which alone can have such memory
	b.Grow(n)
	b.WriteByte(0)
	return unsafe.Slice(unsafe.StringData(b.String()), n)
}

// BytesView is the text's bytes without a copy; they must not be changed.
func BytesView(s string) []byte { return bytesView(s) }

// addressOf is where the bytes of b, which is not empty, stand.
func addressOf(b []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(b))) }

// FrameAs turns a frame's header into the whole frame, of which it is the first field.
func FrameAs[T any](f *Frame) *T { return (*T)(unsafe.Pointer(f)) }

// StepOf is the body of a generator or async generator, whose frame is a T, as its code's Step.
func StepOf[T any](body func(f *T, v Value, err *Exc) (Value, *Exc)) func(f *Frame, v Value, err *Exc) (Value, *Exc) {
	return *(*func(f *Frame, v Value, err *Exc) (Value, *Exc))(unsafe.Pointer(&body))
}

// Step0 … Step4 are the bodies of coroutine functions of 0 … 4 parameters, whose frames are Ts, as their codes' Steps: the frame has the
// arguments.
func Step0[T any](body func(fr *T, v Value, err *Exc) (Value, *Exc)) func(f *Frame, v Value, err *Exc) (Value, *Exc) {
	return StepOf(body)
}

func Step1[T any](body func(fr *T, a, v Value, err *Exc) (Value, *Exc)) func(f *Frame, v Value, err *Exc) (Value, *Exc) {
	return func(f *Frame, v Value, err *Exc) (Value, *Exc) { return body(FrameAs[T](f), Unset, v, err) }
}

func Step2[T any](body func(fr *T, a, b, v Value, err *Exc) (Value, *Exc)) func(f *Frame, v Value, err *Exc) (Value, *Exc) {
	return func(f *Frame, v Value, err *Exc) (Value, *Exc) { return body(FrameAs[T](f), Unset, Unset, v, err) }
}

func Step3[T any](body func(fr *T, a, b, c, v Value, err *Exc) (Value, *Exc)) func(f *Frame, v Value, err *Exc) (Value, *Exc) {
	return func(f *Frame, v Value, err *Exc) (Value, *Exc) {
		return body(FrameAs[T](f), Unset, Unset, Unset, v, err)
	}
}

func Step4[T any](body func(fr *T, a, b, c, d, v Value, err *Exc) (Value, *Exc)) func(f *Frame, v Value, err *Exc) (Value, *Exc) {
	return func(f *Frame, v Value, err *Exc) (Value, *Exc) {
		return body(FrameAs[T](f), Unset, Unset, Unset, Unset, v, err)
	}
}

// Start0 … Start4 are the Starts of a coroutine function of 0 … 4 parameters, whose frame is a T.
func Start0[T any](body func(fr *T, v Value, err *Exc) (Value, *Exc)) *Starts {
	return &Starts{A0: *(*func(fr *Frame, v Value, err *Exc) (Value, *Exc))(unsafe.Pointer(&body))}
}

func Start1[T any](body func(fr *T, a, v Value, err *Exc) (Value, *Exc)) *Starts {
	return &Starts{A1: *(*func(fr *Frame, a, v Value, err *Exc) (Value, *Exc))(unsafe.Pointer(&body))}
}

func Start2[T any](body func(fr *T, a, b, v Value, err *Exc) (Value, *Exc)) *Starts {
	return &Starts{A2: *(*func(fr *Frame, a, b, v Value, err *Exc) (Value, *Exc))(unsafe.Pointer(&body))}
}

func Start3[T any](body func(fr *T, a, b, c, v Value, err *Exc) (Value, *Exc)) *Starts {
	return &Starts{A3: *(*func(fr *Frame, a, b, c, v Value, err *Exc) (Value, *Exc))(unsafe.Pointer(&body))}
}

func Start4[T any](body func(fr *T, a, b, c, d, v Value, err *Exc) (Value, *Exc)) *Starts {
	return &Starts{A4: *(*func(fr *Frame, a, b, c, d, v Value, err *Exc) (Value, *Exc))(unsafe.Pointer(&body))}
}

// excAttrsOff is where the instance dictionary of an exception stands.
const excAttrsOff = unsafe.Offsetof(Exc{}.Attrs)

// TypeOf is type(v). v must not be Unset.
func TypeOf(v Value) *Type { return (*Obj)(v.p).typ }

// slots is a []Value in two words instead of three: the attributes of an object, of which there are many.
type slots struct {
	first   *Value
	n, room uint32
}

func slotsOf(s []Value) slots {
	return slots{unsafe.SliceData(s), uint32(len(s)), uint32(cap(s))}
}

func (s *slots) all() []Value { return unsafe.Slice(s.first, s.room)[:s.n] }
func (s *slots) len() int     { return int(s.n) }

// at is the place of the i-th value. That there is one follows from the shape, so nothing checks it.
func (s *slots) at(i int) *Value {
	return (*Value)(unsafe.Add(unsafe.Pointer(s.first), uintptr(i)*unsafe.Sizeof(Value{})))
}

// put appends v if there is room.
func (s *slots) put(v Value) bool {
	n := s.n
	if n >= s.room {
		return false
	}
	s.n = n + 1
	*s.at(int(n)) = v
	return true
}

// add appends v.
func (s *slots) add(v Value) {
	if !s.put(v) {
		*s = slotsOf(append(s.all(), v))
	}
}

// Instance is an instance of a class without a builtin base. The types below have the first attributes' values in the same
// allocation.
type Instance struct {
	Obj
	Attrs
}

type (
	instance1 struct {
		Instance
		in [1]Value
	}
	instance2 struct {
		Instance
		in [2]Value
	}
	instance3 struct {
		Instance
		in [3]Value
	}
	instance4 struct {
		Instance
		in [4]Value
	}
	instance6 struct {
		Instance
		in [6]Value
	}
	instance8 struct {
		Instance
		in [8]Value
	}
)

// objAttrs is where the dictionary stands in instances, functions and exceptions.
const objAttrs = unsafe.Offsetof(Instance{}.Attrs)

// newInstance makes an instance of t with room for as many attributes as earlier instances had.
func newInstance(t *Type) Value {
	switch t.room {
	case 0:
		// Attributes may still come; a class of which many instances have none will not get them.
		if t.made++; t.made > 16 {
			t.made = 16
			o := &Instance{}
			o.typ, o.shape = t, t.shape
			return Value{p: unsafe.Pointer(o)}
		}
		fallthrough
	case 4:
		o := &instance4{}
		o.typ, o.shape, o.slots = t, t.shape, slots{first: &o.in[0], room: uint32(len(o.in))}
		return Value{p: unsafe.Pointer(o)}
	case 1:
		o := &instance1{}
		o.typ, o.shape, o.slots = t, t.shape, slots{first: &o.in[0], room: uint32(len(o.in))}
		return Value{p: unsafe.Pointer(o)}
	case 2:
		o := &instance2{}
		o.typ, o.shape, o.slots = t, t.shape, slots{first: &o.in[0], room: uint32(len(o.in))}
		return Value{p: unsafe.Pointer(o)}
	case 3:
		o := &instance3{}
		o.typ, o.shape, o.slots = t, t.shape, slots{first: &o.in[0], room: uint32(len(o.in))}
		return Value{p: unsafe.Pointer(o)}
	case 5, 6:
		o := &instance6{}
		o.typ, o.shape, o.slots = t, t.shape, slots{first: &o.in[0], room: uint32(len(o.in))}
		return Value{p: unsafe.Pointer(o)}
	case 7, 8:
		o := &instance8{}
		o.typ, o.shape, o.slots = t, t.shape, slots{first: &o.in[0], room: uint32(len(o.in))}
		return Value{p: unsafe.Pointer(o)}
	}
	o := &Instance{}
	o.typ, o.shape, o.slots = t, t.shape, slotsOf(make([]Value, 0, t.room))
	return Value{p: unsafe.Pointer(o)}
}

// attrs is the dictionary part of an instance of t, which has one.
func (t *Type) attrsOf(o Value) *Attrs { return (*Attrs)(unsafe.Add(o.p, t.dictOff)) }

// setType changes the class of a heap object (`o.__class__ = t`).
func setType(v Value, t *Type) { (*Obj)(v.p).typ = t }

// id is Python's id(v): distinct for distinct objects that live at the same time.
func id(v Value) uint64 {
	switch v.p {
	case unsafe.Pointer(&intTag), unsafe.Pointer(&floatTag), unsafe.Pointer(&boolTag):
		return uint64(uintptr(v.p)) + v.n*32
	}
	return uint64(uintptr(v.p))
}

// ID is Python's id(v).
func ID(v Value) uint64 { return id(v) }

// IsUnset reports whether v is no value.
func (v Value) IsUnset() bool { return v.p == nil }

// IsNone reports whether v is None.
func (v Value) IsNone() bool { return v.p == unsafe.Pointer(&noneTag) }

// IsInt reports whether v is an int that fits 64 bits (and no bool, no instance of a subclass).
func (v Value) IsInt() bool { return v.p == unsafe.Pointer(&intTag) }

// IsFloat reports whether v is a float (and no instance of a subclass).
func (v Value) IsFloat() bool { return v.p == unsafe.Pointer(&floatTag) }

// IsBool reports whether v is True or False.
func (v Value) IsBool() bool { return v.p == unsafe.Pointer(&boolTag) }

// IsTrue reports whether v is the object True. It is Python's truth only of bools; see Truth.
func (v Value) IsTrue() bool { return v == True }

// AsInt is the payload of an int or bool.
func (v Value) AsInt() int64 { return int64(v.n) }

// AsFloat is the payload of a float.
func (v Value) AsFloat() float64 { return math.Float64frombits(v.n) }

// IsFunc is the identity guard before a direct call.
func (v Value) IsFunc(f *Func) bool { return v.p == unsafe.Pointer(f) }

// Is is Python's `a is b`.
func Is(a, b Value) bool { return a == b }

// AddInt, SubInt, MulInt, and the comparisons below are the fast paths that generated code inlines: ok is false unless both are small
// ints (and the result is one). Their cost must stay below the inliner's budget; a test asserts it. The result must not be assigned to
// a variable that is also an operand: it is overwritten even when ok is false.
func AddInt(a, b Value) (Value, bool) {
	s := a.n + b.n
	return Value{a.p, s}, a.p == unsafe.Pointer(&intTag) && b.p == a.p && int64((s^a.n)&(s^b.n)) >= 0
}

// SubInt is a - b; see AddInt.
func SubInt(a, b Value) (Value, bool) {
	s := a.n - b.n
	return Value{a.p, s}, a.p == unsafe.Pointer(&intTag) && b.p == a.p && int64((a.n^b.n)&(a.n^s)) >= 0
}

// LtInt is a < b; see AddInt.
func LtInt(a, b Value) (lt, ok bool) {
	return int64(a.n) < int64(b.n), a.p == unsafe.Pointer(&intTag) && b.p == a.p
}

// LeInt is a <= b; see AddInt.
func LeInt(a, b Value) (le, ok bool) {
	return int64(a.n) <= int64(b.n), a.p == unsafe.Pointer(&intTag) && b.p == a.p
}

// EqInt is a == b; see AddInt.
func EqInt(a, b Value) (eq, ok bool) {
	return a.n == b.n, a.p == unsafe.Pointer(&intTag) && b.p == a.p
}

// TruthBool is the truth of a bool or None; ok is false for anything else.
func TruthBool(v Value) (truth, ok bool) {
	return v.n != 0, v.p == unsafe.Pointer(&boolTag) || v.p == unsafe.Pointer(&noneTag)
}

// Cell is a variable that an inner function shares.
type Cell struct{ V Value }

// MakeObj is the header of an instance of t, for the objects of other packages.
func MakeObj(t *Type) Obj { return Obj{t} }
