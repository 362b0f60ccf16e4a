package rt

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// This file paces Go's collector. A very small heap may grow to three times its live size before the next collection, any other to
// twice that, and a large one to less, since memory is then what counts. More room does not make programs faster: memory that is
// touched for the first time costs a page fault, which on a virtual machine is several microseconds, and memory that a collection
// has freed is still in the processor's cache.

// paces are the percentages for heaps up to a live size.
var paces = []struct {
	live    uint64 // bytes
	percent int
}{{4 << 20, 200}, {192 << 20, 100}, {1 << 62, 60}}

// paceCollector sets the pace now and after every collection, unless the environment sets GOGC.
func paceCollector() {
	if os.Getenv("GOGC") != "" {
		return
	}
	pace()
}

// pace sets the pace for the heap that the latest collection left, and arranges to do so after the next.
func pace() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	for _, p := range paces {
		if live[0].Value.Uint64() <= p.live {
			debug.SetGCPercent(p.percent)
			break
		}
	}
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) {
		pace()
		PostFinalizer(func() {
			DropFrames()
			promote()
		})
	})
}
