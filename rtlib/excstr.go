package rt

import (
	"fmt"
	"path"
	"unicode/utf8"
)

// This file is str() and repr() of exceptions.

// str is what str(e) gives where no Python class overrides it.
func (e *Exc) str() (string, *Exc) {
	if f := strFamily(e.typ); f != nil {
		if s, ok, err := f.str(e); ok || err != nil {
			return s, err
		}
	}
	switch args := e.Args(); len(args) {
	case 0:
		return "", nil
	case 1:
		return ToStr(args[0])
	}
	return Repr(e.args)
}

// strFamily is the family whose str() instances of t inherit, nil for that of BaseException.
func strFamily(t *Type) *excFamily {
	for _, c := range t.MRO {
		for _, f := range excFamilies {
			if f.base == c && f.str != nil {
				return f
			}
		}
	}
	return nil
}

// Text is str(e), through whatever __str__ its class has; a __str__ that fails gives the placeholder of tracebacks.
func (e *Exc) Text() string {
	s, err := ToStr(e.Value())
	if err != nil {
		return "<exception str() failed>"
	}
	return s
}

func excStr(self Value) (Value, *Exc) {
	s, err := Cast[Exc](self).str()
	if err != nil {
		return Unset, err
	}
	return NewStr(s), nil
}

func excRepr(self Value) (Value, *Exc) {
	e := Cast[Exc](self)
	name := e.typ.Name
	switch args := e.Args(); len(args) {
	case 0:
		return NewStr(name + "()"), nil
	case 1:
		s, err := Repr(args[0])
		if err != nil {
			return Unset, err
		}
		return NewStr(name + "(" + s + ")"), nil
	}
	s, err := Repr(e.args)
	if err != nil {
		return Unset, err
	}
	return NewStr(name + s), nil
}

func strKeyError(e *Exc) (string, bool, *Exc) {
	if args := e.Args(); len(args) == 1 {
		s, err := Repr(args[0])
		return s, true, err
	}
	return "", false, nil
}

func strImportError(e *Exc) (string, bool, *Exc) {
	s, ok := StrOf(e.member(importMsg))
	return s, ok, nil
}

func strOSError(e *Exc) (string, bool, *Exc) {
	no, text, file, file2 := e.member(osErrno), e.member(osStrerror), e.member(osFilename), e.member(osFilename2)
	if no.IsUnset() || text.IsUnset() {
		return "", false, nil
	}
	n, err := ToStr(no)
	if err != nil {
		return "", true, err
	}
	t, err := ToStr(text)
	if err != nil {
		return "", true, err
	}
	s := fmt.Sprintf("[Errno %s] %s", n, t)
	if file.IsUnset() {
		return s, true, nil
	}
	f, err := Repr(file)
	if err != nil || file2.IsUnset() {
		return s + ": " + f, true, err
	}
	f2, err := Repr(file2)
	return s + ": " + f + " -> " + f2, true, err
}

func strSyntaxError(e *Exc) (string, bool, *Exc) {
	msg, err := ToStr(orNone(e.member(synMsg)))
	if err != nil {
		return "", true, err
	}
	file, hasFile := StrOf(orNone(e.member(synFile)))
	line := orNone(e.member(synLine))
	switch {
	case hasFile && line.IsInt():
		msg += fmt.Sprintf(" (%s, line %d)", path.Base(file), line.AsInt())
	case hasFile:
		msg += fmt.Sprintf(" (%s)", path.Base(file))
	case line.IsInt():
		msg += fmt.Sprintf(" (line %d)", line.AsInt())
	}
	return msg, true, nil
}

func strUnicodeError(e *Exc) (string, bool, *Exc) {
	object := e.member(uniObject)
	if object.IsUnset() {
		return "", true, nil
	}
	enc, err := ToStr(orNone(e.member(uniEncoding)))
	if err != nil {
		return "", true, err
	}
	reason, err := ToStr(orNone(e.member(uniReason)))
	if err != nil {
		return "", true, err
	}
	n, err := Len(object)
	if err != nil {
		return "", true, err
	}
	start, end := int(e.member(uniStart).AsInt()), int(e.member(uniEnd).AsInt())
	verb := map[bool]string{true: "encode", false: "decode"}[e.typ.IsSubtype(&UnicodeEncodeError)]
	one := end == start+1 && start >= 0 && start < n
	var item int64
	if one {
		v, err := GetItem(object, Int(int64(start)))
		if err != nil {
			return "", true, err
		}
		if s, ok := StrOf(v); ok {
			item = int64(firstRune(s))
		} else {
			item = v.AsInt()
		}
	}
	char := func() string {
		switch {
		case item <= 0xff:
			return fmt.Sprintf("'\\x%02x'", item)
		case item <= 0xffff:
			return fmt.Sprintf("'\\u%04x'", item)
		}
		return fmt.Sprintf("'\\U%08x'", item)
	}
	switch {
	case e.typ.IsSubtype(&UnicodeTranslateError) && one:
		return fmt.Sprintf("can't translate character %s in position %d: %s", char(), start, reason), true, nil
	case e.typ.IsSubtype(&UnicodeTranslateError):
		return fmt.Sprintf("can't translate characters in position %d-%d: %s", start, end-1, reason), true, nil
	case one && verb == "decode":
		return fmt.Sprintf("'%s' codec can't decode byte 0x%02x in position %d: %s", enc, item, start, reason), true, nil
	case verb == "decode":
		return fmt.Sprintf("'%s' codec can't decode bytes in position %d-%d: %s", enc, start, end-1, reason), true, nil
	case one:
		return fmt.Sprintf("'%s' codec can't encode character %s in position %d: %s", enc, char(), start, reason), true, nil
	}
	return fmt.Sprintf("'%s' codec can't encode characters in position %d-%d: %s", enc, start, end-1, reason), true, nil
}

// firstRune is the first code point of s, which may be a surrogate in three bytes.
func firstRune(s string) rune {
	if len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 {
		return rune(s[0]&0xf)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f)
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func strGroup(e *Exc) (string, bool, *Exc) {
	msg, err := ToStr(orNone(e.member(groupMessage)))
	if err != nil {
		return "", true, err
	}
	n := len(e.Exceptions())
	return fmt.Sprintf("%s (%d sub-exception%s)", msg, n, plural(n)), true, nil
}
