package asyncio

import (
	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// This file is what the loop's class has for descriptors: add_reader and the like, and the methods that are written in Python.

// setNoDelay turns Nagle's algorithm off, for TCP sockets.
func setNoDelay(fd int) {
	// It fails for sockets that are not of TCP, which is fine.
	_ = unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1)
}

// descriptor is the number of a file, an object with a method fileno, or the number itself. An open transport must not use it.
func (l *Loop) descriptor(file rt.Value) (int, *rt.Exc) {
	fd, err := fileNumber(file)
	if err != nil {
		return 0, err
	}
	t, ok := l.transports[fd]
	if !ok {
		return fd, nil
	}
	closing, err := rt.CallNamed0(t, &attrIsClosing)
	if err == nil && !closing.IsTrue() {
		err = rt.Errorf(&rt.RuntimeError, "File descriptor %s is used by transport %s", repr(file), repr(t))
	}
	return fd, err
}

func fileNumber(file rt.Value) (int, *rt.Exc) {
	n := file
	if !file.IsInt() {
		if v, ok, err := rt.LookupAttr(file, "fileno"); err != nil {
			return 0, err
		} else if ok {
			if n, err = rt.Call0(v); err != nil {
				return 0, err
			}
		} else if !rt.TypeOf(file).IsSubtype(&rt.IntType) {
			return 0, rt.Errorf(&rt.ValueError, "Invalid file object: %s", repr(file))
		}
	}
	fd, err := rt.IndexInt(n)
	if err != nil {
		return 0, rt.Errorf(&rt.ValueError, "Invalid file object: %s", repr(file))
	}
	if fd < 0 {
		return 0, rt.Errorf(&rt.ValueError, "Invalid file descriptor: %d", fd)
	}
	return fd, nil
}

// watchMethod is add_reader or add_writer; free: an open transport may use the descriptor.
func watchMethod(name string, free bool, add func(l *Loop, fd int, h rt.Value) *rt.Exc) rt.Def {
	return rt.Def{Name: name, Sig: "fd, callback, *args", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		l := loopOf(a[0])
		get := l.descriptor
		if free {
			get = fileNumber
		}
		fd, err := get(a[1])
		if err != nil {
			return rt.Unset, err
		}
		if err := l.check(); err != nil {
			return rt.Unset, err
		}
		h, err := l.newHandleFor(&handleType, name, []rt.Value{a[2], rt.None, a[3]})
		if err != nil {
			return rt.Unset, err
		}
		if err := add(l, fd, rt.FromObj(h)); err != nil {
			return rt.Unset, err
		}
		if free {
			return rt.FromObj(h), nil
		}
		return rt.None, nil
	}}
}

func unwatchMethod(name string, free bool, remove func(l *Loop, fd int) (bool, *rt.Exc)) rt.Def {
	return rt.Def{Name: name, Sig: "fd", F2: func(self, file rt.Value) (rt.Value, *rt.Exc) {
		l := loopOf(self)
		get := l.descriptor
		if free {
			get = fileNumber
		}
		fd, err := get(file)
		if err != nil {
			return rt.Unset, err
		}
		had, err := remove(l, fd)
		return rt.Bool(had), err
	}}
}

func pollMethods() []rt.Def {
	return []rt.Def{
		watchMethod("add_reader", false, (*Loop).addReader),
		watchMethod("add_writer", false, (*Loop).addWriter),
		watchMethod("_add_reader", true, (*Loop).addReader),
		watchMethod("_add_writer", true, (*Loop).addWriter),
		unwatchMethod("remove_reader", false, (*Loop).removeReader),
		unwatchMethod("remove_writer", false, (*Loop).removeWriter),
		unwatchMethod("_remove_reader", true, (*Loop).removeReader),
		unwatchMethod("_remove_writer", true, (*Loop).removeWriter),
		{Name: "_ensure_fd_no_transport", Sig: "fd", F2: func(self, file rt.Value) (rt.Value, *rt.Exc) {
			_, err := loopOf(self).descriptor(file)
			return rt.None, err
		}},
	}
}

// watchedMethods are those that transports call and that CPython's loops do not have.
func watchedMethods() []rt.Def {
	return []rt.Def{
		{Name: "_watched", Sig: "fd", F2: func(self, fd rt.Value) (rt.Value, *rt.Exc) {
			n, err := rt.IndexInt(fd)
			if err != nil {
				return rt.Unset, err
			}
			w := loopOf(self).poll.watches[n]
			if w == nil {
				w = &watch{}
			}
			return rt.NewTuple2(rt.Bool(!w.reader.IsUnset()), rt.Bool(!w.writer.IsUnset())), nil
		}},
		{Name: "_set_transport", Sig: "fd, transport, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			l := loopOf(a[0])
			fd, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			if a[2].IsNone() {
				delete(l.transports, fd)
				return rt.None, nil
			}
			if l.transports == nil {
				l.transports = map[int]rt.Value{}
			}
			l.transports[fd] = a[2]
			return rt.None, nil
		}},
	}
}

// extendType enters the functions of a class written in Python into the native class of that name.
func extendType(v rt.Value) (rt.Value, *rt.Exc) {
	t := &LoopType
	for _, kind := range []*rt.Type{&selectorLoopType, &unixLoopType, &streamWriterType} {
		if rt.Cast[rt.Type](v).Name == kind.Name {
			t = kind
		}
	}
	names, err := rt.GetAttrName(v, "__dict__")
	if err != nil {
		return rt.Unset, err
	}
	keys, err := rt.ListOf(names)
	if err != nil {
		return rt.Unset, err
	}
	for _, k := range keys {
		name, _ := rt.StrOf(k)
		f, err := rt.GetAttrName(v, name)
		if err != nil {
			return rt.Unset, err
		}
		if rt.TypeOf(f) == &rt.FuncType {
			t.Set(name, f)
		}
	}
	return rt.None, nil
}
