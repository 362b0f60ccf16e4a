// Package gobuild compiles generated Go source with the Go toolchain.
//
// A generated program becomes a Go module of its own in a directory of the caller's: go.mod requires the runtime library and
// replaces it by the copy that belongs to this py2go, with the runtime's own list of required modules and checksums, so that the
// build needs no network and gives the same result everywhere.
package gobuild

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
)

// ProgramModule is the module path of generated programs.
const ProgramModule = "pyprogram"

// ErrNoGo says that there is no Go toolchain.
var ErrNoGo = errors.New("the Go toolchain is needed to build a program, and there is no go command in PATH: see https://go.dev/dl")

// GoCommand is the path of the go command.
func GoCommand() (string, error) {
	path, err := exec.LookPath("go")
	if err != nil {
		return "", ErrNoGo
	}
	return path, nil
}

// CompileError means that Go refuses what py2go generated: always a fault of py2go.
type CompileError struct {
	Dir    string // holds the source
	Output string // what the go command said
}

func (e *CompileError) Error() string {
	return "the generated Go does not compile:\n" + strings.TrimRight(e.Output, "\n")
}

// Write lays out a Go module in dir: the files, by slash-separated path, and a go.mod and go.sum that lead to the runtime.
func Write(dir string, rt Runtime, files map[string][]byte) error {
	mod, err := os.ReadFile(filepath.Join(rt.Dir, "go.mod"))
	if err != nil {
		return err
	}
	sum, err := os.ReadFile(filepath.Join(rt.Dir, "go.sum"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	all := map[string][]byte{"go.mod": goMod(mod, rt.Dir), "go.sum": sum}
	for name, data := range files {
		all[name] = data
	}
	return WriteFiles(dir, all)
}

// WriteFiles writes files below dir, leaving alone those that hold the same bytes already.
func WriteFiles(dir string, files map[string][]byte) error {
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

var moduleLine = regexp.MustCompile(`(?m)^module .*\n`)

// goMod makes a program's go.mod from the runtime's: the same language version and requirements.
func goMod(runtimeMod []byte, dir string) []byte {
	rest := moduleLine.ReplaceAll(runtimeMod, nil)
	var b bytes.Buffer
	fmt.Fprintf(&b, "module %s\n\nrequire %s v0.0.0-00010101000000-000000000000\n\nreplace %s => %q\n", ProgramModule, ModulePath, ModulePath, dir)
	b.Write(rest)
	return b.Bytes()
}

// Options are what may differ between builds.
type Options struct {
	Host  bool // for this machine, whatever GOOS and GOARCH say
	Small bool // without debugging information: links faster
}

// Build compiles the package in dir, which is below a directory that Write filled, to the executable out.
func Build(ctx context.Context, dir, out string, opts Options) error {
	goCmd, err := GoCommand()
	if err != nil {
		return err
	}
	if target := targetOS(opts); target != "linux" {
		return fmt.Errorf("programs for %s cannot be built: the runtime library knows Linux alone", target)
	}
	args := []string{"build", "-mod=mod", "-trimpath", "-buildvcs=false", "-o", out}
	if opts.Small {
		args = append(args, "-ldflags=-s -w")
	}
	cmd := exec.CommandContext(ctx, goCmd, append(args, ".")...)
	cmd.Dir = dir
	cmd.Env = environ()
	if opts.Host {
		cmd.Env = slices.DeleteFunc(cmd.Env, func(kv string) bool {
			return strings.HasPrefix(kv, "GOOS=") || strings.HasPrefix(kv, "GOARCH=")
		})
	}
	output, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &exit) && bytes.Contains(output, []byte(syscall.ENOSPC.Error())):
		return errors.New("go build: " + syscall.ENOSPC.Error())
	case errors.As(err, &exit) && bytes.Contains(output, []byte("# ")): // the go command's heading over a compiler's messages
		return &CompileError{Dir: dir, Output: string(output)}
	case errors.As(err, &exit):
		return fmt.Errorf("go build: %s", strings.TrimSpace(string(output)))
	}
	return err
}

// targetOS is the system that a build is for.
func targetOS(opts Options) string {
	if opts.Host {
		return runtime.GOOS
	}
	return cmp.Or(os.Getenv("GOOS"), runtime.GOOS)
}

// environ is the environment for the go command: without what the user set for modules of his own, and without cgo, so that the
// result is one static binary.
func environ() []string {
	env := slices.DeleteFunc(os.Environ(), func(kv string) bool {
		name, _, _ := strings.Cut(kv, "=")
		return name == "GOFLAGS" || name == "GOWORK" || name == "GO111MODULE"
	})
	if os.Getenv("CGO_ENABLED") == "" {
		env = append(env, "CGO_ENABLED=0")
	}
	return append(env, "GOFLAGS=", "GOWORK=off", "GO111MODULE=on")
}
