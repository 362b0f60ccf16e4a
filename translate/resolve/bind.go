package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

const (
	classCell = "__class__"
	classDict = "__classdict__"
)

// bind gives every name its binding and owner, then every scope its cells, free names and qualified name.
func bind(b *builder) error {
	if err := checkDirectives(b); err != nil {
		return err
	}
	for _, s := range b.all {
		for _, id := range s.Order {
			n := s.Names[id]
			found := find(s, id)
			n.Binding, n.Owner = found.Binding, found.Owner
		}
	}
	// Names that scopes merely pass on are added only now, so that they do not count as occurring.
	for _, s := range b.all {
		for _, id := range slices.Clone(s.Order) {
			if n := s.Names[id]; n.Binding == Free {
				capture(s, n)
			}
		}
	}
	// A variable of a frame is a cell to the comprehensions inlined there as well.
	for _, s := range b.all {
		for _, id := range s.Order {
			if n := s.Names[id]; n.Binding == Local && n.Owner != s && n.Owner.Names[id].Binding == Cell {
				n.Binding = Cell
			}
		}
		slices.SortFunc(s.Free, byName)
		sortCells(s)
		s.QualName = qualName(s)
	}
	return nil
}

// checkDirectives reports global and nonlocal declarations that contradict each other or have nothing to refer to.
func checkDirectives(b *builder) error {
	for _, d := range b.directives {
		n := d.scope.Names[d.name]
		fail := func(format string, args ...any) error { return &Error{d.span, fmt.Sprintf(format, args...)} }
		switch {
		case !n.NonlocalDecl:
		case n.GlobalDecl:
			return fail("name '%s' is nonlocal and global", d.name)
		case d.scope.Kind == Module:
			return fail("nonlocal declaration not allowed at module level")
		default:
			owner := owner(d.scope.Parent, d.name)
			if owner == nil {
				return fail("no binding for nonlocal '%s' found", d.name)
			}
			if o := owner.Names[d.name]; o != nil && o.TypeParam {
				return fail("nonlocal binding not allowed for type parameter '%s'", d.name)
			}
		}
	}
	return nil
}

// bound reports whether s itself has the variable n.
func (n *Name) bound() bool { return n.Assigned && !n.GlobalDecl && !n.NonlocalDecl }

// owner is the scope, from s outwards, whose variable the mangled name id is for scopes within; nil if it is a global.
func owner(s *Scope, id string) *Scope {
	for ; s != nil && s.Kind != Module; s = s.Parent {
		if s.Kind == Class {
			if id == classCell || id == classDict {
				return s
			}
			continue
		}
		if n := s.Names[id]; n != nil {
			if n.GlobalDecl {
				return nil
			}
			if n.bound() {
				return s
			}
		}
	}
	return nil
}

// find resolves the mangled name id as used in s, without regard to captures.
func find(s *Scope, id string) *Name {
	out := &Name{Name: id, Binding: GlobalImplicit}
	n := s.Names[id]
	if n == nil {
		n = out
	}
	switch {
	case n.GlobalDecl:
		out.Binding = GlobalExplicit
		return out
	case s.Kind == Module:
		return out
	case n.bound():
		out.Binding, out.Owner = Local, s
		return out
	}
	if s.SeesClass != nil && !n.NonlocalDecl {
		// A class variable hides those of functions around the class; what the class does not have at run time is a global.
		if c := s.SeesClass.Names[id]; c != nil {
			switch {
			case c.GlobalDecl:
				out.Binding = GlobalExplicit
				return out
			case c.bound():
				return out
			}
		}
	}
	o := owner(s.Parent, id)
	if o == nil || o.Kind == Class && s.Frame() == o {
		return out // a comprehension inlined into a class body sees __class__ no more than the body does
	}
	out.Binding, out.Owner = Free, o
	if s.Frame() == o.Frame() {
		out.Binding = Local
	}
	return out
}

// capture makes the variable that n, a free name of s, refers to a cell, and passes it on through the scopes between.
func capture(s *Scope, n *Name) {
	o := n.Owner
	if v := o.Names[n.Name]; v != nil && v.bound() && o.Kind != Class {
		v.Binding = Cell
		addOnce(&o.Cells, v)
	} else {
		addOnce(&o.Cells, &Name{Name: n.Name, Binding: Cell, Owner: o})
		o.HasClassCell = o.HasClassCell || n.Name == classCell
		o.HasClassDict = o.HasClassDict || n.Name == classDict
	}
	addOnce(&s.Free, n)
	for t := s.Parent; t.Frame() != o.Frame(); t = t.Parent {
		pass := t.Names[n.Name]
		if pass == nil {
			pass = &Name{Name: n.Name, Binding: Free, Owner: o}
			t.Names[n.Name] = pass
			t.Order = append(t.Order, n.Name)
		} else if pass.Binding != Free {
			// A class whose own name hides the variable from its body, not from its methods.
			pass = &Name{Name: n.Name, Binding: Free, Owner: o}
		}
		addOnce(&t.Free, pass)
	}
}

func addOnce(list *[]*Name, n *Name) {
	for _, have := range *list {
		if have.Name == n.Name {
			return
		}
	}
	*list = append(*list, n)
}

func byName(x, y *Name) int { return strings.Compare(x.Name, y.Name) }

// sortCells puts parameters first, as they are declared, then the others by name.
func sortCells(s *Scope) {
	place := func(n *Name) int {
		if n.Param && !n.TypeParam {
			return slices.Index(s.Order, n.Name)
		}
		return len(s.Order)
	}
	slices.SortFunc(s.Cells, func(x, y *Name) int { return cmp.Or(cmp.Compare(place(x), place(y)), byName(x, y)) })
}

// qualName is s's qualified name; its parent's is known.
func qualName(s *Scope) string {
	if s.Parent == nil {
		return s.Name
	}
	p := s.Parent.Frame()
	if p.Kind == TypeParams || p.Kind == TypeVarBound {
		p = p.Parent.Frame()
	}
	if p.Kind == Module {
		return s.Name
	}
	if s.Kind == Function || s.Kind == Class {
		if n := p.Names[p.Mangle(s.Name)]; n != nil && n.Binding == GlobalExplicit {
			return s.Name
		}
	}
	switch p.Kind {
	case Function, Lambda, TypeAlias:
		return p.QualName + ".<locals>." + s.Name
	}
	return p.QualName + "." + s.Name
}
