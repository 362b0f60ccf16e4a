//go:build unix

package runcache

import (
	"errors"
	"syscall"
)

// Exec turns this process into the program, which so gets every file, signal and the parent's attention itself. It returns only if that
// fails. The first of args is the name that the user gave.
func (f Found) Exec(args []string) (status int, err error) {
	args, env := f.prepare(args)
	return 1, errors.New(f.Binary + ": " + syscall.Exec(f.Binary, args, env).Error())
}
