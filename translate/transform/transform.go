// Package transform holds the passes over the IR, from what irbuild makes to what gen prints. A pass does one thing; Run lists them in order.
package transform

import (
	"fmt"

	"github.com/py2go/py2go/translate/ir"
)

// A Pass rewrites one function.
type Pass struct {
	Name string
	Run  func(f *ir.Func)
	// Lowered tells which stage the function is in afterwards.
	Lowered bool
}

// Passes are all passes in order. Each function goes through all of them before the next one begins; enclosing functions come first.
var Passes = []Pass{
	// Own drops generators and coroutines where the only variable that has them lets go of them. It needs try, loops and exits as they are built.
	{"own", Own, false},
	// Lower turns try, with and cleanup into labels and gotos, and flattens what contains a suspension point.
	{"lower", Lower, true},
	// Clean drops what nothing reaches and jumps to where control goes anyway. It needs the lowered stage.
	{"clean", Clean, true},
	// Bind removes the checks of variables that certainly have a value.
	{"bind", Bind, true},
	// Dead drops the unbinding of variables that nothing reads any more. It needs the checks gone that read them.
	{"dead", Dead, true},
	// Coalesce lets operations write to variables directly where nothing sees the difference. It needs exact error targets.
	{"coalesce", Coalesce, true},
	// Inline nests displays of lists and tuples. It needs the final operands.
	{"inline", Inline, true},
	{"clean", Clean, true},
	// Sink moves what only passes exceptions on out of the way. It needs to know what is reached.
	{"sink", Sink, true},
	// Loops takes the iterators out of loops over ranges, lists and tuples. It needs the final operands, too.
	{"loops", Loops, true},
	// Deliver lets what follows a suspension point read its result where it is delivered. It needs the final statements.
	{"deliver", Deliver, true},
	// Liveness finds what the frame must hold at each suspension point. It must be the last pass that looks at variables.
	{"liveness", Liveness, true},
}

// Run takes every function of the module through all passes, or up to and including the one called last. With check, the sanity checker looks
// at every function after every pass; what it finds is a bug of the pass.
func Run(m *ir.Module, last string, check bool) error {
	for _, f := range m.Funcs {
		for _, p := range Passes {
			p.Run(f)
			if check {
				if err := ir.Check(f, p.Lowered); err != nil {
					return fmt.Errorf("after pass %s: %w", p.Name, err)
				}
			}
			if p.Name == last {
				break
			}
		}
	}
	return nil
}
