package syntax

import (
	"slices"
	"strconv"
	"sync"

	"github.com/py2go/py2go/translate/syntax/source"
	"github.com/py2go/py2go/translate/syntax/token"
)

// The names that mark, in the lowered text, constructs that Python 3.4 does not have. No placeholder looks like them.
const (
	markAwait     = "A_"  // A_(x): await x
	markStar      = "S_"  // lambda *S_: x and lambda **S_: x: *x and **x
	markPosOnly   = "P_"  // a parameter: the / of a parameter list
	markDecorator = "D_"  // @D_(x): @x
	markDictStar  = "DS_" // DS_: x in a dict display: **x
	markParams    = "TP_" // @TP_(…): the type parameters of what follows
	markAnnotate  = "AN_" // x = AN_(T, (v)): x: T = v
	markAlias     = "TY_" // x = TY_(…, v): type x[…] = v
	markMatch     = "M_"  // for M_ in x: match x
	markCase      = "C_"  // while C_[p](g): case p if g
	markAs        = "AS_" // p if AS_ else n: the pattern p as n
)

// lowering is the text for gpython and what restoring needs to find its way back.
type lowering struct {
	*token.File
	*buffers
	fresh  bool // at the start of a line of text
	blocks []blockKind
}

// buffers is the memory of a lowering, which outlives none but serves many.
type buffers struct {
	tokens []token.Token
	text   []byte
	marks  []mark       // where tokens start in text, in order
	lines  []int32      // by line of text: the index of its first mark
	starts []int32      // by line of text: its offset
	use    []bracketUse // by token
}

// mark says that text goes on with a token at an offset.
type mark struct{ offset, token int32 }

var pool = sync.Pool{New: func() any { return new(buffers) }}

// maxKept bounds the buffers that are kept for the next source.
const maxKept = 1 << 20

// release gives the buffers of f back; nothing refers to them any more.
func (b *buffers) release(f *token.File) {
	if len(f.Tokens) < maxKept {
		b.tokens = f.Tokens[:0]
		pool.Put(b)
	}
}

type blockKind uint8

const (
	plainBlock blockKind = iota
	matchBlock           // directly in a match statement: only case clauses
)

// refused is the panic that ends lowering where the source is certainly no Python, at a token.
type refused struct{ tok int }

func (l *lowering) refuse(tok int) { panic(refused{tok}) }

// maxPrefixes bounds the operators in one item of a list that gpython must keep in mind until their operands have been read.
const maxPrefixes = 50_000

// tooDeep ends parsing at a source that is nested too deeply.
func (l *lowering) tooDeep(tok int) {
	t := &l.Tokens[tok]
	panic(failure{l.Failf(source.RecursionError, int(t.Start), int(t.End), "maximum recursion depth exceeded during compilation")})
}

func lower(f *token.File, b *buffers) *lowering {
	l := &lowering{File: f, buffers: b, fresh: true}
	b.text, b.marks = b.text[:0], b.marks[:0]
	b.lines, b.starts = append(b.lines[:0], 0), append(b.starts[:0], 0)
	if n := len(f.Tokens) + 1; cap(b.use) < n {
		b.use = make([]bracketUse, n)
	} else {
		b.use = b.use[:n]
		clear(b.use)
	}
	l.blocks = []blockKind{plainBlock}
	next := plainBlock
	for i := 0; ; {
		switch l.Tokens[i].Kind {
		case token.End:
			return l
		case token.Indent:
			l.blocks = append(l.blocks, next)
			next = plainBlock
			i++
		case token.Dedent:
			l.blocks = l.blocks[:len(l.blocks)-1]
			i++
		case token.Newline:
			i++
		default:
			e := l.lineEnd(i)
			if l.statementLine(i, e) {
				next = matchBlock
			}
			l.newline()
			i = e + 1
		}
	}
}

// emit appends a token to the text; it stands for token i of the source.
func (l *lowering) emit(s string, i int) {
	if l.fresh {
		for range len(l.blocks) - 1 {
			l.text = append(l.text, ' ')
		}
		l.fresh = false
	} else {
		l.text = append(l.text, ' ')
	}
	l.marks = append(l.marks, mark{int32(len(l.text)), int32(i)})
	l.text = append(l.text, s...)
}

// name emits the placeholder of token i.
func (l *lowering) name(i int) {
	l.emit("n", i)
	l.text = strconv.AppendInt(l.text, int64(i), 10)
}

// operand emits the operand [i, e).
func (l *lowering) operand(i, e int) {
	if e == i+1 {
		l.name(i)
		return
	}
	l.emit("p", i)
	l.text = strconv.AppendInt(l.text, int64(i), 10)
}

// same emits the operator or keyword that token i is.
func (l *lowering) same(i int) { l.emit(l.Tokens[i].Code.String(), i) }

func (l *lowering) newline() {
	l.text = append(l.text, '\n')
	l.lines, l.starts = append(l.lines, int32(len(l.marks))), append(l.starts, int32(len(l.text)))
	l.fresh = true
}

// at finds the token for a position that gpython gives; -1 if there is none.
func (l *lowering) at(line, col int) int {
	if line < 1 || line > len(l.lines) {
		return -1
	}
	first, end := l.lines[line-1], int32(len(l.marks))
	if line < len(l.lines) {
		end = l.lines[line]
	}
	offset := l.starts[line-1] + int32(col)
	k, ok := slices.BinarySearchFunc(l.marks[first:end], offset, func(m mark, o int32) int { return int(m.offset) - int(o) })
	if !ok {
		return -1
	}
	return int(l.marks[first:end][k].token)
}

// operandEnd reports whether token i can end an operand, so that what follows is no prefix.
func (l *lowering) operandEnd(i int) bool {
	switch t := &l.Tokens[i]; t.Kind {
	case token.Name:
		return !t.Code.IsWord()
	case token.Number, token.String, token.FEnd:
		return true
	case token.Op:
		switch t.Code {
		case token.RPar, token.RSqb, token.RBrace, token.Ellipsis:
			return true
		}
	}
	return false
}

// skip returns the index after token i or the bracket that it opens.
func (l *lowering) skip(i int) int {
	if m := int(l.Tokens[i].Match); m > i {
		return m + 1
	}
	return i + 1
}

// lineEnd returns the index of the Newline that ends the logical line of i.
func (l *lowering) lineEnd(i int) int {
	for l.Tokens[i].Kind != token.Newline {
		i = l.skip(i)
	}
	return i
}

// find returns the first c in [i, j) outside of brackets and of lambda parameters; -1 if there is none.
func (l *lowering) find(i, j int, c token.Code) int {
	lambdas := 0
	for k := i; k < j; k = l.skip(k) {
		switch code := l.Tokens[k].Code; {
		case code == token.Lambda:
			lambdas++
		case code == token.Colon && lambdas > 0:
			lambdas--
		case code == c && lambdas == 0:
			return k
		}
	}
	return -1
}

// comma returns the end of the list item that starts at i: a comma outside of brackets, lambda parameters and comprehension
// targets, or e.
func (l *lowering) comma(i, e int) int {
	lambdas, target := 0, false
	for ; i < e; i = l.skip(i) {
		switch l.Tokens[i].Code {
		case token.Lambda:
			lambdas++
		case token.Colon:
			if lambdas > 0 {
				lambdas--
			}
		case token.For:
			target = true
		case token.In:
			target = false
		case token.Comma:
			if lambdas == 0 && !target {
				return i
			}
		}
	}
	return e
}
