package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "py2go",
		Short: "Translate Python programs, async ones first, to Go",
		Long: `py2go translates Python 3.13 programs, async ones first, to Go source that needs no Python at run time.
What a translated program prints, raises and returns is what CPython prints, raises and returns.`,
		Example: `  py2go run app.py                    run a program
  py2go build -o app app.py           make one static executable
  py2go translate -o dir app.py       write Go source
  py2go conform tests/                check programs against their recorded output`,
		Version:       versions(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			if filepath.Ext(args[0]) == ".py" {
				return usageError{fmt.Errorf("unknown command %q: did you mean py2go run %s?", args[0], args[0])}
			}
			return usageError{fmt.Errorf("unknown command %q%s", args[0], suggestions(cmd, args[0]))}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetVersionTemplate("py2go {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newRun(), newBuild(), newTranslate(), newCheck(), newConform(), newAST(), newIR(), newVersion())
	return root
}

func suggestions(cmd *cobra.Command, arg string) string {
	if s := cmd.SuggestionsFor(arg); len(s) > 0 {
		return ": did you mean " + strings.Join(s, " or ") + "?"
	}
	return ""
}

// args wraps cobra's checks of positional arguments so that what they find counts as wrong usage.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{fmt.Errorf("%s: %w", cmd.Name(), err)}
		}
		return nil
	}
}

// pythonFiles completes the names of Python files.
func pythonFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"py"}, cobra.ShellCompDirectiveFilterFileExt
}

// longFlags lets long flags be written as the go command's are, with one dash: -path=x for --path=x.
func longFlags(root *cobra.Command, args []string) []string {
	out := make([]string, 0, len(args))
	cmd := root
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" || !strings.HasPrefix(arg, "-") || arg == "-" {
			if cmd == root {
				if sub := subcommand(root, arg); sub != nil && arg != "--" {
					cmd = sub
					out = append(out, arg)
					continue
				}
			} else if arg != "--" && interspersed(cmd) {
				out = append(out, arg)
				continue
			}
			return append(out, args[i:]...)
		}
		name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		flag := cmd.Flags().Lookup(name)
		if flag == nil && len(name) == 1 {
			flag = cmd.Flags().ShorthandLookup(name)
		} else if flag != nil && !strings.HasPrefix(arg, "--") && len(name) > 1 {
			arg = "-" + arg
		}
		out = append(out, arg)
		if flag != nil && takesValue(flag) && !hasValue && i+1 < len(args) {
			i++
			out = append(out, args[i])
		}
	}
	return out
}

func subcommand(root *cobra.Command, name string) *cobra.Command {
	for _, c := range root.Commands() {
		if c.Name() == name || c.HasAlias(name) {
			return c
		}
	}
	return nil
}

func takesValue(f *pflag.Flag) bool { return f.NoOptDefVal == "" }

// programArgs marks a command whose arguments after the first belong to the Python program.
const programArgs = "program-args"

func interspersed(cmd *cobra.Command) bool { return cmd.Annotations[programArgs] == "" }
