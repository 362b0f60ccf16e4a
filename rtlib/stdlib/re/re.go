// Package re provides Python's module re: a parser that words errors as CPython does, and a backtracking machine whose matches, groups
// and order of attempts are CPython's.
package re

import (
	"fmt"
	"slices"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// The types of the module.
var (
	PatternType  = rt.Type{Name: "Pattern", Module: "re", Flags: rt.NoInstantiate}
	MatchType    = rt.Type{Name: "Match", Module: "re", Flags: rt.NoInstantiate}
	ErrorType    = rt.Type{Name: "PatternError", Module: "re", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}
	FlagType     = rt.Type{Name: "RegexFlag", Module: "re", Base: &rt.IntType}
	iteratorType = rt.Type{Name: "callable_iterator", Flags: rt.NoInstantiate}
	scannerType  = rt.Type{Name: "SRE_Scanner", Module: "_sre", Flags: rt.NoInstantiate}
)

// pattern is a compiled pattern object.
type pattern struct {
	rt.Obj
	prog  *program
	src   rt.Value // str or bytes
	bytes bool
	flags int
	names map[string]int
	order []string
}

type cacheKey struct {
	src   string
	bytes bool
	flags int
}

// cache has the patterns compiled before; it is emptied when it grows too large.
var cache = map[cacheKey]*pattern{}

const maxCache = 512

func init() { rt.RegisterModule("re", fill) }

var flagNames = []struct {
	name, short string
	flag        int
}{
	{"ASCII", "A", flagASCII}, {"IGNORECASE", "I", flagIgnoreCase}, {"LOCALE", "L", flagLocale}, {"UNICODE", "U", flagUnicode},
	{"MULTILINE", "M", flagMultiline}, {"DOTALL", "S", flagDotAll}, {"VERBOSE", "X", flagVerbose}, {"DEBUG", "", flagDebug},
}

func flagValue(n int) rt.Value {
	v, err := rt.Call1(FlagType.Value(), rt.Int(int64(n)))
	if err != nil {
		return rt.Int(int64(n))
	}
	return v
}

// flagText is the repr of flags.
func flagText(n int) string {
	if n == 0 {
		return "re.NOFLAG"
	}
	var parts []string
	for _, f := range flagNames {
		if n&f.flag != 0 {
			parts = append(parts, "re."+f.name)
			n &^= f.flag
		}
	}
	if n != 0 {
		parts = append(parts, fmt.Sprintf("0x%x", n))
	}
	return strings.Join(parts, "|")
}

func initFlags() {
	t := &FlagType
	value := func(v rt.Value) int { n, _ := rt.BigOf(v); return int(n.Int64()) }
	t.Repr = func(v rt.Value) (rt.Value, *rt.Exc) { return rt.NewStr(flagText(value(v))), nil }
	t.Str = t.Repr
	t.Methods = []rt.Def{{Name: "__format__", F2: func(v, spec rt.Value) (rt.Value, *rt.Exc) { return rt.Format(rt.NewStr(flagText(value(v))), spec) }}}
	binary := func(f func(x, y int) int) func(a, b rt.Value) (rt.Value, *rt.Exc) {
		return func(a, b rt.Value) (rt.Value, *rt.Exc) {
			if !rt.IsIntLike(a) || !rt.IsIntLike(b) {
				return rt.NotImplemented, nil
			}
			return flagValue(f(value(a), value(b))), nil
		}
	}
	t.Binary[rt.OpOr] = binary(func(x, y int) int { return x | y })
	t.Binary[rt.OpAnd] = binary(func(x, y int) int { return x & y })
	t.Binary[rt.OpXor] = binary(func(x, y int) int { return x ^ y })
	all := 1
	for _, f := range flagNames {
		all |= f.flag
	}
	t.Invert = func(v rt.Value) (rt.Value, *rt.Exc) { return flagValue(all &^ value(v)), nil }
	t.GetSets = []rt.GetSet{
		{Name: "value", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(value(v))), nil }},
		{Name: "name", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
			s := strings.ReplaceAll(flagText(value(v)), "re.", "")
			return rt.NewStr(s), nil
		}},
	}
}

func fill(m *rt.Module) *rt.Exc {
	initFlags()
	initPattern()
	initMatch()
	m.Type(&PatternType, &MatchType, &ErrorType, &FlagType)
	rt.Ready(&iteratorType)
	rt.Ready(&scannerType)
	m.Set("error", ErrorType.Value())
	m.Set("NOFLAG", flagValue(0))
	for _, f := range flagNames {
		v := flagValue(f.flag)
		m.Set(f.name, v)
		FlagType.Set(f.name, v)
		if f.short != "" {
			m.Set(f.short, v)
			FlagType.Set(f.short, v)
		}
	}
	FlagType.Set("NOFLAG", flagValue(0))
	// method calls a method of the compiled pattern; the module's functions have the same parameters after pattern.
	method := func(name, sig string, nargs int, call func(p *pattern, a []rt.Value) (rt.Value, *rt.Exc)) rt.Def {
		return rt.Def{Name: name, Sig: "pattern, " + sig + "flags=0", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			p, err := compilePattern(a[0], a[nargs+1])
			if err != nil {
				return rt.Unset, err
			}
			return call(p, a[1:nargs+1])
		}}
	}
	// optional is method for those that take one more, a number, and flags: by keyword, or, with a warning, by position.
	optional := func(name, sig, option string, nargs int, call func(p *pattern, a []rt.Value) (rt.Value, *rt.Exc)) rt.Def {
		return rt.Def{Name: name, Sig: "pattern, " + sig + ", *args, " + option + "=?, flags=?", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			a = slices.Clone(a)
			options, extra := a[nargs+1:nargs+3], rt.Cast[rt.Tuple](a[nargs+3]).Items()
			for i, v := range extra[:min(len(extra), 2)] {
				if !options[i].IsUnset() {
					return rt.Unset, rt.Errorf(&rt.TypeError, "%s() got multiple values for argument '%s'", name, []string{option, "flags"}[i])
				}
				options[i] = v
			}
			if len(extra) > 2 {
				return rt.Unset, rt.Errorf(&rt.TypeError, "%s() takes from %d to %d positional arguments but %d were given", name, nargs+1, nargs+3, nargs+1+len(extra))
			}
			if len(extra) > 0 {
				if err := rt.Warn(&rt.DeprecationWarning, "'"+option+"' is passed as positional argument", nil); err != nil {
					return rt.Unset, err
				}
			}
			for i, v := range options {
				if v.IsUnset() {
					options[i] = rt.Int(0)
				}
			}
			p, err := compilePattern(a[0], options[1])
			if err != nil {
				return rt.Unset, err
			}
			return call(p, append(a[1:nargs+1:nargs+1], options[0]))
		}}
	}
	whole := func(f func(p *pattern, v, pos, end rt.Value) (rt.Value, *rt.Exc)) func(p *pattern, a []rt.Value) (rt.Value, *rt.Exc) {
		return func(p *pattern, a []rt.Value) (rt.Value, *rt.Exc) { return f(p, a[0], rt.Unset, rt.Unset) }
	}
	m.Def(
		rt.Def{Name: "_compile", F2: func(src, flags rt.Value) (rt.Value, *rt.Exc) {
			p, err := compilePattern(src, flags)
			return rt.FromObj(p), err
		}},
		rt.Def{Name: "compile", Sig: "pattern, flags=0", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			p, err := compilePattern(a[0], a[1])
			return rt.FromObj(p), err
		}},
		method("match", "string, ", 1, whole((*pattern).match)),
		method("fullmatch", "string, ", 1, whole((*pattern).fullMatch)),
		method("search", "string, ", 1, whole((*pattern).search)),
		method("findall", "string, ", 1, whole((*pattern).findAll)),
		method("finditer", "string, ", 1, whole((*pattern).findIter)),
		optional("split", "string", "maxsplit", 1, func(p *pattern, a []rt.Value) (rt.Value, *rt.Exc) { return p.split(a[0], a[1]) }),
		optional("sub", "repl, string", "count", 2, func(p *pattern, a []rt.Value) (rt.Value, *rt.Exc) {
			v, _, err := p.sub(a[0], a[1], a[2])
			return v, err
		}),
		optional("subn", "repl, string", "count", 2, func(p *pattern, a []rt.Value) (rt.Value, *rt.Exc) {
			v, n, err := p.sub(a[0], a[1], a[2])
			if err != nil {
				return rt.Unset, err
			}
			return rt.NewTuple2(v, rt.Int(int64(n))), nil
		}),
		rt.Def{Name: "escape", Sig: "pattern", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			if s, ok := rt.StrOf(a[0]); ok {
				return rt.NewStr(escape(s)), nil
			}
			s, err := rt.BytesArg(a[0])
			return rt.NewBytes(escape(s)), err
		}},
		rt.Def{Name: "purge", F0: func() (rt.Value, *rt.Exc) { clear(cache); return rt.None, nil }},
	)
	return nil
}

func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// compilePattern is re.compile.
func compilePattern(v, flagsValue rt.Value) (*pattern, *rt.Exc) {
	flags, err := rt.IndexInt(flagsValue)
	if err != nil {
		return nil, err
	}
	if p := rt.Exactly[pattern](v, &PatternType); p != nil {
		if flags != 0 {
			return nil, rt.Errorf(&rt.ValueError, "cannot process flags argument with a compiled pattern")
		}
		return p, nil
	}
	src, isStr := rt.StrOf(v)
	if !isStr {
		var ok bool
		if src, ok = rt.BytesLike(v); !ok {
			return nil, rt.Errorf(&rt.TypeError, "first argument must be string or compiled pattern")
		}
	}
	key := cacheKey{src, !isStr, flags}
	if p := cache[key]; p != nil {
		return p, nil
	}
	switch {
	case isStr && flags&flagLocale != 0:
		return nil, rt.Errorf(&rt.ValueError, "cannot use LOCALE flag with a str pattern")
	case isStr && flags&flagASCII != 0 && flags&flagUnicode != 0:
		return nil, rt.Errorf(&rt.ValueError, "ASCII and UNICODE flags are incompatible")
	case !isStr && flags&flagUnicode != 0:
		return nil, rt.Errorf(&rt.ValueError, "cannot use UNICODE flag with a bytes pattern")
	}
	var rs []rune
	if isStr {
		rs = rt.Runes(src)
	} else {
		for i := 0; i < len(src); i++ {
			rs = append(rs, rune(src[i]))
		}
	}
	out, perr := parse(rs, flags, !isStr)
	if perr != nil {
		return nil, patternExc(perr, v, rs)
	}
	if isStr && out.flags&flagASCII == 0 {
		out.flags |= flagUnicode
	}
	p := &pattern{prog: compile(out), src: v, bytes: !isStr, flags: out.flags, names: out.names, order: out.order}
	p.Obj = rt.NewObj(&PatternType)
	if len(cache) >= maxCache {
		clear(cache)
	}
	cache[key] = p
	return p, nil
}

// patternExc is the exception for an error in a pattern.
func patternExc(e *patternError, src rt.Value, rs []rune) *rt.Exc {
	if e.msg == tooLarge {
		return rt.Errorf(&rt.OverflowError, "%s", e.msg)
	}
	msg := e.msg
	pos, line, col := rt.None, rt.None, rt.None
	if e.pos < 0 && e.msg == variableWidth {
		src = rt.None // found by what compiles the parsed pattern
	}
	if e.pos >= 0 {
		n, start := 1, 0
		for i, r := range rs[:min(e.pos, len(rs))] {
			if r == '\n' {
				n, start = n+1, i+1
			}
		}
		c := e.pos - start + 1
		msg += fmt.Sprintf(" at position %d", e.pos)
		for _, r := range rs {
			if r == '\n' {
				msg += fmt.Sprintf(" (line %d, column %d)", n, c)
				break
			}
		}
		pos, line, col = rt.Int(int64(e.pos)), rt.Int(int64(n)), rt.Int(int64(c))
	}
	x := rt.NewExc(&ErrorType, rt.NewStr(msg))
	for _, f := range []struct {
		name string
		v    rt.Value
	}{{"msg", rt.NewStr(e.msg)}, {"pattern", src}, {"pos", pos}, {"lineno", line}, {"colno", col}} {
		if err := rt.SetAttrName(x.Value(), f.name, f.v); err != nil {
			return err
		}
	}
	return x
}
