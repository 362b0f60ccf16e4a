package source

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
)

var (
	cookie = regexp.MustCompile(`^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)`)
	blank  = regexp.MustCompile(`^[ \t\f]*(?:[#\r\n]|$)`)
)

var bom = []byte("\xef\xbb\xbf")

// Decode returns the text of src: by its byte order mark or its PEP 263 cookie, else src itself, with "\n" for all kinds of
// newlines. The error has CPython's message.
func Decode(filename string, src []byte) (string, *Error) {
	fail := func(format string, args ...any) (string, *Error) {
		return "", &Error{Filename: filename, Col: -1, EndCol: 0, Kind: SyntaxError, Msg: fmt.Sprintf(format, args...)}
	}
	if bytes.IndexByte(src, 0) >= 0 {
		return "", &Error{Filename: filename, Kind: SyntaxError, Msg: "source code string cannot contain null bytes"}
	}
	src, marked := bytes.CutPrefix(src, bom)
	name := declared(src)
	switch {
	case name == "" || name == "utf-8": // the parser looks at what is not UTF-8
	case marked:
		return fail("encoding problem: %s with BOM", name)
	default:
		decoded, msg := decodeAs(name, src)
		if msg != "" {
			return fail("%s", msg)
		}
		src = decoded
	}
	return newlines(string(src)), nil
}

// declared returns the encoding that a cookie in the first two lines names, "" if there is none.
func declared(src []byte) string {
	for range 2 {
		line, rest, _ := bytes.Cut(src, []byte("\n"))
		if m := cookie.FindSubmatch(line); m != nil {
			return normalName(string(m[1]))
		}
		if !blank.Match(line) {
			return ""
		}
		src = rest
	}
	return ""
}

// normalName gives the common spellings of the two commonest encodings one name each.
func normalName(s string) string {
	n := strings.ToLower(strings.ReplaceAll(s, "_", "-"))
	for _, known := range []struct{ name, prefix string }{
		{"utf-8", "utf-8"}, {"iso-8859-1", "latin-1"}, {"iso-8859-1", "iso-8859-1"}, {"iso-8859-1", "iso-latin-1"},
	} {
		if n == known.prefix || strings.HasPrefix(n, known.prefix+"-") {
			return known.name
		}
	}
	return s
}

// decodeAs decodes src; msg says what went wrong.
func decodeAs(name string, src []byte) (out []byte, msg string) {
	norm := strings.ToLower(strings.ReplaceAll(name, "_", "-"))
	switch norm {
	case "utf8", "u8":
		return src, ""
	case "ascii", "us-ascii", "646":
		for i, c := range src {
			if c >= 0x80 {
				return nil, fmt.Sprintf("'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", c, i)
			}
		}
		return src, ""
	}
	enc := encodingNamed(norm)
	if enc == nil {
		return nil, "unknown encoding: " + name
	}
	if cm, ok := enc.(*charmap.Charmap); ok && strings.HasPrefix(fmt.Sprint(cm), "ISO 8859") {
		return decodeISO(cm, src), ""
	}
	out, err := enc.NewDecoder().Bytes(src)
	if err != nil {
		return nil, fmt.Sprintf("'%s' codec can't decode the source", norm)
	}
	return out, ""
}

// decodeISO decodes src by a part of ISO 8859. Unlike cm it keeps the control characters from 0x80 to 0x9F, as Python does.
func decodeISO(cm *charmap.Charmap, src []byte) []byte {
	out := make([]byte, 0, len(src)+len(src)/8)
	for _, c := range src {
		r := cm.DecodeByte(c)
		if 0x80 <= c && c < 0xA0 {
			r = rune(c)
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// encodingNamed finds an encoding by one of Python's names for it; nil if there is none.
func encodingNamed(name string) encoding.Encoding {
	candidates := []string{name}
	if n, ok := strings.CutPrefix(name, "cp"); ok {
		candidates = append(candidates, "windows-"+n, "ibm"+n)
	}
	if n, ok := strings.CutPrefix(name, "latin"); ok {
		candidates = append(candidates, "latin"+strings.TrimPrefix(n, "-"))
	}
	if n, ok := strings.CutPrefix(name, "iso8859"); ok {
		candidates = append(candidates, "iso-8859"+n)
	}
	for _, c := range candidates {
		if e, err := ianaindex.IANA.Encoding(c); err == nil && e != nil {
			return e
		}
	}
	return nil
}

func newlines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
