package transform

import "github.com/py2go/py2go/translate/ir"

// BindGlobals drops the checks of globals that are bound before any code of the program can look at them.
func BindGlobals(m *ir.Module) {
	for _, f := range m.Funcs {
		markBound(f.Body)
	}
}

func markBound(list []ir.Stmt) {
	ir.Walk(list, func(s ir.Stmt) {
		if op, ok := s.(*ir.Op); ok && op.Code == ir.LoadGlobal {
			if g := op.Args[0].(*ir.Global); g.Bound {
				op.N = 1
			}
		}
	})
}
