package random

import (
	"math"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/internal/libm"
)

// deviates draws uniform deviates from a Python generator and does the arithmetic of the rejection methods on them, with Python's errors. The
// first error is kept in err; what is computed after it has no meaning.
//
// Products are converted to float64 before they are added to, so that no compiler fuses the two roundings into one.
type deviates struct {
	native *twister // the generator, where random is its own method
	random rt.Value
	err    *rt.Exc
}

// newDeviates looks random up once, as an attribute: classes and instances may have one of their own.
func newDeviates(self rt.Value) *deviates {
	d := &deviates{}
	if d.random, d.err = rt.GetAttr(self, &randomAttr); d.err != nil {
		return d
	}
	if m := rt.As[rt.Builtin](d.random, &rt.BuiltinFunctionType); m != nil && m.Def.Name == randomAttr.Name {
		d.native = rt.As[twister](m.Self, &twisterType)
	}
	return d
}

var randomAttr = rt.Attr{Name: "random"}

func (d *deviates) next() float64 {
	switch {
	case d.err != nil:
		return 0
	case d.native != nil:
		return d.native.float()
	}
	v, err := rt.Call0(d.random)
	if err != nil {
		d.err = err
		return 0
	}
	x, err := rt.ToFloat(v)
	d.err = err
	return x
}

func (d *deviates) fail(t *rt.Type, message string) float64 {
	if d.err == nil {
		d.err = rt.Errorf(t, "%s", message)
	}
	return 0
}

func (d *deviates) log(x float64) float64 {
	if x <= 0 {
		return d.fail(&rt.ValueError, "math domain error")
	}
	return libm.Log(x)
}

func (d *deviates) sqrt(x float64) float64 {
	if x < 0 {
		return d.fail(&rt.ValueError, "math domain error")
	}
	return math.Sqrt(x)
}

func (d *deviates) acos(x float64) float64 {
	if math.Abs(x) > 1 {
		return d.fail(&rt.ValueError, "math domain error")
	}
	return libm.Acos(x)
}

func (d *deviates) quotient(x, y float64) float64 {
	if y == 0 {
		return d.fail(&rt.ZeroDivisionError, "float division by zero")
	}
	return x / y
}

// The constants of the rejection methods, as Python computes them.
var (
	log4    = libm.Log(4)
	normalB = 4 * libm.Exp(-0.5) / math.Sqrt(2)
	gammaD  = 1 + libm.Log(4.5)
)

// normal is standard normal: Kinderman and Monahan's ratio of uniform deviates.
func (d *deviates) normal() float64 {
	for d.err == nil {
		u := d.next()
		v := 1 - d.next()
		z := d.quotient(normalB*(u-0.5), v)
		if float64(z*z)/4 <= -d.log(v) {
			return z
		}
	}
	return 0
}

// normalPair is two independent standard normal deviates: Box and Muller's polar coordinates.
func (d *deviates) normalPair() (x, y float64) {
	angle := float64(d.next() * (2 * math.Pi))
	radius := d.sqrt(-2 * d.log(1-d.next()))
	return libm.Cos(angle) * radius, libm.Sin(angle) * radius
}

// vonMises is the angle from the mean of a von Mises deviate, s being half the reciprocal of its concentration: Best and Fisher's method,
// with a wrapped Cauchy envelope.
func (d *deviates) vonMises(s float64) float64 {
	r := s + math.Sqrt(1+float64(s*s))
	for d.err == nil {
		z := libm.Cos(math.Pi * d.next())
		e := d.quotient(z, r+z)
		u := d.next()
		if u < 1-float64(e*e) || u <= (1-e)*libm.Exp(e) {
			q := 1 / r
			angle := d.acos(d.quotient(q+z, 1+float64(q*z)))
			if d.next() > 0.5 {
				return angle
			}
			return -angle
		}
	}
	return 0
}

// gamma is a gamma deviate of scale 1: by Cheng's method for shapes above 1, by Ahrens and Dieter's GS below.
func (d *deviates) gamma(shape float64) float64 {
	switch {
	case shape > 1:
		return d.gammaCheng(shape)
	case shape == 1:
		return -d.log(1 - d.next())
	}
	return d.gammaGS(shape)
}

func (d *deviates) gammaCheng(shape float64) float64 {
	lambda := math.Sqrt(float64(2*shape) - 1)
	b, c := shape-log4, shape+lambda
	for d.err == nil {
		u := d.next()
		if !(1e-7 < u && u < 0.9999999) {
			continue
		}
		w := 1 - d.next()
		v := libm.Log(u/(1-u)) / lambda
		x := shape * libm.Exp(v)
		z := float64(float64(u*u) * w)
		r := b + float64(c*v) - x
		if r+gammaD-float64(4.5*z) >= 0 || r >= d.log(z) {
			return x
		}
	}
	return 0
}

func (d *deviates) gammaGS(shape float64) float64 {
	b := (math.E + shape) / math.E
	for d.err == nil {
		var x, accept float64
		p := float64(b * d.next())
		if p > 1 {
			x = -d.log((b - p) / shape)
			accept = libm.Pow(x, shape-1)
		} else {
			x = libm.Pow(p, 1/shape)
			accept = libm.Exp(-x)
		}
		if d.next() <= accept {
			return x
		}
	}
	return 0
}

// deviateMethods are what random.py builds its distributions on.
func deviateMethods() []rt.Def {
	pure := func(name string, f func(d *deviates) float64) rt.Def {
		return rt.Def{Name: name, F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			d := newDeviates(self)
			x := f(d)
			return rt.Float(x), d.err
		}}
	}
	shaped := func(name string, f func(d *deviates, shape float64) float64) rt.Def {
		return rt.Def{Name: name, Sig: "shape, /", F2: func(self, v rt.Value) (rt.Value, *rt.Exc) {
			shape, err := rt.ToFloat(v)
			if err != nil {
				return rt.Unset, err
			}
			d := newDeviates(self)
			x := f(d, shape)
			return rt.Float(x), d.err
		}}
	}
	return []rt.Def{
		pure("_normal", (*deviates).normal),
		{Name: "_normal_pair", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			d := newDeviates(self)
			x, y := d.normalPair()
			return rt.NewTuple2(rt.Float(x), rt.Float(y)), d.err
		}},
		shaped("_von_mises", (*deviates).vonMises),
		shaped("_gamma", (*deviates).gamma),
	}
}
