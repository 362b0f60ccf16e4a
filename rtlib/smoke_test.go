package rt

import "testing"

func TestSmoke(t *testing.T) {
	s, _ := NewSet(Int(33), Int(1), Int(17), Int(-5))
	d, _ := DictOf(Int(1), s, Int(2), NewTuple(Int(3)))
	for i := range 100 {
		if err := DictSet(d, Int(int64(i)), Int(int64(i))); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 97 {
		if err := DelItem(d, Int(int64(i))); err != nil {
			t.Fatal(err)
		}
	}
	_ = DictSet(d, s, s)
	r, _ := Repr(NewTuple(d, s))
	t.Log(r)
}
