package rt

// This file uses frames again. Most frames are known to nothing but their chain: those of coroutines that are awaited where they are called,
// of generators that `yield from` or a for loop has made itself. When such a frame ends, its function's next one takes its place.
//
// What an ended frame still holds is not cleared, since it is overwritten soon or, after the next collection, given up together with the frame.

// maxFree is how many ended frames a function keeps.
const maxFree = 64

// pooled are the functions of which there were frames.
var pooled []*Code

// NewFrame is a frame of c, whose layout is T and whose values are to be set.
func NewFrame[T any](c *Code) *T {
	if f := c.free; f != nil {
		c.free, f.parent = f.parent, nil
		c.nfree--
		return FrameAs[T](f)
	}
	return makeFrame[T](c)
}

func makeFrame[T any](c *Code) *T {
	if !c.pooled {
		c.pooled = true
		pooled = append(pooled, c)
	}
	o := new(T)
	Cast[Frame](FromObj(o)).Init(c)
	return o
}

// Spill is the frame that a coroutine stores its state in when it suspends: fr, or a new one where it was awaited where it was called and
// had none so far.
//
//go:noinline
func Spill[T any](fr *T, c *Code) *T {
	if fr == nil {
		fr = NewFrame[T](c)
		Cast[Frame](FromObj(fr)).flags = frameTemp
	}
	return fr
}

// Temp says of a new generator that what follows lets go of it: a for loop or `yield from` whose operand is the call that made it.
func Temp(v Value, err *Exc) (Value, *Exc) {
	if err == nil {
		f := Cast[Frame](v)
		f.flags |= frameTemp
		f.unwatch()
	}
	return v, err
}

// makeTemp calls m, the __iter__ or __aiter__ of x, which makes a generator, for what lets go of it.
func (m *Func) makeTemp(x Value) (Value, *Exc) {
	T.makesTemp = true
	return asTemp(m.F1(x))
}

// asTemp is a generator that was made with T.makesTemp set.
func asTemp(v Value, err *Exc) (Value, *Exc) {
	T.makesTemp = false
	if err == nil {
		Cast[Frame](v).flags |= frameTemp
	}
	return v, err
}

// startTemp starts such a generator.
func startTemp(v Value, err *Exc) (Value, *Exc) {
	if v, err = asTemp(v, err); err != nil {
		return Unset, err
	}
	return Cast[Frame](v).start()
}

// recycle keeps f, a temporary frame that has ended, for the next call of its function.
func (f *Frame) recycle() {
	c := f.Code
	if c.nfree >= maxFree {
		return
	}
	f.down, f.ext, f.State, f.flags, f.depth = nil, nil, 0, 0, 0
	f.parent, c.free = c.free, f
	c.nfree++
}

// DropFrames lets go of all ended frames and what they hold. It is called at safe points, when memory has been or will be collected.
func DropFrames() {
	for _, c := range pooled {
		c.free, c.nfree = nil, 0
	}
	T.leaf, T.top, T.on = nil, nil, nil // what was suspended last
}
