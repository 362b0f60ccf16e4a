// Command py2go translates Python programs, async ones first, to Go: it runs them, builds static executables, writes Go source for
// go generate, and checks translated programs against CPython.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/py2go/py2go/internal/gcpercent"
	"github.com/py2go/py2go/internal/gobuild"
	_ "github.com/py2go/py2go/internal/runcache/early" // starts what is built already
	"github.com/py2go/py2go/translate"
)

const reportAt = "https://github.com/py2go/py2go/issues"

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcpercent.Compiler)
	}
	os.Exit(run(os.Args[1:]))
}

// run is the whole command; it returns the exit status. No Go panic gets past it.
func run(args []string) (status int) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(os.Stderr, "py2go: internal error: %v: please report it at %s\n", p, reportAt)
			if os.Getenv("PY2GO_DEBUG") != "" {
				os.Stderr.Write(debug.Stack())
			}
			status = 1
		}
	}()
	root := newRoot()
	root.SetArgs(longFlags(root, args))
	return report(root.Execute())
}

// usageError is a command line that makes no sense: exit status 2.
type usageError struct{ error }

// exitStatus ends py2go with that status and no message.
type exitStatus int

func (e exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// report prints err and returns the exit status that belongs to it.
func report(err error) int {
	var (
		diags   translate.Diagnostics
		status  exitStatus
		usage   usageError
		bug     *translate.Bug
		compile *gobuild.CompileError
	)
	switch {
	case err == nil:
		return 0
	case errors.As(err, &status):
		return int(status)
	case errors.As(err, &diags):
		printDiagnostics(os.Stderr, diags)
	case errors.As(err, &usage):
		fmt.Fprintf(os.Stderr, "py2go: %v (py2go help tells more)\n", err)
		return 2
	case errors.As(err, &bug):
		fmt.Fprintf(os.Stderr, "py2go: internal error: %v: please report it at %s\n", bug, reportAt)
	case errors.As(err, &compile):
		fmt.Fprintf(os.Stderr, "py2go: internal error: the generated Go, kept in %s, does not compile: please report it at %s\n%s\n",
			compile.Dir, reportAt, strings.TrimRight(compile.Output, "\n"))
	default:
		fmt.Fprintf(os.Stderr, "py2go: %v\n", err)
	}
	return 1
}
