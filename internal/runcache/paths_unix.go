//go:build unix

package runcache

import (
	"bytes"
	"os"
	"path"
)

// The functions of this file do what their namesakes in path/filepath and os/exec do, without what these import.

func join(elem ...string) string { return path.Join(elem...) }

func absolute(name string) (string, error) {
	if path.IsAbs(name) {
		return path.Clean(name), nil
	}
	dir, err := os.Getwd()
	return path.Join(dir, name), err
}

func splitList(list string) []string {
	var dirs []string
	if list == "" {
		return nil
	}
	for _, dir := range bytes.Split([]byte(list), []byte(":")) {
		dirs = append(dirs, string(dir))
	}
	return dirs
}

// goCommand is the path of the go command, "" if there is none.
func goCommand() string {
	for _, dir := range splitList(os.Getenv("PATH")) {
		name := path.Join(dir, "go")
		if info, err := os.Stat(name); err == nil && !info.IsDir() && info.Mode()&0o111 != 0 && path.IsAbs(name) {
			return name
		}
	}
	return ""
}
