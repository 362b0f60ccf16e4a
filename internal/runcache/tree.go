package runcache

import (
	"bytes"
	"io/fs"
	"os"
	"strconv"
	"sync"
)

// This file tells whether the sources of the runtime library have changed. Walking their folders takes longer than everything else that
// starting a cached program needs, so the cache keeps a snapshot of them, and asks the system for each name in it only.

// A snapshot is the state of every folder and of every file that a build reads. The time of a folder tells of files that came or went.
// A change of content without a change of one of these does not happen.
type snapshot []byte

// treeID identifies the state of the files at and below the roots, which belong to dir.
func (c Cache) treeID(dir string, roots ...string) string {
	name := hash([]byte(dir))
	if s, err := os.ReadFile(join(c.dir, "runtime", name)); err == nil && snapshot(s).holds() {
		return hash(s)
	}
	var s snapshot
	for _, root := range roots {
		info, err := os.Lstat(root)
		s = s.take(root, info, err)
	}
	// Without the file the next start takes as long as this one, and that is all.
	_ = replaceFile(c.dir, "runtime", name, s)
	return hash(s)
}

// take adds the state of path and, if it is a folder, of what is in it. What cannot be read has a line that never holds.
func (s snapshot) take(path string, info fs.FileInfo, err error) snapshot {
	if err != nil {
		return append(append(s, err.Error()...), '\n')
	}
	s = append(s, fileState(path, info)...)
	if !info.IsDir() {
		return s
	}
	entries, err := os.ReadDir(path)
	for _, e := range entries {
		name := []byte(e.Name())
		if !e.IsDir() && (!bytes.HasSuffix(name, []byte(".go")) || bytes.HasSuffix(name, []byte("_test.go"))) {
			continue
		}
		info, err := e.Info()
		s = s.take(join(path, e.Name()), info, err)
	}
	if err != nil {
		return append(append(s, err.Error()...), '\n')
	}
	return s
}

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

// holds reports whether all is as it was. Half of the names are looked at by a goroutine of their own.
func (s snapshot) holds() bool {
	half := bytes.IndexByte(s[len(s)/2:], '\n') + 1 + len(s)/2
	var first bool
	var wg sync.WaitGroup
	wg.Go(func() { first = s[:half].linesHold() })
	second := s[half:].linesHold()
	wg.Wait()
	return first && second
}

func (s snapshot) linesHold() bool {
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
