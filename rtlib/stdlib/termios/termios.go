// Package termios provides Python's module termios: the settings of terminals.
package termios

import (
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

var errorType = rt.Type{Name: "error", Module: "termios", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}

func init() {
	rt.RegisterModule("termios", func(m *rt.Module) *rt.Exc {
		m.Type(&errorType)
		for _, c := range constants {
			m.Set(c.name, rt.Int(c.value))
		}
		m.Def(
			rt.Def{Name: "tcgetattr", Sig: "fd, /", FN: tcgetattr},
			rt.Def{Name: "tcsetattr", Sig: "fd, when, attributes, /", FN: tcsetattr},
			control("tcsendbreak", "duration", func(fd, n int) error { return unix.IoctlSetInt(fd, unix.TCSBRKP, n) }),
			control("tcflush", "queue", func(fd, n int) error { return unix.IoctlSetInt(fd, unix.TCFLSH, n) }),
			control("tcflow", "action", func(fd, n int) error { return unix.IoctlSetInt(fd, unix.TCXONC, n) }),
			rt.Def{Name: "tcdrain", Sig: "fd, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				fd, err := rt.FileDescriptor(a[0])
				if err != nil {
					return rt.Unset, err
				}
				var e error
				rt.Blocking(func() { e = unix.IoctlSetInt(fd, unix.TCSBRK, 1) })
				return rt.None, failed(e)
			}},
			rt.Def{Name: "tcgetwinsize", Sig: "fd, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				fd, err := rt.FileDescriptor(a[0])
				if err != nil {
					return rt.Unset, err
				}
				w, e := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
				if e != nil {
					return rt.Unset, failed(e)
				}
				return rt.NewTuple2(rt.Int(int64(w.Row)), rt.Int(int64(w.Col))), nil
			}},
		)
		return nil
	})
}

// failed is termios.error for an error of the system, if there is one.
func failed(err error) *rt.Exc {
	if err == nil {
		return nil
	}
	e, ok := err.(syscall.Errno)
	if !ok {
		return rt.Errorf(&errorType, "%s", err)
	}
	return rt.NewExc(&errorType, rt.Int(int64(e)), rt.NewStr(rt.Strerror(e)))
}

// control makes a function of a descriptor and a number.
func control(name, parameter string, f func(fd, n int) error) rt.Def {
	return rt.Def{Name: name, Sig: "fd, " + parameter + ", /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		fd, err := rt.FileDescriptor(a[0])
		if err != nil {
			return rt.Unset, err
		}
		n, err := rt.IndexInt(a[1])
		if err != nil {
			return rt.Unset, err
		}
		return rt.None, failed(f(fd, n))
	}}
}

// controlChars is how many control characters Python shows; the last ones are always zero.
const controlChars = 32

func tcgetattr(a []rt.Value) (rt.Value, *rt.Exc) {
	fd, err := rt.FileDescriptor(a[0])
	if err != nil {
		return rt.Unset, err
	}
	t, e := unix.IoctlGetTermios(fd, unix.TCGETS)
	if e != nil {
		return rt.Unset, failed(e)
	}
	chars := make([]rt.Value, controlChars)
	for i := range chars {
		var c byte
		if i < len(t.Cc) {
			c = t.Cc[i]
		}
		chars[i] = rt.NewBytes(string([]byte{c}))
		if t.Lflag&unix.ICANON == 0 && (i == unix.VMIN || i == unix.VTIME) {
			chars[i] = rt.Int(int64(c))
		}
	}
	speed := int64(t.Cflag & unix.CBAUD)
	return rt.NewList(rt.Int(int64(t.Iflag)), rt.Int(int64(t.Oflag)), rt.Int(int64(t.Cflag)), rt.Int(int64(t.Lflag)), rt.Int(speed), rt.Int(speed),
		rt.NewList(chars...)), nil
}

func tcsetattr(a []rt.Value) (rt.Value, *rt.Exc) {
	fd, err := rt.FileDescriptor(a[0])
	if err != nil {
		return rt.Unset, err
	}
	when, err := rt.IndexInt(a[1])
	if err != nil {
		return rt.Unset, err
	}
	list := rt.As[rt.List](a[2], &rt.ListType)
	if list == nil || len(list.Items()) != 7 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "tcsetattr, arg 3: must be 7 element list")
	}
	items := list.Items()
	t, e := unix.IoctlGetTermios(fd, unix.TCGETS)
	if e != nil {
		return rt.Unset, failed(e)
	}
	for i, to := range []*uint32{&t.Iflag, &t.Oflag, &t.Cflag, &t.Lflag} {
		n, err := rt.IndexInt(items[i])
		if err != nil {
			return rt.Unset, err
		}
		*to = uint32(n)
	}
	speed, err := rt.IndexInt(items[5])
	if err != nil {
		return rt.Unset, err
	}
	t.Cflag = t.Cflag&^unix.CBAUD | uint32(speed)&unix.CBAUD
	chars := rt.As[rt.List](items[6], &rt.ListType)
	if chars == nil || len(chars.Items()) != controlChars {
		return rt.Unset, rt.Errorf(&rt.TypeError, "tcsetattr: attributes[6] must be %d element list", controlChars)
	}
	for i, c := range chars.Items()[:len(t.Cc)] {
		if s, ok := rt.BytesLike(c); ok && len(s) == 1 {
			t.Cc[i] = s[0]
		} else if rt.IsIntLike(c) {
			n, err := rt.IndexInt(c)
			if err != nil {
				return rt.Unset, err
			}
			t.Cc[i] = byte(n)
		} else {
			return rt.Unset, rt.Errorf(&rt.TypeError, "tcsetattr: elements of attributes must be characters or integers")
		}
	}
	if when < 0 || when > 2 {
		return rt.Unset, failed(syscall.EINVAL)
	}
	rt.Blocking(func() { e = unix.IoctlSetTermios(fd, uint(unix.TCSETS+when), t) })
	return rt.None, failed(e)
}
