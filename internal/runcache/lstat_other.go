//go:build !linux

package runcache

import "os"

func lstat(name string) (changed, size int64, dir, ok bool) {
	info, err := os.Lstat(name)
	if err != nil {
		return 0, 0, false, false
	}
	return info.ModTime().UnixNano(), info.Size(), info.IsDir(), true
}
