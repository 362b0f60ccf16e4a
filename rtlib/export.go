package rt

// This file gives the packages of the standard library access to what the core has for itself.

// WithDict gives the instances of a static type, whose layout embeds Obj and then Attrs first, an instance dictionary. The type's own
// GetSets must have been set.
func WithDict(t *Type) {
	t.dictOff, t.ownDict = objAttrs, true
	t.GetSets = append(t.GetSets, dictGetSet)
}

// Len is the number of attributes.
func (a *Attrs) Len() int {
	n := 0
	if a.shape != nil {
		for _, name := range a.shape.names {
			if name[:min(1, len(name))] != hidden {
				n++
			}
		}
	}
	return n
}

// HasInlineValues reports whether v has its attributes in itself and not in a dict.
func HasInlineValues(v Value) bool {
	t := TypeOf(v)
	return t.dictOff != 0 && !t.noDict && !t.attrsOf(v).shapeOf(t).dict
}

// Callable is callable(v).
func Callable(v Value) bool { return callable(v) }

// NewMethod is f bound to self.
func NewMethod(f, self Value) Value { return newMethod(f, self) }

// ReprEnter notes that v's repr has begun; it is false if it was already under way further up, and then needs no ReprLeave.
func ReprEnter(v Value) bool { return reprEnter(v) }

// ReprLeave notes that the repr that began last is complete.
func ReprLeave() { reprLeave() }

// IsNumber reports whether v can be used as an int, float or complex.
func IsNumber(v Value) bool {
	t := TypeOf(v)
	return t.Index != nil || t.Float != nil || t.Int != nil || t.IsSubtype(&ComplexType)
}

// Abs is abs(v).
func Abs(v Value) (Value, *Exc) {
	if f := TypeOf(v).Slots.Abs; f != nil {
		return f(v)
	}
	return Unset, Errorf(&TypeError, "bad operand type for abs(): '%s'", TypeName(v))
}

// NewTupleOf is an instance of t, a subclass of tuple; it keeps the slice.
func NewTupleOf(t *Type, items []Value) Value {
	o := alloc[Tuple](t)
	o.items = items
	return FromObj(o)
}

// Last is the entry that was made last; Unset if there is none.
func (d *Dict) Last() (k, v Value) {
	if i := d.lastEntry(len(d.entries)); i >= 0 {
		return d.entries[i].key, d.entries[i].val
	}
	return Unset, Unset
}

// SetSideDict makes instances of t, a static type, take attributes that programs set, though their layout has no dictionary: of is the dict
// that the instance o keeps somewhere else, Unset if it has none yet and none is needed. Such attributes do not hide methods.
func SetSideDict(t *Type, of func(o Value, needed bool) Value) {
	t.sideDict = of
}
