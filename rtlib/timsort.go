package rt

// This file sorts stably by CPython's adaptive merge sort. Programs can count and interrupt comparisons, so the comparisons and
// their order are those of CPython: natural runs, binary insertion up to a minimal run, merges by powers of runs, galloping.

// sorter sorts keys, and vals along with them unless that is nil.
type sorter struct {
	keys, vals []Value
	less       func(a, b Value) (bool, *Exc)
	runs       []run
	minGallop  int
	tmpK, tmpV []Value
}

// run is a sorted stretch of keys. power orders merges: a run is merged with its left neighbour before runs of less power come.
type run struct{ base, len, power int }

const startGallop = 7

func (s *sorter) reverse(lo, hi int) {
	for i, j := lo, hi-1; i < j; i, j = i+1, j-1 {
		s.keys[i], s.keys[j] = s.keys[j], s.keys[i]
		if s.vals != nil {
			s.vals[i], s.vals[j] = s.vals[j], s.vals[i]
		}
	}
}

// sort sorts everything.
func (s *sorter) sort() *Exc {
	n := len(s.keys)
	if n < 2 {
		return nil
	}
	s.minGallop = startGallop
	minRun := minRunOf(n)
	for lo := 0; lo < n; {
		k, err := s.countRun(lo, n)
		if err != nil {
			return err
		}
		if k < minRun {
			force := min(minRun, n-lo)
			if err := s.binarySort(lo, lo+force, lo+k); err != nil {
				return err
			}
			k = force
		}
		if err := s.pushRun(lo, k); err != nil {
			return err
		}
		lo += k
	}
	for len(s.runs) > 1 {
		i := len(s.runs) - 2
		if i > 0 && s.runs[i-1].len < s.runs[i+1].len {
			i--
		}
		if err := s.mergeAt(i); err != nil {
			return err
		}
	}
	return nil
}

// minRunOf divides n by two until it is below 64, rounding up: about n/minRun runs then make a power of two.
func minRunOf(n int) int {
	odd := 0
	for n >= 64 {
		odd |= n & 1
		n >>= 1
	}
	return n + odd
}

// countRun is the length of the ascending run that begins at lo; a descending one is turned round first. Equal neighbours in a
// descending run are reversed twice, so that they keep their order.
func (s *sorter) countRun(lo, hi int) (int, *Exc) {
	keys := s.keys
	n := lo + 1
	smaller, err := s.ascend(&n, hi)
	if err != nil || !smaller {
		return n - lo, err
	}
	if n > lo+1 {
		larger, err := s.less(keys[lo], keys[n-1])
		if err != nil || larger {
			return n - lo, err
		}
		s.reverse(lo, n)
	}
	equals := 0
	for n++; n < hi; n++ {
		smaller, err := s.less(keys[n], keys[n-1])
		if err != nil {
			return 0, err
		}
		if smaller {
			if equals > 0 {
				s.reverse(n-equals-1, n)
				equals = 0
			}
			continue
		}
		larger, err := s.less(keys[n-1], keys[n])
		if err != nil {
			return 0, err
		}
		if larger {
			break
		}
		equals++
	}
	if equals > 0 {
		s.reverse(n-equals-1, n)
	}
	s.reverse(lo, n)
	_, err = s.ascend(&n, hi)
	return n - lo, err
}

// ascend moves n up to the first key smaller than the one before it; found is false if there is none below hi.
func (s *sorter) ascend(n *int, hi int) (found bool, err *Exc) {
	for ; *n < hi; *n++ {
		if smaller, err := s.less(s.keys[*n], s.keys[*n-1]); err != nil || smaller {
			return true, err
		}
	}
	return false, nil
}

// binarySort sorts [lo, hi) by insertion, of which [lo, start) is sorted already.
func (s *sorter) binarySort(lo, hi, start int) *Exc {
	if start == lo {
		start++
	}
	keys := s.keys
	for ; start < hi; start++ {
		l, r := lo, start
		pivot := keys[start]
		for l < r {
			m := int(uint(l+r) >> 1)
			before, err := s.less(pivot, keys[m])
			if err != nil {
				return err
			}
			if before {
				r = m
			} else {
				l = m + 1
			}
		}
		copy(keys[l+1:start+1], keys[l:start])
		keys[l] = pivot
		if s.vals != nil {
			v := s.vals[start]
			copy(s.vals[l+1:start+1], s.vals[l:start])
			s.vals[l] = v
		}
	}
	return nil
}

// pushRun notes a new run, after merging those that should be merged before it.
func (s *sorter) pushRun(base, n int) *Exc {
	if k := len(s.runs); k > 0 {
		last := &s.runs[k-1]
		power := runPower(last.base, last.len, n, len(s.keys))
		for len(s.runs) > 1 && s.runs[len(s.runs)-2].power > power {
			if err := s.mergeAt(len(s.runs) - 2); err != nil {
				return err
			}
		}
		s.runs[len(s.runs)-1].power = power
	}
	s.runs = append(s.runs, run{base: base, len: n})
	return nil
}

// runPower is the depth of the boundary between two neighbouring runs in a perfectly balanced tree of merges: the first binary digit
// in which the runs' midpoints, as fractions of n, differ.
func runPower(base, n1, n2, n int) int {
	a := 2*base + n1
	b := a + n1 + n2
	for power := 1; ; power++ {
		if a >= n {
			a -= n
			b -= n
		} else if b >= n {
			return power
		}
		a, b = a<<1, b<<1
	}
}

// mergeAt merges runs i and i+1.
func (s *sorter) mergeAt(i int) *Exc {
	a, b := s.runs[i], s.runs[i+1]
	s.runs[i].len = a.len + b.len
	s.runs = append(s.runs[:i+1], s.runs[i+2:]...)
	k, err := s.gallopRight(s.keys[b.base], s.keys[a.base:a.base+a.len], 0)
	if err != nil {
		return err
	}
	lo, mid := a.base+k, b.base
	if lo == mid {
		return nil
	}
	n, err := s.gallopLeft(s.keys[mid-1], s.keys[mid:mid+b.len], b.len-1)
	if err != nil || n == 0 {
		return err
	}
	if mid-lo <= n {
		return s.mergeLow(lo, mid, mid+n)
	}
	return s.mergeHigh(lo, mid, mid+n)
}

// gallopLeft is where key belongs in the sorted a, before equal ones; the search begins at hint and doubles its steps.
func (s *sorter) gallopLeft(key Value, a []Value, hint int) (int, *Exc) {
	return s.gallop(a, hint, func(x Value) (bool, *Exc) { return s.less(x, key) })
}

// gallopRight is where key belongs in the sorted a, behind equal ones.
func (s *sorter) gallopRight(key Value, a []Value, hint int) (int, *Exc) {
	return s.gallop(a, hint, func(x Value) (bool, *Exc) {
		before, err := s.less(key, x)
		return !before, err
	})
}

// gallop is the number of leading elements of a that are left of the place sought.
func (s *sorter) gallop(a []Value, hint int, isLeft func(Value) (bool, *Exc)) (int, *Exc) {
	left, err := isLeft(a[hint])
	if err != nil {
		return 0, err
	}
	var lo, hi int // the place is in [lo, hi]
	last, ofs := 0, 1
	if left {
		for limit := len(a) - hint; ofs < limit; last, ofs = ofs, ofs<<1+1 {
			if left, err = isLeft(a[hint+ofs]); err != nil {
				return 0, err
			}
			if !left {
				break
			}
		}
		lo, hi = hint+last+1, min(hint+ofs, len(a))
	} else {
		for limit := hint + 1; ofs < limit; last, ofs = ofs, ofs<<1+1 {
			if left, err = isLeft(a[hint-ofs]); err != nil {
				return 0, err
			}
			if left {
				break
			}
		}
		lo, hi = hint-min(ofs, hint+1)+1, hint-last
	}
	for lo < hi {
		m := lo + (hi-lo)>>1
		if left, err = isLeft(a[m]); err != nil {
			return 0, err
		}
		if left {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo, nil
}

func grown(buf []Value, from []Value) []Value { return append(buf[:0], from...) }

// move copies n elements of the temporary storage (from at) to the keys at to.
func (s *sorter) move(to, at, n int) {
	copy(s.keys[to:to+n], s.tmpK[at:at+n])
	if s.vals != nil {
		copy(s.vals[to:to+n], s.tmpV[at:at+n])
	}
}

// shift copies n elements within the keys.
func (s *sorter) shift(to, from, n int) {
	copy(s.keys[to:to+n], s.keys[from:from+n])
	if s.vals != nil {
		copy(s.vals[to:to+n], s.vals[from:from+n])
	}
}

func (s *sorter) save(lo, hi int) {
	s.tmpK = grown(s.tmpK, s.keys[lo:hi])
	if s.vals != nil {
		s.tmpV = grown(s.tmpV, s.vals[lo:hi])
	}
}

// mergeLow merges [lo, mid) with [mid, hi) from the left. The first element is known to come from the right run, the last one from
// the left run.
func (s *sorter) mergeLow(lo, mid, hi int) (err *Exc) {
	s.save(lo, mid)
	na, nb := mid-lo, hi-mid
	dest, a, b := lo, 0, mid // a indexes the temporary storage
	defer func() {           // whatever happened, everything is in place again
		s.move(dest, a, na)
	}()
	s.shift(dest, b, 1)
	dest, b, nb = dest+1, b+1, nb-1
	if nb == 0 {
		return nil
	}
	lastLeft := func() {
		s.shift(dest, b, nb)
		dest += nb
		nb = 0
	}
	if na == 1 {
		lastLeft()
		return nil
	}
	minGallop := s.minGallop
	for {
		winsA, winsB := 0, 0
		for {
			right, err := s.less(s.keys[b], s.tmpK[a])
			if err != nil {
				return err
			}
			if right {
				s.shift(dest, b, 1)
				dest, b, nb = dest+1, b+1, nb-1
				winsA, winsB = 0, winsB+1
				if nb == 0 {
					return nil
				}
				if winsB >= minGallop {
					break
				}
			} else {
				s.move(dest, a, 1)
				dest, a, na = dest+1, a+1, na-1
				winsA, winsB = winsA+1, 0
				if na == 1 {
					lastLeft()
					return nil
				}
				if winsA >= minGallop {
					break
				}
			}
		}
		minGallop++
		for {
			if minGallop > 1 {
				minGallop--
			}
			s.minGallop = minGallop
			k, err := s.gallopRight(s.keys[b], s.tmpK[a:a+na], 0)
			if err != nil {
				return err
			}
			winsA = k
			if k > 0 {
				s.move(dest, a, k)
				dest, a, na = dest+k, a+k, na-k
				if na == 1 {
					lastLeft()
					return nil
				}
				if na == 0 { // only where comparisons contradict each other
					return nil
				}
			}
			s.shift(dest, b, 1)
			dest, b, nb = dest+1, b+1, nb-1
			if nb == 0 {
				return nil
			}
			if k, err = s.gallopLeft(s.tmpK[a], s.keys[b:b+nb], 0); err != nil {
				return err
			}
			winsB = k
			if k > 0 {
				s.shift(dest, b, k)
				dest, b, nb = dest+k, b+k, nb-k
				if nb == 0 {
					return nil
				}
			}
			s.move(dest, a, 1)
			dest, a, na = dest+1, a+1, na-1
			if na == 1 {
				lastLeft()
				return nil
			}
			if winsA < startGallop && winsB < startGallop {
				break
			}
		}
		minGallop++
		s.minGallop = minGallop
	}
}

// mergeHigh is mergeLow from the right.
func (s *sorter) mergeHigh(lo, mid, hi int) (err *Exc) {
	s.save(mid, hi)
	na, nb := mid-lo, hi-mid
	dest := hi // behind the next place to fill; the left run ends at lo+na, the right one at nb of the temporary storage
	defer func() { s.move(dest-nb, 0, nb) }()
	takeLeft := func(k int) {
		s.shift(dest-k, lo+na-k, k)
		dest, na = dest-k, na-k
	}
	takeRight := func(k int) {
		s.move(dest-k, nb-k, k)
		dest, nb = dest-k, nb-k
	}
	takeLeft(1)
	if na == 0 {
		return nil
	}
	if nb == 1 {
		takeLeft(na)
		return nil
	}
	minGallop := s.minGallop
	for {
		winsA, winsB := 0, 0
		for {
			left, err := s.less(s.tmpK[nb-1], s.keys[lo+na-1])
			if err != nil {
				return err
			}
			if left {
				takeLeft(1)
				winsA, winsB = winsA+1, 0
				if na == 0 {
					return nil
				}
				if winsA >= minGallop {
					break
				}
			} else {
				takeRight(1)
				winsA, winsB = 0, winsB+1
				if nb == 1 {
					takeLeft(na)
					return nil
				}
				if winsB >= minGallop {
					break
				}
			}
		}
		minGallop++
		for {
			if minGallop > 1 {
				minGallop--
			}
			s.minGallop = minGallop
			k, err := s.gallopRight(s.tmpK[nb-1], s.keys[lo:lo+na], na-1)
			if err != nil {
				return err
			}
			winsA = na - k
			if winsA > 0 {
				takeLeft(winsA)
				if na == 0 {
					return nil
				}
			}
			takeRight(1)
			if nb == 1 {
				takeLeft(na)
				return nil
			}
			if k, err = s.gallopLeft(s.keys[lo+na-1], s.tmpK[:nb], nb-1); err != nil {
				return err
			}
			winsB = nb - k
			if winsB > 0 {
				takeRight(winsB)
				if nb == 1 {
					takeLeft(na)
					return nil
				}
				if nb == 0 { // only where comparisons contradict each other
					return nil
				}
			}
			takeLeft(1)
			if na == 0 {
				return nil
			}
			if winsA < startGallop && winsB < startGallop {
				break
			}
		}
		minGallop++
		s.minGallop = minGallop
	}
}
