package rt

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// This file is the encodings idna, for names of hosts, and punycode, for their labels.

const acePrefix = "xn--"

// The parameters of punycode (RFC 3492).
const (
	punyBase, punyMin, punyMax, punySkew, punyDamp, punyStart, punyFirst = 36, 1, 26, 38, 700, 72, 128
)

func punyAdapt(delta, points int, first bool) int {
	if first {
		delta /= punyDamp
	} else {
		delta /= 2
	}
	delta += delta / points
	k := 0
	for ; delta > (punyBase-punyMin)*punyMax/2; k += punyBase {
		delta /= punyBase - punyMin
	}
	return k + (punyBase-punyMin+1)*delta/(delta+punySkew)
}

func punyThreshold(k, bias int) int { return min(max(k-bias, punyMin), punyMax) }

// punyEncode is the text in punycode.
func punyEncode(text string) string {
	runes := []rune(text)
	var out []byte
	for _, r := range runes {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		}
	}
	done := len(out)
	basic := done
	if basic > 0 {
		out = append(out, '-')
	}
	next, delta, bias := rune(punyFirst), 0, punyStart
	for done < len(runes) {
		least := rune(utf8.MaxRune + 1)
		for _, r := range runes {
			if r >= next && r < least {
				least = r
			}
		}
		delta += int(least-next) * (done + 1)
		next = least
		for _, r := range runes {
			if r < next {
				delta++
			}
			if r != next {
				continue
			}
			q := delta
			for k := punyBase; ; k += punyBase {
				t := punyThreshold(k, bias)
				if q < t {
					break
				}
				out = append(out, punyDigit(t+(q-t)%(punyBase-t)))
				q = (q - t) / (punyBase - t)
			}
			out = append(out, punyDigit(q))
			bias = punyAdapt(delta, done+1, done == basic)
			delta = 0
			done++
		}
		delta++
		next++
	}
	return string(out)
}

func punyDigit(n int) byte {
	if n < 26 {
		return byte('a' + n)
	}
	return byte('0' + n - 26)
}

// punyDecode is the text that stands in punycode; at is where what cannot be read is, and why.
func punyDecode(code string) (text string, at int, why string) {
	var out []rune
	i := strings.LastIndexByte(code, '-')
	for j := range max(i, 0) {
		if code[j] >= utf8.RuneSelf {
			return "", j, "ordinal not in range(128)"
		}
		out = append(out, rune(code[j]))
	}
	next, bias, pos, first := punyFirst, punyStart, 0, true
	for i++; i < len(code); {
		before, weight := pos, 1
		for k := punyBase; ; k += punyBase {
			if i == len(code) {
				return "", i, "incomplete punycode string"
			}
			c := code[i] | 0x20
			digit := 0
			switch {
			case c >= 'a' && c <= 'z':
				digit = int(c - 'a')
			case isDigit(code[i]):
				digit = int(code[i]-'0') + 26
			default:
				return "", i, fmt.Sprintf("Invalid extended code point '%c'", code[i])
			}
			i++
			pos += digit * weight
			t := punyThreshold(k, bias)
			if digit < t {
				break
			}
			if weight *= punyBase - t; weight > 1<<40 {
				return "", i, "incomplete punycode string"
			}
		}
		points := len(out) + 1
		bias = punyAdapt(pos-before, points, first)
		first = false
		next += pos / points
		if next > utf8.MaxRune {
			return "", i - 1, fmt.Sprintf("Invalid character U+%x", next)
		}
		pos %= points
		out = append(out[:pos], append([]rune{rune(next)}, out[pos:]...)...)
		pos++
	}
	return string(out), 0, ""
}

func encodePunycode(e *encoding) *Exc {
	e.out = append(e.out, punyEncode(e.text)...)
	return nil
}

func decodePunycode(d *decoding) *Exc {
	text, at, why := punyDecode(d.in)
	if why != "" {
		return d.fail(at, min(at+1, len(d.in)), why)
	}
	d.out = append(d.out, text...)
	d.used = len(d.in)
	return nil
}

// dots makes dots of what IDNA takes for dots.
var dots = strings.NewReplacer("\u3002", ".", "\uff0e", ".", "\uff61", ".")

// prepared is a label as names are compared: without case and variants of characters.
func prepared(label string) string {
	return norm.NFKC.String(hostFolding.Replace(strings.ToLower(norm.NFKC.String(label))))
}

// hostFolding is what names are compared with beyond lower case: some letters become others, marks that are not seen vanish.
var hostFolding = strings.NewReplacer("\u00df", "ss", "\u03c2", "\u03c3", "\u00ad", "", "\u200c", "", "\u200d", "")

// prohibited is where the first character is that no name may hold, or -1.
func prohibited(label string) int {
	return strings.IndexFunc(label, func(r rune) bool {
		return r >= utf8.RuneSelf && (unicode.IsControl(r) || unicode.In(r, unicode.Co, unicode.Zl, unicode.Zp))
	})
}

// asciiLabel is a label as name servers have it.
func asciiLabel(label string) string {
	if isASCII(label) {
		return label
	}
	if label = prepared(label); isASCII(label) {
		return label
	}
	return acePrefix + punyEncode(label)
}

func encodeIDNA(e *encoding) *Exc {
	if e.errors != "strict" {
		return Errorf(&UnicodeError, "Unsupported error handling: %s", e.errors)
	}
	if e.text == "" {
		return nil
	}
	name := dots.Replace(e.text)
	parts := strings.Split(name, ".")
	if parts[len(parts)-1] == "" && len(parts) > 1 {
		parts = parts[:len(parts)-1]
	}
	at, out := 0, make([]string, len(parts))
	for i, label := range parts {
		size := utf8.RuneCountInString(label)
		if j := prohibited(label); j >= 0 {
			r, _ := utf8.DecodeRuneInString(label[j:])
			j = at + utf8.RuneCountInString(label[:j])
			return e.fault(j, j+1, "Invalid character "+StrRepr(string(r)))
		}
		if !isASCII(label) && strings.HasPrefix(prepared(label), acePrefix) {
			return e.fault(at, at+size, "Label starts with ACE prefix")
		}
		out[i] = asciiLabel(label)
		switch n := len(out[i]); {
		case n == 0:
			return e.fault(at, at+1, "label empty")
		case n >= 64:
			return e.fault(at, at+size, "label too long")
		}
		at += size + 1
	}
	e.out = append(e.out, strings.Join(out, ".")...)
	if strings.HasSuffix(name, ".") {
		e.out = append(e.out, '.')
	}
	return nil
}

// fault is an error about the characters from i to j.
func (e *encoding) fault(i, j int, reason string) *Exc {
	return NewExc(&UnicodeEncodeError, NewStr(e.codec.name), NewStr(e.text), Int(int64(i)), Int(int64(j)), NewStr(reason))
}

func decodeIDNA(d *decoding) *Exc {
	if d.errors != "strict" {
		return Errorf(&UnicodeError, "Unsupported error handling: %s", d.errors)
	}
	parts := strings.Split(d.in, ".")
	at := 0
	for i, label := range parts {
		if i > 0 {
			d.out = append(d.out, '.')
		}
		if len(label) < len(acePrefix) || !strings.EqualFold(label[:len(acePrefix)], acePrefix) {
			for j := range len(label) {
				if label[j] >= utf8.RuneSelf {
					return d.fail(at+j, at+j+1, "ordinal not in range(128)")
				}
			}
			d.out = append(d.out, label...)
		} else {
			text, bad, why := punyDecode(label[len(acePrefix):])
			if why != "" {
				bad += at + len(acePrefix)
				return d.fail(bad, bad+1, why)
			}
			if j := prohibited(text); j >= 0 {
				r, _ := utf8.DecodeRuneInString(text[j:])
				return d.fail(at, at+1, "Invalid character "+StrRepr(string(r)))
			}
			if again := asciiLabel(text); !strings.EqualFold(again, label) {
				return d.fail(at, at+len(label), fmt.Sprintf("IDNA does not round-trip, '%s' != '%s'", BytesRepr(label), BytesRepr(again)))
			}
			d.out = append(d.out, text...)
		}
		at += len(label) + 1
	}
	d.used = len(d.in)
	return nil
}
