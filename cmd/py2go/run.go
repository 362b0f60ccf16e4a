package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/py2go/py2go/internal/gobuild"
	"github.com/py2go/py2go/internal/runcache"
	"github.com/py2go/py2go/translate"
	"github.com/py2go/py2go/translate/load"
)

func newRun() *cobra.Command {
	var entry entryFlags
	cmd := &cobra.Command{
		Use:   "run [flags] FILE [ARGS]...",
		Short: "Run a Python program",
		Long: `Run translates a Python program to Go, compiles it and runs it. Standard input, arguments, signals and the exit status pass
through. The executable is kept, and used again for as long as nothing it was made from has changed.

FILE may also be a directory with a __main__.py.

Environment: PY2GO_CACHE names the directory of kept executables, PYTHONPATH further directories of modules.`,
		Example: `  py2go run app.py --port 8080
  py2go run -path lib app.py
  py2go run -m package.module`,
		Args:              args(cobra.MinimumNArgs(1)),
		ValidArgsFunction: pythonFiles,
		Annotations:       map[string]string{programArgs: "yes"},
		RunE: func(cmd *cobra.Command, args []string) error {
			found, err := executable(cmd.Context(), entry.start(args[0]))
			if err != nil {
				return err
			}
			status, err := found.Exec(args)
			if err != nil {
				return err
			}
			return exitStatus(status)
		},
	}
	entry.register(cmd)
	cmd.Flags().SetInterspersed(false)
	return cmd
}

// executable gives the compiled program, from the cache if it can.
func executable(ctx context.Context, start runcache.Start) (runcache.Found, error) {
	cache, err := runcache.Open()
	if err != nil {
		return runcache.Found{}, err
	}
	if found, ok := cache.Lookup(start); ok {
		return found, nil
	}
	rt, err := gobuild.FindRuntime()
	if err != nil {
		return runcache.Found{}, err
	}
	p, err := load.Load(start.Entry, load.Config{Path: start.Path, Module: start.Module})
	if err != nil {
		return runcache.Found{}, err
	}
	sources := runcache.Sources{Absent: p.Absent}
	for _, m := range p.Modules {
		sources.Modules = append(sources.Modules, runcache.Module{
			Name: m.Name, Package: m.Package, File: m.File, IsPackage: m.IsPackage, Path: m.Path, Source: m.Source,
		})
	}
	files, err := translated(p)
	if err != nil {
		return runcache.Found{}, err
	}
	plan := cache.Plan(sources, runcache.Library{Dir: rt.Dir, Fixed: rt.Fixed, Folders: gobuild.LibraryFolders(rt, files)})
	if !plan.Built() {
		if err := compile(ctx, cache, p, files, rt, plan.Binary, gobuild.Options{Host: true, Small: true}); err != nil {
			return runcache.Found{}, err
		}
	}
	found := runcache.Found{Binary: plan.Binary, Root: p.Root}
	if start.Module {
		found.Script = p.Modules[0].Path
	}
	var warnings strings.Builder
	for _, w := range p.Warnings {
		printWarning(&warnings, w.Path, w)
	}
	found.Warnings = warnings.String()
	return found, cache.Store(start, found, plan)
}

// translated gives the Go source for p, by file name.
func translated(p *load.Program) (map[string][]byte, error) {
	res, err := translate.Program(p, translate.Config{ImportPath: gobuild.ProgramModule, Line: true})
	if err != nil {
		return nil, err
	}
	return res.Files, nil
}

// compile builds p, translated to files, to the file out.
func compile(ctx context.Context, cache runcache.Cache, p *load.Program, files map[string][]byte, rt gobuild.Runtime, out string, opts gobuild.Options) error {
	if _, err := gobuild.GoCommand(); err != nil {
		return err
	}
	dir, err := cache.WorkDir()
	if err != nil {
		return err
	}
	defer progress("building %s (the first build compiles the runtime library and takes longer)", filepath.Base(p.Modules[0].File))()
	if err := gobuild.Write(dir, rt, files); err != nil {
		return err
	}
	tmp := filepath.Join(dir, "program.exe")
	if err := gobuild.Build(ctx, dir, tmp, opts); err != nil {
		return err // the directory stays: the message names it
	}
	if err := install(tmp, out); err != nil {
		return err
	}
	return os.RemoveAll(dir)
}
