// Package pickle provides Python's module pickle: the Pickler turns objects into the six protocols' byte streams exactly as CPython's
// does, memoization and framing included; the Unpickler runs such streams.
package pickle

// The opcodes.
const (
	opMark           = '('
	opStop           = '.'
	opPop            = '0'
	opPopMark        = '1'
	opDup            = '2'
	opFloat          = 'F'
	opInt            = 'I'
	opBinInt         = 'J'
	opBinInt1        = 'K'
	opLong           = 'L'
	opBinInt2        = 'M'
	opNone           = 'N'
	opPersID         = 'P'
	opBinPersID      = 'Q'
	opReduce         = 'R'
	opString         = 'S'
	opBinString      = 'T'
	opShortBinString = 'U'
	opUnicode        = 'V'
	opBinUnicode     = 'X'
	opAppend         = 'a'
	opBuild          = 'b'
	opGlobal         = 'c'
	opDict           = 'd'
	opEmptyDict      = '}'
	opAppends        = 'e'
	opGet            = 'g'
	opBinGet         = 'h'
	opInst           = 'i'
	opLongBinGet     = 'j'
	opList           = 'l'
	opEmptyList      = ']'
	opObj            = 'o'
	opPut            = 'p'
	opBinPut         = 'q'
	opLongBinPut     = 'r'
	opSetItem        = 's'
	opTuple          = 't'
	opEmptyTuple     = ')'
	opSetItems       = 'u'
	opBinFloat       = 'G'

	// Protocol 2.
	opProto    = '\x80'
	opNewObj   = '\x81'
	opExt1     = '\x82'
	opExt2     = '\x83'
	opExt4     = '\x84'
	opTuple1   = '\x85'
	opTuple2   = '\x86'
	opTuple3   = '\x87'
	opNewTrue  = '\x88'
	opNewFalse = '\x89'
	opLong1    = '\x8a'
	opLong4    = '\x8b'

	// Protocol 3.
	opBinBytes      = 'B'
	opShortBinBytes = 'C'

	// Protocol 4.
	opShortBinUnicode = '\x8c'
	opBinUnicode8     = '\x8d'
	opBinBytes8       = '\x8e'
	opEmptySet        = '\x8f'
	opAddItems        = '\x90'
	opFrozenSet       = '\x91'
	opNewObjEx        = '\x92'
	opStackGlobal     = '\x93'
	opMemoize         = '\x94'
	opFrame           = '\x95'

	// Protocol 5.
	opByteArray8     = '\x96'
	opNextBuffer     = '\x97'
	opReadonlyBuffer = '\x98'
)

// opNames are the module's names of the opcodes.
var opNames = map[string]byte{
	"MARK": opMark, "STOP": opStop, "POP": opPop, "POP_MARK": opPopMark, "DUP": opDup, "FLOAT": opFloat, "INT": opInt, "BININT": opBinInt,
	"BININT1": opBinInt1, "LONG": opLong, "BININT2": opBinInt2, "NONE": opNone, "PERSID": opPersID, "BINPERSID": opBinPersID,
	"REDUCE": opReduce, "STRING": opString, "BINSTRING": opBinString, "SHORT_BINSTRING": opShortBinString, "UNICODE": opUnicode,
	"BINUNICODE": opBinUnicode, "APPEND": opAppend, "BUILD": opBuild, "GLOBAL": opGlobal, "DICT": opDict, "EMPTY_DICT": opEmptyDict,
	"APPENDS": opAppends, "GET": opGet, "BINGET": opBinGet, "INST": opInst, "LONG_BINGET": opLongBinGet, "LIST": opList,
	"EMPTY_LIST": opEmptyList, "OBJ": opObj, "PUT": opPut, "BINPUT": opBinPut, "LONG_BINPUT": opLongBinPut, "SETITEM": opSetItem,
	"TUPLE": opTuple, "EMPTY_TUPLE": opEmptyTuple, "SETITEMS": opSetItems, "BINFLOAT": opBinFloat, "PROTO": opProto, "NEWOBJ": opNewObj,
	"EXT1": opExt1, "EXT2": opExt2, "EXT4": opExt4, "TUPLE1": opTuple1, "TUPLE2": opTuple2, "TUPLE3": opTuple3, "NEWTRUE": opNewTrue,
	"NEWFALSE": opNewFalse, "LONG1": opLong1, "LONG4": opLong4, "BINBYTES": opBinBytes, "SHORT_BINBYTES": opShortBinBytes,
	"SHORT_BINUNICODE": opShortBinUnicode, "BINUNICODE8": opBinUnicode8, "BINBYTES8": opBinBytes8, "EMPTY_SET": opEmptySet,
	"ADDITEMS": opAddItems, "FROZENSET": opFrozenSet, "NEWOBJ_EX": opNewObjEx, "STACK_GLOBAL": opStackGlobal, "MEMOIZE": opMemoize,
	"FRAME": opFrame, "BYTEARRAY8": opByteArray8, "NEXT_BUFFER": opNextBuffer, "READONLY_BUFFER": opReadonlyBuffer,
}

const (
	defaultProtocol = 4
	highestProtocol = 5
	batchSize       = 1000      // items per APPENDS, SETITEMS or ADDITEMS
	frameTarget     = 64 * 1024 // a frame is closed once it is so long
	frameMin        = 4         // what is shorter gets no frame
	frameHeader     = 9
)
