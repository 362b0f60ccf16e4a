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
	return m
})

// runeNamed returns the character that \N{name} stands for; -1 if there is none.
func runeNamed(name string) rune {
	name = strings.ToUpper(name)
	if h, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		if v, n := hexValue(h, len(h)); n == len(h) && (n == 4 || n == 5) && strings.HasPrefix(runenames.Name(v), "<CJK Ideograph") {
			return v
		}
		return -1
	}
	if s, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangulNamed(s)
	}
	if r, ok := runesByName()[name]; ok {
		return r
	}
	if r, ok := aliases[name]; ok {
		return r
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
