// Package hamt is a persistent map: a hash array mapped trie, as Bagwell's "Ideal Hash Trees" describes it.
//
// A [Map] never changes. Setting and deleting give another map, which shares with the first all but the nodes on the way to the key.
// Five bits of the hash, from the lowest upwards, choose the way at each level, so maps iterate in the order of these bits. A single
// key stays as high up as it has no rival, and a branch that is left with a single key gives way to that.
package hamt

import (
	"math/bits"
	"slices"

	rt "github.com/py2go/py2go/rtlib"
)

// Map is a persistent map, and a Python object of type [Type]. The zero Map is empty; New makes one to show to programs.
type Map struct {
	rt.Obj
	root node // nil: empty
	n    int
}

// node is a *leaf, *branch or *collision.
type node interface{}

type leaf struct {
	key, val rt.Value
	hash     uint32
}

// branch has a node, of these hash bits, for each bit in use.
type branch struct {
	use   uint32
	nodes []node
}

// collision has the leaves of keys with the same hash, at least two, in the order they came.
type collision struct {
	hash   uint32
	leaves []node
}

const width = 5 // bits of the hash to a level

// levels is how many lists of nodes there can be from the root down: the root alone, those of branches, and colliding leaves.
const levels = 1 + (32+width-1)/width + 1

// bit is the bit in branch.use for a hash at the level whose lowest bit is shift.
func bit(hash uint32, shift uint) uint32 { return 1 << (hash >> shift & (1<<width - 1)) }

// index is where in b.nodes the node of a bit is, or would be.
func (b *branch) index(bit uint32) int { return bits.OnesCount32(b.use & (bit - 1)) }

// fold makes a Python hash one of 32 bits.
func fold(hash int64) uint32 { return uint32(hash) ^ uint32(hash>>32) }

// is reports whether key is l's.
func (l *leaf) is(key rt.Value, hash uint32) (bool, *rt.Exc) {
	if l.hash != hash {
		return false, nil
	}
	if l.key == key {
		return true, nil
	}
	return rt.IfEq(key, l.key)
}

// New is an empty map.
func New() *Map { return &Map{Obj: rt.MakeObj(&Type)} }

// Len is the number of keys.
func (m *Map) Len() int { return m.n }

// Find is the value of key, whose hash is given.
func (m *Map) Find(key rt.Value, hash int64) (val rt.Value, found bool, err *rt.Exc) {
	h := fold(hash)
	n := m.root
	for shift := uint(0); ; shift += width {
		switch x := n.(type) {
		case nil:
			return rt.Unset, false, nil
		case *leaf:
			if found, err = x.is(key, h); err != nil || !found {
				return rt.Unset, false, err
			}
			return x.val, true, nil
		case *branch:
			b := bit(h, shift)
			if x.use&b == 0 {
				return rt.Unset, false, nil
			}
			n = x.nodes[x.index(b)]
		case *collision:
			i, err := x.find(key, h)
			if err != nil || i < 0 {
				return rt.Unset, false, err
			}
			return x.leaf(i).val, true, nil
		}
	}
}

// find is where key is among the leaves; -1 if it is not.
func (c *collision) find(key rt.Value, hash uint32) (int, *rt.Exc) {
	for i := range c.leaves {
		if same, err := c.leaf(i).is(key, hash); err != nil || same {
			return i, err
		}
	}
	return -1, nil
}

func (c *collision) leaf(i int) *leaf { return c.leaves[i].(*leaf) }

// Set is a map that has val for key, whose hash is given: m itself if it is that. A key that m has already stays the object it is.
func (m *Map) Set(key rt.Value, hash int64, val rt.Value) (*Map, *rt.Exc) {
	root, more, err := set(m.root, 0, &leaf{key, val, fold(hash)})
	if err != nil || root == m.root {
		return m, err
	}
	return &Map{Obj: m.Obj, root: root, n: m.n + more}, nil
}

// set is n, of the level of shift, with l in it, and the number of keys that adds. It is n itself where nothing changes.
func set(n node, shift uint, l *leaf) (_ node, more int, err *rt.Exc) {
	switch x := n.(type) {
	case nil:
		return l, 1, nil
	case *leaf:
		same, err := x.is(l.key, l.hash)
		switch {
		case err != nil:
			return n, 0, err
		case same && x.val == l.val:
			return n, 0, nil
		case same:
			return &leaf{x.key, l.val, x.hash}, 0, nil
		case x.hash == l.hash:
			return &collision{l.hash, []node{x, l}}, 1, nil
		}
		return fork(x, x.hash, l, shift), 1, nil
	case *collision:
		if x.hash != l.hash {
			return fork(x, x.hash, l, shift), 1, nil
		}
		i, err := x.find(l.key, l.hash)
		switch {
		case err != nil:
			return n, 0, err
		case i < 0:
			return &collision{x.hash, append(slices.Clip(x.leaves), l)}, 1, nil
		case x.leaf(i).val == l.val:
			return n, 0, nil
		}
		c := &collision{x.hash, slices.Clone(x.leaves)}
		c.leaves[i] = &leaf{x.leaf(i).key, l.val, l.hash}
		return c, 0, nil
	}
	x := n.(*branch)
	b := bit(l.hash, shift)
	i := x.index(b)
	if x.use&b == 0 {
		return &branch{x.use | b, slices.Insert(slices.Clip(x.nodes), i, node(l))}, 1, nil
	}
	child, more, err := set(x.nodes[i], shift+width, l)
	if err != nil || child == x.nodes[i] {
		return n, 0, err
	}
	return x.replace(i, child), more, nil
}

// fork is a branch, or as many as their hashes have in common, to x and l, whose hashes differ.
func fork(x node, hash uint32, l *leaf, shift uint) node {
	p, q := bit(hash, shift), bit(l.hash, shift)
	switch {
	case p == q:
		return &branch{p, []node{fork(x, hash, l, shift+width)}}
	case p < q:
		return &branch{p | q, []node{x, l}}
	}
	return &branch{p | q, []node{l, x}}
}

// replace is b with another node in place i.
func (b *branch) replace(i int, n node) *branch {
	r := &branch{b.use, slices.Clone(b.nodes)}
	r.nodes[i] = n
	return r
}

// Delete is a map without key, whose hash is given: m itself if it has no such key.
func (m *Map) Delete(key rt.Value, hash int64) (*Map, *rt.Exc) {
	root, err := without(m.root, 0, key, fold(hash))
	if err != nil || root == m.root {
		return m, err
	}
	return &Map{Obj: m.Obj, root: root, n: m.n - 1}, nil
}

// without is n, of the level of shift, without key: n itself where it is not there, nil where nothing is left.
func without(n node, shift uint, key rt.Value, hash uint32) (node, *rt.Exc) {
	switch x := n.(type) {
	case *leaf:
		if same, err := x.is(key, hash); err != nil || !same {
			return n, err
		}
		return nil, nil
	case *collision:
		i, err := x.find(key, hash)
		switch {
		case err != nil || i < 0:
			return n, err
		case len(x.leaves) == 2:
			return x.leaves[1-i], nil
		}
		return &collision{x.hash, slices.Delete(slices.Clone(x.leaves), i, i+1)}, nil
	case *branch:
		b := bit(hash, shift)
		if x.use&b == 0 {
			return n, nil
		}
		i := x.index(b)
		child, err := without(x.nodes[i], shift+width, key, hash)
		if err != nil || child == x.nodes[i] {
			return n, err
		}
		if child == nil {
			x = &branch{x.use &^ b, slices.Delete(slices.Clone(x.nodes), i, i+1)}
		} else {
			x = x.replace(i, child)
		}
		if len(x.nodes) == 1 {
			if _, deep := x.nodes[0].(*branch); !deep {
				return x.nodes[0], nil
			}
		}
		return x, nil
	}
	return nil, nil
}

// Iter goes through a map.
type Iter struct {
	stack [levels]struct {
		nodes []node
		i     int
	}
	depth int
}

// Iter starts at the first key of m.
func (m *Map) Iter() Iter {
	var it Iter
	if m.root != nil {
		it.push([]node{m.root})
	}
	return it
}

func (it *Iter) push(nodes []node) {
	it.stack[it.depth].nodes, it.stack[it.depth].i = nodes, 0
	it.depth++
}

// Next is the next key and its value; false at the end.
func (it *Iter) Next() (key, val rt.Value, ok bool) {
	for it.depth > 0 {
		top := &it.stack[it.depth-1]
		if top.i == len(top.nodes) {
			top.nodes = nil
			it.depth--
			continue
		}
		n := top.nodes[top.i]
		top.i++
		switch x := n.(type) {
		case *leaf:
			return x.key, x.val, true
		case *branch:
			it.push(x.nodes)
		case *collision:
			it.push(x.leaves)
		}
	}
	return rt.Unset, rt.Unset, false
}

// Equal reports whether two maps have equal keys with equal values.
func (m *Map) Equal(o *Map) (bool, *rt.Exc) {
	if m == o {
		return true, nil
	}
	if m.n != o.n {
		return false, nil
	}
	it := m.Iter()
	for key, x, ok := it.Next(); ok; key, x, ok = it.Next() {
		hash, err := rt.Hash(key)
		if err != nil {
			return false, err
		}
		y, found, err := o.Find(key, hash)
		if err != nil || !found {
			return false, err
		}
		if x != y {
			if same, err := rt.IfEq(x, y); err != nil || !same {
				return false, err
			}
		}
	}
	return true, nil
}
