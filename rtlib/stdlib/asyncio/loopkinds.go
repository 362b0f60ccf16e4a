package asyncio

import rt "github.com/py2go/py2go/rtlib"

// This file is what kinds of loops there are: the classes of native loops, which programs may subclass, and loops that are none of these
// but objects with the methods of one.

// The classes of event loops. LoopType is BaseEventLoop, of which the others are subclasses; unixLoopType is that of the loops that
// new_event_loop makes.
var (
	abstractLoopType = rt.Type{Name: "AbstractEventLoop", Module: "asyncio.events", Flags: rt.BaseType}
	LoopType         = rt.Type{Name: "BaseEventLoop", Module: "asyncio.base_events", Base: &abstractLoopType, Flags: rt.BaseType}
	selectorLoopType = rt.Type{Name: "BaseSelectorEventLoop", Module: "asyncio.selector_events", Base: &LoopType, Flags: rt.BaseType}
	unixLoopType     = rt.Type{Name: "_UnixSelectorEventLoop", Module: "asyncio.unix_events", Base: &selectorLoopType, Flags: rt.BaseType}
)

// overrides are the methods that something else than the native ones stands behind.
type overrides struct {
	any, time, soon, at, later, future, task, runOnce, write, handler bool
}

// overridable are the methods of a loop whose place others can take.
var overridable = map[string]func(o *overrides) *bool{
	"time":                   func(o *overrides) *bool { return &o.time },
	"call_soon":              func(o *overrides) *bool { return &o.soon },
	"call_at":                func(o *overrides) *bool { return &o.at },
	"call_later":             func(o *overrides) *bool { return &o.later },
	"create_future":          func(o *overrides) *bool { return &o.future },
	"create_task":            func(o *overrides) *bool { return &o.task },
	"_run_once":              func(o *overrides) *bool { return &o.runOnce },
	"_write_to_self":         func(o *overrides) *bool { return &o.write },
	"call_exception_handler": func(o *overrides) *bool { return &o.handler },
}

// find sets o for a loop of class t.
func (o *overrides) find(t *rt.Type) {
	if t == &unixLoopType {
		return
	}
	o.any = true
	for name, flag := range overridable {
		own, _, _ := rt.LookupAttr(t.Value(), name)
		base, _, _ := rt.LookupAttr(LoopType.Value(), name)
		if own != base {
			*flag(o) = true
		}
	}
}

// setLoopAttr sets an attribute of a loop, which may hide a method.
func setLoopAttr(self rt.Value, name string, v rt.Value) *rt.Exc {
	if flag := overridable[name]; flag != nil {
		o := &loopOf(self).over
		o.any, *flag(o) = true, true
	}
	return rt.GenericSetAttr(self, name, v)
}

// foreign are the stand-ins for loops that are no native ones, by the objects that they are.
var foreign = map[rt.Value]*Loop{}

// standIn is the Loop that hands on to v, an object with the methods of a loop.
func standIn(v rt.Value) *Loop {
	l := foreign[v]
	if l == nil {
		l = &Loop{Obj: rt.MakeObj(&unixLoopType), object: v}
		l.over = overrides{any: true, time: true, soon: true, at: true, later: true, future: true, handler: true}
		foreign[v] = l
	}
	return l
}

// debugging reports whether the loop is in debug mode.
func (l *Loop) debugging() bool {
	if l.object.IsUnset() {
		return l.debug
	}
	v, err := callMethod(l.object, "get_debug")
	if err != nil {
		return false
	}
	on, err := rt.Truth(v)
	return err == nil && on
}

// now is the loop's time, in seconds.
func (l *Loop) now() (float64, *rt.Exc) {
	if !l.over.time {
		return now(), nil
	}
	v, err := callMethod(l.Value(), "time")
	if err != nil {
		return 0, err
	}
	return seconds(v)
}

// push makes the loop do e in its next iteration.
func (l *Loop) push(e entry) *rt.Exc {
	if l.over.soon {
		return l.callSoon(e)
	}
	l.ready.push(e)
	return nil
}

// callSoon is push for a loop whose call_soon is its own.
func (l *Loop) callSoon(e entry) *rt.Exc {
	soon, err := rt.GetAttrName(l.Value(), "call_soon")
	if err != nil {
		return err
	}
	if cb := rt.Exactly[callback](e.f.Value(), &callbackType); cb != nil {
		cb.ctx = cb.ctx.Own()
		_, err = rt.CallKw(soon, []string{"context"}, cb.f, e.arg.Value(), cb.ctx.Value())
		return err
	}
	if t := rt.As[Task](e.f.Value(), &TaskType); t != nil {
		args := []rt.Value{rt.FromObj(&stepper{rt.MakeObj(&stepperType), e}), t.context().Value()}
		if e.arg != nil && AsFuture(e.arg.Value()) != nil {
			args = []rt.Value{t.waker(), e.arg.Value(), args[1]}
		}
		_, err = rt.CallKw(soon, []string{"context"}, args...)
		return err
	}
	switch v := e.f.Value(); rt.TypeOf(v) {
	case &gatheringType:
		_, err = rt.Call2(soon, futureOf(v).gatherer(), e.arg.Value())
	case &taskGroupType:
		var done rt.Value
		if done, err = rt.GetAttrName(v, "_on_task_done"); err == nil {
			_, err = rt.Call2(soon, done, e.arg.Value())
		}
	default:
		_, err = rt.Call1(soon, rt.NewBuiltin(&rt.Def{Name: "run", Sig: "*args", FN: func([]rt.Value) (rt.Value, *rt.Exc) {
			return rt.None, l.run(e)
		}}, "_asyncio"))
	}
	return err
}

// useSelector makes the loop wait with a selector that a program gives it, if that has a select() of the program's own: then the loop's
// poller is registered there. The poller does what all others do.
func (l *Loop) useSelector(selector rt.Value) *rt.Exc {
	if selector.IsNone() {
		return nil
	}
	method, ok, err := rt.LookupAttr(rt.TypeOf(selector).Value(), "select")
	if err != nil || !ok {
		return err
	}
	module, _, err := rt.LookupAttr(method, "__module__")
	if name, _ := rt.StrOf(module); err != nil || name == "selectors" {
		return err
	}
	if err := l.poll.start(); err != nil {
		return rt.OSErrorOf(err, rt.Unset)
	}
	const eventRead = 1
	l.selector = selector
	_, err = callMethod(selector, "register", rt.Int(int64(l.poll.ep)), rt.Int(eventRead), rt.NewTuple(rt.None, rt.None))
	return err
}

// selectEvents waits for what the attribute _selector of a loop tells, if a program has set it; it reports whether there is one.
func (l *Loop) selectEvents(timeout rt.Value) (bool, *rt.Exc) {
	if l.selector.IsUnset() {
		return false, nil
	}
	if l.poll.open {
		l.poll.blocked.Store(true)
		defer l.poll.blocked.Store(false)
		if len(l.wake) > 0 {
			timeout = rt.Int(0)
		}
	}
	events, err := callMethod(l.selector, "select", timeout)
	if err == nil {
		_, err = callMethod(l.Value(), "_process_events", events)
	}
	return true, err
}
