package rt

import (
	"os"
	"strings"
	"syscall"
)

// roomForHeap is the address space that the heap grows into by huge pages. It costs no memory until it is used.
const roomForHeap = 64 << 20

const hugePage = 2 << 20

// useHugePages has the memory that the heap grows into come in huge pages, where the system leaves that to programs: a program that grows
// touches each page for the first time, and a fault for every 4 KiB can take as long as all else it does. The collector has no setting for
// this; but an allocation, however short, makes the heap map its addresses, and what is said of these stays said when they are used again.
// That is after the next collection. What the heap already had stays as it was, so that small programs do not grow by the size of a page.
//
// GODEBUG=disablethp=1 turns this off, as it does for the Go runtime itself.
func useHugePages() {
	if strings.Contains(os.Getenv("GODEBUG"), "disablethp=1") {
		return
	}
	hugePages = true
	inHugePages(make([]byte, roomForHeap))
}

// inHugePages has memory that has not been used yet come in huge pages, those at both ends too. A kernel without them refuses, and then the
// pages are of the usual size.
func inHugePages(room []byte) {
	start := addressOf(room) &^ (hugePage - 1)
	end := (addressOf(room) + uintptr(len(room)) + hugePage - 1) &^ (hugePage - 1)
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, start, end-start, syscall.MADV_HUGEPAGE)
}
