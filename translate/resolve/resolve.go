package resolve

import "github.com/py2go/py2go/translate/syntax/ast"

// Resolve finds the scopes of m and binds its names. The error, if any, is an *Error.
func Resolve(m *ast.Module) (*Info, error) {
	b := newBuilder()
	if err := b.build(m); err != nil {
		return nil, err
	}
	if err := bind(b); err != nil {
		return nil, err
	}
	return b.info, nil
}

// Lookup tells how id, as written in the source, is bound when used directly in s. It is never nil.
func (s *Scope) Lookup(id string) *Name {
	id = s.Mangle(id)
	if n := s.Names[id]; n != nil {
		return n
	}
	return find(s, id)
}
