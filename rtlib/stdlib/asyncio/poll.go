package asyncio

import (
	"math"
	"sync/atomic"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars"
	"golang.org/x/sys/unix"
)

// poller tells its loop which file descriptors are ready. The loop's own thread polls, once per iteration: so callbacks of descriptors
// come before timers and after what other threads have posted, as they do in CPython. A loop that watches no descriptor makes no system
// calls.
type poller struct {
	ep, waker int // an epoll instance, and an eventfd that it watches; valid if open is set
	open      bool
	watches   map[int]*watch
	events    []unix.EpollEvent
	blocked   atomic.Bool // the thread waits in epoll_wait, or is about to
}

// watch is what is to be called when a descriptor is ready: a Handle or an ioHandle each, Unset for none.
type watch struct{ reader, writer rt.Value }

func (w *watch) mask() uint32 {
	var m uint32
	if !w.reader.IsUnset() {
		m |= unix.EPOLLIN
	}
	if !w.writer.IsUnset() {
		m |= unix.EPOLLOUT
	}
	return m
}

// ioHandle is a Handle for a callback that is written in Go.
type ioHandle struct {
	rt.Obj
	f         func() *rt.Exc
	what      string // the callback as messages show it
	ctx       *contextvars.Context
	loop      *Loop
	cancelled bool
}

var ioHandleType = rt.Type{Name: "Handle", Module: "asyncio.events", Flags: rt.NoInstantiate}

// native makes a handle that calls f in a copy of the current context.
func (l *Loop) native(what string, f func() *rt.Exc) *ioHandle {
	return &ioHandle{Obj: rt.MakeObj(&ioHandleType), f: f, what: what, ctx: contextvars.Snapshot(), loop: l}
}

// callSoonNative is call_soon for a callback written in Go.
func (l *Loop) callSoonNative(what string, f func() *rt.Exc) {
	l.ready.push(entry{f: &l.native(what, f).Obj})
}

// run calls the callback. The error is one that must leave the loop.
func (h *ioHandle) run() *rt.Exc {
	if h.cancelled {
		return nil
	}
	ctx, err := h.ctx.Begin()
	if err != nil {
		return err
	}
	err = h.f()
	h.ctx = ctx.End(h.ctx)
	if err == nil {
		return nil
	}
	return h.loop.failed(err, h.what, rt.FromObj(h))
}

func cancelHandle(v rt.Value) {
	switch {
	case v.IsUnset():
	case rt.TypeOf(v) == &ioHandleType:
		rt.Cast[ioHandle](v).cancelled = true
	default:
		handleOf(v).cancel()
	}
}

func handleCancelled(v rt.Value) bool {
	if rt.TypeOf(v) == &ioHandleType {
		return rt.Cast[ioHandle](v).cancelled
	}
	return handleOf(v).cancelled
}

func (p *poller) start() error {
	if p.open {
		return nil
	}
	ep, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return err
	}
	waker, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err == nil {
		err = unix.EpollCtl(ep, unix.EPOLL_CTL_ADD, waker, &unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(waker)})
		if err != nil {
			unix.Close(waker)
		}
	}
	if err != nil {
		unix.Close(ep)
		return err
	}
	p.ep, p.waker, p.open = ep, waker, true
	p.watches = map[int]*watch{}
	return nil
}

func (p *poller) close() {
	if p.open {
		unix.Close(p.ep)
		unix.Close(p.waker)
		p.open, p.watches = false, nil
	}
}

// wake ends a wait that is in progress. It may be called from any goroutine.
func (p *poller) wake() {
	if p.blocked.Load() {
		one := [8]byte{1}
		_, _ = unix.Write(p.waker, one[:]) // it fails only if a wake-up is pending already
	}
}

// set changes what is called for a descriptor.
func (p *poller) set(fd int, change func(*watch)) *rt.Exc {
	if err := p.start(); err != nil {
		return rt.OSErrorOf(err, rt.Unset)
	}
	w := p.watches[fd]
	op := unix.EPOLL_CTL_MOD
	var old watch
	if w == nil {
		w, op = &watch{}, unix.EPOLL_CTL_ADD
	} else {
		old = *w
	}
	change(w)
	mask := w.mask()
	switch {
	case mask == 0:
		delete(p.watches, fd)
		if op == unix.EPOLL_CTL_MOD {
			// The descriptor may have been closed, which has removed it.
			_ = unix.EpollCtl(p.ep, unix.EPOLL_CTL_DEL, fd, nil)
		}
		return nil
	case op == unix.EPOLL_CTL_MOD && mask == old.mask():
		return nil
	}
	if err := unix.EpollCtl(p.ep, op, fd, &unix.EpollEvent{Events: mask, Fd: int32(fd)}); err != nil {
		*w = old
		return rt.OSErrorOf(err, rt.Unset)
	}
	p.watches[fd] = w
	return nil
}

func (l *Loop) addReader(fd int, h rt.Value) *rt.Exc {
	if err := l.check(); err != nil {
		return err
	}
	return l.poll.set(fd, func(w *watch) { cancelHandle(w.reader); w.reader = h })
}

func (l *Loop) addWriter(fd int, h rt.Value) *rt.Exc {
	if err := l.check(); err != nil {
		return err
	}
	return l.poll.set(fd, func(w *watch) { cancelHandle(w.writer); w.writer = h })
}

// removeReader reports whether there was one.
func (l *Loop) removeReader(fd int) (bool, *rt.Exc) {
	w := l.poll.watches[fd]
	if w == nil {
		return false, nil
	}
	had := !w.reader.IsUnset()
	return had, l.poll.set(fd, func(w *watch) { cancelHandle(w.reader); w.reader = rt.Unset })
}

// removeWriter reports whether there was one.
func (l *Loop) removeWriter(fd int) (bool, *rt.Exc) {
	w := l.poll.watches[fd]
	if w == nil {
		return false, nil
	}
	had := !w.writer.IsUnset()
	return had, l.poll.set(fd, func(w *watch) { cancelHandle(w.writer); w.writer = rt.Unset })
}

// wait waits at most timeout seconds for descriptors; it returns how many of p.events are set.
func (p *poller) wait(l *Loop, timeout float64) (int, *rt.Exc) {
	if n := len(p.watches) + 1; n > len(p.events) {
		p.events = make([]unix.EpollEvent, max(64, n+n/2))
	}
	if timeout <= 0 {
		n, err := unix.EpollWait(p.ep, p.events, 0)
		return p.result(n, err)
	}
	ms := -1
	if !math.IsInf(timeout, 1) {
		ms = int(math.Ceil(timeout * 1000))
	}
	t := rt.Unlock()
	p.blocked.Store(true)
	t.SetWaker(p.wake)
	if len(l.wake) > 0 || len(t.Interrupted()) > 0 {
		ms = 0
	}
	n, err := unix.EpollWait(p.ep, p.events, ms)
	p.blocked.Store(false)
	t.SetWaker(nil)
	select {
	case <-t.Interrupted():
	default:
	}
	t.Lock()
	return p.result(n, err)
}

func (p *poller) result(n int, err error) (int, *rt.Exc) {
	if err == unix.EINTR {
		return 0, nil
	}
	if err != nil {
		return 0, rt.OSErrorOf(err, rt.Unset)
	}
	return n, nil
}

// dispatch puts the callbacks of the first n events into the ready queue.
func (p *poller) dispatch(l *Loop, n int) {
	for _, ev := range p.events[:n] {
		fd := int(ev.Fd)
		if fd == p.waker {
			var count [8]byte
			_, _ = unix.Read(fd, count[:]) // only resets it
			continue
		}
		w := p.watches[fd]
		if w == nil {
			continue
		}
		// Errors and hang-ups wake both sides.
		if ev.Events&^unix.EPOLLOUT != 0 && !w.reader.IsUnset() && !handleCancelled(w.reader) {
			l.ready.push(entry{f: rt.Cast[rt.Obj](w.reader)})
		}
		if ev.Events&^unix.EPOLLIN != 0 && !w.writer.IsUnset() && !handleCancelled(w.writer) {
			l.ready.push(entry{f: rt.Cast[rt.Obj](w.writer)})
		}
	}
}

// waitWake waits at most timeout seconds for what other threads post, in a loop that watches no descriptor.
func (l *Loop) waitWake(timeout float64) {
	var expired <-chan time.Time
	if !math.IsInf(timeout, 1) {
		t := time.NewTimer(time.Duration(timeout * 1e9))
		defer t.Stop()
		expired = t.C
	}
	t := rt.Unlock()
	select {
	case <-l.wake:
	case <-expired:
	case <-t.Interrupted():
	}
	t.Lock()
}
