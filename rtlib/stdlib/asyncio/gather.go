package asyncio

import (
	"slices"

	rt "github.com/py2go/py2go/rtlib"
)

// gatherState is what the future that gather returns knows of those that it gathers.
type gatherState struct {
	children  []*Future  // nil: it was an eager task, and ended at once
	results   []rt.Value // those of such tasks, at their places
	distinct  int        // children that are not the same
	done      int
	keep      bool // return_exceptions
	requested bool // cancel was called
}

// few is how many awaitables are compared one by one to find those given twice.
const few = 16

var gatheringType = rt.Type{Name: "_GatheringFuture", Module: "asyncio.tasks", Base: &FutureType, Flags: rt.BaseType}

// gatherer is gathered as a function, for futures and loops that call it themselves.
func (f *Future) gatherer() rt.Value {
	return rt.NewFunc(&rt.Def{Name: "_done_callback", Sig: "fut", F1: func(child rt.Value) (rt.Value, *rt.Exc) {
		return rt.None, f.gathered(futureOf(child))
	}}, "asyncio.tasks", "gather.<locals>._done_callback", false)
}

// gather is asyncio.gather(*aws, return_exceptions=keep).
func gather(aws []rt.Value, keep bool) (rt.Value, *rt.Exc) {
	if len(aws) == 0 {
		l, err := currentLoop()
		if err != nil {
			return rt.Unset, err
		}
		f, err := l.newFuture()
		if err != nil {
			return rt.Unset, err
		}
		return f.Value(), f.finish(rt.NewList())
	}
	var (
		l       *Loop
		outer   *Future      // the result; nil as long as everything was an eager task and ended at once
		g       *gatherState // its state
		results []rt.Value
		store   [few]*Future
	)
	early := store[:0]
	given := places{aws: aws}
	for i, aw := range aws {
		if j := given.before(i); j >= 0 {
			if g != nil {
				g.children = append(g.children, g.children[j])
			}
			if results != nil {
				results[i] = results[j]
			}
			continue
		}
		f, v, err := begin(&l, aw)
		if err != nil {
			return rt.Unset, err
		}
		if f == nil {
			if results == nil {
				results = make([]rt.Value, len(aws))
			}
			results[i] = v
			if g != nil {
				g.children = append(g.children, nil)
			}
			continue
		}
		if g == nil {
			outer, g = newGathering(l, keep, i, len(aws))
		}
		g.children = append(g.children, f)
		g.distinct++
		if f.Value() != aw {
			f.flags |= quiet
		}
		if f.Done() {
			early = append(early, f)
		} else if err := f.follow(&outer.Obj); err != nil {
			return rt.Unset, err
		}
	}
	if g == nil {
		outer = &Future{Obj: rt.MakeObj(&gatheringType), loop: l, flags: gathering}
		return outer.Value(), outer.SetResult(rt.NewList(results...))
	}
	g.results = results
	for _, f := range early {
		if err := outer.gathered(f); err != nil {
			return rt.Unset, err
		}
	}
	return outer.Value(), nil
}

// newGathering is the future of n awaitables, of which the first ones, done in number, were eager tasks that have ended already.
func newGathering(l *Loop, keep bool, done, n int) (*Future, *gatherState) {
	made := &struct {
		Future
		futureExt
		gatherState
	}{Future: Future{Obj: rt.MakeObj(&gatheringType), loop: l, flags: gathering}, gatherState: gatherState{keep: keep, children: make([]*Future, done, n)}}
	made.futureExt.Obj, made.futureExt.gather = rt.MakeObj(&extType), &made.gatherState
	made.Future.waiting = &made.futureExt.Obj
	return &made.Future, &made.gatherState
}

// places finds awaitables that are given twice.
type places struct {
	aws   []rt.Value
	index map[rt.Value]int // where each of them stands first; only if there are more than few
}

// before is where the awaitable at i stands before, -1 if nowhere.
func (p *places) before(i int) int {
	if len(p.aws) <= few {
		return slices.Index(p.aws[:i], p.aws[i])
	}
	if p.index == nil {
		p.index = make(map[rt.Value]int, len(p.aws))
	}
	if j, ok := p.index[p.aws[i]]; ok {
		return j
	}
	p.index[p.aws[i]] = i
	return -1
}

// begin is the future of aw, which is gathered; nil and its result if aw was an eager task that has ended already. *l is the loop, nil as long
// as that is open.
func begin(l **Loop, aw rt.Value) (*Future, rt.Value, *rt.Exc) {
	if *l == nil && rt.TypeOf(aw) == &rt.CoroutineType {
		var err *rt.Exc
		if *l, err = currentLoop(); err != nil {
			return nil, rt.Unset, err
		}
	}
	if *l != nil && (*l).runsEagerly(aw) {
		t, v, err := (*l).startUnseen(aw)
		if t == nil {
			return nil, v, err
		}
		return &t.Future, rt.Unset, nil
	}
	if rt.TypeOf(aw) != &rt.CoroutineType && AsFuture(aw) == nil {
		if _, err := rt.Hash(aw); err != nil { // CPython's gather keeps its arguments in a dict
			return nil, rt.Unset, err
		}
	}
	f, err := ensureFuture(aw, *l)
	if err == nil {
		*l = f.loop
	}
	return f, rt.Unset, err
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
	return outer.settle()
}

// settle gives the future the results of what it gathers, all of which is done.
func (outer *Future) settle() *rt.Exc {
	g := outer.ext().gather
	results := g.results
	if results == nil {
		results = make([]rt.Value, len(g.children))
	}
	for i, c := range g.children {
		switch {
		case c == nil:
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
		for _, c := range slices.Backward(g.children) {
			if c != nil {
				return outer.SetException(c.cancelledError())
			}
		}
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
		if c == nil {
			continue
		}
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
