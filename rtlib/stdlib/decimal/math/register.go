// Package math is what Python's module decimal needs for exponentials, logarithms and powers, translated from math.py.
package math

import _ "github.com/py2go/py2go/rtlib/stdlib/math"

//go:generate go run ../../mkpython.go _decimal_math=math.py

func init() { Register() }
