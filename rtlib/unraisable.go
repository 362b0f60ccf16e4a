package rt

import "strings"

// This file reports exceptions that have nowhere to go: those of finalisers, callbacks of weak references and what runs at exit.

// ignoredIn is what is said of an exception of which only the object concerned is known.
const ignoredIn = "Exception ignored in"

// unraisableArgsType is what sys.unraisablehook is given.
var unraisableArgsType Type

// Unraisable reports an exception that has nowhere to go, with what was being done and the object concerned (Unset: none).
func Unraisable(err *Exc, what string, obj Value) {
	err = Materialize(err)
	if err.tb == nil {
		err.tb = standing()
	}
	msg := None
	if what != ignoredIn || obj.IsUnset() {
		msg = NewStr(strings.TrimSuffix(what, ":"))
	}
	args, failed := unraisableArgs(err, msg, orNone(obj))
	hook := sysAttr("unraisablehook")
	if failed == nil && !hook.IsUnset() && Exactly[Builtin](hook, &BuiltinFunctionType) == nil {
		if _, failed = Call1(hook, args); failed == nil {
			return
		}
		args, failed = unraisableArgs(failed, NewStr("Exception ignored in sys.unraisablehook"), hook)
	}
	if failed == nil {
		failed = showUnraisable(args)
	}
	if failed != nil {
		WriteStderr(FormatException(failed, true))
	}
}

func unraisableArgs(err *Exc, msg, obj Value) (Value, *Exc) {
	tb, failed := excTraceback(err.Value())
	return StructSeq(&unraisableArgsType, err.typ.Value(), err.Value(), tb, msg, obj), failed
}

// standing is a traceback of the function that is running; nil if none is.
func standing() *Traceback {
	callers := Callers()
	if len(callers) == 0 {
		return nil
	}
	return &Traceback{Obj: Obj{&TracebackType}, code: callers[0].Code, line: callers[0].line()}
}

// showUnraisable is sys.unraisablehook: the traceback has no carets, and nothing is said of notes, of members and of what the exception
// follows from.
func showUnraisable(args Value) *Exc {
	if TypeOf(args) != &unraisableArgsType {
		return Errorf(&TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs")
	}
	a := Cast[Tuple](args).items
	typ, value, tb, msg, obj := a[0], a[1], Exactly[Traceback](a[2], &TracebackType), a[3], a[4]
	var b strings.Builder
	text, hasText := StrOf(msg)
	switch {
	case hasText:
		b.WriteString(text + ":")
	case !obj.IsNone():
		b.WriteString(ignoredIn + ":")
	}
	if !obj.IsNone() {
		shown, err := Repr(obj)
		if err != nil {
			shown = "<object repr() failed>"
		}
		b.WriteString(" " + shown)
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	if entries := tb.Entries(); len(entries) > 0 {
		b.WriteString("Traceback (most recent call last):\n")
		for i, t := range entries {
			entries[i] = &Traceback{code: t.code, line: t.Line()}
		}
		for _, line := range FormatEntries(entries) {
			b.WriteString(line)
		}
	}
	if t := As[Type](typ, &TypeType); t != nil {
		b.WriteString(t.textInTraceback())
	}
	if !value.IsNone() {
		shown, err := ToStr(value)
		if err != nil {
			shown = "<exception str() failed>"
		}
		b.WriteString(": " + shown)
	}
	WriteStderr(b.String() + "\n")
	return nil
}
