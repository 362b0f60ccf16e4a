// Package posix provides Python's module posix: the system calls that os and os.path are made of.
package posix

import (
	"crypto/rand"
	"os"
	"os/exec"
	"os/user"
	"runtime"
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

var statType, unameType, terminalSizeType, statvfsType, timesType rt.Type

func init() { rt.RegisterModule("posix", fill) }

// failed is the OSError for err, if there is one, naming the file.
func failed(err error, name rt.Value) *rt.Exc {
	if err == nil {
		return nil
	}
	return rt.OSErrorOf(err, name)
}

// on makes a function of one path.
func on(name string, f func(path string) error) rt.Def {
	return rt.Def{Name: name, Sig: "path, *, dir_fd=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		p, err := rt.PathArg(a[0])
		if err != nil {
			return rt.Unset, err
		}
		var e error
		rt.Blocking(func() { e = f(p) })
		return rt.None, failed(e, a[0])
	}}
}

// two makes a function of two paths.
func two(name, sig string, f func(from, to string) error) rt.Def {
	return rt.Def{Name: name, Sig: sig, FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		from, err := rt.PathArg(a[0])
		if err != nil {
			return rt.Unset, err
		}
		to, err := rt.PathArg(a[1])
		if err != nil {
			return rt.Unset, err
		}
		e := f(from, to)
		if e == nil {
			return rt.None, nil
		}
		x := rt.OSErrorOf(e, a[0])
		return rt.Unset, withSecond(x, a[1])
	}}
}

// withSecond adds the second file name to an OSError.
func withSecond(x *rt.Exc, name rt.Value) *rt.Exc {
	name, err := fsPath(name)
	if err != nil {
		return err
	}
	if err = rt.SetAttrName(x.Value(), "filename2", name); err != nil {
		return err
	}
	return x
}

// number makes a function of a descriptor.
func number(name string, f func(fd int) (rt.Value, error)) rt.Def {
	return rt.Def{Name: name, Sig: "fd", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		fd, err := rt.IndexInt(a[0])
		if err != nil {
			return rt.Unset, err
		}
		var v rt.Value
		var e error
		rt.Blocking(func() { v, e = f(fd) })
		return v, failed(e, rt.Unset)
	}}
}

// value makes a function without parameters.
func value(name string, f func() rt.Value) rt.Def {
	return rt.Def{Name: name, F0: func() (rt.Value, *rt.Exc) { return f(), nil }}
}

func intValue(n int) rt.Value { return rt.Int(int64(n)) }

func statResult(st *syscall.Stat_t) rt.Value {
	ns := func(t syscall.Timespec) int64 { return t.Sec*1e9 + t.Nsec }
	sec := func(t syscall.Timespec) rt.Value { return rt.Float(float64(t.Sec) + 1e-9*float64(t.Nsec)) }
	return rt.StructSeq(&statType, rt.Int(int64(st.Mode)), rt.UintValue(st.Ino), rt.UintValue(st.Dev), rt.Int(int64(st.Nlink)),
		rt.Int(int64(st.Uid)), rt.Int(int64(st.Gid)), rt.Int(st.Size), sec(st.Atim), sec(st.Mtim), sec(st.Ctim),
		rt.Int(ns(st.Atim)), rt.Int(ns(st.Mtim)), rt.Int(ns(st.Ctim)), rt.Int(int64(st.Blksize)), rt.Int(st.Blocks), rt.UintValue(st.Rdev))
}

func stat(name string, call func(path string, st *syscall.Stat_t) error) rt.Def {
	return rt.Def{Name: name, Sig: "path, *, dir_fd=None, follow_symlinks=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		rt.FlushFiles()
		var st syscall.Stat_t
		if rt.IsIntLike(a[0]) {
			fd, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			e := syscall.Fstat(fd, &st)
			return statResult(&st), failed(e, a[0])
		}
		p, err := rt.PathArg(a[0])
		if err != nil {
			return rt.Unset, err
		}
		follow, err := rt.Truth(a[2])
		if err != nil {
			return rt.Unset, err
		}
		f := call
		if !follow {
			f = syscall.Lstat
		}
		var e error
		rt.Blocking(func() { e = f(p, &st) })
		if e != nil {
			return rt.Unset, rt.OSErrorOf(e, a[0])
		}
		return statResult(&st), nil
	}}
}

// text is a name from the system as a str, or as bytes where like is bytes.
func text(s string, like rt.Value) (rt.Value, *rt.Exc) {
	if _, ok := rt.BytesText(like); ok {
		return rt.NewBytes(s), nil
	}
	t, err := rt.Decode(s, "utf-8", "surrogateescape")
	return rt.NewStr(t), err
}

func listDir(a []rt.Value) (rt.Value, *rt.Exc) {
	p := "."
	if !a[0].IsNone() {
		var err *rt.Exc
		if p, err = rt.PathArg(a[0]); err != nil {
			return rt.Unset, err
		}
	}
	var names []string
	var e error
	rt.Blocking(func() {
		var f *os.File
		if f, e = os.OpenFile(p, os.O_RDONLY|syscall.O_DIRECTORY, 0); e == nil {
			names, e = f.Readdirnames(-1)
			f.Close()
		}
	})
	if e != nil {
		name := a[0]
		if name.IsNone() {
			name = rt.NewStr(".")
		}
		return rt.Unset, rt.OSErrorOf(e, name)
	}
	items := make([]rt.Value, len(names))
	for i, n := range names {
		var err *rt.Exc
		if items[i], err = text(n, a[0]); err != nil {
			return rt.Unset, err
		}
	}
	return rt.ListFrom(items), nil
}

// environ is the environment as a dict of str.
func environ() (rt.Value, *rt.Exc) {
	d := rt.NewDict()
	for _, kv := range os.Environ() {
		for i := 1; i < len(kv); i++ {
			if kv[i] == '=' {
				k, err := text(kv[:i], rt.None)
				if err != nil {
					return rt.Unset, err
				}
				v, err := text(kv[i+1:], rt.None)
				if err != nil {
					return rt.Unset, err
				}
				if err := rt.DictSet(d, k, v); err != nil {
					return rt.Unset, err
				}
				break
			}
		}
	}
	return d, nil
}

func fsPath(v rt.Value) (rt.Value, *rt.Exc) {
	if _, ok := rt.StrOf(v); ok || rt.TypeOf(v).IsSubtype(&rt.BytesType) {
		return v, nil
	}
	m, err := rt.LookupSpecial(v, "__fspath__")
	if err != nil {
		return rt.Unset, err
	}
	if m.IsUnset() {
		return rt.Unset, rt.Errorf(&rt.TypeError, "expected str, bytes or os.PathLike object, not %s", rt.TypeName(v))
	}
	r, err := rt.Call0(m)
	if err != nil {
		return rt.Unset, err
	}
	if _, ok := rt.StrOf(r); ok || rt.TypeOf(r).IsSubtype(&rt.BytesType) {
		return r, nil
	}
	return rt.Unset, rt.Errorf(&rt.TypeError, "expected %s.__fspath__() to return str or bytes, not %s", rt.TypeName(v), rt.TypeName(r))
}

func fill(m *rt.Module) *rt.Exc {
	rt.NewStructSeq(&statType, "os", "stat_result", "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime",
		"st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev")
	rt.NewStructSeq(&unameType, "posix", "uname_result", "sysname", "nodename", "release", "version", "machine")
	rt.NewStructSeq(&terminalSizeType, "os", "terminal_size", "columns", "lines")
	m.Set("stat_result", statType.Value())
	m.Set("uname_result", unameType.Value())
	rt.NewStructSeq(&timesType, "posix", "times_result", "user", "system", "children_user", "children_system", "elapsed")
	m.Set("times_result", timesType.Value())
	m.Set("terminal_size", terminalSizeType.Value())
	rt.NewStructSeq(&statvfsType, "os", "statvfs_result", "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail",
		"f_flag", "f_namemax", "f_fsid")
	m.Set("statvfs_result", statvfsType.Value())
	names := rt.NewDict()
	for name, n := range sysconfNames {
		if err := rt.DictSet(names, rt.NewStr(name), intValue(n)); err != nil {
			return err
		}
	}
	m.Set("sysconf_names", names)
	m.Set("error", rt.OSError.Value())
	for name, n := range constants {
		m.Set(name, intValue(n))
	}
	m.Def(files()...)
	m.Def(descriptors()...)
	m.Def(process()...)
	m.Def(children()...)
	m.Def(programs()...)
	m.Def(identity()...)
	m.Def(system()...)
	return nil
}

var constants = map[string]int{
	"F_OK": 0, "R_OK": 4, "W_OK": 2, "X_OK": 1,
	"O_RDONLY": syscall.O_RDONLY, "O_WRONLY": syscall.O_WRONLY, "O_RDWR": syscall.O_RDWR, "O_CREAT": syscall.O_CREAT,
	"O_EXCL": syscall.O_EXCL, "O_TRUNC": syscall.O_TRUNC, "O_APPEND": syscall.O_APPEND, "O_NONBLOCK": syscall.O_NONBLOCK,
	"O_CLOEXEC": syscall.O_CLOEXEC, "O_SYNC": syscall.O_SYNC, "O_NOFOLLOW": syscall.O_NOFOLLOW, "O_DIRECTORY": syscall.O_DIRECTORY,
	"O_NOCTTY": syscall.O_NOCTTY, "O_NDELAY": syscall.O_NDELAY, "O_DSYNC": syscall.O_DSYNC, "O_RSYNC": syscall.O_RSYNC,
	"O_ASYNC": syscall.O_ASYNC, "O_ACCMODE": syscall.O_ACCMODE, "O_NOATIME": syscall.O_NOATIME, "O_DIRECT": syscall.O_DIRECT,
	"O_PATH": unix.O_PATH, "O_TMPFILE": unix.O_TMPFILE,
	"EX_OK": 0, "EX_USAGE": 64, "EX_DATAERR": 65, "EX_NOINPUT": 66, "EX_NOUSER": 67, "EX_NOHOST": 68, "EX_UNAVAILABLE": 69, "EX_SOFTWARE": 70,
	"EX_OSERR": 71, "EX_OSFILE": 72, "EX_CANTCREAT": 73, "EX_IOERR": 74, "EX_TEMPFAIL": 75, "EX_PROTOCOL": 76, "EX_NOPERM": 77, "EX_CONFIG": 78,
	"WNOHANG": syscall.WNOHANG, "WUNTRACED": syscall.WUNTRACED, "WCONTINUED": syscall.WCONTINUED, "PIDFD_NONBLOCK": syscall.O_NONBLOCK, "PRIO_PROCESS": syscall.PRIO_PROCESS,
	"PRIO_PGRP": syscall.PRIO_PGRP, "PRIO_USER": syscall.PRIO_USER, "SEEK_DATA": 3, "SEEK_HOLE": 4, "NGROUPS_MAX": 65536, "ST_RDONLY": 1, "ST_NOSUID": 2,
}

func files() []rt.Def {
	return []rt.Def{
		stat("stat", syscall.Stat), stat("lstat", syscall.Lstat), stat("fstat", syscall.Stat),
		{Name: "listdir", Sig: "path=None", FN: listDir},
		{Name: "fspath", Sig: "path", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return fsPath(a[0]) }},
		{Name: "mkdir", Sig: "path, mode=511, *, dir_fd=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			mode, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			p, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, failed(syscall.Mkdir(p, uint32(mode)), a[0])
		}},
		on("rmdir", syscall.Rmdir), on("unlink", syscall.Unlink), on("remove", syscall.Unlink), on("chdir", os.Chdir), on("chroot", syscall.Chroot),
		two("rename", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", syscall.Rename),
		two("replace", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", syscall.Rename),
		two("link", "src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True", syscall.Link),
		two("symlink", "src, dst, target_is_directory=False, *, dir_fd=None", syscall.Symlink),
		{Name: "readlink", Sig: "path, *, dir_fd=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			p, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			s, e := os.Readlink(p)
			if e != nil {
				return rt.Unset, rt.OSErrorOf(e, a[0])
			}
			return text(s, a[0])
		}},
		{Name: "chmod", Sig: "path, mode, *, dir_fd=None, follow_symlinks=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			mode, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			p, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, failed(syscall.Chmod(p, uint32(mode)), a[0])
		}},
		{Name: "access", Sig: "path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			mode, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			p, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			return rt.Bool(syscall.Access(p, uint32(mode)) == nil), nil
		}},
		{Name: "truncate", Sig: "path, length", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			p, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			n, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, failed(syscall.Truncate(p, int64(n)), a[0])
		}},
		{Name: "mkfifo", Sig: "path, mode=438, *, dir_fd=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			p, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			mode, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, failed(syscall.Mkfifo(p, uint32(mode)), rt.Unset)
		}},
		owner("chown", syscall.Chown), owner("lchown", syscall.Lchown),
		{Name: "utime", Sig: "path, times=None, *, ns=?, dir_fd=None, follow_symlinks=True", FN: utime},
		{Name: "open", Sig: "path, flags, mode=511, *, dir_fd=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			p, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			flags, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			mode, err := rt.IndexInt(a[2])
			if err != nil {
				return rt.Unset, err
			}
			var fd int
			var e error
			rt.Blocking(func() { fd, e = syscall.Open(p, flags|syscall.O_CLOEXEC, uint32(mode)) })
			return intValue(fd), failed(e, a[0])
		}},
		number("close", func(fd int) (rt.Value, error) { return rt.None, closeDescriptor(fd) }),
		number("fsync", func(fd int) (rt.Value, error) { return rt.None, syscall.Fsync(fd) }),
		number("dup", func(fd int) (rt.Value, error) { n, err := syscall.Dup(fd); return intValue(n), err }),
		number("isatty", func(fd int) (rt.Value, error) { return rt.Bool(rt.IsTerminal(fd)), nil }),
		{Name: "read", Sig: "fd, length, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			n, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			b := rt.ReadBuffer(max(n, 0))
			var e error
			rt.Blocking(func() { n, e = syscall.Read(fd, b) })
			return rt.BytesRead(b, max(n, 0)), failed(e, rt.Unset)
		}},
		{Name: "write", Sig: "fd, data, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			s, ok := rt.BytesContents(a[1])
			if !ok {
				_, err = rt.BytesArg(a[1])
				return rt.Unset, err
			}
			var n int
			var e error
			rt.Blocking(func() { n, e = syscall.Write(fd, rt.BytesView(s)) })
			return intValue(n), failed(e, rt.Unset)
		}},
		{Name: "lseek", Sig: "fd, position, whence, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			var n [3]int
			for i := range n {
				var err *rt.Exc
				if n[i], err = rt.IndexInt(a[i]); err != nil {
					return rt.Unset, err
				}
			}
			pos, e := syscall.Seek(n[0], int64(n[1]), n[2])
			return rt.Int(pos), failed(e, rt.Unset)
		}},
		{Name: "ftruncate", Sig: "fd, length, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			n, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, failed(syscall.Ftruncate(fd, int64(n)), rt.Unset)
		}},
		{Name: "pipe", F0: func() (rt.Value, *rt.Exc) {
			var p [2]int
			e := syscall.Pipe2(p[:], syscall.O_CLOEXEC)
			return rt.NewTuple2(intValue(p[0]), intValue(p[1])), failed(e, rt.Unset)
		}},
	}
}

// owner makes a function that gives a file to a user and a group.
func owner(name string, f func(path string, uid, gid int) error) rt.Def {
	return rt.Def{Name: name, Sig: "path, uid, gid, *, dir_fd=None, follow_symlinks=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		p, err := rt.PathArg(a[0])
		if err != nil {
			return rt.Unset, err
		}
		uid, err := rt.IndexInt(a[1])
		if err != nil {
			return rt.Unset, err
		}
		gid, err := rt.IndexInt(a[2])
		if err != nil {
			return rt.Unset, err
		}
		return rt.None, failed(f(p, uid, gid), a[0])
	}}
}

func utime(a []rt.Value) (rt.Value, *rt.Exc) {
	p, err := rt.PathArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	at, mt := time.Now(), time.Now()
	if !a[1].IsNone() {
		v, err := rt.Unpack(a[1], 2)
		if err != nil {
			return rt.Unset, err
		}
		var f [2]float64
		for i := range f {
			if f[i], err = rt.ToFloat(v[i]); err != nil {
				return rt.Unset, err
			}
		}
		at, mt = time.Unix(0, int64(f[0]*1e9)), time.Unix(0, int64(f[1]*1e9))
	} else if !a[2].IsUnset() {
		v, err := rt.Unpack(a[2], 2)
		if err != nil {
			return rt.Unset, err
		}
		at, mt = time.Unix(0, v[0].AsInt()), time.Unix(0, v[1].AsInt())
	}
	return rt.None, failed(os.Chtimes(p, at, mt), a[0])
}

func process() []rt.Def {
	return []rt.Def{
		{Name: "environ", F0: environ},
		{Name: "getenv", Sig: "key", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			k, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			s, ok := os.LookupEnv(k)
			if !ok {
				return rt.None, nil
			}
			return text(s, rt.None)
		}},
		{Name: "putenv", Sig: "name, value, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			k, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			v, err := rt.PathArg(a[1])
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, failed(os.Setenv(k, v), rt.Unset)
		}},
		on("unsetenv", os.Unsetenv),
		{Name: "home", Sig: "name", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			name, _ := rt.StrOf(a[0])
			u, err := user.Current()
			if name != "" {
				u, err = user.Lookup(name)
			}
			if err != nil {
				return rt.None, nil
			}
			return rt.NewStr(u.HomeDir), nil
		}},
		{Name: "getcwd", F0: func() (rt.Value, *rt.Exc) {
			s, e := syscall.Getwd()
			if e != nil {
				return rt.Unset, rt.OSErrorOf(e, rt.Unset)
			}
			return text(s, rt.None)
		}},
		value("getpid", func() rt.Value { return intValue(os.Getpid()) }),
		value("getppid", func() rt.Value { return intValue(os.Getppid()) }),
		value("getuid", func() rt.Value { return intValue(os.Getuid()) }),
		value("geteuid", func() rt.Value { return intValue(os.Geteuid()) }),
		value("getgid", func() rt.Value { return intValue(os.Getgid()) }),
		value("getegid", func() rt.Value { return intValue(os.Getegid()) }),
		value("cpu_count", func() rt.Value { return intValue(runtime.NumCPU()) }),
		{Name: "getlogin", F0: func() (rt.Value, *rt.Exc) {
			u, e := user.Current()
			if e != nil {
				return rt.Unset, rt.OSErrorOf(syscall.ENOTTY, rt.Unset)
			}
			return rt.NewStr(u.Username), nil
		}},
		{Name: "umask", Sig: "mask, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			n, err := rt.IndexInt(a[0])
			return intValue(syscall.Umask(n)), err
		}},
		{Name: "urandom", Sig: "size, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			n, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			if n < 0 {
				return rt.Unset, rt.Errorf(&rt.ValueError, "negative argument not allowed")
			}
			b := make([]byte, n)
			rand.Read(b)
			return rt.NewBytes(string(b)), nil
		}},
		{Name: "strerror", Sig: "code, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			n, err := rt.IndexInt(a[0])
			return rt.NewStr(rt.Strerror(syscall.Errno(n))), err
		}},
		{Name: "kill", Sig: "pid, signal, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			pid, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			sig, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			if pid == os.Getpid() && sig > 0 {
				return rt.None, rt.KillSelf(syscall.Signal(sig))
			}
			return rt.None, failed(syscall.Kill(pid, syscall.Signal(sig)), rt.Unset)
		}},
		{Name: "_exit", Sig: "status", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			n, err := rt.IndexInt(a[0])
			if err == nil {
				os.Exit(n)
			}
			return rt.Unset, err
		}},
		{Name: "abort", F0: func() (rt.Value, *rt.Exc) {
			return rt.None, rt.KillSelf(syscall.SIGABRT)
		}},
		{Name: "system", Sig: "command", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			s, err := rt.PathArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			c := exec.Command("/bin/sh", "-c", s)
			c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
			rt.Blocking(func() { _ = c.Run() })
			if c.ProcessState == nil {
				return rt.Int(127 << 8), nil
			}
			return intValue(int(c.ProcessState.Sys().(syscall.WaitStatus))), nil
		}},
		{Name: "get_terminal_size", Sig: "fd=1, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			fd, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			w, h, e := term.GetSize(fd)
			if e != nil {
				return rt.Unset, rt.OSErrorOf(syscall.ENOTTY, rt.Unset)
			}
			return rt.StructSeq(&terminalSizeType, intValue(w), intValue(h)), nil
		}},
		{Name: "uname", F0: func() (rt.Value, *rt.Exc) {
			var u syscall.Utsname
			if e := syscall.Uname(&u); e != nil {
				return rt.Unset, rt.OSErrorOf(e, rt.Unset)
			}
			str := func(a [65]int8) rt.Value {
				var b []byte
				for _, c := range a {
					if c == 0 {
						break
					}
					b = append(b, byte(c))
				}
				return rt.NewStr(string(b))
			}
			return rt.StructSeq(&unameType, str(u.Sysname), str(u.Nodename), str(u.Release), str(u.Version), str(u.Machine)), nil
		}},
		{Name: "times", F0: func() (rt.Value, *rt.Exc) {
			var own, children syscall.Rusage
			for who, r := range map[int]*syscall.Rusage{syscall.RUSAGE_SELF: &own, syscall.RUSAGE_CHILDREN: &children} {
				if e := syscall.Getrusage(who, r); e != nil {
					return rt.Unset, failed(e, rt.Unset)
				}
			}
			sec := func(t syscall.Timeval) rt.Value { return rt.Float(float64(t.Sec) + float64(t.Usec)*1e-6) }
			return rt.StructSeq(&timesType, sec(own.Utime), sec(own.Stime), sec(children.Utime), sec(children.Stime),
				rt.Float(float64(time.Now().UnixNano())*1e-9)), nil
		}},
	}
}
