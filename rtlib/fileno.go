package rt

import "math"

// FileDescriptor is the number of a descriptor, or of a file's.
func FileDescriptor(v Value) (int, *Exc) {
	if !IsIntLike(v) {
		f, ok, err := LookupAttr(v, "fileno")
		if err != nil {
			return 0, err
		}
		if !ok {
			return 0, Errorf(&TypeError, "argument must be an int, or have a fileno() method.")
		}
		if v, err = Call0(f); err != nil {
			return 0, err
		}
		if !IsIntLike(v) {
			return 0, Errorf(&TypeError, "fileno() returned a non-integer")
		}
	}
	fd, err := IndexInt(v)
	switch {
	case err != nil:
		return 0, Errorf(&OverflowError, "Python int too large to convert to C int")
	case fd < 0:
		return 0, Errorf(&ValueError, "file descriptor cannot be a negative integer (%d)", fd)
	case fd > math.MaxInt32:
		return 0, Errorf(&OverflowError, "Python int too large to convert to C int")
	}
	return fd, nil
}
