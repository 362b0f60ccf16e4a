package asyncio

import (
	"fmt"
	"slices"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/collections"
)

// This file is Lock, Event, Semaphore and BoundedSemaphore. Condition and Barrier, which are made of them, are Python.

type lock struct {
	rt.Obj
	rt.Attrs
	bound
	waiters *collections.Deque // nil until somebody has waited
	locked  bool
}

type event struct {
	rt.Obj
	rt.Attrs
	bound
	waiters *collections.Deque
	set     bool
}

type semaphore struct {
	rt.Obj
	rt.Attrs
	bound
	waiters      *collections.Deque // nil until somebody has waited
	value, limit int                // limit: of a BoundedSemaphore
}

var (
	lockType      = rt.Type{Name: "Lock", Module: "asyncio.locks", Doc: "Mutual exclusion of tasks, in the order in which they ask.", Flags: rt.BaseType}
	eventType     = rt.Type{Name: "Event", Module: "asyncio.locks", Doc: "A flag that tasks can wait for.", Flags: rt.BaseType}
	semaphoreType = rt.Type{Name: "Semaphore", Module: "asyncio.locks", Doc: "A counter of how many more may enter.", Flags: rt.BaseType}
	boundedType   = rt.Type{Name: "BoundedSemaphore", Module: "asyncio.locks", Doc: "A semaphore that refuses to count above its initial value.", Base: &semaphoreType, Flags: rt.BaseType}
)

func lockOf(v rt.Value) *lock           { return rt.Cast[lock](v) }
func eventOf(v rt.Value) *event         { return rt.Cast[event](v) }
func semaphoreOf(v rt.Value) *semaphore { return rt.Cast[semaphore](v) }

// allCancelled reports whether nobody waits any more among waiters.
func allCancelled(waiters *collections.Deque) bool {
	if waiters == nil {
		return true
	}
	for i := range waiters.Len() {
		if f := AsFuture(waiters.At(i)); f == nil || f.state != cancelledState {
			return false
		}
	}
	return true
}

// acquire is acquire(), giving result.
func (l *lock) acquire(result rt.Value) (rt.Value, *rt.Exc) {
	if !l.locked && allCancelled(l.waiters) {
		l.locked = true
		return result, nil
	}
	loop, err := l.get(rt.FromObj(l))
	if err != nil {
		return rt.Unset, err
	}
	if l.waiters == nil {
		l.waiters = collections.NewDeque()
	}
	w := newBlock(rt.FromObj(l), (*wait).lockAcquired)
	w.item = result
	return w.block(loop, l.waiters)
}

func (w *wait) lockAcquired(err *rt.Exc) (rt.Value, *rt.Exc) {
	l := lockOf(w.self)
	l.waiters.Take(w.fut.Value())
	if err != nil {
		if err.Is(&CancelledError) && !l.locked {
			if failed := wakeFirst(l.waiters, rt.True); failed != nil {
				err = failed
			}
		}
		return rt.Unset, err
	}
	l.locked = true
	return w.item, nil
}

func (l *lock) release() *rt.Exc {
	if !l.locked {
		return rt.Errorf(&rt.RuntimeError, "Lock is not acquired.")
	}
	l.locked = false
	return wakeFirst(l.waiters, rt.True)
}

// wait is wait().
func (e *event) wait() (rt.Value, *rt.Exc) {
	if e.set {
		return rt.True, nil
	}
	loop, err := e.get(rt.FromObj(e))
	if err != nil {
		return rt.Unset, err
	}
	return newBlock(rt.FromObj(e), (*wait).eventSet).block(loop, e.waiters)
}

func (w *wait) eventSet(err *rt.Exc) (rt.Value, *rt.Exc) {
	eventOf(w.self).waiters.Take(w.fut.Value())
	if err != nil {
		return rt.Unset, err
	}
	return rt.True, nil
}

func (e *event) fire() *rt.Exc {
	if e.set {
		return nil
	}
	e.set = true
	for i := range e.waiters.Len() {
		if w := e.waiters.At(i); !done(w) {
			if err := futureOf(w).finish(rt.True); err != nil {
				return err
			}
		}
	}
	return nil
}

// taken reports whether acquire would wait.
func (s *semaphore) taken() bool { return s.value == 0 || !allCancelled(s.waiters) }

// acquire is acquire(), giving result.
func (s *semaphore) acquire(result rt.Value) (rt.Value, *rt.Exc) {
	if !s.taken() {
		s.value--
		return result, nil
	}
	loop, err := s.get(rt.FromObj(s))
	if err != nil {
		return rt.Unset, err
	}
	if s.waiters == nil {
		s.waiters = collections.NewDeque()
	}
	w := newBlock(rt.FromObj(s), (*wait).semaphoreAcquired)
	w.item = result
	return w.block(loop, s.waiters)
}

func (w *wait) semaphoreAcquired(err *rt.Exc) (rt.Value, *rt.Exc) {
	s := semaphoreOf(w.self)
	s.waiters.Take(w.fut.Value())
	if err.Is(&CancelledError) && w.fut.state == finished {
		s.value++
	}
	for s.value > 0 {
		more, failed := s.wakeNext()
		if failed != nil {
			return rt.Unset, failed
		}
		if !more {
			break
		}
	}
	if err != nil {
		return rt.Unset, err
	}
	return w.item, nil
}

// wakeNext lets the first who still waits enter, and reports whether there was one.
func (s *semaphore) wakeNext() (bool, *rt.Exc) {
	if s.waiters == nil {
		return false, nil
	}
	for i := range s.waiters.Len() {
		if w := s.waiters.At(i); !done(w) {
			s.value--
			return true, futureOf(w).finish(rt.True)
		}
	}
	return false, nil
}

func (s *semaphore) release(self rt.Value) *rt.Exc {
	if s.limit >= 0 && s.value >= s.limit {
		return rt.Errorf(&rt.ValueError, "BoundedSemaphore released too many times")
	}
	s.value++
	_, err := s.wakeNext()
	return err
}

// stateRepr is the repr of an object with what its state is.
func stateRepr(self rt.Value, state string, waiters *collections.Deque) (rt.Value, *rt.Exc) {
	if waiters != nil && waiters.Len() > 0 {
		state += fmt.Sprintf(", waiters:%d", waiters.Len())
	}
	plain, err := rt.ObjectType.Repr(self)
	if err != nil {
		return rt.Unset, err
	}
	s, _ := rt.StrOf(plain)
	return rt.NewStr("<" + s[1:len(s)-1] + " [" + state + "]>"), nil
}

// noArguments is an Init that takes none, with the messages of one written in Python.
func noArguments(class string, f func(self rt.Value)) func(self rt.Value, a *rt.Args) *rt.Exc {
	return func(self rt.Value, a *rt.Args) *rt.Exc {
		switch {
		case len(a.Names) > 0:
			return rt.Errorf(&rt.TypeError, "%s.__init__() got an unexpected keyword argument '%s'", class, a.Names[0])
		case len(a.Pos) > 0:
			return rt.Errorf(&rt.TypeError, "%s.__init__() takes 1 positional argument but %d were given", class, len(a.Pos)+1)
		}
		f(self)
		return nil
	}
}

// bindInit binds the arguments of an Init, with the messages of one written in Python.
func bindInit(sig *rt.Sig, class string, a *rt.Args, names ...string) ([]rt.Value, *rt.Exc) {
	for _, n := range a.Names {
		if !slices.Contains(names, n) {
			return nil, rt.Errorf(&rt.TypeError, "%s.__init__() got an unexpected keyword argument '%s'", class, n)
		}
	}
	return sig.Bind(a)
}

// managed are the methods that make an object with acquire and release a context manager; those of a subclass may be its own.
func managed(class string, acquire func(self, result rt.Value) (rt.Value, *rt.Exc), release func(self rt.Value) *rt.Exc) []rt.Def {
	exit := func(self, _ rt.Value) (rt.Value, *rt.Exc) {
		if custom(self) {
			_, err := callMethod(self, "release")
			return rt.None, err
		}
		return rt.None, release(self)
	}
	code := newCode("_ContextManagerMixin", "__aenter__", "self")
	return []rt.Def{
		{Name: "__aenter__", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			if custom(self) {
				op := &operation{silent: true, begin: func() (rt.Value, *rt.Exc) { return awaitMethod(self, "acquire") }}
				return op.Init(code).Value(), nil
			}
			return newEntering(self, rt.None, acquire)
		}},
		{Name: "__aexit__", Sig: "exc_type, exc, tb", F4: func(self, _, _, _ rt.Value) (rt.Value, *rt.Exc) { return newEntering(self, rt.None, exit) }},
		{Name: "release", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, release(self) }},
		asyncMethod0(class, "acquire", func(self rt.Value) (rt.Value, *rt.Exc) { return acquire(self, rt.True) }),
	}
}

// releaser is what `with (yield from lock)` enters: it releases the lock.
type releaser struct {
	rt.Obj
	lock rt.Value
}

var releaserType = rt.Type{Name: "_ContextManager", Module: "asyncio.locks", Flags: rt.NoInstantiate}

// oldStyle makes `with (yield from lock)` work, as in the Pythons that had it.
func oldStyle(t *rt.Type, acquire func(self, result rt.Value) (rt.Value, *rt.Exc)) {
	code := newCode(t.Name, "__iter__", "self")
	code.Kind = rt.IterableCoroutine
	t.Iter = func(self rt.Value) (rt.Value, *rt.Exc) {
		op := &operation{begin: func() (rt.Value, *rt.Exc) {
			return acquire(self, rt.FromObj(&releaser{rt.MakeObj(&releaserType), self}))
		}}
		return op.Init(code).Value(), nil
	}
}

func setUpLocks(m *rt.Module) {
	releaserType.Methods = []rt.Def{
		{Name: "__enter__", F1: func(rt.Value) (rt.Value, *rt.Exc) { return rt.None, nil }},
		{Name: "__exit__", F4: func(self, _, _, _ rt.Value) (rt.Value, *rt.Exc) {
			_, err := callMethod(rt.Cast[releaser](self).lock, "release")
			return rt.None, err
		}},
	}
	rt.Ready(&releaserType)

	t := &lockType
	t.InstanceDict()
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[lock](t)), nil }
	t.Init = noArguments("Lock", func(self rt.Value) { lockOf(self).waiters, lockOf(self).locked = nil, false })
	t.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		return stateRepr(self, map[bool]string{true: "locked", false: "unlocked"}[lockOf(self).locked], lockOf(self).waiters)
	}
	acquireLock := func(self, result rt.Value) (rt.Value, *rt.Exc) { return lockOf(self).acquire(result) }
	oldStyle(t, acquireLock)
	t.Methods = append(managed(t.Name, acquireLock, func(self rt.Value) *rt.Exc { return lockOf(self).release() }),
		rt.Def{Name: "locked", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(lockOf(self).locked), nil }},
		rt.Def{Name: "_wake_up_first", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, wakeFirst(lockOf(self).waiters, rt.True) }},
		boundMethod(func(self rt.Value) *bound { return &lockOf(self).bound }),
	)
	t.GetSets = []rt.GetSet{
		waitersAttr("_waiters", func(self rt.Value) **collections.Deque { return &lockOf(self).waiters }),
		boolField("_locked", func(self rt.Value) *bool { return &lockOf(self).locked }),
		boundAttr(func(self rt.Value) *bound { return &lockOf(self).bound }),
	}

	t = &eventType
	t.InstanceDict()
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) {
		e := rt.Alloc[event](t)
		e.waiters = collections.NewDeque()
		return rt.FromObj(e), nil
	}
	t.Init = noArguments("Event", func(self rt.Value) { eventOf(self).set = false })
	t.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		return stateRepr(self, map[bool]string{true: "set", false: "unset"}[eventOf(self).set], eventOf(self).waiters)
	}
	t.Methods = []rt.Def{
		{Name: "is_set", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(eventOf(self).set), nil }},
		{Name: "set", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, eventOf(self).fire() }},
		{Name: "clear", F1: func(self rt.Value) (rt.Value, *rt.Exc) { eventOf(self).set = false; return rt.None, nil }},
		asyncMethod0("Event", "wait", func(self rt.Value) (rt.Value, *rt.Exc) { return eventOf(self).wait() }),
		boundMethod(func(self rt.Value) *bound { return &eventOf(self).bound }),
	}
	t.GetSets = []rt.GetSet{
		waitersAttr("_waiters", func(self rt.Value) **collections.Deque { return &eventOf(self).waiters }),
		boolField("_value", func(self rt.Value) *bool { return &eventOf(self).set }),
		boundAttr(func(self rt.Value) *bound { return &eventOf(self).bound }),
	}
	setUpSemaphores()
	m.Type(&lockType, &eventType, &semaphoreType, &boundedType)
}

func setUpSemaphores() {
	sig := rt.NewSig("Semaphore.__init__", "value=1")
	init := func(name string, limited bool) func(self rt.Value, a *rt.Args) *rt.Exc {
		return func(self rt.Value, a *rt.Args) *rt.Exc {
			vals, err := bindInit(sig, name, a, "value")
			if err != nil {
				return err
			}
			if _, err := rt.Lt(vals[0], rt.Int(0)); err != nil {
				return err
			}
			n, err := rt.IndexInt(vals[0])
			if err != nil {
				return err
			}
			if n < 0 {
				return rt.Errorf(&rt.ValueError, "Semaphore initial value must be >= 0")
			}
			s := semaphoreOf(self)
			s.value, s.limit, s.waiters = n, -1, nil
			if limited {
				s.limit = n
			}
			return nil
		}
	}
	acquire := func(self, result rt.Value) (rt.Value, *rt.Exc) { return semaphoreOf(self).acquire(result) }
	t := &semaphoreType
	t.InstanceDict()
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[semaphore](t)), nil }
	t.Init, boundedType.Init = init("Semaphore", false), init("BoundedSemaphore", true)
	boundedType.New = t.New
	t.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		s := semaphoreOf(self)
		state := "locked"
		if !s.taken() {
			state = fmt.Sprintf("unlocked, value:%d", s.value)
		}
		return stateRepr(self, state, s.waiters)
	}
	oldStyle(t, acquire)
	t.Methods = append(managed(t.Name, acquire, func(self rt.Value) *rt.Exc { return semaphoreOf(self).release(self) }),
		rt.Def{Name: "locked", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(semaphoreOf(self).taken()), nil }},
		rt.Def{Name: "_wake_up_next", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			woken, err := semaphoreOf(self).wakeNext()
			return rt.Bool(woken), err
		}},
		boundMethod(func(self rt.Value) *bound { return &semaphoreOf(self).bound }),
	)
	t.GetSets = []rt.GetSet{
		waitersAttr("_waiters", func(self rt.Value) **collections.Deque { return &semaphoreOf(self).waiters }),
		intField("_value", func(self rt.Value) *int { return &semaphoreOf(self).value }),
		boundAttr(func(self rt.Value) *bound { return &semaphoreOf(self).bound }),
	}
	boundedType.GetSets = []rt.GetSet{intField("_bound_value", func(self rt.Value) *int { return &semaphoreOf(self).limit })}
}

// cannotDelete is the error of deleting an attribute that is a field.
func cannotDelete() *rt.Exc { return rt.Errorf(&rt.AttributeError, "cannot delete attribute") }

// boolField and intField are attributes that are fields of the object.
func boolField(name string, of func(self rt.Value) *bool) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(*of(self)), nil },
		Set: func(self, v rt.Value) (err *rt.Exc) {
			if v.IsUnset() {
				return cannotDelete()
			}
			*of(self), err = rt.Truth(v)
			return err
		}}
}

func intField(name string, of func(self rt.Value) *int) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(*of(self))), nil },
		Set: func(self, v rt.Value) (err *rt.Exc) {
			if v.IsUnset() {
				return cannotDelete()
			}
			*of(self), err = rt.IndexInt(v)
			return err
		}}
}

// boundMethod is _get_loop, boundAttr is _loop.
func boundMethod(of func(self rt.Value) *bound) rt.Def {
	return rt.Def{Name: "_get_loop", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
		l, err := of(self).get(self)
		return loopValue(l), err
	}}
}

func boundAttr(of func(self rt.Value) *bound) rt.GetSet {
	return rt.GetSet{Name: "_loop", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return loopValue(of(self).loop), nil },
		Set: func(self, v rt.Value) (err *rt.Exc) {
			if v.IsNone() || v.IsUnset() {
				of(self).loop = nil
				return nil
			}
			of(self).loop, err = loopArg(v)
			return err
		}}
}
