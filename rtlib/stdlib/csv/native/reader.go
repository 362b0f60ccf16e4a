package native

import (
	"sync/atomic"

	rt "github.com/py2go/py2go/rtlib"
)

// fieldLimit is how many characters a field may have.
var fieldLimit atomic.Int64

func init() { fieldLimit.Store(131072) }

// state is what the reader expects next.
type state uint8

const (
	startRecord state = iota
	startField
	escaped
	inField
	inQuotes
	escapedInQuotes
	quoteInQuotes // a quote inside quotes: the end of these, or one of two that stand for one
	afterRecord   // an end of line, of which more may follow
	afterEscapedNewline
)

// reader takes records out of the lines that an iterator gives.
type reader struct {
	rt.Obj
	*format
	lines  rt.Value
	line   int64
	state  state
	fields []rt.Value
	field  []byte
	plain  bool // the field has no quotes
}

var readerType = rt.Type{Name: "reader", Module: "_csv", Flags: rt.NoInstantiate}

func newReader(lines, dialect, failure rt.Value) (rt.Value, *rt.Exc) {
	f, err := formatOf(dialect, failure)
	if err != nil {
		return rt.Unset, err
	}
	return rt.FromObj(&reader{Obj: rt.NewObj(&readerType), format: f, lines: lines}), nil
}

// next is the next record as a list.
func (r *reader) next() (rt.Value, *rt.Exc) {
	r.fields, r.field, r.plain, r.state = nil, r.field[:0], true, startRecord
	for {
		v, err := rt.Next(r.lines)
		if err != nil {
			if !rt.Stopped(err) || len(r.field) == 0 && r.state != inQuotes {
				return rt.Unset, err
			}
			if r.strict {
				return rt.Unset, r.errorf("unexpected end of data")
			}
			if err := r.save(); err != nil {
				return rt.Unset, err
			}
			break
		}
		line, ok := rt.StrOf(v)
		if !ok {
			return rt.Unset, r.errorf("iterator should return strings, not %s (the file should be opened in text mode)", rt.TypeName(v))
		}
		r.line++
		if err := r.take(line); err != nil {
			return rt.Unset, err
		}
		if r.state == startRecord {
			break
		}
	}
	fields := r.fields
	r.fields = nil
	return rt.NewList(fields...), nil
}

// take reads a line, and then its end, which is the empty character.
func (r *reader) take(line string) *rt.Exc {
	for i := 0; i < len(line); {
		if r.state == inField || r.state == inQuotes {
			start := i
			for i < len(line) && !r.special[line[i]] {
				i++
			}
			if i > start {
				if err := r.add(line[start:i]); err != nil {
					return err
				}
				continue
			}
		}
		c := char(line[i:])
		if err := r.step(c); err != nil {
			return err
		}
		i += len(c)
	}
	return r.step("")
}

func (r *reader) add(text string) *rt.Exc {
	r.field = append(r.field, text...)
	if limit := fieldLimit.Load(); int64(len(r.field)) > limit && int64(chars(r.field)) > limit {
		return r.errorf("field larger than field limit (%d)", limit)
	}
	return nil
}

// save ends the field.
func (r *reader) save() *rt.Exc {
	v := rt.SubStr(string(r.field))
	switch {
	case !r.plain:
	case len(r.field) == 0 && r.nullsAreEmpty:
		v = rt.None
	case len(r.field) > 0 && r.numbersUnquoted:
		number, err := rt.Call1(rt.FloatType.Value(), v)
		if err != nil {
			return err
		}
		v = number
	}
	r.fields = append(r.fields, v)
	r.field, r.plain = r.field[:0], true
	return nil
}

// saveThen ends the field; another state begins.
func (r *reader) saveThen(s state) *rt.Exc {
	r.state = s
	return r.save()
}

// addThen adds a character; another state begins.
func (r *reader) addThen(c string, s state) *rt.Exc {
	r.state = s
	return r.add(c)
}

// quotes reports whether a character begins and ends quoted text.
func (r *reader) quotes(c string) bool { return c == r.quote && r.quoting != quoteNone }

// newlineOr is an escaped character: the end of a line stands for a newline.
func newlineOr(c string) string {
	if c == "" {
		return "\n"
	}
	return c
}

// step reads one character, or the end of a line.
func (r *reader) step(c string) *rt.Exc {
	switch r.state {
	case startRecord:
		switch {
		case c == "":
			return nil
		case isNewline(c):
			r.state = afterRecord
			return nil
		}
		return r.begin(c)
	case startField:
		return r.begin(c)
	case escaped:
		if c != "" && isNewline(c) {
			return r.addThen(c, afterEscapedNewline)
		}
		return r.addThen(newlineOr(c), inField)
	case afterEscapedNewline:
		if c == "" {
			return nil
		}
		return r.goOn(c)
	case inField:
		return r.goOn(c)
	case inQuotes:
		return r.quoted(c)
	case escapedInQuotes:
		return r.addThen(newlineOr(c), inQuotes)
	case quoteInQuotes:
		return r.afterQuote(c)
	}
	switch {
	case c == "":
		r.state = startRecord
	case !isNewline(c):
		return r.errorf("new-line character seen in unquoted field - do you need to open the file with newline=''?")
	}
	return nil
}

// ended ends the field, and the record, if c ends a line.
func (r *reader) ended(c string) (bool, *rt.Exc) {
	switch {
	case c == "":
		return true, r.saveThen(startRecord)
	case isNewline(c):
		return true, r.saveThen(afterRecord)
	}
	return false, nil
}

// begin reads the first character of a field.
func (r *reader) begin(c string) *rt.Exc {
	r.state = startField
	if ended, err := r.ended(c); ended {
		return err
	}
	switch {
	case r.quotes(c):
		r.plain, r.state = false, inQuotes
	case c == r.escape:
		r.state = escaped
	case c == " " && r.skipSpace:
	case c == r.delimiter:
		return r.save()
	default:
		return r.addThen(c, inField)
	}
	return nil
}

// goOn reads another character of a field that is not in quotes. After an escaped newline the field goes on over ends of lines.
func (r *reader) goOn(c string) *rt.Exc {
	if ended, err := r.ended(c); ended {
		return err
	}
	switch c {
	case r.escape:
		r.state = escaped
	case r.delimiter:
		return r.saveThen(startField)
	default:
		return r.add(c)
	}
	return nil
}

// quoted reads another character inside quotes.
func (r *reader) quoted(c string) *rt.Exc {
	switch {
	case c == "":
	case c == r.escape:
		r.state = escapedInQuotes
	case r.quotes(c):
		r.state = inField
		if r.double {
			r.state = quoteInQuotes
		}
	default:
		return r.add(c)
	}
	return nil
}

// afterQuote reads the character after a quote inside quotes.
func (r *reader) afterQuote(c string) *rt.Exc {
	switch {
	case c != "" && r.quotes(c):
		return r.addThen(c, inQuotes)
	case c == r.delimiter:
		return r.saveThen(startField)
	}
	if ended, err := r.ended(c); ended {
		return err
	}
	if r.strict {
		return r.errorf("'%s' expected after '%s'", r.delimiter, r.quote)
	}
	return r.addThen(c, inField)
}
