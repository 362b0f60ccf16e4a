package rt

import (
	"math/rand"
	"strconv"
	"testing"
)

// These benchmarks run the containers as generated code does; testdata/bench_containers.py is their Python.

func drive(b *testing.B, per int, f func() *Exc) {
	b.ReportAllocs()
	for b.Loop() {
		if err := f(); err != nil {
			b.Fatal("raised")
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(per), "ns/item")
}

const benchItems = 1000

func benchList() Value {
	l := NewList()
	for i := range benchItems {
		ListAppend(l, Int(int64(i)))
	}
	return l
}

func BenchmarkListAppend(b *testing.B) {
	drive(b, benchItems, func() *Exc { benchList(); return nil })
}

func BenchmarkListIndex(b *testing.B) {
	l := benchList()
	drive(b, benchItems, func() *Exc {
		for i := range benchItems {
			if _, err := GetItem(l, Int(int64(i))); err != nil {
				return err
			}
		}
		return nil
	})
}

func loop(v Value) *Exc {
	it, err := Iter(v)
	if err != nil {
		return err
	}
	for {
		if _, err := Next(it); err != nil {
			if Stopped(err) {
				return nil
			}
			return err
		}
	}
}

func BenchmarkListIterate(b *testing.B) {
	l := benchList()
	drive(b, benchItems, func() *Exc { return loop(l) })
}

func BenchmarkRangeLoop(b *testing.B) {
	r, _ := newRange(Int(0), Int(benchItems), Int(1))
	drive(b, benchItems, func() *Exc { return loop(r) })
}

func benchKeys(text bool) []Value {
	keys := make([]Value, benchItems)
	for i := range keys {
		if text {
			keys[i] = NewStr("key" + strconv.Itoa(i))
		} else {
			keys[i] = Int(int64(i) * 7)
		}
	}
	return keys
}

func benchDict(b *testing.B, text, get bool) {
	keys := benchKeys(text)
	full := NewDict()
	for _, k := range keys {
		_ = DictSet(full, k, k)
	}
	drive(b, benchItems, func() *Exc {
		d := full
		if !get {
			d = NewDict()
		}
		for _, k := range keys {
			var err *Exc
			if get {
				_, err = GetItem(d, k)
			} else {
				err = SetItem(d, k, k)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func BenchmarkDictGetStr(b *testing.B) { benchDict(b, true, true) }
func BenchmarkDictSetStr(b *testing.B) { benchDict(b, true, false) }
func BenchmarkDictGetInt(b *testing.B) { benchDict(b, false, true) }
func BenchmarkDictSetInt(b *testing.B) { benchDict(b, false, false) }

func BenchmarkSetAddInt(b *testing.B) {
	keys := benchKeys(false)
	drive(b, benchItems, func() *Exc {
		s := newSet(&SetType)
		for _, k := range keys {
			if err := s.add(k); err != nil {
				return err
			}
		}
		return nil
	})
}

func benchSort(b *testing.B, item func(r *rand.Rand) Value) {
	r := rand.New(rand.NewSource(1))
	items := make([]Value, 1_000_000)
	for i := range items {
		items[i] = item(r)
	}
	drive(b, len(items), func() *Exc {
		_, err := Sorted(ListFrom(items), None, False)
		return err
	})
}

func BenchmarkSortInts(b *testing.B) {
	benchSort(b, func(r *rand.Rand) Value { return Int(r.Int63n(1 << 40)) })
}

func BenchmarkSortFloats(b *testing.B) {
	benchSort(b, func(r *rand.Rand) Value { return Float(r.Float64()) })
}

func BenchmarkSumList(b *testing.B) {
	l := benchList()
	drive(b, benchItems, func() *Exc {
		_, err := Sum(l, Int(0))
		return err
	})
}
