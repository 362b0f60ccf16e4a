package native

import (
	"strings"
	"unicode/utf8"

	rt "github.com/py2go/py2go/rtlib"
)

// The values of quoting.
const (
	quoteMinimal = iota
	quoteAll
	quoteNonNumeric
	quoteNone
	quoteStrings
	quoteNotNull
)

// format is what a dialect says, for reading and writing. Its characters are texts of one character each, empty where there is none.
type format struct {
	dialect                        rt.Value
	failure                        *rt.Type // what bad data raise
	delimiter, quote, escape       string
	terminator                     string
	quoting                        int
	double, skipSpace, strict      bool
	special                        [256]bool // the bytes with which the characters above and those of ends of lines begin
	needsCare                      [256]bool // and those of the terminator
	nullsAreEmpty, numbersUnquoted bool
}

// formatOf reads the attributes of a dialect, which has been checked.
func formatOf(dialect, failure rt.Value) (*format, *rt.Exc) {
	f := &format{dialect: dialect, failure: rt.Cast[rt.Type](failure)}
	for name, text := range map[string]*string{
		"delimiter": &f.delimiter, "quotechar": &f.quote, "escapechar": &f.escape, "lineterminator": &f.terminator,
	} {
		v, err := rt.GetAttrName(dialect, name)
		if err != nil {
			return nil, err
		}
		*text, _ = rt.StrOf(v)
	}
	for name, flag := range map[string]*bool{"doublequote": &f.double, "skipinitialspace": &f.skipSpace, "strict": &f.strict} {
		v, err := rt.GetAttrName(dialect, name)
		if err == nil {
			*flag, err = rt.Truth(v)
		}
		if err != nil {
			return nil, err
		}
	}
	v, err := rt.GetAttrName(dialect, "quoting")
	if err != nil {
		return nil, err
	}
	if f.quoting, err = rt.IndexInt(v); err != nil {
		return nil, err
	}
	for _, text := range []string{f.delimiter, f.quote, f.escape, "\n", "\r"} {
		if text != "" {
			f.special[text[0]], f.needsCare[text[0]] = true, true
		}
	}
	for _, c := range []byte(f.terminator) {
		f.needsCare[c] = true
	}
	f.nullsAreEmpty = f.quoting == quoteNotNull || f.quoting == quoteStrings
	f.numbersUnquoted = f.quoting == quoteNonNumeric || f.quoting == quoteStrings
	return f, nil
}

func (f *format) errorf(text string, args ...any) *rt.Exc { return rt.Errorf(f.failure, text, args...) }

// char is the first character of s, which is not empty. A lone surrogate, three bytes, is one.
func char(s string) string {
	if s[0] < utf8.RuneSelf {
		return s[:1]
	}
	n := 1
	for n < len(s) && s[n]&0xc0 == 0x80 {
		n++
	}
	return s[:n]
}

// chars is how many characters a text has.
func chars(s []byte) (n int) {
	for _, c := range s {
		if c&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

func isNewline(c string) bool { return c == "\n" || c == "\r" }

// has reports whether a character is one of a text.
func has(text, c string) bool { return strings.Contains(text, c) }
