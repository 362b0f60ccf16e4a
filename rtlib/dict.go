package rt

import "math/bits"

// This file is the table behind dict: entries in insertion order, and beyond eight of them an open-addressed index into the entries.

// Dict is a dict.
type Dict struct {
	Obj
	entries []dictEntry // in insertion order; deleted ones have no key
	index   []int32     // nil while the entries are few; else position in entries plus one, 0 free, -1 deleted
	used    int         // live entries
	fill    int         // index slots that are not free
	head    int         // entries before it are deleted
	version uint32      // changes with every change of the set of keys
}

type dictEntry struct {
	key, val Value
	hash     int64
}

// unindexed is up to how many entries are searched one by one.
const unindexed = 8

// intHash is the hash of a small int: its value modulo the Mersenne prime 2**61-1, with its sign, and never -1.
func intHash(n int64) int64 {
	const p = 1<<61 - 1
	if n >= p || n <= -p {
		n %= p
	}
	if n == -1 {
		return -2
	}
	return n
}

// hashOf is hash(v), without a call for ints and for strs that were hashed before.
func hashOf(v Value) (int64, *Exc) {
	if v.IsInt() {
		return intHash(v.AsInt()), nil
	}
	if s := Exactly[Str](v, &StrType); s != nil && s.hash != 0 {
		return s.hash, nil
	}
	return Hash(v)
}

// sameKey compares keys of equal hash that are not identical. sure is false if that takes a call of their types' comparison.
func sameKey(a, b Value) (same, sure bool) {
	if a.IsUnset() || a.IsInt() && b.IsInt() {
		return false, true
	}
	if x := Exactly[Str](a, &StrType); x != nil {
		if y := Exactly[Str](b, &StrType); y != nil {
			return x.s == y.s, true
		}
	}
	return false, false
}

// lookup is the position of k's entry, -1 if there is none.
func (d *Dict) lookup(k Value, hash int64) (int, *Exc) {
	if d.index == nil {
		for i := d.head; i < len(d.entries); i++ {
			if e := &d.entries[i]; e.hash == hash {
				if e.key == k {
					return i, nil
				}
				if same, sure := sameKey(e.key, k); same {
					return i, nil
				} else if !sure {
					return d.lookupSlow(k, hash)
				}
			}
		}
		return -1, nil
	}
	mask := uint64(len(d.index) - 1)
	perturb := uint64(hash)
	for slot := perturb & mask; ; slot = (slot*5 + perturb + 1) & mask {
		x := d.index[slot&uint64(len(d.index)-1)]
		if x == 0 {
			return -1, nil
		}
		if x > 0 {
			if e := &d.entries[x-1]; e.hash == hash {
				if e.key == k {
					return int(x - 1), nil
				}
				if same, sure := sameKey(e.key, k); same {
					return int(x - 1), nil
				} else if !sure {
					return d.lookupSlow(k, hash)
				}
			}
		}
		perturb >>= 5
	}
}

// candidates yields the positions of entries with the given hash, in probing order.
func (d *Dict) candidates(hash int64, yield func(int) bool) {
	if d.index == nil {
		for i := range d.entries {
			if e := &d.entries[i]; e.hash == hash && !e.key.IsUnset() && !yield(i) {
				return
			}
		}
		return
	}
	index, mask := d.index, uint64(len(d.index)-1)
	perturb := uint64(hash)
	for slot := perturb & mask; index[slot] != 0; slot = (slot*5 + perturb + 1) & mask {
		if i := int(index[slot]) - 1; i >= 0 && d.entries[i].hash == hash && !yield(i) {
			return
		}
		perturb >>= 5
	}
}

// lookupSlow is lookup where comparing may run Python code, which may change the dict: then it starts again.
func (d *Dict) lookupSlow(k Value, hash int64) (pos int, err *Exc) {
	for again := true; again; {
		again, pos = false, -1
		d.candidates(hash, func(i int) bool {
			version, same := d.version, false
			if same, err = equal(d.entries[i].key, k); err != nil {
				return false
			}
			if version != d.version {
				again = true
				return false
			}
			if same {
				pos = i
			}
			return !same
		})
		if err != nil {
			return -1, err
		}
	}
	return pos, nil
}

// get is the value of k; Unset if it is not there.
func (d *Dict) get(k Value) (Value, *Exc) {
	hash, err := hashOf(k)
	if err != nil {
		return Unset, err
	}
	i, err := d.lookup(k, hash)
	if i < 0 {
		return Unset, err
	}
	return d.entries[i].val, nil
}

// set stores v under k.
func (d *Dict) set(k, v Value) *Exc {
	hash, err := hashOf(k)
	if err != nil {
		return err
	}
	return d.setHashed(k, v, hash)
}

func (d *Dict) setHashed(k, v Value, hash int64) *Exc {
	i, err := d.lookup(k, hash)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].val = v
		return nil
	}
	d.insert(k, v, hash)
	return nil
}

// insert adds an entry for a key that is not there.
func (d *Dict) insert(k, v Value, hash int64) {
	d.version++
	if d.index == nil {
		if len(d.entries) >= unindexed {
			d.rebuild()
		}
	} else if d.fill >= len(d.index)*2/3 {
		d.rebuild()
	}
	if d.entries == nil {
		d.entries = make([]dictEntry, 0, unindexed/2)
	}
	d.entries = append(d.entries, dictEntry{k, v, hash})
	d.used++
	if d.index != nil {
		d.link(hash, int32(len(d.entries)))
	}
}

// link enters an entry's position plus one into the first free slot of its probing sequence.
func (d *Dict) link(hash int64, x int32) {
	mask := uint64(len(d.index) - 1)
	perturb := uint64(hash)
	slot := perturb & mask
	for d.index[slot] != 0 {
		perturb >>= 5
		slot = (slot*5 + perturb + 1) & mask
	}
	d.index[slot] = x
	d.fill++
}

// rebuild drops deleted entries and makes an index, with room to double.
func (d *Dict) rebuild() {
	size := 0
	if d.used >= unindexed {
		size = 1 << bits.Len(uint(d.used*3))
	}
	live := makeItems[dictEntry](max(size*2/3, unindexed))
	if d.used == len(d.entries) {
		live = append(live, d.entries...)
	} else {
		for i := range d.entries {
			if e := &d.entries[i]; !e.key.IsUnset() {
				live = append(live, *e)
			}
		}
	}
	d.entries, d.head, d.fill, d.index = live, 0, 0, nil
	if size > 0 {
		d.index = makeItems[int32](size)[:size]
		for i := range live {
			d.link(live[i].hash, int32(i+1))
		}
	}
}

// deleteAt deletes the entry at position i. It leaves a hole even at the end: an iterator must see that the keys have changed.
func (d *Dict) deleteAt(i int) {
	d.version++
	if d.index != nil {
		mask := uint64(len(d.index) - 1)
		perturb := uint64(d.entries[i].hash)
		slot := perturb & mask
		for d.index[slot] != int32(i+1) {
			perturb >>= 5
			slot = (slot*5 + perturb + 1) & mask
		}
		d.index[slot] = -1
	}
	d.entries[i] = dictEntry{}
	d.used--
	for d.head < len(d.entries) && d.entries[d.head].key.IsUnset() {
		d.head++
	}
}

// trim drops the holes at the end: what popitem takes from there makes room at once.
func (d *Dict) trim() {
	n := len(d.entries)
	for n > 0 && d.entries[n-1].key.IsUnset() {
		n--
	}
	d.entries = d.entries[:n]
	d.head = min(d.head, n)
}

// remove deletes k and returns the value it had; Unset if it was not there.
func (d *Dict) remove(k Value) (Value, *Exc) {
	hash, err := hashOf(k)
	if err != nil {
		return Unset, err
	}
	i, err := d.lookup(k, hash)
	if i < 0 {
		return Unset, err
	}
	v := d.entries[i].val
	d.deleteAt(i)
	return v, nil
}

// Clear removes all entries.
func (d *Dict) Clear() { *d = Dict{Obj: d.Obj, version: d.version + 1} }

// copyFrom makes the empty d a copy of s.
func (d *Dict) copyFrom(s *Dict) {
	d.version++
	d.entries = append(make([]dictEntry, 0, s.used), s.entries...)
	d.index = append([]int32(nil), s.index...)
	d.used, d.fill, d.head = s.used, s.fill, s.head
	if d.used < len(d.entries) {
		d.rebuild()
	}
}

// Len is the number of entries.
func (d *Dict) Len() int { return d.used }

// Get is the value of k; Unset if it is not there.
func (d *Dict) Get(k Value) (Value, *Exc) { return d.get(k) }

// Set stores v under k.
func (d *Dict) Set(k, v Value) *Exc { return d.set(k, v) }

// Remove deletes k and returns the value it had; Unset if it was not there.
func (d *Dict) Remove(k Value) (Value, *Exc) { return d.remove(k) }

// Entry is the first entry at or behind the given position, and the position to go on from; ok is false behind the last. A walk
// begins at 0 and sees insertion order; the dict may change under it.
func (d *Dict) Entry(pos int) (k, v Value, next int, ok bool) {
	for pos = max(pos, d.head); pos < len(d.entries); pos++ {
		if e := &d.entries[pos]; !e.key.IsUnset() {
			return e.key, e.val, pos + 1, true
		}
	}
	return Unset, Unset, pos, false
}

// lastEntry is the position of the last live entry before the given one; -1 if there is none.
func (d *Dict) lastEntry(before int) int {
	for i := min(before, len(d.entries)) - 1; i >= d.head; i-- {
		if !d.entries[i].key.IsUnset() {
			return i
		}
	}
	return -1
}

// NewDict is an empty dict.
func NewDict() Value { return FromObj(&Dict{Obj: Obj{&DictType}}) }

// NewDictSize is an empty dict with room for n entries.
func NewDictSize(n int) Value {
	switch { // the small ones in one piece
	case n == 0:
		return NewDict()
	case n <= 2:
		p := &struct {
			Dict
			in [2]dictEntry
		}{Dict: Dict{Obj: Obj{&DictType}}}
		p.entries = p.in[:0]
		return FromObj(&p.Dict)
	case n <= 4:
		p := &struct {
			Dict
			in [4]dictEntry
		}{Dict: Dict{Obj: Obj{&DictType}}}
		p.entries = p.in[:0]
		return FromObj(&p.Dict)
	}
	return FromObj(&Dict{Obj: Obj{&DictType}, entries: make([]dictEntry, 0, n)})
}

// DictOf is the display of keys and values in turn.
func DictOf(kv ...Value) (Value, *Exc) {
	v := NewDictSize(len(kv) / 2)
	d := Cast[Dict](v)
	for i := 0; i+1 < len(kv); i += 2 {
		if err := d.set(kv[i], kv[i+1]); err != nil {
			return Unset, err
		}
	}
	return v, nil
}

// DictSet is d[k] = v for a dict (subclasses' __setitem__ is not asked).
func DictSet(d, k, v Value) *Exc { return Cast[Dict](d).set(k, v) }

// AsDict returns v as a dict or instance of a subclass, else nil.
func AsDict(v Value) *Dict { return As[Dict](v, &DictType) }

// SetStr stores v under a str key.
func (d *Dict) SetStr(k string, v Value) *Exc { return d.set(NewStr(k), v) }

// GetStr is the value of a str key; Unset if it is not there.
func (d *Dict) GetStr(k string) (Value, *Exc) { return d.get(NewStr(k)) }
