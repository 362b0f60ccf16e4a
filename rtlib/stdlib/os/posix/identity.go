package posix

import (
	"runtime"
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// ints makes a function of ints.
func ints(name, sig string, f func(n []int) (rt.Value, error)) rt.Def {
	return rt.Def{Name: name, Sig: sig + ", /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		n := make([]int, len(a))
		for i := range a {
			var err *rt.Exc
			if n[i], err = rt.IndexInt(a[i]); err != nil {
				return rt.Unset, err
			}
		}
		v, e := f(n)
		return v, failed(e, rt.Unset)
	}}
}

// act makes a function of ints without a result.
func act(name, sig string, f func(n []int) error) rt.Def {
	return ints(name, sig, func(n []int) (rt.Value, error) { return rt.None, f(n) })
}

// identity are the functions of users, groups, sessions and priorities.
func identity() []rt.Def {
	return []rt.Def{
		act("setuid", "uid", func(n []int) error { return syscall.Setuid(n[0]) }),
		act("setgid", "gid", func(n []int) error { return syscall.Setgid(n[0]) }),
		act("seteuid", "euid", func(n []int) error { return syscall.Setreuid(-1, n[0]) }),
		act("setegid", "egid", func(n []int) error { return syscall.Setregid(-1, n[0]) }),
		act("setreuid", "ruid, euid", func(n []int) error { return syscall.Setreuid(n[0], n[1]) }),
		act("setregid", "rgid, egid", func(n []int) error { return syscall.Setregid(n[0], n[1]) }),
		act("setpgid", "pid, pgrp", func(n []int) error { return syscall.Setpgid(n[0], n[1]) }),
		act("killpg", "pgid, signal", func(n []int) error { return syscall.Kill(-n[0], syscall.Signal(n[1])) }),
		ints("getpgid", "pid", func(n []int) (rt.Value, error) { p, e := syscall.Getpgid(n[0]); return intValue(p), e }),
		ints("getsid", "pid", func(n []int) (rt.Value, error) { p, e := unix.Getsid(n[0]); return intValue(p), e }),
		ints("nice", "increment", func(n []int) (rt.Value, error) {
			now, e := syscall.Getpriority(syscall.PRIO_PROCESS, 0)
			if e != nil {
				return rt.Unset, e
			}
			to := min(max(20-now+n[0], -20), 19) // the system call returns 20 less the priority
			return intValue(to), syscall.Setpriority(syscall.PRIO_PROCESS, 0, to)
		}),
		ints("getpriority", "which, who", func(n []int) (rt.Value, error) {
			p, e := syscall.Getpriority(n[0], n[1])
			return intValue(20 - p), e
		}),
		act("setpriority", "which, who, priority", func(n []int) error { return syscall.Setpriority(n[0], n[1], n[2]) }),
		value("getpgrp", func() rt.Value { return intValue(syscall.Getpgrp()) }),
		{Name: "setpgrp", F0: func() (rt.Value, *rt.Exc) { return rt.None, failed(syscall.Setpgid(0, 0), rt.Unset) }},
		{Name: "setsid", F0: func() (rt.Value, *rt.Exc) {
			_, e := syscall.Setsid()
			return rt.None, failed(e, rt.Unset)
		}},
		{Name: "getgroups", F0: func() (rt.Value, *rt.Exc) {
			groups, e := syscall.Getgroups()
			items := make([]rt.Value, len(groups))
			for i, g := range groups {
				items[i] = intValue(g)
			}
			return rt.NewList(items...), failed(e, rt.Unset)
		}},
	}
}

// system are the functions that tell about the machine.
func system() []rt.Def {
	return []rt.Def{
		{Name: "getloadavg", F0: func() (rt.Value, *rt.Exc) {
			var info unix.Sysinfo_t
			e := unix.Sysinfo(&info)
			load := func(i int) rt.Value { return rt.Float(float64(info.Loads[i]) / (1 << 16)) }
			return rt.NewTuple3(load(0), load(1), load(2)), failed(e, rt.Unset)
		}},
		ints("sched_getaffinity", "pid", func(n []int) (rt.Value, error) {
			var set unix.CPUSet
			e := unix.SchedGetaffinity(n[0], &set)
			var items []rt.Value
			for i := range 64 * len(set) {
				if set.IsSet(i) {
					items = append(items, intValue(i))
				}
			}
			s, err := rt.NewSet(items...)
			if err != nil {
				return rt.Unset, syscall.EINVAL
			}
			return s, e
		}),
		{Name: "sched_yield", F0: func() (rt.Value, *rt.Exc) {
			rt.Blocking(runtime.Gosched)
			return rt.None, nil
		}},
		{Name: "sync", F0: func() (rt.Value, *rt.Exc) {
			rt.Blocking(syscall.Sync)
			return rt.None, nil
		}},
		{Name: "sysconf", Sig: "name, /", FN: sysconf},
		{Name: "statvfs", Sig: "path", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			var s syscall.Statfs_t
			if rt.IsIntLike(a[0]) {
				fd, err := rt.IndexInt(a[0])
				if err != nil {
					return rt.Unset, err
				}
				return statvfs(&s, syscall.Fstatfs(fd, &s), a[0])
			}
			p, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			return statvfs(&s, syscall.Statfs(p, &s), a[0])
		}},
		ints("major", "device", func(n []int) (rt.Value, error) { return rt.Int(int64(unix.Major(uint64(n[0])))), nil }),
		ints("minor", "device", func(n []int) (rt.Value, error) { return rt.Int(int64(unix.Minor(uint64(n[0])))), nil }),
		ints("makedev", "major, minor", func(n []int) (rt.Value, error) {
			return rt.UintValue(unix.Mkdev(uint32(n[0]), uint32(n[1]))), nil
		}),
	}
}

// mountFlags are the bits that statvfs shows of a file system's flags.
const mountFlags = 0x1fff &^ 0x20

func statvfs(s *syscall.Statfs_t, e error, name rt.Value) (rt.Value, *rt.Exc) {
	if e != nil {
		return rt.Unset, rt.OSErrorOf(e, name)
	}
	fsid := uint64(uint32(s.Fsid.X__val[0])) | uint64(uint32(s.Fsid.X__val[1]))<<32
	return rt.StructSeq(&statvfsType, rt.Int(s.Bsize), rt.Int(s.Frsize), rt.UintValue(s.Blocks), rt.UintValue(s.Bfree), rt.UintValue(s.Bavail),
		rt.UintValue(s.Files), rt.UintValue(s.Ffree), rt.UintValue(s.Ffree), rt.Int(s.Flags&mountFlags), rt.Int(s.Namelen), rt.UintValue(fsid)), nil
}

// sysconfNames are the names that sysconf answers, with the numbers of the C library.
var sysconfNames = map[string]int{
	"SC_ARG_MAX": 0, "SC_CHILD_MAX": 1, "SC_CLK_TCK": 2, "SC_OPEN_MAX": 4, "SC_PAGESIZE": 30, "SC_PAGE_SIZE": 30, "SC_NPROCESSORS_CONF": 83,
	"SC_NPROCESSORS_ONLN": 84, "SC_PHYS_PAGES": 85, "SC_AVPHYS_PAGES": 86,
}

func sysconf(a []rt.Value) (rt.Value, *rt.Exc) {
	var number int
	if name, ok := rt.StrOf(a[0]); ok {
		if number, ok = sysconfNames[name]; !ok {
			return rt.Unset, rt.Errorf(&rt.ValueError, "unrecognized configuration name")
		}
	} else {
		var err *rt.Exc
		if number, err = rt.IndexInt(a[0]); err != nil {
			return rt.Unset, rt.Errorf(&rt.TypeError, "configuration names must be strings or integers")
		}
	}
	limit := func(what int) (rt.Value, *rt.Exc) {
		var l syscall.Rlimit
		e := syscall.Getrlimit(what, &l)
		return rt.Int(int64(l.Cur)), failed(e, rt.Unset)
	}
	pages := func(f func(*unix.Sysinfo_t) uint64) (rt.Value, *rt.Exc) {
		var info unix.Sysinfo_t
		e := unix.Sysinfo(&info)
		return rt.UintValue(f(&info) * uint64(info.Unit) / uint64(syscall.Getpagesize())), failed(e, rt.Unset)
	}
	switch number {
	case 0:
		var stack syscall.Rlimit
		e := syscall.Getrlimit(syscall.RLIMIT_STACK, &stack)
		return rt.UintValue(max(stack.Cur/4, 131072)), failed(e, rt.Unset)
	case 1:
		return limit(unix.RLIMIT_NPROC)
	case 2:
		return rt.Int(100), nil
	case 4:
		return limit(syscall.RLIMIT_NOFILE)
	case 30:
		return intValue(syscall.Getpagesize()), nil
	case 83, 84:
		return intValue(runtime.NumCPU()), nil
	case 85:
		return pages(func(i *unix.Sysinfo_t) uint64 { return i.Totalram })
	case 86:
		return pages(func(i *unix.Sysinfo_t) uint64 { return i.Freeram })
	}
	return rt.Unset, failed(syscall.EINVAL, rt.Unset)
}
