package rt

import (
	"runtime"
	"time"
	"weak"
)

// This file calls __del__. There are no reference counts: it is called when the collector finds an object gone, at the next safe point,
// and for the objects that are left when the program ends. Objects in cycles wait until then.

// finalizable are the live objects whose classes have __del__, in order of their creation, with some that are gone.
var finalizable struct {
	objects []weak.Pointer[Obj]
	compact int // the length at which those that are gone are dropped
}

// watch arranges for o's __del__ to be called.
func watch(o Value) {
	obj := Cast[Obj](o)
	f := &finalizable
	if len(f.objects) >= f.compact {
		live := f.objects[:0]
		for _, p := range f.objects {
			if p.Value() != nil {
				live = append(live, p)
			}
		}
		f.objects = live
		f.compact = max(64, 2*len(live))
	}
	f.objects = append(f.objects, weak.Make(obj))
	runtime.SetFinalizer(obj, func(o *Obj) {
		PostFinalizer(func() { finalize(FromObj(o)) })
	})
}

// finalize calls o.__del__; what it raises can only be reported.
func finalize(o Value) {
	del := TypeOf(o).lookup("__del__")
	if del.IsUnset() {
		return
	}
	saved := Handled()
	f, self, err := bindSpecial(del, o)
	if err == nil {
		_, err = CallPair0(f, self)
	}
	SetHandled(saved)
	if err != nil {
		Unraisable(err, "Exception ignored in", del)
	}
}

// finalizeAll ends the frames and calls the __del__ of every object that is left, when the program ends.
func finalizeAll() {
	endFrames()
	for len(finalizable.objects) > 0 {
		objects := finalizable.objects
		finalizable.objects = nil
		for _, p := range objects {
			if o := p.Value(); o != nil {
				runtime.SetFinalizer(o, nil)
				finalize(FromObj(o))
			}
		}
	}
}

// released is what Released has cost so far.
var released struct {
	calls int
	spent time.Duration
	since time.Time
}

// Released runs the finalisers of what is gone, at once: generated code calls it after statements that programs with __del__ take objects
// away by, and passes what a variable held so that it lives until then.
func Released(v Value) {
	if len(finalizable.objects) > 0 {
		release()
	} else {
		Lost(v)
	}
}

// release looks for what is gone often enough for programs that show what they do, and too seldom to be felt in others: after the first
// hundred times or the first second, in one part of twenty of the time.
func release() {
	r := &released
	start := time.Now()
	if r.calls == 0 {
		r.since = start
	}
	if r.calls++; (r.calls > 100 || r.spent > time.Second) && r.spent*20 > start.Sub(r.since) {
		return
	}
	if err := Collect(); err != nil {
		Unraisable(err, "Exception ignored in", Unset)
	}
	r.spent += time.Since(start)
}

// Collect runs Go's collector and then the finalisers of what it found gone.
func Collect() *Exc {
	DropFrames()
	promote()
	Blocking(func() {
		runtime.GC()
		// Finalisers run one by one, in order of the cycles that found them due: once that of an object which only the next cycle finds
		// has run, so have those of the first.
		done := make(chan struct{})
		runtime.SetFinalizer(new([16]byte), func(*[16]byte) { close(done) })
		runtime.GC()
		select {
		case <-done:
		case <-time.After(time.Second):
		}
	})
	return Tick()
}
