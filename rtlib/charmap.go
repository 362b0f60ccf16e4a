package rt

import (
	"slices"
	"strings"
	"sync"
)

// charmap is an encoding of one byte to a character.
type charmap struct {
	names string // as encodings' aliases spell them, with spaces between
	table string
}

const undefined = '\uFFFE'

func (m *charmap) codec() *codec {
	tables := sync.OnceValues(func() (decode []rune, encode map[rune]byte) {
		decode, encode = []rune(m.table), map[rune]byte{}
		for b, r := range decode {
			if r != undefined {
				encode[r] = byte(b)
			}
		}
		return decode, encode
	})
	return &codec{"charmap", func(e *encoding) *Exc {
		_, bytes := tables()
		return e.each(func(r rune) bool { _, ok := bytes[r]; return ok }, "character maps to <undefined>",
			func(b []byte, r rune) []byte { return append(b, bytes[r]) })
	}, func(d *decoding) *Exc {
		runes, _ := tables()
		for i := 0; i < len(d.in); i++ {
			if r := runes[d.in[i]]; r != undefined {
				d.out = appendRune(d.out, r)
			} else if err := d.fail(i, i+1, "character maps to <undefined>"); err != nil {
				return err
			} else if d.next > 0 {
				i, d.next = d.next-2, 0
			}
		}
		return nil
	}}
}

// charmapName is the public name of an encoding of one byte to a character, "" for others.
func charmapName(name string) string {
	name = normalCodec(name)
	for i := range charmaps {
		names := strings.Fields(charmaps[i].names)
		if slices.Contains(names, name) && codecNamed(name).name == "charmap" {
			return strings.ReplaceAll(names[0], "_", "-")
		}
	}
	return ""
}

// codecNamed is the codec of a name; nil if the runtime has none.
func codecNamed(name string) *codec {
	name = normalCodec(name)
	if c := codecs[name]; c != nil {
		return c
	}
	for i := range charmaps {
		for n := range strings.FieldsSeq(charmaps[i].names) {
			if n == name {
				codecs[name] = charmaps[i].codec()
				return codecs[name]
			}
		}
	}
	return nil
}
