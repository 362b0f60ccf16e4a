package main

import (
	"fmt"
	"os"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/py2go/py2go/internal/runcache"
	"github.com/py2go/py2go/translate/load"
)

// entryFlags say which Python program a command is about and where its modules lie.
type entryFlags struct {
	module bool
	path   []string
}

func (f *entryFlags) register(cmd *cobra.Command) {
	cmd.Flags().BoolVarP(&f.module, "module", "m", false, "the program is a module name, as for python -m")
	cmd.Flags().StringArrayVar(&f.path, "path", nil, "directories to look for modules in, before PYTHONPATH (repeatable)")
}

// start is the program named entry.
func (f *entryFlags) start(entry string) runcache.Start {
	return runcache.NewStart(entry, f.module, f.path)
}

func (f *entryFlags) load(entry, name string) (*load.Program, error) {
	s := f.start(entry)
	return load.Load(entry, load.Config{Path: s.Path, Module: s.Module, Name: name})
}

// progress shows what takes long, on a terminal only, until the returned function is called.
func progress(format string, args ...any) (done func()) {
	if !term.IsTerminal(int(os.Stderr.Fd())) {
		return func() {}
	}
	fmt.Fprintf(os.Stderr, "py2go: "+format+" …", args...)
	return sync.OnceFunc(func() { fmt.Fprint(os.Stderr, "\r\x1b[K") })
}
