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

// minHeap is the goal of Go's collector for small heaps, at 100 percent.
const minHeap = 4 << 20

// paceCollector has the pace set after every collection, unless the environment sets GOGC. The first comes when the program has allocated
// some 4 MiB: one that ends before is never collected. It makes the room for huge pages, which counts as allocated, free to be used.
func paceCollector() {
	// The first collection begins when 95 % of the goal are reached; the room must not be what reaches it.
	percent := debug.SetGCPercent(100 * (roomForHeap + 2*minHeap) / minHeap)
	useHugePages()
	pace := setPace
	if os.Getenv("GOGC") != "" {
		pace = sync.OnceFunc(func() { debug.SetGCPercent(percent) })
	}
	onCollection(pace)
}

// onCollection arranges for what is to be done after every collection, pace first.
func onCollection(pace func()) {
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) {
		pace()
		onCollection(pace)
		PostFinalizer(func() {
			DropFrames()
			promote()
		})
	})
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
