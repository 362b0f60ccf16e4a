package rt

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"unsafe"

	_ "github.com/py2go/py2go/rtlib/internal/heapstart"
)

// This file paces Go's collector. What the program may allocate between two collections is a share of the live heap where that is large,
// since memory is then what counts, and a size of its own where it is small. That size is found by what collecting costs: it grows while
// the program leaves so much that the collector takes more than a small part of the time, and shrinks when it hardly works.

// paces are the percentages of the live heap that may be allocated in any case.
var paces = []struct {
	live    uint64 // bytes
	percent uint64
}{{16 << 20, 200}, {192 << 20, 100}, {1 << 62, 60}}

// The room that a small heap has, in bytes, and the shares of the processor's time at which it grows and shrinks.
const (
	leastRoom = 20 << 20
	mostRoom  = 32 << 20
	growAt    = 0.06
	shrinkAt  = 0.01
)

// A pacer sets the pace of the collector.
type pacer struct {
	room     uint64  // what may be allocated until the next collection, if the pace of the live heap does not give more
	gc, user float64 // seconds of processor time up to the latest collection
}

// minHeap is the goal of Go's collector for small heaps, at 100 percent.
const minHeap = 4 << 20

// untilFirst is what a program may allocate until its first collection: one that ends before is never collected. For those that go on it is
// little, so that they soon have the room for huge pages.
const untilFirst = 2 << 20

// paceCollector has the pace set after every collection, unless the environment sets GOGC. The room for huge pages, which counts as allocated,
// is free to be used after the first.
func paceCollector() {
	// A collection begins when 95 % of the goal are reached; the room must not be what reaches it.
	percent := debug.SetGCPercent(100 * (roomForHeap + roomForHeap/16 + untilFirst) / minHeap)
	useHugePages()
	pace := (&pacer{room: leastRoom}).set
	if os.Getenv("GOGC") != "" {
		pace = sync.OnceFunc(func() { debug.SetGCPercent(percent) })
	}
	onCollection(pace)
}

// FollowCollector ends what is found lost and lets go of ended frames after every collection, in a program that is not Python's and paces the
// collector itself.
func FollowCollector() { onCollection(func() {}) }

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

// set sets the pace after a collection.
func (p *pacer) set() {
	sample := []metrics.Sample{
		{Name: "/cpu/classes/gc/total:cpu-seconds"}, {Name: "/cpu/classes/user:cpu-seconds"},
		{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/globals:bytes"}, {Name: "/gc/scan/stack:bytes"},
	}
	metrics.Read(sample)
	gc, user := sample[0].Value.Float64(), sample[1].Value.Float64()
	live, roots := sample[2].Value.Uint64(), sample[3].Value.Uint64()+sample[4].Value.Uint64()
	switch share := (gc - p.gc) / (gc - p.gc + user - p.user); {
	case share > growAt:
		p.room = min(2*p.room, mostRoom)
	case share < shrinkAt:
		p.room = max(p.room/2, leastRoom)
	}
	p.gc, p.user = gc, user
	debug.SetGCPercent(percentFor(live, roots, p.room))
}

// percentFor is the setting of Go's collector by which a heap of that many live bytes may grow by its pace, or by room if it is small. The
// setting is a percentage of what is live and of the roots, the global variables and stacks.
func percentFor(live, roots, room uint64) int {
	live = max(live, 1<<20)
	percent := uint64(0)
	for _, p := range paces {
		if live <= p.live {
			percent = p.percent
			break
		}
	}
	if live < mostRoom {
		// The percentage applies to minHeap too, and must not make that more than the goal.
		percent = max(percent, min(100*room/(live+roots), 100*(live+room)/minHeap))
	}
	return int(percent)
}

// hugePages reports whether memory for many items is to come in huge pages, as what the heap grows into does.
var hugePages bool

// makeItems is make([]T, 0, n). What is large comes in huge pages: before the first collection, and of a heap that has outgrown its room, it would
// not otherwise.
func makeItems[T any](n int) []T {
	items := make([]T, 0, n)
	var one T
	if size := uintptr(n) * unsafe.Sizeof(one); size >= 2<<20 && hugePages {
		inHugePages(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(items))), size))
	}
	return items
}
