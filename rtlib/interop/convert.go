package interop

import (
	"fmt"
	"math/big"
	"reflect"

	rt "github.com/py2go/py2go/rtlib"
)

var (
	valueType = reflect.TypeFor[rt.Value]()
	bigType   = reflect.TypeFor[*big.Int]()
)

// toPython converts a Go value: booleans, numbers, strings, []byte, slices, maps, and pointers to these, of which nil is None.
func toPython(v reflect.Value) (rt.Value, error) {
	if !v.IsValid() {
		return rt.None, nil
	}
	switch x := v.Interface().(type) {
	case rt.Value:
		return x, nil
	case *big.Int:
		if x == nil {
			return rt.None, nil
		}
		return rt.FromBig(x), nil
	}
	switch v.Kind() {
	case reflect.Bool:
		return rt.Bool(v.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return rt.Int(v.Int()), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return rt.FromBig(new(big.Int).SetUint64(v.Uint())), nil
	case reflect.Float32, reflect.Float64:
		return rt.Float(v.Float()), nil
	case reflect.String:
		return rt.NewStr(v.String()), nil
	case reflect.Pointer, reflect.Interface:
		return toPython(v.Elem())
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return rt.NewBytes(string(v.Bytes())), nil
		}
		items := make([]rt.Value, v.Len())
		for i := range items {
			var err error
			if items[i], err = toPython(v.Index(i)); err != nil {
				return rt.Unset, err
			}
		}
		return rt.ListFrom(items), nil
	case reflect.Map:
		d := rt.NewDict()
		for it := v.MapRange(); it.Next(); {
			k, err := toPython(it.Key())
			if err != nil {
				return rt.Unset, err
			}
			x, err := toPython(it.Value())
			if err != nil {
				return rt.Unset, err
			}
			if err := rt.DictSet(d, k, x); err != nil {
				return rt.Unset, goError(err)
			}
		}
		return d, nil
	}
	return rt.Unset, fmt.Errorf("a Go %s has no Python counterpart", v.Type())
}

// toGo converts a Python value to the type of out and stores it there.
func toGo(v rt.Value, out reflect.Value) error {
	switch out.Type() {
	case valueType:
		out.Set(reflect.ValueOf(v))
		return nil
	case bigType:
		if z, ok := rt.BigOf(v); ok {
			out.Set(reflect.ValueOf(z))
			return nil
		}
		return mismatch(v, "int")
	}
	switch out.Kind() {
	case reflect.Interface:
		x, err := natural(v)
		if err == nil && x != nil {
			out.Set(reflect.ValueOf(x))
		}
		return err
	case reflect.Pointer:
		if v.IsNone() {
			out.SetZero()
			return nil
		}
		p := reflect.New(out.Type().Elem())
		out.Set(p)
		return toGo(v, p.Elem())
	case reflect.Bool:
		if !v.IsBool() {
			return mismatch(v, "bool")
		}
		out.SetBool(v.IsTrue())
		return nil
	case reflect.Int64:
		z, ok := rt.BigOf(v)
		if !ok {
			return mismatch(v, "int")
		}
		if !z.IsInt64() {
			return fmt.Errorf("%v does not fit into 64 bits", z)
		}
		out.SetInt(z.Int64())
		return nil
	case reflect.Float64:
		if !v.IsFloat() && !rt.IsIntLike(v) && !rt.IsFloatLike(v) {
			return mismatch(v, "float")
		}
		f, err := rt.ToFloat(v)
		out.SetFloat(f)
		return goError(err)
	case reflect.String:
		s, ok := rt.StrOf(v)
		if !ok {
			return mismatch(v, "str")
		}
		out.SetString(s)
		return nil
	case reflect.Slice:
		return toSlice(v, out)
	case reflect.Map:
		return toMap(v, out)
	}
	return fmt.Errorf("a Python value cannot become a Go %s", out.Type())
}

// toSlice stores bytes or the items of any iterable; None becomes nil.
func toSlice(v rt.Value, out reflect.Value) error {
	if v.IsNone() {
		out.SetZero()
		return nil
	}
	if out.Type().Elem().Kind() == reflect.Uint8 {
		s, ok := rt.BytesLike(v)
		if !ok {
			return mismatch(v, "bytes")
		}
		out.SetBytes([]byte(s))
		return nil
	}
	if _, str := rt.StrOf(v); str {
		return mismatch(v, "list")
	}
	items, err := rt.ListOf(v)
	if err != nil {
		return mismatch(v, "list")
	}
	s := reflect.MakeSlice(out.Type(), len(items), len(items))
	for i, x := range items {
		if err := toGo(x, s.Index(i)); err != nil {
			return fmt.Errorf("item %d: %w", i, err)
		}
	}
	out.Set(s)
	return nil
}

// toMap stores the entries of a dict; None becomes nil.
func toMap(v rt.Value, out reflect.Value) error {
	if v.IsNone() {
		out.SetZero()
		return nil
	}
	d := rt.AsDict(v)
	if d == nil {
		return mismatch(v, "dict")
	}
	m := reflect.MakeMap(out.Type())
	for k, x, pos, ok := d.Entry(0); ok; k, x, pos, ok = d.Entry(pos) {
		key, val := reflect.New(out.Type().Key()).Elem(), reflect.New(out.Type().Elem()).Elem()
		if err := toGo(k, key); err != nil {
			return fmt.Errorf("key: %w", err)
		}
		if !key.Comparable() {
			return fmt.Errorf("key: a Python %s cannot be the key of a Go map", rt.TypeOf(k).Name)
		}
		if err := toGo(x, val); err != nil {
			return fmt.Errorf("value: %w", err)
		}
		m.SetMapIndex(key, val)
	}
	out.Set(m)
	return nil
}

// natural is the Go value that a Python value most resembles: nil, bool, int64 or *big.Int, float64, string, []byte, []any (list and
// tuple), map[any]any; any other is an rt.Value.
func natural(v rt.Value) (any, error) {
	switch {
	case v.IsNone():
		return nil, nil
	case v.IsBool():
		return v.IsTrue(), nil
	case v.IsFloat():
		return v.AsFloat(), nil
	}
	switch t := rt.TypeOf(v); {
	case t == &rt.IntType:
		z, _ := rt.BigOf(v)
		if z.IsInt64() {
			return z.Int64(), nil
		}
		return z, nil
	case t == &rt.StrType:
		s, _ := rt.StrOf(v)
		return s, nil
	case t == &rt.BytesType:
		s, _ := rt.BytesLike(v)
		return []byte(s), nil
	case t == &rt.ListType, t == &rt.TupleType:
		var s []any
		err := toSlice(v, reflect.ValueOf(&s).Elem())
		return s, err
	case t == &rt.DictType:
		var m map[any]any
		err := toMap(v, reflect.ValueOf(&m).Elem())
		return m, err
	}
	return v, nil
}

func mismatch(v rt.Value, want string) error {
	return fmt.Errorf("is a %s, not the %s that the annotation promises", rt.TypeOf(v).Name, want)
}
