package pickle

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// loaders run the opcodes.
var loaders [256]func(u *unpickler) *rt.Exc

func init() {
	constant := func(op byte, f func() rt.Value) {
		loaders[op] = func(u *unpickler) *rt.Exc { u.push(f()); return nil }
	}
	constant(opNone, func() rt.Value { return rt.None })
	constant(opNewTrue, func() rt.Value { return rt.True })
	constant(opNewFalse, func() rt.Value { return rt.False })
	constant(opEmptyTuple, func() rt.Value { return rt.NewTuple() })
	constant(opEmptyList, func() rt.Value { return rt.NewList() })
	constant(opEmptyDict, func() rt.Value { return rt.NewDict() })
	for op, f := range map[byte]func(u *unpickler) *rt.Exc{
		opProto: loadProto, opFrame: loadFrame, opMark: loadMark, opPop: loadPop, opPopMark: func(u *unpickler) *rt.Exc {
			_, err := u.popMark()
			return err
		},
		opDup: func(u *unpickler) *rt.Exc {
			v, err := u.top()
			u.push(v)
			return err
		},
		opInt: loadInt, opLong: loadLong, opBinInt: loadBinInt, opBinInt1: sizedInt(1), opBinInt2: sizedInt(2),
		opLong1: sizedLong(1), opLong4: sizedLong(4), opFloat: loadFloat, opBinFloat: loadBinFloat,
		opString: loadString, opBinString: sizedString(4), opShortBinString: sizedString(1),
		opBinBytes: sizedBytes(4), opShortBinBytes: sizedBytes(1), opBinBytes8: sizedBytes(8), opByteArray8: loadByteArray,
		opUnicode: loadUnicode, opBinUnicode: sizedUnicode(4), opShortBinUnicode: sizedUnicode(1), opBinUnicode8: sizedUnicode(8),
		opEmptySet: func(u *unpickler) *rt.Exc {
			v, err := rt.NewSet()
			u.push(v)
			return err
		},
		opTuple: fromMark(func(vs []rt.Value) (rt.Value, *rt.Exc) { return rt.TupleFrom(vs), nil }),
		opList:  fromMark(func(vs []rt.Value) (rt.Value, *rt.Exc) { return rt.ListFrom(vs), nil }),
		opDict: fromMark(func(vs []rt.Value) (rt.Value, *rt.Exc) {
			if len(vs)%2 != 0 {
				return rt.Unset, unpickling("odd number of items for DICT")
			}
			return rt.DictOf(vs...)
		}),
		opFrozenSet: fromMark(func(vs []rt.Value) (rt.Value, *rt.Exc) { return rt.NewFrozenSet(vs...) }),
		opTuple1:    shortTuple(1), opTuple2: shortTuple(2), opTuple3: shortTuple(3),
		opGlobal: loadGlobal, opStackGlobal: loadStackGlobal, opExt1: loadExtension(1), opExt2: loadExtension(2), opExt4: loadExtension(4),
		opReduce: loadReduce, opNewObj: loadNewObj, opNewObjEx: loadNewObjEx, opInst: loadInst, opObj: loadObj, opBuild: loadBuild,
		opAppend: loadAppend, opAppends: loadAppends, opSetItem: loadSetItem, opSetItems: loadSetItems, opAddItems: loadAddItems,
		opGet: loadGet, opBinGet: sizedGet(1), opLongBinGet: sizedGet(4),
		opPut: loadPut, opBinPut: sizedPut(1), opLongBinPut: sizedPut(4), opMemoize: func(u *unpickler) *rt.Exc { return u.store(len(u.memo)) },
		opPersID: loadPersID, opBinPersID: loadBinPersID, opNextBuffer: loadNextBuffer, opReadonlyBuffer: loadReadonlyBuffer,
	} {
		loaders[op] = f
	}
}

func loadProto(u *unpickler) *rt.Exc {
	n, err := u.file.number(1)
	if err != nil {
		return err
	}
	if n > highestProtocol {
		return rt.Errorf(&rt.ValueError, "unsupported pickle protocol: %d", n)
	}
	u.proto = n
	return nil
}

func loadFrame(u *unpickler) *rt.Exc {
	n, err := u.file.number(8)
	if err != nil {
		return err
	}
	return u.file.frame(n)
}

func loadMark(u *unpickler) *rt.Exc {
	u.marks = append(u.marks, len(u.stack))
	return nil
}

func loadPop(u *unpickler) *rt.Exc {
	if n := len(u.marks); n > 0 && u.marks[n-1] == len(u.stack) {
		u.marks = u.marks[:n-1]
		return nil
	}
	_, err := u.pop1()
	return err
}

func loadInt(u *unpickler) *rt.Exc {
	text, err := u.file.line()
	if err != nil {
		return err
	}
	switch text {
	case "00":
		u.push(rt.False)
		return nil
	case "01":
		u.push(rt.True)
		return nil
	}
	return u.pushInt(text, 0)
}

// pushInt pushes the int that the text stands for; base 0 means as in a program.
func (u *unpickler) pushInt(text string, base int) *rt.Exc {
	z, ok := new(big.Int).SetString(strings.ReplaceAll(strings.TrimSpace(text), "_", "?"), base)
	if !ok {
		return rt.Errorf(&rt.ValueError, "could not convert string to int")
	}
	u.push(rt.FromBig(z))
	return nil
}

func loadLong(u *unpickler) *rt.Exc {
	text, err := u.file.line()
	if err != nil {
		return err
	}
	return u.pushInt(strings.TrimSuffix(text, "L"), 10)
}

func loadBinInt(u *unpickler) *rt.Exc {
	n, err := u.file.number(4)
	u.push(rt.Int(int64(int32(n))))
	return err
}

func sizedInt(size int) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		n, err := u.file.number(size)
		u.push(rt.Int(int64(n)))
		return err
	}
}

func sizedLong(size int) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		n, err := u.file.number(size)
		if err != nil {
			return err
		}
		if size == 4 && int32(n) < 0 {
			return unpickling("LONG pickle has negative byte count")
		}
		s, err := u.file.argument(n)
		if err != nil {
			return err
		}
		b := []byte(s)
		slices.Reverse(b)
		z := new(big.Int).SetBytes(b)
		if n > 0 && b[0]&0x80 != 0 {
			z.Sub(z, new(big.Int).Lsh(big.NewInt(1), uint(8*n)))
		}
		u.push(rt.FromBig(z))
		return nil
	}
}

func loadFloat(u *unpickler) *rt.Exc {
	text, err := u.file.line()
	if err != nil {
		return err
	}
	f, e := strconv.ParseFloat(text, 64)
	if e != nil && !math.IsInf(f, 0) {
		return rt.Errorf(&rt.ValueError, "could not convert string to float")
	}
	u.push(rt.Float(f))
	return nil
}

func loadBinFloat(u *unpickler) *rt.Exc {
	s, err := u.file.argument(8)
	if err != nil {
		return err
	}
	u.push(rt.Float(math.Float64frombits(binary.BigEndian.Uint64([]byte(s)))))
	return nil
}

// text8 pushes the text or bytes that an 8-bit string of Python 2 becomes.
func (u *unpickler) text8(s string) *rt.Exc {
	if u.encoding == "bytes" {
		u.push(rt.NewBytes(s))
		return nil
	}
	text, err := rt.Decode(s, u.encoding, u.errors)
	u.push(rt.NewStr(text))
	return err
}

func loadString(u *unpickler) *rt.Exc {
	text, err := u.file.line()
	if err != nil {
		return err
	}
	n := len(text)
	if n < 2 || text[0] != text[n-1] || text[0] != '\'' && text[0] != '"' {
		return unpickling("the STRING opcode argument must be quoted")
	}
	codecs, err := rt.ImportModule("_codecs")
	if err != nil {
		return err
	}
	decode, err := rt.GetAttrName(codecs, "escape_decode")
	if err != nil {
		return err
	}
	pair, err := rt.Call1(decode, rt.NewBytes(text[1:n-1]))
	if err != nil {
		return err
	}
	s, err := rt.GetItem(pair, rt.Int(0))
	if err != nil {
		return err
	}
	raw, _ := rt.BytesLike(s)
	return u.text8(raw)
}

// sized reads a length and as many bytes.
func (u *unpickler) sized(size int) (string, *rt.Exc) {
	n, err := u.file.number(size)
	if err != nil {
		return "", err
	}
	return u.file.argument(n)
}

func sizedString(size int) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		s, err := u.sized(size)
		if err != nil {
			return err
		}
		return u.text8(s)
	}
}

func sizedBytes(size int) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		s, err := u.sized(size)
		u.push(rt.NewBytes(s))
		return err
	}
}

func loadByteArray(u *unpickler) *rt.Exc {
	s, err := u.sized(8)
	u.push(rt.NewByteArray([]byte(s)))
	return err
}

func loadUnicode(u *unpickler) *rt.Exc {
	s, err := u.file.line()
	if err != nil {
		return err
	}
	text, err := rt.Decode(s, "raw-unicode-escape", "strict")
	u.push(rt.NewStr(text))
	return err
}

func sizedUnicode(size int) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		s, err := u.sized(size)
		if err != nil {
			return err
		}
		text, err := rt.Decode(s, "utf-8", "surrogatepass")
		u.push(rt.NewStr(text))
		return err
	}
}

func fromMark(f func(vs []rt.Value) (rt.Value, *rt.Exc)) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		vs, err := u.popMark()
		if err != nil {
			return err
		}
		v, err := f(vs)
		u.push(v)
		return err
	}
}

func shortTuple(n int) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		vs, err := u.pop(n)
		if err != nil {
			return err
		}
		u.push(rt.TupleFrom(vs))
		return nil
	}
}

// key is the number of a memo entry as text.
func (u *unpickler) key() (int, *rt.Exc) {
	text, err := u.file.line()
	if err != nil {
		return 0, err
	}
	n, e := strconv.Atoi(text)
	if e != nil {
		return 0, rt.Errorf(&rt.ValueError, "invalid literal for int() with base 10: %s", rt.StrRepr(text+"\n"))
	}
	return n, nil
}

func (u *unpickler) fetch(n int) *rt.Exc {
	v, ok := u.memo[n]
	if !ok {
		return unpickling("Memo value not found at index %d", n)
	}
	u.push(v)
	return nil
}

func (u *unpickler) store(n int) *rt.Exc {
	v, err := u.top()
	if err != nil {
		return err
	}
	if n < 0 {
		return rt.Errorf(&rt.ValueError, "negative PUT argument")
	}
	u.memo[n] = v
	return nil
}

func loadGet(u *unpickler) *rt.Exc {
	n, err := u.key()
	if err != nil {
		return err
	}
	return u.fetch(n)
}

func loadPut(u *unpickler) *rt.Exc {
	n, err := u.key()
	if err != nil {
		return err
	}
	return u.store(n)
}

func sizedGet(size int) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		n, err := u.file.number(size)
		if err != nil {
			return err
		}
		return u.fetch(n)
	}
}

func sizedPut(size int) func(u *unpickler) *rt.Exc {
	return func(u *unpickler) *rt.Exc {
		n, err := u.file.number(size)
		if err != nil {
			return err
		}
		return u.store(n)
	}
}
