package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/py2go/py2go/translate"
	"github.com/py2go/py2go/translate/load"
)

func newCheck() *cobra.Command {
	var entry entryFlags
	cmd := &cobra.Command{
		Use:   "check [flags] FILE...",
		Short: "Say what in Python programs cannot be translated",
		Long: `Check translates programs and throws the result away. Whatever cannot be translated is shown with its source line; the exit
status is 1 if there is any. Warnings, which do not change the exit status, are for calls of exec, eval and compile whose text is known only
when the program runs: there they raise NotImplementedError.`,
		Example: `  py2go check app.py
  py2go check tools/*.py`,
		Args:              args(cobra.MinimumNArgs(1)),
		ValidArgsFunction: pythonFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			var all translate.Diagnostics
			failed := false
			for _, file := range args {
				p, err := entry.load(file, "")
				if err == nil {
					for _, w := range p.Warnings {
						printWarning(cmd.ErrOrStderr(), w.Shown, w)
					}
					_, err = translate.Program(p, translate.Config{ImportPath: "program"})
				}
				var diags translate.Diagnostics
				if err != nil && !errors.As(err, &diags) {
					return err
				}
				failed = failed || len(diags) > 0
				all = append(all, diags...)
				if p != nil {
					all = append(all, translate.Warnings(p)...)
				}
			}
			printDiagnostics(cmd.OutOrStdout(), all.Sort())
			if failed {
				return exitStatus(1)
			}
			return nil
		},
	}
	entry.register(cmd)
	return cmd
}

// printWarning prints a SyntaxWarning as CPython does, with file as the name of the file.
func printWarning(out io.Writer, file string, w load.Warning) {
	fmt.Fprintf(out, "%s:%d: SyntaxWarning: %s\n", file, w.Line, w.Msg)
	if w.Text != "" {
		fmt.Fprintf(out, "  %s\n", w.Text)
	}
}

// printDiagnostics prints each diagnostic with its source line and a mark below what it is about.
func printDiagnostics(w io.Writer, diags translate.Diagnostics) {
	sources := map[string][][]byte{}
	for _, d := range diags {
		fmt.Fprintln(w, d.String())
		lines, ok := sources[d.File]
		if !ok {
			src, err := os.ReadFile(d.File)
			if err == nil {
				lines = bytes.Split(src, []byte("\n"))
			}
			sources[d.File] = lines
		}
		if d.Line < 1 || d.Line > len(lines) || d.Col < 1 {
			continue
		}
		text := []rune(strings.TrimRight(strings.ToValidUTF8(string(lines[d.Line-1]), "�"), "\r"))
		if len(strings.TrimSpace(string(text))) == 0 {
			continue
		}
		end := d.EndCol
		switch {
		case d.EndLine > d.Line:
			end = len(text) + 1
		case d.EndLine == 0 || end <= d.Col:
			end = d.Col + 1
		}
		var mark strings.Builder
		for i := range min(d.Col-1, len(text)) {
			if text[i] == '\t' {
				mark.WriteByte('\t')
			} else {
				mark.WriteByte(' ')
			}
		}
		mark.WriteString(strings.Repeat("^", max(end-d.Col, 1)))
		fmt.Fprintf(w, "    %s\n    %s\n", string(text), mark.String())
	}
}
