//go:build unix

package rt

import (
	"slices"
	"time"

	"golang.org/x/sys/unix"
)

// lowDescriptors is the number of descriptors that are kept for the program when the poller takes its own: few, as each costs two system
// calls at every start.
const lowDescriptors = 20

// ownDescriptors is the number that the poller takes.
const ownDescriptors = 2

// startPoller has Go's poller take its descriptors now, above those that a program sees. Left alone it takes them with the first timer: then
// the program's own files do not have the numbers that they have in CPython, and a process that has no descriptor left at that moment ends
// with a fatal error of the Go runtime.
func startPoller() {
	low := make([]int, 0, lowDescriptors)
	first, err := unix.Open("/dev/null", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	for fd := first; err == nil; fd, err = unix.FcntlInt(uintptr(first), unix.F_DUPFD_CLOEXEC, 0) {
		low = append(low, fd)
		if len(low) >= ownDescriptors && fd >= lowDescriptors {
			break
		}
	}
	// The last two are where the poller goes, whether the limit or the end of the descriptors was reached.
	if n := len(low) - ownDescriptors; n >= 0 {
		low, runtimeDescriptors = low[:n], low[n:]
		for _, fd := range runtimeDescriptors {
			_ = unix.Close(fd)
		}
		time.AfterFunc(time.Hour, func() {}).Stop()
	}
	for _, fd := range low {
		_ = unix.Close(fd)
	}
}

var runtimeDescriptors []int

// IsRuntimeDescriptor reports whether fd belongs to the Go runtime, which cannot do without it: a program that closes all numbers in a range
// must leave it alone.
func IsRuntimeDescriptor(fd int) bool { return slices.Contains(runtimeDescriptors, fd) }
