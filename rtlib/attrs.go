package rt

// Attrs is the instance dictionary of an object, kept as a shape (which names, in which order) and their values. Objects that got the
// same attributes in the same order share one Shape, so a site that remembers (type, shape, index) finds a value without a lookup.
type Attrs struct {
	shape *Shape
	slots []Value
}

// Shape is a hidden class: a list of attribute names. Shapes form a tree by the next name added; the zero number of names is a type's root.
type Shape struct {
	names []string
	index map[string]int
	next  map[string]*Shape
}

// attrEntry is one remembered lookup of an Attr.
type attrEntry struct {
	typ     *Type
	version uint64
	shape   *Shape
	index   int32
	kind    uint8
	val     Value
}
