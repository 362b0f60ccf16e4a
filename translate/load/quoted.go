package load

import (
	"bytes"
	"maps"
	"reflect"
	"slices"

	"github.com/py2go/py2go/translate/quoted"
)

// This file looks after code in strings, whose imports may add modules to the program.

// quoted finds the code in strings of all modules and loads what that imports.
func (l *loader) quoted() {
	var all []*quoted.Module
	var in []*Module
	use := false
	for _, name := range slices.Sorted(maps.Keys(l.modules)) {
		m := l.modules[name]
		if m == nil || m.Tree == nil {
			continue
		}
		for _, word := range []string{"exec", "eval", "compile", "doctest"} {
			use = use || bytes.Contains(m.Source, []byte(word))
		}
		if m.Quoted == nil {
			m.Quoted = &quoted.Module{Tree: m.Tree}
		}
		all, in = append(all, m.Quoted), append(in, m)
	}
	if !use {
		return
	}
	known := make([]int, len(all))
	for i, q := range all {
		known[i] = len(q.Units)
	}
	quoted.Find(all)
	for i, q := range all {
		for _, u := range q.Units[known[i]:] {
			if u.Tree == nil {
				continue
			}
			c := &collector{m: &Module{Name: in[i].Name, Package: in[i].Package, Tree: u.Tree}}
			c.stmts(u.Tree.Body, true)
			c.calls(reflect.ValueOf(u.Tree))
			l.follow(in[i], c.refs)
		}
	}
}

// Open are the calls of exec, eval and compile in m whose text is known only at run time.
func (m *Module) Open() []quoted.Open {
	if m.Quoted == nil {
		return nil
	}
	return m.Quoted.Open
}
