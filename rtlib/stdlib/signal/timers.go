package signal

import (
	"math"
	"syscall"
	"time"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

var itimerError = rt.Type{Name: "itimer_error", Module: "signal", Base: &rt.OSError, Flags: rt.BaseType | rt.ExceptionType}

// seconds reads a time, rounded up to the microseconds that timers count in.
func seconds(v rt.Value) (time.Duration, *rt.Exc) {
	s, err := rt.ToFloat(v)
	if err != nil {
		return 0, err
	}
	return time.Duration(math.Ceil(s*1e6)) * time.Microsecond, nil
}

func timerPair(t unix.Itimerval) rt.Value {
	s := func(v unix.Timeval) rt.Value { return rt.Float(float64(v.Sec) + float64(v.Usec)/1e6) }
	return rt.NewTuple2(s(t.Value), s(t.Interval))
}

func timerError(err error) *rt.Exc {
	no := rt.ErrnoOf(err)
	return rt.NewExc(&itimerError, rt.Int(int64(no)), rt.NewStr(rt.Strerror(no)))
}

func setTimer(a []rt.Value) (rt.Value, *rt.Exc) {
	which, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	after, err := seconds(a[1])
	if err != nil {
		return rt.Unset, err
	}
	every, err := seconds(a[2])
	if err != nil {
		return rt.Unset, err
	}
	if after < 0 || every < 0 {
		return rt.Unset, timerError(syscall.EINVAL)
	}
	old, failed := unix.Setitimer(unix.ItimerWhich(which), unix.MakeItimerval(every, after))
	if failed != nil {
		return rt.Unset, timerError(failed)
	}
	return timerPair(old), nil
}

func getTimer(v rt.Value) (rt.Value, *rt.Exc) {
	which, err := rt.IndexInt(v)
	if err != nil {
		return rt.Unset, err
	}
	t, failed := unix.Getitimer(unix.ItimerWhich(which))
	if failed != nil {
		return rt.Unset, timerError(failed)
	}
	return timerPair(t), nil
}

// alarm is alarm(seconds): what was left of the former one, in whole seconds.
func alarm(v rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(v)
	if err != nil {
		return rt.Unset, err
	}
	old, failed := unix.Setitimer(unix.ITIMER_REAL, unix.MakeItimerval(0, time.Duration(uint32(n))*time.Second))
	if failed != nil {
		return rt.Unset, rt.OSErrorOf(failed, rt.Unset)
	}
	left := old.Value.Sec
	if old.Value.Usec >= 500_000 || left == 0 && old.Value.Usec > 0 {
		left++
	}
	return rt.Int(int64(left)), nil
}
