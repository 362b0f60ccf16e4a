package asyncio

import (
	"fmt"
	"slices"

	rt "github.com/py2go/py2go/rtlib"
)

// taskGroup is TaskGroup. In the tasks that it creates it is itself the done-callback.
type taskGroup struct {
	rt.Obj
	rt.Attrs
	loop            *Loop
	parent          *Task
	tasks           []rt.Value // those created; many that are done are taken out now and then
	left            int        // tasks that the group was not told are done
	errors          []*rt.Exc
	baseError       *rt.Exc
	completed       *Future // somebody waits in __aexit__
	cancelled       *rt.Exc // the CancelledError to raise in the end, unless there are errors
	entered         bool
	exiting         bool
	aborting        bool
	parentCancelled bool
}

var taskGroupType = rt.Type{
	Name: "TaskGroup", Module: "asyncio.taskgroups", Flags: rt.BaseType,
	Doc: "An asynchronous context manager that waits for the tasks created in it, and cancels all when one fails.",
}

func groupOf(v rt.Value) *taskGroup { return rt.Cast[taskGroup](v) }

func (g *taskGroup) value() rt.Value { return rt.FromObj(g) }

func (g *taskGroup) enter() (rt.Value, *rt.Exc) {
	self := g.value()
	if g.entered {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "TaskGroup %s has already been entered", repr(self))
	}
	if g.loop == nil {
		if g.loop = runningLoop(); g.loop == nil {
			return rt.Unset, noRunningLoop()
		}
	}
	if g.parent = g.loop.current; g.parent == nil {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "TaskGroup %s cannot determine the parent task", repr(self))
	}
	g.parent.flags |= seen
	g.entered = true
	return self, nil
}

// exit is __aexit__; exc is what the body raised, nil if nothing.
func (g *taskGroup) exit(exc *rt.Exc) (rt.Value, *rt.Exc) {
	g.exiting = true
	if fatal(exc) && g.baseError == nil {
		g.baseError = exc
	}
	if exc.Is(&CancelledError) {
		g.cancelled = exc
	}
	if exc != nil && !g.aborting {
		if err := g.abort(); err != nil {
			return rt.Unset, err
		}
	}
	return g.finish(exc)
}

// finish waits until no task is left, and gives the group's outcome.
func (g *taskGroup) finish(exc *rt.Exc) (rt.Value, *rt.Exc) {
	if g.left > 0 {
		if g.completed == nil {
			var err *rt.Exc
			if g.completed, err = g.loop.newFuture(); err != nil {
				return rt.Unset, err
			}
		}
		w := newWait(g.value(), (*wait).groupDone)
		w.item = exc.Value()
		return w.on(g.completed)
	}
	g.tasks = nil
	v, err := g.outcome(exc)
	g.parent, g.errors, g.baseError, g.cancelled = nil, nil, nil, nil
	return v, err
}

func (w *wait) groupDone(err *rt.Exc) (rt.Value, *rt.Exc) {
	g := groupOf(w.self)
	g.completed = nil
	switch {
	case err == nil:
	case !err.Is(&CancelledError):
		return rt.Unset, err
	case !g.aborting:
		g.cancelled = err
		if err := g.abort(); err != nil {
			return rt.Unset, err
		}
	}
	return g.finish(rt.AsExc(w.item))
}

func (g *taskGroup) outcome(exc *rt.Exc) (rt.Value, *rt.Exc) {
	if g.baseError != nil {
		return rt.Unset, g.baseError
	}
	if g.parentCancelled {
		if n, err := g.parent.uncancelAny(); err != nil {
			return rt.Unset, err
		} else if n == 0 {
			g.cancelled = nil
		}
	}
	if g.cancelled != nil && len(g.errors) == 0 {
		return rt.Unset, g.cancelled
	}
	if exc != nil && !exc.Is(&CancelledError) {
		g.errors = append(g.errors, exc)
	}
	if len(g.errors) == 0 {
		return rt.None, nil
	}
	if g.parent.requests > 0 {
		if _, err := g.parent.uncancelAny(); err != nil {
			return rt.Unset, err
		}
		if _, err := cancelAny(g.parent.Value(), rt.Unset); err != nil {
			return rt.Unset, err
		}
	}
	return rt.Unset, rt.RaiseFrom(rt.NewGroup("unhandled errors in a TaskGroup", g.errors).Value(), rt.None)
}

// uncancelAny is uncancel(), as a subclass may have it.
func (t *Task) uncancelAny() (int, *rt.Exc) {
	if !custom(t.Value()) {
		return t.uncancel(), nil
	}
	v, err := callMethod(t.Value(), "uncancel")
	if err != nil {
		return 0, err
	}
	return rt.IndexInt(v)
}

// abort cancels what still runs.
func (g *taskGroup) abort() *rt.Exc {
	g.aborting = true
	for _, t := range slices.Clone(g.tasks) {
		if f := AsFuture(t); f != nil && f.state != pending {
			continue
		}
		if _, err := cancelAny(t, rt.Unset); err != nil {
			return err
		}
	}
	return nil
}

// createTask is create_task.
func (g *taskGroup) createTask(coro, name, context rt.Value) (rt.Value, *rt.Exc) {
	problem := ""
	switch {
	case !g.entered:
		problem = "has not been entered"
	case g.exiting && g.left == 0:
		problem = "is finished"
	case g.aborting:
		problem = "is shutting down"
	}
	if problem != "" {
		if _, err := callMethod(coro, "close"); err != nil {
			return rt.Unset, err
		}
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "TaskGroup %s %s", repr(g.value()), problem)
	}
	task, err := g.loop.createTaskAny(coro, name, context)
	if err != nil {
		return rt.Unset, err
	}
	f := AsFuture(task)
	if f == nil {
		return g.createdForeign(task)
	}
	if f.state != pending {
		return task, g.settle(task)
	}
	g.add(task)
	if custom(g.value()) || custom(task) {
		_, err = g.watch(task)
		return task, err
	}
	return task, f.then(&g.Obj)
}

func (g *taskGroup) add(task rt.Value) {
	if len(g.tasks) >= 64 && len(g.tasks) > 2*g.left {
		g.tasks = slices.DeleteFunc(g.tasks, done)
	}
	g.tasks = append(g.tasks, task)
	g.left++
}

// watch adds the method _on_task_done to a task's done-callbacks.
func (g *taskGroup) watch(task rt.Value) (rt.Value, *rt.Exc) {
	f, err := rt.GetAttrName(g.value(), "_on_task_done")
	if err != nil {
		return rt.Unset, err
	}
	return callMethod(task, "add_done_callback", f)
}

// createdForeign takes in a task that a task factory made and that is none of asyncio's.
func (g *taskGroup) createdForeign(task rt.Value) (rt.Value, *rt.Exc) {
	isDone, err := callMethod(task, "done")
	if err != nil {
		return rt.Unset, err
	}
	if yes, err := rt.Truth(isDone); err != nil || yes {
		return task, err
	}
	g.add(task)
	_, err = g.watch(task)
	return task, err
}

// taskDone is the done-callback of the group's tasks.
func (g *taskGroup) taskDone(task rt.Value) *rt.Exc {
	if g.left--; g.left == 0 {
		g.tasks = nil
	}
	if c := g.completed; c != nil && g.left == 0 && c.state == pending {
		if err := c.finish(rt.True); err != nil {
			return err
		}
	}
	return g.settle(task)
}

// settle takes note of how a task has ended.
func (g *taskGroup) settle(task rt.Value) *rt.Exc {
	f := AsFuture(task)
	if f == nil || f.state != failed {
		return nil
	}
	f.flags &^= logTB
	exc := f.exc()
	g.errors = append(g.errors, exc)
	if fatal(exc) && g.baseError == nil {
		g.baseError = exc
	}
	if g.parent == nil || g.parent.Done() {
		return g.loop.report(fmt.Sprintf("Task %s has errored out but its parent task %s is already completed", repr(task), repr(g.parentValue())), "exception", exc.Value(), "task", task)
	}
	if g.aborting || g.parentCancelled {
		return nil
	}
	if err := g.abort(); err != nil {
		return err
	}
	g.parentCancelled = true
	_, err := cancelAny(g.parent.Value(), rt.Unset)
	return err
}

func (g *taskGroup) parentValue() rt.Value {
	if g.parent == nil {
		return rt.None
	}
	return g.parent.Value()
}

func setUpTaskGroup(m *rt.Module) {
	t := &taskGroupType
	t.InstanceDict()
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.Alloc[taskGroup](t).value(), nil }
	t.Init = noArguments("TaskGroup", func(rt.Value) {})
	t.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		g := groupOf(self)
		s := "<TaskGroup"
		if g.left > 0 {
			s += fmt.Sprintf(" tasks=%d", g.left)
		}
		if len(g.errors) > 0 {
			s += fmt.Sprintf(" errors=%d", len(g.errors))
		}
		if g.aborting {
			s += " cancelling"
		} else if g.entered {
			s += " entered"
		}
		return rt.NewStr(s + ">"), nil
	}
	t.Methods = []rt.Def{
		{Name: "__aenter__", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			return newEntering(self, rt.None, func(self, _ rt.Value) (rt.Value, *rt.Exc) { return groupOf(self).enter() })
		}},
		{Name: "__aexit__", Sig: "et, exc, tb", F4: func(self, _, exc, _ rt.Value) (rt.Value, *rt.Exc) {
			return newEntering(self, exc, func(self, exc rt.Value) (rt.Value, *rt.Exc) { return groupOf(self).exit(rt.AsExc(exc)) })
		}},
		{Name: "create_task", Sig: "coro, *, name=None, context=None",
			F2: func(self, coro rt.Value) (rt.Value, *rt.Exc) { return groupOf(self).createTask(coro, rt.None, rt.None) },
			FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return groupOf(a[0]).createTask(a[1], a[2], a[3]) }},
		{Name: "_on_task_done", Sig: "task", F2: func(self, task rt.Value) (rt.Value, *rt.Exc) { return rt.None, groupOf(self).taskDone(task) }},
		{Name: "_abort", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, groupOf(self).abort() }},
	}
	t.GetSets = []rt.GetSet{
		{Name: "_tasks", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			var live []rt.Value
			for _, t := range groupOf(self).tasks {
				if !done(t) {
					live = append(live, t)
				}
			}
			return rt.NewSet(live...)
		}},
		{Name: "_parent_task", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return groupOf(self).parentValue(), nil }},
		{Name: "_loop", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return loopValue(groupOf(self).loop), nil }},
		boolField("_entered", func(self rt.Value) *bool { return &groupOf(self).entered }),
		boolField("_exiting", func(self rt.Value) *bool { return &groupOf(self).exiting }),
		boolField("_aborting", func(self rt.Value) *bool { return &groupOf(self).aborting }),
	}
	m.Type(t)
}
