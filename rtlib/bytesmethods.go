package rt

import (
	"strings"
)

func asciiSpace(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' }

// bytesArg is a bytes-like parameter.
func bytesArg(v Value) (string, *Exc) {
	s, ok := bytesText(v)
	if !ok {
		return "", Errorf(&TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
	}
	return s, nil
}

func mapBytes(f func(c byte, i int, previous byte) byte) func(string) string {
	return func(s string) string {
		out := []byte(s)
		previous := byte(0)
		for i, c := range out {
			out[i] = f(c, i, previous)
			previous = c
		}
		return stringView(out)
	}
}

func upperByte(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 32
	}
	return c
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 32
	}
	return c
}

func isAlphaByte(c byte) bool { return 'a' <= c|32 && c|32 <= 'z' }
func isUpperByte(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLowerByte(c byte) bool { return 'a' <= c && c <= 'z' }

func allBytes(f func(c byte) bool) func(string) bool {
	return func(s string) bool {
		for i := 0; i < len(s); i++ {
			if !f(s[i]) {
				return false
			}
		}
		return s != ""
	}
}

func casedBytes(want, other func(c byte) bool) func(string) bool {
	return func(s string) bool {
		found := false
		for i := 0; i < len(s); i++ {
			if other(s[i]) {
				return false
			}
			found = found || want(s[i])
		}
		return found
	}
}

func bytesList(v Value, parts []string) Value {
	items := make([]Value, len(parts))
	for i, p := range parts {
		items[i] = sameKind(v, p)
	}
	return NewList(items...)
}

// bytesMethods are the methods that bytes and bytearray share.
func bytesMethods(typeName string) []Def {
	text := func(name string, f func(string) string) Def {
		return Def{Name: name, F1: func(v Value) (Value, *Exc) {
			s, _ := bytesText(v)
			return sameKind(v, f(s)), nil
		}}
	}
	test := func(name string, f func(string) bool) Def {
		return Def{Name: name, F1: func(v Value) (Value, *Exc) {
			s, _ := bytesText(v)
			return Bool(f(s)), nil
		}}
	}
	pad := func(name string, padding func(n, width int) (int, int)) Def {
		return Def{Name: name, Sig: "width, fillchar=b' ', /", FN: func(a []Value) (Value, *Exc) {
			width, err := IndexInt(a[1])
			if err != nil {
				return Unset, err
			}
			fill, ok := bytesText(a[2])
			if !ok {
				return Unset, Errorf(&TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, TypeName(a[2]))
			}
			if len(fill) != 1 {
				return Unset, Errorf(&TypeError, "%s() argument 2 must be a byte string of length 1, not a bytes object of length %d", name, len(fill))
			}
			s, _ := bytesText(a[0])
			if len(s) >= width {
				return sameKind(a[0], s), nil
			}
			left, right := padding(len(s), width)
			return sameKind(a[0], strings.Repeat(fill, left)+s+strings.Repeat(fill, right)), nil
		}}
	}
	strip := func(name string, left, right bool) Def {
		return optional2(name, "bytes=None, /", func(v, what Value) (Value, *Exc) {
			s, _ := bytesText(v)
			set := " \t\n\r\v\f"
			if !what.IsNone() {
				var err *Exc
				if set, err = bytesArg(what); err != nil {
					return Unset, err
				}
			}
			for left && s != "" && strings.IndexByte(set, s[0]) >= 0 {
				s = s[1:]
			}
			for right && s != "" && strings.IndexByte(set, s[len(s)-1]) >= 0 {
				s = s[:len(s)-1]
			}
			return sameKind(v, s), nil
		}, None)
	}
	finder := func(name string, find func(s, sub string) int, must bool) Def {
		return optional4(name, "sub, start=None, end=None, /", func(v, what, start, end Value) (Value, *Exc) {
			s, _ := bytesText(v)
			sub, err := subBytes(what)
			if err != nil {
				return Unset, err
			}
			lo, hi, err := limits(start, end, len(s))
			if err != nil {
				return Unset, err
			}
			if lo <= hi {
				if i := find(s[lo:hi], sub); i >= 0 {
					return Int(int64(lo + i)), nil
				}
			}
			if must {
				return Unset, Errorf(&ValueError, "subsection not found")
			}
			return Int(-1), nil
		}, None, None)
	}
	affix := func(name string, has func(s, x string) bool) Def {
		return optional4(name, "prefix, start=None, end=None, /", func(v, prefix, start, end Value) (Value, *Exc) {
			s, _ := bytesText(v)
			lo, hi, err := limits(start, end, len(s))
			if err != nil {
				return Unset, err
			}
			ok := lo <= hi
			if t := As[Tuple](prefix, &TupleType); t != nil {
				for _, x := range t.items {
					p, err := bytesArg(x)
					if err != nil {
						return Unset, err
					}
					if ok && has(s[lo:hi], p) {
						return True, nil
					}
				}
				return False, nil
			}
			p, isBytes := bytesText(prefix)
			if !isBytes {
				return Unset, Errorf(&TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, TypeName(prefix))
			}
			return Bool(ok && has(s[lo:hi], p)), nil
		}, None, None)
	}
	split := func(name string, words func(string, int, func(rune) bool) []string, at func(s, sep string, limit int) []string) Def {
		return optional3(name, "sep=None, maxsplit=-1", func(v, by, maxsplit Value) (Value, *Exc) {
			s, _ := BytesLike(v)
			limit, err := countLimit(maxsplit)
			if err != nil {
				return Unset, err
			}
			if by.IsNone() {
				return bytesList(v, bytesWords(s, limit, words)), nil
			}
			sep, err := bytesArg(by)
			if err != nil {
				return Unset, err
			}
			if sep == "" {
				return Unset, Errorf(&ValueError, "empty separator")
			}
			return bytesList(v, at(s, sep, limit)), nil
		}, None, Int(-1))
	}
	trim := func(name string, f func(s, x string) string) Def {
		return Def{Name: name, F2: func(v, x Value) (Value, *Exc) {
			s, _ := bytesText(v)
			p, err := bytesArg(x)
			if err != nil {
				return Unset, err
			}
			return sameKind(v, f(s, p)), nil
		}}
	}
	partition := func(name string, find func(s, sep string) int, right bool) Def {
		return Def{Name: name, F2: func(v, x Value) (Value, *Exc) {
			s, _ := bytesText(v)
			sep, err := bytesArg(x)
			if err != nil {
				return Unset, err
			}
			if sep == "" {
				return Unset, Errorf(&ValueError, "empty separator")
			}
			empty := func() Value { return sameKind(v, "") }
			i := find(s, sep)
			switch {
			case i < 0 && right:
				return NewTuple3(empty(), empty(), sameKind(v, s)), nil
			case i < 0:
				return NewTuple3(sameKind(v, s), empty(), empty()), nil
			}
			return NewTuple3(sameKind(v, s[:i]), sameKind(v, sep), sameKind(v, s[i+len(sep):])), nil
		}}
	}
	return []Def{
		text("capitalize", mapBytes(func(c byte, i int, _ byte) byte {
			if i == 0 {
				return upperByte(c)
			}
			return lowerByte(c)
		})),
		text("lower", mapBytes(func(c byte, _ int, _ byte) byte { return lowerByte(c) })),
		text("upper", mapBytes(func(c byte, _ int, _ byte) byte { return upperByte(c) })),
		text("title", mapBytes(func(c byte, _ int, p byte) byte {
			if isAlphaByte(p) {
				return lowerByte(c)
			}
			return upperByte(c)
		})),
		text("swapcase", mapBytes(func(c byte, _ int, _ byte) byte {
			if isAlphaByte(c) {
				return c ^ 32
			}
			return c
		})),
		test("isalpha", allBytes(isAlphaByte)),
		test("isdigit", allBytes(isDigit)),
		test("isalnum", allBytes(func(c byte) bool { return isAlphaByte(c) || isDigit(c) })),
		test("isspace", allBytes(func(c byte) bool { return asciiSpace(rune(c)) })),
		test("isascii", isASCII),
		test("isupper", casedBytes(isUpperByte, isLowerByte)),
		test("islower", casedBytes(isLowerByte, isUpperByte)),
		test("istitle", func(s string) bool { return isASCII(s) && isTitleText(s) }),
		pad("center", centerPadding),
		pad("ljust", func(n, width int) (int, int) { return 0, width - n }),
		pad("rjust", func(n, width int) (int, int) { return width - n, 0 }),
		strip("strip", true, true), strip("lstrip", true, false), strip("rstrip", false, true),
		finder("find", strings.Index, false), finder("index", strings.Index, true),
		finder("rfind", strings.LastIndex, false), finder("rindex", strings.LastIndex, true),
		affix("startswith", strings.HasPrefix), affix("endswith", strings.HasSuffix),
		split("split", splitWords, splitAt), split("rsplit", rsplitWords, rsplitAt),
		trim("removeprefix", strings.TrimPrefix), trim("removesuffix", strings.TrimSuffix),
		partition("partition", strings.Index, false), partition("rpartition", strings.LastIndex, true),
		{Name: "count", Sig: "sub, start=None, end=None, /", FN: bytesCount},
		optional3("decode", "encoding='utf-8', errors='strict'", func(v, encoding, errors Value) (Value, *Exc) {
			s, _ := BytesLike(v)
			return decodeWith("decode", s, encoding, errors, 1)
		}, NewStr("utf-8"), NewStr("strict")),
		{Name: "expandtabs", Sig: "tabsize=8", FN: func(a []Value) (Value, *Exc) {
			s, _ := bytesText(a[0])
			n, err := IndexInt(a[1])
			return sameKind(a[0], expandTabs(s, n)), err
		}},
		{Name: "hex", Sig: "sep=?, bytes_per_sep=1", FN: func(a []Value) (Value, *Exc) {
			s, _ := bytesText(a[0])
			return bytesHex(s, a[1], a[2])
		}},
		{Name: "fromhex", Flags: ClassMethod, F2: bytesFromHex},
		{Name: "join", F2: bytesJoin},
		{Name: "replace", Sig: "old, new, count=-1, /", FN: bytesReplace},
		{Name: "splitlines", Sig: "keepends=False", FN: func(a []Value) (Value, *Exc) {
			s, _ := BytesLike(a[0])
			keep, err := Truth(a[1])
			return bytesList(a[0], splitLines(s, keep, lineEndBytes)), err
		}},
		{Name: "translate", Sig: "table, /, delete=b''", FN: bytesTranslate},
		{Name: "maketrans", Flags: StaticMethod, F2: bytesMakeTrans},
		{Name: "zfill", F2: func(v, w Value) (Value, *Exc) {
			s, _ := bytesText(v)
			width, err := IndexInt(w)
			return sameKind(v, zeroFill(s, len(s), width)), err
		}},
	}
}

// bytesWords splits at ASCII space; bytes beyond ASCII must not be taken for characters.
func bytesWords(s string, limit int, words func(string, int, func(rune) bool) []string) []string {
	if isASCII(s) {
		return words(s, limit, asciiSpace)
	}
	wide := words(latin1Text(s), limit, asciiSpace)
	for i, w := range wide {
		wide[i] = latin1Bytes(w)
	}
	return wide
}

func latin1Text(s string) string {
	b := make([]byte, 0, len(s)*2)
	for i := 0; i < len(s); i++ {
		b = appendRune(b, rune(s[i]))
	}
	return stringView(b)
}

// latin1Bytes is the inverse of latin1Text.
func latin1Bytes(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = append(b, byte(r))
	}
	return stringView(b)
}

// subBytes is what find and count look for: a bytes-like object or a byte.
func subBytes(v Value) (string, *Exc) {
	if s, ok := bytesText(v); ok {
		return s, nil
	}
	if !IsIntLike(v) && TypeOf(v).Index == nil {
		return "", Errorf(&TypeError, "argument should be integer or bytes-like object, not '%s'", TypeName(v))
	}
	c, err := byteValue(v, "byte")
	return string([]byte{c}), err
}

func bytesCount(a []Value) (Value, *Exc) {
	s, _ := bytesText(a[0])
	sub, err := subBytes(a[1])
	if err != nil {
		return Unset, err
	}
	lo, hi, err := limits(a[2], a[3], len(s))
	if err != nil || lo > hi {
		return Int(0), err
	}
	if sub == "" {
		return Int(int64(hi - lo + 1)), nil
	}
	return Int(int64(strings.Count(s[lo:hi], sub))), nil
}

// bytesHex is bytes.hex with an optional separator between groups.
func bytesHex(s string, sep, group Value) (Value, *Exc) {
	size, err := IndexInt(group)
	if err != nil {
		return Unset, err
	}
	mark := ""
	if !sep.IsUnset() {
		length, err := Len(sep)
		if err != nil {
			return Unset, err
		}
		if length != 1 {
			return Unset, Errorf(&ValueError, "sep must be length 1.")
		}
		var ok bool
		if mark, ok = StrOf(sep); !ok {
			if mark, ok = bytesText(sep); !ok {
				return Unset, Errorf(&TypeError, "sep must be str or bytes.")
			}
		}
		if !isASCII(mark) {
			return Unset, Errorf(&ValueError, "sep must be ASCII.")
		}
	}
	n := max(size, -size)
	out := make([]byte, 0, 3*len(s))
	for i := 0; i < len(s); i++ {
		if mark != "" && n > 0 && i > 0 {
			// Groups count from the right for a positive size.
			if size > 0 && (len(s)-i)%n == 0 || size < 0 && i%n == 0 {
				out = append(out, mark...)
			}
		}
		out = append(out, lowerHex[s[i]>>4], lowerHex[s[i]&15])
	}
	return NewStr(stringView(out)), nil
}

func hexDigit(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case 'a' <= c|32 && c|32 <= 'f':
		return int(c|32-'a') + 10
	}
	return -1
}

func bytesFromHex(cls, v Value) (Value, *Exc) {
	s, ok := StrOf(v)
	if !ok {
		return Unset, Errorf(&TypeError, "fromhex() argument must be str, not %s", TypeName(v))
	}
	out := make([]byte, 0, len(s)/2)
	invalid := func(i int) (Value, *Exc) {
		return Unset, Errorf(&ValueError, "non-hexadecimal number found in fromhex() arg at position %d", runeCount(s[:i]))
	}
	for i := 0; i < len(s); {
		if asciiSpace(rune(s[i])) {
			i++
			continue
		}
		hi := hexDigit(s[i])
		if hi < 0 {
			return invalid(i)
		}
		if i+1 >= len(s) {
			return invalid(i + 1)
		}
		lo := hexDigit(s[i+1])
		if lo < 0 {
			return invalid(i + 1)
		}
		out = append(out, byte(hi<<4|lo))
		i += 2
	}
	switch t := Cast[Type](cls); {
	case t == &BytesType:
		return NewBytes(stringView(out)), nil
	case t == &ByteArrayType:
		return NewByteArray(out), nil
	}
	return Call1(cls, NewBytes(stringView(out)))
}

func bytesJoin(v, items Value) (Value, *Exc) {
	parts, err := ListOf(items)
	if err != nil {
		if err.typ == &TypeError && TypeOf(items).Iter == nil && TypeOf(items).GetItem == nil {
			return Unset, Errorf(&TypeError, "can only join an iterable")
		}
		return Unset, err
	}
	sep, _ := bytesText(v)
	var out []byte
	for i, p := range parts {
		s, ok := bytesText(p)
		if !ok {
			return Unset, Errorf(&TypeError, "sequence item %d: expected a bytes-like object, %s found", i, TypeName(p))
		}
		if i > 0 {
			out = append(out, sep...)
		}
		out = append(out, s...)
	}
	if As[ByteArray](v, &ByteArrayType) != nil {
		return NewByteArray(out), nil
	}
	return NewBytes(stringView(out)), nil
}

func bytesReplace(a []Value) (Value, *Exc) {
	from, err := bytesArg(a[1])
	if err != nil {
		return Unset, err
	}
	to, err := bytesArg(a[2])
	if err != nil {
		return Unset, err
	}
	n, err := countLimit(a[3])
	if err != nil {
		return Unset, err
	}
	s, _ := bytesText(a[0])
	if from == "" && !isASCII(s+to) {
		return sameKind(a[0], latin1Bytes(replaceText(latin1Text(s), "", latin1Text(to), n))), nil
	}
	return sameKind(a[0], replaceText(s, from, to, n)), nil
}

func bytesTranslate(a []Value) (Value, *Exc) {
	table := ""
	if !a[1].IsNone() {
		var err *Exc
		if table, err = bytesArg(a[1]); err != nil {
			return Unset, err
		}
		if len(table) != 256 {
			return Unset, Errorf(&ValueError, "translation table must be 256 characters long")
		}
	}
	drop, err := bytesArg(a[2])
	if err != nil {
		return Unset, err
	}
	s, _ := bytesText(a[0])
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(drop, s[i]) >= 0 {
			continue
		}
		if table == "" {
			out = append(out, s[i])
		} else {
			out = append(out, table[s[i]])
		}
	}
	return sameKind(a[0], stringView(out)), nil
}

func bytesMakeTrans(x, y Value) (Value, *Exc) {
	from, err := bytesArg(x)
	if err != nil {
		return Unset, err
	}
	to, err := bytesArg(y)
	if err != nil {
		return Unset, err
	}
	if len(from) != len(to) {
		return Unset, Errorf(&ValueError, "maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i := 0; i < len(from); i++ {
		table[from[i]] = to[i]
	}
	return NewBytes(stringView(table)), nil
}
