package runcache

import (
	"bytes"
	"io/fs"
	"os"
	"strconv"
)

// A snapshot is the state of the folders and files of the runtime library that a program is built from. The time of a folder tells of files
// that came or went. A change of content without a change of one of these does not happen.
type snapshot []byte

// takeSnapshot notes the state of lib. What cannot be read has a line that never holds.
func takeSnapshot(lib Library) snapshot {
	var s snapshot
	if lib.Fixed {
		return s.note(lib.Dir)
	}
	s = s.note(join(lib.Dir, "go.mod")).note(join(lib.Dir, "go.sum"))
	for _, dir := range lib.Folders {
		s = s.note(dir)
		entries, err := os.ReadDir(dir)
		if err != nil {
			s = s.broken(err)
		}
		for _, e := range entries {
			if name := []byte(e.Name()); !e.IsDir() && !bytes.HasSuffix(name, []byte(".py")) && !bytes.HasSuffix(name, []byte("_test.go")) {
				s = s.note(join(dir, e.Name()))
			}
		}
	}
	return s
}

func (s snapshot) note(path string) snapshot {
	info, err := os.Lstat(path)
	if err != nil {
		return s.broken(err)
	}
	return append(s, fileState(path, info)...)
}

func (s snapshot) broken(err error) snapshot { return append(append(s, err.Error()...), '\n') }

// fileState is a line for a file or folder: time of change, size and path.
func fileState(path string, info fs.FileInfo) []byte {
	return appendState(nil, info.ModTime().UnixNano(), info.Size(), info.IsDir(), path)
}

func appendState[S string | []byte](b []byte, changed, size int64, dir bool, path S) []byte {
	b = strconv.AppendInt(b, changed, 10)
	b = append(b, ' ')
	if dir {
		size = 0 // means something else on every file system
	}
	b = strconv.AppendInt(b, size, 10)
	b = append(b, ' ')
	b = append(b, path...)
	return append(b, '\n')
}

// holds reports whether all is as it was.
func (s snapshot) holds() bool {
	var now []byte
	for line := range bytes.Lines(s) {
		_, rest, _ := bytes.Cut(line, []byte(" "))
		_, path, ok := bytes.Cut(rest, []byte(" "))
		if !ok {
			return false
		}
		path = bytes.TrimSuffix(path, []byte("\n"))
		changed, size, dir, ok := lstat(string(path))
		if !ok {
			return false
		}
		if now = appendState(now[:0], changed, size, dir, path); !bytes.Equal(now, line) {
			return false
		}
	}
	return true
}
