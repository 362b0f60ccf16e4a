// Package math is Python's math module. Functions of floats are in floats.go, with Python's errors around C's results; those of
// integers in ints.go, and those that look at many numbers in sums.go.
package math

import (
	"math"

	rt "github.com/py2go/py2go/rtlib"
)

func init() {
	rt.RegisterModule("math", func(m *rt.Module) *rt.Exc {
		for name, f := range map[string]float64{
			"pi": math.Pi, "e": math.E, "tau": 2 * math.Pi, "inf": math.Inf(1), "nan": math.NaN(),
		} {
			m.Set(name, rt.Float(f))
		}
		m.Def(floatFunctions()...)
		m.Def(intFunctions()...)
		m.Def(sumFunctions()...)
		return nil
	})
}

// number is the float that v stands for.
func number(v rt.Value) (float64, *rt.Exc) {
	if v.IsFloat() {
		return v.AsFloat(), nil
	}
	return rt.ToFloat(v)
}

func domain() *rt.Exc   { return rt.Errorf(&rt.ValueError, "math domain error") }
func tooLarge() *rt.Exc { return rt.Errorf(&rt.OverflowError, "math range error") }
