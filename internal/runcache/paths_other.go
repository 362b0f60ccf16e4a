//go:build !unix

package runcache

import (
	"os/exec"
	"path/filepath"
)

func join(elem ...string) string { return filepath.Join(elem...) }

func absolute(name string) (string, error) { return filepath.Abs(name) }

func splitList(list string) []string { return filepath.SplitList(list) }

// goCommand is the path of the go command, "" if there is none.
func goCommand() string {
	path, err := exec.LookPath("go")
	if err != nil {
		return ""
	}
	return path
}
