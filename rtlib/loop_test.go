package rt

import "testing"

// TestLoop compares what a Loop steps through with what iterators give.
func TestLoop(t *testing.T) {
	mapping := NewDict()
	for i := range 3 {
		if err := SetItem(mapping, Int(int64(i)), Int(int64(i*i))); err != nil {
			t.Fatal(err)
		}
	}
	items := must[Value](t)(Call0(must[Value](t)(GetAttrName(mapping, "items"))))
	big, _ := FloatToInt(1e20)
	for name, v := range map[string]Value{
		"range":     must[Value](t)(newRange(Int(5), Int(-4), Int(-3))),
		"big range": must[Value](t)(newRange(big, must[Value](t)(Add(big, Int(2))), Int(1))),
		"list":      NewList(Int(1), None, Float(2)),
		"tuple":     NewTuple3(Int(1), Int(2), Int(3)),
		"str":       NewStr("héj"),
		"items":     items,
		"enumerate": NewList(NewTuple2(Int(0), Int(1)), NewList(Int(2), Int(3))),
	} {
		want, err := ListOf(v)
		if err != nil {
			t.Fatal(err)
		}
		var l Loop
		if err := l.Start(v); err != nil {
			t.Fatal(err)
		}
		if list := Cast[List](l.List()); len(list.items) > 0 || cap(list.items) > len(want) {
			t.Errorf("%s: the list for %d items has %d and room for %d", name, len(want), len(list.items), cap(list.items))
		}
		var got []Value
		for {
			x, ok := l.Step()
			if !ok {
				if x, err = l.Next(); err != nil {
					break
				}
			}
			got = append(got, x)
		}
		if !Stopped(err) {
			t.Errorf("%s: the loop failed", name)
		}
		same, err := CompareBool(NewList(got...), NewList(want...), OpEq)
		if err != nil || !same {
			t.Errorf("%s: the loop gave %d items, the iterator %d, or others", name, len(got), len(want))
		}
		if _, err := l.Next(); !Stopped(err) {
			t.Errorf("%s: an exhausted loop goes on", name)
		}
	}
}

// TestLoopPairs checks what a loop takes apart, and where it says that it failed.
func TestLoopPairs(t *testing.T) {
	list := NewList(Int(7), Int(8))
	pairs := map[string]Value{
		"enumerate": must[Value](t)(Call1(EnumerateType.Value(), list)),
		"zip":       must[Value](t)(Call2(ZipType.Value(), must[Value](t)(newRange(Int(0), Int(2), Int(1))), list)),
		"tuples":    NewTuple2(NewTuple2(Int(0), Int(7)), NewList(Int(1), Int(8))),
	}
	for name, v := range pairs {
		var l Loop
		if err := l.Start(v); err != nil {
			t.Fatal(err)
		}
		for i := range int64(2) {
			if a, b, err := l.Pair(); err != nil || a != Int(i) || b != Int(7+i) {
				t.Errorf("%s: pair %d is another", name, i)
			}
		}
		if _, _, err := l.Pair(); !Stopped(err) || l.At(1, 2) != 1 {
			t.Errorf("%s: it does not end", name)
		}
	}
	var l Loop
	if err := l.Start(NewList(NewTuple1(None))); err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.Pair(); err == nil || err.typ != &ValueError || l.At(1, 2) != 2 {
		t.Error("a tuple of one was taken apart")
	}
}

// TestShortText checks that texts of every length come out whole, and that equal ones are equal.
func TestShortText(t *testing.T) {
	long := "0123456789abcdefghijklmnopqrstuvwxyz0123456789éx"
	for n := range len(long) + 1 {
		if s, _ := StrOf(SubStr(long[:n])); s != long[:n] {
			t.Errorf("piece of %d bytes: %q", n, s)
		}
		if s, _ := StrOf(copyStr([]byte(long[:n]))); s != long[:n] {
			t.Errorf("copy of %d bytes: %q", n, s)
		}
		if s, _ := StrOf(JoinStr(NewStr(long[:n/2]), NewStr(long[n/2:n]))); s != long[:n] {
			t.Errorf("joined %d bytes: %q", n, s)
		}
	}
}
