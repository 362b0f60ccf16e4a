//go:build !unix

package runcache

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
)

// Exec runs the program as a child and gives its exit status. Interrupts reach the child by themselves. The first of args is the name that
// the user gave.
func (f Found) Exec(args []string) (status int, err error) {
	signal.Ignore(os.Interrupt)
	args, env := f.prepare(args)
	cmd := exec.Command(f.Binary, args[1:]...)
	cmd.Args[0] = args[0]
	cmd.Env = env
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	return 0, err
}
