package asyncio

import (
	"fmt"
	"slices"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars"
)

// This file is the class Task as Python sees it.

func newTask(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.Alloc[Task](t).Value(), nil }

var taskSig = rt.NewSig("Task", "coro, *, loop=None, name=None, context=None, eager_start=False")

func initTask(self rt.Value, a *rt.Args) *rt.Exc {
	vals, err := taskSig.Bind(a)
	if err != nil {
		return err
	}
	coro := vals[0]
	if !isCoroutine(coro) {
		return rt.Errorf(&rt.TypeError, "a coroutine was expected, got %s", repr(coro))
	}
	l, err := loopArg(vals[1])
	if err != nil {
		return err
	}
	name, err := nameArg(vals[2])
	if err != nil {
		return err
	}
	var ctx *contextvars.Context
	if !vals[3].IsNone() {
		if ctx, err = contextArg(vals[3]); err != nil {
			return err
		}
	}
	eager, err := rt.Truth(vals[4])
	if err != nil {
		return err
	}
	return rt.Cast[Task](self).start(l, coro, name, ctx, eager)
}

// nameArg is a task's name; None: the default.
func nameArg(v rt.Value) (rt.Value, *rt.Exc) {
	if v.IsNone() || v.IsUnset() {
		return rt.Unset, nil
	}
	if _, ok := rt.StrOf(v); ok {
		return v, nil
	}
	s, err := rt.ToStr(v)
	return rt.NewStr(s), err
}

// setName is set_name(v): even None becomes a name.
func (t *Task) setName(v rt.Value) *rt.Exc {
	if v.IsNone() && t.ext() == nil {
		t.number = namedNone
		return nil
	}
	s, err := rt.ToStr(v)
	if err == nil {
		t.extra().name = rt.NewStr(s)
	}
	return err
}

// isCoroutine is asyncio.iscoroutine.
func isCoroutine(v rt.Value) bool {
	switch t := rt.TypeOf(v); t {
	case &rt.CoroutineType:
		return true
	case &rt.GeneratorType:
		return rt.AsFrame(v).Code.Kind == rt.IterableCoroutine
	default:
		if t.Await == nil {
			return false
		}
		for _, name := range []string{"send", "throw", "close"} {
			if _, ok, err := rt.LookupAttr(v, name); err != nil || !ok {
				return false
			}
		}
		return true
	}
}

// isCoroutineFunction reports whether v is a function, or a method, whose calls make coroutines.
func isCoroutineFunction(v rt.Value) bool {
	if rt.TypeOf(v) == &rt.MethodType {
		f, ok, err := rt.LookupAttr(v, "__func__")
		if err != nil || !ok {
			return false
		}
		v = f
	}
	f := rt.Exactly[rt.Func](v, &rt.FuncType)
	return f != nil && f.Code.Kind == rt.Coroutine
}

// coroutine is get_coro().
func (t *Task) coroutine() rt.Value {
	if t.coro == nil {
		return rt.None
	}
	return t.coro.Value()
}

// info is what stands between the brackets of a task's repr.
func (t *Task) info() []string {
	parts := t.Future.info()
	if t.requests > 0 && t.state == pending {
		parts[0] = "cancelling"
	}
	mid := []string{"name=" + repr(t.Name())}
	if t.coro != nil {
		mid = append(mid, "coro=<"+coroText(t.coro.Value())+">")
	}
	if t.waiter != nil {
		mid = append(mid, "wait_for="+repr(t.waiter.Value()))
	}
	return slices.Concat(parts[:1], mid, parts[1:])
}

func coroText(coro rt.Value) string {
	name := "<" + rt.TypeOf(coro).Name + " without __name__>"
	if v, ok, err := rt.LookupAttr(coro, "__qualname__"); err == nil && ok {
		name, _ = rt.StrOf(v)
	}
	name += "()"
	f := rt.AsFrame(coro)
	if f == nil || f.Code.File == nil {
		return name
	}
	if f.State < 0 {
		return fmt.Sprintf("%s done, defined at %s:%d", name, f.Code.File.Path(), f.Code.Line)
	}
	return fmt.Sprintf("%s running at %s:%d", name, f.Code.File.Path(), f.Line())
}

func noTaskResult(what string) func(rt.Value, rt.Value) (rt.Value, *rt.Exc) {
	return func(rt.Value, rt.Value) (rt.Value, *rt.Exc) {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "Task does not support %s operation", what)
	}
}

func setUpTask() {
	stepperType.Call = callStepper
	rt.Ready(&stepperType)
	t := &TaskType
	t.New, t.Init, t.Repr = newTask, initTask, futureRepr
	task := func(v rt.Value) *Task { return rt.Cast[Task](v) }
	t.Methods = []rt.Def{
		{Name: "get_coro", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return task(self).coroutine(), nil }},
		{Name: "get_name", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return task(self).Name(), nil }},
		{Name: "set_name", Sig: "value, /", F2: func(self, v rt.Value) (rt.Value, *rt.Exc) { return rt.None, task(self).setName(v) }},
		{Name: "get_context", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return task(self).context().Value(), nil }},
		{Name: "cancelling", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(task(self).requests)), nil }},
		{Name: "uncancel", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			return rt.Int(int64(task(self).uncancel())), nil
		}},
		{Name: "get_stack", Sig: "*, limit=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return callIn("asyncio.base_tasks", "_task_get_stack", a...)
		}},
		{Name: "print_stack", Sig: "*, limit=None, file=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return callIn("asyncio.base_tasks", "_task_print_stack", a...)
		}},
		{Name: "set_result", Sig: "result, /", F2: noTaskResult("set_result")},
		{Name: "set_exception", Sig: "exception, /", F2: noTaskResult("set_exception")},
	}
	t.GetSets = []rt.GetSet{
		boolAttr("_must_cancel", mustCancel),
		{Name: "_coro", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return task(self).coroutine(), nil }},
		{Name: "_fut_waiter", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			if w := task(self).waiter; w != nil {
				return w.Value(), nil
			}
			return rt.None, nil
		}},
		{Name: "_log_destroy_pending", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(!task(self).is(quiet)), nil },
			Set: func(self, v rt.Value) *rt.Exc {
				if v.IsUnset() {
					return cannotDelete()
				}
				on, err := rt.Truth(v)
				if on {
					task(self).flags &^= quiet
				} else {
					task(self).flags |= quiet
				}
				return err
			}},
	}
}
