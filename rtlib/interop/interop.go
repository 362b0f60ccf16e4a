// Package interop lets hand-written Go call translated Python functions: the Go functions that py2go generates for annotated Python
// functions are calls of this package.
//
// Python code runs in Python threads, which hold the interpreter lock; here every call is one. Coroutines of all callers run on one
// event loop, in a thread of its own, as they would in a Python program, so that they may share locks, queues and sessions.
package interop

import (
	"context"
	"fmt"
	"reflect"
	"sync"

	rt "github.com/py2go/py2go/rtlib"
)

// Program is a translated module whose functions Go calls.
type Program struct {
	Module   string // its Python name
	Register func() // makes it and the modules it imports known to the runtime

	once   sync.Once
	module rt.Value
	err    error
}

// Keyword is an argument that is passed by name.
type Keyword struct {
	Name  string
	Value any
}

// release lets go of the interpreter lock, which a process begins with, since there is no main program in Python to hold it.
var release = sync.OnceFunc(func() {
	rt.FollowCollector()
	rt.Unlock()
})

// locked runs f as a Python thread and waits for it.
func locked(f func()) {
	release()
	done := make(chan struct{})
	rt.Go(func() {
		defer close(done)
		f()
	})
	<-done
}

// load imports the module once. It needs the interpreter lock.
func (p *Program) load() error {
	p.once.Do(func() {
		p.Register()
		m, err := rt.ImportModule(p.Module)
		p.module, p.err = m, goError(err)
	})
	return p.err
}

// start calls the function. It needs the interpreter lock.
func (p *Program) start(name string, args []any) (rt.Value, error) {
	if err := p.load(); err != nil {
		return rt.Unset, err
	}
	f, err := rt.GetAttrName(p.module, name)
	if err != nil {
		return rt.Unset, goError(err)
	}
	var a rt.Args
	for _, arg := range args {
		k, named := arg.(Keyword)
		if named {
			arg = k.Value
		}
		v, err := toPython(reflect.ValueOf(arg))
		if err != nil {
			return rt.Unset, fmt.Errorf("%s.%s: %w", p.Module, name, err)
		}
		if named {
			a.Names, a.Vals = append(a.Names, k.Name), append(a.Vals, v)
		} else {
			a.Pos = append(a.Pos, v)
		}
	}
	v, err := rt.CallArgs(f, &a)
	return v, goError(err)
}

// result converts what the function gave to *out. It needs the interpreter lock.
func (p *Program) result(name string, v rt.Value, out reflect.Value) error {
	if err := toGo(v, out); err != nil {
		return fmt.Errorf("%s.%s: result: %w", p.Module, name, err)
	}
	return nil
}

// Call calls a function of p. An exception that it raises is an *Error.
func Call[R any](p *Program, name string, args ...any) (R, error) {
	var out R
	var err error
	locked(func() {
		var v rt.Value
		if v, err = p.start(name, args); err == nil {
			err = p.result(name, v, reflect.ValueOf(&out).Elem())
		}
	})
	return out, err
}

// Await calls a coroutine function of p and waits for the coroutine's end. If ctx ends first, the task is cancelled, and unless the
// coroutine deals with that, the error is that of ctx. An exception that the coroutine raises is an *Error.
func Await[R any](ctx context.Context, p *Program, name string, args ...any) (R, error) {
	var out R
	if err := context.Cause(ctx); err != nil {
		return out, err
	}
	t := task{done: make(chan struct{})}
	locked(func() {
		coro, err := p.start(name, args)
		if err != nil {
			t.finish(err)
			return
		}
		t.start(coro, func(v rt.Value) error { return p.result(name, v, reflect.ValueOf(&out).Elem()) })
	})
	select {
	case <-t.done:
	case <-ctx.Done():
		locked(t.cancel)
		<-t.done
		if t.cancelled {
			return out, context.Cause(ctx)
		}
	}
	return out, t.err
}
