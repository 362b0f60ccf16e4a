package interop_test

import (
	"errors"
	"math/big"
	"reflect"
	"strings"
	"sync"
	"testing"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/interop"
)

// echo stands for a translated module: its functions return or raise what they are given.
var echo = interop.Program{Module: "echo", Register: func() {
	rt.RegisterModule("echo", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "same", Sig: "value=None, /, *, named=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				if !a[1].IsNone() {
					return a[1], nil
				}
				return a[0], nil
			}},
			rt.Def{Name: "fail", Sig: "text", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				return rt.Unset, rt.NewExc(&rt.KeyError, a[0])
			}},
		)
		return nil
	})
}}

// same sends a value through Python and back.
func same[T any](t *testing.T, v T) {
	t.Helper()
	got, err := interop.Call[T](&echo, "same", v)
	if err != nil || !reflect.DeepEqual(got, v) {
		t.Errorf("%T: got %#v, %v; want %#v", v, got, err, v)
	}
}

func TestConversions(t *testing.T) {
	n, f := int64(1)<<62, 0.5
	same(t, int64(-3))
	same(t, n)
	same(t, f)
	same(t, true)
	same(t, "größe\x00")
	same(t, []byte{0, 255})
	same(t, []string{"a", ""})
	same(t, [][]int64{{1}, {}})
	same(t, map[string][]float64{"a": {1, 2.5}})
	same(t, &n)
	same(t, (*int64)(nil))
	same(t, (*string)(nil))
	same(t, new(big.Int).Lsh(big.NewInt(1), 100))
	same[any](t, nil)
	same[any](t, []any{int64(1), "x", 2.5, nil, true, []byte("b"), map[any]any{"k": int64(1)}})
	if got, err := interop.Call[float64](&echo, "same", int64(2)); err != nil || got != 2 {
		t.Errorf("an int for a float: %v, %v", got, err)
	}
	if got, err := interop.Call[int64](&echo, "same", interop.Keyword{Name: "named", Value: 7}); err != nil || got != 7 {
		t.Errorf("by name: %v, %v", got, err)
	}
}

func TestMismatches(t *testing.T) {
	for want, call := range map[string]func() error{
		"result: is a str, not the int":           func() error { _, err := interop.Call[int64](&echo, "same", "x"); return err },
		"result: is a int, not the str":           func() error { _, err := interop.Call[string](&echo, "same", 1); return err },
		"item 1: is a str, not the int":           func() error { _, err := interop.Call[[]int64](&echo, "same", []any{1, "x"}); return err },
		"does not fit into 64 bits":               func() error { _, err := interop.Call[int64](&echo, "same", uint64(1)<<63); return err },
		"not the bytes":                           func() error { _, err := interop.Call[[]byte](&echo, "same", "x"); return err },
		"a Go chan int has no Python counterpart": func() error { _, err := interop.Call[any](&echo, "same", make(chan int)); return err },
	} {
		if err := call(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func TestError(t *testing.T) {
	_, err := interop.Call[any](&echo, "fail", "lost")
	var e *interop.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v", err)
	}
	if e.Type != "KeyError" || e.Message != "'lost'" || e.Error() != "KeyError: 'lost'" || e.Traceback != "KeyError: 'lost'\n" ||
		!e.IsA("LookupError") || !e.IsA("KeyError") || e.IsA("ValueError") {
		t.Errorf("got %#v", e)
	}
	_, err = interop.Call[any](&echo, "missing")
	if !errors.As(err, &e) || e.Type != "AttributeError" {
		t.Errorf("got %v", err)
	}
}

// TestConcurrency calls from many goroutines at once.
func TestConcurrency(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			if got, err := interop.Call[int64](&echo, "same", i); err != nil || got != int64(i) {
				t.Errorf("got %v, %v; want %d", got, err, i)
			}
		})
	}
	wg.Wait()
}
