package runcache

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"sync"
)

var exe = map[bool]string{true: ".exe"}[runtime.GOOS == "windows"]

// selfID identifies the running executable: by the build ID that Go's linker puts into it, which depends on its content alone;
// where that cannot be read, by name, size and time.
var selfID = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return runtime.Version()
	}
	if id := buildID(path); id != "" {
		return id
	}
	return fileID(path)
})

// buildID finds the build ID near the start of an executable, where the linker puts it; "" if it is not there.
func buildID(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	var head []byte
	for _, size := range []int{8 << 10, 64 << 10} { // the longer one is read only when the usual place holds none
		more := make([]byte, size-len(head))
		n, err := io.ReadFull(f, more)
		head = append(head, more[:n]...)
		if id := idIn(head); id != "" || err != nil {
			return id
		}
	}
	return ""
}

// idIn finds a build ID: in ELF files it is a note with the owner "Go" and the type 4, elsewhere a comment in front of the code.
func idIn(head []byte) string {
	if bytes.HasPrefix(head, []byte("\x7fELF")) {
		note := []byte("\x04\x00\x00\x00Go\x00\x00") // type and owner; the length stands before them
		if head[5] == 2 {                            // most significant byte first
			note = []byte("\x00\x00\x00\x04Go\x00\x00")
		}
		before, id, ok := bytes.Cut(head, note)
		if !ok {
			return ""
		}
		length := 0
		for i := range 4 {
			b := before[len(before)-4+i]
			if head[5] == 2 {
				length = length<<8 | int(b)
			} else {
				length |= int(b) << (8 * i)
			}
		}
		if length > len(id) {
			return ""
		}
		return string(id[:length])
	}
	_, rest, ok := bytes.Cut(head, []byte("\xff Go build ID: \""))
	if !ok {
		return ""
	}
	id, _, ok := bytes.Cut(rest, []byte{'"'})
	if !ok {
		return ""
	}
	return string(id)
}
