package rt

// This file defines what generated code calls for single statements and expressions, on top of the operations of the other files.

// KwSet adds the keyword argument name to d, the keyword arguments of a call of f that also has a **argument.
func KwSet(d, name, v, f Value) *Exc {
	one := NewDict()
	if err := DictSet(one, name, v); err != nil {
		return err
	}
	return DictMerge(d, one, f)
}

// AssertionFailed is what a failing assert raises; msg is its message, if it has one.
func AssertionFailed(msg ...Value) *Exc { return contextual(NewExc(&AssertionError, msg...)) }

// contextual gives an exception that is about to be raised the context that `raise` would.
func contextual(e *Exc) *Exc { return Raise(e.Value()) }

// BuildClassEx is BuildClass for bases and keywords that are only known at run time: a tuple and a dict.
func BuildClassEx(name string, bases, kw Value, body func(ns Value) (Value, *Exc)) (Value, *Exc) {
	var names []string
	var vals []Value
	d := Cast[Dict](kw)
	for k, v, i, ok := d.Entry(0); ok; k, v, i, ok = d.Entry(i) {
		s, isStr := StrOf(k)
		if !isStr {
			return Unset, Errorf(&TypeError, "keywords must be strings")
		}
		names, vals = append(names, s), append(vals, v)
	}
	return BuildClass(name, Cast[Tuple](bases).items, names, vals, body)
}

// NSDrop unbinds a name in the namespace of a class body if it is bound: at the end of an except clause.
func NSDrop(ns Value, name string) {
	if v, err := NSGet(ns, name); err == nil && !v.IsUnset() {
		_ = DelItem(ns, internName(name)) // bound a moment ago: a namespace that refuses is the program's own business
	}
}

// StarDone ends a try statement with except* clauses: what it raises, nil for nothing. raised is the list of what came out of
// the clauses, rest what no clause handled.
func StarDone(orig, rest *Exc, raised Value) *Exc {
	var excs []*Exc
	for _, v := range Cast[List](raised).items {
		excs = append(excs, Cast[Exc](v))
	}
	result, failed := StarResult(orig, append(excs, rest)...)
	if failed != nil {
		return failed
	}
	return result
}

// FailUnstarted is how an exception thrown into a generator or coroutine of c that has not started leaves it: as it is. Only what the
// body raises is guarded against being taken for the generator's end.
func (c *Code) FailUnstarted(err *Exc, at int) (Value, *Exc) {
	T.depth++
	c.Trace(err, at)
	return Unset, err
}

// Discard lets go of the result of a call that is a statement, at position at of c, of a function or method called name. If that is a coroutine
// function, the result, which has not started, is reported there, as it is where reference counts find out at once. What another function
// returns may be somebody else's, too.
func Discard(v Value, name string, c *Code, at int) {
	var f *Frame
	var text, made string
	switch TypeOf(v) {
	case &CoroutineType:
		f = Cast[Frame](v)
		made = f.Code.Name
		text = "coroutine '" + f.qualName() + "' was never awaited"
	case &asyncGenOpType:
		o := Cast[asyncGenOp](v)
		f = &o.Frame
		made = [...]string{"asend", "athrow", "aclose", ""}[o.op]
		text = "coroutine method '" + made + "' of '" + o.gen.qualName() + "' was never awaited"
	default:
		return
	}
	if f.State != 0 || f.parent != nil || made != name {
		return
	}
	f.State = -1
	line := int(c.Pos[at][0])
	source := c.File.SourceLine(line) + "\nRuntimeWarning: Enable tracemalloc to get the object allocation traceback"
	if err := WarnAt(&RuntimeWarning, text, c.File.Path(), line, source); err != nil {
		Unraisable(err, "Exception ignored in", v)
	}
}
