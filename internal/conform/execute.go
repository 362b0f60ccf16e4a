package conform

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// outcome is what a process did.
type outcome struct {
	stdout, stderr []byte
	code           int // minus the signal number, as in Python's subprocess, if a signal ended it
	timeout        bool
}

// runner starts programs of cases.
type runner struct {
	timeout time.Duration
	proxy   string // URL of the proxy
}

// run starts program for c with args, of which the first is its own name, and the case's arguments, and waits for its end.
func (r runner) run(ctx context.Context, c Case, program string, args []string, env ...string) (outcome, error) {
	ctx, cancel := context.WithTimeout(ctx, r.timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, program)
	cmd.Args = append(args, c.Args...)
	cmd.Dir = filepath.Dir(c.Path)
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), "LANG=C.UTF-8"}, env...)
	if c.Proxy {
		cmd.Env = append(cmd.Env, "http_proxy="+r.proxy)
	}
	cmd.Env = append(cmd.Env, c.Env...)
	if c.Stdin != "" {
		f, err := os.Open(filepath.Join(cmd.Dir, c.Stdin))
		if err != nil {
			return outcome{}, err
		}
		defer f.Close()
		cmd.Stdin = f
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.WaitDelay = time.Second // for children that hold the pipes
	err := cmd.Run()
	o := outcome{stdout: stdout.Bytes(), stderr: stderr.Bytes(), timeout: errors.Is(ctx.Err(), context.DeadlineExceeded)}
	var exit *exec.ExitError
	switch {
	case o.timeout:
		o.code = -1
	case errors.As(err, &exit):
		o.code = exitCode(exit.ProcessState)
	case err != nil:
		return outcome{}, fmt.Errorf("%s: %w", c.Name, err)
	}
	return o, nil
}
