package rt

import (
	"fmt"
	"os"
	"runtime/debug"
)

// crash is deferred at the bottom of every Python thread. A Go panic there is a fault of the runtime: it ends the process with a line
// that says so and, if PY2GO_DEBUG is set, where.
func crash() {
	p := recover()
	if p == nil {
		return
	}
	stack := debug.Stack()
	runExitHooksAfterCrash()
	fmt.Fprintf(os.Stderr, "py2go: internal error of the runtime library: %v: please report it at https://github.com/py2go/py2go/issues\n", p)
	if os.Getenv("PY2GO_DEBUG") != "" {
		os.Stderr.Write(stack)
	}
	os.Exit(1)
}

// runExitHooksAfterCrash writes what the program has printed so far; should that fail as well, there is nothing more to be done.
func runExitHooksAfterCrash() {
	defer func() { _ = recover() }()
	runExitHooks()
}
