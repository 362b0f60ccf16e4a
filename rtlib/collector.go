package rt

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// This file paces Go's collector. A small heap may grow to several times its live size before the next collection, since collecting what
// a small program leaves costs more than the memory does; a large one may not, since memory is then what counts.

// paces are the percentages for heaps up to a live size.
var paces = []struct {
	live    uint64 // bytes
	percent int
}{{4 << 20, 400}, {16 << 20, 200}, {192 << 20, 100}, {1 << 62, 60}}

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
