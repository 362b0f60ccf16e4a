package rt

// textBuiltins are the builtin functions of numbers, text and streams.
func textBuiltins() []Def {
	return []Def{
		{Name: "abs", F1: func(v Value) (Value, *Exc) {
			if f := TypeOf(v).Abs; f != nil {
				return f(v)
			}
			return Unset, Errorf(&TypeError, "bad operand type for abs(): '%s'", TypeName(v))
		}},
		{Name: "bin", F1: func(v Value) (Value, *Exc) { return radix(v, 'b') }},
		{Name: "oct", F1: func(v Value) (Value, *Exc) { return radix(v, 'o') }},
		{Name: "hex", F1: func(v Value) (Value, *Exc) { return radix(v, 'x') }},
		{Name: "chr", F1: func(v Value) (Value, *Exc) {
			n, err := IndexValue(v)
			if err != nil {
				return Unset, err
			}
			if !n.IsInt() || n.AsInt() < 0 || n.AsInt() > 0x10FFFF {
				return Unset, Errorf(&ValueError, "chr() arg not in range(0x110000)")
			}
			return runeStr(rune(n.AsInt())), nil
		}},
		{Name: "ord", F1: builtinOrd},
		{Name: "divmod", F2: func(a, b Value) (Value, *Exc) { return BinaryOperator(a, b, OpDivMod) }},
		{Name: "pow", Sig: "base, exp, mod=None", F2: Pow, FN: func(a []Value) (Value, *Exc) { return powMod(a[0], a[1], a[2]) }},
		{Name: "round", Sig: "number, ndigits=None", FN: builtinRound},
		{Name: "format", Sig: "value, format_spec='', /", FN: func(a []Value) (Value, *Exc) { return Format(a[0], a[1]) }},
		{Name: "print", Sig: `*args, sep=' ', end='\n', file=None, flush=False`, FN: builtinPrint, F1: func(v Value) (Value, *Exc) {
			args := [1]Value{v}
			return None, printTo(Stdout, args[:], " ", "\n")
		}, F0: func() (Value, *Exc) { return None, printTo(Stdout, nil, " ", "\n") }},
		{Name: "input", Sig: "prompt=?, /", FN: builtinInput},
		{Name: "open", Sig: openSig, FN: builtinOpen},
	}
}

// radix is bin, oct and hex.
func radix(v Value, code rune) (Value, *Exc) {
	x, err := IndexValue(v)
	if err != nil {
		return Unset, err
	}
	n, b, _ := intOf(x)
	digits, prefix, err := intDigits(n, b, code, true)
	if err != nil {
		return Unset, err
	}
	if n < 0 || b != nil && b.Sign() < 0 {
		prefix = "-" + prefix
	}
	return NewStr(prefix + digits), nil
}

func builtinOrd(v Value) (Value, *Exc) {
	n := 0
	if s := strOf(v); s != nil {
		if n = s.len(); n == 1 {
			return Int(int64(s.at(0))), nil
		}
	} else if s, ok := bytesText(v); ok && As[MemoryView](v, &MemoryViewType) == nil {
		if n = len(s); n == 1 {
			return Int(int64(s[0])), nil
		}
	} else {
		return Unset, Errorf(&TypeError, "ord() expected string of length 1, but %s found", TypeName(v))
	}
	return Unset, Errorf(&TypeError, "ord() expected a character, but string of length %d found", n)
}

// powMod is pow(a, b, m); m None is a**b.
func powMod(a, b, m Value) (Value, *Exc) {
	if m.IsNone() {
		return Pow(a, b)
	}
	for _, v := range []Value{a, b, m} {
		if f := TypeOf(v).PowMod; f != nil {
			r, err := f(a, b, m)
			if err != nil || r != NotImplemented {
				return r, err
			}
		}
	}
	return Unset, Errorf(&TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", TypeName(a), TypeName(b), TypeName(m))
}

func builtinRound(a []Value) (Value, *Exc) {
	if a[1].IsNone() {
		switch {
		case a[0].IsInt():
			return a[0], nil
		}
	}
	m, err := lookupSpecial(a[0], "__round__")
	if err != nil {
		return Unset, err
	}
	if m.IsUnset() {
		return Unset, Errorf(&TypeError, "type %s doesn't define __round__ method", TypeName(a[0]))
	}
	if a[1].IsNone() {
		return Call0(m)
	}
	return Call1(m, a[1])
}
