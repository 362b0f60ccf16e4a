package irbuild

import (
	"reflect"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file finds the functions that run once: what they contain is better short than fast.

// runsOnce reports whether a module-level def is mentioned once in the whole module, where it is called outside loops by the module's body
// or by another function that runs once. Whoever calls it from elsewhere only finds it somewhat slower.
func (b *builder) runsOnce(def *ast.FunctionDef) bool {
	if b.mentions == nil {
		b.mentions = map[string][]mention{}
		v := mentionVisitor{mentions: b.mentions, once: true}
		v.walk(reflect.ValueOf(b.in.Tree.Body))
	}
	for range len(b.mentions) {
		if b.knownDef(def.Name) != def || len(b.mentions[def.Name]) != 1 {
			return false
		}
		m := b.mentions[def.Name][0]
		if !m.called || m.in == nil {
			return m.called
		}
		def = m.in
	}
	return false // they call each other
}

// mention is an occurrence of a name.
type mention struct {
	in     *ast.FunctionDef // module-level; nil: the module's body
	called bool             // and that as often as the function that it is in runs
}

type mentionVisitor struct {
	mentions map[string][]mention
	in       *ast.FunctionDef
	once     bool // what is visited runs once for each run of in
}

var astPackage = reflect.TypeFor[ast.Module]().PkgPath()

// walk visits everything below x.
func (v mentionVisitor) walk(x reflect.Value) {
	switch x.Kind() {
	case reflect.Pointer:
		if !x.IsNil() && x.Type().Elem().PkgPath() == astPackage {
			v.node(x)
		}
	case reflect.Interface:
		if !x.IsNil() {
			v.walk(x.Elem())
		}
	case reflect.Struct:
		for i := range x.NumField() {
			v.walk(x.Field(i))
		}
	case reflect.Slice:
		for i := range x.Len() {
			v.walk(x.Index(i))
		}
	}
}

func (v mentionVisitor) node(x reflect.Value) {
	often := v
	often.once = false
	switch n := x.Interface().(type) {
	case *ast.Name:
		v.mentions[n.Id] = append(v.mentions[n.Id], mention{})
	case *ast.Call:
		if name, ok := n.Func.(*ast.Name); ok {
			v.mentions[name.Id] = append(v.mentions[name.Id], mention{v.in, v.once})
		} else {
			v.walk(reflect.ValueOf(n.Func))
		}
		v.walk(reflect.ValueOf(n.Args))
		v.walk(reflect.ValueOf(n.Keywords))
	case *ast.FunctionDef:
		v.walk(reflect.ValueOf(n.Args))
		v.walk(reflect.ValueOf(n.Decorators))
		body := mentionVisitor{mentions: v.mentions, in: n, once: v.in == nil && v.once}
		body.walk(reflect.ValueOf(n.Body))
	case *ast.For:
		v.walk(reflect.ValueOf(n.Iter))
		often.walk(reflect.ValueOf(n.Target))
		often.walk(reflect.ValueOf(n.Body))
		v.walk(reflect.ValueOf(n.Else))
	case *ast.While:
		often.walk(reflect.ValueOf(n.Test))
		often.walk(reflect.ValueOf(n.Body))
		v.walk(reflect.ValueOf(n.Else))
	case *ast.Lambda, *ast.ClassDef, *ast.ListComp, *ast.SetComp, *ast.DictComp, *ast.GeneratorExp:
		often.walk(x.Elem())
	default:
		v.walk(x.Elem())
	}
}
