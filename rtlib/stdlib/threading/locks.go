package threading

import (
	"fmt"

	rt "github.com/py2go/py2go/rtlib"
)

type lock struct {
	rt.Obj
	mutex
}

// rlock may be acquired again by the thread that holds it.
type rlock struct {
	rt.Obj
	mutex
	owner, count int64
}

var (
	lockType  = rt.Type{Name: "lock", Module: "_thread"}
	rlockType = rt.Type{Name: "RLock", Module: "_thread", Flags: rt.BaseType}
)

func (l *rlock) held() bool { return l.count > 0 && l.owner == Ident() }

func (l *rlock) acquire(blocking, seconds rt.Value) (bool, *rt.Exc) {
	deadline, wait, err := timeout(blocking, seconds)
	if err != nil {
		return false, err
	}
	if l.held() {
		l.count++
		return true, nil
	}
	ok, err := l.mutex.acquire(deadline, wait)
	if ok {
		l.owner, l.count = Ident(), 1
	}
	return ok, err
}

func (l *rlock) release() *rt.Exc {
	if !l.held() {
		return rt.Errorf(&rt.RuntimeError, "cannot release un-acquired lock")
	}
	if l.count--; l.count == 0 {
		l.owner = 0
		l.mutex.release()
	}
	return nil
}

func none(err *rt.Exc) (rt.Value, *rt.Exc) { return rt.None, err }

func lockText(locked bool) string {
	if locked {
		return "locked"
	}
	return "unlocked"
}

func initLocks() {
	acquireLock := func(a []rt.Value) (rt.Value, *rt.Exc) {
		deadline, wait, err := timeout(a[1], a[2])
		if err != nil {
			return rt.Unset, err
		}
		ok, err := rt.Cast[lock](a[0]).acquire(deadline, wait)
		return rt.Bool(ok), err
	}
	releaseLock := func(v rt.Value) *rt.Exc {
		l := rt.Cast[lock](v)
		if !l.locked {
			return rt.Errorf(&rt.RuntimeError, "release unlocked lock")
		}
		l.release()
		return nil
	}
	acquireRLock := func(a []rt.Value) (rt.Value, *rt.Exc) {
		ok, err := rt.Cast[rlock](a[0]).acquire(a[1], a[2])
		return rt.Bool(ok), err
	}
	releaseRLock := func(v rt.Value) *rt.Exc { return rt.Cast[rlock](v).release() }

	common := func(acquire func([]rt.Value) (rt.Value, *rt.Exc), release func(rt.Value) *rt.Exc) []rt.Def {
		first := func(v rt.Value) (rt.Value, *rt.Exc) { return acquire([]rt.Value{v, rt.True, rt.Int(-1)}) }
		return []rt.Def{
			{Name: "acquire", Sig: "blocking=True, timeout=-1", F1: first, FN: acquire},
			{Name: "release", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return none(release(v)) }},
			{Name: "__enter__", F1: first},
			{Name: "__exit__", Sig: "*exc_info", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return none(release(a[0])) }},
		}
	}

	t := &lockType
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		if len(a.Names) > 0 {
			return rt.Unset, rt.Errorf(&rt.TypeError, "lock() takes no keyword arguments")
		}
		if n := len(a.Pos); n > 0 {
			return rt.Unset, rt.Errorf(&rt.TypeError, "lock expected 0 arguments, got %d", n)
		}
		return rt.FromObj(rt.Alloc[lock](t)), nil
	}
	t.Repr = func(v rt.Value) (rt.Value, *rt.Exc) {
		return rt.NewStr(fmt.Sprintf("<%s _thread.lock object at %#x>", lockText(rt.Cast[lock](v).locked), rt.ID(v))), nil
	}
	t.Methods = append(common(acquireLock, releaseLock),
		rt.Def{Name: "locked", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(rt.Cast[lock](v).locked), nil }},
	)

	r := &rlockType
	r.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[rlock](t)), nil }
	r.Repr = func(v rt.Value) (rt.Value, *rt.Exc) {
		l := rt.Cast[rlock](v)
		return rt.NewStr(fmt.Sprintf("<%s _thread.RLock object owner=%d count=%d at %#x>", lockText(l.count > 0), l.owner, l.count, rt.ID(v))), nil
	}
	r.Methods = append(common(acquireRLock, releaseRLock),
		rt.Def{Name: "_is_owned", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(rt.Cast[rlock](v).held()), nil }},
		rt.Def{Name: "_recursion_count", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			if l := rt.Cast[rlock](v); l.held() {
				return rt.Int(l.count), nil
			}
			return rt.Int(0), nil
		}},
		rt.Def{Name: "_release_save", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			l := rt.Cast[rlock](v)
			if !l.held() {
				return rt.Unset, rt.Errorf(&rt.RuntimeError, "cannot release un-acquired lock")
			}
			state := rt.NewTuple2(rt.Int(l.count), rt.Int(l.owner))
			l.owner, l.count = 0, 0
			l.mutex.release()
			return state, nil
		}},
		rt.Def{Name: "_acquire_restore", F2: func(v, state rt.Value) (rt.Value, *rt.Exc) {
			l := rt.Cast[rlock](v)
			parts, err := rt.Unpack(state, 2)
			if err != nil {
				return rt.Unset, err
			}
			if _, err := l.acquire(rt.True, rt.Int(-1)); err != nil {
				return rt.Unset, err
			}
			l.count, l.owner = parts[0].AsInt(), parts[1].AsInt()
			return rt.None, nil
		}},
	)
	rt.Ready(t)
	rt.Ready(r)
	rt.SetClassSig(t, "")
}
