package rt

import "fmt"

// This file is the codec raw_unicode_escape, and what the module codecs adds to the codecs.

// SearchCodec finds what codecs.register registered for an encoding that the runtime does not have: the two functions of its
// CodecInfo, Unset if there are none. Package codecs sets it.
var SearchCodec func(name string) (encode, decode Value, err *Exc)

// SearchHandler finds the error handler that codecs.register_error registered; Unset if there is none. Package codecs sets it.
var SearchHandler func(name string) Value

// DecodePart decodes the beginning of b up to an incomplete character and tells how many bytes that is; if final, there must be none.
func DecodePart(b, enc, errors string, final bool) (text string, used int, err *Exc) {
	c, err := findCodec(enc)
	if err != nil {
		return "", 0, err
	}
	return c.decodeText(b, errors, final)
}

// CodecName is what the errors of the runtime's codec say its name is; "" if the runtime has no such codec.
func CodecName(name string) string {
	c := codecNamed(name)
	if c == nil {
		return ""
	}
	if public := charmapName(name); public != "" {
		return public
	}
	return c.name
}

// foreignCodec encodes or decodes with a registered codec.
func foreignCodec(name, errors string, v Value, decode bool) (Value, *Exc) {
	if SearchCodec != nil {
		enc, dec, err := SearchCodec(name)
		if err != nil {
			return Unset, err
		}
		if decode {
			enc = dec
		}
		if !enc.IsUnset() {
			pair, err := Call2(enc, v, NewStr(errors))
			if err != nil {
				return Unset, err
			}
			if t := As[Tuple](pair, &TupleType); t != nil && len(t.items) == 2 {
				return t.items[0], nil
			}
			return Unset, Errorf(&TypeError, "encoder must return a tuple (object, integer)")
		}
	}
	return Unset, Errorf(&LookupError, "unknown encoding: %s", name)
}

// foreignHandler calls a registered error handler; ok is false if there is none. It returns the replacement and where to go on,
// in code points or bytes of the input.
func foreignHandler(name string, exc *Exc, size int) (with Value, next int, ok bool, err *Exc) {
	var f Value
	if SearchHandler != nil {
		f = SearchHandler(name)
	}
	if f.IsUnset() {
		return Unset, 0, false, nil
	}
	r, err := Call1(f, exc.Value())
	if err != nil {
		return Unset, 0, true, err
	}
	kind := "encoding"
	if exc.Is(&UnicodeDecodeError) {
		kind = "decoding"
	}
	t := As[Tuple](r, &TupleType)
	if t == nil || len(t.items) != 2 || !IsIntLike(t.items[1]) || As[Str](t.items[0], &StrType) == nil && (kind == "decoding" || As[Bytes](t.items[0], &BytesType) == nil) {
		what := "(str/bytes, int)"
		if kind == "decoding" {
			what = "(str, int)"
		}
		return Unset, 0, true, Errorf(&TypeError, "%s error handler must return %s tuple", kind, what)
	}
	n, err := IndexInt(t.items[1])
	if err != nil {
		return Unset, 0, true, err
	}
	at := n
	if at < 0 {
		at += size
	}
	if at < 0 || at > size {
		return Unset, 0, true, Errorf(&IndexError, "position %d from error handler out of bounds", n)
	}
	return t.items[0], at, true, nil
}

// foreign lets a registered handler replace what begins at byte offset i.
func (e *encoding) foreign(i int, raise func() *Exc, put func(s string) bool) *Exc {
	with, next, ok, err := foreignHandler(e.errors, raise(), runeCount(e.text))
	if err != nil {
		return err
	}
	if !ok {
		return Errorf(&LookupError, "unknown error handler name '%s'", e.errors)
	}
	if s, isStr := StrOf(with); !isStr {
		b, _ := bytesText(with)
		e.out = append(e.out, b...)
	} else if !put(s) {
		return raise()
	}
	at := 0
	for range next {
		_, n := decodeRune(e.text[at:])
		at += n
	}
	e.next = at + 1
	return nil
}

// foreign lets a registered handler replace bytes i to j.
func (d *decoding) foreign(i, j int, reason string) *Exc {
	strict := *d
	strict.errors = "strict"
	with, next, ok, err := foreignHandler(d.errors, strict.fail(i, j, reason), len(d.in))
	if err != nil {
		return err
	}
	if !ok {
		return Errorf(&LookupError, "unknown error handler name '%s'", d.errors)
	}
	s, _ := StrOf(with)
	d.out = append(d.out, s...)
	d.next = next + 1
	return nil
}

func encodeRawUnicode(e *encoding) *Exc {
	eachRune(e.text, func(r rune) bool {
		switch {
		case r >= 0x10000:
			e.out = append(e.out, fmt.Sprintf(`\U%08x`, r)...)
		case r >= 0x100:
			e.out = append(e.out, fmt.Sprintf(`\u%04x`, r)...)
		default:
			e.out = append(e.out, byte(r))
		}
		return true
	})
	return nil
}

func decodeRawUnicode(d *decoding) *Exc {
	s := d.in
	for i := 0; i < len(s); {
		size, reason := 0, ""
		if s[i] == '\\' && i+1 < len(s) {
			switch s[i+1] {
			case 'u':
				size, reason = 4, `truncated \uXXXX`
			case 'U':
				size, reason = 8, `truncated \UXXXXXXXX escape`
			}
		}
		if size == 0 {
			n := 1
			if s[i] == '\\' && i+1 < len(s) {
				n = 2
			}
			for _, c := range []byte(s[i : i+n]) {
				d.out = appendRune(d.out, rune(c))
			}
			i += n
			continue
		}
		r, k := rune(0), 0
		for k < size && i+2+k < len(s) {
			h := hexDigit(s[i+2+k])
			if h < 0 {
				break
			}
			r = r<<4 | rune(h)
			k++
		}
		switch {
		case k < size:
			if i+2+k == len(s) && !d.final {
				d.used = i
				return nil
			}
			if err := d.fail(i, i+2+k, reason); err != nil {
				return err
			}
		case r < 0 || r > 0x10FFFF:
			if err := d.fail(i, i+2+size, `\Uxxxxxxxx out of range`); err != nil {
				return err
			}
		default:
			d.out = appendRune(d.out, r)
		}
		i += 2 + k
	}
	return nil
}
