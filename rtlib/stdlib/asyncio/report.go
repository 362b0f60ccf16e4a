package asyncio

import (
	"slices"
	"strings"
	"weak"

	rt "github.com/py2go/py2go/rtlib"
)

// This file reports what nobody else hears of: exceptions in callbacks, exceptions that were not retrieved, tasks that are never done.

// report gives an event to the loop's exception handler: message and what it concerns, by name. The error is one that must leave the loop.
func (l *Loop) report(message string, kv ...any) *rt.Exc {
	ctx := rt.NewDict()
	kv = append([]any{"message", rt.NewStr(message)}, kv...)
	for i := 0; i < len(kv); i += 2 {
		if err := rt.DictSet(ctx, rt.NewStr(kv[i].(string)), kv[i+1].(rt.Value)); err != nil {
			return err
		}
	}
	if l.over.handler {
		_, err := callMethod(l.Value(), "call_exception_handler", ctx)
		return err
	}
	return l.callHandler(ctx)
}

// reportCaught is report while err, which was caught, is being handled.
func (l *Loop) reportCaught(err *rt.Exc, message string, kv ...any) *rt.Exc {
	before := rt.Handled()
	rt.SetHandled(err)
	defer rt.SetHandled(before)
	return l.report(message, kv...)
}

// callHandler is call_exception_handler.
func (l *Loop) callHandler(ctx rt.Value) *rt.Exc {
	if l.handler.IsUnset() {
		_, err := callMethod(l.Value(), "default_exception_handler", ctx)
		if err != nil && !fatal(err) {
			logError("Exception in default exception handler", err)
			return nil
		}
		return err
	}
	err := l.callOwnHandler(ctx)
	if err == nil || fatal(err) {
		return err
	}
	before := rt.Handled()
	rt.SetHandled(err)
	defer rt.SetHandled(before)
	inner := rt.NewDict()
	for _, p := range []struct {
		name string
		v    rt.Value
	}{{"message", rt.NewStr("Unhandled error in exception handler")}, {"exception", err.Value()}, {"context", ctx}} {
		if err := rt.DictSet(inner, rt.NewStr(p.name), p.v); err != nil {
			return err
		}
	}
	_, err = callMethod(l.Value(), "default_exception_handler", inner)
	if err != nil && !fatal(err) {
		logError("Exception in default exception handler while handling an unexpected error in custom exception handler", err)
		return nil
	}
	return err
}

// callOwnHandler calls the exception handler that the program has set, in the context of what the event concerns.
func (l *Loop) callOwnHandler(ctx rt.Value) *rt.Exc {
	thing := rt.None
	for _, key := range []string{"task", "future", "handle"} {
		if v, err := callMethod(ctx, "get", rt.NewStr(key)); err == nil && !v.IsNone() {
			thing = v
			break
		}
	}
	get, ok, err := rt.LookupAttr(thing, "get_context")
	if err != nil {
		return err
	}
	if ok {
		context, err := rt.Call0(get)
		if err != nil {
			return err
		}
		run, ok, err := rt.LookupAttr(context, "run")
		if err != nil {
			return err
		}
		if ok {
			_, err = rt.Call3(run, l.handler, l.Value(), ctx)
			return err
		}
	}
	_, err = rt.Call2(l.handler, l.Value(), ctx)
	return err
}

// source are the further arguments of report for what has a _source_traceback.
func source(traceback rt.Value) []any {
	if traceback.IsUnset() {
		return nil
	}
	return []any{"source_traceback", traceback}
}

// defaultHandler is default_exception_handler.
func (l *Loop) defaultHandler(ctx rt.Value) *rt.Exc {
	get := func(name string) (rt.Value, *rt.Exc) {
		m, err := rt.GetAttrName(ctx, "get")
		if err != nil {
			return rt.Unset, err
		}
		return rt.Call1(m, rt.NewStr(name))
	}
	message, err := get("message")
	if err != nil {
		return err
	}
	text, ok := rt.StrOf(message)
	if !ok || text == "" {
		text = "Unhandled exception in event loop"
	}
	exc, err := get("exception")
	if err != nil {
		return err
	}
	if v, err := get("source_traceback"); err != nil {
		return err
	} else if h := rt.As[Handle](l.handle.Value(), &handleType); v.IsNone() && h != nil && !h.source.IsUnset() {
		if err := rt.DictSet(ctx, rt.NewStr("handle_traceback"), h.source); err != nil {
			return err
		}
	}
	keys, err := rt.ListOf(ctx)
	if err != nil {
		return err
	}
	var names []string
	for _, k := range keys {
		if s, ok := rt.StrOf(k); ok && s != "message" && s != "exception" {
			names = append(names, s)
		}
	}
	slices.Sort(names)
	lines := []string{text}
	for _, n := range names {
		v, err := get(n)
		if err != nil {
			return err
		}
		shown := ""
		switch n {
		case "source_traceback":
			shown, err = formatStack("Object", v)
		case "handle_traceback":
			shown, err = formatStack("Handle", v)
		default:
			shown, err = rt.Repr(v)
		}
		if err != nil {
			return err
		}
		lines = append(lines, n+": "+shown)
	}
	logError(strings.Join(lines, "\n"), rt.AsExc(exc))
	return nil
}

// formatStack shows where something was created.
func formatStack(what string, stack rt.Value) (string, *rt.Exc) {
	lines, err := callIn("traceback", "format_list", stack)
	if err != nil {
		return "", err
	}
	all, err := rt.ListOf(lines)
	if err != nil {
		return "", err
	}
	s := what + " created at (most recent call last):\n"
	for _, line := range all {
		s += plain(line)
	}
	return strings.TrimRight(s, " \t\r\n"), nil
}

// logError logs an error as logger asyncio does: through the module logging if the program uses it, else as that does unconfigured.
func logError(text string, exc *rt.Exc) { logAt("error", text, exc) }

// logAt is logError for a level, named as the logger's method is. Below warnings, unconfigured logging prints nothing.
func logAt(level, text string, exc *rt.Exc) {
	if rt.Imported("logging") {
		if err := logThrough(level, text, exc); err == nil {
			return
		}
	}
	if level == "debug" || level == "info" {
		return
	}
	s := text + "\n"
	if exc != nil {
		s += rt.FormatException(exc, true)
	}
	rt.WriteStderr(s)
}

func logThrough(level, text string, exc *rt.Exc) *rt.Exc {
	logger, err := logger()
	if err != nil {
		return err
	}
	log, err := rt.GetAttrName(logger, level)
	if err != nil {
		return err
	}
	info := rt.False
	if exc != nil {
		info = rt.NewTuple3(exc.Type().Value(), exc.Value(), tracebackOf(exc))
	}
	_, err = rt.CallKw(log, []string{"exc_info"}, rt.NewStr(text), info)
	return err
}

// logger is logging.getLogger("asyncio"), or what a program has put into its place in asyncio.base_events.
func logger() (rt.Value, *rt.Exc) {
	m, err := rt.ImportModule("asyncio.base_events")
	if err != nil {
		return rt.Unset, err
	}
	return rt.GetAttrName(m, "logger")
}

func tracebackOf(e *rt.Exc) rt.Value {
	if tb := e.Traceback(); tb != nil {
		return rt.FromObj(tb)
	}
	return rt.None
}

// registry is a list of objects that does not keep them alive.
type registry[T any] struct {
	items []weak.Pointer[T]
	limit int // of items, before the dead are dropped
}

func (r *registry[T]) add(o *T) {
	if len(r.items) >= max(r.limit, 32) {
		r.items = slices.DeleteFunc(r.items, func(p weak.Pointer[T]) bool { return p.Value() == nil })
		r.limit = 2 * len(r.items)
	}
	r.items = append(r.items, weak.Make(o))
}

// each calls f for those that are alive.
func (r *registry[T]) each(f func(*T)) {
	for _, p := range r.items {
		if o := p.Value(); o != nil {
			f(o)
		}
	}
}

var (
	unretrieved registry[Future] // futures with an exception
	allLoops    registry[Loop]
)

// reportUnretrieved reports the exceptions of futures of the loop that are gone, if there may be any.
func (l *Loop) reportUnretrieved() *rt.Exc {
	some := false
	unretrieved.each(func(f *Future) { some = some || f.loop == l && f.is(logTB) })
	if !some {
		return nil
	}
	return rt.Collect()
}

// reportAtExit reports what CPython reports when it destroys the objects of a program that ends.
func reportAtExit() {
	unretrieved.each((*Future).reportUnretrieved)
	allLoops.each(func(l *Loop) {
		for t := l.tasks.first; t != nil; t = t.next {
			t.reportPending()
		}
	})
}
