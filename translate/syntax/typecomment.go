package syntax

import (
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/token"
)

// typeComment is a comment that starts with `type:`.
type typeComment struct {
	start, end int  // the bytes of the text behind the prefix
	ignore     bool // it is `type: ignore`; start is behind that
	alone      bool // nothing else stands on its line
	next       int  // the token that follows
	placed     bool // in the tree
}

// typeComments is what restoring knows of them.
type typeComments struct {
	all    []typeComment
	after  map[int]*typeComment // those that end a line, by the token before
	places map[int]**string     // where others go, by the token that commentable was given
}

// commentable says that the type comment at token i, if there is one, goes to where. Token i is the first of a function
// definition, a for or a with statement, or the name of a parameter.
func (r *restorer) commentable(i int, where **string) {
	if r.comments != nil {
		r.comments.places[i] = where
	}
}

// assignComment gives n, whose last token is i, its type comment, which is part of the statement.
func (r *restorer) assignComment(n *ast.Assign, i int) {
	if c := r.comments.after[i]; c != nil {
		text := r.Src[c.start:c.end]
		n.TypeComment = &text
		n.EndCol = int32(c.end) - r.Lines[n.EndLine-1]
		c.placed = true
	}
}

// attachComments puts the type comments into m, and refuses those that stand where none may.
func (r *restorer) attachComments(m *ast.Module) {
	if r.comments == nil {
		return
	}
	all := r.comments.all
	for i := range all {
		switch c := &all[i]; {
		case c.placed:
		case c.ignore:
			end := c.end
			if c.alone { // CPython takes the newline in
				end++
			}
			m.TypeIgnores = append(m.TypeIgnores, &ast.TypeIgnore{Line: r.LineOf(c.start), Tag: r.Src[c.start:end]})
		default:
			where := r.commentPlace(c, all[i+1:])
			if where == nil || *where != nil {
				r.refuse(c.next)
			}
			text := r.Src[c.start:c.end]
			*where = &text
		}
	}
}

// findComments finds the type comments, which stand between the tokens.
func (r *restorer) findComments() {
	if r.comments == nil {
		return
	}
	r.comments.after, r.comments.places = map[int]*typeComment{}, map[int]**string{}
	if !strings.Contains(r.Src, "type:") {
		return
	}
	var all []typeComment
	p := 0
	for i := range r.Tokens {
		t := &r.Tokens[i]
		end := int(t.Start)
		if t.Kind == token.Newline { // it begins with the comment, if there is one
			end = int(t.End)
		}
		for p < end {
			k := strings.IndexByte(r.Src[p:end], '#')
			if k < 0 {
				break
			}
			hash := p + k
			p = hash + strings.IndexByte(r.Src[hash:], '\n')
			start, ignore, ok := token.TypeCommentAt(r.Src, hash, p)
			if !ok {
				continue
			}
			line := r.Src[r.Start(r.LineOf(hash)):hash]
			all = append(all, typeComment{start: start, end: p, ignore: ignore, alone: strings.Trim(line, " \t\f") == "", next: i})
		}
		p = max(p, int(t.End))
	}
	r.comments.all = all
	for i := range all {
		if c := &all[i]; !c.ignore && r.Tokens[c.next].Kind == token.Newline {
			r.comments.after[c.next-1] = c
		}
	}
}

// commentPlace returns where c goes, which others follow; nil if it may not stand where it does.
func (r *restorer) commentPlace(c *typeComment, others []typeComment) **string {
	last := c.next - 1 // the token before
	switch {
	case r.Tokens[c.next].Kind == token.Newline:
		if r.Is(last, token.Colon) && r.Tokens[c.next+1].Kind == token.Indent {
			return r.comments.places[r.lineStart(last)]
		}
		return nil
	case r.Tokens[c.next].Kind == token.Indent: // a function's, if it is the only one
		head := r.lineStart(c.next - 2)
		if !r.Is(head, token.Def) && !r.Is(head+1, token.Def) || len(others) > 0 && others[0].next == c.next && !others[0].ignore {
			return nil
		}
		return r.comments.places[head]
	}
	for o := last; o >= 0 && r.Tokens[o].Kind != token.Newline; o-- {
		switch r.Tokens[o].Code {
		case token.RPar, token.RSqb, token.RBrace:
			o = int(r.Tokens[o].Match)
		case token.LPar:
			return r.paramComment(c, o)
		case token.LSqb, token.LBrace:
			return nil
		}
	}
	return nil
}

// lineStart returns the first token of the logical line that ends at i.
func (r *restorer) lineStart(i int) int {
	for ; i > 0; i-- {
		switch r.Tokens[i-1].Kind {
		case token.Newline, token.Indent, token.Dedent:
			return i
		}
	}
	return i
}

// paramComment returns the place of c if parenthesis o is around the parameters of a function: behind a parameter and its comma, or
// behind the last.
func (r *restorer) paramComment(c *typeComment, o int) **string {
	name := o - 1
	if name > 0 && r.Is(name, token.RSqb) {
		name = int(r.Tokens[name].Match) - 1
	}
	if name < 1 || !r.Is(name-1, token.Def) {
		return nil
	}
	end := c.next
	if r.Is(end-1, token.Comma) {
		end--
	} else if !r.Is(end, token.RPar) {
		return nil
	}
	start := o + 1
	for k := start; k < end; k = r.skip(k) {
		if r.Is(k, token.Comma) {
			start = k + 1
		}
	}
	if r.Is(start, token.Star) || r.Is(start, token.DoubleStar) {
		start++
	}
	if start >= end {
		return nil
	}
	return r.comments.places[start]
}
