package rt

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file evaluates text made at run time as far as it only describes data: literals, displays, names, attributes, calls with such
// arguments, signs, and sums, which is what repr writes. That is all that eval and ast.literal_eval can do with a text that no
// translator has seen.

// errNotData says that a text is no description of data; whoever asked decides what that means.
var errNotData = &Exc{}

type dataParser struct {
	text    string
	at      int
	ns, env Value // where names are looked up; Unset where there must be none
	depth   int
	dry     bool // only find out whether the text describes data
}

// evalData is the value of a text that describes data, errNotData if it does not. ns and env are as for a unit, or Unset.
func evalData(text string, ns, env Value) (Value, *Exc) {
	for _, dry := range []bool{true, false} {
		p := &dataParser{text: text, ns: ns, env: env, dry: dry}
		p.space()
		v, err := p.tuple(0)
		if err == nil && p.at < len(p.text) {
			err = errNotData
		}
		if err != nil || !dry {
			return v, err
		}
	}
	return Unset, nil
}

// LiteralEval is ast.literal_eval of a str; false if the text is anything else than literals.
func LiteralEval(text string) (Value, bool, *Exc) {
	v, err := evalData(strings.TrimLeft(text, " \t"), Unset, Unset)
	if err == errNotData {
		return Unset, false, nil
	}
	return v, true, err
}

func (p *dataParser) space() {
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == ' ' || c == '\t' || c == '\f' || c == '\n' && (p.depth > 0 || strings.TrimSpace(p.text[p.at:]) == ""):
			p.at++
		case c == '\\' && strings.HasPrefix(p.text[p.at:], "\\\n"):
			p.at += 2
		default:
			return
		}
	}
}

// eat skips a token if it comes next.
func (p *dataParser) eat(tok string) bool {
	if strings.HasPrefix(p.text[p.at:], tok) {
		p.at += len(tok)
		p.space()
		return true
	}
	return false
}

func (p *dataParser) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

// tuple is an expression, or several with commas between, up to what closes them.
func (p *dataParser) tuple(end byte) (Value, *Exc) {
	var items []Value
	for comma := false; ; comma = true {
		if p.peek() == end && (comma || end == ')') {
			break
		}
		v, err := p.sum()
		if err != nil {
			return Unset, err
		}
		items = append(items, v)
		if !p.eat(",") {
			if !comma {
				return v, nil
			}
			break
		}
	}
	return NewTuple(items...), nil
}

func (p *dataParser) sum() (Value, *Exc) {
	v, err := p.unary()
	for err == nil && (p.peek() == '+' || p.peek() == '-') {
		op := Add
		if p.peek() == '-' {
			op = Sub
		}
		p.at++
		p.space()
		var w Value
		if w, err = p.unary(); err != nil {
			break
		}
		if p.env.IsUnset() && (!isNumber(v) || TypeOf(v) == &ComplexType || TypeOf(w) != &ComplexType) {
			return Unset, errNotData
		}
		if p.dry && !p.env.IsUnset() {
			v = None
			continue
		}
		v, err = op(v, w)
	}
	return v, err
}

func isNumber(v Value) bool {
	t := TypeOf(v)
	return t == &IntType || t == &FloatType || t == &ComplexType
}

func (p *dataParser) unary() (Value, *Exc) {
	neg, pos := p.eat("-"), false
	if !neg {
		pos = p.eat("+")
	}
	if !neg && !pos {
		return p.primary()
	}
	v, err := p.unary()
	switch {
	case err != nil:
		return Unset, err
	case p.env.IsUnset() && !isNumber(v):
		return Unset, errNotData
	case p.dry:
		return v, nil
	case neg:
		return Neg(v)
	}
	return UPos(v)
}

// primary is an atom with attributes and calls after it.
func (p *dataParser) primary() (Value, *Exc) {
	v, err := p.atom()
	for err == nil && !p.env.IsUnset() {
		switch {
		case p.peek() == '.':
			p.at++
			name := p.name()
			if name == "" {
				return Unset, errNotData
			}
			if !p.dry {
				v, err = GetAttrName(v, name)
			}
		case p.peek() == '(':
			v, err = p.call(v)
		default:
			return v, nil
		}
	}
	return v, err
}

func (p *dataParser) open(tok string) bool {
	p.depth++
	if p.depth > 200 || !p.eat(tok) {
		p.depth--
		return false
	}
	return true
}

func (p *dataParser) shut(tok string) *Exc {
	if !strings.HasPrefix(p.text[p.at:], tok) {
		return errNotData
	}
	p.at++
	p.depth--
	p.space()
	return nil
}

func (p *dataParser) call(f Value) (Value, *Exc) {
	if !p.open("(") {
		return Unset, errNotData
	}
	var names []string
	var args []Value
	for p.peek() != ')' {
		start := p.at
		if name := p.name(); name != "" && p.peek() == '=' && !strings.HasPrefix(p.text[p.at:], "==") {
			p.eat("=")
			names = append(names, name)
		} else if p.at = start; names != nil {
			return Unset, errNotData
		}
		v, err := p.sum()
		if err != nil {
			return Unset, err
		}
		args = append(args, v)
		if !p.eat(",") {
			break
		}
	}
	if err := p.shut(")"); err != nil {
		return Unset, err
	}
	if p.dry {
		return None, nil
	}
	return CallKw(f, names, args...)
}

// name is the identifier that comes next, "" if there is none.
func (p *dataParser) name() string {
	start := p.at
	for p.at < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.at:])
		if r != '_' && !unicode.IsLetter(r) && (p.at == start || !unicode.IsDigit(r)) {
			break
		}
		p.at += n
	}
	name := p.text[start:p.at]
	p.space()
	return name
}

func (p *dataParser) atom() (Value, *Exc) {
	c := p.peek()
	switch {
	case c == '(':
		if !p.open("(") {
			return Unset, errNotData
		}
		v, err := p.tuple(')')
		if err == nil {
			err = p.shut(")")
		}
		return v, err
	case c == '[':
		if !p.open("[") {
			return Unset, errNotData
		}
		items, err := p.items(']')
		if err == nil {
			err = p.shut("]")
		}
		return NewList(items...), err
	case c == '{':
		return p.braces()
	case c >= '0' && c <= '9', c == '.' && p.at+1 < len(p.text) && p.text[p.at+1] >= '0' && p.text[p.at+1] <= '9':
		return p.number()
	case strings.HasPrefix(p.text[p.at:], "..."):
		p.eat("...")
		return Ellipsis, nil
	}
	if v, ok, err := p.strings(); ok || err != nil {
		return v, err
	}
	switch name := p.name(); {
	case name == "None":
		return None, nil
	case name == "True":
		return True, nil
	case name == "False":
		return False, nil
	case name == "set" && p.env.IsUnset() && strings.HasPrefix(p.text[p.at:], "()"):
		p.eat("(")
		p.eat(")")
		return NewSet()
	case name == "" || p.env.IsUnset() || pythonKeywords[name]:
		return Unset, errNotData
	case p.dry:
		return None, nil
	default:
		return ScopeGet(p.ns, p.env, name)
	}
}

var pythonKeywords = map[string]bool{"and": true, "as": true, "assert": true, "async": true, "await": true, "break": true, "class": true,
	"continue": true, "def": true, "del": true, "elif": true, "else": true, "except": true, "finally": true, "for": true, "from": true,
	"global": true, "if": true, "import": true, "in": true, "is": true, "lambda": true, "nonlocal": true, "not": true, "or": true,
	"pass": true, "raise": true, "return": true, "try": true, "while": true, "with": true, "yield": true}

func (p *dataParser) items(end byte) ([]Value, *Exc) {
	var items []Value
	for p.peek() != end {
		v, err := p.sum()
		if err != nil {
			return nil, err
		}
		items = append(items, v)
		if !p.eat(",") {
			break
		}
	}
	return items, nil
}

// braces is a dict or set display.
func (p *dataParser) braces() (Value, *Exc) {
	if !p.open("{") {
		return Unset, errNotData
	}
	d, items := NewDict(), []Value(nil)
	for p.peek() != '}' {
		k, err := p.sum()
		if err != nil {
			return Unset, err
		}
		if p.eat(":") {
			v, err := p.sum()
			if err != nil {
				return Unset, err
			}
			if items != nil {
				return Unset, errNotData
			}
			if p.dry {
				k = Int(int64(p.at)) // what stands there need not be hashable yet
			}
			if err := DictSet(d, k, v); err != nil {
				return Unset, err
			}
		} else if n, _ := Len(d); n > 0 {
			return Unset, errNotData
		} else {
			items = append(items, k)
		}
		if !p.eat(",") {
			break
		}
	}
	if err := p.shut("}"); err != nil {
		return Unset, err
	}
	if items != nil && !p.dry {
		return NewSet(items...)
	}
	return d, nil
}

func (p *dataParser) number() (Value, *Exc) {
	start := p.at
	hex := strings.HasPrefix(p.text[start:], "0x") || strings.HasPrefix(p.text[start:], "0X")
	for p.at < len(p.text) {
		c := p.text[p.at]
		exponent := !hex && (c == '+' || c == '-') && (p.text[p.at-1] == 'e' || p.text[p.at-1] == 'E')
		if c != '_' && c != '.' && !exponent && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			break
		}
		p.at++
	}
	text := p.text[start:p.at]
	p.space()
	t := &IntType
	args := []Value{NewStr(text), Int(0)}
	switch last := text[len(text)-1]; {
	case hex:
	case last == 'j' || last == 'J':
		t, args = &ComplexType, args[:1]
	case strings.ContainsAny(text, ".eE"):
		t, args = &FloatType, args[:1]
	case len(text) > 1 && text[0] == '0' && strings.Trim(text, "0_") == "":
		args[0] = NewStr("0")
	}
	if strings.ContainsAny(text, "nN") { // inf, nan
		return Unset, errNotData
	}
	v, err := Call(t.Value(), args...)
	if err != nil && err.Is(&ValueError) {
		return Unset, errNotData
	}
	return v, err
}

// strings are string or bytes literals that stand side by side; false if there is none.
func (p *dataParser) strings() (Value, bool, *Exc) {
	var text strings.Builder
	found, bytes := false, false
	for {
		n := 0
		for p.at+n < len(p.text) && n < 2 && strings.IndexByte("rRbBuU", p.text[p.at+n]) >= 0 {
			n++
		}
		if p.at+n >= len(p.text) || p.text[p.at+n] != '\'' && p.text[p.at+n] != '"' {
			break
		}
		prefix := strings.ToLower(p.text[p.at : p.at+n])
		isBytes := strings.Contains(prefix, "b")
		if found && isBytes != bytes {
			return Unset, true, errNotData
		}
		found, bytes = true, isBytes
		p.at += n
		if !p.quoted(&text, strings.Contains(prefix, "r"), isBytes) {
			return Unset, true, errNotData
		}
		p.space()
	}
	switch {
	case !found:
		return Unset, false, nil
	case bytes:
		return NewBytes(text.String()), true, nil
	}
	return NewStr(text.String()), true, nil
}

// quoted reads one literal behind its prefix.
func (p *dataParser) quoted(out *strings.Builder, raw, bytes bool) bool {
	quote := p.text[p.at : p.at+1]
	if strings.HasPrefix(p.text[p.at:], strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	p.at += len(quote)
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case strings.HasPrefix(p.text[p.at:], quote):
			p.at += len(quote)
			return true
		case c == '\n' && len(quote) == 1, bytes && c >= 0x80:
			return false
		case c == '\\' && raw && p.at+1 < len(p.text):
			out.WriteString(p.text[p.at : p.at+2])
			p.at += 2
		case c == '\\' && !raw:
			if !p.escape(out, bytes) {
				return false
			}
		default:
			out.WriteByte(c)
			p.at++
		}
	}
	return false
}

var simpleEscapes = map[byte]byte{'\\': '\\', '\'': '\'', '"': '"', 'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11}

func (p *dataParser) escape(out *strings.Builder, bytes bool) bool {
	if p.at+1 >= len(p.text) {
		return false
	}
	c := p.text[p.at+1]
	p.at += 2
	width := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	switch {
	case c == '\n':
		return true
	case simpleEscapes[c] != 0:
		out.WriteByte(simpleEscapes[c])
		return true
	case c >= '0' && c <= '7':
		n := int(c - '0')
		for i := 0; i < 2 && p.peek() >= '0' && p.peek() <= '7'; i++ {
			n = n*8 + int(p.peek()-'0')
			p.at++
		}
		return writeCode(out, n, bytes)
	case width > 0 && (c == 'x' || !bytes):
		if p.at+width > len(p.text) {
			return false
		}
		n, err := strconv.ParseUint(p.text[p.at:p.at+width], 16, 32)
		p.at += width
		return err == nil && n <= unicode.MaxRune && writeCode(out, int(n), bytes)
	case c == 'N' && !bytes:
		return false
	}
	out.WriteByte('\\')
	out.WriteByte(c)
	return true
}

// writeCode writes a byte or a code point.
func writeCode(out *strings.Builder, n int, bytes bool) bool {
	switch {
	case bytes:
		out.WriteByte(byte(n))
	default:
		out.Write(AppendRune(nil, rune(n)))
	}
	return true
}
