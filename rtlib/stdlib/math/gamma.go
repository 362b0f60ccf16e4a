package math

import (
	"math"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/internal/libm"
)

// The gamma function by Lanczos' approximation with the same constants as CPython's, so that it is off by the same last digits.
const (
	lanczosG      = 6.024680040776729583740234375
	lanczosGLess  = 5.524680040776729583740234375 // less a half
	logPi         = 1.144729885849400174143427351353058711647
	exactGammaMax = 23
)

var (
	lanczosNum = [...]float64{
		23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
		35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
		6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
		248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
		2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
		8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
		2.5066282746310002701649081771338373386264310793408,
	}
	lanczosDen = [...]float64{
		0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
	}
)

// lanczosSum is the quotient of the two polynomials, from the end that keeps intermediate results small.
func lanczosSum(x float64) float64 {
	var num, den float64
	if x < 5 {
		for i := len(lanczosNum) - 1; i >= 0; i-- {
			num = float64(num*x) + lanczosNum[i]
			den = float64(den*x) + lanczosDen[i]
		}
		return num / den
	}
	for i := range lanczosNum {
		num = num/x + lanczosNum[i]
		den = den/x + lanczosDen[i]
	}
	return num / den
}

// sinPi is the sine of pi*x.
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2)
	var r float64
	switch int(math.Round(2 * y)) {
	case 0:
		r = libm.Sin(math.Pi * y)
	case 1:
		r = libm.Cos(math.Pi * (y - 0.5))
	case 2:
		r = libm.Sin(math.Pi * (1 - y))
	case 3:
		r = -libm.Cos(math.Pi * (y - 1.5))
	default:
		r = libm.Sin(math.Pi * (y - 2))
	}
	return math.Copysign(1, x) * r
}

func gamma(v rt.Value) (rt.Value, *rt.Exc) {
	x, err := number(v)
	a := math.Abs(x)
	switch {
	case err != nil:
		return rt.Unset, err
	case math.IsNaN(x) || math.IsInf(x, 1):
		return rt.Float(x), nil
	case math.IsInf(x, -1), x <= 0 && x == math.Floor(x):
		return rt.Unset, domain()
	case x == math.Floor(x) && x <= exactGammaMax:
		r := 1.0
		for i := 2.0; i < x; i++ {
			r *= i
		}
		return rt.Float(r), nil
	case a < 1e-20:
		if r := 1 / x; !math.IsInf(r, 0) {
			return rt.Float(r), nil
		}
		return rt.Unset, tooLarge()
	case a > 200 && x < 0:
		return rt.Float(0 / sinPi(x)), nil
	case a > 200:
		return rt.Unset, tooLarge()
	}
	y := a + lanczosGLess
	var z float64
	if a > lanczosGLess {
		z = y - a - lanczosGLess
	} else {
		z = y - lanczosGLess - a
	}
	z = float64(z*lanczosG) / y
	var r float64
	scale := func(by float64) { r *= by }
	if x < 0 {
		r = float64(-math.Pi/sinPi(a)/a*libm.Exp(y)) / lanczosSum(a)
		r -= float64(z * r)
		scale = func(by float64) { r /= by }
	} else {
		r = lanczosSum(a) / libm.Exp(y)
		r += float64(z * r)
	}
	if a < 140 {
		scale(libm.Pow(y, a-0.5))
	} else {
		half := libm.Pow(y, a/2-0.25)
		scale(half)
		scale(half)
	}
	if math.IsInf(r, 0) {
		return rt.Unset, tooLarge()
	}
	return rt.Float(r), nil
}

func lgamma(v rt.Value) (rt.Value, *rt.Exc) {
	x, err := number(v)
	a := math.Abs(x)
	switch {
	case err != nil:
		return rt.Unset, err
	case math.IsNaN(x):
		return rt.Float(x), nil
	case math.IsInf(x, 0):
		return rt.Float(math.Inf(1)), nil
	case x == math.Floor(x) && x <= 2:
		if x <= 0 {
			return rt.Unset, domain()
		}
		return rt.Float(0), nil
	case a < 1e-20:
		return rt.Float(-libm.Log(a)), nil
	}
	r := libm.Log(lanczosSum(a)) - lanczosG
	r += float64((a - 0.5) * (libm.Log(a+lanczosG-0.5) - 1))
	if x < 0 {
		r = logPi - libm.Log(math.Abs(sinPi(a))) - libm.Log(a) - r
	}
	if math.IsInf(r, 0) {
		return rt.Unset, tooLarge()
	}
	return rt.Float(r), nil
}
