package rt

import (
	"math"
	"slices"
)

// This file is list.sort: which comparison, which algorithm, and what the list looks like meanwhile.

// sort sorts the list, which is empty for everyone else until it is done.
func (l *List) sort(key Value, reverse bool) *Exc {
	items := l.items
	l.items = nil
	err := sortItems(items, key, reverse)
	if l.items != nil && err == nil {
		err = Errorf(&ValueError, "list modified during sort")
	}
	l.items = items
	return err
}

// sortItems sorts items by key (None: by themselves).
func sortItems(items []Value, key Value, reverse bool) *Exc {
	keys := items
	s := &sorter{keys: items}
	if !key.IsNone() {
		keys = makeItems[Value](len(items))[:len(items)]
		for i, v := range items {
			k, err := Call1(key, v)
			if err != nil {
				return err
			}
			keys[i] = k
		}
		s.keys, s.vals = keys, items
	}
	kind := kindOf(keys)
	if s.vals == nil && (kind == intKind || kind == floatKind && !ambiguous(items)) {
		sortNumbers(items, kind, reverse)
		return nil
	}
	s.less = lessFuncs[kind]
	// Equal elements keep their order in reverse too.
	if reverse {
		s.reverse(0, len(items))
		defer s.reverse(0, len(items))
	}
	return s.sort()
}

// keyKind says that all keys are of one type that is compared without calls.
type keyKind int

const (
	anyKind keyKind = iota
	intKind
	floatKind
	strKind
)

func kindOf(keys []Value) keyKind {
	if len(keys) == 0 {
		return anyKind
	}
	kind := func(v Value) keyKind {
		switch {
		case v.IsInt():
			return intKind
		case v.IsFloat():
			return floatKind
		case TypeOf(v) == &StrType:
			return strKind
		}
		return anyKind
	}
	k := kind(keys[0])
	for _, v := range keys[1:] {
		if k == anyKind || kind(v) != k {
			return anyKind
		}
	}
	return k
}

var lessFuncs = [...]func(a, b Value) (bool, *Exc){
	intKind:   func(a, b Value) (bool, *Exc) { return a.AsInt() < b.AsInt(), nil },
	floatKind: func(a, b Value) (bool, *Exc) { return a.AsFloat() < b.AsFloat(), nil },
	strKind:   func(a, b Value) (bool, *Exc) { return Cast[Str](a).s < Cast[Str](b).s, nil },
	anyKind:   IfLt,
}

// ambiguous reports whether some floats are equal but not the same, or not ordered at all: zeros and NaNs.
func ambiguous(items []Value) bool {
	for _, v := range items {
		if f := v.AsFloat(); f == 0 || f != f {
			return true
		}
	}
	return false
}

const signBit = 1 << 63

// orderedBits maps an int or float to a number whose unsigned order is its order.
func orderedBits(v Value, kind keyKind) uint64 {
	if kind == floatKind && v.n&signBit != 0 {
		return ^v.n
	}
	return v.n ^ signBit
}

func fromOrderedBits(n uint64, kind keyKind) Value {
	if kind == intKind {
		return Int(int64(n ^ signBit))
	}
	if n&signBit == 0 {
		return Float(math.Float64frombits(^n))
	}
	return Float(math.Float64frombits(n ^ signBit))
}

// sortNumbers sorts numbers of one kind, of which equal ones cannot be told apart.
func sortNumbers(items []Value, kind keyKind, reverse bool) {
	nums := make([]uint64, len(items))
	ascending, descending := true, true
	for i, v := range items {
		nums[i] = orderedBits(v, kind)
		if i > 0 {
			ascending = ascending && nums[i-1] <= nums[i]
			descending = descending && nums[i-1] >= nums[i]
		}
	}
	switch {
	case reverse && descending || !reverse && ascending:
		return
	case ascending || descending:
		slices.Reverse(items)
		return
	case len(nums) < 512:
		slices.Sort(nums)
	default:
		nums = radixSort(nums)
	}
	if reverse {
		slices.Reverse(nums)
	}
	for i, n := range nums {
		items[i] = fromOrderedBits(n, kind)
	}
}

// radixSort sorts by the bytes in which the numbers differ, least significant first.
func radixSort(nums []uint64) []uint64 {
	var counts [8][256]int
	for _, n := range nums {
		for b := range 8 {
			counts[b][byte(n>>(8*b))]++
		}
	}
	out := make([]uint64, len(nums))
	for b := range 8 {
		c := &counts[b]
		if c[byte(nums[0]>>(8*b))] == len(nums) {
			continue
		}
		at := 0
		for i, n := range c {
			c[i] = at
			at += n
		}
		for _, n := range nums {
			d := byte(n >> (8 * b))
			out[c[d]] = n
			c[d]++
		}
		nums, out = out, nums
	}
	return nums
}
