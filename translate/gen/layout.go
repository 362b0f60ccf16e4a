package gen

import (
	"strings"

	"github.com/dave/jennifer/jen"
)

// This file lays out what would be long if every part had a line of its own.

// room is how many characters a line of a table may have.
const room = 130

// few is how many characters of a table may follow what it belongs to.
const few = 50

// rows are the elements of a composite literal: few stay on its line, more get lines of their own, as many on each as there is room for.
func rows(elements []string) jen.Code {
	if all := strings.Join(elements, ", "); len(all) <= few {
		return jen.Op(all)
	}
	var b strings.Builder
	width := 0
	for i, e := range elements {
		if i == 0 || width+len(e) > room {
			b.WriteByte('\n')
			width = 0
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(e + ",")
		width += len(e) + len(", ")
	}
	return jen.Op(b.String() + "\n")
}

// group are definitions in parentheses, which a single one needs not.
func group(defs []jen.Code) jen.Code {
	if len(defs) == 1 {
		return defs[0]
	}
	return jen.Defs(defs...)
}

// onOneLine is a block on one line, where gofmt leaves it there: it breaks those of functions of more than a hundred characters.
func onOneLine(stmts ...jen.Code) jen.Code {
	return jen.Custom(jen.Options{Open: "{ ", Close: " }", Separator: "; "}, stmts...)
}
