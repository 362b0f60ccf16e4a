package semantic

import (
	"math/big"
	"unicode/utf8"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// constantType is the name of the type of the constant that CPython's optimizer makes of e; "" if it makes none. Of arithmetic it
// knows what can neither fail nor grow large.
func constantType(e ast.Expr) string {
	switch n := e.(type) {
	case *ast.Constant:
		return valueType(n.Value)
	case *ast.Name:
		if n.Id == "__debug__" {
			return "bool"
		}
	case *ast.Tuple:
		for _, x := range n.Elts {
			if constantType(x) == "" {
				return ""
			}
		}
		if n.Ctx == ast.Load {
			return "tuple"
		}
	case *ast.UnaryOp:
		t := constantType(n.Operand)
		switch {
		case t == "":
			return ""
		case n.Op == ast.Not:
			return "bool"
		case t == "bool" || t == "int":
			return "int"
		case t == "complex" || t == "float":
			if n.Op != ast.Invert {
				return t
			}
		}
	case *ast.BinOp:
		left, right := constantType(n.Left), constantType(n.Right)
		switch {
		case n.Op == ast.Mult && isRepetition(n.Left, n.Right):
			return left
		case n.Op == ast.Mult && isRepetition(n.Right, n.Left):
			return right
		case n.Op == ast.Add && left == right && (left == "str" || left == "bytes" || left == "tuple"):
			return left
		}
		a, b := rank(left), rank(right)
		if a == 0 || b == 0 {
			return ""
		}
		switch n.Op {
		case ast.Add, ast.Sub, ast.Mult:
			return [...]string{"", "int", "float", "complex"}[max(a, b)]
		case ast.FloorDiv, ast.Mod:
			if max(a, b) < 3 && !isZero(n.Right) {
				return [...]string{"", "int", "float"}[max(a, b)]
			}
		case ast.Div:
			if !isZero(n.Right) {
				return [...]string{"", "float", "float", "complex"}[max(a, b)]
			}
		}
	}
	return ""
}

// isRepetition reports whether s is a string literal, n a number, and CPython repeats s n times.
func isRepetition(s, n ast.Expr) bool {
	const longest = 4096
	c, ok := n.(*ast.Constant)
	if !ok {
		return false
	}
	times, ok := c.Value.(*big.Int)
	if !ok {
		return false
	}
	size := 0
	if c, ok = s.(*ast.Constant); ok {
		switch v := c.Value.(type) {
		case string:
			size = utf8.RuneCountInString(v)
		case ast.Bytes:
			size = len(v)
		default:
			return false
		}
	}
	return ok && (size == 0 || times.IsInt64() && times.Int64() <= int64(longest/size))
}

// isZero reports whether the number e might be zero.
func isZero(e ast.Expr) bool {
	for {
		u, ok := e.(*ast.UnaryOp)
		if !ok || u.Op != ast.UAdd && u.Op != ast.USub {
			break
		}
		e = u.Operand
	}
	c, ok := e.(*ast.Constant)
	if !ok {
		return true
	}
	switch v := c.Value.(type) {
	case *big.Int:
		return v.Sign() == 0
	case float64:
		return v == 0
	case complex128:
		return v == 0
	}
	return c.Value == false
}

// rank orders the types of numbers; 0 is for other types.
func rank(t string) int {
	switch t {
	case "bool", "int":
		return 1
	case "float":
		return 2
	case "complex":
		return 3
	}
	return 0
}

func valueType(v any) string {
	switch v.(type) {
	case nil:
		return "NoneType"
	case bool:
		return "bool"
	case *big.Int:
		return "int"
	case float64:
		return "float"
	case complex128:
		return "complex"
	case string:
		return "str"
	case ast.Bytes:
		return "bytes"
	}
	return "ellipsis"
}

// inferredType is the name of the type that e has whatever it is made of; "" where that is not known.
func inferredType(e ast.Expr) string {
	switch e.(type) {
	case *ast.Tuple:
		return "tuple"
	case *ast.List, *ast.ListComp:
		return "list"
	case *ast.Dict, *ast.DictComp:
		return "dict"
	case *ast.Set, *ast.SetComp:
		return "set"
	case *ast.GeneratorExp:
		return "generator"
	case *ast.Lambda:
		return "function"
	case *ast.JoinedStr:
		return "str"
	}
	return constantType(e)
}
