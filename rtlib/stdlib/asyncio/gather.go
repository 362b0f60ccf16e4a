package asyncio

import (
	"slices"

	rt "github.com/py2go/py2go/rtlib"
)

// gatherState is what the future that gather returns knows of those that it gathers.
type gatherState struct {
	children  []*Future
	distinct  int // children that are not the same
	done      int
	keep      bool // return_exceptions
	requested bool // cancel was called
}

// few is how many awaitables are compared one by one to find those given twice.
const few = 16

var gatheringType = rt.Type{Name: "_GatheringFuture", Module: "asyncio.tasks", Base: &FutureType, Flags: rt.BaseType}

// gather is asyncio.gather(*aws, return_exceptions=keep).
func gather(aws []rt.Value, keep bool) (rt.Value, *rt.Exc) {
	if len(aws) == 0 {
		l, err := currentLoop()
		if err != nil {
			return rt.Unset, err
		}
		f := NewFuture(l)
		return f.Value(), f.SetResult(rt.NewList())
	}
	made := &struct {
		Future
		futureExt
		gatherState
	}{Future: Future{Obj: rt.MakeObj(&gatheringType), flags: gathering}, gatherState: gatherState{keep: keep, children: make([]*Future, 0, len(aws))}}
	outer, g := &made.Future, &made.gatherState
	made.futureExt.Obj, made.futureExt.gather = rt.MakeObj(&extType), g
	outer.waiting = &made.futureExt.Obj
	var seen map[rt.Value]*Future
	if len(aws) > few {
		seen = make(map[rt.Value]*Future, len(aws))
	}
	var early []*Future
	for i, aw := range aws {
		f := seen[aw]
		if seen == nil {
			if j := slices.Index(aws[:i], aw); j >= 0 {
				f = g.children[j]
			}
		}
		if f == nil {
			var err *rt.Exc
			if f, err = ensureFuture(aw, outer.loop); err != nil {
				return rt.Unset, err
			}
			outer.loop = f.loop
			if f.Value() != aw {
				f.flags |= quiet
			}
			g.distinct++
			if seen != nil {
				seen[aw] = f
			}
			if f.Done() {
				early = append(early, f)
			} else if err := f.follow(&outer.Obj); err != nil {
				return rt.Unset, err
			}
		}
		g.children = append(g.children, f)
	}
	for _, f := range early {
		if err := outer.gathered(f); err != nil {
			return rt.Unset, err
		}
	}
	return outer.Value(), nil
}

// gathered is the done-callback of the futures that outer gathers.
func (outer *Future) gathered(f *Future) *rt.Exc {
	g := outer.ext().gather
	g.done++
	if outer.Done() {
		f.flags &^= logTB
		return nil
	}
	if !g.keep {
		if f.state == cancelledState {
			return outer.SetException(f.cancelledError())
		}
		if f.state == failed {
			f.flags &^= logTB
			return outer.SetException(f.exc())
		}
	}
	if g.done < g.distinct {
		return nil
	}
	results := make([]rt.Value, len(g.children))
	for i, c := range g.children {
		switch {
		case c.state == cancelledState:
			msg := rt.NewStr("")
			if x := c.ext(); x != nil && !x.cancelMsg.IsUnset() {
				msg = x.cancelMsg
			}
			results[i] = rt.NewExc(&CancelledError, msg).Value()
		case c.state == failed:
			c.flags &^= logTB
			results[i] = c.outcome
		default:
			results[i] = c.outcome
		}
	}
	if g.requested {
		return outer.SetException(g.children[len(g.children)-1].cancelledError())
	}
	return outer.SetResult(rt.NewList(results...))
}

// cancelGather cancels what the future gathers.
func (f *Future) cancelGather(msg rt.Value) (bool, *rt.Exc) {
	if f.Done() {
		return false, nil
	}
	any := false
	for _, c := range f.ext().gather.children {
		ok, err := cancelAny(c.Value(), msg)
		if err != nil {
			return any, err
		}
		any = any || ok
	}
	if any {
		f.ext().gather.requested = true
	}
	return any, nil
}
