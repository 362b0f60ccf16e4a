package rt

// Frame is the header (first field) of every generated frame, and is itself the generator, coroutine or async generator object.
//
// A chain of suspended frames is linked leaf to root by parent; only its root knows the leaf. Resuming the root steps the leaf
// directly; when the leaf finishes, its result is stepped into its parent, and so on: nothing walks down.
type Frame struct {
	Obj
	Code         *Code
	parent, leaf *Frame
	on           Value // what a leaf waits for when that is no frame: a Future, a foreign iterator, a generator in use elsewhere
	Exc          *Exc  // the exception being handled where the frame is suspended
	State        int32 // 0 created; n suspended at n; -1 finished
	running      bool
	holds        bool // on a root: some frame of the chain may have Exc set
}
