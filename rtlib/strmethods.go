package rt

import "strings"

// strArg is a str parameter.
func strArg(v Value, method string) (*Str, *Exc) {
	if s := strOf(v); s != nil {
		return s, nil
	}
	return nil, Errorf(&TypeError, "%s() argument must be str, not %s", method, TypeName(v))
}

// strArgN is a str parameter whose errors say which one it is.
func strArgN(v Value, method string, n int) (*Str, *Exc) {
	if s := strOf(v); s != nil {
		return s, nil
	}
	return nil, Errorf(&TypeError, "%s() argument %d must be str, not %s", method, n, TypeName(v))
}

// textMethod is a method without parameters that gives a str.
func textMethod(name string, f func(s string) string) Def {
	return Def{Name: name, F1: func(v Value) (Value, *Exc) { return SubStr(f(Cast[Str](v).s)), nil }}
}

func testMethod(name string, f func(s string) bool) Def {
	return Def{Name: name, F1: func(v Value) (Value, *Exc) { return Bool(f(Cast[Str](v).s)), nil }}
}

// allRunes tests that there is a character and all satisfy f.
func allRunes(f func(r rune) bool) func(s string) bool {
	return func(s string) bool {
		ok := s != ""
		eachRune(s, func(r rune) bool { ok = f(r); return ok })
		return ok
	}
}

// Strs are texts as a list of str.
func Strs(parts []string) Value {
	items := make([]Value, len(parts))
	for i, p := range parts {
		items[i] = SubStr(p)
	}
	return NewList(items...)
}

func strMethods() []Def {
	return []Def{
		textMethod("capitalize", textCapitalize),
		textMethod("casefold", textFold),
		caseMethod("lower", 'A', 'Z', textLower),
		caseMethod("upper", 'a', 'z', textUpper),
		textMethod("title", textTitle),
		textMethod("swapcase", textSwapCase),
		testMethod("isalpha", allRunes(isAlpha)),
		testMethod("isalnum", allRunes(isAlnum)),
		testMethod("isdecimal", allRunes(isDecimal)),
		testMethod("isdigit", allRunes(isDigitRune)),
		testMethod("isnumeric", allRunes(isNumeric)),
		testMethod("isspace", allRunes(isSpace)),
		testMethod("isascii", isASCII),
		testMethod("isidentifier", IsIdentifier),
		testMethod("isprintable", func(s string) bool { return s == "" || allRunes(isPrintable)(s) }),
		testMethod("islower", func(s string) bool { return hasCase(s, isLower) }),
		testMethod("isupper", func(s string) bool { return hasCase(s, isUpper) }),
		testMethod("istitle", isTitleText),
		strPad("center", centerPadding),
		strPad("ljust", func(n, width int) (int, int) { return 0, max(width-n, 0) }),
		strPad("rjust", func(n, width int) (int, int) { return max(width-n, 0), 0 }),
		{Name: "zfill", F2: func(v, w Value) (Value, *Exc) {
			width, err := IndexInt(w)
			if err != nil {
				return Unset, err
			}
			s := Cast[Str](v)
			return NewStr(zeroFill(s.s, s.len(), width)), nil
		}},
		optional4("count", "sub, start=None, end=None, /", strCount, None, None),
		strFinder("find", strings.Index, false),
		strFinder("index", strings.Index, true),
		strFinder("rfind", strings.LastIndex, false),
		strFinder("rindex", strings.LastIndex, true),
		strAffix("startswith", strings.HasPrefix),
		strAffix("endswith", strings.HasSuffix),
		optional3("encode", "encoding='utf-8', errors='strict'", func(v, encoding, errors Value) (Value, *Exc) {
			return encodeWith("encode", Cast[Str](v).s, encoding, errors)
		}, NewStr("utf-8"), NewStr("strict")),
		{Name: "expandtabs", Sig: "tabsize=8", FN: func(a []Value) (Value, *Exc) {
			n, err := IndexInt(a[1])
			return NewStr(expandTabs(Cast[Str](a[0]).s, n)), err
		}},
		{Name: "format", Sig: "*args, **kwargs", FN: strFormat},
		{Name: "format_map", F2: strFormatMap},
		{Name: "join", F2: strJoin},
		strStrip("strip", true, true),
		strStrip("lstrip", true, false),
		strStrip("rstrip", false, true),
		{Name: "partition", F2: func(v, sep Value) (Value, *Exc) {
			p, err := separator(sep, "partition")
			if err != nil {
				return Unset, err
			}
			before, after, found := strings.Cut(Cast[Str](v).s, p)
			if !found {
				return NewTuple3(exactStr(v), emptyStr, emptyStr), nil
			}
			return NewTuple3(NewStr(before), sep, NewStr(after)), nil
		}},
		{Name: "rpartition", F2: func(v, sep Value) (Value, *Exc) {
			p, err := separator(sep, "rpartition")
			if err != nil {
				return Unset, err
			}
			s := Cast[Str](v).s
			i := strings.LastIndex(s, p)
			if i < 0 {
				return NewTuple3(emptyStr, emptyStr, exactStr(v)), nil
			}
			return NewTuple3(NewStr(s[:i]), sep, NewStr(s[i+len(p):])), nil
		}},
		{Name: "removeprefix", F2: func(v, p Value) (Value, *Exc) {
			x, err := strArg(p, "removeprefix")
			if err != nil {
				return Unset, err
			}
			return NewStr(strings.TrimPrefix(Cast[Str](v).s, x.s)), nil
		}},
		{Name: "removesuffix", F2: func(v, p Value) (Value, *Exc) {
			x, err := strArg(p, "removesuffix")
			if err != nil {
				return Unset, err
			}
			return NewStr(strings.TrimSuffix(Cast[Str](v).s, x.s)), nil
		}},
		optional4("replace", "old, new, /, count=-1", func(v, old, new, count Value) (Value, *Exc) {
			from, err := strArgN(old, "replace", 1)
			if err != nil {
				return Unset, err
			}
			to, err := strArgN(new, "replace", 2)
			if err != nil {
				return Unset, err
			}
			n, err := countLimit(count)
			if err != nil {
				return Unset, err
			}
			return NewStr(replaceText(Cast[Str](v).s, from.s, to.s, n)), nil
		}, Int(-1)),
		strSplit("split", splitWords, splitAt),
		strSplit("rsplit", rsplitWords, rsplitAt),
		optional2("splitlines", "keepends=False", func(v, keepends Value) (Value, *Exc) {
			keep, err := Truth(keepends)
			return Strs(splitLines(Cast[Str](v).s, keep, lineEndText)), err
		}, False),
		{Name: "translate", F2: strTranslate},
		{Name: "maketrans", Sig: "x, y=?, z=?, /", Flags: StaticMethod, FN: strMakeTrans},
		{Name: "__format__", F2: formatMethod},
		{Name: "__getnewargs__", F1: func(v Value) (Value, *Exc) { return NewTuple1(NewStr(Cast[Str](v).s)), nil }},
		{Name: "__sizeof__", F1: func(v Value) (Value, *Exc) { return Int(int64(41 + len(Cast[Str](v).s))), nil }},
	}
}

func separator(v Value, method string) (string, *Exc) {
	s := strOf(v)
	if s == nil {
		return "", Errorf(&TypeError, "must be str, not %s", TypeName(v))
	}
	if s.s == "" {
		return "", Errorf(&ValueError, "empty separator")
	}
	return s.s, nil
}

func strPad(name string, padding func(n, width int) (left, right int)) Def {
	return optional3(name, "width, fillchar=' ', /", func(v, w, fillchar Value) (Value, *Exc) {
		width, err := IndexInt(w)
		if err != nil {
			return Unset, err
		}
		fill := strOf(fillchar)
		if fill == nil {
			return Unset, Errorf(&TypeError, "The fill character must be a unicode character, not %s", TypeName(fillchar))
		}
		if fill.len() != 1 {
			return Unset, Errorf(&TypeError, "The fill character must be exactly one character long")
		}
		s := Cast[Str](v)
		if s.len() >= width {
			return exactStr(v), nil
		}
		left, right := padding(s.len(), width)
		return NewStr(strings.Repeat(fill.s, left) + s.s + strings.Repeat(fill.s, right)), nil
	}, NewStr(" "))
}

// region is the text between the optional limits of s, where it begins, and whether the limits are in order.
func (s *Str) region(start, end Value) (text string, lo int, ok bool, err *Exc) {
	n := s.len()
	lo, hi, err := limits(start, end, n)
	if err != nil || lo > hi {
		return "", 0, false, err
	}
	return s.slice(lo, hi), lo, true, nil
}

func strCount(v, what, start, end Value) (Value, *Exc) {
	sub, err := strArgN(what, "count", 1)
	if err != nil {
		return Unset, err
	}
	text, _, ok, err := Cast[Str](v).region(start, end)
	if err != nil || !ok {
		return Int(0), err
	}
	if sub.s == "" {
		return Int(int64(runeCount(text) + 1)), nil
	}
	return Int(int64(strings.Count(text, sub.s))), nil
}

func strFinder(name string, find func(s, sub string) int, must bool) Def {
	return optional4(name, "sub, start=None, end=None, /", func(v, what, start, end Value) (Value, *Exc) {
		sub, err := strArgN(what, name, 1)
		if err != nil {
			return Unset, err
		}
		text, lo, ok, err := Cast[Str](v).region(start, end)
		if err != nil {
			return Unset, err
		}
		i := -1
		if ok {
			i = find(text, sub.s)
		}
		if i < 0 {
			if must {
				return Unset, Errorf(&ValueError, "substring not found")
			}
			return Int(-1), nil
		}
		if !Cast[Str](v).ascii() {
			i = runeCount(text[:i])
		}
		return Int(int64(lo + i)), nil
	}, None, None)
}

func strAffix(name string, has func(s, affix string) bool) Def {
	return optional4(name, "prefix, start=None, end=None, /", func(v, prefix, start, end Value) (Value, *Exc) {
		text, _, ok, err := Cast[Str](v).region(start, end)
		if err != nil {
			return Unset, err
		}
		if t := As[Tuple](prefix, &TupleType); t != nil {
			for _, x := range t.items {
				s := strOf(x)
				if s == nil {
					return Unset, Errorf(&TypeError, "tuple for %s must only contain str, not %s", name, TypeName(x))
				}
				if ok && has(text, s.s) {
					return True, nil
				}
			}
			return False, nil
		}
		s := strOf(prefix)
		if s == nil {
			return Unset, Errorf(&TypeError, "%s first arg must be str or a tuple of str, not %s", name, TypeName(prefix))
		}
		return Bool(ok && has(text, s.s)), nil
	}, None, None)
}

func strStrip(name string, left, right bool) Def {
	return optional2(name, "chars=None, /", func(v, what Value) (Value, *Exc) {
		s := Cast[Str](v).s
		set := isSpace
		if !what.IsNone() {
			chars := strOf(what)
			if chars == nil {
				return Unset, Errorf(&TypeError, "%s arg must be None or str", name)
			}
			set = func(r rune) bool { return containsRune(chars.s, r) }
		}
		t, complete := s, false
		if what.IsNone() {
			t, complete = trimBlanks(s, left, right)
		}
		if left && !complete {
			t = trimSpaceLeft(t, set)
		}
		if right && !complete {
			t = trimSpaceRight(t, set)
		}
		if len(t) == len(s) {
			return exactStr(v), nil
		}
		return SubStr(t), nil
	}, None)
}

func containsRune(s string, r rune) bool {
	if r < 0x80 {
		return strings.IndexByte(s, byte(r)) >= 0
	}
	return strings.Contains(s, string(appendRune(nil, r)))
}

func strSplit(name string, words func(string, int, func(rune) bool) []string, at func(s, sep string, limit int) []string) Def {
	return optional3(name, "sep=None, maxsplit=-1", func(v, by, maxsplit Value) (Value, *Exc) {
		limit, err := countLimit(maxsplit)
		if err != nil {
			return Unset, err
		}
		s := Cast[Str](v).s
		if by.IsNone() {
			if limit < 0 && Cast[Str](v).ascii() {
				return splitBlanks(s), nil
			}
			return Strs(words(s, limit, isSpace)), nil
		}
		sep, err := separator(by, "split")
		if err != nil {
			if err.typ == &TypeError {
				return Unset, Errorf(&TypeError, "must be str or None, not %s", TypeOf(by).Name)
			}
			return Unset, err
		}
		if limit < 0 && name == "split" { // from the right, separators that overlap are found elsewhere
			return splitText(s, sep), nil
		}
		return Strs(at(s, sep, limit)), nil
	}, None, Int(-1))
}

func strJoin(v, items Value) (Value, *Exc) {
	parts, shared := exactItems(items)
	var err *Exc
	if !shared {
		parts, err = ListOf(items)
	}
	if err != nil {
		if err.typ == &TypeError && TypeOf(items).Iter == nil && TypeOf(items).GetItem == nil {
			return Unset, Errorf(&TypeError, "can only join an iterable")
		}
		return Unset, err
	}
	sep := Cast[Str](v).s
	n := 0
	for i, p := range parts {
		s := strOf(p)
		if s == nil {
			return Unset, Errorf(&TypeError, "sequence item %d: expected str instance, %s found", i, TypeName(p))
		}
		n += len(s.s) + len(sep)
	}
	switch len(parts) {
	case 0:
		return emptyStr, nil
	case 1:
		return exactStr(parts[0]), nil
	}
	o, text := newText(n - len(sep))
	for i, p := range parts {
		if i > 0 {
			text = text[copy(text, sep):]
		}
		text = text[copy(text, Cast[Str](p).s):]
	}
	return FromObj(o), nil
}

func strTranslate(v, table Value) (Value, *Exc) {
	var failed *Exc
	b := make([]byte, 0, len(Cast[Str](v).s))
	eachRune(Cast[Str](v).s, func(r rune) bool {
		x, err := GetItem(table, Int(int64(r)))
		if err != nil {
			if !err.typ.IsSubtype(&LookupError) {
				failed = err
				return false
			}
			b = appendRune(b, r)
			return true
		}
		if s := strOf(x); s != nil {
			b = append(b, s.s...)
		} else if n, big, ok := intOf(x); ok {
			if big != nil || n < 0 || n > 0x10FFFF {
				failed = Errorf(&ValueError, "character mapping must be in range(0x110000)")
				return false
			}
			b = appendRune(b, rune(n))
		} else if !x.IsNone() {
			failed = Errorf(&TypeError, "character mapping must return integer, None or str")
			return false
		}
		return true
	})
	if failed != nil {
		return Unset, failed
	}
	return NewStr(stringView(b)), nil
}

func strMakeTrans(a []Value) (Value, *Exc) {
	d := NewDict()
	if a[1].IsUnset() {
		if !TypeOf(a[0]).IsSubtype(&DictType) {
			return Unset, Errorf(&TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		err := IterAll(a[0], func(k Value) *Exc {
			x, err := GetItem(a[0], k)
			if err != nil {
				return err
			}
			if s := strOf(k); s != nil {
				if s.len() != 1 {
					return Errorf(&ValueError, "string keys in translate table must be of length 1")
				}
				k = Int(int64(s.at(0)))
			} else if !IsIntLike(k) {
				return Errorf(&TypeError, "keys in translate table must be strings or integers")
			}
			return DictSet(d, k, x)
		})
		return d, err
	}
	x := strOf(a[0])
	if x == nil {
		return Unset, Errorf(&TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	y, err := strArgN(a[1], "maketrans", 2)
	if err != nil {
		return Unset, err
	}
	if x.len() != y.len() {
		return Unset, Errorf(&ValueError, "the first two maketrans arguments must have equal length")
	}
	to := runesOf(y.s)
	for i, r := range runesOf(x.s) {
		if err := DictSet(d, Int(int64(r)), Int(int64(to[i]))); err != nil {
			return Unset, err
		}
	}
	if !a[2].IsUnset() {
		z, err := strArgN(a[2], "maketrans", 3)
		if err != nil {
			return Unset, err
		}
		for _, r := range runesOf(z.s) {
			if err := DictSet(d, Int(int64(r)), None); err != nil {
				return Unset, err
			}
		}
	}
	return d, nil
}
