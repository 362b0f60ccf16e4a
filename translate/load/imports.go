package load

import (
	"bytes"
	"reflect"
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// importRef is one module that an import statement, or a call of importlib.import_module with a literal, names.
type importRef struct {
	name        string   // absolute and dotted
	from        []string // the names of `from name import …`
	span        ast.Span
	conditional bool // Python may never execute it, or survives its failure
	missing     bool // there is no such module
}

// candidates are the modules that executing the import may execute.
func (r importRef) candidates() []string {
	var names []string
	for i, c := range r.name {
		if c == '.' {
			names = append(names, r.name[:i])
		}
	}
	names = append(names, r.name)
	for _, f := range r.from {
		names = append(names, r.name+"."+f)
	}
	return names
}

// collect finds every import of m, in source order but for those by call, which come last.
func collect(m *Module) []importRef {
	c := &collector{m: m}
	c.stmts(m.Tree.Body, false)
	if bytes.Contains(m.Source, []byte("import_module(")) || bytes.Contains(m.Source, []byte("__import__(")) {
		c.calls(reflect.ValueOf(m.Tree))
	}
	return c.refs
}

type collector struct {
	m    *Module
	refs []importRef
}

func (c *collector) stmts(body []ast.Stmt, conditional bool) {
	for _, s := range body {
		c.stmt(s, conditional)
	}
}

func (c *collector) stmt(s ast.Stmt, cond bool) {
	switch s := s.(type) {
	case *ast.Import:
		for _, a := range s.Names {
			c.refs = append(c.refs, importRef{name: a.Name, span: a.Span, conditional: cond})
		}
	case *ast.ImportFrom:
		c.importFrom(s, cond)
	case *ast.FunctionDef:
		c.stmts(s.Body, true)
	case *ast.ClassDef:
		c.stmts(s.Body, cond)
	case *ast.If:
		switch {
		case isTypeChecking(s.Test): // false in every run
		case c.m.Name == "__main__" && isMainTest(s.Test):
			c.stmts(s.Body, cond)
		default:
			c.stmts(s.Body, true)
		}
		c.stmts(s.Else, true)
	case *ast.For:
		c.stmts(s.Body, true)
		c.stmts(s.Else, true)
	case *ast.While:
		c.stmts(s.Body, true)
		c.stmts(s.Else, true)
	case *ast.With:
		c.stmts(s.Body, cond || suppresses(s))
	case *ast.Match:
		for _, k := range s.Cases {
			c.stmts(k.Body, true)
		}
	case *ast.Try:
		guarded := cond
		for _, h := range s.Handlers {
			guarded = guarded || catchesImportError(h.Type)
			c.stmts(h.Body, true)
		}
		c.stmts(s.Body, guarded)
		c.stmts(s.Else, guarded)
		c.stmts(s.Finally, cond)
	}
}

func (c *collector) importFrom(s *ast.ImportFrom, cond bool) {
	name, ok := absolute(c.m.Package, s)
	if !ok || name == "__future__" {
		return // a relative import that fails does so at run time, with Python's own message
	}
	ref := importRef{name: name, span: s.Span, conditional: cond}
	if s.Level == 0 {
		ref.span.Col += int32(len("from "))
		ref.span.EndLine, ref.span.EndCol = ref.span.Line, ref.span.Col+int32(len(name))
	}
	for _, a := range s.Names {
		ref.from = append(ref.from, a.Name)
	}
	c.refs = append(c.refs, ref)
}

// absolute is the module that s imports from, within package pkg; false if there are more dots than packages.
func absolute(pkg string, s *ast.ImportFrom) (string, bool) {
	if s.Level == 0 {
		return s.Module, true
	}
	for range s.Level - 1 {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			return "", false
		}
		pkg = pkg[:i]
	}
	if pkg == "" {
		return "", false
	}
	if s.Module == "" {
		return pkg, true
	}
	return pkg + "." + s.Module, true
}

// isTypeChecking recognizes TYPE_CHECKING and typing.TYPE_CHECKING.
func isTypeChecking(e ast.Expr) bool { return lastName(e) == "TYPE_CHECKING" }

// isMainTest recognizes __name__ == "__main__".
func isMainTest(e ast.Expr) bool {
	c, ok := e.(*ast.Compare)
	if !ok || len(c.Ops) != 1 || c.Ops[0] != ast.Eq {
		return false
	}
	k, ok := c.Comparators[0].(*ast.Constant)
	return ok && k.Value == "__main__" && lastName(c.Left) == "__name__"
}

// suppresses recognizes `with contextlib.suppress(ImportError)`.
func suppresses(s *ast.With) bool {
	for _, it := range s.Items {
		if call, ok := it.Context.(*ast.Call); ok && lastName(call.Func) == "suppress" {
			for _, a := range call.Args {
				if catchesImportError(a) {
					return true
				}
			}
		}
	}
	return false
}

// catchesImportError tells whether an except clause of type e catches ModuleNotFoundError; a nil e is the bare clause.
func catchesImportError(e ast.Expr) bool {
	switch e := e.(type) {
	case nil:
		return true
	case *ast.Tuple:
		for _, x := range e.Elts {
			if catchesImportError(x) {
				return true
			}
		}
	default:
		switch lastName(e) {
		case "ImportError", "ModuleNotFoundError", "Exception", "BaseException":
			return true
		}
	}
	return false
}

func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Name:
		return e.Id
	case *ast.Attribute:
		return e.Attr
	}
	return ""
}

// calls finds importlib.import_module("name") and __import__("name") anywhere below v.
func (c *collector) calls(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		if call, ok := v.Interface().(*ast.Call); ok && len(call.Args) > 0 {
			k, _ := call.Args[0].(*ast.Constant)
			fn := lastName(call.Func)
			if name, ok := constString(k); ok && (fn == "import_module" || fn == "__import__") && !strings.HasPrefix(name, ".") {
				c.refs = append(c.refs, importRef{name: name, span: call.Span, conditional: true})
			}
		}
		if v.Kind() == reflect.Pointer && v.Type().Elem().PkgPath() != reflect.TypeFor[ast.Module]().PkgPath() {
			return // a constant's value
		}
		c.calls(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			c.calls(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.calls(v.Index(i))
		}
	}
}

func constString(k *ast.Constant) (string, bool) {
	if k == nil {
		return "", false
	}
	s, ok := k.Value.(string)
	return s, ok && s != ""
}

// exported is the value of a module's __all__ as far as it is assigned a list or tuple of literals.
func exported(m *ast.Module) []string {
	var names []string
	for _, s := range m.Body {
		a, ok := s.(*ast.Assign)
		if !ok || len(a.Targets) != 1 || lastName(a.Targets[0]) != "__all__" {
			continue
		}
		var elts []ast.Expr
		switch v := a.Value.(type) {
		case *ast.List:
			elts = v.Elts
		case *ast.Tuple:
			elts = v.Elts
		}
		for _, e := range elts {
			if k, ok := e.(*ast.Constant); ok {
				if name, ok := constString(k); ok {
					names = append(names, name)
				}
			}
		}
	}
	return names
}
