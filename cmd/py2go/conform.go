package main

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/py2go/py2go/internal/conform"
)

func newConform() *cobra.Command {
	var (
		opts              conform.Options
		filter            string
		jsonTo, junitTo   string
		verbose, keepWork bool
	)
	cmd := &cobra.Command{
		Use:   "conform [flags] DIR...",
		Short: "Check translated programs against what CPython did",
		Long: `Conform translates every program x.py below the directories that has a recorded x.out, compiles them all at once, runs each as a
process of its own and compares standard output, standard error (x.err) and exit status (x.code). Any difference is shown and makes
the exit status 1.

Comment lines at the top of a program tell how to run it:

  # conform: args=A B        command-line arguments
  # conform: stdin=FILE      standard input, a file beside the program
  # conform: env=NAME=VALUE  an environment variable
  # conform: proxy           behind a small HTTP proxy that answers for *.test
  # conform: python=3.8      recorded with that CPython, whose standard error is not compared
  # conform: skip-stderr     standard error is not compared
  # conform: skip            not a case`,
		Example: `  py2go conform tests/                        check against the recordings
  py2go conform -record tests/                make the recordings, with CPython 3.13
  py2go conform -python python3.13 scripts/   compare with a CPython, without recordings
  py2go conform -junit report.xml tests/`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Args = args
			if filter != "" {
				re, err := regexp.Compile(filter)
				if err != nil {
					return usageError{fmt.Errorf("-run: %w", err)}
				}
				opts.Filter = re
			}
			dir, err := os.MkdirTemp("", "py2go-conform-")
			if err != nil {
				return err
			}
			opts.WorkDir = dir
			if keepWork {
				fmt.Fprintf(cmd.ErrOrStderr(), "py2go: generated Go in %s\n", dir)
			} else {
				defer os.RemoveAll(dir)
			}
			done := progress("building")
			opts.Built = done
			results, err := conform.Run(cmd.Context(), opts)
			done()
			if err != nil {
				return err
			}
			if err := writeTo(jsonTo, results, conform.WriteJSON); err != nil {
				return err
			}
			if err := writeTo(junitTo, results, conform.WriteJUnit); err != nil {
				return err
			}
			if err := conform.WriteText(cmd.OutOrStdout(), results, verbose); err != nil {
				return err
			}
			if conform.Count(results).Failed > 0 {
				return exitStatus(1)
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.BoolVar(&opts.Record, "record", false, "run CPython and write the recordings, instead of checking")
	f.StringVar(&opts.Python, "python", "", "CPython to record with, or to compare with instead of the recordings")
	f.IntVarP(&opts.Jobs, "jobs", "j", runtime.NumCPU(), "programs to run at a time")
	f.DurationVar(&opts.Timeout, "timeout", 60*time.Second, "time limit for each program")
	f.StringVar(&filter, "run", "", "only programs whose name matches this regular expression")
	f.StringVar(&jsonTo, "json", "", "write the results to this file as JSON")
	f.StringVar(&junitTo, "junit", "", "write the results to this file as JUnit XML")
	f.BoolVarP(&verbose, "verbose", "v", false, "name the programs that pass, too")
	f.BoolVar(&keepWork, "work", false, "keep the generated Go and say where")
	return cmd
}

func writeTo(path string, results []conform.Result, write func(io.Writer, []conform.Result) error) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	err = write(f, results)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
