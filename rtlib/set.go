package rt

// This file is the table behind set and frozenset. A set's order of iteration is where its elements lie in the table, and programs
// print sets; so probing, growth and the order in which operations insert are those of CPython.

// Set is a set or frozenset.
type Set struct {
	Obj
	table  []setEntry // a power of two; nil stands for eight free slots
	used   int        // elements
	fill   int        // slots that are not free: elements and deleted ones
	finger int        // where pop looks first; survives clearing, as in CPython
	hash   int64      // of a frozenset, once computed
	hashed bool
}

// setEntry is a slot: free if it has neither key nor deleted.
type setEntry struct {
	key     Value
	hash    int64
	deleted bool
}

// The set types.
var (
	SetType       = Type{Name: "set", Flags: BaseType | MatchSelf}
	FrozenSetType = Type{Name: "frozenset", Flags: BaseType | MatchSelf}
)

const (
	setMinSize   = 8
	linearProbes = 9
)

func newSet(t *Type) *Set { return alloc[Set](t) }

// mask is the number of slots less one.
func (s *Set) mask() int {
	if s.table == nil {
		return setMinSize - 1
	}
	return len(s.table) - 1
}

// probe visits slots in probing order until visit returns true or a free slot was visited.
func probe(table []setEntry, hash int64, visit func(e *setEntry) bool) {
	mask := uint64(len(table) - 1)
	perturb := uint64(hash)
	for i := perturb & mask; ; i = (i*5 + 1 + perturb) & mask {
		last := i
		if i+linearProbes <= mask {
			last = i + linearProbes
		}
		for j := i; j <= last; j++ {
			e := &table[j]
			if visit(e) || e.key.IsUnset() && !e.deleted {
				return
			}
		}
		perturb >>= 5
	}
}

// find is the slot that holds k, or one to put it into: the last deleted one that the search passed, else the free one where it ended.
func (s *Set) find(k Value, hash int64) (*setEntry, *Exc) {
	if s.table == nil {
		s.table = make([]setEntry, setMinSize)
	}
	table := s.table
	var gap *setEntry
	mask := uint64(len(table) - 1)
	perturb := uint64(hash)
	for i := perturb & mask; ; i = (i*5 + 1 + perturb) & mask {
		last := i
		if i+linearProbes <= mask {
			last = i + linearProbes
		}
		for j := i; j <= last; j++ {
			e := &table[j]
			if e.key.IsUnset() {
				if !e.deleted {
					if gap != nil {
						return gap, nil
					}
					return e, nil
				}
				gap = e
				continue
			}
			if e.hash != hash {
				continue
			}
			if e.key == k {
				return e, nil
			}
			if same, sure := sameKey(e.key, k); same {
				return e, nil
			} else if !sure {
				return s.findSlow(k, hash)
			}
		}
		perturb >>= 5
	}
}

// findSlow is find where comparing may run Python code, which may change the set: then it starts again.
func (s *Set) findSlow(k Value, hash int64) (found *setEntry, err *Exc) {
	for again := true; again; {
		again, found = false, nil
		table := s.table
		probe(table, hash, func(e *setEntry) bool {
			if e.key.IsUnset() && (e.deleted || found == nil) {
				found = e
			}
			if e.key.IsUnset() || e.hash != hash {
				return false
			}
			key := e.key
			var same bool
			if same, err = equal(key, k); err != nil {
				return true
			}
			if len(s.table) != len(table) || &s.table[0] != &table[0] || e.key != key {
				again = true
				return true
			}
			if same {
				found = e
			}
			return same
		})
		if err != nil {
			return nil, err
		}
		if len(s.table) == 0 {
			s.table = make([]setEntry, setMinSize)
		}
	}
	return found, nil
}

func (s *Set) has(k Value) (bool, *Exc) {
	hash, err := setHash(k)
	if err != nil {
		return false, err
	}
	if s.used == 0 {
		return false, nil
	}
	e, err := s.find(k, hash)
	return err == nil && !e.key.IsUnset(), err
}

// setHash is the hash of a key; a set without a hash of its own that is looked for in a set is looked for as a frozenset.
func setHash(k Value) (int64, *Exc) {
	t := TypeOf(k)
	if t == &SetType {
		return Cast[Set](k).frozenHash(), nil
	}
	hash, err := hashOf(k)
	if err != nil && err.typ.IsSubtype(&TypeError) && t.IsSubtype(&SetType) {
		return Cast[Set](k).frozenHash(), nil
	}
	return hash, err
}

func (s *Set) add(k Value) *Exc {
	hash, err := hashOf(k)
	if err != nil {
		return err
	}
	return s.addHashed(k, hash)
}

func (s *Set) addHashed(k Value, hash int64) *Exc {
	e, err := s.find(k, hash)
	if err != nil || !e.key.IsUnset() {
		return err
	}
	s.used++
	if e.deleted {
		*e = setEntry{key: k, hash: hash}
		return nil
	}
	e.key, e.hash = k, hash
	s.fill++
	if s.fill*5 >= s.mask()*3 {
		s.grow()
	}
	return nil
}

// grow makes room after an insertion.
func (s *Set) grow() {
	if s.used > 50000 {
		s.resize(s.used * 2)
	} else {
		s.resize(s.used * 4)
	}
}

// resize moves the elements to a new table of more than minUsed slots.
func (s *Set) resize(minUsed int) {
	size := setMinSize
	for size <= minUsed {
		size *= 2
	}
	old := s.table
	s.table = makeItems[setEntry](size)[:size]
	s.fill = s.used
	for i := range old {
		if !old[i].key.IsUnset() {
			s.insertClean(old[i].key, old[i].hash)
		}
	}
}

// insertClean inserts a key that is not there into a table without deleted slots.
func (s *Set) insertClean(k Value, hash int64) {
	table := s.table
	mask := uint64(len(table) - 1)
	perturb := uint64(hash)
	for i := perturb & mask; ; i = (i*5 + 1 + perturb) & mask {
		last := i
		if i+linearProbes <= mask {
			last = i + linearProbes
		}
		for j := i; j <= last; j++ {
			if table[j].key.IsUnset() {
				table[j] = setEntry{key: k, hash: hash}
				return
			}
		}
		perturb >>= 5
	}
}

// discard removes k and reports whether it was there.
func (s *Set) discard(k Value) (bool, *Exc) {
	hash, err := setHash(k)
	if err != nil {
		return false, err
	}
	return s.discardHashed(k, hash)
}

func (s *Set) discardHashed(k Value, hash int64) (bool, *Exc) {
	if s.used == 0 {
		return false, nil
	}
	e, err := s.find(k, hash)
	if err != nil || e.key.IsUnset() {
		return false, err
	}
	*e = setEntry{deleted: true}
	s.used--
	return true, nil
}

func (s *Set) clear() { s.table, s.used, s.fill = nil, 0, 0 }

// pop removes and returns some element; Unset if there is none.
func (s *Set) pop() Value {
	if s.used == 0 {
		return Unset
	}
	i := s.finger & s.mask()
	for s.table[i].key.IsUnset() {
		i = (i + 1) & s.mask()
	}
	k := s.table[i].key
	s.table[i] = setEntry{deleted: true}
	s.used--
	s.finger = i + 1
	return k
}

// next is the first element at or behind slot i, and the slot to go on from.
func (s *Set) next(i int) (e setEntry, after int, ok bool) {
	for ; i < len(s.table); i++ {
		if !s.table[i].key.IsUnset() {
			return s.table[i], i + 1, true
		}
	}
	return setEntry{}, i, false
}

// Len is the number of elements.
func (s *Set) Len() int { return s.used }

// Has reports whether k is an element.
func (s *Set) Has(k Value) (bool, *Exc) { return s.has(k) }

// Add adds k.
func (s *Set) Add(k Value) *Exc { return s.add(k) }

// Discard removes k and reports whether it was there.
func (s *Set) Discard(k Value) (bool, *Exc) { return s.discard(k) }

// Elem is the first element at or behind the given position, and the position to go on from; ok is false behind the last.
func (s *Set) Elem(pos int) (k Value, next int, ok bool) {
	e, next, ok := s.next(pos)
	return e.key, next, ok
}

// merge adds the elements of another set.
func (s *Set) merge(o *Set) *Exc {
	if o == s || o.used == 0 {
		return nil
	}
	if (s.fill+o.used)*5 >= s.mask()*3 {
		s.resize((s.used + o.used) * 2)
	}
	if s.fill == 0 && s.mask() == o.mask() && o.fill == o.used {
		s.table = append([]setEntry(nil), o.table...)
		s.fill, s.used = o.fill, o.used
		return nil
	}
	if s.table == nil {
		s.table = make([]setEntry, setMinSize)
	}
	if s.fill == 0 {
		for e, i, ok := o.next(0); ok; e, i, ok = o.next(i) {
			s.insertClean(e.key, e.hash)
		}
		s.fill, s.used = o.used, o.used
		return nil
	}
	for e, i, ok := o.next(0); ok; e, i, ok = o.next(i) {
		if err := s.addHashed(e.key, e.hash); err != nil {
			return err
		}
	}
	return nil
}

// frozenHash is the hash of the elements whatever their order.
func (s *Set) frozenHash() int64 {
	var h uint64
	for e, i, ok := s.next(0); ok; e, i, ok = s.next(i) {
		x := uint64(e.hash)
		h ^= (x ^ 89869747 ^ x<<16) * 3644798167
	}
	h ^= (uint64(s.used) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == 1<<64-1 {
		return 590923713
	}
	return int64(h)
}

// AsSet returns v as a set, frozenset or instance of a subclass, else nil.
func AsSet(v Value) *Set {
	if s := As[Set](v, &SetType); s != nil {
		return s
	}
	return As[Set](v, &FrozenSetType)
}

// NewSet is the display of the given elements.
func NewSet(items ...Value) (Value, *Exc) {
	s := newSet(&SetType)
	for _, v := range items {
		if err := s.add(v); err != nil {
			return Unset, err
		}
	}
	return FromObj(s), nil
}

// NewFrozenSet is a frozenset of the given elements.
func NewFrozenSet(items ...Value) (Value, *Exc) {
	v, err := NewSet(items...)
	if err == nil {
		setType(v, &FrozenSetType)
	}
	return v, err
}

// SetAdd adds v to a set (subclasses' add is not asked).
func SetAdd(s, v Value) *Exc { return Cast[Set](s).add(v) }

// SetUpdate adds the items of v, as `{*v}` does.
func SetUpdate(s, v Value) *Exc { return Cast[Set](s).updateFrom(v) }
