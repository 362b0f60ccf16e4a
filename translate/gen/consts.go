package gen

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// constant is a constant as an expression; what would allocate becomes a package-level variable.
func (g *generator) constant(c ir.Const) jen.Code {
	switch v := c.Value.(type) {
	case nil:
		return rt("None")
	case bool:
		if v {
			return rt("True")
		}
		return rt("False")
	case int64:
		return rt("Int").Call(jen.Op(strconv.FormatInt(v, 10)))
	case float64:
		if !math.IsInf(v, 0) && !(v == 0 && math.Signbit(v)) {
			return rt("Float").Call(jen.Op(strconv.FormatFloat(v, 'g', -1, 64)))
		}
	case ast.EllipsisValue:
		return rt("Ellipsis")
	}
	key := constKey(c)
	if name, ok := g.consts[key]; ok {
		return jen.Id(name)
	}
	expr := g.constExpr(c)
	name := g.unique("k_" + stem(c))
	g.consts[key] = name
	g.order = append(g.order, constant{name, expr})
	return jen.Id(name)
}

func (g *generator) constExpr(c ir.Const) jen.Code {
	switch v := c.Value.(type) {
	case string:
		return rt("NewStr").Call(goString(v))
	case ast.Bytes:
		return rt("NewBytes").Call(goString(string(v)))
	case *big.Int:
		return rt("BigInt").Call(jen.Lit(v.String()))
	case float64:
		if math.IsInf(v, 0) {
			return rt("Float").Call(jen.Qual("math", "Inf").Call(jen.Lit(map[bool]int{true: -1, false: 1}[v < 0])))
		}
		return rt("Float").Call(jen.Qual("math", "Copysign").Call(jen.Lit(0), jen.Lit(-1)))
	case complex128:
		return rt("Complex").Call(goFloat(real(v)), goFloat(imag(v)))
	case []ir.Const:
		items := make([]jen.Code, len(v))
		for i, x := range v {
			items[i] = g.constant(x)
		}
		return rt("NewTuple").Call(items...)
	}
	panic(fmt.Sprintf("gen: no such constant: %T", c.Value))
}

func goFloat(f float64) jen.Code {
	switch {
	case math.IsInf(f, 1):
		return jen.Qual("math", "Inf").Call(jen.Lit(1))
	case f == 0 && math.Signbit(f):
		return jen.Qual("math", "Copysign").Call(jen.Lit(0), jen.Lit(-1))
	}
	return jen.Op(strconv.FormatFloat(f, 'g', -1, 64))
}

// goString is a Go literal for any bytes: surrogates in generalised UTF-8 are not valid in Go source and are escaped.
func goString(s string) jen.Code { return jen.Op(strconv.Quote(s)) }

// constKey tells constants apart that are equal in Python but not the same.
func constKey(c ir.Const) string {
	switch v := c.Value.(type) {
	case []ir.Const:
		keys := make([]string, len(v))
		for i, x := range v {
			keys[i] = constKey(x)
		}
		return "(" + strings.Join(keys, ",") + ")"
	case float64:
		return fmt.Sprintf("f%x", math.Float64bits(v))
	case complex128:
		return fmt.Sprintf("c%x,%x", math.Float64bits(real(v)), math.Float64bits(imag(v)))
	}
	return fmt.Sprintf("%T:%q", c.Value, fmt.Sprint(c.Value))
}

// stem is a readable part for the name of a constant.
func stem(c ir.Const) string {
	text := ""
	switch v := c.Value.(type) {
	case string:
		text = v
	case ast.Bytes:
		text = "b_" + string(v)
	case *big.Int:
		text = "int"
	case []ir.Const:
		text = "tuple"
	default:
		text = "number"
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
		if b.Len() >= 20 {
			break
		}
	}
	s := strings.Trim(b.String(), "_")
	if s == "" {
		return "text"
	}
	return s
}

// unique is a package-level name that nothing else has.
func (g *generator) unique(name string) string {
	n := name
	for i := 2; g.taken[n]; i++ {
		n = name + "_" + strconv.Itoa(i)
	}
	g.taken[n] = true
	return n
}

// attr is the address of the cache of an attribute name.
func (g *generator) attr(name string) jen.Code {
	id, ok := g.attrs[name]
	if !ok {
		id = g.unique("nm_" + goRunes(name))
		g.attrs[name] = id
	}
	return jen.Op("&").Id(id)
}
