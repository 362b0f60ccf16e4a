package rt

// This file shows cells and code objects to Python.

// CellType and CodeType are the types of cells and of code objects.
var (
	CellType = Type{Name: "cell"}
	CodeType = Type{Name: "code"}
)

type cellObject struct {
	Obj
	c *Cell
}

type codeValue struct {
	Obj
	c *Code
}

var codeObjects = map[*Code]*codeValue{}

// codeObject is the code object of c, always the same one.
func codeObject(c *Code) Value {
	o := codeObjects[c]
	if o == nil {
		o = &codeValue{Obj{&CodeType}, c}
		codeObjects[c] = o
	}
	return FromObj(o)
}

// CodeValue is the code object of c.
func CodeValue(c *Code) Value { return codeObject(c) }

// CellValue is a cell as an object.
func CellValue(c *Cell) Value { return FromObj(&cellObject{Obj{&CellType}, c}) }

func initCell() {
	t := &CellType
	t.New = func(t *Type, a *Args) (Value, *Exc) {
		c := &Cell{}
		if len(a.Pos) > 0 {
			c.V = a.Pos[0]
		}
		return CellValue(c), nil
	}
	t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
		x, y := Cast[cellObject](a), Exactly[cellObject](b, &CellType)
		if y == nil {
			return NotImplemented, nil
		}
		if !x.c.V.IsUnset() && !y.c.V.IsUnset() {
			return Compare(x.c.V, y.c.V, op)
		}
		full := func(c *Cell) Value { return Bool(!c.V.IsUnset()) } // an empty one comes first
		return Compare(full(x.c), full(y.c), op)
	}
	t.Hash = func(v Value) (int64, *Exc) { return 0, Errorf(&TypeError, "unhashable type: 'cell'") }
	t.Repr = func(v Value) (Value, *Exc) {
		c := Cast[cellObject](v).c
		if c.V.IsUnset() {
			return NewStr("<cell at " + address(v) + ": empty>"), nil
		}
		return NewStr("<cell at " + address(v) + ": " + TypeName(c.V) + " object at " + address(c.V) + ">"), nil
	}
	t.GetSets = []GetSet{{Name: "cell_contents", Get: func(v Value) (Value, *Exc) {
		if c := Cast[cellObject](v).c; !c.V.IsUnset() {
			return c.V, nil
		}
		return Unset, Errorf(&ValueError, "Cell is empty")
	}, Set: func(o, v Value) *Exc { Cast[cellObject](o).c.V = v; return nil }}}
}

// Bits of co_flags.
const (
	coOptimized         = 0x1
	coNewLocals         = 0x2
	coVarargs           = 0x4
	coVarKeywords       = 0x8
	coNested            = 0x10
	coGenerator         = 0x20
	coCoroutine         = 0x80
	coIterableCoroutine = 0x100
	coAsyncGenerator    = 0x200
)

func (c *Code) flags() int64 {
	f := int64(coOptimized | coNewLocals)
	if unitsByCo[c] != nil {
		f = 0
	}
	if c.Params.Varargs {
		f |= coVarargs
	}
	if c.Params.Kwargs {
		f |= coVarKeywords
	}
	if len(c.Free) > 0 {
		f |= coNested
	}
	switch c.Kind {
	case Generator:
		f |= coGenerator
	case Coroutine:
		f |= coCoroutine
	case AsyncGenerator:
		f |= coAsyncGenerator
	case IterableCoroutine:
		f |= coGenerator | coIterableCoroutine
	}
	return f
}

// names as a tuple of str.
func nameTuple(names []string) Value {
	items := make([]Value, len(names))
	for i, n := range names {
		items[i] = internName(n)
	}
	return NewTuple(items...)
}

func initCode() {
	t := &CodeType
	t.Flags |= NoInstantiate
	get := func(name string, f func(c *Code) Value) GetSet {
		return GetSet{Name: name, Get: func(v Value) (Value, *Exc) { return f(Cast[codeValue](v).c), nil }}
	}
	t.GetSets = []GetSet{
		get("co_name", func(c *Code) Value { return internName(c.Name) }),
		get("co_qualname", func(c *Code) Value { return internName(c.QualName) }),
		get("co_filename", func(c *Code) Value {
			if c.File == nil {
				return NewStr("")
			}
			return NewStr(c.File.Path())
		}),
		get("co_firstlineno", func(c *Code) Value { return Int(int64(c.Line)) }),
		get("co_argcount", func(c *Code) Value { return Int(int64(c.Params.Pos)) }),
		get("co_posonlyargcount", func(c *Code) Value { return Int(int64(c.Params.PosOnly)) }),
		get("co_kwonlyargcount", func(c *Code) Value { return Int(int64(c.Params.KwOnly)) }),
		get("co_nlocals", func(c *Code) Value { return Int(int64(len(c.Params.Names) + len(c.Vars))) }),
		get("co_varnames", func(c *Code) Value {
			return nameTuple(append(append([]string(nil), c.Params.Names...), c.Vars...))
		}),
		get("co_freevars", func(c *Code) Value { return nameTuple(c.Free) }),
		get("co_names", func(c *Code) Value {
			if u := unitsByCo[c]; u != nil {
				return nameTuple(u.Names)
			}
			return NewTuple()
		}),
		get("co_cellvars", func(c *Code) Value { return NewTuple() }),
		get("co_consts", func(c *Code) Value { return NewTuple1(None) }),
		get("co_flags", func(c *Code) Value { return Int(c.flags()) }),
	}
	t.Repr = func(v Value) (Value, *Exc) {
		c := Cast[codeValue](v).c
		file := ""
		if c.File != nil {
			file = c.File.Name
		}
		return NewStr("<code object " + c.Name + " at " + address(v) + ", file \"" + file + "\", line " + itoa(int64(c.Line)) + ">"), nil
	}
}
