package rt

// Minimal versions of what the object model calls and other files of this package are to define; each goes when its definition comes.

func typeOr(a, b Value) (Value, *Exc) { return NotImplemented, nil }
