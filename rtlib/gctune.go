package rt

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// This file sets the pace of Go's garbage collector.
//
// Go's default lets a heap grow by its own size between collections. For the small heaps of most Python programs, which make and
// drop objects at a great rate, that means collecting all the time; for a large heap it means using twice the memory. The pace is
// therefore set by room, not by proportion: a heap may grow by gcRoom, or by gcShare of its size if that is more. A program that
// sets GOGC or GOMEMLIMIT has its way.

const (
	gcRoom  = 48 << 20 // bytes
	gcShare = 0.4
)

// gcBeat is garbage as soon as it is made: its finaliser runs after every collection.
type gcBeat struct{ _ [2]uint64 }

func tuneGC() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	percent := 1000
	debug.SetGCPercent(percent)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var beat func(*gcBeat)
	beat = func(*gcBeat) {
		metrics.Read(live)
		heap := float64(max(live[0].Value.Uint64(), 1<<20))
		want := min(int(100*max(gcRoom, gcShare*heap)/heap), 1000)
		if want < percent*9/10 || want > percent*11/10 {
			percent = want
			debug.SetGCPercent(percent)
		}
		runtime.SetFinalizer(&gcBeat{}, beat)
	}
	runtime.SetFinalizer(&gcBeat{}, beat)
}
