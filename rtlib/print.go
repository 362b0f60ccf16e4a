package rt

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file prints exceptions and their tracebacks as CPython does.

// sourceRoot is the folder that file names are relative to, "" to print them as they are.
var sourceRoot string

// Path is the file's name as tracebacks and __file__ show it.
func (f *File) Path() string {
	if sourceRoot == "" || filepath.IsAbs(f.Name) || strings.HasPrefix(f.Name, "<") {
		return f.Name
	}
	return filepath.Join(sourceRoot, f.Name)
}

// Lines of a file's source. Cut once: tracebacks of deep recursion ask often.
var sourceLines = map[*File][]string{}

// SourceLine is line n (from 1) of f's text, without its end.
func (f *File) SourceLine(n int) string {
	lines := sourceLines[f]
	if lines == nil {
		lines = strings.Split(strings.ReplaceAll(f.Text, "\r\n", "\n"), "\n")
		sourceLines[f] = lines
	}
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// FormatTraceback is the text of a traceback's entries, without the heading.
func FormatTraceback(tb *Traceback) []string { return FormatEntries(tb.Entries()) }

// Entries are the entries of a traceback from t on, the innermost call last.
func (t *Traceback) Entries() []*Traceback {
	var entries []*Traceback
	for ; t != nil; t = t.next {
		entries = append(entries, t)
	}
	return entries
}

// FormatEntries is the text of entries of a traceback; an entry that is repeated more than three times is counted.
func FormatEntries(entries []*Traceback) []string {
	var out []string
	var last struct {
		file *File
		line int
		name string
	}
	count := 0
	const cutoff = 3
	repeated := func() {
		if count > cutoff {
			out = append(out, fmt.Sprintf("  [Previous line repeated %d more time%s]\n", count-cutoff, plural(count-cutoff)))
		}
	}
	for _, tb := range entries {
		if tb.code.File != last.file || tb.Line() != last.line || tb.code.Name != last.name {
			repeated()
			last.file, last.line, last.name = tb.code.File, tb.Line(), tb.code.Name
			count = 0
		}
		if count++; count <= cutoff {
			out = append(out, tb.format())
		}
	}
	repeated()
	return out
}

// format is one entry: file, line, function, source and carets.
func (t *Traceback) format() string {
	var b strings.Builder
	file := t.code.File
	if file == nil {
		file = &File{Name: "<unknown>"}
	}
	p := t.Pos()
	name := t.code.Name
	fmt.Fprintf(&b, "  File \"%s\", line %d, in %s\n", file.Path(), p[0], name)
	first, last := int(p[0]), int(p[0])
	if int(p[5]) > last {
		last = int(p[5])
	}
	var original []string
	for n := first; n <= last; n++ {
		original = append(original, strings.TrimRight(file.SourceLine(n), " \t\r\f\v"))
	}
	lines := dedent(original)
	if strings.TrimSpace(strings.Join(lines, "")) == "" {
		return b.String()
	}
	for _, l := range markLines(original, lines, p) {
		b.WriteString("    " + l + "\n")
	}
	return b.String()
}

// MarkLines are source lines of a traceback's entry as they are shown: without their common indentation, and with carets.
func MarkLines(lines []string, p Pos) []string { return markLines(lines, dedent(lines), p) }

// CoversLines reports whether nothing but blanks stands beside what p marks in lines.
func CoversLines(lines []string, p Pos) bool {
	first, last := lines[0], lines[len(lines)-1]
	return strings.TrimSpace(first[:min(int(p[1]), len(first))]) == "" && strings.TrimSpace(last[min(int(p[2]), len(last)):]) == ""
}

// dedent removes the indentation that all lines share.
func dedent(lines []string) []string {
	margin, set := "", false
	for _, l := range lines {
		text := strings.TrimLeft(l, " \t")
		if text == "" {
			continue
		}
		indent := l[:len(l)-len(text)]
		if !set {
			margin, set = indent, true
			continue
		}
		n := 0
		for n < len(margin) && n < len(indent) && margin[n] == indent[n] {
			n++
		}
		margin = margin[:n]
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimPrefix(l, margin)
		if strings.TrimSpace(l) == "" {
			out[i] = ""
		}
	}
	return out
}

// markLines are the lines of an entry that are shown, each with its line of carets if there are any. original are the lines as in the file, all the
// same lines without their common indentation.
func markLines(original, all []string, p Pos) []string {
	cut := len(original[0]) - len(all[0])
	column := func(line int, col int32) int { // of bytes in the file, to cells on the screen
		s := original[line]
		b := min(int(col), len(s))
		return max(0, width(s[:b])-cut)
	}
	lastLine := len(all) - 1
	start, end := column(0, p[1]), column(lastLine, p[2])
	carets, anchors := p[2] > 0, p[3] != 0 || p[4] != 0
	left, right, leftLine, rightLine := 0, 0, 0, 0
	if anchors {
		leftLine, rightLine = min(int(p[3]>>16), lastLine), min(int(p[4]>>16), lastLine)
		left, right = column(leftLine, p[3]&0xffff), column(rightLine, p[4]&0xffff)
	}
	shown := map[int]bool{0: true, lastLine: true}
	if anchors {
		for d := -1; d <= 1; d++ {
			shown[leftLine+d], shown[rightLine+d] = true, true
		}
	}
	var order []int
	for n := range shown {
		if n >= 0 && n <= lastLine {
			order = append(order, n)
		}
	}
	slices.Sort(order)
	var out []string
	show := func(n int) {
		out = append(out, all[n])
		if !carets {
			return
		}
		indent := len(all[n]) - len(strings.TrimLeft(all[n], " \t"))
		stop := width(all[n])
		if n == lastLine {
			stop = end
		}
		var b strings.Builder
		for col := range stop {
			switch {
			case col < indent || n == 0 && col < start:
				b.WriteByte(' ')
			case !anchors, (n > leftLine || n == leftLine && col >= left) && (n < rightLine || n == rightLine && col < right):
				b.WriteByte('^')
			default:
				b.WriteByte('~')
			}
		}
		out = append(out, b.String())
	}
	for i, n := range order {
		if i > 0 {
			switch gap := n - order[i-1]; {
			case gap == 2:
				show(n - 1)
			case gap > 2:
				out = append(out, fmt.Sprintf("...<%d lines>...", gap-1))
			}
		}
		show(n)
	}
	return dedent(out)
}

// width is how many cells s takes on a terminal.
func width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 && isWide(r) {
			n++
		}
	}
	return n
}

// TypeText is how a traceback names an exception's class: with its module, except for builtins and the main program's.
func (e *Exc) TypeText() string { return e.typ.textInTraceback() }

func (t *Type) textInTraceback() string {
	name := t.QualName
	if name == "" {
		name = t.Name
	}
	mod := t.Module
	if t.Flags&HeapType != 0 {
		if v, ok, err := LookupAttr(t.Value(), "__module__"); err == nil && ok {
			mod, _ = StrOf(v)
		}
	}
	if mod == "" || mod == "builtins" || mod == "__main__" {
		return name
	}
	return mod + "." + name
}

// FormatOnly is the end of a traceback: the exception's class, text and notes.
func (e *Exc) FormatOnly() []string {
	text := e.Text() + e.Suggestion()
	if e.Is(&SyntaxError) {
		return append(e.formatSyntax(), e.formatNotes()...)
	}
	line := e.TypeText()
	if text != "" {
		line += ": " + text
	}
	return append([]string{line + "\n"}, e.formatNotes()...)
}

func (e *Exc) formatNotes() []string {
	notes, ok, err := LookupAttr(e.Value(), "__notes__")
	if err != nil || !ok || notes.IsNone() {
		return nil
	}
	if _, isStr := StrOf(notes); isStr || TypeOf(notes).Flags&Sequence == 0 {
		s, err := Repr(notes)
		if err != nil {
			s = "<__notes__ repr() failed>"
		}
		return []string{s + "\n"}
	}
	items, err := ListOf(notes)
	if err != nil {
		return nil
	}
	var out []string
	for _, n := range items {
		s, err := ToStr(n)
		if err != nil {
			s = "<note str() failed>"
		}
		for _, l := range strings.Split(s, "\n") {
			out = append(out, l+"\n")
		}
	}
	return out
}

// syntaxMark is the line of carets below the text of a SyntaxError (trimmed: as it is shown), from the column offset on; none if that is
// before it.
func (e *Exc) syntaxMark(offset int, text, trimmed string) []string {
	n := utf8.RuneCountInString(text)
	whole := n // with its line break
	if s, _ := StrOf(e.member(synText)); strings.HasSuffix(s, "\n") {
		whole = utf8.RuneCountInString(s)
	}
	end := n + 1
	if e.member(synEndLine) == e.member(synLine) {
		end = offset
		if v := orNone(e.member(synEndOffset)); v.IsInt() && v.AsInt() != 0 {
			end = int(v.AsInt())
		}
	}
	if offset > whole {
		offset = n + 1
	}
	if end > whole {
		end = n + 1
	}
	if offset >= end || end < 0 {
		end = offset + 1
	}
	col := offset - 1 - (n - utf8.RuneCountInString(trimmed))
	if col < 0 {
		return nil
	}
	var blanks strings.Builder
	for _, r := range trimmed {
		if blanks.Len() == col {
			break
		}
		if !unicode.IsSpace(r) { // tabs must stay for what follows to be below its character
			r = ' '
		}
		blanks.WriteRune(r)
	}
	for blanks.Len() < col {
		blanks.WriteByte(' ')
	}
	return []string{"    " + blanks.String() + strings.Repeat("^", end-offset) + "\n"}
}

func (e *Exc) formatSyntax() []string {
	var out []string
	file, hasFile := StrOf(orNone(e.member(synFile)))
	line := orNone(e.member(synLine))
	suffix := ""
	if line.IsInt() {
		if !hasFile {
			file = "<string>"
		}
		out = append(out, fmt.Sprintf("  File \"%s\", line %d\n", file, line.AsInt()))
	} else if hasFile {
		suffix = " (" + file + ")"
	}
	if text, ok := StrOf(orNone(e.member(synText))); ok && line.IsInt() {
		text = strings.TrimRight(text, "\n")
		trimmed := strings.TrimLeft(text, " \n\f")
		out = append(out, "    "+trimmed+"\n")
		if off := orNone(e.member(synOffset)); off.IsInt() {
			out = append(out, e.syntaxMark(int(off.AsInt()), text, trimmed)...)
		}
	}
	msg, err := ToStr(orNone(e.member(synMsg)))
	if err != nil || e.member(synMsg).IsUnset() {
		msg = "<no detail available>"
	}
	return append(out, fmt.Sprintf("%s: %s%s\n", e.TypeText(), msg, suffix))
}

const (
	causeText   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextText = "\nDuring handling of the above exception, another exception occurred:\n\n"
)

// printer collects the text of an exception with its chain and its group members.
type printer struct {
	parts     []string
	limit     func([]*Traceback) []*Traceback // which entries of a traceback are printed
	depth     int                             // of groups
	needClose bool
}

// planned is an exception in the place where it is printed.
type planned struct {
	exc     *Exc
	link    string   // the sentence between prev and exc
	prev    *planned // the exception that exc follows from
	members []*planned
}

// plan is the places of e, of the members of groups, and, with chain, of the exceptions these follow from. An exception that has a place already
// is not told of again as what another follows from; a group's members have their places in any case, and take their chains before the group does.
func plan(e *Exc, chain bool) *planned {
	seen := map[*Exc]bool{}
	place := func(e *Exc) *planned {
		seen[e] = true
		return &planned{exc: e}
	}
	root := place(e)
	for todo := []*planned{root}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		e := at.exc
		switch {
		case !chain:
		case e.Cause != nil && !seen[e.Cause]:
			at.prev, at.link = place(e.Cause), causeText
		case e.Context != nil && !e.suppress && !seen[e.Context]:
			at.prev, at.link = place(e.Context), contextText
		}
		for _, m := range e.Exceptions() {
			at.members = append(at.members, place(Cast[Exc](m)))
		}
		if at.prev != nil {
			todo = append(todo, at.prev)
		}
		todo = append(todo, at.members...)
	}
	return root
}

func (p *printer) indent() string { return strings.Repeat(" ", 2*p.depth) }

// emit writes text, whose lines stand behind the margin when inside a group.
func (p *printer) emit(text string, margin byte) {
	if p.depth == 0 {
		p.parts = append(p.parts, text)
		return
	}
	prefix := p.indent() + string(margin) + " "
	var b strings.Builder
	for _, l := range strings.SplitAfter(text, "\n") {
		if l != "" {
			b.WriteString(prefix + l)
		}
	}
	p.parts = append(p.parts, b.String())
}

func (p *printer) emitAll(texts []string) {
	for _, text := range texts {
		p.emit(text, '|')
	}
}

// entries are the lines of e's traceback.
func (p *printer) entries(e *Exc) []string {
	entries := e.tb.Entries()
	if p.limit != nil {
		entries = p.limit(entries)
	}
	return FormatEntries(entries)
}

// print prints what at follows from, and at.
func (p *printer) print(at *planned) {
	var chain []*planned
	for ; at != nil; at = at.prev {
		chain = append(chain, at)
	}
	for _, at := range slices.Backward(chain) {
		if at.prev != nil {
			p.emit(at.link, '|')
		}
		p.printOne(at)
	}
}

// Limits of what is printed of exception groups.
const maxGroupWidth, maxGroupDepth = 15, 10

func (p *printer) printOne(at *planned) {
	e, members := at.exc, at.members
	if members == nil {
		if entries := p.entries(e); len(entries) > 0 {
			p.emit("Traceback (most recent call last):\n", '|')
			p.emitAll(entries)
		}
		p.emitAll(e.FormatOnly())
		return
	}
	if p.depth > maxGroupDepth {
		p.emit(fmt.Sprintf("... (max_group_depth is %d)\n", maxGroupDepth), '|')
		return
	}
	top := p.depth == 0
	if top {
		p.depth++
	}
	if entries := p.entries(e); len(entries) > 0 {
		margin := byte('|')
		if top {
			margin = '+'
		}
		p.emit("Exception Group Traceback (most recent call last):\n", margin)
		p.emitAll(entries)
	}
	p.emitAll(e.FormatOnly())
	p.needClose = false
	n := min(len(members), maxGroupWidth+1)
	for i := range n {
		last := i == n-1
		if last {
			p.needClose = true
		}
		title, lead := fmt.Sprint(i+1), "  "
		if i >= maxGroupWidth {
			title = "..."
		}
		if i == 0 {
			lead = "+-"
		}
		p.parts = append(p.parts, p.indent()+lead+"+---------------- "+title+" ----------------\n")
		p.depth++
		if i < maxGroupWidth {
			p.print(members[i])
		} else {
			more := len(members) - maxGroupWidth
			p.emit(fmt.Sprintf("and %d more exception%s\n", more, plural(more)), '|')
		}
		if last && p.needClose {
			p.parts = append(p.parts, p.indent()+"+------------------------------------\n")
			p.needClose = false
		}
		p.depth--
	}
	if top {
		p.depth = 0
	}
}

// FormatException is the text of an uncaught e: traceback, class, message, notes, and, with chain, the exceptions it follows from.
func FormatException(e *Exc, chain bool) string {
	return strings.Join(FormatExceptionParts(e, chain, nil), "")
}

// FormatExceptionParts is the text of FormatException as traceback.format_exception cuts it. limit, unless it is nil, picks the entries of each
// traceback that are printed.
func FormatExceptionParts(e *Exc, chain bool, limit func([]*Traceback) []*Traceback) []string {
	p := printer{limit: limit}
	p.print(plan(e, chain))
	return p.parts
}

// initSourceRoot takes the folder of the sources from the environment, where the program is not to see it.
func initSourceRoot() {
	const name = "PY2GO_SOURCE_ROOT"
	sourceRoot = os.Getenv(name)
	os.Unsetenv(name)
	if sourceRoot != "" {
		modules["sys"].Set("path", strList([]string{sourceRoot}))
	}
}
