package syntax

//go:generate python3 genaliases.py NameAliases.txt

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/runenames"
)

// runesByName maps the names of characters to them, but for those that are named by rule.
var runesByName = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	for r := rune(0); r <= 0x10FFFF; r++ {
		if n := runenames.Name(r); n != "" && n[0] != '<' {
			m[n] = r
		}
	}
	for n, r := range newNames {
		m[n] = r
	}
	return m
})

// newNames are the names of Unicode 15.1, which CPython has and runenames has not; newIdeographs are the ideographs of it.
var newNames = map[string]rune{
	"IDEOGRAPHIC DESCRIPTION CHARACTER SURROUND FROM RIGHT":       0x2FFC,
	"IDEOGRAPHIC DESCRIPTION CHARACTER SURROUND FROM LOWER RIGHT": 0x2FFD,
	"IDEOGRAPHIC DESCRIPTION CHARACTER HORIZONTAL REFLECTION":     0x2FFE,
	"IDEOGRAPHIC DESCRIPTION CHARACTER ROTATION":                  0x2FFF,
	"IDEOGRAPHIC DESCRIPTION CHARACTER SUBTRACTION":               0x31EF,
}

var newIdeographs = struct{ first, last rune }{0x2EBF0, 0x2EE5D}

// runeNamed returns the character that \N{name} stands for; -1 if there is none. Names by rule are in capitals; CPython has none for
// Tangut ideographs.
func runeNamed(name string) rune {
	if h, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		return ideograph(h)
	}
	if s, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangulNamed(s)
	}
	name = upper(name)
	if r, ok := runesByName()[name]; ok {
		return r
	}
	if r, ok := aliases[name]; ok {
		return r
	}
	return -1
}

// upper puts the ASCII letters of s in capitals.
func upper(s string) string {
	return strings.Map(func(c rune) rune {
		if 'a' <= c && c <= 'z' {
			return c - 'a' + 'A'
		}
		return c
	}, s)
}

// ideograph returns the unified ideograph of the given number; -1 if there is none.
func ideograph(hex string) rune {
	v, n := hexValue(hex, len(hex))
	if n != len(hex) || n != 4 && n != 5 || upper(hex) != hex {
		return -1
	}
	if strings.HasPrefix(runenames.Name(v), "<CJK Ideograph") || newIdeographs.first <= v && v <= newIdeographs.last {
		return v
	}
	return -1
}

// The short names of the letters that make up Hangul syllables: leading consonants, vowels, trailing consonants.
var (
	hangulL = strings.Split("G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H", ",")
	hangulV = strings.Split("A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I", ",")
	hangulT = strings.Split(",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H", ",")
)

func hangulNamed(s string) rune {
	for l, ls := range hangulL {
		for v, vs := range hangulV {
			if t, ok := strings.CutPrefix(s, ls+vs); ok {
				for k, ts := range hangulT {
					if t == ts {
						return rune(0xAC00 + (l*len(hangulV)+v)*len(hangulT) + k)
					}
				}
			}
		}
	}
	return -1
}
