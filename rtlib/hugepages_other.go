//go:build !linux

package rt

// useHugePages does nothing where programs have no say in the size of pages.
func useHugePages() {}

// roomForHeap is nothing then.
const roomForHeap = 0

func inHugePages([]byte) {}
