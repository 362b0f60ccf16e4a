package pickle

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// save writes one object.
func (p *pickler) save(v rt.Value) *rt.Exc { return p.saveMaybe(v, true) }

// saveMaybe writes one object; a persistent id itself is not asked for its persistent id.
func (p *pickler) saveMaybe(v rt.Value, ask bool) *rt.Exc {
	if err := p.boundary(); err != nil {
		return err
	}
	if ask && !p.persistent.IsUnset() {
		id, err := rt.Call1(p.persistent, v)
		if err != nil {
			return err
		}
		if !id.IsNone() {
			return p.savePersistent(id)
		}
	}
	t := rt.TypeOf(v)
	switch t {
	case &rt.NoneType:
		p.put(opNone)
		return nil
	case &rt.BoolType:
		p.saveBool(v == rt.True)
		return nil
	case &rt.IntType:
		return p.saveInt(v)
	case &rt.FloatType:
		p.saveFloat(v.AsFloat())
		return nil
	}
	if p.recall(keyOf(v)) {
		return nil
	}
	switch t {
	case &rt.BytesType:
		return p.saveBytes(v)
	case &rt.StrType:
		s, _ := rt.StrOf(v)
		return p.saveStr(keyOf(v), v, s)
	}
	if err := rt.EnterNative(" while pickling an object"); err != nil {
		return err
	}
	defer rt.LeaveNative()
	switch t {
	case &rt.DictType:
		return p.nested(v, p.saveDict)
	case &rt.SetType:
		return p.saveSet(v)
	case &rt.FrozenSetType:
		return p.saveFrozenSet(v)
	case &rt.ListType:
		return p.nested(v, p.saveList)
	case &rt.TupleType:
		return p.saveTuple(v)
	case &rt.ByteArrayType:
		return p.saveByteArray(v)
	case &bufferType:
		return p.saveBuffer(v)
	}
	return p.saveObject(v, t)
}

// nested notes, in fast mode, which containers are open: there is no memo that would end a cycle.
func (p *pickler) nested(v rt.Value, f func(rt.Value) *rt.Exc) *rt.Exc {
	if !p.fast {
		return f(v)
	}
	if p.nesting == nil {
		p.nesting = map[rt.Value]int{}
	}
	if p.nesting[v] > 0 && len(p.nesting) > 50 {
		return rt.Errorf(&rt.ValueError, "fast mode: can't pickle cyclic objects including object type %s at 0x%x", rt.TypeName(v), rt.ID(v))
	}
	p.nesting[v]++
	defer func() {
		if p.nesting[v]--; p.nesting[v] == 0 {
			delete(p.nesting, v)
		}
	}()
	return f(v)
}

// saveObject writes what has no opcodes of its own.
func (p *pickler) saveObject(v rt.Value, t *rt.Type) *rt.Exc {
	if !p.override.IsUnset() {
		r, err := rt.Call1(p.override, v)
		if err != nil {
			return err
		}
		if r != rt.NotImplemented {
			return p.saveReduced(v, r)
		}
	}
	switch t {
	case &rt.TypeType:
		return p.saveType(v)
	case &rt.FuncType:
		return p.saveGlobal(v, rt.Unset)
	}
	f, err := p.reducerFor(t)
	if err != nil {
		return err
	}
	var r rt.Value
	if !f.IsUnset() {
		r, err = rt.Call1(f, v)
	} else if t.IsSubtype(&rt.TypeType) {
		return p.saveGlobal(v, rt.Unset)
	} else if f, ok, e := rt.LookupAttr(v, "__reduce_ex__"); e != nil {
		return e
	} else if ok {
		r, err = rt.Call1(f, rt.Int(int64(p.proto)))
	} else if f, ok, e := rt.LookupAttr(v, "__reduce__"); e != nil {
		return e
	} else if ok {
		r, err = rt.Call0(f)
	} else {
		text, err := rt.Repr(v)
		if err != nil {
			return err
		}
		return pickling("can't pickle '%s' object: %s", t.Name, text)
	}
	if err != nil {
		return err
	}
	return p.saveReduced(v, r)
}

func (p *pickler) saveReduced(v, r rt.Value) *rt.Exc {
	if _, ok := rt.StrOf(r); ok {
		return p.saveGlobal(v, r)
	}
	tuple := rt.As[rt.Tuple](r, &rt.TupleType)
	if tuple == nil {
		return pickling("__reduce__ must return a string or tuple")
	}
	return p.reduce(tuple.Items(), v)
}

func (p *pickler) savePersistent(id rt.Value) *rt.Exc {
	if p.bin {
		if err := p.saveMaybe(id, false); err != nil {
			return err
		}
		p.put(opBinPersID)
		return nil
	}
	text, err := rt.ToStr(id)
	if err != nil {
		return err
	}
	for i := range len(text) {
		if text[i] >= 0x80 {
			return pickling("persistent IDs in protocol 0 must be ASCII strings")
		}
	}
	p.line(opPersID, text)
	return nil
}

func (p *pickler) saveBool(b bool) {
	switch {
	case p.proto >= 2 && b:
		p.put(opNewTrue)
	case p.proto >= 2:
		p.put(opNewFalse)
	case b:
		p.line(opInt, "01")
	default:
		p.line(opInt, "00")
	}
}

func (p *pickler) saveInt(v rt.Value) *rt.Exc {
	if v.IsInt() && v.AsInt() == int64(int32(v.AsInt())) {
		n := v.AsInt()
		switch {
		case !p.bin:
			p.line(opInt, fmt.Sprint(n))
		case n >= 0 && n < 256:
			p.put(opBinInt1, byte(n))
		case n >= 0 && n < 65536:
			p.put(append([]byte{opBinInt2}, u16(int(n))...)...)
		default:
			p.put(append([]byte{opBinInt}, u32(int(n))...)...)
		}
		return nil
	}
	if p.proto < 2 {
		text, err := rt.Repr(v)
		if err == nil {
			p.line(opLong, text+"L")
		}
		return err
	}
	z, _ := rt.BigOf(v)
	b := twosComplement(z)
	if len(b) < 256 {
		p.put(opLong1, byte(len(b)))
	} else {
		p.put(append([]byte{opLong4}, u32(len(b))...)...)
	}
	p.put(b...)
	return nil
}

// twosComplement is z as the fewest bytes, the lowest first, whose highest bit is the sign.
func twosComplement(z *big.Int) []byte {
	if z.Sign() == 0 {
		return nil
	}
	size := z.BitLen()/8 + 1
	w := new(big.Int).Set(z)
	if z.Sign() < 0 {
		w.Add(w, new(big.Int).Lsh(big.NewInt(1), uint(8*size)))
	}
	b := w.FillBytes(make([]byte, size))
	slices.Reverse(b)
	if n := len(b); z.Sign() < 0 && n > 1 && b[n-1] == 0xff && b[n-2]&0x80 != 0 {
		b = b[:n-1]
	}
	return b
}

func (p *pickler) saveFloat(f float64) {
	if p.bin {
		p.put(append([]byte{opBinFloat}, binary.BigEndian.AppendUint64(nil, math.Float64bits(f))...)...)
		return
	}
	p.line(opFloat, rt.FloatRepr(f))
}

func (p *pickler) saveBytes(v rt.Value) *rt.Exc {
	s, _ := rt.BytesLike(v)
	if p.proto < 3 {
		if s == "" {
			return p.reduce([]rt.Value{rt.BytesType.Value(), rt.NewTuple()}, v)
		}
		text, err := rt.Decode(s, "latin-1", "strict")
		if err != nil {
			return err
		}
		encode, err := codecsEncode()
		if err != nil {
			return err
		}
		return p.reduce([]rt.Value{encode, rt.NewTuple2(rt.NewStr(text), rt.NewStr("latin1"))}, v)
	}
	if err := p.putBytes(s); err != nil {
		return err
	}
	p.remember(v)
	return nil
}

func (p *pickler) putBytes(s string) *rt.Exc {
	switch n := len(s); {
	case n < 256:
		return p.data([]byte{opShortBinBytes, byte(n)}, s)
	case n <= math.MaxUint32:
		return p.data(append([]byte{opBinBytes}, u32(n)...), s)
	case p.proto >= 4:
		return p.data(append([]byte{opBinBytes8}, u64(n)...), s)
	}
	return rt.Errorf(&rt.OverflowError, "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher")
}

// codecsEncode is the function that protocols 0 to 2 name to make bytes of text.
func codecsEncode() (rt.Value, *rt.Exc) {
	m, err := rt.ImportModule("_codecs")
	if err != nil {
		return rt.Unset, err
	}
	return rt.GetAttrName(m, "encode")
}

func (p *pickler) saveByteArray(v rt.Value) *rt.Exc {
	s, _ := rt.BytesLike(v)
	if p.proto < 5 {
		args := rt.NewTuple()
		if s != "" {
			args = rt.NewTuple1(rt.NewBytes(s))
		}
		return p.reduce([]rt.Value{rt.ByteArrayType.Value(), args}, v)
	}
	if err := p.data(append([]byte{opByteArray8}, u64(len(s))...), s); err != nil {
		return err
	}
	p.remember(v)
	return nil
}

// saveStr writes text under its key in the memo.
func (p *pickler) saveStr(key memoKey, v rt.Value, s string) *rt.Exc {
	switch n := len(s); {
	case !p.bin:
		p.line(opUnicode, rawUnicode(s))
	case n < 256 && p.proto >= 4:
		p.puts(opShortBinUnicode, string([]byte{byte(n)})+s)
	case n <= math.MaxUint32:
		if err := p.data(append([]byte{opBinUnicode}, u32(n)...), s); err != nil {
			return err
		}
	case p.proto >= 4:
		if err := p.data(append([]byte{opBinUnicode8}, u64(n)...), s); err != nil {
			return err
		}
	default:
		return rt.Errorf(&rt.OverflowError, "serializing a string larger than 4 GiB requires pickle protocol 4 or higher")
	}
	p.rememberAs(key, v)
	return nil
}

// rawUnicode is protocol 0's form of text: Latin-1, and escapes for what is not or would end the line.
func rawUnicode(s string) string {
	var sb strings.Builder
	for _, r := range rt.Runes(s) {
		switch {
		case r >= 0x10000:
			fmt.Fprintf(&sb, `\U%08x`, r)
		case r >= 0x100 || r == '\\' || r == 0 || r == '\n' || r == '\r' || r == 0x1a:
			fmt.Fprintf(&sb, `\u%04x`, r)
		default:
			sb.WriteByte(byte(r))
		}
	}
	return sb.String()
}

func (p *pickler) saveTuple(v rt.Value) *rt.Exc {
	items := rt.Cast[rt.Tuple](v).Items()
	if len(items) == 0 {
		if p.bin {
			p.put(opEmptyTuple)
		} else {
			p.put(opMark, opTuple)
		}
		return nil
	}
	short := len(items) <= 3 && p.proto >= 2
	if !short {
		p.put(opMark)
	}
	for _, item := range items {
		if err := p.save(item); err != nil {
			return err
		}
	}
	// The items may have contained the tuple itself.
	if _, ok := p.memo[keyOf(v)]; ok {
		switch {
		case short:
			for range items {
				p.put(opPop)
			}
		case p.bin:
			p.put(opPopMark)
		default:
			for range len(items) + 1 {
				p.put(opPop)
			}
		}
		p.recall(keyOf(v))
		return nil
	}
	switch {
	case !short:
		p.put(opTuple)
	case len(items) == 1:
		p.put(opTuple1)
	case len(items) == 2:
		p.put(opTuple2)
	default:
		p.put(opTuple3)
	}
	p.remember(v)
	return nil
}

func (p *pickler) saveList(v rt.Value) *rt.Exc {
	if p.bin {
		p.put(opEmptyList)
	} else {
		p.put(opMark, opList)
	}
	p.remember(v)
	l := rt.Cast[rt.List](v)
	if len(l.Items()) == 0 {
		return nil
	}
	if !p.bin {
		return p.appendFrom(v)
	}
	if len(l.Items()) == 1 {
		if err := p.save(l.Items()[0]); err != nil {
			return err
		}
		p.put(opAppend)
		return nil
	}
	for done := 0; done < len(l.Items()); {
		p.put(opMark)
		for n := 0; n < batchSize && done < len(l.Items()); n++ {
			if err := p.save(l.Items()[done]); err != nil {
				return err
			}
			done++
		}
		p.put(opAppends)
	}
	return nil
}

// batched calls one for every item of an iterator, and writes the opcodes that add one item or a batch of them.
func (p *pickler) batched(it rt.Value, single, many byte, one func(rt.Value) *rt.Exc) *rt.Exc {
	next := func() (rt.Value, bool, *rt.Exc) {
		v, err := rt.Next(it)
		if err != nil && rt.Stopped(err) {
			return rt.Unset, false, nil
		}
		return v, err == nil, err
	}
	if !p.bin {
		for {
			v, ok, err := next()
			if !ok {
				return err
			}
			if err := one(v); err != nil {
				return err
			}
			p.put(single)
		}
	}
	for n := batchSize; n == batchSize; {
		v, ok, err := next()
		if !ok {
			return err
		}
		w, ok, err := next()
		if err != nil {
			return err
		}
		if !ok {
			if err := one(v); err != nil {
				return err
			}
			p.put(single)
			return nil
		}
		p.put(opMark)
		if err := one(v); err != nil {
			return err
		}
		for n = 1; ok; {
			if err := one(w); err != nil {
				return err
			}
			if n++; n == batchSize {
				break
			}
			if w, ok, err = next(); err != nil {
				return err
			}
		}
		p.put(many)
	}
	return nil
}

func (p *pickler) appendFrom(items rt.Value) *rt.Exc {
	it, err := rt.Iter(items)
	if err != nil {
		return err
	}
	return p.batched(it, opAppend, opAppends, p.save)
}

func (p *pickler) setFrom(it rt.Value) *rt.Exc {
	return p.batched(it, opSetItem, opSetItems, func(pair rt.Value) *rt.Exc {
		t := rt.As[rt.Tuple](pair, &rt.TupleType)
		if t == nil || len(t.Items()) != 2 {
			return rt.Errorf(&rt.TypeError, "dict items iterator must return 2-tuples")
		}
		if err := p.save(t.Items()[0]); err != nil {
			return err
		}
		return p.save(t.Items()[1])
	})
}

func (p *pickler) saveDict(v rt.Value) *rt.Exc {
	if p.bin {
		p.put(opEmptyDict)
	} else {
		p.put(opMark, opDict)
	}
	p.remember(v)
	d := rt.Cast[rt.Dict](v)
	size := d.Len()
	if size == 0 {
		return nil
	}
	entry := func(pos int) (int, bool, *rt.Exc) {
		k, w, next, ok := d.Entry(pos)
		if !ok {
			return next, false, nil
		}
		if err := p.save(k); err != nil {
			return next, true, err
		}
		return next, true, p.save(w)
	}
	if !p.bin || size == 1 {
		for pos := 0; ; {
			next, ok, err := entry(pos)
			if !ok || err != nil {
				return err
			}
			p.put(opSetItem)
			pos = next
		}
	}
	pos, n := 0, batchSize
	for n == batchSize {
		p.put(opMark)
		for n = 0; n < batchSize; n++ {
			next, ok, err := entry(pos)
			if err != nil {
				return err
			}
			if !ok {
				break
			}
			pos = next
		}
		p.put(opSetItems)
		if d.Len() != size {
			return rt.Errorf(&rt.RuntimeError, "dictionary changed size during iteration")
		}
	}
	return nil
}

// reduceSet is the form of a set in protocols without sets.
func (p *pickler) reduceSet(v rt.Value) *rt.Exc {
	items, err := rt.ListOf(v)
	if err != nil {
		return err
	}
	return p.reduce([]rt.Value{rt.TypeOf(v).Value(), rt.NewTuple1(rt.ListFrom(items))}, v)
}

func (p *pickler) saveSet(v rt.Value) *rt.Exc {
	if p.proto < 4 {
		return p.reduceSet(v)
	}
	p.put(opEmptySet)
	p.remember(v)
	s := rt.AsSet(v)
	size := s.Len()
	if size == 0 {
		return nil
	}
	pos, n := 0, batchSize
	for n == batchSize {
		p.put(opMark)
		for n = 0; n < batchSize; n++ {
			k, next, ok := s.Elem(pos)
			if !ok {
				break
			}
			if err := p.save(k); err != nil {
				return err
			}
			pos = next
		}
		p.put(opAddItems)
		if s.Len() != size {
			return rt.Errorf(&rt.RuntimeError, "set changed size during iteration")
		}
	}
	return nil
}

func (p *pickler) saveFrozenSet(v rt.Value) *rt.Exc {
	if p.proto < 4 {
		return p.reduceSet(v)
	}
	p.put(opMark)
	if err := rt.IterAll(v, p.save); err != nil {
		return err
	}
	if _, ok := p.memo[keyOf(v)]; ok {
		p.put(opPopMark)
		p.recall(keyOf(v))
		return nil
	}
	p.put(opFrozenSet)
	p.remember(v)
	return nil
}
