package runcache

import "syscall"

// lstat is os.Lstat for a thousand files, without an object for each.
func lstat(name string) (changed, size int64, dir, ok bool) {
	var st syscall.Stat_t
	if syscall.Lstat(name, &st) != nil {
		return 0, 0, false, false
	}
	return st.Mtim.Nano(), st.Size, st.Mode&syscall.S_IFMT == syscall.S_IFDIR, true
}
