package rt

import "strconv"

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func appendUnit(b []byte, u rune, size int, big bool) []byte {
	for i := range size {
		shift := 8 * i
		if big {
			shift = 8 * (size - 1 - i)
		}
		b = append(b, byte(u>>shift))
	}
	return b
}

func encodeWide(size int, big, withBOM bool) func(e *encoding) *Exc {
	return func(e *encoding) *Exc {
		if withBOM {
			e.out = appendUnit(e.out, 0xFEFF, size, big)
		}
		return e.each(func(r rune) bool { return r < 0xD800 || r > 0xDFFF }, "surrogates not allowed", func(b []byte, r rune) []byte {
			if size == 2 && r > 0xFFFF {
				r -= 0x10000
				b = appendUnit(b, 0xD800|r>>10, size, big)
				r = 0xDC00 | r&0x3FF
			}
			return appendUnit(b, r, size, big)
		})
	}
}

func decodeWide(size int, big, withBOM bool) func(d *decoding) *Exc {
	return func(d *decoding) *Exc {
		s := d.in
		i := 0
		big := big
		unit := func(i int) rune {
			r := rune(0)
			for k := range size {
				c := s[i+k]
				if !big {
					c = s[i+size-1-k]
				}
				r = r<<8 | rune(c)
			}
			return r
		}
		if withBOM && len(s) >= size {
			switch u := uint32(unit(0)); {
			case u == 0xFEFF:
				i = size
			case size == 2 && u == 0xFFFE, size == 4 && u == 0xFFFE0000:
				big, i = true, size
			}
		}
		incomplete := func(i int, reason string) *Exc {
			if !d.final {
				d.used = i
				return nil
			}
			return d.fail(i, len(s), reason)
		}
		for i < len(s) {
			if len(s)-i < size {
				return incomplete(i, "truncated data")
			}
			r := unit(i)
			next := i + size
			switch {
			case size == 4 && (r < 0 || r > 0x10FFFF):
				if err := d.fail(i, next, "code point not in range(0x110000)"); err != nil {
					return err
				}
				i = next
				continue
			case 0xD800 <= r && r <= 0xDFFF && d.errors != "surrogatepass" || size == 2 && 0xD800 <= r && r <= 0xDBFF:
				if size == 2 && r <= 0xDBFF {
					if len(s)-next < size {
						if d.errors == "surrogatepass" && d.final && len(s) == next {
							break
						}
						return incomplete(i, "unexpected end of data")
					}
					if low := unit(next); 0xDC00 <= low && low <= 0xDFFF {
						r = 0x10000 + (r-0xD800)<<10 + (low - 0xDC00)
						next += size
						break
					}
					if d.errors == "surrogatepass" {
						break
					}
					if err := d.fail(i, next, "illegal UTF-16 surrogate"); err != nil {
						return err
					}
					i = next
					continue
				}
				reason := "illegal encoding"
				if size == 4 {
					reason = "code point in surrogate code point range(0xd800, 0xe000)"
				}
				if err := d.fail(i, next, reason); err != nil {
					return err
				}
				i = next
				continue
			}
			d.out = appendRune(d.out, r)
			i = next
		}
		return nil
	}
}

func encodeUnicodeEscape(e *encoding) *Exc {
	eachRune(e.text, func(r rune) bool {
		switch {
		case r == '\\':
			e.out = append(e.out, `\\`...)
		case r == '\n':
			e.out = append(e.out, `\n`...)
		case r == '\r':
			e.out = append(e.out, `\r`...)
		case r == '\t':
			e.out = append(e.out, `\t`...)
		case r < ' ' || r >= 0x7f:
			e.out = appendEscape(e.out, r)
		default:
			e.out = append(e.out, byte(r))
		}
		return true
	})
	return nil
}

func decodeUnicodeEscape(d *decoding) *Exc {
	s := d.in
	simple := map[byte]byte{'\\': '\\', '\'': '\'', '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v'}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}
	for i := 0; i < len(s); {
		c := s[i]
		if c != '\\' {
			d.out = appendRune(d.out, rune(c))
			i++
			continue
		}
		if i+1 == len(s) {
			return d.fail(i, i+1, `\ at end of string`)
		}
		c = s[i+1]
		switch {
		case c == '\n':
			i += 2
		case simple[c] != 0:
			d.out = append(d.out, simple[c])
			i += 2
		case '0' <= c && c <= '7':
			r, j := rune(0), i+1
			for ; j < len(s) && j < i+4 && '0' <= s[j] && s[j] <= '7'; j++ {
				r = r<<3 | rune(s[j]-'0')
			}
			d.out = appendRune(d.out, r)
			i = j
		case digits[c] != 0:
			n, r, j := digits[c], rune(0), i+2
			for ; j < len(s) && j < i+2+n && hexDigit(s[j]) >= 0; j++ {
				r = r<<4 | rune(hexDigit(s[j]))
			}
			if j < i+2+n || uint32(r) > 0x10FFFF {
				reason := map[byte]string{'x': `truncated \xXX escape`, 'u': `truncated \uXXXX escape`, 'U': `truncated \UXXXXXXXX escape`}[c]
				if j == i+2+n {
					reason = "illegal Unicode character"
				}
				if err := d.fail(i, j, reason); err != nil {
					return err
				}
			} else {
				d.out = appendRune(d.out, r)
			}
			i = j
		default:
			d.out = append(d.out, '\\')
			i++
		}
	}
	return nil
}
