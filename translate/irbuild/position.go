package irbuild

import (
	"strings"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file decides what a traceback marks below a source line. The rules are those of CPython's traceback module, which
// parses the marked text again; here the tree is at hand.

// pos is the index of n's position in the function's table.
func (f *fn) pos(n ast.Node) int {
	r := *n.Range()
	p := ir.Position{Line: r.Line, Col: r.Col, EndCol: r.EndCol}
	if r.EndLine != r.Line {
		p.EndLine = r.EndLine
	}
	if a := methodName(n); a != nil && a.EndLine != r.Line {
		// A call of a method, or an attribute, on another line than what it belongs to is marked from its name on.
		p.Line, p.Col = a.EndLine, a.EndCol-int32(len(a.Attr))
		if p.EndLine == p.Line {
			p.EndLine = 0
		}
	}
	anchored := f.anchors(n, &p)
	if !f.showCarets(n, anchored) {
		p.Col, p.EndCol = 0, 0
		if r.EndLine == r.Line { // of several lines the anchors still decide which are shown
			p.Left, p.Right = 0, 0
		}
	}
	return f.posOf(p)
}

// methodName is the attribute whose name begins the marked part of n, if that is an attribute or a method call.
func methodName(n ast.Node) *ast.Attribute {
	switch n := n.(type) {
	case *ast.Attribute:
		return n
	case *ast.Call:
		a, _ := n.Func.(*ast.Attribute)
		return a
	}
	return nil
}

// posSpan is the position of a stretch of source that is no expression of its own.
func (f *fn) posSpan(s ast.Span) int {
	p := ir.Position{Line: s.Line, Col: s.Col, EndCol: s.EndCol}
	if s.EndLine != s.Line {
		p.EndLine = s.EndLine
	}
	if f.coversLines(s) {
		p.Col, p.EndCol = 0, 0
	}
	return f.posOf(p)
}

// linePos is a position without carets.
func (f *fn) linePos(line int32) int { return f.posOf(ir.Position{Line: line}) }

func (f *fn) posOf(p ir.Position) int {
	if i, ok := f.posIndex[p]; ok {
		return i
	}
	i := len(f.f.Positions)
	f.f.Positions = append(f.f.Positions, p)
	f.posIndex[p] = i
	return i
}

func (f *fn) line(n int32) string {
	if int(n) > len(f.b.lines) || n < 1 {
		return ""
	}
	return f.b.lines[n-1]
}

// anchors finds what stands out within n: the operator of a binary operation, the brackets of a call or subscript. It reports
// whether there is such a thing.
func (f *fn) anchors(n ast.Node, p *ir.Position) bool {
	switch n := n.(type) {
	case *ast.BinOp:
		l := n.Left.Range()
		line, col, ok := f.find(l.EndLine, l.EndCol, func(c byte) bool { return !isSpace(c) && c != ')' })
		if !ok {
			return false
		}
		text, right := f.line(line), col+1
		rr := n.Right.Range()
		if int(right) < len(text) && (rr.Line > line || right < rr.Col) && !isSpace(text[right]) && text[right] != '\\' && text[right] != '#' {
			right++
		}
		p.Left, p.Right = anchor(line-n.Line, col), anchor(line-n.Line, right)
	case *ast.Subscript:
		return f.bracket(n.Value.Range(), n.Range(), '[', p)
	case *ast.Call:
		return f.bracket(n.Func.Range(), n.Range(), '(', p)
	default:
		return false
	}
	return true
}

func (f *fn) bracket(inner, whole *ast.Span, open byte, p *ir.Position) bool {
	line, col, ok := f.find(inner.EndLine, inner.EndCol, func(c byte) bool { return c == open })
	if !ok {
		return false
	}
	p.Left, p.Right = anchor(line-whole.Line, col), anchor(whole.EndLine-whole.Line, whole.EndCol)
	return true
}

// anchor is a column in a line so many lines below the first, as Position has it. Beyond what it can say, columns are cut: nobody looks at
// carets there.
func anchor(below, col int32) int32 { return min(below, 1<<15-1)<<16 | min(col, 1<<16-1) }

// find is the first byte at or after a position that satisfies stop, comments and continuations skipped.
func (f *fn) find(line, col int32, stop func(byte) bool) (int32, int32, bool) {
	for int(line) <= len(f.b.lines) {
		text := f.line(line)
		for int(col) < len(text) {
			if c := text[col]; c == '\\' || c == '#' {
				break
			} else if stop(c) {
				return line, col, true
			}
			col++
		}
		line, col = line+1, 0
	}
	return 0, 0, false
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// showCarets is false where marking would say nothing: a range that covers all of its lines, or a statement that is nothing but a call
// whose value is returned or assigned to a name.
func (f *fn) showCarets(n ast.Node, anchored bool) bool {
	if call, ok := n.(*ast.Call); ok && f.stmt != nil {
		s := f.stmt.Range()
		r := call.Range()
		if s.Line == r.Line && s.EndLine == r.EndLine && strings.TrimSpace(f.line(s.Line)[:min(int(s.Col), len(f.line(s.Line)))]) == "" {
			switch st := f.stmt.(type) {
			case *ast.Return:
				if _, name := call.Func.(*ast.Name); name && st.Value == ast.Expr(call) {
					return false
				}
			case *ast.Assign:
				if len(st.Targets) == 1 && st.Value == ast.Expr(call) {
					if _, name := st.Targets[0].(*ast.Name); name {
						return false
					}
				}
			}
		}
	}
	if anchored {
		return true
	}
	return !f.coversLines(*n.Range())
}

func (f *fn) coversLines(s ast.Span) bool {
	first, last := f.line(s.Line), f.line(s.EndLine)
	if int(s.Col) > len(first) || int(s.EndCol) > len(last) {
		return true
	}
	return strings.TrimLeft(first[:s.Col], " \t\f") == "" && strings.TrimSpace(last[s.EndCol:]) == ""
}
