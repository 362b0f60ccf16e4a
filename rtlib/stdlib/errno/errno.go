// Package errno is Python's module errno: the names and numbers of the system's errors.
package errno

import (
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// last is the highest number that may be an error.
const last = 140

// aliases are second names.
var aliases = map[string]syscall.Errno{
	"EWOULDBLOCK": unix.EWOULDBLOCK, "EDEADLOCK": unix.EDEADLK, "ENOTSUP": unix.ENOTSUP, "EOPNOTSUPP": unix.EOPNOTSUPP,
}

func init() {
	rt.RegisterModule("errno", func(m *rt.Module) *rt.Exc {
		codes := rt.NewDict()
		add := func(name string, no int64) *rt.Exc {
			m.Set(name, rt.Int(no))
			return rt.DictSet(codes, rt.Int(no), rt.NewStr(name))
		}
		for name, no := range aliases {
			m.Set(name, rt.Int(int64(no)))
		}
		for no := syscall.Errno(1); no < last; no++ {
			name := unix.ErrnoName(no)
			switch {
			case name == "":
				continue
			case no == unix.ENOTSUP:
				name = "ENOTSUP"
			case no == unix.EDEADLK:
				name = "EDEADLOCK"
			}
			m.Set(unix.ErrnoName(no), rt.Int(int64(no)))
			if err := add(name, int64(no)); err != nil {
				return err
			}
		}
		m.Set("errorcode", codes)
		return nil
	})
}
