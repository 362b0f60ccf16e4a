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
		return textSignature(b.owner.Name + "." + b.Def.Name)
	}
	return None
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
