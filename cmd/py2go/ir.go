package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/py2go/py2go/translate"
	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/transform"
)

func newIR() *cobra.Command {
	var after string
	var names []string
	for _, p := range transform.Passes {
		if !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	cmd := &cobra.Command{
		Use:   "ir [flags] FILE",
		Short: "Print the intermediate representation of a Python file",
		Long: `Ir prints what the translator makes of a Python file between its syntax tree and Go: a line is a statement over variables.

The passes, in order: ` + strings.Join(names, ", ") + `.`,
		Example: `  py2go ir app.py                as the generator gets it
  py2go ir -after lower app.py   after a pass
  py2go ir -after build app.py   before the first`,
		Args:              args(cobra.ExactArgs(1)),
		ValidArgsFunction: pythonFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if after != "" && after != translate.Built && !slices.Contains(names, after) {
				return usageError{fmt.Errorf("ir: no pass is called %q: there are %s", after, strings.Join(names, ", "))}
			}
			var entry entryFlags
			p, err := entry.load(args[0], "")
			if err != nil {
				return err
			}
			m, err := translate.IR(p, after)
			if err != nil {
				return err
			}
			return ir.Fprint(cmd.OutOrStdout(), m)
		},
	}
	cmd.Flags().StringVar(&after, "after", "", "the pass to stop after; "+translate.Built+" for none")
	complete := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return append([]string{translate.Built}, names...), cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc("after", complete); err != nil {
		panic(err) // there is no such flag
	}
	return cmd
}
