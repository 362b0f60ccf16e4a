package runcache

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
)

// This file tells whether the sources of the runtime library have changed. Walking their folders takes longer than everything else that
// starting a cached program needs, so the cache keeps a snapshot of them, and asks the system for each name in it only.

// A snapshot is one line for every file and folder: time of change, size and path. The time of a folder tells of files that came or went.
// A change of content without a change of one of these does not happen.
type snapshot []byte

// treeID identifies the state of the files at and below the roots, which belong to dir.
func (c Cache) treeID(dir string, roots ...string) string {
	path := filepath.Join(c.dir, "runtime", hash([]byte(dir))[:32])
	if s, err := os.ReadFile(path); err == nil && snapshot(s).holds() {
		return hash(s)
	}
	s := takeSnapshot(roots)
	// Without the file the next start takes as long as this one, and that is all.
	if os.MkdirAll(filepath.Dir(path), 0o777) == nil {
		_ = replaceFile(path, s)
	}
	return hash(s)
}

// takeSnapshot walks the roots. What cannot be read has a line that never holds.
func takeSnapshot(roots []string) snapshot {
	var s snapshot
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := e.Info()
			if err == nil {
				s = append(s, fileState(path, info)...)
			}
			return err
		})
		if err != nil {
			s = fmt.Appendf(s, "%v\n", err)
		}
	}
	return s
}

// fileState is the line for a file or folder.
func fileState(path string, info fs.FileInfo) []byte {
	b := strconv.AppendInt(nil, info.ModTime().UnixNano(), 10)
	b = append(b, ' ')
	size := info.Size()
	if info.IsDir() {
		size = 0
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
	for line := range bytes.Lines(s) {
		fields := bytes.SplitN(line, []byte(" "), 3)
		if len(fields) != 3 {
			return false
		}
		path := string(bytes.TrimSuffix(fields[2], []byte("\n")))
		info, err := os.Lstat(path)
		if err != nil || !bytes.Equal(fileState(path, info), line) {
			return false
		}
	}
	return true
}
