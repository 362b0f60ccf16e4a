package binascii

import (
	"fmt"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// This file is the encodings of old mail: uuencode, quoted-printable, and the checksum of BinHex.

var incompleteType = rt.Type{Name: "Incomplete", Module: "binascii", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}

var others = []rt.Def{
	{Name: "a2b_uu", Sig: "data, /", F1: fromUU},
	{Name: "b2a_uu", Sig: "data, /, *, backtick=False", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		s, err := rt.BytesArg(a[0])
		if err != nil {
			return rt.Unset, err
		}
		tick, err := rt.Truth(a[1])
		if err != nil {
			return rt.Unset, err
		}
		return toUU(s, tick)
	}},
	{Name: "a2b_qp", Sig: "data, header=False", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		s, err := ascii(a[0])
		if err != nil {
			return rt.Unset, err
		}
		header, err := rt.Truth(a[1])
		return rt.NewBytes(fromQP(s, header)), err
	}},
	{Name: "b2a_qp", Sig: "data, quotetabs=False, istext=True, header=False", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		s, err := rt.BytesArg(a[0])
		if err != nil {
			return rt.Unset, err
		}
		var flags [3]bool
		for i := range flags {
			if flags[i], err = rt.Truth(a[i+1]); err != nil {
				return rt.Unset, err
			}
		}
		return rt.NewBytes(toQP(s, flags[0], flags[1], flags[2])), nil
	}},
	{Name: "crc_hqx", Sig: "data, crc, /", F2: func(data, crc rt.Value) (rt.Value, *rt.Exc) {
		s, err := rt.BytesArg(data)
		if err != nil {
			return rt.Unset, err
		}
		n, err := rt.IndexInt(crc)
		c := uint16(n)
		for i := range len(s) {
			c ^= uint16(s[i]) << 8
			for range 8 {
				if c&0x8000 != 0 {
					c = c<<1 ^ 0x1021
				} else {
					c <<= 1
				}
			}
		}
		return rt.Int(int64(c)), err
	}},
}

func fromUU(v rt.Value) (rt.Value, *rt.Exc) {
	s, err := ascii(v)
	if err != nil {
		return rt.Unset, err
	}
	if s == "" {
		return rt.NewBytes(strings.Repeat("\x00", 32)), nil
	}
	n := int(s[0]-' ') & 0o77
	out := make([]byte, 0, n)
	var acc uint32
	bits := 0
	i := 1
	for ; len(out) < n; i++ {
		c := byte(0)
		if i < len(s) {
			c = s[i]
		}
		switch {
		case c == '\n' || c == '\r' || i >= len(s):
			// Trailing spaces may have been cut off.
			c = 0
		case c < ' ' || c > ' '+64:
			return rt.Unset, rt.Errorf(&ErrorType, "Illegal char")
		default:
			c = (c - ' ') & 0o77
		}
		acc = acc<<6 | uint32(c)
		if bits += 6; bits >= 8 {
			bits -= 8
			out = append(out, byte(acc>>bits))
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c != ' ' && c != ' '+64 && c != '\n' && c != '\r' {
			return rt.Unset, rt.Errorf(&ErrorType, "Trailing garbage")
		}
	}
	return rt.NewBytes(string(out)), nil
}

func toUU(s string, tick bool) (rt.Value, *rt.Exc) {
	if len(s) > 45 {
		return rt.Unset, rt.Errorf(&ErrorType, "At most 45 bytes at once")
	}
	char := func(n byte) byte {
		if n == 0 && tick {
			return '`'
		}
		return n + ' '
	}
	out := []byte{char(byte(len(s)))}
	for i := 0; i < len(s); i += 3 {
		var b [3]byte
		copy(b[:], s[i:])
		out = append(out, char(b[0]>>2), char(b[0]&3<<4|b[1]>>4), char(b[1]&15<<2|b[2]>>6), char(b[2]&63))
	}
	return rt.NewBytes(string(append(out, '\n'))), nil
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

func fromQP(s string, header bool) string {
	var out []byte
	for i := 0; i < len(s); {
		switch {
		case s[i] == '=':
			if i++; i >= len(s) {
				return string(out)
			}
			switch {
			case s[i] == '\n' || s[i] == '\r':
				// A soft end of line.
				for i < len(s) && s[i] != '\n' {
					i++
				}
				i++
			case s[i] == '=':
				out = append(out, '=')
				i++
			case i+1 < len(s) && isHex(s[i]) && isHex(s[i+1]):
				var c byte
				if _, err := fmt.Sscanf(s[i:i+2], "%02x", &c); err == nil {
					out = append(out, c)
				}
				i += 2
			default:
				out = append(out, '=')
			}
		case header && s[i] == '_':
			out = append(out, ' ')
			i++
		default:
			out = append(out, s[i])
			i++
		}
	}
	return string(out)
}

func toQP(s string, tabs, text, header bool) string {
	crlf := false
	if i := strings.IndexByte(s, '\n'); i > 0 && s[i-1] == '\r' {
		crlf = true
	}
	soft := "=\n"
	if crlf {
		soft = "=\r\n"
	}
	var out []byte
	line := 0
	for i := 0; i < len(s); {
		c := s[i]
		last := i+1 == len(s)
		quote := c > 126 || c == '=' || header && c == '_' || c == '.' && line == 0 && (last || s[i+1] == '\n' || s[i+1] == '\r' || s[i+1] == 0) ||
			!text && (c == '\r' || c == '\n') || (c == '\t' || c == ' ') && last || c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' ' ||
			c < 33 && c != '\r' && c != '\n' && (tabs || !header && tabs)
		if quote {
			if line+3 >= 76 {
				out = append(out, soft...)
				line = 0
			}
			out = fmt.Appendf(out, "=%02X", c)
			i++
			line += 3
			continue
		}
		if text && (c == '\n' || c == '\r' && !last && s[i+1] == '\n') {
			line = 0
			// A space or tab at the end of a line is quoted.
			if n := len(out); n > 0 && (out[n-1] == ' ' || out[n-1] == '\t') {
				ch := out[n-1]
				out = fmt.Appendf(out[:n-1], "=%02X", ch)
			}
			if crlf {
				out = append(out, '\r')
			}
			out = append(out, '\n')
			if c == '\r' {
				i++
			}
			i++
			continue
		}
		if !last && s[i+1] != '\n' && line+1 >= 76 {
			out = append(out, soft...)
			line = 0
		}
		line++
		if header && c == ' ' {
			out = append(out, '_')
		} else {
			out = append(out, c)
		}
		i++
	}
	return string(out)
}
