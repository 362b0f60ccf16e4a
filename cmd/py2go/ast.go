package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/py2go/py2go/translate"
	"github.com/py2go/py2go/translate/load"
	"github.com/py2go/py2go/translate/syntax"
)

func newAST() *cobra.Command {
	var attributes, noComments, bridge bool
	indent := syntax.DumpIndent
	cmd := &cobra.Command{
		Use:   "ast [flags] [FILE]",
		Short: "Print the syntax tree of a Python file, as python -m ast does",
		Long: `Ast prints the syntax tree of a Python file, or of standard input for - or no file, as python -m ast does: with type comments unless they are
declined, and without asking whether CPython would compile it.`,
		Example: `  py2go ast app.py
  py2go ast -a app.py          with positions
  py2go ast -i 1 app.py        indented by one space
  py2go ast -bridge app.py     the Python 3.4 text that the parser is given`,
		Args:              args(cobra.MaximumNArgs(1)),
		ValidArgsFunction: pythonFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			file := "-"
			if len(args) > 0 {
				file = args[0]
			}
			src, err := readSource(file)
			if err != nil {
				return err
			}
			if bridge {
				text, err := syntax.BridgeText(file, src)
				if err != nil {
					return load.SyntaxDiagnostics(file, err)
				}
				_, err = io.WriteString(cmd.OutOrStdout(), text)
				return err
			}
			tree, err := syntax.ParseTree(file, src, !noComments)
			if err != nil {
				return load.SyntaxDiagnostics(file, err)
			}
			return syntax.Dump(cmd.OutOrStdout(), tree, attributes, indent)
		},
	}
	cmd.Flags().BoolVarP(&attributes, "include-attributes", "a", false, "include positions")
	cmd.Flags().BoolVar(&noComments, "no-type-comments", false, "leave type comments alone")
	cmd.Flags().IntVarP(&indent, "indent", "i", syntax.DumpIndent, "indent each level by `N` spaces")
	cmd.Flags().BoolVar(&bridge, "bridge", false, "print what the parser is given instead")
	return cmd
}

// readSource reads a file, or standard input for "-"; its error is a diagnostic.
func readSource(file string) ([]byte, error) {
	read := os.ReadFile
	if file == "-" {
		read = func(string) ([]byte, error) { return io.ReadAll(os.Stdin) }
	}
	src, err := read(file)
	if err != nil {
		return nil, translate.Diagnostics{{File: file, Line: 1, Col: 1, Msg: load.Reason(err)}}
	}
	return src, nil
}
