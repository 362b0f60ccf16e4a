package rt

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"syscall"
)

const defaultBuffer = 8192

// FileIO is an unbuffered file.
type FileIO struct {
	Obj
	closed                        bool
	fd                            int
	name                          Value
	readable, writable, appending bool
	created, closefd, seekKnown   bool
	canSeek                       bool
	waits                         bool // for input: a terminal, a pipe
	blksize                       int
}

// FileIOType is io.FileIO.
var FileIOType = Type{Name: "FileIO", Module: "_io", Base: &RawIOBaseType, Flags: BaseType}

// ErrnoOf is the error number within an error of package os or syscall; 0 if there is none.
func ErrnoOf(err error) syscall.Errno {
	var no syscall.Errno
	errors.As(err, &no)
	return no
}

// OSErrorOf is the OSError for an error of package os or syscall; name is the file concerned, or Unset.
func OSErrorOf(err error, name Value) *Exc {
	no := ErrnoOf(err)
	if no == 0 {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			no = syscall.ENOENT
		case errors.Is(err, fs.ErrExist):
			no = syscall.EEXIST
		case errors.Is(err, fs.ErrPermission):
			no = syscall.EPERM
		default:
			return Errorf(&OSError, "%s", err)
		}
	}
	return NewOSError(int64(no), Strerror(no), plainPath(name))
}

// plainPath is the text of a path object; anything else is returned as it is.
func plainPath(v Value) Value {
	if v.IsUnset() || v.IsNone() || IsIntLike(v) || As[Str](v, &StrType) != nil || As[Bytes](v, &BytesType) != nil {
		return v
	}
	if s, ok, err := PathText(v); ok && err == nil {
		return NewStr(s)
	}
	return v
}

// Strerror is the C library's text for an error number.
func Strerror(no syscall.Errno) string {
	switch no {
	case syscall.EAGAIN:
		return "Resource temporarily unavailable"
	case syscall.EPERM:
		return "Operation not permitted"
	}
	s := no.Error()
	if strings.HasPrefix(s, "errno ") {
		return fmt.Sprintf("Unknown error %d", int(no))
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// retry repeats a system call that a signal interrupts.
func retry(f func() (int, error)) (n int, err error) {
	Blocking(func() {
		for {
			if n, err = f(); err != syscall.EINTR {
				return
			}
		}
	})
	return
}

// parseFileMode turns the mode of FileIO into flags for open.
func (f *FileIO) parseMode(mode string) (flags int, err *Exc) {
	kinds, plus := 0, false
	for _, c := range mode {
		switch c {
		case 'r', 'w', 'a', 'x':
			kinds++
			switch c {
			case 'r':
				f.readable = true
			case 'w':
				f.writable = true
				flags |= syscall.O_CREAT | syscall.O_TRUNC
			case 'a':
				f.writable, f.appending = true, true
				flags |= syscall.O_CREAT | syscall.O_APPEND
			case 'x':
				f.writable, f.created = true, true
				flags |= syscall.O_CREAT | syscall.O_EXCL
			}
		case 'b':
		case '+':
			plus = true
		default:
			return 0, Errorf(&ValueError, "invalid mode: %s", mode)
		}
	}
	if kinds != 1 {
		return 0, Errorf(&ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	if plus {
		f.readable, f.writable = true, true
	}
	switch {
	case f.readable && f.writable:
		flags |= syscall.O_RDWR
	case f.writable:
		flags |= syscall.O_WRONLY
	}
	return flags | syscall.O_CLOEXEC, nil
}

// PathText is os.fspath(v) as text; bytes paths are decoded. ok is false if v is no path.
func PathText(v Value) (s string, ok bool, err *Exc) {
	if s, ok := StrOf(v); ok {
		return s, true, nil
	}
	if s, ok := bytesText(v); ok {
		s, err := Decode(s, "utf-8", "surrogateescape")
		return s, true, err
	}
	m, err := lookupSpecial(v, "__fspath__")
	if err != nil || m.IsUnset() {
		return "", false, err
	}
	r, err := Call0(m)
	if err != nil {
		return "", false, err
	}
	if s, ok := StrOf(r); ok {
		return s, true, nil
	}
	if s, ok := bytesText(r); ok {
		return s, true, nil
	}
	return "", false, Errorf(&TypeError, "expected %s.__fspath__() to return str or bytes, not %s", TypeName(v), TypeName(r))
}

// fsPath is a path as the system takes it.
func fsPath(s string) (string, *Exc) {
	if strings.IndexByte(s, 0) >= 0 {
		return "", Errorf(&ValueError, "embedded null byte")
	}
	return Encode(s, "utf-8", "surrogateescape")
}

// open opens what file names: a path or a descriptor.
func (f *FileIO) open(file Value, mode string, closefd bool, opener Value) *Exc {
	flags, err := f.parseMode(mode)
	if err != nil {
		return err
	}
	f.name, f.closefd, f.closed = file, closefd, false
	if IsIntLike(file) {
		n, err := IndexInt(file)
		if err != nil {
			return err
		}
		if n < 0 {
			return Errorf(&ValueError, "negative file descriptor")
		}
		f.fd = n
	} else {
		s, ok, err := PathText(file)
		if err != nil {
			return err
		}
		if !ok {
			return Errorf(&TypeError, "expected str, bytes or os.PathLike object, not %s", TypeName(file))
		}
		if !closefd {
			return Errorf(&ValueError, "Cannot use closefd=False with file name")
		}
		path, err := fsPath(s)
		if err != nil {
			return err
		}
		if !opener.IsNone() {
			r, err := Call2(opener, file, Int(int64(flags)))
			if err != nil {
				return err
			}
			if f.fd, err = IndexInt(r); err != nil {
				return err
			}
			if f.fd < 0 {
				return Errorf(&ValueError, "opener returned %d", f.fd)
			}
		} else {
			// Files that nobody closed have no reference counts to flush them: what is about to be opened may be one of them.
			flushDirty()
			fd, errno := retry(func() (int, error) { return syscall.Open(path, flags, 0o666) })
			if errno != nil {
				return OSErrorOf(errno, file)
			}
			f.fd = fd
		}
	}
	var st syscall.Stat_t
	if errno := syscall.Fstat(f.fd, &st); errno != nil {
		if IsIntLike(file) {
			return OSErrorOf(errno, file)
		}
	} else if st.Mode&syscall.S_IFMT == syscall.S_IFDIR {
		if f.closefd && !IsIntLike(file) {
			syscall.Close(f.fd)
		}
		return OSErrorOf(syscall.EISDIR, file)
	} else {
		f.blksize = int(st.Blksize)
		f.waits = st.Mode&syscall.S_IFMT != syscall.S_IFREG
	}
	if f.closefd {
		runtime.SetFinalizer(f, func(f *FileIO) {
			if !f.closed {
				syscall.Close(f.fd)
			}
		})
	}
	return nil
}

func (f *FileIO) check() *Exc {
	if f.closed {
		return Errorf(&ValueError, "I/O operation on closed file")
	}
	return nil
}

// read is one read of at most len(p) bytes; n is 0 at the end.
func (f *FileIO) read(p []byte) (int, *Exc) {
	if err := f.check(); err != nil {
		return 0, err
	}
	if !f.readable {
		return 0, unsupportedIO("File not open for reading")
	}
	if f.waits && T == mainThread {
		if err := awaitInput(f.fd); err != nil {
			return 0, err
		}
	}
	n, errno := retry(func() (int, error) { return syscall.Read(f.fd, p) })
	if errno != nil {
		return 0, OSErrorOf(errno, Unset)
	}
	return n, nil
}

func (f *FileIO) write(p []byte) (int, *Exc) {
	if err := f.check(); err != nil {
		return 0, err
	}
	if !f.writable {
		return 0, unsupportedIO("File not open for writing")
	}
	n, errno := retry(func() (int, error) { return syscall.Write(f.fd, p) })
	if errno != nil {
		return 0, OSErrorOf(errno, Unset)
	}
	return n, nil
}

func (f *FileIO) seek(off int64, whence int) (int64, *Exc) {
	if err := f.check(); err != nil {
		return 0, err
	}
	n, errno := syscall.Seek(f.fd, off, whence)
	if errno != nil {
		return 0, OSErrorOf(errno, Unset)
	}
	return n, nil
}

func (f *FileIO) seekable() bool {
	if !f.seekKnown {
		_, errno := syscall.Seek(f.fd, 0, 1)
		f.canSeek, f.seekKnown = errno == nil, true
	}
	return f.canSeek
}

func (f *FileIO) close() *Exc {
	if f.closed {
		return nil
	}
	f.closed = true
	if !f.closefd {
		return nil
	}
	if errno := syscall.Close(f.fd); errno != nil {
		return OSErrorOf(errno, Unset)
	}
	return nil
}

func (f *FileIO) isatty() bool { return IsTerminal(f.fd) }

// mode is the mode attribute.
func (f *FileIO) mode() string {
	switch {
	case f.created && f.readable:
		return "xb+"
	case f.created:
		return "xb"
	case f.appending && f.readable:
		return "ab+"
	case f.appending:
		return "ab"
	case f.readable && f.writable:
		return "rb+"
	case f.writable:
		return "wb"
	}
	return "rb"
}

// readAll is everything up to the end.
func (f *FileIO) readAll() ([]byte, *Exc) {
	size := defaultBuffer
	var st syscall.Stat_t
	if syscall.Fstat(f.fd, &st) == nil && st.Size > 0 && st.Size < 1<<40 {
		if pos, errno := syscall.Seek(f.fd, 0, 1); errno == nil && pos < st.Size {
			size = int(st.Size-pos) + 1
		}
	}
	out := make([]byte, 0, size)
	for {
		if len(out) == cap(out) {
			out = append(out, 0)[:len(out)]
		}
		n, err := f.read(out[len(out):cap(out)])
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return out, nil
		}
		out = out[:len(out)+n]
	}
}

func initFileIO() {
	t := &FileIOType
	t.New = func(t *Type, _ *Args) (Value, *Exc) {
		f := alloc[FileIO](t)
		f.closed, f.name = true, None
		return FromObj(f), nil
	}
	t.Init = func(self Value, a *Args) *Exc {
		p, err := a.params("FileIO", "file", "mode", "closefd", "opener")
		if err != nil {
			return err
		}
		if p[0].IsUnset() {
			return Errorf(&TypeError, "FileIO() missing required argument 'file' (pos 1)")
		}
		mode, closefd := "r", true
		if !p[1].IsUnset() {
			s, err := strArgN(p[1], "FileIO", 2)
			if err != nil {
				return err
			}
			mode = s.s
		}
		if !p[2].IsUnset() {
			if closefd, err = Truth(p[2]); err != nil {
				return err
			}
		}
		return Cast[FileIO](self).open(p[0], mode, closefd, valueOrNone(p[3]))
	}
	t.Repr = func(v Value) (Value, *Exc) {
		f := Cast[FileIO](v)
		if f.closed {
			return NewStr("<_io.FileIO [closed]>"), nil
		}
		name, err := Repr(f.name)
		close := "True"
		if !f.closefd {
			close = "False"
		}
		return NewStr(fmt.Sprintf("<_io.FileIO name=%s mode='%s' closefd=%s>", name, f.mode(), close)), err
	}
	file := func(f func(f *FileIO) (Value, *Exc)) func(Value) (Value, *Exc) {
		return func(v Value) (Value, *Exc) {
			o := Cast[FileIO](v)
			if err := o.check(); err != nil {
				return Unset, err
			}
			return f(o)
		}
	}
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			{Name: "read", Sig: "size=-1, /", FN: func(a []Value) (Value, *Exc) {
				f := Cast[FileIO](a[0])
				n := -1
				if !a[1].IsNone() {
					var err *Exc
					if n, err = IndexInt(a[1]); err != nil {
						return Unset, err
					}
				}
				if n < 0 {
					b, err := f.readAll()
					return NewBytes(stringView(b)), err
				}
				p := make([]byte, n)
				n, err := f.read(p)
				return NewBytes(stringView(p[:n])), err
			}},
			{Name: "readall", F1: file(func(f *FileIO) (Value, *Exc) {
				b, err := f.readAll()
				return NewBytes(stringView(b)), err
			})},
			{Name: "readinto", F2: func(v, into Value) (Value, *Exc) {
				p, err := WritableBytes(into)
				if err != nil {
					return Unset, err
				}
				n, err := Cast[FileIO](v).read(p)
				return Int(int64(n)), err
			}},
			{Name: "write", F2: func(v, b Value) (Value, *Exc) {
				s, err := bytesArg(b)
				if err != nil {
					return Unset, err
				}
				n, err := Cast[FileIO](v).write(bytesView(s))
				return Int(int64(n)), err
			}},
			{Name: "seek", Sig: "offset, whence=0, /", FN: func(a []Value) (Value, *Exc) {
				off, err := IndexInt(a[1])
				if err != nil {
					return Unset, err
				}
				whence, err := IndexInt(a[2])
				if err != nil {
					return Unset, err
				}
				n, err := Cast[FileIO](a[0]).seek(int64(off), whence)
				return Int(n), err
			}},
			{Name: "tell", F1: file(func(f *FileIO) (Value, *Exc) { n, err := f.seek(0, 1); return Int(n), err })},
			{Name: "truncate", Sig: "size=None, /", FN: func(a []Value) (Value, *Exc) {
				f := Cast[FileIO](a[0])
				n, err := truncateSize(a[1], func() (int64, *Exc) { return f.seek(0, 1) })
				if err != nil {
					return Unset, err
				}
				return Int(n), f.truncate(n)
			}},
			{Name: "fileno", F1: file(func(f *FileIO) (Value, *Exc) { return Int(int64(f.fd)), nil })},
			{Name: "isatty", F1: file(func(f *FileIO) (Value, *Exc) { return Bool(f.isatty()), nil })},
			{Name: "readable", F1: file(func(f *FileIO) (Value, *Exc) { return Bool(f.readable), nil })},
			{Name: "writable", F1: file(func(f *FileIO) (Value, *Exc) { return Bool(f.writable), nil })},
			{Name: "seekable", F1: file(func(f *FileIO) (Value, *Exc) { return Bool(f.seekable()), nil })},
			{Name: "close", F1: func(v Value) (Value, *Exc) { return None, Cast[FileIO](v).close() }},
		}...)
	})
	t.GetSets = []GetSet{
		{Name: "closed", Get: func(v Value) (Value, *Exc) { return Bool(Cast[FileIO](v).closed), nil }},
		{Name: "closefd", Get: func(v Value) (Value, *Exc) { return Bool(Cast[FileIO](v).closefd), nil }},
		{Name: "mode", Get: func(v Value) (Value, *Exc) { return NewStr(Cast[FileIO](v).mode()), nil }},
		{Name: "name", Get: func(v Value) (Value, *Exc) { return Cast[FileIO](v).name, nil }, Set: func(v, name Value) *Exc {
			if name.IsUnset() {
				name = None
			}
			Cast[FileIO](v).name = name
			return nil
		}},
	}
}

func (f *FileIO) truncate(n int64) *Exc {
	if err := f.check(); err != nil {
		return err
	}
	if !f.writable {
		return unsupportedIO("File not open for writing")
	}
	if errno := syscall.Ftruncate(f.fd, n); errno != nil {
		return OSErrorOf(errno, Unset)
	}
	return nil
}

// truncateSize is the argument of truncate: None means the position.
func truncateSize(v Value, tell func() (int64, *Exc)) (int64, *Exc) {
	if v.IsNone() {
		return tell()
	}
	n, err := IndexInt(v)
	return int64(n), err
}
