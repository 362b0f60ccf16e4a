package rt

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"slices"
	"strings"
	"testing"
)

// The expectations in testdata/containers.json are recorded from CPython by containers.py beside it.
type containerCases struct {
	Sets []struct {
		Steps [][3]json.RawMessage
		Final []json.Number
	}
	Sorts []struct {
		Keys       []int64
		Reverse    bool
		Count      int
		Log, Order uint32
	}
	Slices []struct {
		N                      int
		Slice                  [3]*string
		Got, Deleted, Assigned []int64
		Indices                []int64
	}
	Ranges []struct {
		Args                 [3]int64
		Repr, Sliced         string
		Items, Has, Reversed []int64
		Slice                [3]*int64
		Hash                 int64
	}
	Hashes []struct {
		Tuple        []json.Number
		Hash, Frozen int64
	}
}

func loadContainerCases(t *testing.T) *containerCases {
	t.Helper()
	data, err := os.ReadFile("testdata/containers.json")
	if err != nil {
		t.Fatal(err)
	}
	c := new(containerCases)
	if err := json.Unmarshal(data, c); err != nil {
		t.Fatal(err)
	}
	return c
}

func must[V any](t *testing.T) func(v V, err *Exc) V {
	return func(v V, err *Exc) V {
		t.Helper()
		if err != nil {
			r, _ := Repr(TupleFrom(Cast[Tuple](err.args).items))
			t.Fatal(err.typ.Name, r)
		}
		return v
	}
}

func reprText(t *testing.T, v Value) string {
	t.Helper()
	return must[string](t)(Repr(v))
}

func numbers(ns []json.Number) []Value {
	vs := make([]Value, len(ns))
	for i, n := range ns {
		vs[i] = BigInt(string(n))
	}
	return vs
}

func intValues(ns []int64) []Value {
	vs := make([]Value, len(ns))
	for i, n := range ns {
		vs[i] = Int(n)
	}
	return vs
}

func TestSetOrder(t *testing.T) {
	for n, c := range loadContainerCases(t).Sets {
		a, b := newSet(&SetType), newSet(&SetType)
		for i, step := range c.Steps {
			var op string
			var nums []json.Number
			var want uint32
			for k, p := range []any{&op, &nums, &want} {
				if err := json.Unmarshal(step[k], p); err != nil {
					t.Fatal(err)
				}
			}
			av, bv := FromObj(a), FromObj(b)
			binary := func(f func(x, y Value) (Value, *Exc)) { a = AsSet(must[Value](t)(f(av, bv))) }
			var err *Exc
			switch op {
			case "add":
				for _, v := range numbers(nums) {
					err = a.add(v)
				}
			case "addb":
				for _, v := range numbers(nums) {
					err = b.add(v)
				}
			case "discard":
				_, err = a.discard(numbers(nums)[0])
			case "pop":
				a.pop()
			case "update":
				err = a.updateFrom(bv)
			case "intersection_update":
				err = a.intersectionUpdate(bv)
			case "difference_update":
				err = a.differenceUpdate(bv)
			case "symmetric_difference_update":
				err = a.symmetricDifferenceUpdate(bv)
			case "or":
				binary(Or)
			case "and":
				binary(And)
			case "sub":
				binary(Sub)
			case "xor":
				binary(Xor)
			case "copy":
				s := newSet(&SetType)
				err = s.updateFrom(av)
				a = s
			case "frombs":
				items := must[[]Value](t)(ListOf(bv))
				s := newSet(&SetType)
				err = s.updateFrom(ListFrom(items))
				b = s
			default:
				t.Fatal("unknown step ", op)
			}
			if err != nil {
				t.Fatal(op, " raised")
			}
			got := reprText(t, ListFrom(must[[]Value](t)(ListOf(FromObj(a)))))
			if crc32.ChecksumIEEE([]byte(got)) != want {
				t.Fatalf("case %d: order differs after step %d, %s: %s", n, i, op, got)
			}
		}
	}
}

func TestSortComparisons(t *testing.T) {
	for n, c := range loadContainerCases(t).Sorts {
		// The items are positions, compared by the keys there; the log is what the comparisons were asked.
		items := make([]Value, len(c.Keys))
		for i := range items {
			items[i] = Int(int64(i))
		}
		var log []string
		s := &sorter{keys: items, less: func(a, b Value) (bool, *Exc) {
			log = append(log, fmt.Sprintf("%d,%d", a.AsInt(), b.AsInt()))
			return c.Keys[a.AsInt()] < c.Keys[b.AsInt()], nil
		}}
		if c.Reverse {
			slices.Reverse(items)
		}
		_ = s.sort()
		if c.Reverse {
			slices.Reverse(items)
		}
		var order []string
		for _, v := range items {
			order = append(order, fmt.Sprint(v.AsInt()))
		}
		if crc32.ChecksumIEEE([]byte(strings.Join(order, ","))) != c.Order {
			t.Fatalf("case %d (%d keys): wrong order", n, len(c.Keys))
		}
		if len(log) != c.Count || crc32.ChecksumIEEE([]byte(strings.Join(log, ";"))) != c.Log {
			t.Fatalf("case %d (%d keys): %d comparisons, or others than CPython's %d", n, len(c.Keys), len(log), c.Count)
		}
	}
}

func TestSortInts(t *testing.T) {
	for n, c := range loadContainerCases(t).Sorts {
		items := intValues(c.Keys)
		if err := sortItems(items, None, c.Reverse); err != nil {
			t.Fatal("raised")
		}
		want := slices.Clone(c.Keys)
		slices.Sort(want)
		if c.Reverse {
			slices.Reverse(want)
		}
		if !slices.Equal(items, intValues(want)) {
			t.Fatalf("case %d: wrong order", n)
		}
	}
}

func TestSlices(t *testing.T) {
	for n, c := range loadContainerCases(t).Slices {
		var p [3]Value
		for i, s := range c.Slice {
			if s != nil {
				p[i] = BigInt(*s)
			}
		}
		s := NewSlice(p[0], p[1], p[2])
		all := func() Value {
			v := must[Value](t)(newRange(Int(0), Int(int64(c.N)), Int(1)))
			return ListFrom(must[[]Value](t)(ListOf(v)))
		}
		check := func(what string, v Value, want []int64) {
			if got, want := reprText(t, v), reprText(t, ListFrom(intValues(want))); got != want {
				t.Errorf("case %d, %s of %d: %s: got %s, want %s", n, reprText(t, s), c.N, what, got, want)
			}
		}
		got := must[Value](t)(GetItem(all(), s))
		check("items", got, c.Got)
		d := all()
		if err := DelItem(d, s); err != nil {
			t.Fatal("raised")
		}
		check("deletion", d, c.Deleted)
		var fresh []Value
		for i := range c.Got {
			fresh = append(fresh, Int(int64(100+i)))
		}
		a := all()
		if err := SetItem(a, s, ListFrom(fresh)); err != nil {
			t.Fatal("raised")
		}
		check("assignment", a, c.Assigned)
		lo, hi, step, _, _ := sliceOf(s).Indices(c.N)
		check("indices", NewList(Int(int64(lo)), Int(int64(hi)), Int(int64(step))), c.Indices)
	}
}

func TestRanges(t *testing.T) {
	for n, c := range loadContainerCases(t).Ranges {
		a := intValues(c.Args[:])
		small := must[Value](t)(newRange(a[0], a[1], a[2]))
		big := must[Value](t)(bigRangeOf(a[0], a[1], a[2]))
		if h := must[int64](t)(Hash(small)); h != c.Hash {
			t.Errorf("case %d: hash %d, want %d", n, h, c.Hash)
		}
		var p [3]Value
		for i, s := range c.Slice {
			if s != nil {
				p[i] = Int(*s)
			}
		}
		if got := reprText(t, must[Value](t)(GetItem(small, NewSlice(p[0], p[1], p[2])))); got != c.Sliced {
			t.Errorf("case %d: slice %s, want %s", n, got, c.Sliced)
		}
		for _, r := range []Value{small, big} {
			if got := reprText(t, r); got != c.Repr {
				t.Errorf("case %d: %s, want %s", n, got, c.Repr)
			}
			if !slices.Equal(must[[]Value](t)(ListOf(r)), intValues(c.Items)) {
				t.Errorf("case %d: %s: wrong items", n, c.Repr)
			}
			rev := must[Value](t)(Cast[Range](r).reversed())
			if !slices.Equal(must[[]Value](t)(ListOf(rev)), intValues(c.Reversed)) {
				t.Errorf("case %d: %s: wrong items in reverse", n, c.Repr)
			}
			var has []int64
			for x := int64(-30); x < 30; x++ {
				if must[bool](t)(Contains(r, Int(x))) {
					has = append(has, x)
				}
			}
			if !slices.Equal(has, c.Has) {
				t.Errorf("case %d: %s: contains %v", n, c.Repr, has)
			}
		}
	}
}

func TestContainerHashes(t *testing.T) {
	for n, c := range loadContainerCases(t).Hashes {
		items := numbers(c.Tuple)
		if h := must[int64](t)(Hash(TupleFrom(items))); h != c.Hash {
			t.Errorf("case %d: tuple %d, want %d", n, h, c.Hash)
		}
		if h := must[int64](t)(Hash(must[Value](t)(NewFrozenSet(items...)))); h != c.Frozen {
			t.Errorf("case %d: frozenset %d, want %d", n, h, c.Frozen)
		}
	}
}

func TestStrAppend(t *testing.T) {
	s := NewStr(strings.Repeat("x", 300))
	add := func(a Value, b string) Value { return must[Value](t)(IAdd(a, NewStr(b))) }
	one := add(s, "one")
	two := add(one, "two")
	other := add(one, "other")
	for v, want := range map[Value]string{one: "xone", two: "xonetwo", other: "xoneother"} {
		if got, _ := StrOf(v); !strings.HasSuffix(got, want) || len(got) != 299+len(want) {
			t.Errorf("got …%s, want …%s", got[290:], want)
		}
	}
	for range 200_000 {
		s = add(s, "yz")
	}
	if got, _ := StrOf(s); len(got) != 400_300 {
		t.Error("length ", len(got))
	}
}
