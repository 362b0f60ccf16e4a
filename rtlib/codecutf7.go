package rt

import "strings"

// This file is the codec utf-7 (RFC 2152): ASCII in which + begins a run of UTF-16 in base64.

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// direct7 reports whether a character may stand for itself.
func direct7(r rune) bool {
	return r < 0x80 && r != '+' && r != '\\' && r != '~' && (r >= ' ' && r < 0x7F || r == '\t' || r == '\n' || r == '\r')
}

// digit7 is the value of a base64 digit, -1 for any other character.
func digit7(c rune) int {
	if c >= 0x80 {
		return -1
	}
	return strings.IndexByte(base64Digits, byte(c))
}

func encodeUTF7(e *encoding) *Exc {
	shifted := false
	bits, n := uint64(0), 0 // bits that wait to be written, and how many
	write := func(unit uint16) {
		bits, n = bits<<16|uint64(unit), n+16
		for n >= 6 {
			n -= 6
			e.out = append(e.out, base64Digits[bits>>n&63])
		}
	}
	leave := func() {
		if n > 0 {
			e.out = append(e.out, base64Digits[bits<<(6-n)&63])
		}
		shifted, bits, n = false, 0, 0
	}
	for i := 0; i < len(e.text); {
		r, size := decodeRune(e.text[i:])
		i += size
		switch {
		case direct7(r):
			if shifted {
				leave()
				if digit7(r) >= 0 || r == '-' {
					e.out = append(e.out, '-')
				}
			}
			e.out = append(e.out, byte(r))
			continue
		case r == '+' && !shifted:
			e.out = append(e.out, "+-"...)
			continue
		case !shifted:
			shifted = true
			e.out = append(e.out, '+')
		}
		if r >= 0x10000 {
			write(uint16(0xD800 + (r-0x10000)>>10))
			r = 0xDC00 + (r-0x10000)&0x3FF
		}
		write(uint16(r))
	}
	if shifted {
		leave()
		e.out = append(e.out, '-')
	}
	return nil
}

// decoding7 is the state within a run of base64.
type decoding7 struct {
	start int // of the run
	out   int // how much was decoded before it
	bits  uint64
	n     int
	high  rune // a high surrogate that may be the first half of a character
}

func decodeUTF7(d *decoding) *Exc {
	var run *decoding7
	flush := func() {
		if run.high != 0 {
			d.out = appendRune(d.out, run.high)
			run.high = 0
		}
	}
	fail := func(i *int, from, to int, reason string) *Exc {
		run = nil
		err := d.fail(from, to, reason)
		*i = to
		if d.next > 0 {
			*i, d.next = d.next-1, 0
		}
		return err
	}
	for i := 0; i < len(d.in); {
		c := rune(d.in[i])
		switch {
		case run != nil && digit7(c) >= 0:
			run.add(d, digit7(c))
			i++
		case run != nil:
			r := run
			flush()
			end := i + 1
			switch {
			case i == r.start+1 && c != '-':
				if err := fail(&i, r.start, end, "ill-formed sequence"); err != nil {
					return err
				}
				continue
			case r.n >= 6:
				if err := fail(&i, r.start, end, "partial character in shift sequence"); err != nil {
					return err
				}
				continue
			case r.bits&(1<<r.n-1) != 0:
				if err := fail(&i, r.start, end, "non-zero padding bits in shift sequence"); err != nil {
					return err
				}
				continue
			}
			run = nil
			if c == '-' {
				if i == r.start+1 {
					d.out = append(d.out, '+')
				}
				i++
			}
		case c == '+':
			run = &decoding7{start: i, out: len(d.out)}
			i++
		case c < 0x80:
			d.out = append(d.out, byte(c))
			i++
		default:
			if err := fail(&i, i, i+1, "unexpected special character"); err != nil {
				return err
			}
		}
	}
	if run == nil {
		return nil
	}
	if !d.final {
		d.used, d.out = run.start, d.out[:run.out]
		return nil
	}
	if run.high != 0 || run.n >= 6 || run.bits != 0 {
		end := len(d.in)
		return fail(&end, run.start, end, "unterminated shift sequence")
	}
	return nil
}

// add takes a digit of the run, and writes the character that it completes.
func (run *decoding7) add(d *decoding, digit int) {
	run.bits, run.n = run.bits<<6|uint64(digit), run.n+6
	if run.n < 16 {
		return
	}
	run.n -= 16
	r := rune(run.bits >> run.n & 0xFFFF)
	run.bits &= 1<<run.n - 1
	switch {
	case run.high != 0 && r >= 0xDC00 && r < 0xE000:
		d.out = appendRune(d.out, 0x10000+(run.high-0xD800)<<10+(r-0xDC00))
		run.high = 0
		return
	case run.high != 0:
		d.out = appendRune(d.out, run.high)
		run.high = 0
	}
	if r >= 0xD800 && r < 0xDC00 {
		run.high = r
		return
	}
	d.out = appendRune(d.out, r)
}
