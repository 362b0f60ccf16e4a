package rt

import "strings"

// This file is the "Did you mean" of uncaught NameError, AttributeError and ImportError.

// Suggestion is what is added to the text of e where a name is similar to a wrong one, or another kind of name may be meant; "" if there is
// nothing to suggest.
func (e *Exc) Suggestion() string {
	var wrong string
	var names []string
	switch {
	case e.Is(&ImportError):
		name, ok := StrOf(orNone(e.member(importFrom)))
		mod, ok2 := StrOf(orNone(e.member(importName)))
		if !ok || !ok2 {
			return ""
		}
		m := sysModule(mod)
		if m.IsUnset() {
			return ""
		}
		wrong, names = name, dirNames(m)
		if !strings.HasPrefix(wrong, "_") {
			names = public(names)
		}
	case e.Is(&AttributeError):
		name, ok := StrOf(orNone(e.member(attrErrorName)))
		obj := e.member(attrErrorObj)
		if !ok || obj.IsUnset() {
			return ""
		}
		wrong, names = name, dirNames(obj)
		if !strings.HasPrefix(wrong, "_") {
			names = public(names)
		}
	case e.Is(&NameError):
		name, ok := StrOf(orNone(e.member(nameErrorName)))
		if !ok || e.tb == nil {
			return ""
		}
		wrong, names = name, e.namesInScope()
	default:
		return ""
	}
	best := closest(wrong, names)
	s := ""
	if best != "" {
		s = ". Did you mean: '" + best + "'?"
	}
	if e.Is(&NameError) && isStdlibModule(wrong) {
		if best != "" {
			return s + " Or did you forget to import '" + wrong + "'?"
		}
		return ". Did you forget to import '" + wrong + "'?"
	}
	return s
}

// dirNames is dir(v), or nothing where that fails.
func dirNames(v Value) []string {
	list, err := Dir(v)
	if err != nil {
		return nil
	}
	return list
}

func public(names []string) []string {
	var out []string
	for _, n := range names {
		if !strings.HasPrefix(n, "_") {
			out = append(out, n)
		}
	}
	return out
}

// namesInScope are the variables that the function which raised e could have meant.
func (e *Exc) namesInScope() []string {
	tb := e.tb
	for tb.next != nil {
		tb = tb.next
	}
	c := tb.code
	names := append(append(append([]string{}, c.Params.Names...), c.Vars...), c.Free...)
	if m := c.module(); m != nil {
		names = append(names, dirNames(FromObj(m))...)
	}
	return append(names, builtinNames()...)
}

const (
	maxCandidates = 750
	maxNameLength = 40
	moveCost      = 2
	caseCost      = 1
)

// closest is the name most like wrong, "" if none is like enough.
func closest(wrong string, names []string) string {
	if len(names) >= maxCandidates || len(wrong) > maxNameLength {
		return ""
	}
	best, bestDistance := "", 1<<30
	for _, n := range names {
		if n == wrong {
			continue
		}
		limit := min((len(n)+len(wrong)+3)*moveCost/6, bestDistance-1)
		if d := editDistance(wrong, n, limit); d <= limit && (best == "" || d < bestDistance) {
			best, bestDistance = n, d
		}
	}
	return best
}

// EditDistance is editDistance for other packages.
func EditDistance(a, b string, limit int) int { return editDistance(a, b, limit) }

// editDistance is the cost of turning a into b, or something above limit as soon as it must be that. A change of case costs less than a move.
func editDistance(a, b string, limit int) int {
	if a == b {
		return 0
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * moveCost
	}
	if len(a) > maxNameLength || len(b) > maxNameLength {
		return limit + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*moveCost > limit {
		return limit + 1
	}
	row := make([]int, len(a))
	for i := range row {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for j := range len(b) {
		distance := j * moveCost
		result = distance
		least := 1 << 30
		for i := range len(a) {
			replaced := distance + replaceCost(b[j], a[i])
			distance = row[i]
			result = min(replaced, min(result, distance)+moveCost)
			row[i] = result
			least = min(least, result)
		}
		if least > limit {
			return limit + 1
		}
	}
	return result
}

func replaceCost(a, b byte) int {
	switch {
	case a == b:
		return 0
	case a|0x20 == b|0x20 && 'a' <= a|0x20 && a|0x20 <= 'z':
		return caseCost
	}
	return moveCost
}
