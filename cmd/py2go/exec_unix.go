//go:build unix

package main

import (
	"fmt"
	"syscall"
)

// replaceProcess turns this process into the program, which so gets every file, signal and the parent's attention itself.
func replaceProcess(binary string, args, env []string) error {
	err := syscall.Exec(binary, args, env)
	return fmt.Errorf("%s: %w", binary, err)
}
