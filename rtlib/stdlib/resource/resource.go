// Package resource provides Python's module resource: limits on what a process uses, and what it has used.
package resource

import (
	"os"
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// constants are those of Linux.
var constants = []struct {
	name  string
	value int64
}{
	{"RLIMIT_CPU", 0}, {"RLIMIT_FSIZE", 1}, {"RLIMIT_DATA", 2}, {"RLIMIT_STACK", 3}, {"RLIMIT_CORE", 4}, {"RLIMIT_NOFILE", 7},
	{"RLIMIT_OFILE", 7}, {"RLIMIT_AS", 9}, {"RLIMIT_RSS", 5}, {"RLIMIT_NPROC", 6}, {"RLIMIT_MEMLOCK", 8}, {"RLIMIT_MSGQUEUE", 12},
	{"RLIMIT_NICE", 13}, {"RLIMIT_RTPRIO", 14}, {"RLIMIT_RTTIME", 15}, {"RLIMIT_SIGPENDING", 11}, {"RUSAGE_SELF", 0},
	{"RUSAGE_CHILDREN", -1}, {"RUSAGE_THREAD", 1}, {"RLIM_INFINITY", -1},
}

var usageType rt.Type

func init() {
	rt.NewStructSeq(&usageType, "resource", "struct_rusage", "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt",
		"ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw")
	rt.RegisterModule("resource", func(m *rt.Module) *rt.Exc {
		m.Set("error", rt.OSError.Value())
		m.Set("struct_rusage", usageType.Value())
		for _, c := range constants {
			m.Set(c.name, rt.Int(c.value))
		}
		m.Def(
			rt.Def{Name: "getrusage", Sig: "who, /", FN: usage},
			rt.Def{Name: "getrlimit", Sig: "resource, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return limit(0, a[0], nil) }},
			rt.Def{Name: "setrlimit", Sig: "resource, limits, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				_, err := limit(0, a[0], &a[1])
				return rt.None, err
			}},
			rt.Def{Name: "prlimit", Sig: "pid, resource, limits=?, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				pid, err := rt.IndexInt(a[0])
				if err != nil {
					return rt.Unset, err
				}
				if a[2].IsUnset() {
					return limit(pid, a[1], nil)
				}
				return limit(pid, a[1], &a[2])
			}},
			rt.Def{Name: "getpagesize", F0: func() (rt.Value, *rt.Exc) { return rt.Int(int64(os.Getpagesize())), nil }},
		)
		return nil
	})
}

func usage(a []rt.Value) (rt.Value, *rt.Exc) {
	who, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	var u syscall.Rusage
	if e := syscall.Getrusage(who, &u); e == syscall.EINVAL {
		return rt.Unset, rt.Errorf(&rt.ValueError, "invalid who parameter")
	} else if e != nil {
		return rt.Unset, rt.OSErrorOf(e, rt.Unset)
	}
	seconds := func(t syscall.Timeval) rt.Value { return rt.Float(float64(t.Sec) + float64(t.Usec)*1e-6) }
	items := []rt.Value{seconds(u.Utime), seconds(u.Stime)}
	for _, n := range []int64{u.Maxrss, u.Ixrss, u.Idrss, u.Isrss, u.Minflt, u.Majflt, u.Nswap, u.Inblock, u.Oublock, u.Msgsnd, u.Msgrcv, u.Nsignals,
		u.Nvcsw, u.Nivcsw} {
		items = append(items, rt.Int(n))
	}
	return rt.StructSeq(&usageType, items...), nil
}

// limit is the soft and the hard limit of a resource before it is set to a pair, if one is given. No limit is -1.
func limit(pid int, resource rt.Value, to *rt.Value) (rt.Value, *rt.Exc) {
	what, err := rt.IndexInt(resource)
	if err != nil {
		return rt.Unset, err
	}
	if what < 0 || what > 15 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "invalid resource specified")
	}
	var set *unix.Rlimit
	if to != nil {
		pair, err := rt.ListOf(*to)
		if err != nil {
			return rt.Unset, err
		}
		if len(pair) != 2 {
			return rt.Unset, rt.Errorf(&rt.ValueError, "expected a tuple of 2 integers")
		}
		var n [2]int
		for i := range n {
			if n[i], err = rt.IndexInt(pair[i]); err != nil {
				return rt.Unset, err
			}
		}
		set = &unix.Rlimit{Cur: uint64(n[0]), Max: uint64(n[1])}
	}
	var old unix.Rlimit
	switch e := unix.Prlimit(pid, what, set, &old); e {
	case nil:
		return rt.NewTuple2(rt.Int(int64(old.Cur)), rt.Int(int64(old.Max))), nil
	case syscall.EINVAL:
		return rt.Unset, rt.Errorf(&rt.ValueError, "current limit exceeds maximum limit")
	case syscall.EPERM:
		return rt.Unset, rt.Errorf(&rt.ValueError, "not allowed to raise maximum limit")
	default:
		return rt.Unset, rt.OSErrorOf(e, rt.Unset)
	}
}
