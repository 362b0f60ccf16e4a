package rt

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"
)

// Text is encoded and decoded here. Errors go to a handler by name; encoders and decoders are tables of two functions each.

// codec converts between text and bytes. name is what its errors say.
type codec struct {
	name   string
	encode func(e *encoding) *Exc
	decode func(d *decoding) *Exc
}

// encoding is the state of one call of an encoder.
type encoding struct {
	codec  *codec
	text   string // what is encoded
	errors string
	out    []byte
	next   int // one more than where a registered handler says to go on, as a byte offset; 0 behind the failure
}

// decoding is the state of one call of a decoder.
type decoding struct {
	codec  *codec
	in     string
	errors string
	out    []byte
	final  bool // incomplete input at the end is an error
	used   int  // bytes consumed, if not final
	next   int  // one more than where a registered handler says to go on; 0 behind the failure
}

// normalCodec is an encoding's name in lower case with one underscore for every run of other characters.
func normalCodec(name string) string {
	var b strings.Builder
	gap := false
	for i := 0; i < len(name); i++ {
		c := lowerByte(name[i])
		if isAlphaByte(c) || isDigit(c) || c == '.' {
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteByte(c)
		} else {
			gap = true
		}
	}
	return b.String()
}

var codecs = map[string]*codec{}

func initCodecs() {
	add := func(c *codec, names ...string) {
		for _, n := range names {
			codecs[n] = c
		}
	}
	add(&codec{"utf-8", encodeUTF8, decodeUTF8}, "utf_8", "utf8", "u8", "cp65001", "utf", "utf8_ucs2", "utf8_ucs4")
	add(&codec{"ascii", encodeNarrow(0x80), decodeASCII}, "ascii", "us_ascii", "646", "ansi_x3.4_1968", "iso646_us", "cp367", "us")
	add(&codec{"latin-1", encodeNarrow(0x100), decodeLatin1}, "latin_1", "latin1", "latin", "l1", "iso8859_1", "iso_8859_1", "8859", "cp819", "iso8859")
	add(&codec{"utf-8", encodeSig, decodeSig}, "utf_8_sig", "utf8_sig")
	for _, w := range []struct {
		name         string
		size         int
		big, withBOM bool
		aliases      []string
	}{
		{"utf-16", 2, false, true, []string{"utf_16", "utf16", "u16"}},
		{"utf-16-le", 2, false, false, []string{"utf_16_le", "utf_16le", "unicodelittleunmarked"}},
		{"utf-16-be", 2, true, false, []string{"utf_16_be", "utf_16be", "unicodebigunmarked"}},
		{"utf-32", 4, false, true, []string{"utf_32", "utf32", "u32"}},
		{"utf-32-le", 4, false, false, []string{"utf_32_le", "utf_32le"}},
		{"utf-32-be", 4, true, false, []string{"utf_32_be", "utf_32be"}},
	} {
		add(&codec{w.name, encodeWide(w.size, w.big, w.withBOM), decodeWide(w.size, w.big, w.withBOM)}, w.aliases...)
	}
	add(&codec{"utf7", encodeUTF7, decodeUTF7}, "utf_7", "utf7", "u7", "unicode_1_1_utf_7")
	add(&codec{"idna", encodeIDNA, decodeIDNA}, "idna")
	add(&codec{"punycode", encodePunycode, decodePunycode}, "punycode")
	add(&codec{"raw-unicode-escape", encodeRawUnicode, decodeRawUnicode}, "raw_unicode_escape")
	add(&codec{"unicodeescape", encodeUnicodeEscape, decodeUnicodeEscape}, "unicode_escape", "unicodeescape")
}

func findCodec(name string) (*codec, *Exc) {
	if c := codecNamed(name); c != nil {
		return c, nil
	}
	return nil, Errorf(&LookupError, "unknown encoding: %s", name)
}

func codecNames(fname string, enc, errors Value, first int) (e, h string, err *Exc) {
	e, h = "utf-8", "strict"
	var ok bool
	if !enc.IsUnset() {
		if e, ok = StrOf(enc); !ok {
			return "", "", Errorf(&TypeError, "%s() argument '%s' must be str, not %s", fname, "encoding", TypeName(enc))
		}
	}
	if !errors.IsUnset() {
		if h, ok = StrOf(errors); !ok {
			return "", "", Errorf(&TypeError, "%s() argument '%s' must be str, not %s", fname, "errors", TypeName(errors))
		}
	}
	return e, h, nil
}

func encodeWith(fname, s string, enc, errors Value) (Value, *Exc) {
	e, h, err := codecNames(fname, enc, errors, 1)
	if err != nil {
		return Unset, err
	}
	if codecNamed(e) == nil {
		v, err := foreignCodec(e, h, NewStr(s), false)
		if err == nil && As[Bytes](v, &BytesType) == nil {
			return Unset, Errorf(&TypeError, "'%s' encoder returned '%s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types", e, TypeName(v))
		}
		return v, err
	}
	out, err := Encode(s, e, h)
	return NewBytes(out), err
}

func decodeWith(fname, b string, enc, errors Value, first int) (Value, *Exc) {
	e, h, err := codecNames(fname, enc, errors, first)
	if err != nil {
		return Unset, err
	}
	if codecNamed(e) == nil {
		v, err := foreignCodec(e, h, NewBytes(b), true)
		if err == nil && As[Str](v, &StrType) == nil {
			return Unset, Errorf(&TypeError, "'%s' decoder returned '%s' instead of 'str'; use codecs.decode() to decode to arbitrary types", e, TypeName(v))
		}
		return v, err
	}
	s, err := Decode(b, e, h)
	return NewStr(s), err
}

// Encode is s.encode(encoding, errors).
func Encode(s, enc, errors string) (string, *Exc) {
	c, err := findCodec(enc)
	if err != nil {
		return "", err
	}
	if c.name == "utf-8" && isASCII(s) && !strings.HasSuffix(normalCodec(enc), "sig") {
		return s, nil
	}
	e := &encoding{codec: c, text: s, errors: errors, out: make([]byte, 0, len(s))}
	if err := c.encode(e); err != nil {
		return "", err
	}
	return stringView(e.out), nil
}

// Decode is b.decode(encoding, errors).
func Decode(b, enc, errors string) (string, *Exc) {
	c, err := findCodec(enc)
	if err != nil {
		return "", err
	}
	s, _, err := c.decodeText(b, errors, true)
	return s, err
}

// decodeText decodes b; if not final, it leaves an incomplete character at the end alone and tells how many bytes it used.
func (c *codec) decodeText(b, errors string, final bool) (string, int, *Exc) {
	d := &decoding{codec: c, in: b, errors: errors, final: final, used: len(b)}
	if err := c.decode(d); err != nil {
		return "", 0, err
	}
	return stringView(d.out), d.used, nil
}

// fail handles what the codec cannot encode: the code points from byte offset i to j of the text. put appends a replacement text
// in the target encoding and reports whether it can.
func (e *encoding) fail(i, j int, reason string, put func(s string) bool) *Exc {
	s := e.text
	bad := s[i:j]
	raise := func() *Exc {
		return NewExc(&UnicodeEncodeError, NewStr(e.codec.name), NewStr(s), Int(int64(runeCount(s[:i]))), Int(int64(runeCount(s[:j]))), NewStr(reason))
	}
	with := ""
	switch e.errors {
	case "strict":
		return raise()
	case "ignore":
		return nil
	case "replace":
		with = strings.Repeat("?", runeCount(bad))
	case "xmlcharrefreplace":
		with = mapText(bad, func(b []byte, _ int, r rune) []byte {
			return append(append(append(b, "&#"...), itoa(int64(r))...), ';')
		})
	case "backslashreplace":
		with = mapText(bad, func(b []byte, _ int, r rune) []byte { return appendEscape(b, r) })
	case "namereplace":
		with = mapText(bad, func(b []byte, _ int, r rune) []byte {
			if n := runenames.Name(r); n != "" && n[0] != '<' {
				return append(append(append(b, `\N{`...), n...), '}')
			}
			return appendEscape(b, r)
		})
	case "surrogateescape", "surrogatepass":
		for rest := bad; rest != ""; {
			r, n := decodeRune(rest)
			if !e.surrogate(r) {
				return raise()
			}
			rest = rest[n:]
		}
		return nil
	default:
		return e.foreign(i, raise, put)
	}
	if !put(with) {
		return raise()
	}
	return nil
}

// surrogate appends a lone surrogate as the handlers surrogateescape and surrogatepass do, if it can.
func (e *encoding) surrogate(r rune) bool {
	if e.errors == "surrogateescape" {
		if r < 0xDC80 || r > 0xDCFF {
			return false
		}
		e.out = append(e.out, byte(r))
		return true
	}
	if r < 0xD800 || r > 0xDFFF {
		return false
	}
	switch e.codec.name {
	case "utf-8":
		e.out = appendRune(e.out, r)
	case "utf-16", "utf-16-le":
		e.out = append(e.out, byte(r), byte(r>>8))
	case "utf-16-be":
		e.out = append(e.out, byte(r>>8), byte(r))
	case "utf-32", "utf-32-le":
		e.out = append(e.out, byte(r), byte(r>>8), 0, 0)
	case "utf-32-be":
		e.out = append(e.out, 0, 0, byte(r>>8), byte(r))
	default:
		return false
	}
	return true
}

// fail handles input that the codec cannot decode: bytes i to j.
func (d *decoding) fail(i, j int, reason string) *Exc {
	switch d.errors {
	case "strict":
		return NewExc(&UnicodeDecodeError, NewStr(d.codec.name), NewBytes(d.in), Int(int64(i)), Int(int64(j)), NewStr(reason))
	case "ignore":
	case "replace":
		d.out = appendRune(d.out, utf8.RuneError)
	case "backslashreplace":
		for ; i < j; i++ {
			d.out = append(d.out, '\\', 'x', lowerHex[d.in[i]>>4], lowerHex[d.in[i]&15])
		}
	case "surrogateescape":
		for ; i < j; i++ {
			if d.in[i] < 0x80 {
				d2 := *d
				d2.errors = "strict"
				return d2.fail(i, j, reason)
			}
			d.out = appendRune(d.out, 0xDC00+rune(d.in[i]))
		}
	case "surrogatepass":
		d2 := *d
		d2.errors = "strict"
		return d2.fail(i, j, reason)
	default:
		return d.foreign(i, j, reason)
	}
	return nil
}

func encodeUTF8(e *encoding) *Exc {
	s := e.text
	if utf8.ValidString(s) {
		e.out = append(e.out, s...)
		return nil
	}
	return e.each(func(r rune) bool { return r < 0xD800 || r > 0xDFFF }, "surrogates not allowed", utf8.AppendRune)
}

// each encodes code points that ok accepts with put; runs of others are failures.
func (e *encoding) each(ok func(r rune) bool, reason string, put func(b []byte, r rune) []byte) *Exc {
	s := e.text
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		if ok(r) {
			e.out = put(e.out, r)
			i += n
			continue
		}
		j := i
		for j < len(s) {
			r, n := decodeRune(s[j:])
			if ok(r) {
				break
			}
			j += n
		}
		err := e.fail(i, j, reason, func(with string) bool {
			able := true
			eachRune(with, func(r rune) bool {
				if able = ok(r); able {
					e.out = put(e.out, r)
				}
				return able
			})
			return able
		})
		if err != nil {
			return err
		}
		if i = j; e.next > 0 {
			i, e.next = e.next-1, 0
		}
	}
	return nil
}

func encodeNarrow(limit rune) func(e *encoding) *Exc {
	reason := "ordinal not in range(128)"
	if limit == 0x100 {
		reason = "ordinal not in range(256)"
	}
	return func(e *encoding) *Exc {
		return e.each(func(r rune) bool { return r < limit }, reason, func(b []byte, r rune) []byte { return append(b, byte(r)) })
	}
}

func encodeSig(e *encoding) *Exc {
	e.out = append(e.out, "\xef\xbb\xbf"...)
	return encodeUTF8(e)
}

func decodeSig(d *decoding) *Exc {
	if rest, ok := strings.CutPrefix(d.in, "\xef\xbb\xbf"); ok {
		d.in = rest
		d.used = len(rest)
		err := decodeUTF8(d)
		d.used += 3
		return err
	}
	return decodeUTF8(d)
}

// badUTF8 explains why s does not begin with a character: how many bytes belong to the error.
func badUTF8(s string) (n, want int, reason string) {
	c := s[0]
	lo, hi := byte(0x80), byte(0xBF)
	switch {
	case c < 0xC2 || c > 0xF4:
		return 1, 1, "invalid start byte"
	case c < 0xE0:
		want = 2
	case c < 0xF0:
		want = 3
		if c == 0xE0 {
			lo = 0xA0
		} else if c == 0xED {
			hi = 0x9F
		}
	default:
		want = 4
		if c == 0xF0 {
			lo = 0x90
		} else if c == 0xF4 {
			hi = 0x8F
		}
	}
	for n = 1; n < want; n++ {
		if n == len(s) {
			return n, want, "unexpected end of data"
		}
		if s[n] < lo || s[n] > hi {
			return n, want, "invalid continuation byte"
		}
		lo, hi = 0x80, 0xBF
	}
	return n, want, ""
}

func decodeUTF8(d *decoding) *Exc {
	s := d.in
	if utf8.ValidString(s) {
		d.out = append(d.out, s...)
		return nil
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r != utf8.RuneError || n > 1 {
			d.out = append(d.out, s[i:i+n]...)
			i += n
			continue
		}
		if d.errors == "surrogatepass" && len(s)-i >= 3 && s[i] == 0xED && s[i+1] >= 0xA0 && s[i+1] <= 0xBF && s[i+2]&0xC0 == 0x80 {
			d.out = append(d.out, s[i:i+3]...)
			i += 3
			continue
		}
		n, _, reason := badUTF8(s[i:])
		if reason == "unexpected end of data" && !d.final {
			d.used = i
			return nil
		}
		if err := d.fail(i, i+n, reason); err != nil {
			return err
		}
		if i += n; d.next > 0 {
			i, d.next = d.next-1, 0
		}
	}
	return nil
}

func decodeASCII(d *decoding) *Exc {
	for i := 0; i < len(d.in); i++ {
		if c := d.in[i]; c < 0x80 {
			d.out = append(d.out, c)
		} else if err := d.fail(i, i+1, "ordinal not in range(128)"); err != nil {
			return err
		} else if d.next > 0 {
			i, d.next = d.next-2, 0
		}
	}
	return nil
}

func decodeLatin1(d *decoding) *Exc {
	d.out = append(d.out, latin1Text(d.in)...)
	return nil
}
