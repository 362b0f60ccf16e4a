// Package traceback is Python's traceback module: the text of exceptions and their tracebacks (here), and their entries as objects
// (summary.go). The text is the runtime's own, which prints what a program does not catch.
//
// A translated program does not know which functions are running, only which ones an exception has passed through: what asks for the
// current stack raises NotImplementedError.
package traceback

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

func init() {
	rt.RegisterModule("traceback", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "format_exc", Sig: "limit=None, chain=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				return text(parts(rt.Handled(), a[0], a[1]))
			}},
			rt.Def{Name: "print_exc", Sig: "limit=None, file=None, chain=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				texts, err := parts(rt.Handled(), a[0], a[2])
				return write(a[1], texts, err)
			}},
			rt.Def{Name: "format_exception", Sig: "exc, /, value=?, tb=?, limit=None, chain=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				return list(given("format_exception", a[0], a[1], a[2], a[3], a[4]))
			}},
			rt.Def{Name: "print_exception", Sig: "exc, /, value=?, tb=?, limit=None, file=None, chain=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				texts, err := given("print_exception", a[0], a[1], a[2], a[3], a[5])
				return write(a[4], texts, err)
			}},
			rt.Def{Name: "format_exception_only", Sig: "exc, /, value=?, *, show_group=False", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				e, err := exception("format_exception_only", a[0], a[1])
				if err != nil {
					return rt.Unset, err
				}
				if e == nil {
					return list(none, nil)
				}
				return list(e.FormatOnly(), nil)
			}},
			rt.Def{Name: "format_tb", Sig: "tb, limit=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				return list(entryTexts(a[0], a[1]))
			}},
			rt.Def{Name: "print_tb", Sig: "tb, limit=None, file=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				texts, err := entryTexts(a[0], a[1])
				return write(a[2], texts, err)
			}},
			rt.Def{Name: "extract_tb", Sig: "tb, limit=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				entries, err := entriesOf(a[0], a[1])
				if err != nil {
					return rt.Unset, err
				}
				return newStack(entries), nil
			}},
			rt.Def{Name: "format_list", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return list(formatList(v)) }},
			rt.Def{Name: "print_list", Sig: "extracted_list, file=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				texts, err := formatList(a[0])
				return write(a[1], texts, err)
			}},
			rt.Def{Name: "walk_tb", F1: walk},
			rt.Def{Name: "clear_frames", F1: func(rt.Value) (rt.Value, *rt.Exc) { return rt.None, nil }},
		)
		for _, name := range []string{"print_stack", "format_stack", "extract_stack", "walk_stack"} {
			m.Def(rt.Def{Name: name, Sig: "*args, **kwargs", FN: func([]rt.Value) (rt.Value, *rt.Exc) {
				return rt.Unset, rt.Errorf(&rt.NotImplementedError, "traceback.%s(): a translated program does not know which functions are running", name)
			}})
		}
		m.Set("FrameSummary", frameType.Value())
		m.Set("StackSummary", stackType.Value())
		return nil
	})
}

// none is how no exception is printed.
var none = []string{"NoneType: None\n"}

// parts is the text of e; nil is no exception.
func parts(e *rt.Exc, limit, chain rt.Value) ([]string, *rt.Exc) {
	pick, err := limiter(limit)
	if err != nil {
		return nil, err
	}
	all, err := rt.Truth(chain)
	if err != nil {
		return nil, err
	}
	if e == nil {
		return none, nil
	}
	return rt.FormatExceptionParts(e, all, pick), nil
}

// given is the text of an exception given as one argument, or, as in old programs, as class, value and traceback.
func given(name string, exc, value, tb, limit, chain rt.Value) ([]string, *rt.Exc) {
	e, err := exception(name, exc, value)
	if err != nil {
		return nil, err
	}
	if value.IsUnset() != tb.IsUnset() {
		return nil, rt.Errorf(&rt.ValueError, "Both or neither of value and tb must be given")
	}
	if e == nil || tb.IsUnset() {
		return parts(e, limit, chain)
	}
	was := e.Traceback()
	e.SetTraceback(rt.Exactly[rt.Traceback](tb, &rt.TracebackType))
	defer e.SetTraceback(was)
	return parts(e, limit, chain)
}

// exception is the exception that the arguments name; nil for None.
func exception(name string, exc, value rt.Value) (*rt.Exc, *rt.Exc) {
	if !value.IsUnset() {
		exc = value
	}
	if exc.IsNone() {
		return nil, nil
	}
	if e := rt.AsExc(exc); e != nil {
		return e, nil
	}
	return nil, rt.Errorf(&rt.TypeError, "Exception expected for value, %s found", rt.TypeOf(exc).Name)
}

// limiter picks the entries that limit asks for: the first ones, or, if it is negative, the last ones.
func limiter(limit rt.Value) (func([]*rt.Traceback) []*rt.Traceback, *rt.Exc) {
	if limit.IsNone() {
		return nil, nil
	}
	n, err := rt.IndexInt(limit)
	if err != nil {
		return nil, err
	}
	return func(entries []*rt.Traceback) []*rt.Traceback {
		if n >= 0 {
			return entries[:min(n, len(entries))]
		}
		return entries[max(0, len(entries)+n):]
	}, nil
}

func entriesOf(tb, limit rt.Value) ([]*rt.Traceback, *rt.Exc) {
	pick, err := limiter(limit)
	if err != nil {
		return nil, err
	}
	t := rt.Exactly[rt.Traceback](tb, &rt.TracebackType)
	if t == nil && !tb.IsNone() {
		return nil, rt.Errorf(&rt.AttributeError, "'%s' object has no attribute 'tb_frame'", rt.TypeOf(tb).Name)
	}
	entries := t.Entries()
	if pick != nil {
		entries = pick(entries)
	}
	return entries, nil
}

func entryTexts(tb, limit rt.Value) ([]string, *rt.Exc) {
	entries, err := entriesOf(tb, limit)
	if err != nil {
		return nil, err
	}
	return rt.FormatEntries(entries), nil
}

func text(texts []string, err *rt.Exc) (rt.Value, *rt.Exc) {
	if err != nil {
		return rt.Unset, err
	}
	return rt.NewStr(strings.Join(texts, "")), nil
}

func list(texts []string, err *rt.Exc) (rt.Value, *rt.Exc) {
	if err != nil {
		return rt.Unset, err
	}
	items := make([]rt.Value, len(texts))
	for i, t := range texts {
		items[i] = rt.NewStr(t)
	}
	return rt.NewList(items...), nil
}

// write prints texts to a file, standard error if that is None.
func write(file rt.Value, texts []string, err *rt.Exc) (rt.Value, *rt.Exc) {
	if err != nil {
		return rt.Unset, err
	}
	if file.IsNone() {
		rt.WriteStderr(strings.Join(texts, ""))
		return rt.None, nil
	}
	method, err := rt.GetAttrName(file, "write")
	if err != nil {
		return rt.Unset, err
	}
	for _, t := range texts {
		if _, err := rt.Call1(method, rt.NewStr(t)); err != nil {
			return rt.Unset, err
		}
	}
	return rt.None, nil
}
