package rt

// This file is the builtins aiter and anext.

// anextDefault is the awaitable of anext(it, default): a coroutine that awaits the next item and returns the default at the end.
type anextDefault struct {
	Frame
	item, def Value
}

var codeANext = Code{Name: "anext", QualName: "anext", Kind: Coroutine}

func stepANextDefault(f *Frame, v Value, err *Exc) (Value, *Exc) {
	o := FrameAs[anextDefault](f)
	if f.State == 0 && err == nil {
		v, err = Await(o.item)
	}
	switch {
	case err == nil:
		return v, nil
	case err == &suspendX:
		T.depth-- // what Await counts back
		return f.Await(1, v)
	case err == &stopAsyncX || err.isStopAsyncIteration():
		return o.def, nil
	}
	return Unset, Materialize(err)
}

func builtinAIter(x Value) (Value, *Exc) {
	t := TypeOf(x)
	if t.AIter == nil {
		return Unset, Errorf(&TypeError, "'%s' object is not an async iterable", t.TypeName())
	}
	it, err := t.AIter(x)
	if err == nil && TypeOf(it).ANext == nil {
		err = Errorf(&TypeError, "aiter() returned not an async iterator of type '%s'", TypeName(it))
	}
	return it, err
}

func builtinANext(it Value) (Value, *Exc) {
	t := TypeOf(it)
	if t.ANext == nil {
		return Unset, Errorf(&TypeError, "'%s' object is not an async iterator", t.TypeName())
	}
	return t.ANext(it)
}

func asyncBuiltins() []Def {
	codeANext.Step = stepANextDefault
	return []Def{
		{Name: "aiter", F1: builtinAIter},
		{Name: "anext", F1: builtinANext, F2: func(it, def Value) (Value, *Exc) {
			item, err := builtinANext(it)
			if err != nil {
				return Unset, err
			}
			o := &anextDefault{item: item, def: def}
			o.Init(&codeANext)
			return o.Value(), nil
		}},
	}
}
