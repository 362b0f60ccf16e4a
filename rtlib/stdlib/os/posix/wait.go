package posix

import (
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// wait takes the status of a child, as waitpid(2) does, and waits for it where options allow. A signal's handler runs meanwhile; what it
// raises ends the wait.
func wait(pid, options int) (int, syscall.WaitStatus, *rt.Exc) {
	for {
		var status syscall.WaitStatus
		got, err := syscall.Wait4(pid, &status, options|syscall.WNOHANG, nil)
		switch {
		case err == syscall.EINTR:
			continue
		case err != nil:
			return 0, 0, failed(err, rt.Unset)
		case got != 0 || options&syscall.WNOHANG != 0:
			return got, status, nil
		}
		if err := awaitChild(pid, options); err != nil {
			return 0, 0, err
		}
	}
}

// awaitChild waits until a child that waitpid's argument pid names can be waited for, or a signal has come.
func awaitChild(pid, options int) *rt.Exc {
	kind, id := unix.P_PID, pid
	switch {
	case pid == -1:
		kind = unix.P_ALL
	case pid <= 0:
		kind, id = unix.P_PGID, -pid
	}
	flags := unix.WEXITED | unix.WNOWAIT
	if options&syscall.WUNTRACED != 0 {
		flags |= unix.WSTOPPED
	}
	flags |= options & syscall.WCONTINUED
	ended := make(chan struct{})
	go func() {
		for unix.Waitid(kind, id, nil, flags, nil) == unix.EINTR {
		}
		close(ended)
	}()
	t := rt.Unlock()
	select {
	case <-ended:
	case <-t.Interrupted():
	}
	t.Lock()
	return rt.Tick()
}

// statusMethod is a function of a status, as the macro of that name.
func statusMethod(name string, f func(s syscall.WaitStatus) rt.Value) rt.Def {
	return rt.Def{Name: name, Sig: "status", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		n, err := rt.IndexInt(v)
		if err != nil {
			return rt.Unset, err
		}
		return f(syscall.WaitStatus(n)), nil
	}}
}

// exitCode is waitstatus_to_exitcode.
func exitCode(v rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(v)
	if err != nil {
		return rt.Unset, err
	}
	switch s := syscall.WaitStatus(n); {
	case s.Exited():
		return intValue(s.ExitStatus()), nil
	case s.Signaled():
		return intValue(-int(s.Signal())), nil
	case s.Stopped():
		return rt.Unset, rt.Errorf(&rt.ValueError, "process stopped by delivery of signal %d", int(s.StopSignal()))
	}
	return rt.Unset, rt.Errorf(&rt.ValueError, "invalid wait status: %d", n)
}

// children are the functions that wait for child processes.
func children() []rt.Def {
	return []rt.Def{
		{Name: "waitpid", Sig: "pid, options, /", F2: func(pid, options rt.Value) (rt.Value, *rt.Exc) {
			id, err := rt.IndexInt(pid)
			if err != nil {
				return rt.Unset, err
			}
			flags, err := rt.IndexInt(options)
			if err != nil {
				return rt.Unset, err
			}
			got, status, err := wait(id, flags)
			if err != nil {
				return rt.Unset, err
			}
			return rt.NewTuple2(intValue(got), intValue(int(status))), nil
		}},
		{Name: "wait", F0: func() (rt.Value, *rt.Exc) {
			got, status, err := wait(-1, 0)
			if err != nil {
				return rt.Unset, err
			}
			return rt.NewTuple2(intValue(got), intValue(int(status))), nil
		}},
		{Name: "waitstatus_to_exitcode", Sig: "status", F1: exitCode},
		statusMethod("WIFEXITED", func(s syscall.WaitStatus) rt.Value { return rt.Bool(s.Exited()) }),
		statusMethod("WEXITSTATUS", func(s syscall.WaitStatus) rt.Value { return intValue(int(s) >> 8 & 0xff) }),
		statusMethod("WIFSIGNALED", func(s syscall.WaitStatus) rt.Value { return rt.Bool(s.Signaled()) }),
		statusMethod("WTERMSIG", func(s syscall.WaitStatus) rt.Value { return intValue(int(s) & 0x7f) }),
		statusMethod("WIFSTOPPED", func(s syscall.WaitStatus) rt.Value { return rt.Bool(s.Stopped()) }),
		statusMethod("WSTOPSIG", func(s syscall.WaitStatus) rt.Value { return intValue(int(s) >> 8 & 0xff) }),
		statusMethod("WIFCONTINUED", func(s syscall.WaitStatus) rt.Value { return rt.Bool(s.Continued()) }),
		statusMethod("WCOREDUMP", func(s syscall.WaitStatus) rt.Value { return rt.Bool(int(s)&0x80 != 0) }),
		{Name: "pidfd_open", Sig: "pid, flags=0", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			pid, err := rt.IndexInt(a[0])
			if err != nil {
				return rt.Unset, err
			}
			flags, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			fd, e := unix.PidfdOpen(pid, flags)
			return intValue(fd), failed(e, rt.Unset)
		}},
	}
}
