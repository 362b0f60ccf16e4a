package libm

import (
	"bufio"
	"bytes"
	"math"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// program prints, for random arguments, what CPython's math module gives, and with it the C library.
const program = `
import math, random, struct, sys
if sys.version_info[:2] != (3, 13): sys.exit("not 3.13")
random.seed(7)
def arguments():
    for _ in range(400):
        yield random.uniform(-1, 1)
        yield random.uniform(-10, 10)
        yield random.uniform(-800, 800)
        yield random.randrange(-1000, 1000) / 10
        yield struct.unpack('d', struct.pack('Q', random.getrandbits(64)))[0]
xs = list(arguments())
def show(name, *args):
    try:
        r = getattr(math, name)(*args)
    except (ValueError, OverflowError):
        return
    if r == r and not any(a != a for a in args):
        print(name, *[a.hex() for a in args], r.hex())
for name in sys.argv[1].split():
    for x in xs:
        show(name, x)
for x in xs:
    show('pow', abs(x), random.uniform(-5, 5))
    show('atan2', x, random.choice(xs))
    show('atan2', x, random.uniform(-5, 5))
`

var unary = map[string]func(float64) float64{
	"exp": Exp, "exp2": Exp2, "log": Log, "log2": Log2, "log10": Log10, "sinh": Sinh, "cosh": Cosh, "tanh": Tanh,
	"asinh": Asinh, "acosh": Acosh, "sin": Sin, "cos": Cos, "tan": Tan, "atan": Atan, "asin": Asin, "acos": Acos,
}

func cpython(t *testing.T, code string, args ...string) []byte {
	for _, python := range []string{os.Getenv("PY2GO_PYTHON"), "python3.13", "python3"} {
		if python == "" {
			continue
		}
		if out, err := exec.Command(python, append([]string{"-c", code}, args...)...).Output(); err == nil {
			return out
		}
	}
	t.Skip("no CPython 3.13 found; PY2GO_PYTHON names one")
	return nil
}

// TestAsInC allows one result in a hundred to differ, by no more than a unit or two in the last place: C's are not all correctly
// rounded either.
func TestAsInC(t *testing.T) {
	names := []string{}
	for name := range unary {
		names = append(names, name)
	}
	count, differ := map[string]int{}, map[string]int{}
	lines := bufio.NewScanner(bytes.NewReader(cpython(t, program, strings.Join(names, " "))))
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		var nums []float64
		for _, w := range words[1:] {
			f, err := strconv.ParseFloat(w, 64)
			if err != nil && !math.IsInf(f, 0) {
				t.Fatal(err)
			}
			nums = append(nums, f)
		}
		var got float64
		switch words[0] {
		case "pow":
			got = Pow(nums[0], nums[1])
		case "atan2":
			got = Atan2(nums[0], nums[1])
		default:
			got = unary[words[0]](nums[0])
		}
		count[words[0]]++
		if want := nums[len(nums)-1]; got != want {
			differ[words[0]]++
			if !(math.Abs(got-want) < 5e-16*math.Abs(want)) {
				t.Errorf("%s: got %x", lines.Text(), got)
			}
		}
	}
	for name, n := range count {
		if differ[name]*100 > n {
			t.Errorf("%s: %d of %d differ", name, differ[name], n)
		}
	}
}
