package heapstart

import (
	"strings"
	"syscall"
	"unsafe"
)

const (
	mapped   = 4 << 20 // the address space that the heap takes at a time; it is aligned to its size
	hugePage = 2 << 20

	collapse = 25 // MADV_COLLAPSE, of Linux 6.1 and later: makes a huge page of what is in use of it
)

func init() {
	if godebug, _ := syscall.Getenv("GODEBUG"); strings.Contains(godebug, "disablethp=1") {
		return
	}
	here := uintptr(unsafe.Pointer(new([64]byte)))
	// A kernel that has no huge pages, or none to spare, refuses, and then the pages are of the usual size.
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, here&^(mapped-1), mapped, syscall.MADV_HUGEPAGE)
	_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, here&^(hugePage-1), hugePage, collapse)
}
