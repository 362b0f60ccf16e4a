package ir

import "fmt"

// Check reports what is wrong with a function: the invariants that every pass must keep. A failure is a bug of the pass that ran last.
func Check(f *Func, lowered bool) error {
	c := &checker{f: f, lowered: lowered, declared: map[*Var]bool{}, marks: map[*Label]int{}, loops: map[*Loop]bool{}}
	for _, vs := range [][]*Var{f.Params, f.Free, f.Vars} {
		for _, v := range vs {
			if c.declared[v] {
				c.fail("variable %s is declared twice", v.Name)
			}
			c.declared[v] = true
		}
	}
	Walk(f.Body, func(s Stmt) {
		if m, ok := s.(*Mark); ok {
			c.marks[m.Label]++
		}
	})
	for l, n := range c.marks {
		if n > 1 {
			c.fail("label %s stands in %d places", l.Name, n)
		}
	}
	c.list(f.Body)
	return c.err
}

type checker struct {
	f        *Func
	lowered  bool
	declared map[*Var]bool
	marks    map[*Label]int
	loops    map[*Loop]bool
	err      error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("function %s: %s", c.f.QualName, fmt.Sprintf(format, args...))
	}
}

func (c *checker) list(list []Stmt) {
	for _, s := range list {
		c.stmt(s)
	}
}

func (c *checker) stmt(s Stmt) {
	Reads(s, func(v *Var) { c.variable(v, "read") })
	Writes(s, func(v *Var) { c.variable(v, "written") })
	if to, _ := ErrTo(s); to != nil && c.marks[to] == 0 {
		c.fail("%T fails to the label %s, which stands nowhere", s, to.Name)
	}
	switch s := s.(type) {
	case *Op:
		c.op(s)
	case *Suspend:
		if s.Start != nil {
			if _, ok := Shapes[s.Start.Code]; !ok {
				c.fail("unknown operation %s", s.Start.Code)
			}
		}
	case *Goto:
		if c.marks[s.To] == 0 {
			c.fail("goto %s, which stands nowhere", s.To.Name)
		}
	case *TryExcept, *TryFinally, *Cleanup, *Swallow:
		if c.lowered {
			c.fail("%T in the lowered stage", s)
		}
	case *Mark, *Catch, *SetHandled, *Fail:
		if !c.lowered {
			c.fail("%T in the structured stage", s)
		}
	case *Break:
		if !c.loops[s.Loop] {
			c.fail("break out of a loop that is not around it")
		}
	case *Continue:
		if !c.loops[s.Loop] {
			c.fail("continue of a loop that is not around it")
		}
	case *Loop:
		c.loops[s] = true
		c.list(s.Body)
		delete(c.loops, s)
		return
	}
	for _, b := range Blocks(s) {
		c.list(*b)
	}
}

func (c *checker) variable(v *Var, how string) {
	if !c.declared[v] && v != Delivered {
		c.fail("variable %s is %s but not declared", v.Name, how)
	}
}

// op checks the shape of an operation, and that its result is none of its operands: an inlined fast path would overwrite it before the slow path reads it.
func (c *checker) op(s *Op) {
	shape, ok := Shapes[s.Code]
	if !ok {
		c.fail("unknown operation %s", s.Code)
		return
	}
	if len(s.Dst) > len(shape.Results) {
		c.fail("%s has %d results, not %d", s.Code, len(shape.Results), len(s.Dst))
	}
	for i, v := range s.Dst {
		if i < len(shape.Results) && v.Kind != shape.Results[i] {
			c.fail("result %s of %s is of the wrong kind", v.Name, s.Code)
		}
		if FastPath[s.Code] {
			for _, a := range s.Args {
				if a == Operand(v) {
					c.fail("%s is both operand and result of %s", v.Name, s.Code)
				}
			}
		}
	}
}
