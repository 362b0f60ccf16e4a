package asyncio

import (
	"math"

	rt "github.com/py2go/py2go/rtlib"
)

// This file is asyncio.sleep. An awaited call of it makes no coroutine: what waits is the sleeping future itself, finished by a timer.

// sleepFrame is a coroutine sleep(delay, result) that was not awaited at once.
type sleepFrame struct {
	rt.Frame
	delay, result rt.Value
}

var codeSleep = rt.Code{Name: "sleep", QualName: "sleep", Kind: rt.Coroutine, Params: rt.Params{Names: []string{"delay", "result"}, Pos: 2}}

// bareYield is what sleep(0) waits for: the next iteration of the loop.
type bareYield struct {
	rt.Obj
	result rt.Value
}

var (
	bareYieldType = rt.Type{Name: "bare_yield", Flags: rt.NoInstantiate}
	yieldOnce     = &bareYield{rt.MakeObj(&bareYieldType), rt.None}
)

// seconds is a delay or a time as a float.
func seconds(v rt.Value) (float64, *rt.Exc) {
	switch {
	case v.IsFloat():
		return v.AsFloat(), nil
	case v.IsInt() || v.IsBool():
		return float64(v.AsInt()), nil
	}
	f, err := rt.Call1(rt.FloatType.Value(), v)
	if err != nil {
		return 0, err
	}
	return f.AsFloat(), nil
}

// startSleep begins to sleep; its result is that of an await.
func startSleep(delay, result rt.Value) (rt.Value, *rt.Exc) {
	if !delay.IsFloat() && !delay.IsInt() {
		if _, err := rt.Le(delay, rt.Int(0)); err != nil { // no number
			return rt.Unset, err
		}
	}
	d, err := seconds(delay)
	if err != nil {
		return rt.Unset, err
	}
	if d <= 0 {
		y := yieldOnce
		if !result.IsNone() {
			y = &bareYield{rt.MakeObj(&bareYieldType), result}
		}
		return rt.Wait(&y.Obj, rt.None)
	}
	if math.IsNaN(d) {
		return rt.Unset, rt.Errorf(&rt.ValueError, "Invalid delay: NaN (not a number)")
	}
	l := runningLoop()
	if l == nil {
		return rt.Unset, noRunningLoop()
	}
	if err := l.check(); err != nil {
		return rt.Unset, err
	}
	if o := &l.over; o.time || o.at || o.later || o.future {
		slept, err := callIn("asyncio.tasks", "_sleep", l.Value(), delay, result)
		if err != nil {
			return rt.Unset, err
		}
		return rt.Await(slept)
	}
	f := NewFuture(l)
	f.outcome = result
	f.flags |= sleeping
	l.timers.push(timer{now() + d, &f.Obj})
	return awaiter.Start(f.Value())
}

func sleepStep(fr *rt.Frame, v rt.Value, err *rt.Exc) (rt.Value, *rt.Exc) {
	if rt.Enter() {
		return rt.TooDeep()
	}
	if fr.State == 0 && err == nil {
		s := rt.FrameAs[sleepFrame](fr)
		v, err = startSleep(s.delay, s.result)
	}
	switch {
	case rt.Suspended(err):
		return fr.Await(1, v)
	case err != nil:
		return codeSleep.Fail(err, 0)
	}
	return rt.Ret(v)
}

func setUpSleep(m *rt.Module) {
	codeSleep.Step = sleepStep
	bareYieldType.SetAwaiter(&rt.Awaiter{Resume: func(on, _ rt.Value, err *rt.Exc) (rt.Value, *rt.Exc) {
		return rt.Cast[bareYield](on).result, err
	}})
	rt.Ready(&bareYieldType)
	m.Set("sleep", function("asyncio.tasks", rt.Def{
		Name: "sleep", Sig: "delay, result=None",
		FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			s := &sleepFrame{delay: a[0], result: a[1]}
			return s.Init(&codeSleep).Watch(), nil
		},
		A:  func(a []rt.Value) (rt.Value, *rt.Exc) { return startSleep(a[0], a[1]) },
		A2: startSleep,
	}))
}
