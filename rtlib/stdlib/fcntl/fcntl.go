// Package fcntl provides Python's module fcntl: control of file descriptors, and locks on files.
package fcntl

import (
	"math"
	"syscall"
	"unsafe"

	rt "github.com/py2go/py2go/rtlib"
)

// constants are those of Linux.
var constants = []struct {
	name  string
	value int64
}{
	{"LOCK_SH", 1}, {"LOCK_EX", 2}, {"LOCK_NB", 4}, {"LOCK_UN", 8}, {"LOCK_MAND", 32}, {"LOCK_READ", 64}, {"LOCK_WRITE", 128},
	{"LOCK_RW", 192}, {"F_DUPFD", 0}, {"F_DUPFD_CLOEXEC", 1030}, {"F_GETFD", 1}, {"F_SETFD", 2}, {"F_GETFL", 3}, {"F_SETFL", 4},
	{"F_GETLK", 5}, {"F_SETLK", 6}, {"F_SETLKW", 7}, {"F_OFD_GETLK", 36}, {"F_OFD_SETLK", 37}, {"F_OFD_SETLKW", 38}, {"F_GETOWN", 9},
	{"F_SETOWN", 8}, {"F_GETSIG", 11}, {"F_SETSIG", 10}, {"F_RDLCK", 0}, {"F_WRLCK", 1}, {"F_UNLCK", 2}, {"F_GETLK64", 5},
	{"F_SETLK64", 6}, {"F_SETLKW64", 7}, {"FASYNC", 8192}, {"F_SETLEASE", 1024}, {"F_GETLEASE", 1025}, {"F_NOTIFY", 1026},
	{"F_EXLCK", 4}, {"F_SHLCK", 8}, {"F_SETPIPE_SZ", 1031}, {"F_GETPIPE_SZ", 1032}, {"FICLONE", 1074041865},
	{"FICLONERANGE", 1075876877}, {"F_GETOWN_EX", 16}, {"F_SETOWN_EX", 15}, {"F_OWNER_TID", 0}, {"F_OWNER_PID", 1}, {"F_OWNER_PGRP", 2},
	{"F_GET_RW_HINT", 1035}, {"F_SET_RW_HINT", 1036}, {"F_GET_FILE_RW_HINT", 1037}, {"F_SET_FILE_RW_HINT", 1038},
	{"RWH_WRITE_LIFE_NOT_SET", 0}, {"RWH_WRITE_LIFE_NONE", 1}, {"RWH_WRITE_LIFE_SHORT", 2}, {"RWH_WRITE_LIFE_MEDIUM", 3},
	{"RWH_WRITE_LIFE_LONG", 4}, {"RWH_WRITE_LIFE_EXTREME", 5}, {"FD_CLOEXEC", 1}, {"DN_ACCESS", 1}, {"DN_MODIFY", 2}, {"DN_CREATE", 4},
	{"DN_DELETE", 8}, {"DN_RENAME", 16}, {"DN_ATTRIB", 32}, {"DN_MULTISHOT", 2147483648}, {"F_ADD_SEALS", 1033}, {"F_GET_SEALS", 1034},
	{"F_SEAL_SEAL", 1}, {"F_SEAL_SHRINK", 2}, {"F_SEAL_GROW", 4}, {"F_SEAL_WRITE", 8}, {"F_SEAL_FUTURE_WRITE", 16},
}

func init() {
	rt.RegisterModule("fcntl", func(m *rt.Module) *rt.Exc {
		for _, c := range constants {
			m.Set(c.name, rt.Int(c.value))
		}
		m.Def(
			rt.Def{Name: "fcntl", Sig: "fd, cmd, arg=0, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				return control(syscall.SYS_FCNTL, a, "fcntl argument 3 must be an integer, a bytes-like object, or a string", false)
			}},
			rt.Def{Name: "ioctl", Sig: "fd, request, arg=0, mutate_flag=True, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				mutate, err := rt.Truth(a[3])
				if err != nil {
					return rt.Unset, err
				}
				return control(syscall.SYS_IOCTL, a, "ioctl argument 3 must be an integer, a bytes-like object, or a string", mutate)
			}},
			rt.Def{Name: "flock", Sig: "fd, operation, /", FN: flock},
			rt.Def{Name: "lockf", Sig: "fd, cmd, len=0, start=0, whence=0, /", FN: lockf},
		)
		return nil
	})
}

// again calls f until no signal interrupts it, and lets other threads run meanwhile.
func again(f func() error) *rt.Exc {
	for {
		var e error
		rt.Blocking(func() { e = f() })
		if e == syscall.EINTR {
			if err := rt.Tick(); err != nil {
				return err
			}
			continue
		}
		if e != nil {
			return rt.OSErrorOf(e, rt.Unset)
		}
		return nil
	}
}

// control is a system call with a descriptor, a command and an argument: an int, or bytes, which come back as the system has changed
// them. A bytearray is changed in its place where mutate is true, and the result is the call's.
func control(number uintptr, a []rt.Value, message string, mutate bool) (rt.Value, *rt.Exc) {
	fd, err := rt.FileDescriptor(a[0])
	if err != nil {
		return rt.Unset, err
	}
	cmd, err := rt.IndexInt(a[1])
	if err != nil {
		return rt.Unset, err
	}
	var result uintptr
	call := func(arg uintptr) *rt.Exc {
		return again(func() error {
			r, _, e := syscall.Syscall(number, uintptr(fd), uintptr(uint32(cmd)), arg)
			if e != 0 {
				return e
			}
			result = r
			return nil
		})
	}
	if rt.IsIntLike(a[2]) {
		n, err := rt.IndexInt(a[2])
		if err != nil {
			return rt.Unset, err
		}
		err = call(uintptr(n))
		return rt.Int(int64(result)), err
	}
	s, isBytes := rt.BytesLike(a[2])
	if !isBytes {
		if s, isBytes = rt.StrOf(a[2]); !isBytes {
			return rt.Unset, rt.Errorf(&rt.TypeError, "%s", message)
		}
	}
	const limit = 1024
	if len(s) > limit && !mutate {
		return rt.Unset, rt.Errorf(&rt.ValueError, "%s", map[bool]string{true: "fcntl", false: "ioctl"}[number == syscall.SYS_FCNTL]+" string arg too long")
	}
	buffer := make([]byte, max(len(s), limit))
	copy(buffer, s)
	if err := call(uintptr(unsafe.Pointer(&buffer[0]))); err != nil {
		return rt.Unset, err
	}
	changed := rt.NewBytes(string(buffer[:len(s)]))
	if rt.TypeOf(a[2]) == &rt.ByteArrayType && mutate {
		return rt.Int(int64(result)), rt.SetItem(a[2], rt.NewSlice(rt.None, rt.None, rt.None), changed)
	}
	return changed, nil
}

func flock(a []rt.Value) (rt.Value, *rt.Exc) {
	fd, err := rt.FileDescriptor(a[0])
	if err != nil {
		return rt.Unset, err
	}
	how, err := rt.IndexInt(a[1])
	if err != nil {
		return rt.Unset, err
	}
	return rt.None, again(func() error { return syscall.Flock(fd, how) })
}

func lockf(a []rt.Value) (rt.Value, *rt.Exc) {
	fd, err := rt.FileDescriptor(a[0])
	if err != nil {
		return rt.Unset, err
	}
	var n [4]int
	for i := range n {
		if n[i], err = rt.IndexInt(a[i+1]); err != nil {
			return rt.Unset, err
		}
	}
	how, length, start, whence := n[0], n[1], n[2], n[3]
	lock := syscall.Flock_t{Start: int64(start), Len: int64(length), Whence: int16(whence & math.MaxInt16)}
	switch {
	case how == syscall.LOCK_UN:
		lock.Type = syscall.F_UNLCK
	case how&syscall.LOCK_SH != 0:
		lock.Type = syscall.F_RDLCK
	case how&syscall.LOCK_EX != 0:
		lock.Type = syscall.F_WRLCK
	default:
		return rt.Unset, rt.Errorf(&rt.ValueError, "unrecognized lockf argument")
	}
	cmd := syscall.F_SETLKW
	if how&syscall.LOCK_NB != 0 {
		cmd = syscall.F_SETLK
	}
	return rt.None, again(func() error { return syscall.FcntlFlock(uintptr(fd), cmd, &lock) })
}
