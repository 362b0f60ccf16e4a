package asyncio

import (
	"fmt"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/subprocess"
	"golang.org/x/sys/unix"
)

// watchChild calls callback(pid, returncode, *args) in an iteration of the loop that follows the end of the child; a are loop, pid, callback
// and the arguments. A status that somebody else has taken is reported as 255.
func watchChild(a []rt.Value) (rt.Value, *rt.Exc) {
	l, err := loopArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	pid, err := rt.IndexInt(a[1])
	if err != nil {
		return rt.Unset, err
	}
	args, err := rt.ListOf(a[3])
	if err != nil {
		return rt.Unset, err
	}
	ended := func() *rt.Exc {
		code, _, failed := subprocess.Collect(pid)
		if failed != nil {
			code = 255
			logAt("warning", fmt.Sprintf("child process pid %d exit status already read:  will report returncode 255", pid), nil)
		}
		_, err := rt.Call(a[2], append([]rt.Value{a[1], rt.Int(int64(code))}, args...)...)
		return err
	}
	const what = "PidfdChildWatcher._do_wait()"
	fd, failed := unix.PidfdOpen(pid, 0)
	if failed != nil {
		// The system has no such descriptors, or the child has ended and is gone.
		ch := subprocess.Ended(pid)
		go func() {
			<-ch
			l.Post(func() { l.callSoonNative(what, ended) })
		}()
		return rt.None, nil
	}
	return rt.None, l.addReader(fd, rt.FromObj(l.native(what, func() *rt.Exc {
		if _, err := l.removeReader(fd); err != nil {
			return err
		}
		if err := unix.Close(fd); err != nil {
			return rt.OSErrorOf(err, rt.Unset)
		}
		return ended()
	})))
}

// canUsePidfd reports whether the system has descriptors of processes.
func canUsePidfd() (rt.Value, *rt.Exc) {
	fd, err := unix.PidfdOpen(unix.Getpid(), 0)
	if err != nil {
		return rt.False, nil
	}
	return rt.Bool(unix.Close(fd) == nil), nil
}
