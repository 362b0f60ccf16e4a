package rt

import "strings"

// This file is the signatures of native functions and types as text: __text_signature__, from which inspect makes signatures.

// textSignature is the text for a name in builtins; None if there is none.
func textSignature(name string) Value {
	_, rest, ok := strings.Cut(textSignatures, "\n"+name+" ")
	if !ok {
		return None
	}
	text, _, _ := strings.Cut(rest, "\n")
	return NewStr(strings.NewReplacer(`\\n`, `\n`, `\n`, "\n").Replace(text))
}

// textSignature is the __text_signature__ of b.
func (b *Builtin) textSignature() Value {
	switch {
	case b.owner == nil && (b.Module == "" || b.Module == "builtins"):
		return textSignature(b.Def.Name)
	case b.owner != nil && publicBuiltin[b.owner] && !b.isNew:
		if text := textSignature(b.owner.Name + "." + b.Def.Name); text != None {
			return text
		}
	}
	if b.typ == &WrapperDescrType || b.typ == &MethodWrapperType || b.Def.Name == "__setattr__" || b.Def.Name == "__delattr__" {
		return NewStr(slotSignature(b.Def.Name))
	}
	return None
}

// slotSignature is the text for a special method that is an operation of its type.
func slotSignature(name string) string {
	switch name {
	case "__abs__", "__aiter__", "__anext__", "__await__", "__bool__", "__del__", "__float__", "__hash__", "__index__", "__int__",
		"__invert__", "__iter__", "__len__", "__neg__", "__next__", "__pos__", "__repr__", "__str__":
		return "($self, /)"
	case "__call__", "__init__":
		return "($self, /, *args, **kwargs)"
	case "__contains__", "__delitem__", "__getitem__":
		return "($self, key, /)"
	case "__setitem__":
		return "($self, key, value, /)"
	case "__delattr__", "__getattribute__":
		return "($self, name, /)"
	case "__setattr__":
		return "($self, name, value, /)"
	case "__get__":
		return "($self, instance, owner=None, /)"
	case "__set__":
		return "($self, instance, value, /)"
	case "__delete__":
		return "($self, instance, /)"
	case "__pow__", "__rpow__":
		return "($self, value, mod=None, /)"
	case "__buffer__":
		return "($self, flags, /)"
	case "__release_buffer__":
		return "($self, buffer, /)"
	}
	return "($self, value, /)"
}

// textSignature is the __text_signature__ of t.
func (t *Type) textSignature() Value {
	if publicBuiltin[t] {
		return textSignature(t.Name)
	}
	return None
}

// TextParameters are the parameters that a __text_signature__ tells of, each as (name, kind as in inspect) or, with its default,
// (name, kind, default). Of $self a bound method has none.
func TextParameters(text string, bound bool) Value {
	const posOnly, plain, varPos, kwOnly, varKw = 0, 1, 2, 3, 4
	parts := splitSig(strings.NewReplacer("\n", " ").Replace(strings.Trim(text, "()")))
	if len(parts) > 0 && parts[0][0] == '$' {
		self := parts[0]
		parts = parts[1:]
		if bound || self == "$module" || self == "$type" {
			if len(parts) > 0 && parts[0] == "/" {
				parts = parts[1:]
			}
		} else {
			parts = append([]string{self[1:]}, parts...)
			if len(parts) < 2 || parts[1] != "/" {
				parts = append(parts[:1:1], append([]string{"/"}, parts[1:]...)...)
			}
		}
	}
	slash := -1
	for i, p := range parts {
		if p == "/" {
			slash = i
		}
	}
	var out []Value
	keyword := false
	for i, p := range parts {
		kind := plain
		switch {
		case p == "/":
			continue
		case p == "*":
			keyword = true
			continue
		case strings.HasPrefix(p, "**"):
			kind, p = varKw, p[2:]
		case p[0] == '*':
			kind, p, keyword = varPos, p[1:], true
		case i < slash:
			kind = posOnly
		case keyword:
			kind = kwOnly
		}
		name, def, has := strings.Cut(p, "=")
		item := []Value{NewStr(name), Int(int64(kind))}
		if has {
			item = append(item, literal(def))
		}
		out = append(out, NewTuple(item...))
	}
	return NewList(out...)
}
