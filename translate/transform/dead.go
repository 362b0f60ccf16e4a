package transform

import "github.com/py2go/py2go/translate/ir"

// Dead drops the unbinding of variables that nothing reads any more: at the end of an except clause, for the most part. What it would let go
// of, a function that goes on without reading the variable does not hold either; where a suspended one does (escaping), it stays.
func Dead(f *ir.Func) {
	var atExit func(*ir.Var) bool
	if suspends(f) {
		escapes := escaping(f)
		atExit = func(v *ir.Var) bool { return escapes[v] }
	}
	f.Body = dropUnbinding(f.Body, analyse(f, atExit))
}

func dropUnbinding(list []ir.Stmt, l *live) []ir.Stmt {
	var out []ir.Stmt
	for _, s := range list {
		for _, b := range ir.Blocks(s) {
			*b = dropUnbinding(*b, l)
		}
		if m, ok := s.(*ir.Move); ok {
			_, unset := m.From.(ir.UnsetValue)
			v, isVar := m.To.(*ir.Var)
			if _, known := l.node[s]; known && unset && isVar && !l.after(s, v) {
				continue
			}
		}
		out = append(out, s)
	}
	return out
}
