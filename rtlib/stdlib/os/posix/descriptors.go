package posix

import (
	"fmt"
	"os"
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
		{Name: "dup2", Sig: "fd, fd2, inheritable=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			from, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			to, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			inherit, err := rt.Truth(a[2])
			if err != nil {
				return rt.Unset, err
			}
			flags := syscall.O_CLOEXEC
			if inherit {
				flags = 0
			}
			e := error(nil)
			switch {
			case rt.IsRuntimeDescriptor(to):
				e = syscall.EBUSY
			case from != to:
				rt.FlushFiles()
				e = syscall.Dup3(from, to, flags)
			}
			return intValue(to), failed(e, rt.Unset)
		}},
		{Name: "pread", Sig: "fd, length, offset, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			var n [3]int
			for i := range n {
				var err *rt.Exc
				if n[i], err = rt.IndexInt(a[i]); err != nil {
					return rt.Unset, err
				}
			}
			b := make([]byte, max(n[1], 0))
			var got int
			var e error
			rt.Blocking(func() { got, e = syscall.Pread(n[0], b, int64(n[2])) })
			return rt.NewBytes(string(b[:max(got, 0)])), failed(e, rt.Unset)
		}},
		{Name: "pwrite", Sig: "fd, buffer, offset, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			data, err := rt.BytesArg(a[1])
			if err != nil {
				return rt.Unset, err
			}
			offset, err := rt.IndexInt(a[2])
			if err != nil {
				return rt.Unset, err
			}
			var n int
			var e error
			rt.Blocking(func() { n, e = syscall.Pwrite(fd, []byte(data), int64(offset)) })
			return intValue(n), failed(e, rt.Unset)
		}},
		ints("pipe2", "flags", func(n []int) (rt.Value, error) {
			var p [2]int
			e := syscall.Pipe2(p[:], n[0])
			return rt.NewTuple2(intValue(p[0]), intValue(p[1])), e
		}),
		act("fchmod", "fd, mode", func(n []int) error { return syscall.Fchmod(n[0], uint32(n[1])) }),
		act("fchown", "fd, uid, gid", func(n []int) error { return syscall.Fchown(n[0], n[1], n[2]) }),
		act("fchdir", "fd", func(n []int) error { return syscall.Fchdir(n[0]) }),
		act("fdatasync", "fd", func(n []int) error { return syscall.Fdatasync(n[0]) }),
		act("closerange", "low, high", func(n []int) error {
			for fd := n[0]; fd < n[1]; fd++ {
				_ = closeDescriptor(fd) // errors are ignored, as those numbers need not be open
			}
			return nil
		}),
		ints("ttyname", "fd", func(n []int) (rt.Value, error) {
			if !rt.IsTerminal(n[0]) {
				return rt.Unset, syscall.ENOTTY
			}
			name, e := os.Readlink(fmt.Sprintf("/proc/self/fd/%d", n[0]))
			return rt.NewStr(name), e
		}),
		value("ctermid", func() rt.Value { return rt.NewStr("/dev/tty") }),
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
			return rt.NewTuple2(intValue(master), intValue(slave)), failed(err, rt.Unset)
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

// closeDescriptor closes fd for a program, to which what the Go runtime has opened is not open.
func closeDescriptor(fd int) error {
	if rt.IsRuntimeDescriptor(fd) {
		return syscall.EBADF
	}
	return syscall.Close(fd)
}
