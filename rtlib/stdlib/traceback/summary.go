package traceback

import (
	"fmt"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// summary is a FrameSummary: one entry of a traceback, with its line of source.
type summary struct {
	rt.Obj
	entry      *rt.Traceback // nil for one that the program made
	file, name rt.Value
	line       rt.Value // the number
	text       rt.Value // the source line without indentation
}

var (
	frameType = rt.Type{Name: "FrameSummary", Module: "traceback"}
	stackType = rt.Type{Name: "StackSummary", Module: "traceback", Base: &rt.ListType}
)

func init() {
	t := &frameType
	sig := rt.NewSig("FrameSummary", "filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None, end_colno=None")
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := sig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		s := rt.Alloc[summary](t)
		s.file, s.line, s.name, s.text = args[0], args[1], args[2], args[5]
		return rt.FromObj(s), nil
	}
	field := func(name string, get func(s *summary) rt.Value) rt.GetSet {
		return rt.GetSet{Name: name, Get: func(self rt.Value) (rt.Value, *rt.Exc) { return get(rt.Cast[summary](self)), nil }}
	}
	position := func(i int) func(s *summary) rt.Value {
		return func(s *summary) rt.Value {
			if s.entry == nil {
				return rt.None
			}
			p := s.entry.Pos()
			if i == 5 && p[5] == 0 {
				return rt.Int(int64(p[0]))
			}
			return rt.Int(int64(p[i]))
		}
	}
	t.GetSets = []rt.GetSet{
		field("filename", func(s *summary) rt.Value { return s.file }),
		field("lineno", func(s *summary) rt.Value { return s.line }),
		field("name", func(s *summary) rt.Value { return s.name }),
		field("line", func(s *summary) rt.Value { return s.text }),
		field("locals", func(s *summary) rt.Value { return rt.None }),
		field("colno", position(1)),
		field("end_colno", position(2)),
		field("end_lineno", position(5)),
	}
	tuple := func(s *summary) rt.Value { return rt.NewTuple(s.file, s.line, s.name, s.text) }
	t.Iter = func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Iter(tuple(rt.Cast[summary](self))) }
	t.GetItem = func(self, k rt.Value) (rt.Value, *rt.Exc) { return rt.GetItem(tuple(rt.Cast[summary](self)), k) }
	t.Len = func(rt.Value) (int, *rt.Exc) { return 4, nil }
	t.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		s := rt.Cast[summary](self)
		texts, err := strs(s.file, s.line, s.name)
		if err != nil {
			return rt.Unset, err
		}
		return rt.NewStr(fmt.Sprintf("<FrameSummary file %s, line %s in %s>", texts[0], texts[1], texts[2])), nil
	}
	rt.Ready(t)
	stackType.Methods = []rt.Def{{Name: "format", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return list(formatList(self)) }}}
	rt.Ready(&stackType)
}

// newStack is the StackSummary of entries.
func newStack(entries []*rt.Traceback) rt.Value {
	stack := rt.Alloc[rt.List](&stackType)
	for _, e := range entries {
		s := rt.Alloc[summary](&frameType)
		code := e.Code()
		file, line := "<unknown>", ""
		if code.File != nil {
			file, line = code.File.Path(), strings.TrimSpace(code.File.SourceLine(e.Line()))
		}
		s.entry, s.file, s.line, s.name, s.text = e, rt.NewStr(file), rt.Int(int64(e.Line())), rt.NewStr(code.Name), rt.NewStr(line)
		stack.Append(rt.FromObj(s))
	}
	return rt.FromObj(stack)
}

// formatList is the text of FrameSummary objects, or of tuples that stand for them.
func formatList(v rt.Value) ([]string, *rt.Exc) {
	items, err := rt.ListOf(v)
	if err != nil {
		return nil, err
	}
	var out []string
	var run []*rt.Traceback // entries of the runtime's own, which are printed together: it counts repeated ones
	for _, item := range items {
		if s := rt.Exactly[summary](item, &frameType); s != nil && s.entry != nil {
			run = append(run, s.entry)
			continue
		}
		out, run = append(out, rt.FormatEntries(run)...), nil
		fields, err := rt.ListOf(item)
		if err != nil {
			return nil, err
		}
		if len(fields) != 4 {
			return nil, rt.Errorf(&rt.ValueError, "not enough values to unpack (expected 4, got %d)", len(fields))
		}
		texts, err := strs(fields...)
		if err != nil {
			return nil, err
		}
		entry := fmt.Sprintf("  File \"%s\", line %s, in %s\n", texts[0], texts[1], texts[2])
		if line := strings.TrimSpace(texts[3]); !fields[3].IsNone() && line != "" {
			entry += "    " + line + "\n"
		}
		out = append(out, entry)
	}
	return append(out, rt.FormatEntries(run)...), nil
}

func strs(values ...rt.Value) ([]string, *rt.Exc) {
	texts := make([]string, len(values))
	for i, v := range values {
		s, err := rt.ToStr(v)
		if err != nil {
			return nil, err
		}
		texts[i] = s
	}
	return texts, nil
}

// walk is walk_tb: pairs of frame and line number.
func walk(tb rt.Value) (rt.Value, *rt.Exc) {
	entries, err := entriesOf(tb, rt.None)
	if err != nil {
		return rt.Unset, err
	}
	pairs := make([]rt.Value, len(entries))
	for i, e := range entries {
		frame, err := rt.GetAttrName(rt.FromObj(e), "tb_frame")
		if err != nil {
			return rt.Unset, err
		}
		pairs[i] = rt.NewTuple(frame, rt.Int(int64(e.Line())))
	}
	return rt.Iter(rt.NewList(pairs...))
}
