package rt

func initTextIO() {
	t := &TextIOType
	t.New = func(t *Type, _ *Args) (Value, *Exc) { return FromObj(alloc[TextIO](t)), nil }
	t.Init = textInit
	t.Repr, t.Next = textRepr, textNext
	forward := func(attr string) GetSet {
		return GetSet{Name: attr, Get: func(v Value) (Value, *Exc) { return GetAttrName(Cast[TextIO](v).buffer, attr) }}
	}
	get := func(name string, f func(t *TextIO) Value) GetSet {
		return GetSet{Name: name, Get: func(v Value) (Value, *Exc) { return f(Cast[TextIO](v)), nil }}
	}
	mode := get("mode", func(t *TextIO) Value { return t.mode })
	mode.Get = func(v Value) (Value, *Exc) {
		if m := Cast[TextIO](v).mode; !m.IsUnset() {
			return m, nil
		}
		return Unset, Errorf(&AttributeError, "'_io.TextIOWrapper' object has no attribute 'mode'")
	}
	mode.Set = func(v, m Value) *Exc { Cast[TextIO](v).mode = m; return nil }
	t.GetSets = []GetSet{
		forward("name"), mode,
		get("buffer", func(t *TextIO) Value { return t.buffer }),
		get("encoding", func(t *TextIO) Value { return NewStr(t.encoding) }),
		get("errors", func(t *TextIO) Value { return NewStr(t.errors) }),
		get("newlines", (*TextIO).newlines),
		get("line_buffering", func(t *TextIO) Value { return Bool(t.lineBuffering) }),
		get("write_through", func(t *TextIO) Value { return Bool(t.writeThrough) }),
		{Name: "closed", Get: func(v Value) (Value, *Exc) { c, err := Cast[TextIO](v).isClosed(); return Bool(c), err }},
	}
	ask := func(name string) Def {
		return Def{Name: name, F1: func(v Value) (Value, *Exc) {
			t := Cast[TextIO](v)
			if err := t.check(); err != nil {
				return Unset, err
			}
			return callNamed(t.buffer, name)
		}}
	}
	sized := func(name string, read func(t *TextIO, n int) (string, *Exc)) Def {
		return Def{Name: name, Sig: "size=-1, /", FN: func(a []Value) (Value, *Exc) {
			n, err := sizeArg(a[1])
			if err != nil {
				return Unset, err
			}
			s, err := read(Cast[TextIO](a[0]), n)
			return NewStr(s), err
		}}
	}
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			ask("fileno"), ask("isatty"), ask("readable"), ask("writable"), ask("seekable"),
			sized("read", (*TextIO).read), sized("readline", (*TextIO).readLine),
			{Name: "write", F2: func(v, s Value) (Value, *Exc) {
				x := strOf(s)
				if x == nil {
					return Unset, Errorf(&TypeError, "write() argument must be str, not %s", TypeName(s))
				}
				return Int(int64(x.len())), Cast[TextIO](v).WriteString(x.s)
			}},
			{Name: "flush", F1: func(v Value) (Value, *Exc) {
				t := Cast[TextIO](v)
				if err := t.check(); err != nil {
					return Unset, err
				}
				return None, t.Flush()
			}},
			{Name: "close", F1: func(v Value) (Value, *Exc) { return None, Cast[TextIO](v).close() }},
			{Name: "detach", F1: func(v Value) (Value, *Exc) {
				t := Cast[TextIO](v)
				if err := t.check(); err != nil {
					return Unset, err
				}
				err := t.Flush()
				t.detached = true
				return t.buffer, err
			}},
			{Name: "tell", F1: func(v Value) (Value, *Exc) { return Cast[TextIO](v).tell() }},
			{Name: "seek", Sig: "cookie, whence=0, /", FN: func(a []Value) (Value, *Exc) {
				off, err := IndexInt(a[1])
				if err != nil {
					return Unset, err
				}
				whence, err := IndexInt(a[2])
				if err != nil {
					return Unset, err
				}
				return Cast[TextIO](a[0]).seek(int64(off), whence)
			}},
			{Name: "truncate", Sig: "pos=None, /", FN: func(a []Value) (Value, *Exc) {
				t := Cast[TextIO](a[0])
				if err := t.Flush(); err != nil {
					return Unset, err
				}
				return callNamed(t.buffer, "truncate", a[1])
			}},
			{Name: "reconfigure", Sig: "*, encoding=None, errors=None, newline=?, line_buffering=None, write_through=None", FN: textReconfigure},
		}...)
	})
}

func textNext(v Value) (Value, *Exc) {
	t := Cast[TextIO](v)
	if t.typ.Flags&HeapType != 0 {
		return streamNext(v)
	}
	line, err := t.readLine(-1)
	if err != nil {
		return Unset, err
	}
	if line == "" {
		return StopIter()
	}
	return NewStr(line), nil
}

// textOption is an optional str argument.
func textOption(v Value, def, fname, name string) (string, *Exc) {
	if v.IsUnset() || v.IsNone() {
		return def, nil
	}
	s, ok := StrOf(v)
	if !ok {
		return "", Errorf(&TypeError, "%s() argument '%s' must be str or None, not %s", fname, name, TypeName(v))
	}
	return s, nil
}

func flagOption(v Value, def bool) (bool, *Exc) {
	if v.IsUnset() || v.IsNone() {
		return def, nil
	}
	return Truth(v)
}

func textInit(self Value, a *Args) *Exc {
	p, err := a.params("TextIOWrapper", "buffer", "encoding", "errors", "newline", "line_buffering", "write_through")
	if err != nil {
		return err
	}
	if p[0].IsUnset() {
		return Errorf(&TypeError, "TextIOWrapper() missing required argument 'buffer' (pos 1)")
	}
	enc, err := textOption(p[1], "UTF-8", "TextIOWrapper", "encoding")
	if err != nil {
		return err
	}
	if enc == "locale" {
		enc = "UTF-8"
	}
	errors, err := textOption(p[2], "strict", "TextIOWrapper", "errors")
	if err != nil {
		return err
	}
	line, err := flagOption(p[4], false)
	if err != nil {
		return err
	}
	through, err := flagOption(p[5], false)
	if err != nil {
		return err
	}
	return Cast[TextIO](self).init(p[0], enc, errors, valueOrNone(p[3]), line, through)
}

func textReconfigure(a []Value) (Value, *Exc) {
	t := Cast[TextIO](a[0])
	if err := t.Flush(); err != nil {
		return Unset, err
	}
	enc, err := textOption(a[1], t.encoding, "reconfigure", "encoding")
	if err != nil {
		return Unset, err
	}
	errors, err := textOption(a[2], t.errors, "reconfigure", "errors")
	if err != nil {
		return Unset, err
	}
	if t.codec, err = findCodec(enc); err != nil {
		return Unset, err
	}
	t.encoding, t.errors = enc, errors
	if !a[3].IsUnset() {
		if err := t.setNewline(a[3]); err != nil {
			return Unset, err
		}
	}
	if t.lineBuffering, err = flagOption(a[4], t.lineBuffering); err != nil {
		return Unset, err
	}
	t.writeThrough, err = flagOption(a[5], t.writeThrough)
	return None, err
}
