package socket

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// optionBytes is a socket option as the system has it, at most size bytes. The package unix has no call for options of any kind.
func optionBytes(fd, level, name, size int) (string, error) {
	buf := make([]byte, size)
	n := uint32(size)
	_, _, e := unix.Syscall6(unix.SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(name), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)), 0)
	if e != 0 {
		return "", e
	}
	return string(buf[:n]), nil
}
