package rt

import "strings"

// computeMRO is the C3 linearisation of t's bases.
func computeMRO(t *Type) ([]*Type, *Exc) {
	bases := t.Bases
	for _, b := range bases {
		if b.MRO == nil {
			return nil, Errorf(&TypeError, "Cannot extend an incomplete type '%s'", b.TypeName())
		}
	}
	if len(bases) == 1 {
		return append([]*Type{t}, bases[0].MRO...), nil
	}
	for i, b := range bases {
		for _, c := range bases[:i] {
			if b == c {
				return nil, Errorf(&TypeError, "duplicate base class %s", b.Name)
			}
		}
	}
	seqs := make([][]*Type, 0, len(bases)+1)
	for _, b := range bases {
		seqs = append(seqs, b.MRO)
	}
	seqs = append(seqs, bases)
	mro := []*Type{t}
	for {
		var next *Type
		empty := true
		for _, s := range seqs {
			if len(s) == 0 {
				continue
			}
			empty = false
			if !inTail(seqs, s[0]) {
				next = s[0]
				break
			}
		}
		if empty {
			return mro, nil
		}
		if next == nil {
			return nil, mroConflict(seqs)
		}
		mro = append(mro, next)
		for i, s := range seqs {
			if len(s) > 0 && s[0] == next {
				seqs[i] = s[1:]
			}
		}
	}
}

func inTail(seqs [][]*Type, t *Type) bool {
	for _, s := range seqs {
		for i := 1; i < len(s); i++ {
			if s[i] == t {
				return true
			}
		}
	}
	return false
}

func mroConflict(seqs [][]*Type) *Exc {
	var names []string
	seen := map[*Type]bool{}
	for _, s := range seqs {
		if len(s) > 0 && !seen[s[0]] {
			seen[s[0]] = true
			names = append(names, s[0].Name)
		}
	}
	return Errorf(&TypeError, "Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
}
