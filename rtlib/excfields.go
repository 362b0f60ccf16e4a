package rt

import "slices"

// This file gives exception classes their members beyond args: how they follow from the arguments, and what str() makes of them.

// excFamily describes the members that a class and its subclasses add to Exc.fields.
type excFamily struct {
	base     *Type
	names    []string                        // the members, in the order of fields
	keywords int                             // the first member that may be given by keyword; those after it may too. len(names): none
	fill     func(e *Exc, args []Value) *Exc // sets fields from the positional arguments; the slice is there, all Unset
	str      func(e *Exc) (string, bool, *Exc)
}

// Members of fields.
const (
	stopValue = 0
	exitCode  = 0

	osErrno, osStrerror, osFilename, osFilename2, osWritten = 0, 1, 2, 3, 4

	importMsg, importName, importPath, importFrom = 0, 1, 2, 3

	attrErrorName, attrErrorObj = 0, 1
	nameErrorName               = 0

	synMsg, synFile, synLine, synOffset, synText, synEndLine, synEndOffset = 0, 1, 2, 3, 4, 5, 6

	uniEncoding, uniObject, uniStart, uniEnd, uniReason = 0, 1, 2, 3, 4

	groupMessage, groupExceptions = 0, 1
)

var excFamilies []*excFamily // set by initExc: the functions refer to the types

// familyOf is the family of t, nil if it adds nothing.
func familyOf(t *Type) *excFamily {
	for ; t != nil && t != &Exception && t != &BaseException; t = t.Base {
		for _, f := range excFamilies {
			if f.base == t {
				return f
			}
		}
	}
	return nil
}

// member is field i of e, Unset if it has no value.
func (e *Exc) member(i int) Value {
	if e.fields == nil {
		if f := familyOf(e.typ); f != nil {
			e.fields = make([]Value, len(f.names))
			if err := f.fill(e, e.Args()); err != nil {
				return Unset // made by the runtime with arguments that the class itself would refuse
			}
		}
	}
	if i >= len(e.fields) {
		return Unset
	}
	return e.fields[i]
}

// setMember changes field i of e.
func (e *Exc) setMember(i int, v Value) {
	e.member(i)
	e.fields[i] = v
}

// Member is the attribute of an exception that its class keeps (OSError's errno, StopIteration's value …); None if it is not set.
func (e *Exc) Member(name string) Value {
	if f := familyOf(e.typ); f != nil {
		if i := slices.Index(f.names, name); i >= 0 {
			return orNone(e.member(i))
		}
	}
	return None
}

func orNone(v Value) Value {
	if v.IsUnset() {
		return None
	}
	return v
}

// initFields sets e's members from the arguments of its class's __init__.
func (e *Exc) initFields(a *Args) *Exc {
	f := familyOf(e.typ)
	if f == nil {
		if len(a.Names) > 0 {
			return Errorf(&TypeError, "%s() takes no keyword arguments", e.typ.Name)
		}
		return nil
	}
	fields := make([]Value, len(f.names))
	if len(a.Names) > 0 {
		if f.keywords == len(f.names) {
			return Errorf(&TypeError, "%s() takes no keyword arguments", e.typ.Name)
		}
		if most := len(f.names) - f.keywords; len(a.Names) > most {
			return Errorf(&TypeError, "%s() takes at most %d keyword argument%s (%d given)", f.base.Name, most, plural(most), len(a.Names))
		}
		for i, name := range a.Names {
			at := slices.Index(f.names, name)
			if at < f.keywords {
				return unexpectedKeyword(f.base.Name, name, f.names[f.keywords:])
			}
			fields[at] = a.Vals[i]
		}
	}
	e.fields = fields
	return f.fill(e, a.Pos)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func fillNothing(*Exc, []Value) *Exc { return nil }

func fillStopIteration(e *Exc, args []Value) *Exc {
	e.fields[stopValue] = None
	if len(args) > 0 {
		e.fields[stopValue] = args[0]
	}
	return nil
}

func fillSystemExit(e *Exc, args []Value) *Exc {
	switch len(args) {
	case 0:
		e.fields[exitCode] = None
	case 1:
		e.fields[exitCode] = args[0]
	default:
		e.fields[exitCode] = NewTuple(args...)
	}
	return nil
}

func fillImportError(e *Exc, args []Value) *Exc {
	if len(args) == 1 {
		e.fields[importMsg] = args[0]
	}
	return nil
}

func fillOSError(e *Exc, args []Value) *Exc {
	if len(args) < 2 || len(args) > 5 {
		return nil
	}
	copy(e.fields, args[:2])
	if len(args) == 2 {
		return nil
	}
	if !args[2].IsNone() {
		e.fields[osFilename] = args[2]
	}
	if e.typ.IsSubtype(&BlockingIOError) {
		if n, err := IndexInt(args[2]); err == nil {
			e.fields[osFilename], e.fields[osWritten] = Unset, Int(int64(n))
		}
	}
	if len(args) == 5 && !args[4].IsNone() {
		e.fields[osFilename2] = args[4]
	}
	if e.fields[osWritten].IsUnset() {
		e.args = NewTuple(slices.Clone(args[:2])...)
	}
	return nil
}

func fillSyntaxError(e *Exc, args []Value) *Exc {
	if len(args) > 0 {
		e.fields[synMsg] = args[0]
	}
	if len(args) != 2 {
		return nil
	}
	info, err := ListOf(args[1])
	if err != nil {
		return err
	}
	switch n := len(info); {
	case n < 4:
		return Errorf(&TypeError, "function takes at least 4 arguments (%d given)", n)
	case n > 6:
		return Errorf(&TypeError, "function takes at most 6 arguments (%d given)", n)
	case n == 5:
		return Errorf(&TypeError, "end_offset must be provided when end_lineno is provided")
	}
	copy(e.fields[synFile:], info)
	return nil
}

func fillUnicode(kinds ...*Type) func(e *Exc, args []Value) *Exc {
	return func(e *Exc, args []Value) *Exc {
		if len(args) != len(kinds) {
			return Errorf(&TypeError, "function takes exactly %d arguments (%d given)", len(kinds), len(args))
		}
		for i, want := range kinds {
			if got := TypeOf(args[i]); !got.IsSubtype(want) {
				switch want {
				case &IntType:
					return Errorf(&TypeError, "'%s' object cannot be interpreted as an integer", got.Name)
				case &BytesType:
					return Errorf(&TypeError, "a bytes-like object is required, not '%s'", got.Name)
				}
				return Errorf(&TypeError, "argument %d must be %s, not %s", i+1, want.Name, got.Name)
			}
		}
		copy(e.fields[5-len(kinds):], args)
		return nil
	}
}

// initExcFamilies lists the classes that have members.
func initExcFamilies() {
	uni := []string{"encoding", "object", "start", "end", "reason"}
	excFamilies = []*excFamily{
		{base: &StopIteration, names: []string{"value"}, keywords: 1, fill: fillStopIteration},
		{base: &SystemExit, names: []string{"code"}, keywords: 1, fill: fillSystemExit},
		{base: &ImportError, names: []string{"msg", "name", "path", "name_from"}, keywords: 1, fill: fillImportError, str: strImportError},
		{base: &AttributeError, names: []string{"name", "obj"}, keywords: 0, fill: fillNothing},
		{base: &NameError, names: []string{"name"}, keywords: 0, fill: fillNothing},
		{base: &OSError, names: []string{"errno", "strerror", "filename", "filename2", "characters_written"}, keywords: 5, fill: fillOSError, str: strOSError},
		{base: &SyntaxError, names: []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"},
			keywords: 8, fill: fillSyntaxError, str: strSyntaxError},
		{base: &UnicodeDecodeError, names: uni, keywords: 5, fill: fillUnicode(&StrType, &BytesType, &IntType, &IntType, &StrType), str: strUnicodeError},
		{base: &UnicodeEncodeError, names: uni, keywords: 5, fill: fillUnicode(&StrType, &StrType, &IntType, &IntType, &StrType), str: strUnicodeError},
		{base: &UnicodeTranslateError, names: uni, keywords: 5, fill: fillUnicode(&StrType, &IntType, &IntType, &StrType), str: strUnicodeError},
		{base: &BaseExceptionGroup, names: []string{"message", "exceptions"}, keywords: 2, fill: fillGroup, str: strGroup},
		{base: &KeyError, fill: fillNothing, str: strKeyError},
	}
	for _, f := range excFamilies {
		f.base.ownFields = len(f.names) > 0
		for i, name := range f.names {
			f.base.GetSets = append(f.base.GetSets, memberGetSet(f, name, i))
		}
	}
}

func memberGetSet(f *excFamily, name string, i int) GetSet {
	get := func(self Value) (Value, *Exc) { return orNone(Cast[Exc](self).member(i)), nil }
	set := func(self, v Value) *Exc { Cast[Exc](self).setMember(i, v); return nil }
	switch {
	case f.base == &BaseExceptionGroup:
		set = func(_, v Value) *Exc { return Errorf(&AttributeError, "readonly attribute") }
	case name == "characters_written":
		get = func(self Value) (Value, *Exc) {
			if v := Cast[Exc](self).member(i); !v.IsUnset() {
				return v, nil
			}
			return Unset, Errorf(&AttributeError, "characters_written")
		}
	}
	return GetSet{Name: name, Get: get, Set: set}
}

// osErrors are the classes that OSError(errno, …) makes, by errno.
var osErrors = map[int64]*Type{
	1: &PermissionError, 2: &FileNotFoundError, 3: &ProcessLookupError, 4: &InterruptedError, 10: &ChildProcessError, 11: &BlockingIOError,
	13: &PermissionError, 17: &FileExistsError, 20: &NotADirectoryError, 21: &IsADirectoryError, 32: &BrokenPipeError,
	103: &ConnectionAbortedError, 104: &ConnectionResetError, 108: &BrokenPipeError, 110: &TimeoutError, 111: &ConnectionRefusedError,
	114: &BlockingIOError, 115: &BlockingIOError,
}

// NewOSError is the exception OSError(errno, text, filename), of the subclass that errno has. filename Unset: none.
func NewOSError(errno int64, text string, filename Value) *Exc {
	t := osErrors[errno]
	if t == nil {
		t = &OSError
	}
	e := NewExc(t, Int(errno), NewStr(text))
	e.setMember(osFilename, filename)
	return e
}
