package rt

// Attrs is the instance dictionary of an object, kept as a shape (which names, in which order) and their values. Objects that got the
// same attributes in the same order share one Shape, so a site that remembers (version, shape, index) finds a value without a lookup.
//
// Values of __slots__ stand among them under hidden names, which begin with a NUL. Once a program asks for an object's __dict__, its
// attributes move into a real dict, which then stands in slot 0 of a shape marked dict, before the hidden ones.
type Attrs struct {
	shape *Shape // nil: the empty shape of the type
	slots slots
}

// Shape is a hidden class: a list of attribute names. Shapes form a tree by the next name added, whose root is a type's.
type Shape struct {
	root  *shapeRoot
	names []string
	index map[string]int32 // only of long ones
	next  map[string]*Shape
	less  map[string]*Shape // with a name left out, of those that have been asked for
	dict  bool              // slot 0 holds the dict with all attributes but the hidden ones
}

// shapeRoot is what the shapes of a type's instances have in common.
type shapeRoot struct {
	typ   *Type
	used  map[string]bool // every name that some shape has
	dicts bool            // some instance had its __dict__ asked for
}

const (
	hidden     = "\x00"
	dictSlot   = hidden + "dict"
	longShape  = 8   // from here on an index is built
	shapeLimit = 128 // objects with more attributes use a dict
)

func newShapeRoot(t *Type) *Shape {
	return &Shape{root: &shapeRoot{typ: t}}
}

// find is the index of name, or -1.
func (s *Shape) find(name string) int {
	if s.index != nil {
		if i, ok := s.index[name]; ok {
			return int(i)
		}
		return -1
	}
	for i, n := range s.names {
		if n == name {
			return i
		}
	}
	return -1
}

// with is the shape with one more name.
func (s *Shape) with(name string) *Shape {
	if n := s.next[name]; n != nil {
		return n
	}
	n := &Shape{root: s.root, names: append(s.names[:len(s.names):len(s.names)], name), dict: s.dict}
	if len(n.names) > longShape {
		n.index = make(map[string]int32, len(n.names))
		for i, m := range n.names {
			n.index[m] = int32(i)
		}
	}
	if s.next == nil {
		s.next = map[string]*Shape{}
	}
	s.next[name] = n
	s.root.use(name)
	return n
}

// use notes that an instance has the attribute. If sites rely on no instance having it, they are told by a new version of the type.
func (r *shapeRoot) use(name string) {
	if !r.used[name] {
		if r.used == nil {
			r.used = map[string]bool{}
		}
		r.used[name] = true
		if name[0] != hidden[0] && !r.typ.lookup(name).IsUnset() {
			r.typ.touch()
		}
	}
}

// shapeOf is the shape of a, which belongs to an instance of t.
func (a *Attrs) shapeOf(t *Type) *Shape {
	if a.shape == nil {
		a.shape = t.shape
	}
	return a.shape
}

// get returns the attribute, Unset if there is none.
func (a *Attrs) get(name string) Value {
	s := a.shape
	if s == nil {
		return Unset
	}
	if s.dict && name[0] != hidden[0] {
		return dictGetName(*a.slots.at(0), name)
	}
	if i := s.find(name); i >= 0 {
		return *a.slots.at(i)
	}
	return Unset
}

// set sets the attribute of an instance of t.
func (a *Attrs) set(t *Type, name string, v Value) {
	s := a.shapeOf(t)
	if s.dict && (name == "" || name[0] != hidden[0]) {
		dictSetName(*a.slots.at(0), name, v)
		return
	}
	if i := s.find(name); i >= 0 {
		*a.slots.at(i) = v
		return
	}
	if len(s.names) >= shapeLimit || name == "" {
		a.toDict(t)
		a.set(t, name, v)
		return
	}
	a.shape = s.with(name)
	a.add(t, v)
}

// add appends the value of an attribute that the shape has just got.
func (a *Attrs) add(t *Type, v Value) {
	a.slots.add(v)
	if n := a.slots.len(); n > t.room && t.room < shapeLimit {
		t.room = n
	}
}

// del deletes the attribute and reports whether it was there.
func (a *Attrs) del(name string) bool {
	s := a.shape
	if s == nil {
		return false
	}
	if s.dict && (name == "" || name[0] != hidden[0]) {
		return dictDelName(*a.slots.at(0), name)
	}
	i := s.find(name)
	if i < 0 {
		return false
	}
	slots := a.slots.all()
	copy(slots[i:], slots[i+1:])
	slots[len(slots)-1] = Unset // it must keep nothing alive
	a.slots.n--
	a.shape = s.without(i)
	return true
}

// without is the shape with the i-th name left out.
func (s *Shape) without(i int) *Shape {
	name := s.names[i]
	if r := s.less[name]; r != nil {
		return r
	}
	r := s.root.typ.shape
	if s.dict {
		r = r.dictShape()
	}
	for j, n := range s.names {
		if j != i && n != dictSlot {
			r = r.with(n)
		}
	}
	if s.less == nil {
		s.less = map[string]*Shape{}
	}
	s.less[name] = r
	return r
}

// dictShape is the shape of an object with a dict and no hidden attributes.
func (s *Shape) dictShape() *Shape {
	empty := s.root.typ.shape
	n := empty.next[dictSlot]
	if n == nil {
		n = empty.with(dictSlot)
		n.dict = true
	}
	return n
}

// toDict moves the attributes into a dict, the object's __dict__ from then on, and returns it.
func (a *Attrs) toDict(t *Type) Value {
	s := a.shapeOf(t)
	if s.dict {
		return *a.slots.at(0)
	}
	d := NewDict()
	for i, n := range s.names {
		if n[0] != hidden[0] {
			dictSetName(d, n, *a.slots.at(i))
		}
	}
	a.setDict(t, d)
	return d
}

// setDict makes d the object's __dict__.
func (a *Attrs) setDict(t *Type, d Value) {
	s := a.shapeOf(t)
	if s.dict {
		*a.slots.at(0) = d
		return
	}
	if r := s.root; !r.dicts {
		r.dicts = true
		r.typ.touch()
	}
	n, kept := s.dictShape(), []Value{d}
	for i, name := range s.names {
		if name[0] == hidden[0] {
			n, kept = n.with(name), append(kept, *a.slots.at(i))
		}
	}
	a.shape, a.slots = n, slotsOf(kept)
}

// each calls f with every attribute in order, without moving them into a dict.
func (a *Attrs) each(f func(name string, v Value) *Exc) *Exc {
	s := a.shape
	if s == nil {
		return nil
	}
	if s.dict {
		return dictEach(*a.slots.at(0), func(k, v Value) *Exc {
			if n, ok := StrOf(k); ok {
				return f(n, v)
			}
			return nil
		})
	}
	slots := a.slots.all()
	for i, n := range s.names {
		if n[0] != hidden[0] {
			if err := f(n, slots[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// move makes the attributes those of an instance of t (`o.__class__ = t`), whose slots have the given keys.
func (a *Attrs) move(t *Type, keys map[string]string) {
	s := a.shape
	if s == nil {
		return
	}
	n := t.shape
	if s.dict {
		if r := n.root; !r.dicts {
			r.dicts = true
			t.touch()
		}
		n = n.dictShape()
	}
	for _, name := range s.names {
		if name != dictSlot {
			if k, ok := keys[name]; ok {
				name = k
			}
			n = n.with(name)
		}
	}
	a.shape = n
}
