package rt

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// This file starts and ends the process.

// exitHooks run when the program ends, last registered first; flushes are registered first, so they come last.
var exitHooks []func()

// OnExit makes Main call f when the program has ended, however it ended; what was registered last is called first.
func OnExit(f func()) { exitHooks = append(exitHooks, f) }

// Main runs m, the program, as __main__, reports what it does not catch, and exits with the status that CPython would exit with.
func Main(m *Module) {
	defer crash()
	startPoller()
	initSourceRoot()
	paceCollector()
	WatchInterrupt()
	OnExit(finalizeAll)
	_, err := runMain(m)
	code, interrupted := finish(err)
	runExitHooks()
	if exitFlushFailed && code == 0 {
		code = 120
	}
	if interrupted {
		signal.Reset(syscall.SIGINT)
		// The signal ends the process, unless whoever started it had it ignored.
		if !signal.Ignored(syscall.SIGINT) && syscall.Kill(syscall.Getpid(), syscall.SIGINT) == nil {
			time.Sleep(time.Second)
		}
	}
	os.Exit(code)
}

func runExitHooks() {
	for len(exitHooks) > 0 {
		f := exitHooks[len(exitHooks)-1]
		exitHooks = exitHooks[:len(exitHooks)-1]
		f()
	}
}

// finish reports what the program raised, and gives the exit status; interrupted: the process ends by SIGINT.
func finish(err *Exc) (code int, interrupted bool) {
	switch {
	case err == nil:
		return 0, false
	case err.Is(&SystemExit):
		return exitStatus(orNone(err.member(exitCode))), false
	}
	callExceptHook(err)
	if err.typ == &KeyboardInterrupt {
		return 130, true
	}
	return 1, false
}

// exitStatus is the status of SystemExit(v); what is no number is printed and means 1.
func exitStatus(v Value) int {
	switch {
	case v.IsNone():
		return 0
	case v.IsInt() || v.IsBool():
		return int(v.AsInt() & 0xff)
	}
	s, err := ToStr(v)
	if err == nil {
		WriteStderr(s + "\n")
	}
	return 1
}

// callExceptHook gives an uncaught exception to sys.excepthook.
func callExceptHook(err *Exc) {
	if hook := sysAttr("excepthook"); !hook.IsUnset() && Exactly[Builtin](hook, &BuiltinFunctionType) == nil {
		tb, _ := excTraceback(err.Value())
		_, failed := Call3(hook, err.typ.Value(), err.Value(), tb)
		if failed == nil {
			return
		}
		WriteStderr("Error in sys.excepthook:\n" + FormatException(failed, true) + "\nOriginal exception was:\n")
	}
	WriteStderr(FormatException(err, true))
}
