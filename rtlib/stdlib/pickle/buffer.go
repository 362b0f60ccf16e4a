package pickle

import (
	rt "github.com/py2go/py2go/rtlib"
)

// buffer is a PickleBuffer: memory that protocol 5 may keep out of the stream.
type buffer struct {
	rt.Obj
	base, view rt.Value // view is Unset once released
}

var bufferType = rt.Type{Name: "PickleBuffer", Module: "pickle"}

func (b *buffer) open() *rt.Exc {
	if b.view.IsUnset() {
		return rt.Errorf(&rt.ValueError, "operation forbidden on released PickleBuffer object")
	}
	return nil
}

func newBuffer(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
	v, err := rt.NewSig("PickleBuffer", "object, /").Bind(a)
	if err != nil {
		return rt.Unset, err
	}
	view, err := rt.Call1(rt.MemoryViewType.Value(), v[0])
	if err != nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(v[0]))
	}
	return rt.FromObj(&buffer{Obj: rt.NewObj(t), base: v[0], view: view}), nil
}

func (p *pickler) saveBuffer(v rt.Value) *rt.Exc {
	if p.proto < 5 {
		return pickling("PickleBuffer can only be pickled with protocol >= 5")
	}
	b := rt.Cast[buffer](v)
	if err := b.open(); err != nil {
		return err
	}
	contiguous, err := rt.GetAttrName(b.view, "contiguous")
	if err != nil {
		return err
	}
	if contiguous != rt.True {
		return pickling("PickleBuffer can not be pickled when pointing to a non-contiguous buffer")
	}
	readonly, err := rt.GetAttrName(b.view, "readonly")
	if err != nil {
		return err
	}
	inBand := true
	if !p.buffers.IsNone() {
		r, err := rt.Call1(p.buffers, v)
		if err != nil {
			return err
		}
		if inBand, err = rt.Truth(r); err != nil {
			return err
		}
	}
	if !inBand {
		p.put(opNextBuffer)
		if readonly == rt.True {
			p.put(opReadonlyBuffer)
		}
		return nil
	}
	s, _ := rt.BytesLike(b.view)
	if readonly == rt.True {
		err = p.putBytes(s)
	} else {
		err = p.data(append([]byte{opByteArray8}, u64(len(s))...), s)
	}
	if err == nil {
		p.remember(v)
	}
	return err
}

func init() {
	bufferType.New = newBuffer
	bufferType.Methods = []rt.Def{
		{Name: "raw", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			b := rt.Cast[buffer](v)
			if err := b.open(); err != nil {
				return rt.Unset, err
			}
			if contiguous, err := rt.GetAttrName(b.view, "contiguous"); err != nil || contiguous != rt.True {
				return rt.Unset, rt.Errorf(&rt.BufferError, "cannot extract raw buffer from non-contiguous buffer")
			}
			cast, err := rt.GetAttrName(b.view, "cast")
			if err != nil {
				return rt.Unset, err
			}
			return rt.Call1(cast, rt.NewStr("B"))
		}},
		{Name: "release", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			rt.Cast[buffer](v).view = rt.Unset
			return rt.None, nil
		}},
		{Name: "__buffer__", Sig: "flags, /", F2: func(v, _ rt.Value) (rt.Value, *rt.Exc) {
			b := rt.Cast[buffer](v)
			return b.view, b.open()
		}},
	}
	bufferType.Buffer = func(v rt.Value) ([]byte, string, bool, *rt.Exc) {
		b := rt.Cast[buffer](v)
		if err := b.open(); err != nil {
			return nil, "", false, err
		}
		if mem, err := rt.WritableBytes(b.view); err == nil {
			return mem, "B", false, nil
		}
		s, err := rt.BytesArg(b.view)
		return []byte(s), "B", true, err
	}
	rt.Ready(&bufferType)
}
