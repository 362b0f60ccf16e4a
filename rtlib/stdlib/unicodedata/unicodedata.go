// Package unicodedata provides Python's module unicodedata: the names, categories and normal forms of characters.
package unicodedata

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/runenames"
	"golang.org/x/text/width"

	rt "github.com/py2go/py2go/rtlib"
)

// one is the single character of the argument that errors call what.
func one(what string, v rt.Value) (rune, *rt.Exc) {
	s, ok := rt.StrOf(v)
	if !ok || rt.RuneCount(s) != 1 {
		return 0, rt.Errorf(&rt.TypeError, "%s must be a unicode character, not %s", what, rt.TypeName(v))
	}
	r, _ := rt.DecodeRune(s)
	return r, nil
}

func ofRune(name string, f func(r rune) rt.Value) rt.Def {
	return rt.Def{Name: name, Sig: "chr, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		r, err := one(name+"() argument", v)
		if err != nil {
			return rt.Unset, err
		}
		return f(r), nil
	}}
}

// categories are the two-letter categories in the order in which they are tried.
var categories = strings.Fields("Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co")

func category(r rune) string {
	for _, name := range categories {
		if unicode.Is(unicode.Categories[name], r) {
			return name
		}
	}
	return "Cn"
}

var bidiNames = map[bidi.Class]string{
	bidi.L: "L", bidi.R: "R", bidi.EN: "EN", bidi.ES: "ES", bidi.ET: "ET", bidi.AN: "AN", bidi.CS: "CS", bidi.B: "B", bidi.S: "S",
	bidi.WS: "WS", bidi.ON: "ON", bidi.BN: "BN", bidi.NSM: "NSM", bidi.AL: "AL", bidi.LRO: "LRO", bidi.RLO: "RLO", bidi.LRE: "LRE",
	bidi.RLE: "RLE", bidi.PDF: "PDF", bidi.LRI: "LRI", bidi.RLI: "RLI", bidi.FSI: "FSI", bidi.PDI: "PDI",
}

var widthNames = map[width.Kind]string{
	width.Neutral: "N", width.EastAsianAmbiguous: "A", width.EastAsianWide: "W", width.EastAsianNarrow: "Na",
	width.EastAsianFullwidth: "F", width.EastAsianHalfwidth: "H",
}

// nameOf is the character's name, "" if it has none.
func nameOf(r rune) string {
	n := runenames.Name(r)
	if !strings.HasPrefix(n, "<") {
		return n
	}
	switch {
	case strings.HasPrefix(n, "<CJK Ideograph"):
		return "CJK UNIFIED IDEOGRAPH-" + strings.ToUpper(hex(r))
	case strings.HasPrefix(n, "<Hangul Syllable"):
		return "HANGUL SYLLABLE " + hangul(r)
	}
	return ""
}

func hex(r rune) string {
	const digits = "0123456789abcdef"
	var out []byte
	for ; r > 0 || len(out) < 4; r >>= 4 {
		out = append([]byte{digits[r&15]}, out...)
	}
	return string(out)
}

// The parts of the names of Hangul syllables.
var (
	leads  = strings.Split("G GG N D DD R M B BB S SS  J JJ C K T P H", " ")
	vowels = strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	tails  = strings.Split(" G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
)

func hangul(r rune) string {
	i := int(r - 0xAC00)
	return leads[i/588] + vowels[i%588/28] + tails[i%28]
}

// byName is built when a name is first looked up.
var byName map[string]rune

func lookup(v rt.Value) (rt.Value, *rt.Exc) {
	s, ok := rt.StrOf(v)
	if !ok {
		return rt.Unset, rt.Errorf(&rt.TypeError, "lookup() argument must be str, not %s", rt.TypeName(v))
	}
	if byName == nil {
		byName = map[string]rune{}
		for r := rune(0); r <= unicode.MaxRune; r++ {
			if n := nameOf(r); n != "" {
				byName[n] = r
			}
		}
	}
	r, ok := byName[strings.ToUpper(s)]
	if !ok {
		return rt.Unset, rt.Errorf(&rt.KeyError, "undefined character name '%s'", s)
	}
	return rt.NewStr(string(rt.AppendRune(nil, r))), nil
}

// viaMethod asks int or float for the value of a digit; ok is false if the character has none.
func digitOf(r rune, predicate string) (rt.Value, bool, *rt.Exc) {
	s := rt.NewStr(string(rt.AppendRune(nil, r)))
	f, err := rt.GetAttrName(s, predicate)
	if err != nil {
		return rt.Unset, false, err
	}
	is, err := rt.Call0(f)
	if err != nil || is != rt.True {
		return rt.Unset, false, err
	}
	text := norm.NFKC.String(string(r))
	v, err := rt.Call1(rt.IntType.Value(), rt.NewStr(text))
	return v, err == nil, nil
}

func number(name, predicate, missing string, float bool) rt.Def {
	return rt.Def{Name: name, Sig: "chr, default=?, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		r, err := one(name+"() argument 1", a[0])
		if err != nil {
			return rt.Unset, err
		}
		v, ok, err := digitOf(r, predicate)
		if err != nil {
			return rt.Unset, err
		}
		if ok && float {
			return rt.Float(float64(v.AsInt())), nil
		}
		if ok {
			return v, nil
		}
		if float {
			// Fractions are written with a fraction slash when they are decomposed.
			if num, den, found := strings.Cut(norm.NFKD.String(string(r)), "\u2044"); found {
				n, err := rt.Call1(rt.IntType.Value(), rt.NewStr(num))
				if err == nil {
					if d, err := rt.Call1(rt.IntType.Value(), rt.NewStr(den)); err == nil {
						return rt.TrueDiv(n, d)
					}
				}
			}
		}
		if !a[1].IsUnset() {
			return a[1], nil
		}
		return rt.Unset, rt.Errorf(&rt.ValueError, "%s", missing)
	}}
}

var forms = map[string]norm.Form{"NFC": norm.NFC, "NFD": norm.NFD, "NFKC": norm.NFKC, "NFKD": norm.NFKD}

func form(a rt.Value) (norm.Form, *rt.Exc) {
	name, _ := rt.StrOf(a)
	f, ok := forms[name]
	if !ok {
		return 0, rt.Errorf(&rt.ValueError, "invalid normalization form")
	}
	return f, nil
}

func text(name string, v rt.Value) (string, *rt.Exc) {
	s, ok := rt.StrOf(v)
	if !ok {
		return "", rt.Errorf(&rt.TypeError, "%s() argument 2 must be str, not %s", name, rt.TypeName(v))
	}
	return s, nil
}

func fill(m *rt.Module) *rt.Exc {
	m.Set("unidata_version", rt.NewStr(unicode.Version))
	m.Def(
		ofRune("category", func(r rune) rt.Value { return rt.NewStr(category(r)) }),
		ofRune("combining", func(r rune) rt.Value { return rt.Int(int64(norm.NFD.PropertiesString(string(r)).CCC())) }),
		ofRune("bidirectional", func(r rune) rt.Value {
			if category(r) == "Cn" {
				return rt.NewStr("")
			}
			p, _ := bidi.LookupRune(r)
			return rt.NewStr(bidiNames[p.Class()])
		}),
		ofRune("mirrored", func(r rune) rt.Value {
			p, _ := bidi.LookupRune(r)
			if p.IsBracket() || unicode.Is(unicode.Sm, r) && strings.ContainsRune("<>≤≥", r) || r == '«' || r == '»' {
				return rt.Int(1)
			}
			return rt.Int(0)
		}),
		ofRune("east_asian_width", func(r rune) rt.Value { return rt.NewStr(widthNames[width.LookupRune(r).Kind()]) }),
		ofRune("decomposition", func(r rune) rt.Value {
			d := norm.NFD.PropertiesString(string(r)).Decomposition()
			tag := ""
			if d == nil {
				if d = norm.NFKD.PropertiesString(string(r)).Decomposition(); d == nil {
					return rt.NewStr("")
				}
				tag = "<compat> "
			}
			var parts []string
			for _, c := range string(d) {
				parts = append(parts, strings.ToUpper(hex(c)))
			}
			return rt.NewStr(tag + strings.Join(parts, " "))
		}),
		rt.Def{Name: "name", Sig: "chr, default=?, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			r, err := one("name() argument 1", a[0])
			if err != nil {
				return rt.Unset, err
			}
			if n := nameOf(r); n != "" {
				return rt.NewStr(n), nil
			}
			if !a[1].IsUnset() {
				return a[1], nil
			}
			return rt.Unset, rt.Errorf(&rt.ValueError, "no such name")
		}},
		rt.Def{Name: "lookup", Sig: "name, /", F1: lookup},
		number("decimal", "isdecimal", "not a decimal", false), number("digit", "isdigit", "not a digit", false),
		number("numeric", "isdigit", "not a numeric character", true),
		rt.Def{Name: "normalize", Sig: "form, unistr, /", F2: func(f, s rt.Value) (rt.Value, *rt.Exc) {
			n, err := form(f)
			if err != nil {
				return rt.Unset, err
			}
			t, err := text("normalize", s)
			return rt.NewStr(n.String(t)), err
		}},
		rt.Def{Name: "is_normalized", Sig: "form, unistr, /", F2: func(f, s rt.Value) (rt.Value, *rt.Exc) {
			n, err := form(f)
			if err != nil {
				return rt.Unset, err
			}
			t, err := text("is_normalized", s)
			return rt.Bool(n.IsNormalString(t)), err
		}},
	)
	return nil
}

func init() { rt.RegisterModule("unicodedata", fill) }
