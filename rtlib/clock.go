package rt

import (
	"time"

	"golang.org/x/sys/unix"
)

var (
	clockStart = time.Now()
	clockBase  = systemMonotonic()
)

func systemMonotonic() time.Duration {
	var ts unix.Timespec
	if unix.ClockGettime(unix.CLOCK_MONOTONIC, &ts) != nil {
		return 0
	}
	return time.Duration(ts.Nano())
}

// Monotonic is the system's monotonic clock: time.monotonic(), and the time of event loops.
func Monotonic() time.Duration { return clockBase + time.Since(clockStart) }
