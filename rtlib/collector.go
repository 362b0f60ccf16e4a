package rt

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// This file paces Go's collector. A small heap may grow to several times its live size before the next collection, since collecting what
// a small program leaves costs more than the memory does; a large one may not, since memory is then what counts.

// paces are the percentages for heaps up to a live size.
var paces = []struct {
	live    uint64 // bytes
	percent int
}{{4 << 20, 400}, {16 << 20, 200}, {192 << 20, 100}, {1 << 62, 60}}

// paceCollector has the pace set after every collection, unless the environment sets GOGC. Until the first, Go's own applies: a program
// that ends with less than 4 MiB is never collected.
func paceCollector() {
	huge := sync.OnceFunc(useHugePages)
	pace := os.Getenv("GOGC") == ""
	var afterNext func()
	afterNext = func() {
		runtime.SetFinalizer(new([16]byte), func(*[16]byte) {
			huge()
			if pace {
				setPace()
			}
			afterNext()
			PostFinalizer(func() {
				DropFrames()
				promote()
			})
		})
	}
	afterNext()
}

// setPace sets the pace for the heap that the latest collection left.
func setPace() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	for _, p := range paces {
		if live[0].Value.Uint64() <= p.live {
			debug.SetGCPercent(p.percent)
			break
		}
	}
}
