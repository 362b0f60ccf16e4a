package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/py2go/py2go/internal/gobuild"
	"github.com/py2go/py2go/internal/runcache"
)

func newBuild() *cobra.Command {
	var entry entryFlags
	var out string
	var strip bool
	cmd := &cobra.Command{
		Use:   "build [flags] FILE",
		Short: "Build a Python program to one static executable",
		Long: `Build translates a Python program to Go and compiles it to one static executable that needs neither Python nor py2go.
GOARCH chooses another processor to build for, as with the go command; the system is Linux.`,
		Example: `  py2go build app.py
  py2go build -o bin/app app.py
  GOARCH=arm64 py2go build app.py`,
		Args:              args(cobra.ExactArgs(1)),
		ValidArgsFunction: pythonFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := entry.load(args[0], "")
			if err != nil {
				return err
			}
			rt, err := gobuild.FindRuntime()
			if err != nil {
				return err
			}
			cache, err := runcache.Open()
			if err != nil {
				return err
			}
			target := out
			if target == "" {
				target = executableName(args[0], entry.module)
			} else if info, err := os.Stat(target); err == nil && info.IsDir() {
				target = filepath.Join(target, executableName(args[0], entry.module))
			}
			if info, err := os.Stat(target); err == nil && info.IsDir() {
				return fmt.Errorf("%s is a directory: name the executable with -o", target)
			}
			files, err := translated(p)
			if err != nil {
				return err
			}
			return compile(cmd.Context(), cache, p, files, rt, target, gobuild.Options{Small: strip})
		},
	}
	entry.register(cmd)
	cmd.Flags().StringVarP(&out, "output", "o", "", "name of the executable, or the directory for it (default: the program's name)")
	cmd.Flags().BoolVar(&strip, "strip", false, "leave out debugging information")
	return cmd
}

func executableName(entry string, module bool) string {
	name := strings.TrimSuffix(filepath.Base(entry), ".py")
	if module {
		name = entry[strings.LastIndexByte(entry, '.')+1:]
	} else if abs, err := filepath.Abs(entry); err == nil && (name == "." || name == ".." || name == "__main__") {
		name = strings.TrimSuffix(filepath.Base(abs), ".py")
		if name == "__main__" {
			name = filepath.Base(filepath.Dir(abs))
		}
	}
	goos := os.Getenv("GOOS")
	if goos == "windows" || goos == "" && runtime.GOOS == "windows" {
		name += ".exe"
	}
	return name
}
