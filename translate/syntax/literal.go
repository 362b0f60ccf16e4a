package syntax

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// maxDigits is CPython's limit on decimal integer literals, whose conversion is quadratic there.
const maxDigits = 4300

// small holds the commonest numbers, which all trees share.
var small = func() (n [10]*big.Int) {
	for i := range n {
		n[i] = big.NewInt(int64(i))
	}
	return
}()

// number evaluates the numeric literal that token i is: *big.Int, float64 or complex128.
func (r *restorer) number(i int) any {
	s := r.Of(i)
	if len(s) == 1 {
		return small[s[0]-'0']
	}
	s = strings.ToLower(strings.ReplaceAll(s, "_", ""))
	radix := s[0] == '0' && (s[1] == 'x' || s[1] == 'o' || s[1] == 'b')
	switch {
	case radix:
	case s[len(s)-1] == 'j':
		return complex(0, float(s[:len(s)-1]))
	case strings.ContainsAny(s, ".e"):
		return float(s)
	case len(s) < 19:
		n, _ := strconv.ParseInt(s, 10, 64) // the tokenizer saw to it that these are digits
		return big.NewInt(n)
	case len(s) > maxDigits:
		r.fail(i, i, fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use "+
			"sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid "+
			"decimal conversion limits.", maxDigits, len(s)))
	}
	n := new(big.Int)
	if radix {
		n.SetString(s, 0)
	} else {
		n.SetString(s, 10)
	}
	return n
}

// float evaluates a decimal literal; what is too large is infinite.
func float(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64) // the only possible error is a range error, whose value is right
	return f
}
