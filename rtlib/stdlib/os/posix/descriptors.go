package posix

import (
	"fmt"
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// openPty opens both ends of a new pseudo-terminal.
func openPty() (master, slave int, err error) {
	const flags = unix.O_RDWR | unix.O_NOCTTY | unix.O_CLOEXEC
	if master, err = unix.Open("/dev/ptmx", flags, 0); err != nil {
		return 0, 0, err
	}
	defer func() {
		if err != nil {
			unix.Close(master)
		}
	}()
	if err = unix.IoctlSetPointerInt(master, unix.TIOCSPTLCK, 0); err != nil {
		return 0, 0, err
	}
	n, err := unix.IoctlGetInt(master, unix.TIOCGPTN)
	if err != nil {
		return 0, 0, err
	}
	slave, err = unix.Open(fmt.Sprintf("/dev/pts/%d", n), flags, 0)
	return master, slave, err
}

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
		{Name: "get_inheritable", Sig: "fd, /", F1: func(file rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.IndexInt(file)
			if err != nil {
				return rt.Unset, err
			}
			flags, e := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
			if e != nil {
				return rt.Unset, failed(e, rt.Unset)
			}
			return rt.Bool(flags&unix.FD_CLOEXEC == 0), nil
		}},
		{Name: "set_inheritable", Sig: "fd, inheritable, /", F2: func(file, v rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.IndexInt(file)
			if err != nil {
				return rt.Unset, err
			}
			on, err := rt.Truth(v)
			if err != nil {
				return rt.Unset, err
			}
			flags, e := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
			if e == nil {
				flags |= unix.FD_CLOEXEC
				if on {
					flags &^= unix.FD_CLOEXEC
				}
				_, e = unix.FcntlInt(uintptr(fd), unix.F_SETFD, flags)
			}
			return rt.None, failed(e, rt.Unset)
		}},
		{Name: "openpty", F0: func() (rt.Value, *rt.Exc) {
			master, slave, err := openPty()
			return rt.NewTuple(intValue(master), intValue(slave)), failed(err, rt.Unset)
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
