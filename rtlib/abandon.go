package rt

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"weak"
)

// This file ends generators and coroutines that nobody has any more, as CPython's reference counts do: a generator that stands in a try,
// with or `yield from` runs what is left of it, and a coroutine that never began is reported.
//
// Generated code notes every such frame when it is made, which costs an append: most end soon and are forgotten. Those that have survived
// a collection get a finaliser, which calls them to an end at the next safe point. Frames in cycles keep their finaliser from running, and
// the memory from being freed; so no more than a limited number have one.

var watched struct {
	young []*Frame              // since the latest collection
	room  int                   // the length at which those that have ended are dropped
	old   []weak.Pointer[Frame] // with a finaliser, or gone
}

// maxWatched is how many frames have a finaliser at a time. When there are more, the oldest are left to themselves.
const maxWatched = 1 << 13

// Watch notes a new frame that must not be lost unnoticed, and is its value.
func (f *Frame) Watch() Value {
	if T.makesTemp {
		return f.Value()
	}
	w := &watched
	if len(w.young) >= w.room {
		w.young = slices.DeleteFunc(w.young, func(f *Frame) bool { return !f.loose() })
		w.room = max(64, 2*len(w.young))
	}
	w.young = append(w.young, f)
	if T.OriginDepth > 0 && f.Code.Kind == Coroutine {
		f.extra().origin = origin()
	}
	return f.Value()
}

// loose reports whether f, should it be lost, has still something to do that nobody else sees to.
func (f *Frame) loose() bool {
	if f.State < 0 || f.parent != nil || f.flags&frameTemp != 0 {
		return false
	}
	return f.Code.Kind != Coroutine || f.flags&coOwned == 0
}

// unwatch forgets f if it is the latest to be noted.
func (f *Frame) unwatch() {
	if n := len(watched.young) - 1; n >= 0 && watched.young[n] == f {
		watched.young[n] = nil
		watched.young = watched.young[:n]
	}
}

// Adopt says that the coroutine v, if it is one, belongs to a task, which sees to its end.
func Adopt(v Value) {
	if f := AsFrame(v); f != nil && f.Code.Kind == Coroutine {
		f.flags |= coOwned
		f.unwatch()
	}
}

// promote gives finalisers to the frames that have not ended.
func promote() {
	w := &watched
	for _, f := range w.young[max(0, len(w.young)-maxWatched):] {
		if f.loose() {
			w.old = append(w.old, weak.Make(f))
			runtime.SetFinalizer(f, nil) // a frame that was used again may be noted twice
			runtime.SetFinalizer(f, func(f *Frame) { PostFinalizer(f.abandoned) })
		}
	}
	clear(w.young)
	w.young = w.young[:0]
	if len(w.old) <= maxWatched {
		return
	}
	w.old = slices.DeleteFunc(w.old, func(p weak.Pointer[Frame]) bool { f := p.Value(); return f == nil || !f.loose() })
	if len(w.old) <= maxWatched {
		return
	}
	excess := len(w.old) - maxWatched/2
	for _, p := range w.old[:excess] {
		if f := p.Value(); f != nil {
			runtime.SetFinalizer(f, nil)
		}
	}
	w.old = slices.Delete(w.old, 0, excess)
}

// abandoned ends f, which was found lost.
func (f *Frame) abandoned() {
	if f.loose() && f.flags&frameRunning == 0 {
		f.finalize()
	}
}

// endFrames ends the frames that are left when the program ends.
func endFrames() {
	atEnd = true
	promote()
	for len(watched.old) > 0 {
		old := watched.old
		watched.old = nil
		for _, p := range old {
			if f := p.Value(); f != nil {
				runtime.SetFinalizer(f, nil)
				f.abandoned()
			}
		}
		promote()
	}
}

// atEnd: the program itself has ended.
var atEnd bool

// Lost says that a variable has lost v. A generator or coroutine that nobody else has then ends at once.
func Lost(v Value) {
	if v.IsUnset() {
		return
	}
	if f := AsFrame(v); f != nil && f.State >= 0 {
		release()
	}
}

// leaving: the innermost function that is running is ending.
var leaving bool

// DropLocal is Drop of what a variable has at the end of its function.
func DropLocal(v Value) {
	leaving = true
	Drop(v)
	leaving = false
}

// origin is what cr_origin shows: file, line and function of the callers, the innermost first.
func origin() Value {
	var items []Value
	for _, c := range Callers() {
		if len(items) == T.OriginDepth {
			break
		}
		items = append(items, NewTuple3(NewStr(c.Code.File.Path()), Int(int64(c.line())), NewStr(c.Code.Name)))
	}
	return NewTuple(items...)
}

func (c *Caller) line() int {
	if c.Line == 0 {
		return int(c.Code.Line)
	}
	return c.Line
}

// UnawaitedText is the warning of a coroutine that was never awaited.
func UnawaitedText(v Value) (string, *Exc) {
	f := AsFrame(v)
	if f == nil {
		return "", Errorf(&TypeError, "a coroutine was expected, not %s", TypeName(v))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "coroutine '%s' was never awaited", f.qualName())
	if f.ext == nil || f.ext.origin.IsUnset() {
		return b.String(), nil
	}
	b.WriteString("\nCoroutine created at (most recent call last)")
	for _, x := range slices.Backward(Cast[Tuple](f.ext.origin).items) {
		at := Cast[Tuple](x).items
		file, _ := StrOf(at[0])
		name, _ := StrOf(at[2])
		line := int(at[1].AsInt())
		fmt.Fprintf(&b, "\n  File \"%s\", line %d, in %s", file, line, name)
		if s := strings.TrimSpace(SourceLine(file, line)); s != "" {
			b.WriteString("\n    " + s)
		}
	}
	return b.String(), nil
}

// reportUnawaited warns of f, which was lost before it began: by way of warnings._warn_unawaited_coroutine, which a program may replace. If
// that fails, it is reported and the warning still given.
func (f *Frame) reportUnawaited() *Exc {
	if m := sysModule("warnings"); !m.IsUnset() {
		warn, ok, err := LookupAttr(m, "_warn_unawaited_coroutine")
		if err != nil {
			return err
		}
		if ok {
			_, err := Call1(warn, f.Value())
			if err == nil || err.Is(&RuntimeWarning) {
				return err
			}
			Unraisable(err, "Exception ignored in", f.Value())
		}
	}
	return WarnUnawaited(f.Value())
}

// WarnUnawaited warns of a coroutine at the place that the program has come to.
func WarnUnawaited(v Value) *Exc {
	text, err := UnawaitedText(v)
	if err != nil {
		return err
	}
	file, line, source := "<sys>", 0, ""
	if !atEnd {
		callers := Callers()
		if leaving && len(callers) > 1 {
			callers = callers[1:]
		}
		if len(callers) > 0 {
			c := callers[0]
			file, line = c.Code.File.Path(), c.line()
			if c.Line != 0 {
				source = c.Code.File.SourceLine(line)
			}
		}
		source += "\nRuntimeWarning: Enable tracemalloc to get the object allocation traceback"
	}
	return WarnAt(&RuntimeWarning, text, file, line, source)
}

// KeepAlive does nothing: what it is given lives until then.
//
//go:noinline
func KeepAlive(...Value) {}
