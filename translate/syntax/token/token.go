// Package token cuts Python 3.13 source into tokens: CPython's tokens at CPython's places, and CPython's message where the source
// cannot be tokenized. f-strings are taken apart as in PEP 701: FStart, FMiddle pieces, the tokens of the replacement fields, FEnd.
package token

import "github.com/py2go/py2go/translate/syntax/source"

// Kind is the class of a token.
type Kind uint8

// The kinds.
const (
	End Kind = iota // end of file
	Newline
	Indent
	Dedent
	Name // identifiers and keywords
	Number
	String
	Op
	FStart
	FMiddle
	FEnd
	TypeComment // a comment `# type: …`, if they are asked for; its bytes are those behind the prefix
)

// Token is one token: the bytes [Start, End) of the text.
type Token struct {
	Kind Kind
	// Code is the operator or keyword, and None for everything else.
	Code Code
	// Line and EndLine, from 1, are those of Start and End.
	Line, EndLine int32
	Start, End    int32
	// Match is, for a bracket, the index of its partner; for FStart and FEnd too. -1 for everything else and for brackets
	// that were still open where tokenizing failed.
	Match int32
}

// File is a tokenized source. Tokens ends with an End token, or, if Err is not nil, stops where tokenizing failed.
type File struct {
	*source.Text
	Tokens []Token
	// Err is what the tokenizer stopped at.
	Err *source.Error
	// Direct says that Err came from the characters themselves, outside of f-strings, and so overtakes a syntax error that stands
	// before it; otherwise it is a matter of indentation, of a continued line, of an f-string or of the end of the file.
	Direct bool
	// Unclosed holds the indexes of the brackets still open where tokenizing failed, outermost first; of none if it failed in an
	// f-string.
	Unclosed []int32
}

// Of returns the source of token i.
func (f *File) Of(i int) string {
	t := &f.Tokens[i]
	return f.Src[t.Start:t.End]
}

// Is reports whether token i is the operator or keyword c.
func (f *File) Is(i int, c Code) bool { return f.Tokens[i].Code == c }
