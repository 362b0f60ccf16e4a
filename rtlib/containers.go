package rt

// This file holds what the containers share: reprs with a recursion guard and arguments of constructors.

// reprEnter notes that v's repr has begun; it is false if it was already under way further up, and then needs no reprLeave.
func reprEnter(v Value) bool {
	for _, x := range T.reprs {
		if x == v {
			return false
		}
	}
	T.reprs = append(T.reprs, v)
	return true
}

func reprLeave() {
	last := len(T.reprs) - 1
	T.reprs[last] = Unset // nothing must keep it alive
	T.reprs = T.reprs[:last]
}

// reprItems is the repr of a container: its items' between before and after; inner where the container contains itself.
func reprItems(v Value, items func() []Value, before, after, inner string) (Value, *Exc) {
	if !reprEnter(v) {
		return NewStr(inner), nil
	}
	defer reprLeave()
	text := []byte(before)
	for i := 0; i < len(items()); i++ {
		if i > 0 {
			text = append(text, ", "...)
		}
		r, err := Repr(items()[i])
		if err != nil {
			return Unset, err
		}
		text = append(text, r...)
	}
	return NewStr(string(append(text, after...))), nil
}

// reprCall is the text of a call with the given arguments.
func reprCall(name string, args ...Value) (Value, *Exc) {
	text := []byte(name + "(")
	for i, a := range args {
		if i > 0 {
			text = append(text, ", "...)
		}
		r, err := Repr(a)
		if err != nil {
			return Unset, err
		}
		text = append(text, r...)
	}
	return NewStr(string(append(text, ')'))), nil
}

func noKeywords(name string, a *Args) *Exc {
	if len(a.Names) > 0 {
		return Errorf(&TypeError, "%s() takes no keyword arguments", name)
	}
	return nil
}

// strictKeywords refuses keywords for instances of t, unless it is a subclass of base that overrides the given method: then they are
// that method's affair.
func strictKeywords(t, base *Type, method string, a *Args) *Exc {
	if len(a.Names) == 0 || t != base && t.lookup(method) != base.lookup(method) {
		return nil
	}
	return noKeywords(base.Name, a)
}

// argCount is the error for a number of positional arguments that is not between lo and hi.
func argCount(name string, a *Args, lo, hi int) *Exc {
	n, bound, limit := len(a.Pos), "at least", lo
	if n > hi {
		bound, limit = "at most", hi
	}
	s := "s"
	if limit == 1 {
		s = ""
	}
	if lo == hi {
		return Errorf(&TypeError, "%s expected %d argument%s, got %d", name, limit, s, n)
	}
	return Errorf(&TypeError, "%s expected %s %d argument%s, got %d", name, bound, limit, s, n)
}
