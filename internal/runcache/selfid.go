package runcache

import (
	"bytes"
	"debug/elf"
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

func buildID(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	if e, err := elf.NewFile(f); err == nil {
		if s := e.Section(".note.go.buildid"); s != nil {
			if data, err := s.Data(); err == nil {
				return string(data)
			}
		}
		return ""
	}
	head := make([]byte, 64<<10) // elsewhere the ID stands in front of the code
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.ErrUnexpectedEOF {
		return ""
	}
	_, rest, ok := bytes.Cut(head[:n], []byte("\xff Go build ID: \""))
	if !ok {
		return ""
	}
	id, _, ok := bytes.Cut(rest, []byte{'"'})
	if !ok {
		return ""
	}
	return string(id)
}
