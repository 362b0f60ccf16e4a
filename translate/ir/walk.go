package ir

// This file defines how passes look at statements: their blocks, what they read and what they write.

// Blocks are the statement lists within s, in order of execution.
func Blocks(s Stmt) []*[]Stmt {
	switch s := s.(type) {
	case *If:
		return []*[]Stmt{&s.Then, &s.Else}
	case *Loop:
		return []*[]Stmt{&s.Body}
	case *ForNext:
		return []*[]Stmt{&s.Done}
	case *Suspend:
		return []*[]Stmt{&s.Done}
	case *TryExcept:
		return []*[]Stmt{&s.Body, &s.Else, &s.Handler}
	case *TryFinally:
		return []*[]Stmt{&s.Body, &s.Final}
	case *Cleanup:
		return []*[]Stmt{&s.Body, &s.Exit}
	}
	return nil
}

// Walk visits all statements of a list and of the blocks within.
func Walk(list []Stmt, visit func(Stmt)) {
	for _, s := range list {
		visit(s)
		for _, b := range Blocks(s) {
			Walk(*b, visit)
		}
	}
}

// Vars calls visit for every variable that an operand reads.
func Vars(o Operand, visit func(*Var)) {
	switch o := o.(type) {
	case *Var:
		visit(o)
	case CellRef:
		visit(o.Cell)
	case EnvRef:
		visit(o.Cell)
	case *Handled:
		for _, v := range o.Excs {
			visit(v)
		}
	case CondValue:
		CondVars(o.Cond, visit)
	case *Inline:
		for _, a := range o.Op.Args {
			Vars(a, visit)
		}
		for _, c := range o.Op.Cells {
			visit(c)
		}
	}
}

// CondVars calls visit for every variable that a condition reads.
func CondVars(c Cond, visit func(*Var)) {
	if c.A != nil {
		Vars(c.A, visit)
	}
	if c.B != nil {
		Vars(c.B, visit)
	}
}

// Reads calls visit for every variable that s itself reads, not the blocks within.
func Reads(s Stmt, visit func(*Var)) {
	all := func(os []Operand) {
		for _, o := range os {
			Vars(o, visit)
		}
	}
	op := func(o *Op) {
		if o != nil {
			all(o.Args)
			for _, c := range o.Cells {
				visit(c)
			}
		}
	}
	one := func(o Operand) {
		if o != nil {
			Vars(o, visit)
		}
	}
	switch s := s.(type) {
	case *Op:
		op(s)
	case *Move:
		one(s.From)
		if c, ok := s.To.(CellRef); ok {
			visit(c.Cell)
		}
	case *If:
		CondVars(s.Cond, visit)
	case *ForNext:
		one(s.Iter)
	case *Return:
		one(s.Value)
	case *Raise:
		op(s.Make)
		one(s.Exc)
	case *Suspend:
		op(s.Start)
		one(s.Value)
		if s.Held != nil {
			one(s.Held)
		}
	case *SetHandled:
		one(s.To)
	}
}

// Writes calls visit for every variable that s itself assigns when it succeeds.
func Writes(s Stmt, visit func(*Var)) {
	switch s := s.(type) {
	case *Op:
		for _, v := range s.Dst {
			visit(v)
		}
	case *Move:
		if v, ok := s.To.(*Var); ok {
			visit(v)
		}
	case *ForNext:
		visit(s.Dst)
		if s.Second != nil {
			visit(s.Second)
		}
	case *Suspend:
		if s.Start != nil {
			for _, v := range s.Start.Dst {
				visit(v)
			}
		}
		if s.Dst != nil {
			visit(s.Dst)
		}
	case *Catch:
		if s.Exc != nil {
			visit(s.Exc)
		}
	}
}

// ErrTo is where s goes when it fails, and whether it can fail at all.
func ErrTo(s Stmt) (to *Label, fails bool) {
	switch s := s.(type) {
	case *Op:
		return s.ErrTo, Shapes[s.Code].Fails
	case *ForNext:
		return s.ErrTo, true
	case *Suspend:
		return s.ErrTo, true
	case *Raise:
		return s.ErrTo, true
	}
	return nil, false
}

// SetErrTo replaces the label that s goes to when it fails, if it has one.
func SetErrTo(s Stmt, by func(*Label) *Label) {
	set := func(l **Label) {
		if *l != nil {
			*l = by(*l)
		}
	}
	switch s := s.(type) {
	case *Op:
		set(&s.ErrTo)
	case *ForNext:
		set(&s.ErrTo)
	case *Suspend:
		set(&s.ErrTo)
		if s.Start != nil {
			set(&s.Start.ErrTo)
		}
	case *Raise:
		set(&s.ErrTo)
	}
}

// Positions calls visit with the address of every position index in s.
func Positions(s Stmt, visit func(*int)) {
	op := func(o *Op) {
		if o != nil {
			visit(&o.Pos)
			if o.AttrPos != 0 {
				visit(&o.AttrPos)
			}
		}
	}
	switch s := s.(type) {
	case *Op:
		op(s)
	case *ForNext:
		visit(&s.Pos)
		if s.Second != nil {
			visit(&s.UnpackPos)
		}
	case *Suspend:
		visit(&s.Pos)
		op(s.Start)
	case *Raise:
		visit(&s.Pos)
		op(s.Make)
	}
}
