// Package subprocess is Python's module subprocess. Starting a program, waiting for its end and exchanging data with it are here, in Go, as
// module _subprocess; the rest is subprocess.py, translated.
package subprocess

import (
	"math"
	"os/user"
	"strconv"
	"strings"
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/signal"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	"golang.org/x/sys/unix"
)

//go:generate go run ../mkpython.go subprocess=subprocess.py

// texts are the elements of a sequence of paths or bytes, as the system takes them.
func texts(v rt.Value) ([]string, *rt.Exc) {
	items, err := rt.ListOf(v)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(items))
	for i, v := range items {
		if out[i], err = systemText(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func systemText(v rt.Value) (string, *rt.Exc) {
	s, ok := rt.BytesLike(v)
	if !ok {
		var err *rt.Exc
		if s, err = rt.PathArg(v); err != nil {
			return "", err
		}
	}
	if strings.IndexByte(s, 0) >= 0 {
		return "", rt.Errorf(&rt.ValueError, "embedded null byte")
	}
	return s, nil
}

func ints(v rt.Value) ([]int, *rt.Exc) {
	items, err := rt.ListOf(v)
	if err != nil {
		return nil, err
	}
	out := make([]int, len(items))
	for i, v := range items {
		if out[i], err = rt.IndexInt(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// start is _subprocess.start(args, executables, cwd, env, std, close_fds, pass_fds, session, group, ids, umask). ids are user, group and
// groups, each None to keep it. The result is the process's number; or None, an error number, and whether it is the directory's.
func start(a []rt.Value) (rt.Value, *rt.Exc) {
	var c command
	var err *rt.Exc
	if c.args, err = texts(a[0]); err != nil {
		return rt.Unset, err
	}
	if c.executables, err = texts(a[1]); err != nil {
		return rt.Unset, err
	}
	if !a[2].IsNone() {
		if c.cwd, err = systemText(a[2]); err != nil {
			return rt.Unset, err
		}
	}
	if !a[3].IsNone() {
		if c.env, err = texts(a[3]); err != nil {
			return rt.Unset, err
		}
		if c.env == nil {
			c.env = []string{}
		}
	}
	std, err := ints(a[4])
	if err != nil {
		return rt.Unset, err
	}
	copy(c.std[:], std)
	if c.closeFDs, err = rt.Truth(a[5]); err != nil {
		return rt.Unset, err
	}
	if c.pass, err = ints(a[6]); err != nil {
		return rt.Unset, err
	}
	if c.attr.Setsid, err = rt.Truth(a[7]); err != nil {
		return rt.Unset, err
	}
	if n := int(a[8].AsInt()); n >= 0 {
		c.attr.Setpgid, c.attr.Pgid = true, n
	}
	if c.attr.Credential, err = credential(a[9]); err != nil {
		return rt.Unset, err
	}
	c.umask = int(a[10].AsInt())
	pid, inDir, failed := c.start()
	if failed != nil {
		return rt.NewTuple3(rt.None, rt.Int(int64(rt.ErrnoOf(failed))), rt.Bool(inDir)), nil
	}
	return rt.NewTuple3(rt.Int(int64(pid)), rt.Int(0), rt.False), nil
}

func credential(v rt.Value) (*syscall.Credential, *rt.Exc) {
	ids, err := rt.ListOf(v)
	if err != nil {
		return nil, err
	}
	if ids[0].IsNone() && ids[1].IsNone() && ids[2].IsNone() {
		return nil, nil
	}
	c := &syscall.Credential{Uid: uint32(syscall.Getuid()), Gid: uint32(syscall.Getgid()), NoSetGroups: ids[2].IsNone()}
	if !ids[0].IsNone() {
		c.Uid = uint32(ids[0].AsInt())
	}
	if !ids[1].IsNone() {
		c.Gid = uint32(ids[1].AsInt())
	}
	if !c.NoSetGroups {
		groups, err := ints(ids[2])
		if err != nil {
			return nil, err
		}
		for _, g := range groups {
			c.Groups = append(c.Groups, uint32(g))
		}
	}
	return c, nil
}

// limit reads a timeout: None is none, which is -1; one that is over is 0.
func limit(v rt.Value) (time.Duration, *rt.Exc) {
	if v.IsNone() {
		return -1, nil
	}
	s, err := rt.ToFloat(v)
	return time.Duration(min(max(0, s)*1e9, math.MaxInt64/2)), err
}

func exchangeData(a []rt.Value) (rt.Value, *rt.Exc) {
	data, _ := rt.BytesLike(a[1])
	x := exchange{in: int(a[0].AsInt()), data: data, out: [2]int{int(a[2].AsInt()), int(a[3].AsInt())}}
	timeout, err := limit(a[4])
	if err == nil {
		err = x.run(timeout)
	}
	if err != nil {
		return rt.Unset, err
	}
	return rt.NewTuple(
		rt.Int(int64(len(data)-len(x.data))), rt.Bool(x.in < 0),
		rt.NewBytes(string(x.got[0])), rt.NewBytes(string(x.got[1])), rt.Bool(x.out[0] < 0), rt.Bool(x.out[1] < 0), rt.Bool(x.expired),
	), nil
}

// named makes a function that finds the number of a user or group.
func named(name, database string, find func(string) (string, error)) rt.Def {
	return rt.Def{Name: name, F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		s, _ := rt.StrOf(v)
		text, e := find(s)
		id, bad := strconv.Atoi(text)
		if e != nil || bad != nil {
			text, err := rt.Repr(v)
			if err != nil {
				return rt.Unset, err
			}
			return rt.Unset, rt.NewExc(&rt.KeyError, rt.NewStr(database+"(): name not found: "+text))
		}
		return rt.Int(int64(id)), nil
	}}
}

func init() {
	Register()
	rt.RegisterModule("_subprocess", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "start", Sig: "args, executables, cwd, env, std, close_fds, pass_fds, session, group, ids, umask, /", FN: start},
			rt.Def{Name: "await_end", Sig: "pid, timeout, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				timeout, err := limit(a[1])
				if err != nil {
					return rt.Unset, err
				}
				ended, err := awaitEnd(int(a[0].AsInt()), timeout)
				return rt.Bool(ended), err
			}},
			rt.Def{Name: "collect", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				code, ended, err := Collect(int(v.AsInt()))
				switch {
				case err != nil:
					return rt.Unset, rt.OSErrorOf(err, rt.Unset)
				case !ended:
					return rt.None, nil
				}
				return rt.Int(int64(code)), nil
			}},
			rt.Def{Name: "exchange", Sig: "stdin, data, stdout, stderr, timeout, /", FN: exchangeData},
			rt.Def{Name: "set_pipe_size", F2: func(fd, size rt.Value) (rt.Value, *rt.Exc) {
				if _, err := unix.FcntlInt(uintptr(fd.AsInt()), unix.F_SETPIPE_SZ, int(size.AsInt())); err != nil {
					return rt.Unset, rt.OSErrorOf(err, rt.Unset)
				}
				return rt.None, nil
			}},
			rt.Def{Name: "warn", F2: func(category, text rt.Value) (rt.Value, *rt.Exc) {
				s, _ := rt.StrOf(text)
				return rt.None, rt.Warn(rt.As[rt.Type](category, &rt.TypeType), s, nil)
			}},
			named("user", "getpwnam", func(name string) (string, error) {
				u, err := user.Lookup(name)
				if err != nil {
					return "", err
				}
				return u.Uid, nil
			}),
			named("group", "getgrnam", func(name string) (string, error) {
				g, err := user.LookupGroup(name)
				if err != nil {
					return "", err
				}
				return g.Gid, nil
			}),
		)
		return nil
	})
}
