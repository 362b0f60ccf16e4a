package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/py2go/py2go/internal/cpython"
	"github.com/py2go/py2go/internal/gobuild"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of py2go, of Go and of the Python it follows",
		Args:  args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			fmt.Fprintf(cmd.OutOrStdout(), "py2go %s\n", versions())
			rt, err := gobuild.FindRuntime()
			if err != nil {
				fmt.Fprintf(cmd.OutOrStdout(), "runtime library: %v\n", err)
				return nil
			}
			fmt.Fprintf(cmd.OutOrStdout(), "runtime library: %s\n", rt.Dir)
			return nil
		},
	}
}

// versions are those of py2go, of the Python it follows and of Go.
func versions() string {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	return fmt.Sprintf("%s (Python %s, %s %s/%s)", version, cpython.Reference, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
