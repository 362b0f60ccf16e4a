package rt

import "testing"

// point makes `class Point: def __init__(self, x, y): …` by hand, as generated code would.
func point(t *testing.T) *Type {
	t.Helper()
	attrX, attrY := &Attr{Name: "x"}, &Attr{Name: "y"}
	init := &Func{Code: &Code{Name: "__init__", Params: Params{Names: []string{"self", "x", "y"}, Pos: 3}}}
	init.F3 = func(self, x, y Value) (Value, *Exc) {
		if err := SetAttr(self, attrX, x); err != nil {
			return Unset, err
		}
		return None, SetAttr(self, attrY, y)
	}
	get := &Func{Code: &Code{Name: "get", Params: Params{Names: []string{"self"}, Pos: 1}}}
	get.F1 = func(self Value) (Value, *Exc) { return GetAttr(self, attrX) }
	cls, err := BuildClass("Point", nil, nil, nil, func(ns Value) (Value, *Exc) {
		if err := NSSet(ns, "__init__", init.Def()); err != nil {
			return Unset, err
		}
		return None, NSSet(ns, "get", get.Def())
	})
	if err != nil {
		t.Fatal(err.args)
	}
	return Cast[Type](cls)
}

func value(t *testing.T) func(v Value, err *Exc) Value {
	return func(v Value, err *Exc) Value {
		t.Helper()
		if err != nil {
			s, _ := ToStr(err.Value())
			t.Fatal(s)
		}
		return v
	}
}

func TestInstancesShareShapes(t *testing.T) {
	cls := point(t)
	a := value(t)(Call2(cls.Value(), Int(1), Int(2)))
	b := value(t)(Call2(cls.Value(), Int(3), Int(4)))
	if cls.attrsOf(a).shape != cls.attrsOf(b).shape {
		t.Error("objects that got the same attributes in the same order have different shapes")
	}
	get := &Attr{Name: "get"}
	for _, want := range []struct{ o, v Value }{{a, Int(1)}, {b, Int(3)}} {
		if v := value(t)(CallMethod0(want.o, get)); v != want.v {
			t.Errorf("get() = %v, want %v", v, want.v)
		}
	}
}

// What generated code does all the time must not allocate, and an instance is one allocation.
func TestAllocations(t *testing.T) {
	cls := point(t)
	p := value(t)(Call2(cls.Value(), Int(1), Int(2)))
	x, get := &Attr{Name: "x"}, &Attr{Name: "get"}
	bound := value(t)(GetAttr(p, get))
	add := value(t)(GetAttrName(builtinsModule.Value(), "abs"))
	for _, c := range []struct {
		name  string
		most  float64
		start func() *Exc
	}{
		{"attribute read", 0, func() *Exc { _, err := GetAttr(p, x); return err }},
		{"attribute write", 0, func() *Exc { return SetAttr(p, x, Int(5)) }},
		{"method call", 0, func() *Exc { _, err := CallMethod0(p, get); return err }},
		{"bound method", 0, func() *Exc { _, err := Call0(bound); return err }},
		{"native function", 0, func() *Exc { _, err := Call1(add, Int(-3)); return err }},
		{"instance", 1, func() *Exc { _, err := Call2(cls.Value(), Int(1), Int(2)); return err }},
	} {
		got := testing.AllocsPerRun(100, func() {
			if err := c.start(); err != nil {
				t.Fatal(err.args)
			}
		})
		if got > c.most {
			t.Errorf("%s: %v allocations, want at most %v", c.name, got, c.most)
		}
	}
}

func TestSigErrors(t *testing.T) {
	for _, c := range []struct {
		sig  string
		args Args
		want string
	}{
		{"a, b=1, /", Args{}, "f expected at least 1 argument, got 0"},
		{"a, b=1, /", Args{Pos: ints(1, 2, 3)}, "f expected at most 2 arguments, got 3"},
		{"a, b, /", Args{Pos: ints(1)}, "f expected 2 arguments, got 1"},
		{"a, /", Args{}, "f() takes exactly one argument (0 given)"},
		{"", Args{Pos: ints(1)}, "f() takes no arguments (1 given)"},
		{"a, /", Args{Pos: ints(1), Names: []string{"b"}, Vals: ints(1)}, "f() takes no keyword arguments"},
		{"a, b=1", Args{}, "f() missing required argument 'a' (pos 1)"},
		{"a, b=1", Args{Pos: ints(1), Names: []string{"c"}, Vals: ints(1)}, "f() got an unexpected keyword argument 'c'"},
		{"a, b=1", Args{Pos: ints(1), Names: []string{"a"}, Vals: ints(1)}, "argument for f() given by name ('a') and position (1)"},
	} {
		_, err := NewSig("f", c.sig).Bind(&c.args)
		if err == nil {
			t.Errorf("(%s): no error, want %q", c.sig, c.want)
			continue
		}
		if got := value(t)(strResult(ToStr(err.Value()))); got != NewStr(c.want) && reprOr(got) != reprOr(NewStr(c.want)) {
			t.Errorf("(%s): %s, want %q", c.sig, reprOr(got), c.want)
		}
	}
}

func strResult(s string, err *Exc) (Value, *Exc) { return NewStr(s), err }

func TestImportNative(t *testing.T) {
	runs := 0
	RegisterModule("objects_test.sub", func(m *Module) *Exc {
		runs++
		m.Set("answer", Int(42))
		return nil
	})
	RegisterModule("objects_test", func(m *Module) *Exc { return nil })
	from := NewModule("importer")
	for range 2 {
		top := value(t)(Import("objects_test.sub", 0, from))
		sub := value(t)(GetAttrName(top, "sub"))
		if v := value(t)(ImportFrom(sub, "answer")); v != Int(42) {
			t.Errorf("answer = %v", v)
		}
	}
	if runs != 1 {
		t.Errorf("the module ran %d times", runs)
	}
	if _, err := Import("objects_test.missing", 0, from); err == nil || err.typ != &ModuleNotFoundError {
		t.Error("importing a missing module raised no ModuleNotFoundError")
	}
}
