package posix

import (
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
)

// descriptors are the functions for descriptors that need not be files.
func descriptors() []rt.Def {
	return []rt.Def{
		{Name: "set_blocking", F2: func(file, v rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.IndexInt(file)
			if err != nil {
				return rt.Unset, err
			}
			on, err := rt.Truth(v)
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, failed(syscall.SetNonblock(fd, !on), rt.Unset)
		}},
		{Name: "get_blocking", F1: func(file rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.IndexInt(file)
			if err != nil {
				return rt.Unset, err
			}
			flags, _, e := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_GETFL, 0)
			if e != 0 {
				return rt.Unset, failed(e, rt.Unset)
			}
			return rt.Bool(flags&syscall.O_NONBLOCK == 0), nil
		}},
		{Name: "sendfile", Sig: "out_fd, in_fd, offset, count", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			var fds [2]int
			for i := range fds {
				var err *rt.Exc
				if fds[i], err = rt.IndexInt(a[i]); err != nil {
					return rt.Unset, err
				}
			}
			count, err := rt.IndexInt(a[3])
			if err != nil {
				return rt.Unset, err
			}
			var offset *int64
			if !a[2].IsNone() {
				n, err := rt.IndexInt(a[2])
				if err != nil {
					return rt.Unset, err
				}
				at := int64(n)
				offset = &at
			}
			var n int
			var e error
			rt.Blocking(func() { n, e = syscall.Sendfile(fds[0], fds[1], offset, count) })
			return intValue(n), failed(e, rt.Unset)
		}},
	}
}
